-- A length that is not there.
local fine = use "small/procedures/fine"
for _, clock in ipairs(fine.clocks) do
  if clock[1] == "handle" then clock.length, clock.unit = nil, "day" end
end
return fine
