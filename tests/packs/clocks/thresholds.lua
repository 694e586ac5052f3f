return {
  { "pay", title = "缴纳罚款", unit = "day", basis = "处罚法67Ⅲ", values = { { "2021-07-15", 15 } } },
  { "ask", title = "要求听证", unit = "workday", basis = "处罚法64(一)、85", values = { { "2021-07-15", 5 } } },
  { "apply", title = "申请法院强制执行", unit = "month", basis = "强制法53", values = { { "2012-01-01", 3 } } },
  { "report", title = "紧急情况下报告", unit = "hour", basis = "强制法19", values = { { "2012-01-01", 24 } } },
  { "tell", title = "告知补正", unit = "workday", basis = "许可法32Ⅰ(四)", values = { { "2019-04-23", 5 } } },
  { "more", title = "延长", unit = "day", basis = "处罚法60", values = { { "2021-07-15", 30 } } },
  { "later", title = "还没有施行的期限", unit = "day", basis = "处罚法60", values = { { "2030-01-01", 10 } } },
}
