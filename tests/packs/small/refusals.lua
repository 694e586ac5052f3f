return {
  { "ORG-1", basis = "处罚法42" },
  { "role", basis = "处罚法42" },
  { "as", basis = "处罚法42" },
  { "PER-16", basis = "处罚法42" },
  { "PER-11", basis = "处罚法42" },
  { "PER-1", basis = "处罚法42", kinds = { talk = "处罚法55" } },
  { "PER-10", basis = "处罚法42" },
  { "apart", basis = "处罚法42" },
  { "own-proposal", basis = "处罚法42" },
  { "calendar", basis = "处罚法42" },
}
