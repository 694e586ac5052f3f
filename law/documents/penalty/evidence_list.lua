-- 证据清单: kind, source, day, what each proves, whether it was found true; with the digest of a stored file.
local parts = use "documents/parts"
local facts = use "facts"

return {
  id = "penalty.evidence_list", title = "证据清单", outward = false, basis = "处罚法46；意见四(三)",
  volume = "main", place = 50,
  demand = { "title", "party_name" },

  body = function(f)
    local rows = parts.rows_of(f.evidence, function(e, n)
      return { n, facts.option_title(facts.evidence_kinds, e.evidence_kind), parts.text(e.evidence_name), parts.text(e.evidence_source),
        e.evidence_on or "", parts.text(e.evidence_proves), facts.option_title(facts.verified, e.verified) }
    end)
    local digests = {}
    for i, e in ipairs(f.evidence or {}) do
      if e.evidence_file ~= nil then table.insert(digests, i .. "．" .. e.evidence_file) end
    end
    local blocks = {
      { t = "kv", rows = { { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) }, { "当事人", parts.text(f.party_name) } } },
      { t = "table", head = { "序号", "种类", "名称", "来源、提供人", "取得日期", "证明内容", "查证" }, widths = { 8, 11, 19, 16, 16, 19, 11 },
        align = { "center", "center", "left", "left", "center", "left", "center" }, rows = rows },
    }
    if #digests > 0 then
      table.insert(blocks, parts.p("证据文件的校验值（SHA-256）："))
      for _, line in ipairs(digests) do table.insert(blocks, { t = "note", text = line }) end
    end
    return parts.add(blocks, { t = "sign", lines = { { "承办人（签名）：", "日期：　　　　年　　月　　日" } } })
  end,
}
