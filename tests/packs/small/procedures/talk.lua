return {
  id = "talk", title = "谈话", kind = "talk", basis = "处罚法62", opens = "child", start = "waiting", delegable = true,
  phases = { { "talk", "谈话" } },
  facts = { { "cause", "text", "案由", inherit = true }, { "words", "long", "内容" } },
  states = {
    { "waiting", title = "待谈话", phase = "talk", idle = "通知后才计算到场期限" },
    { "done", title = "谈过", phase = "talk", final = "done" },
    { "none", title = "没有来", phase = "talk", final = "none" },
  },
  clocks = { { "show", title = "到场期限", length = 5, unit = "workday", basis = "处罚法62", effect = "deem", deem = "absent", whom = "party" } },
  actions = {
    { "call", title = "通知", from = "waiting", by = "handler", start = "show", basis = "处罚法62" },
    { "talk", title = "谈话", from = "waiting", to = "done", by = "handler", ask = { "words" }, stop = "show", basis = "处罚法62", urgent = 1 },
    { "absent", title = "未到场", from = "waiting", to = "none", by = "law", basis = "处罚法62" },
  },
  contract = { done = "已谈话", none = "没有到场" },
}
