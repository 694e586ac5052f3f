-- A condition that never answers.
local fine = use "small/procedures/fine"
for _, guard in ipairs(fine.guards) do
  if guard[1] == "proved" then guard.test = function(f) while true do end end end
end
return fine
