-- The clock goes on in a state from which its act of law does not lead.
local talk = use "small/procedures/talk"
table.insert(talk.states, 2, { "put_off", title = "改期", phase = "talk" })
table.insert(talk.actions, { "put_off", title = "改期", from = "waiting", to = "put_off", by = "handler", basis = "处罚法62" })
table.insert(talk.actions, { "back", title = "照常", from = "put_off", to = "waiting", by = "handler", basis = "处罚法62" })
return talk
