-- 延长办案期限审批表: only where a special provision allows it.
local parts = use "documents/parts"

return {
  id = "penalty.handle_approval", title = "延长办案期限审批表", outward = false, basis = "处罚法60",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "handle_more_basis", "handle_more_why" },

  body = function(f)
    return { parts.sheet(parts.add(parts.case_rows(f), { "立案日期", parts.date(f.opened_on) },
      { "延长的特别规定", parts.text(f.handle_more_basis) }, { "事实和理由", parts.text(f.handle_more_why) },
      { "延长", f["@handle_more_days"] .. "日" },
      parts.opinion("行政机关\n负责人意见", "同意延长。", f.actor, f.today, 2))) }
  end,
}
