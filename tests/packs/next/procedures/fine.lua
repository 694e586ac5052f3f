local fine = use "small/procedures/fine"
for _, s in ipairs(fine.states) do
  if s[1] == "told" then s[1], s.title = "informed", "已告知权利" end
end
for _, f in ipairs(fine.facts) do
  if f[1] == "said" then f[1] = "answer" end
end
table.insert(fine.facts, { "checked", "yesno", "已核对" })
table.insert(fine.guards, { "checked", reads = { "checked" }, test = function(f) return f.checked == true end,
  because = "还没有核对证据", basis = "处罚法46", cure = "check" })
table.insert(fine.clocks, { "check", title = "核对期限", length = 10, unit = "day", basis = "处罚法46", effect = "duty" })
fine.children[1].on.done = { set = { answer = out "words" } }
for _, a in ipairs(fine.actions) do
  if a.from == "told" then a.from = "informed" end
  if a[1] == "tell" then a.to = "informed" end
  if a[1] == "prove" then a.from = { "open", "informed" } end
  if a[1] == "decide" then a.need = { "talked", "sealed", "checked" } end
end
table.insert(fine.actions, { "check", title = "核对证据", from = { "open", "informed" }, by = "handler", set = { checked = true },
  stop = "check", basis = "处罚法46", urgent = 4 })
return fine
