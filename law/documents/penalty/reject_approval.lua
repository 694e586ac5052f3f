-- 不予立案审批表.
local parts = use "documents/parts"

return {
  id = "penalty.reject_approval", title = "不予立案审批表", outward = false, basis = "处罚法54Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "lead_text", "reject_ground", "reject_text" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "案件来源", parts.choice(f, "source") },
      { "线索和核查情况", parts.text(f.lead_text) .. (f.screen_text and "\n" .. f.screen_text or "") },
      { "不予立案的情形", parts.choice(f, "reject_ground") }, { "理由", parts.text(f.reject_text) })
    return parts.approval(f, rows, "建议不予立案。", "同意不予立案。")
  end,
}
