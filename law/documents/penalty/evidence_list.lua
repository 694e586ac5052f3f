-- 证据清单: number, kind, where it comes from, what each proves, whether it was found true or excluded; with the digest of a
-- stored file.
local parts = use "documents/parts"
local evidence = use "evidence"
local facts = use "facts"

return {
  id = "penalty.evidence_list", title = "证据清单", outward = false, basis = "处罚法46；意见四(三)",
  volume = "main", place = 50,
  demand = { "title", "party_name" },

  body = function(f)
    local rows = parts.rows_of(f.evidence, function(e, n)
      return { evidence.number(n), facts.option_title(facts.evidence_kinds, e.evidence_kind), parts.text(e.evidence_name),
        (e.evidence_on or "") .. "　" .. evidence.origin(e), evidence.point_titles(e) .. "：" .. parts.text(e.evidence_proves),
        evidence.standing(e) }
    end)
    local digests, excluded = {}, {}
    for i, e in ipairs(f.evidence or {}) do
      if e.evidence_file ~= nil then table.insert(digests, evidence.number(i) .. "　" .. e.evidence_file) end
      if e.exclusion == "excluded" then table.insert(excluded, evidence.number(i) .. "　" .. parts.text(e.exclusion_why)) end
    end
    local blocks = {
      { t = "kv", rows = { { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) }, { "当事人", parts.text(f.party_name) } } },
      { t = "table", head = { "编号", "种类", "名称", "取得", "证明的事实", "查证" }, widths = { 8, 11, 18, 28, 23, 12 },
        align = { "center", "center", "left", "left", "left", "center" }, rows = rows },
    }
    if #excluded > 0 then
      table.insert(blocks, parts.p("以下证据以非法手段取得，已经排除，不作为认定事实的根据："))
      for _, line in ipairs(excluded) do table.insert(blocks, { t = "note", text = line }) end
    end
    if #digests > 0 then
      table.insert(blocks, parts.p("证据文件的校验值（SHA-256）："))
      for _, line in ipairs(digests) do table.insert(blocks, { t = "note", text = line }) end
    end
    return parts.add(blocks, { t = "sign", lines = { { "承办人（签名）：", "日期：　　　　年　　月　　日" } } })
  end,
}
