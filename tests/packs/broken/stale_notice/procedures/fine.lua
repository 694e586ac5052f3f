-- Investigated again after the notice, and decided on the old one.
local fine = use "small/procedures/fine"
table.insert(fine.actions, { "renew", title = "重新调查", from = "told", to = "open", by = "handler", basis = "处罚法57" })
return fine
