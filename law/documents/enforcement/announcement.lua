-- 限期拆除公告: the party is told publicly to take it down itself (强制法44).
local parts = use "documents/parts"

return {
  id = "enforcement.announcement", title = "限期自行拆除公告", outward = true, basis = "强制法44",
  volume = "main", place = 50,
  demand = { "party_name", "decision_number", "building_text", "self_until" },

  body = function(f)
    local person = f.party_kind ~= "org"
    return {
      parts.p("当事人" .. (person and mask_name(parts.text(f.party_name)) or parts.text(f.party_name)) .. "的下列建筑物、构筑物、设施，本机关已作出"
        .. parts.text(f.decision_number) .. "决定，要求拆除。依照" .. cite "强制法44" .. "的规定，现予公告："),
      { t = "kv", rows = { { "拆除对象", parts.text(f.building_text) }, { "自行拆除期限", "至" .. parts.date(f.self_until) } } },
      parts.p("当事人在法定期限内不申请行政复议、不提起行政诉讼，又不自行拆除的，本机关依法强制拆除。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
