return {
  { "decision_after_talk", procedure = "fine", title = "未谈话不得决定", basis = "处罚法62",
    never = "decide.approve", before = { "talk:done" } },
  { "own_review", procedure = "fine", title = "调查的人不审批", basis = "处罚法57", apart = { "prove", "decide.approve" } },
}
