-- An action leads nowhere.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "tell" then action.to = "tolled" end
end
return fine
