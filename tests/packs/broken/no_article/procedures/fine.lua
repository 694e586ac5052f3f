-- A statute without its article.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "register" then action.basis = "处罚法" end
end
return fine
