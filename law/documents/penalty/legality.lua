-- 合法性审查意见书: subject, facts, evidence, procedure, law, discretion, conclusion; of every case of the ordinary procedure.
local parts = use "documents/parts"

return {
  id = "penalty.legality", title = "合法性审查意见书", outward = false, basis = "意见四(三)",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "facts_text", "evidence_text", "law_broken", "conclusion" },

  body = function(f)
    local passed = f.legality_passed == true
    local rows = parts.add(parts.case_rows(f), { "承办人", parts.officers(f) },
      { "违法事实", parts.text(f.facts_text) }, { "证据", "共" .. #(f.evidence or {}) .. "份。" .. parts.text(f.evidence_text) },
      { "程序", "立案：" .. parts.date(f.opened_on) .. "；出示执法证件：" .. parts.date(f.shown_on) .. "；笔录" .. #(f.records or {}) .. "份" },
      { "法律依据", "违反：" .. parts.text(f.law_broken) .. (f.law_basis and "；处罚依据：" .. f.law_basis or "") },
      { "行为之后法律的变化", parts.choice(f, "law_change") .. "。" .. (f.law_change_text or "") },
      { "裁量", parts.choice(f, "weight") .. "。" .. parts.text(f.weight_text) },
      { "拟处理意见", parts.choice(f, "conclusion") .. (f.kinds_text ~= nil and f.kinds_text ~= "" and "（" .. f.kinds_text .. "）" or "") },
      { "同时确定", "集体讨论：" .. (f.complex == true and "应当" or "不需要") .. "；法制审核：" .. parts.choice(f, "review58_kind") .. "；告知听证："
        .. (f.hearing_due == true and "应当" or "不需要") },
      parts.opinion("审查意见\n（主体、管辖、事实、证据、程序、依据、裁量）", passed and f.legality_text or f.legality_back, nil, nil, 4),
      parts.opinion("结论", passed and "经审查合法、适当，通过。" or "退回承办人补充、更正后再次送审。", f.actor, f.today, 2))
    return parts.add({ parts.sheet(rows) }, table.unpack(parts.laws(f)))
  end,
}
