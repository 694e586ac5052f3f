return {
  { "nobody", procedure = "fine", title = "法院办理", basis = "处罚法46", acts = { "visit" }, where = { by = "head" }, shall = { two = true } },
}
