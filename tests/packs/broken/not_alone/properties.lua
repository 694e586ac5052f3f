return {
  { "alone", procedure = "fine", title = "只有负责人撤销", basis = "处罚法57", acts = { "tell" }, shall = { by = "handler" }, alone = true },
}
