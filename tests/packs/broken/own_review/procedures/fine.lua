-- Who handled the case may approve.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "decide" then action.approve.apart = nil end
end
return fine
