return {
  { "calculated", procedure = "fine", title = "两倍为零的不告知", basis = "处罚法44", acts = { "tell" },
    only = { reads = { "double" }, test = function(f) return f.double ~= nil end } },
}
