-- Several parties of one case: each has a matter of his own, and goes his own way.
local parts = use "tests/parts"

local joined = parts.join(parts.opened, {
  { act = "party.join", fields = { joined_kind = "person", joined_name = "某甲（虚构）", joined_why = "负责进货" } },
})

local function second(steps)
  local all = {}
  for _, step in ipairs(steps) do
    local own = {}
    for key, value in pairs(step) do own[key] = value end
    own.child = step.child and "joined/" .. step.child or "joined"
    table.insert(all, own)
  end
  return all
end

return {
  { title = "同案另一当事人另开一案，带去案件情况，不带去查明的事实", procedure = "penalty.ordinary",
    steps = parts.join(joined, {
      { child = "joined", expect = { state = "new", party_name = "某甲（虚构）", party_kind = "person", title = "涉嫌经营超过保质期食品案",
        found_on = "2026-09-01", act_end = "2026-08-20", limit_kind = "two", joined_why = "none", opened_on = "none",
        number = "", ["clock.screen"] = "off", ["clock.handle"] = "off", shown = "none", capacity = "none" } },
      -- what comes up in the one stays there
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_name = "进货单" } },
      { act = "case.amend", fields = { act_end = "2026-08-25" } },
      { child = "joined", expect = { shown = "none", ["evidence.count"] = 0, act_end = "2026-08-20" } },
      { child = "joined", act = "lead.register" },
      { child = "joined", expect = { state = "lead", party_name = "某甲（虚构）", ["clock.screen"] = "running" } },
      { expect = { state = "inquiry", party_name = "某某（虚构）食品店" } },
    }), ends = "inquiry" },

  { title = "同案的两名当事人各有案号、期限和决定，一案办结另一案照办", procedure = "penalty.ordinary",
    steps = parts.join(joined, second({
      { act = "lead.register" },
      { act = "lead.screen" },
      { act = "open", on = "2026-09-08", fields = { capacity = "full" } },
      { act = "open.approve", expect = { ["due.handle"] = "2026-12-07" } },
    }), { { on = "2026-09-08", expect = { ["due.handle"] = "2026-11-30" } } },
      parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, parts.decided, parts.paid, parts.filed,
      second({ { act = "credential.show" }, { expect = { state = "inquiry", ["clock.handle"] = "running" } } })),
    ends = "archived" },

  { title = "第三名当事人从第二案开出，仍是同案", procedure = "penalty.ordinary",
    steps = parts.join(joined, {
      { child = "joined", act = "lead.register" },
      { child = "joined", act = "party.join", fields = { joined_name = "某乙（虚构）", joined_kind = "person" } },
      { child = "joined", expect = { state = "new", party_name = "某乙（虚构）" } },
      { child = "joined/joined", expect = { state = "lead", party_name = "某甲（虚构）" } },
    }), ends = "inquiry" },

  { title = "调查终结后不再开同案", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), { { act = "party.join", refused = "state" } }), ends = "reviewing" },
}
