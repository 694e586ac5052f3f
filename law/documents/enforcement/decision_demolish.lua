-- 强制拆除决定书 (强制法37、44).
local parts = use "documents/parts"

return {
  id = "enforcement.decision_demolish", title = "强制拆除决定书", outward = true, basis = "强制法37、44",
  volume = "main", place = 10,
  number = { series = "强拆", pattern = "{organ}强拆〔{year}〕{n}号" },
  demand = { "party_name", "party_address", "decision_number", "building_text", "announced_on", "self_until", "decide_text", "decide_when" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "作出" .. parts.text(f.decision_number) .. "决定，要求：" .. parts.text(f.duty_text)
        .. "。本机关于" .. parts.date(f.announced_on) .. "公告，限" .. parts.you(f) .. "至" .. parts.date(f.self_until)
        .. "自行拆除。" .. parts.you(f) .. "在法定期限内不申请行政复议、不提起行政诉讼（或者复议、诉讼已经结束），又不拆除。"),
      { t = "kv", rows = { { "拆除对象", parts.text(f.building_text) }, { "时间和方式", parts.text(f.decide_when) } } },
      parts.h("理由和依据"),
      parts.p(parts.text(f.decide_text) .. "依照" .. cite "强制法37Ⅰ、44" .. "的规定，决定强制拆除。"),
      parts.remedy(f, "enforcement"),
      parts.close(f),
    }
  end,
}
