-- 报请指定管辖函: to the common superior, where organs disagree (处罚法25Ⅱ).
local parts = use "documents/parts"

return {
  id = "penalty.jurisdiction_ask", title = "报请指定管辖函", outward = true, basis = "处罚法25Ⅱ",
  volume = "main", place = 50,
  number = { series = "报管", pattern = "{organ}报管〔{year}〕{n}号" },
  demand = { "title", "party_name", "dispute_to", "dispute_with", "dispute_text" },

  body = function(f)
    return {
      parts.to(f.dispute_to),
      parts.p("对" .. parts.text(f.title) .. "的管辖，本机关与" .. parts.text(f.dispute_with) .. "发生争议，协商不成。依照" .. cite "处罚法25Ⅱ"
        .. "的规定，报请指定管辖。"),
      parts.h("一、案件基本情况"),
      parts.party(f),
      parts.p("行为发生地：" .. parts.text(f.act_place) .. "。" .. parts.text(f.lead_text)),
      parts.h("二、争议和协商情况"),
      parts.p(parts.text(f.dispute_text)),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
