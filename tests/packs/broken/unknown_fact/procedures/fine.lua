-- A fact that is not there is asked.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "prove" then action.ask = { "name", "sort" } end
end
return fine
