-- A condition that answers with a number.
local fine = use "small/procedures/fine"
for _, guard in ipairs(fine.guards) do
  if guard[1] == "proved" then guard.test = function(f) return f["evidence.other"] end end
end
return fine
