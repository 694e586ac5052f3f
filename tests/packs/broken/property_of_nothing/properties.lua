return {
  { "decision_after_talk", procedure = "fine", title = "未谈话不得决定", basis = "处罚法62",
    never = "decide.approve", before = { "talk:finished" } },
}
