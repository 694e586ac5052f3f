-- 撤销立案审批表.
local parts = use "documents/parts"

return {
  id = "penalty.cancel_approval", title = "撤销立案审批表", outward = false, basis = "处罚法54Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "opened_on", "cancel_text" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "立案日期", parts.date(f.opened_on) }, { "立案理由", parts.text(f.open_reason) },
      { "撤销立案的理由", parts.text(f.cancel_text) })
    return parts.approval(f, rows, "建议撤销立案。", "同意撤销立案。")
  end,
}
