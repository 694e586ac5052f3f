-- A state that nobody leaves.
local fine = use "small/procedures/fine"
table.insert(fine.states, 3, { "stuck", title = "搁置", phase = "work", idle = "没有人办" })
table.insert(fine.actions,
  { "shelve", title = "搁置案件", from = "told", to = "stuck", by = "handler", stop = "handle", basis = "处罚法57" })
for _, action in ipairs(fine.actions) do
  if action[1] == "drop" then action.from = "open" end
end
return fine
