-- Workdays are added to plain days, and a clock counts both ways.
local fine = use "small/procedures/fine"
table.insert(fine.facts, { "told_on", "date", "告知日期" })
table.insert(fine.actions,
  { "longer", title = "延长", from = "open", by = "head", extend = { { "handle", by = "@defence_days" } }, basis = "处罚法60" })
table.insert(fine.actions, { "back", title = "往回算", from = "open", by = "head",
  start = { { "handle", from = "told_on", before = "told_on" } }, basis = "处罚法60" })
return fine
