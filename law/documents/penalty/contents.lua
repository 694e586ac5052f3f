-- 卷内目录: every paper, record and piece of evidence of the file, in order. It takes no number.
local parts = use "documents/parts"
local facts = use "facts"

return {
  id = "penalty.contents", title = "卷内目录", outward = false, basis = "意见四(八)；档案法14",
  demand = { "title", "party_name" },

  body = function(f)
    local rows, n = {}, 0
    local function row(name, number, date, pages)
      n = n + 1
      table.insert(rows, { tostring(n), name, number or "", date or "", pages and tostring(pages) or "" })
    end
    for _, d in ipairs(f.documents or {}) do row(d.title, d.number, d.date, d.pages) end
    for _, r in ipairs(f.records or {}) do
      row(facts.option_title(facts.record_kinds, r.record_kind), nil, r.record_on, nil)
    end
    for _, e in ipairs(f.evidence or {}) do
      row("证据：" .. parts.text(e.evidence_name) .. "（" .. facts.option_title(facts.evidence_kinds, e.evidence_kind) .. "）", nil,
        e.evidence_on, nil)
    end
    for _, s in ipairs(f.samples or {}) do row("抽样取证凭证：" .. parts.text(s.sample_name), s.sample_no, s.sample_on, nil) end
    for _, p in ipairs(f.performances or {}) do row("执行记录：" .. parts.text(p.done_what), nil, p.done_on, nil) end
    return {
      { t = "kv", rows = { { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "案号", parts.text(f.case_no) },
        { "处理结果", f.close_text or f.cancel_text or f.forward_text or f.annul_text or "" } } },
      { t = "table", head = { "序号", "材料名称", "文号", "日期", "页数" }, widths = { 8, 37, 31, 16, 8 },
        align = { "center", "left", "left", "center", "center" }, rows = rows },
      { t = "sign", lines = { { "立卷人：", "检查人：" } } },
    }
  end,
}
