return {
  { "fresh_talk", procedure = "fine", title = "没有来的要再次谈话", basis = "处罚法62",
    never = "decide.approve", before = { "talk:done" }, since = { "talk:none" } },
}
