-- With three proofs it is decided without a talk: the third row counts.
local fine = use "small/procedures/fine"
table.insert(fine.guards, { "enough", reads = { "evidence.count", "@proofs" },
  test = function(f) return f["evidence.count"] >= f["@proofs"] end, because = "证据不够", basis = "处罚法46", cure = "prove" })
table.insert(fine.actions, { "hurry", title = "直接决定", from = "told", to = "decided", by = "head", need = { "enough" },
  stop = { "handle", "defence" }, basis = "处罚法57" })
return fine
