return {
  { "always", procedure = "fine", title = "随时可以补充证据", basis = "处罚法46", acts = { "visit" }, shall = { from = "work/*" } },
}
