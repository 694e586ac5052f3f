-- A condition that is not there.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "decide" then action.need = { "talked", "stamped" } end
end
return fine
