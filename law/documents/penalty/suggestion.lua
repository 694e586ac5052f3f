-- 执法建议书: to another organ or body, about what the case has shown.
local parts = use "documents/parts"

return {
  id = "penalty.suggestion", title = "执法建议书", outward = true, basis = "意见三(五)",
  volume = "main", place = 50,
  number = { series = "执建", pattern = "{organ}执建〔{year}〕{n}号" },
  demand = { "title", "suggest_to", "suggest_cause", "suggest_text" },

  body = function(f)
    return {
      parts.to(f.suggest_to),
      parts.p("本机关在办理" .. parts.text(f.title) .. "（案号：" .. parts.text(f.case_no) .. "）中，发现下列管理方面的问题："),
      parts.p(parts.text(f.suggest_cause)),
      parts.p("现建议："),
      parts.p(parts.text(f.suggest_text)),
      parts.p("采纳情况请书面告知本机关。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
