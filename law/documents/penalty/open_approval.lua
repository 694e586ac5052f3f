-- 立案审批表: what is suspected, why this organ, who is in charge; decided by the head (处罚法54Ⅱ).
local parts = use "documents/parts"
local findings = use "findings"

return {
  id = "penalty.open_approval", title = "立案审批表", outward = false, basis = "处罚法54Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "source", "lead_text", "open_reason", "jurisdiction" },
  findings = findings.beginning,

  body = function(f)
    local act = parts.choice(f, "act_state")
    if f.act_start ~= nil then act = act .. "；开始：" .. zh_date(f.act_start) end
    if f.act_end ~= nil then act = act .. "；发生或者终了：" .. zh_date(f.act_end) end
    local rows = parts.add(parts.case_rows(f), { "责任能力", parts.choice(f, "capacity") }, { "案件来源", parts.choice(f, "source") .. "（"
        .. parts.date(f.found_on) .. "发现）" }, { "线索和核查情况", parts.text(f.lead_text) .. (f.screen_text and "\n" .. f.screen_text or "") },
      { "行为时间", act }, { "处罚时效", parts.choice(f, "limit_kind") .. (f.limit_text and "：" .. f.limit_text or "") },
      { "管辖", parts.choice(f, "jurisdiction") .. "；行为发生地：" .. parts.text(f.act_place) },
      { "立案理由和涉嫌违反的规定", parts.text(f.open_reason) }, { "承办人", parts.officers(f) })
    return parts.approval(f, rows, "符合立案标准，建议立案调查。", "同意立案。")
  end,
}
