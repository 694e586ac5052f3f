return {
  { "decision_after_talk", procedure = "fine", title = "未谈话不得决定", basis = "处罚法62",
    never = "decide.approve", before = { "talk:done" } },
  { "fresh_talk", procedure = "fine", title = "重新调查后要再次谈话", basis = "处罚法57",
    never = "decide.approve", before = { "talk:done" }, since = { "renew" } },
}
