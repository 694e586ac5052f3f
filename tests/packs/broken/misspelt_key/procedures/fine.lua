-- urgent, misspelt.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "prove" then action.urgent, action.urgnet = nil, 3 end
end
return fine
