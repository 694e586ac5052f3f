-- Pieces of stories: the usual way of an ordinary case, stage by stage.
local parts = {}

function parts.join(...)
  local all = {}
  for _, group in ipairs({ ... }) do
    for _, step in ipairs(group) do table.insert(all, step) end
  end
  return all
end

-- 立案, with two handlers.
parts.opened = {
  { act = "lead.register", on = "2026-09-01",
    fields = { title = "涉嫌经营超过保质期食品案", party_kind = "org", party_name = "某某（虚构）食品店", found_on = "2026-09-01" } },
  { act = "lead.screen" },
  { act = "open", fields = { handlers = { "handler/1", "handler/2" }, capacity = "full", act_state = "once", act_end = "2026-08-20",
    limit_kind = "two" } },
  { act = "open.approve", by = "head", expect = { ["clock.handle"] = "running" } },
}

-- 调查终结: a fine of 56,000 on the party's evidence and one paper.
parts.investigated = {
  { act = "credential.show" },
  { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "进货单" } },
  { act = "evidence.verify", fields = { verified = "true" } },
  { act = "norm.add", fields = { cite = "食品安全法第一百二十四条第一款", low = 5000000, high = 10000000, applied = true } },
  { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
  { act = "report.submit",
    fields = { conclusion = "penalty", weight = "normal", gains_kind = "none", correct_way = "none", law_basis = "食品安全法" } },
}

parts.reviewed = {
  { act = "legality.pass", fields = { review58_kind = "none" } },
}

parts.decided = {
  { act = "decide.penalty",
    fields = { perform_text = "缴至银行", bank_name = "某银行", bank_address = "某街", surcharge_stated = true, court_name = "某区人民法院" } },
  { act = "decide.penalty.approve", by = "head", expect = { ["clock.handle"] = "stopped", ["clock.serve"] = "running" } },
  { act = "decision.scan" },
  { act = "decision.serve" },
  { child = "service_decision", ends = "served", facts = { served_on = "2026-10-20" } },
  { expect = { ["clock.serve"] = "stopped", decision_served_on = "2026-10-20" } },
}

parts.paid = {
  { act = "collection.open" },
  { child = "collection", act = "pay.record", fields = { part = "fine", amount = 5600000 } },
  { child = "collection", ends = "paid" },
  { expect = { collected = true } },
}

parts.filed = {
  { act = "publication.none", fields = {} },
  { act = "close" },
  { act = "close.approve", by = "head" },
  { act = "contents.make", paper = "penalty.contents", says = { "行政处罚决定书", "证据：进货单" } },
  { act = "archive", expect = { ["clock.file"] = "stopped" } },
}

return parts
