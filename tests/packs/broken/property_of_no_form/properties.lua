return {
  { "x", title = "没有内容", procedure = "fine", basis = "处罚法46" },
}
