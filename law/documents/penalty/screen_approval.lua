-- 延长线索核查审批表.
local parts = use "documents/parts"

return {
  id = "penalty.screen_approval", title = "延长线索核查审批表", outward = false, basis = "处罚法54Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "lead_text", "screen_more_why" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "发现日期", parts.date(f.found_on) }, { "线索内容", parts.text(f.lead_text) },
      { "延长的理由", parts.text(f.screen_more_why) }, { "延长", f["@screen_more_days"] .. "个工作日" },
      parts.opinion("行政机关\n负责人意见", "同意延长。", f.actor, f.today, 2))
    return { parts.sheet(rows) }
  end,
}
