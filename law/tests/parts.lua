-- Pieces of stories: the usual way of an ordinary case, stage by stage.
local parts = {}

function parts.join(...)
  local all = {}
  for _, group in ipairs({ ... }) do
    for _, step in ipairs(group) do table.insert(all, step) end
  end
  return all
end

-- What small penalties on the spot are based on.
parts.minor_basis = "《城市市容和环境卫生管理条例》第三十四条"

-- 线索: found on 1 September 2026; the act was on 20 August.
parts.lead = {
  { act = "lead.register", on = "2026-09-01",
    fields = { title = "涉嫌经营超过保质期食品案", party_kind = "org", party_name = "某某（虚构）食品店", found_on = "2026-09-01" } },
  { act = "lead.screen" },
}

local opening = { handlers = { "handler/1", "handler/2" }, capacity = "full", act_state = "once", act_end = "2026-08-20",
  limit_kind = "two" }

-- 立案, with two handlers.
parts.opened = parts.join(parts.lead, {
  { act = "open", fields = opening },
  { act = "open.approve", expect = { ["clock.handle"] = "running", ["due.handle"] = "2026-11-30" } },
})

-- 取证: one paper, found true.
parts.evidence = {
  { act = "credential.show" },
  { act = "record.add" },
  { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "进货单", evidence_points = { "act", "amount" } } },
  { act = "evidence.verify", fields = { verified = "true" } },
}

-- The report's fields, with some of them different.
function parts.report(other)
  local fields = { conclusion = "penalty", weight = "normal", gains_kind = "none", correct_way = "none", law_change = "none",
    law_broken = "《中华人民共和国食品安全法》第三十四条第（十）项",
    law_basis = "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项", review58_kind = "none" }
  for key, value in pairs(other or {}) do fields[key] = value end
  return { act = "report.submit", fields = fields }
end

-- 调查终结 with a fine, in fen.
function parts.investigated(fine, other)
  return parts.join(parts.evidence, {
    { act = "norm.add", fields = { cite = "《中华人民共和国食品安全法》第一百二十四条第一款", low = 5000000, high = 30000000, applied = true } },
    { act = "penalty.add", fields = { kind = "fine", amount = fine } },
    parts.report(other),
  })
end

parts.reviewed = { { act = "legality.pass" } }

-- 告知: served on 21 September. The five workdays end on the 29th, for the 25th is a holiday.
parts.noticed = {
  { act = "notice.sign", on = "2026-09-21" },
  { act = "notice.scan" },
  { act = "notice.serve" },
  { child = "service_notice", ends = "served" },
}

parts.rechecked = { { act = "recheck.submit", on = "2026-09-30" } }

parts.decision = { perform_text = "缴至银行", bank_name = "某银行", bank_address = "某街一号", surcharge_stated = true,
  court_name = "某区人民法院" }

-- 决定, signed and served on 20 October.
parts.decided = {
  { act = "decide.penalty", on = "2026-10-20", fields = parts.decision },
  { act = "decide.penalty.approve", expect = { ["clock.handle"] = "stopped", ["due.serve"] = "2026-10-29" } },
  { act = "decision.scan" },
  { act = "decision.serve" },
  { child = "service_decision", ends = "served", facts = { served_on = "2026-10-20" } },
  { expect = { ["clock.serve"] = "stopped", decision_served_on = "2026-10-20" } },
}

parts.paid = {
  { act = "collection.open", expect = { ["child.collection"] = "open" } },
  { child = "collection", act = "pay.record", fields = { part = "fine", amount = 5600000 } },
  { child = "collection", ends = "paid" },
  { expect = { collected = true } },
}

parts.filed = {
  { act = "publication.none" },
  { act = "close" },
  { act = "close.approve", expect = { ["clock.file"] = "running" } },
  { act = "contents.make", paper = "penalty.contents", says = { "行政处罚决定书", "证据：进货单" } },
  { act = "archive", expect = { ["clock.file"] = "stopped" } },
}

-- Everything up to the decision served on 20 October 2026: a fine of 56,000 yuan.
parts.to_decision = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, parts.decided)

return parts
