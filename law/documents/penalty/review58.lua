-- 重大行政执法决定法制审核意见书: which case of 处罚法58, opinion, by whom with which qualification.
local parts = use "documents/parts"

return {
  id = "penalty.review58", title = "重大行政执法决定法制审核意见书", outward = false, basis = "处罚法58",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "review58_kind", "facts_text", "law_broken", "conclusion", "review58_text" },

  body = function(f)
    local kind = parts.choice(f, "review58_kind")
    if f.review58_kind == "none" and f.heard == true then kind = "直接关系当事人或者第三人重大权益，经过听证程序" end
    local rows = parts.add(parts.case_rows(f), { "法制审核情形", kind }, { "违法事实", parts.text(f.facts_text) },
      { "法律依据", "违反：" .. parts.text(f.law_broken) .. (f.law_basis and "；处罚依据：" .. f.law_basis or "") },
      { "陈述申辩、听证和复核", parts.text(f.recheck_text) },
      { "拟处理意见", parts.choice(f, "conclusion") .. (f.kinds_text ~= nil and f.kinds_text ~= "" and "（" .. f.kinds_text .. "）" or "") },
      { "审核意见", parts.text(f.review58_text) },
      parts.opinion("结论", f.review58_passed == true and "审核通过。" or "审核未通过，退回承办人。未经法制审核或者审核未通过的，不得作出决定。", f.actor,
        f.today, 3),
      { "审核人员资格", "已通过国家统一法律职业资格考试取得法律职业资格" })
    return { parts.sheet(rows) }
  end,
}
