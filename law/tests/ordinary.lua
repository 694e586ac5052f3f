-- Stories of the ordinary procedure. What a step does not tell is filled with something plain (docs/pack-format.md).
local case = use "tests/parts"

return {
  { title = "从线索到归档", procedure = "penalty.ordinary",
    steps = case.join(case.opened, case.investigated, case.reviewed, {
      { act = "notice.sign", on = "2026-09-21" },
      { act = "notice.scan" },
      { act = "notice.serve" },
      { child = "service_notice", ends = "served", facts = { served_on = "2026-09-21" } },
      { expect = { ["clock.defence"] = "running", notified_fine = 5600000 } },
      { act = "recheck.submit", refused = "after" },
      { act = "defence.record", fields = { defence_text = "初次违法，已经改正" } },
      { act = "recheck.submit", on = "2026-10-20", refused = "defences_answered" },
      { act = "defence.answer", fields = { adopted = "no", adopted_why = "不属于轻微" } },
      { act = "recheck.submit" },
    }, case.decided, case.paid, case.filed),
    ends = "archived" },
}
