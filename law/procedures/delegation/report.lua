-- 受托执法半年报告: comes again by itself in every organ that acts for another; the organ reports to the one in whose name it acts
-- (意见三(三)).
local delegation = use "procedures/delegation/facts"
local facts = use "facts"
local rules = use "rules"

return {
  id = "delegation.report", title = "受托执法半年报告", kind = "delegation_report", recurs = { every = "half", action = "due" },
  basis = "意见三(三)；处罚法20Ⅲ",
  start = "new",

  phases = { { "write", "撰写" }, { "send", "报送" }, { "file", "归档" } },

  facts = facts.join(delegation.period, {
    { "report_to", "text", "委托机关", max = 120 },
    { "case_count", "int", "办理案件数" },
    { "visit_count", "int", "行政检查次数" },
    { "review_count", "int", "被申请复议、被起诉案件数" },
    { "beyond_count", "int", "超出委托范围的事项数" },
    { "report_text", "long", "受托执法情况、问题和建议", max = 8000 },
    { "sent_on", "date", "报送日期" },
    { "report_scan", "file", "报告（盖章、签收后）" },
  }, delegation.ending),

  guards = {
    rules.paper_issued("report_issued", "delegation.report", "受托执法半年报告", "submit", "意见三(三)"),
  },

  states = {
    { "new", "待开始", phase = "write", idle = "期间结束后开始" },
    { "due", "待撰写", phase = "write" },
    { "writing", "撰写中", phase = "write" },
    { "approved", "已批准，待报送", phase = "send" },
    { "closed", "已报送，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = {
    { "report", title = "向委托机关报告", length = "@delegation_report_days", basis = "意见三(三)", effect = "duty", warn = 5, whom = "organ" },
    delegation.file_clock,
  },

  actions = {
    { "due", title = "半年期间结束", from = "new", to = "due", by = "law", ask = { "title", "period_name", "period_from", "period_to" },
      start = { { "report", from = "period_to" } }, basis = "意见三(三)" },
    { "assign", title = "指定承办人", from = { "due", "writing" }, to = "writing", by = "head", ask = { "handlers" }, urgent = 1, basis = "意见三(三)" },
    { "submit", title = "提请报送", from = "writing", to = "approved", by = "handler", as = "handlers",
      ask = { "report_to", "case_count", "visit_count", "review_count", "beyond_count", "report_text" },
      approve = { by = "head", title = "批准报送", back = "退回", apart = { "handlers" } },
      issue = { "delegation.report" }, urgent = 1, outside = true, basis = "意见三(三)" },
    { "send", title = "登记报送", from = "approved", to = "closed", by = "handler", as = "handlers", ask = { "sent_on", "report_scan" },
      need = { "report_issued" }, scan = "delegation.report", stop = { "report" }, start = { "file" }, effective = "sent_on", urgent = 1,
      outside = true, basis = "意见三(三)" },
    delegation.archive,
  },
}
