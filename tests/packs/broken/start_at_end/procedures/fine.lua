-- The act that drops the matter starts a clock.
local fine = use "small/procedures/fine"
for _, action in ipairs(fine.actions) do
  if action[1] == "drop" then action.stop, action.start = nil, "handle" end
end
return fine
