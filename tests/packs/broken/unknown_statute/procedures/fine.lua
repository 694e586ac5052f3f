-- A statute that is not there.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "register" then action.basis = "惩罚法54" end
end
return fine
