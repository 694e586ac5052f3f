-- 调查终结报告: facts, evidence, law, discretion and what is proposed, for the review.
local parts = use "documents/parts"
local findings = use "findings"

return {
  id = "penalty.report", title = "案件调查终结报告", outward = false, basis = "处罚法57Ⅰ；意见四(三)",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "facts_text", "evidence_text", "law_broken", "conclusion", "weight_text" },
  findings = function(f)
    return findings.all(findings.beginning(f), findings.past(f, { { "shown_on", "出示证件日期" } }),
      findings.rows_past(f, "records", "record_on", "record_time"), findings.rows_past(f, "evidence", "evidence_on", "evidence_name"),
      findings.evidence(f))
  end,

  body = function(f)
    local blocks = {
      parts.party(f),
      parts.p("案由：" .. parts.text(f.title) .. "；案号：" .. parts.text(f.case_no) .. "；立案日期：" .. parts.date(f.opened_on) .. "；承办人："
        .. parts.officers(f) .. "。"),
      parts.h("一、案件来源和调查经过"),
      parts.p("来源：" .. parts.choice(f, "source") .. "。" .. parts.text(f.open_reason) .. "执法人员于" .. parts.date(f.shown_on) .. "向"
        .. parts.text(f.shown_to) .. "出示执法证件后开展调查，制作笔录" .. #(f.records or {}) .. "份，收集证据" .. #(f.evidence or {}) .. "份。"),
      parts.h("二、查明的事实"),
      parts.p(parts.text(f.facts_text)),
      parts.h("三、证据及其认定"),
      parts.evidence(f.evidence),
      parts.p(parts.text(f.evidence_text)),
      parts.h("四、案件性质和法律依据"),
      parts.p("违反的规定：" .. parts.text(f.law_broken) .. "。"),
    }
    if f.law_basis ~= nil then table.insert(blocks, parts.p("处罚依据：" .. f.law_basis .. "。")) end
    table.insert(blocks, parts.p("行为之后法律的变化：" .. parts.choice(f, "law_change") .. "。" .. (f.law_change_text or "")))
    parts.add(blocks, table.unpack(parts.laws(f)))
    parts.add(blocks, parts.h("五、裁量"), parts.p(parts.choice(f, "weight") .. "。" .. parts.text(f.weight_text)),
      parts.p("违法所得：" .. parts.choice(f, "gains_kind") .. "。" .. parts.text(f.gains_text)), parts.h("六、处理意见"),
      parts.p(parts.choice(f, "conclusion") .. "。"))
    if f.conclusion == "penalty" then table.insert(blocks, parts.penalties(f.penalties)) end
    if f.conclusion == "minor" then table.insert(blocks, parts.p("情形：" .. parts.choice(f, "no_penalty_ground") .. "。")) end
    return parts.add(blocks, parts.p("改正违法行为：" .. parts.choice(f, "correct_way") .. "。" .. parts.text(f.correct_demand)),
      { t = "sign", lines = { { "承办人（签名）：", "承办人（签名）：" }, "日期：　　　　年　　月　　日" } })
  end,
}
