-- The first time the condition holds; it is the second time that breaks it.
return {
  { "twice", procedure = "fine", title = "有告知书后不再取证", basis = "处罚法46", acts = { "seal" },
    only = { reads = { "doc.notice" }, test = function(f) return f["doc.notice"] ~= "sealed" end } },
}
