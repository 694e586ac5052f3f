return {
  { "role", title = "负责人持证", basis = "处罚法55", role = "head", requires = { "credential" } },
}
