local all = use "small/thresholds"
table.insert(all, { "proofs", title = "证据件数", unit = "count", basis = "处罚法46", values = { { "2021-07-15", 3 } } })
return all
