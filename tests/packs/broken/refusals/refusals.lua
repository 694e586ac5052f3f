return {
  { "ORG-1", basis = "处罚法42" },
  { "ORG-3", basis = "处罚法42" },
  { "ORG-5", basis = "处罚法42" },
  { "ORG-7", basis = "处罚法42" },
  { "rolle", basis = "处罚法42" },
  { "as", basis = "处罚法42" },
  { "PER-16", basis = "处罚法42" },
  { "PER-11", basis = "处罚法42" },
  { "PER-1", basis = "处罚法42", kinds = { talk = "处罚法55" } },
  { "apart", basis = "处罚法42" },
  { "own-proposal", basis = "处罚法42" },
  { "calendar", basis = "处罚法42" },
}
