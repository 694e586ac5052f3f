-- 听证公告: a public hearing is announced (处罚法64(三)).
local parts = use "documents/parts"

return {
  id = "penalty.hearing_announcement", title = "行政处罚听证公告", outward = true, basis = "处罚法64(三)",
  volume = "main", place = 50,
  number = { series = "听公", pattern = "{organ}听公〔{year}〕{n}号" },
  demand = { "title", "party_name", "hearing_on", "hearing_time", "hearing_place" },
  when = function(f) return f.open_to_public == "yes" end,

  body = function(f)
    local person = f.party_kind ~= "org"
    return {
      parts.p("本机关依照" .. cite "处罚法64" .. "的规定，就下列行政处罚案件公开举行听证，现予公告。"),
      { t = "kv", rows = { { "案由", parts.text(f.title) }, { "当事人", person and mask_name(parts.text(f.party_name)) or parts.text(f.party_name) },
        { "时间", parts.date(f.hearing_on) .. "　" .. parts.text(f.hearing_time) }, { "地点", parts.text(f.hearing_place) },
        { "听证主持人", parts.text(f.actor) }, { "公告处", parts.text(f.announced_where) } } },
      parts.p("公民、法人和其他组织需要旁听的，凭有效证件到场，遵守听证纪律；座位有限的，按到场先后安排。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
