-- The decision does not wait for the talk.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "decide" then action.need = { "sealed" } end
end
return fine
