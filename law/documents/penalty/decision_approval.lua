-- 行政处罚（不予处罚、移送）决定审批表: every opinion that was given, and the head's decision (处罚法57Ⅰ).
local parts = use "documents/parts"

return {
  id = "penalty.decision_approval", title = "行政处罚决定审批表", outward = false, basis = "处罚法57；意见四(三)",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "facts_text", "evidence_text", "law_broken", "conclusion", "weight_text", "legality_text" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "立案日期", parts.date(f.opened_on) }, { "违法事实", parts.text(f.facts_text) },
      { "证据", "共" .. #(f.evidence or {}) .. "份。" .. parts.text(f.evidence_text) },
      { "法律依据", "违反：" .. parts.text(f.law_broken) .. (f.law_basis and "；处罚依据：" .. f.law_basis or "") },
      { "裁量", parts.text(f.weight_text) })
    if f.notice_served_on ~= nil then
      table.insert(rows, { "告知和陈述申辩", "事先告知书" .. parts.text(f.notice_number) .. "，" .. parts.date(f.notice_served_on) .. "送达；陈述、申辩"
        .. #(f.defences or {}) .. "次；听证：" .. (f.heard == true and parts.date(f.heard_on) .. "举行" or "没有举行") })
      table.insert(rows, { "复核意见", parts.text(f.recheck_text) })
    end
    table.insert(rows, { "合法性审查意见", parts.text(f.legality_text) })
    if f.review58_text ~= nil then table.insert(rows, { "法制审核意见", f.review58_text }) end
    if f.discussion_text ~= nil then table.insert(rows, { "集体讨论结论", parts.date(f.discussed_on) .. "：" .. f.discussion_text }) end
    local ask = "建议" .. parts.choice(f, "conclusion") .. "。"
    if f.conclusion == "penalty" then
      for i, line in ipairs(parts.penalties(f.penalties).items) do ask = ask .. "\n" .. i .. "．" .. line end
    end
    return parts.approval(f, rows, ask, "同意。")
  end,
}
