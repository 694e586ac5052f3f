-- What is found in a paper while it is written: what stops it, and what stays in the file.
local parts = use "tests/parts"

-- Three pieces: one found true, one set aside, one excluded.
local evidence = {
  { act = "credential.show" },
  { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "进货单", evidence_points = { "act" } } },
  { act = "evidence.verify", fields = { verified = "true" } },
  { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "现场照片" } },
  { act = "evidence.verify", item = 2, fields = { verified = "true" } },
  { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "照片" } },
  { act = "evidence.exclude", item = 3, fields = { exclusion = "excluded", exclusion_means = "forced" } },
  { act = "evidence.add", fields = { evidence_kind = "witness", evidence_name = "邻人的话" } },
  { act = "evidence.verify", item = 4, fields = { verified = "false" } },
  { act = "norm.add", fields = { cite = "食品安全法第一百二十四条第一款", low = 5000000, high = 30000000, applied = true } },
  { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
}

local function report(facts, proof, other)
  local step = parts.report({ facts_text = facts, evidence_text = proof })
  for key, value in pairs(other or {}) do step[key] = value end
  return step
end

local whole = "进货单、现场照片证明当日在售。"

return {
  { title = "日期：行为、发现的先后，已经发生的不晚于今天", procedure = "penalty.ordinary",
    steps = parts.join({
      { act = "lead.register", on = "2026-09-01", fields = { found_on = "2026-09-02" }, refused = "dates.order" },
    }, parts.lead, {
      { act = "open", fields = { handlers = { "handler/1", "handler/2" }, act_state = "once", act_start = "2026-08-21", act_end = "2026-08-20",
        limit_kind = "two" }, refused = "dates.order" },
      { act = "open", fields = { handlers = { "handler/1", "handler/2" }, act_state = "going", act_start = "2026-09-02", limit_kind = "two" },
        refused = "dates.order" },
      { act = "open", fields = { handlers = { "handler/1", "handler/2" }, act_state = "once", act_start = "2026-08-20", act_end = "2026-08-20",
        limit_kind = "two" } },
    }), ends = "+open" },
  { title = "日期：证据、笔录的日期不晚于报告之日", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "进货单", evidence_points = { "act" }, evidence_on = "2026-09-03" } },
      { act = "evidence.verify", fields = { verified = "true" } },
      { act = "norm.add", fields = { low = 5000000, high = 30000000, applied = true } },
      { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
      report("事实", "进货单证明购入", { refused = "dates.order" }),
      report("事实", "进货单证明购入", { on = "2026-09-03" }),
    }), ends = "reviewing" },
  { title = "证据：查证属实的都要引用，排除的不得引用", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, evidence, {
      report("当事人在售过期食品，见照片。", whole, { refused = "evidence.excluded" }),
      report("当事人在售过期食品，邻人的话可以证明。", "进货单证明购入。",
        { found = { "证2“现场照片”没有在", "evidence.rejected" }, unfound = { "证1“", "evidence.excluded" } }),
    }), ends = "reviewing" },

  { title = "证据：按编号引用也可以，认定里写到排除的只提示", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, evidence, {
      report("当事人在售过期食品（证1、证据2）。", "照片已经排除，理由见查证情况。",
        { found = { "evidence.excluded" }, unfound = { "evidence.uncited" } }),
    }), ends = "reviewing" },

  { title = "决定与告知书逐项比较，不同的留在案卷", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, evidence, { report("当事人在售过期食品三十二袋。", whole, { unfound = { "evidence.uncited" } }) },
      parts.reviewed, parts.noticed, {
      { act = "revise.start", on = "2026-09-30" },
      { act = "penalty.change", fields = { kind = "fine", amount = 5200000 } },
      { act = "penalty.add", fields = { kind = "warning" } },
      { act = "penalty.remove", item = 2 },
      { act = "revise.submit", fields = { facts_text = "当事人在售过期食品二十三袋。", evidence_text = whole, conclusion = "penalty", weight = "normal",
        gains_kind = "none", correct_way = "none", law_basis = "《中华人民共和国食品安全法》第一百二十四条第一款第（六）项" } },
      { act = "relegality.pass", fields = { review58_kind = "none" } },
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision,
        found = { "违法事实与告知书", "告知“……三十二袋", "本稿“……二十三袋", "处罚依据与告知书", "罚款：告知书", "告知 56,000.00 元，本稿 52,000.00 元" },
        unfound = { "裁量理由与", "违反的规定与", "没收" } },
      { act = "decide.penalty.approve", found = { "违法事实与告知书", "告知 56,000.00 元" } },
    }), ends = "decided" },

  { title = "与告知书相同的决定没有提示", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, unfound = { "notice.differs" } },
    }), ends = "+decide.penalty" },
}
