-- A condition reads what it does not declare.
local fine = use "small/procedures/fine"
for _, guard in ipairs(fine.guards) do
  if guard[1] == "big" then guard.reads = { "fine" } end
end
return fine
