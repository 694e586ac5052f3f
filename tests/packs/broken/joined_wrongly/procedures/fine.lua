-- A joined matter of a procedure that is not opened so, and a condition that reads it.
local fine = use "small/procedures/fine"
table.insert(fine.children, { "other", procedure = "fine", title = "同案", joined = true })
for _, guard in ipairs(fine.guards) do
  if guard[1] == "talked" then
    guard.reads = { "child.talk", "child.other" }
    guard.test = function(f) return f["child.talk"] == "done" and f["child.other"] == "none" end
  end
end
return fine
