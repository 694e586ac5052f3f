-- A state that nobody reaches.
local fine = use "small/procedures/fine"
table.insert(fine.states, 3, { "heard", title = "听证后", phase = "work", idle = "没有人到得了" })
for _, action in ipairs(fine.actions) do
  if action[1] == "drop" then action.from = { "*", "heard" } end
end
return fine
