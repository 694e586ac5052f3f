return {
  { "length", procedure = "fine", title = "三十日", basis = "处罚法60", clock = "handle", term = "30 day" },
}
