-- 恢复调查审批表.
local parts = use "documents/parts"

return {
  id = "penalty.resume_approval", title = "恢复调查审批表", outward = false, basis = "处罚法60",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "handle_more_basis" },

  body = function(f)
    return { parts.sheet(parts.add(parts.case_rows(f), { "立案日期", parts.date(f.opened_on) },
      { "中止的规定和理由", parts.text(f.handle_more_basis) .. "：" .. parts.text(f.handle_more_why) },
      parts.opinion("行政机关\n负责人意见", "中止的情形已经消失，恢复调查，办案期限继续计算。", f.actor, f.today, 2))) }
  end,
}
