return {
  { "hurried", procedure = "fine", title = "未谈话不得直接决定", basis = "处罚法62", never = "hurry", before = { "talk:done" } },
}
