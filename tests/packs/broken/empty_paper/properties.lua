return {
  { "paper", title = "写明案由", basis = "处罚法44", paper = "notice", contains = { "fine" } },
}
