-- 延期（分期）缴纳罚款审批表: reasons, plan, last day (处罚法66Ⅱ).
local parts = use "documents/parts"

return {
  id = "penalty.defer_approval", title = "延期（分期）缴纳罚款审批表", outward = false, basis = "处罚法66Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "decision_number", "defer_kind", "defer_why", "defer_answer" },

  body = function(f)
    local plan = {}
    for i, p in ipairs(f.plan or {}) do
      table.insert(plan, "第" .. i .. "期：" .. parts.date(p.due_on) .. "前，" .. parts.money(p.part_amount))
    end
    local rows = parts.add(parts.case_rows(f), { "处罚决定书", parts.text(f.decision_number) .. "，" .. parts.date(f.decision_served_on) .. "送达" },
      { "罚款数额", parts.money(f.fine_decided) }, { "未缴罚款", parts.money(f.fine_unpaid) }, { "申请", parts.choice(f, "defer_kind") },
      { "经济困难情况", parts.text(f.defer_why) }, { "缴纳计划", #plan > 0 and table.concat(plan, "\n") or "——" },
      { "最后缴纳日期", parts.date(f.defer_until) },
      parts.opinion("行政机关\n负责人意见", f.defer_answer, f.actor, f.today, 2))
    return { parts.sheet(rows) }
  end,
}
