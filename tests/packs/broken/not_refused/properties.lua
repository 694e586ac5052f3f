return {
  { "only", procedure = "fine", title = "没有告知书不得撤销", basis = "处罚法46", acts = { "drop" }, only = { reads = { "doc.notice" }, test = function(f) return f["doc.notice"] ~= "none" end } },
}
