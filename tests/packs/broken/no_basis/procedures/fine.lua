-- An action without a basis.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "register" then action.basis = nil end
end
return fine
