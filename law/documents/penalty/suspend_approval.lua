-- 中止（恢复）调查审批表: only where a special provision allows it.
local parts = use "documents/parts"

return {
  id = "penalty.suspend_approval", title = "中止调查审批表", outward = false, basis = "处罚法60",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "handle_more_basis", "handle_more_why" },

  body = function(f)
    return { parts.sheet(parts.add(parts.case_rows(f), { "立案日期", parts.date(f.opened_on) },
      { "中止的特别规定", parts.text(f.handle_more_basis) }, { "中止的事实和理由", parts.text(f.handle_more_why) },
      parts.opinion("行政机关\n负责人意见", "同意中止调查，办案期限暂停计算。", f.actor, f.today, 2))) }
  end,
}
