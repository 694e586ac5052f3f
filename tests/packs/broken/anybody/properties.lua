return {
  { "own", procedure = "fine", title = "承办人上传", basis = "处罚法44", acts = { "seal" }, shall = { as = "handlers" } },
}
