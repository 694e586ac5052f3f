-- 行政建议书: guidance without force, how not to break the rule again (意见三(五)).
local parts = use "documents/parts"

return {
  id = "penalty.advice", title = "行政建议书", outward = true, basis = "意见三(五)",
  volume = "main", place = 50,
  number = { series = "建", pattern = "{organ}建〔{year}〕{n}号" },
  demand = { "title", "party_name", "advice_cause", "advice_text" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关在办理" .. parts.text(f.title) .. "（案号：" .. parts.text(f.case_no) .. "）中，发现下列问题和原因："),
      parts.p(parts.text(f.advice_cause)),
      parts.p("为帮助" .. parts.you(f) .. "守法经营、防止再次发生，提出如下建议："),
      parts.p(parts.text(f.advice_text)),
      parts.remedy(f, "guidance"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
