-- A duty that goes on after the end.
local fine = use "small/procedures/fine"
for _, clock in ipairs(fine.clocks) do
  if clock[1] == "handle" then clock.after_end = true end
end
return fine
