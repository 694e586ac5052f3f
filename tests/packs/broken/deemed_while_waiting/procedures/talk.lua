-- Who did not come is absent, but not while the head has a proposal before him.
local talk = use "small/procedures/talk"
table.insert(talk.actions, { "end", title = "报请不再谈话", from = "waiting", to = "none", by = "handler", stop = "show", basis = "处罚法62",
  approve = { by = "head", title = "批准不再谈话" } })
return talk
