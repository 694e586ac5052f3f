return {
  { "x", title = "没有程序", basis = "处罚法46", acts = { "tell" }, shall = { two = true } },
}
