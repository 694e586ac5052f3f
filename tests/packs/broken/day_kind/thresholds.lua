return {
  { "handle_days", title = "办案期限", unit = "workday", basis = "处罚法60", values = { { "2021-07-15", 90 } } },
  { "defence_days", title = "陈述申辩期限", unit = "day", basis = "处罚法44", values = { { "2021-07-15", 3 } } },
  { "most", title = "最高罚款", unit = "fen", basis = "处罚法9", values = { { "2021-07-15", 1000000 } } },
}
