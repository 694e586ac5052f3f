-- 指定管辖: the common superior designates which organ has jurisdiction, asked by one of those in dispute (处罚法25Ⅱ).
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "delegation.designation", title = "指定管辖", kind = "dispute", opens = "matter",
  basis = "处罚法25Ⅱ",
  start = "new",

  phases = { { "ask", "受理" }, { "name", "指定" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "案由", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人" },
    { "asked_on", "date", "收到报请的日期" },
    { "first_organ", "text", "报请的机关", max = 120 },
    { "other_organ", "text", "争议的另一机关", max = 120 },
    { "request_scan", "file", "报请指定管辖函" },
    { "dispute_text", "long", "争议和协商情况", max = 4000 },
    { "named_organ", "text", "指定管辖的机关", max = 120 },
    { "named_why", "long", "指定的理由", max = 2000 },
    { "designation_scan", "file", "指定管辖通知书盖章扫描件" },
  }, delegation.ending),

  states = {
    { "new", "待登记", phase = "ask", idle = "登记后开始" },
    { "asked", "待指定", phase = "ask", idle = "处罚法没有规定指定的期限" },
    { "named", "已指定，待发出", phase = "name", idle = "通知书盖章后发给各机关" },
    { "closed", "已发出，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = { delegation.file_clock },

  actions = {
    { "register", title = "登记报请", from = "new", to = "asked", by = "handler",
      ask = { "title", "handlers", "asked_on", "first_organ", "other_organ", "dispute_text", "request_scan" }, urgent = 1, basis = "处罚法25Ⅱ" },
    { "designate", title = "签发指定管辖通知书", from = "asked", to = "named", by = "head", ask = { "named_organ", "named_why" },
      issue = { "delegation.designation" }, urgent = 1, outside = true, basis = "处罚法25Ⅱ" },
    { "designation.scan", title = "上传指定管辖通知书盖章扫描件", from = "named", to = "closed", by = "handler", as = "handlers",
      ask = { "designation_scan" }, scan = "delegation.designation", start = { "file" }, urgent = 1, basis = "处罚法25Ⅱ；意见四(八)" },
    delegation.archive,
  },
}
