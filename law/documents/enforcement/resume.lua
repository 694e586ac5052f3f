-- 恢复执行决定书 (强制法39Ⅱ).
local parts = use "documents/parts"

return {
  id = "enforcement.resume", title = "恢复执行决定书", outward = true, basis = "强制法39Ⅱ",
  volume = "main", place = 50,
  number = { series = "恢执", pattern = "{organ}恢执〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "resume_text" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关对" .. parts.text(f.decision_number) .. "决定的强制执行，曾决定中止。现中止的情形已经消失，依照" .. cite "强制法39Ⅱ"
        .. "的规定，决定恢复执行。"),
      parts.p("理由：" .. parts.text(f.resume_text)),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
