return {
  { "states", procedure = "fine", title = "告知前计算", basis = "处罚法60", clock = "handle", runs = { "open" } },
}
