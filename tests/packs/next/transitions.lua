return {
  after = "small 1",
  { "fine", passes = "open", ground = "procedure", from = "2026-09-01", by = "head", basis = "处罚法37",
    why = "办案程序的新规定自施行之日起适用于没有办结的案件",
    states = { told = "informed" }, facts = { said = "answer" }, clocks = { handle = "handle", defence = true },
    start = "check" },
}
