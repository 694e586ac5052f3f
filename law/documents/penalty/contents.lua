-- 卷内目录: every paper, record and piece of evidence of the file, by volume and in order, with its pages. It takes no
-- number, and neither it nor the note counts among the pages.
local parts = use "documents/parts"
local evidence = use "evidence"
local facts = use "facts"

local head = { "序号", "材料名称", "文号", "日期", "页次" }

-- The pages from and to, where the papers before it are rendered too.
local function span(from, pages)
  if from == nil or pages == nil then return "" end
  if pages == 1 then return tostring(from) end
  return from .. "—" .. (from + pages - 1)
end

-- The papers of one volume in order.
local function volume(f, auxiliary)
  local mine, rows, page = {}, {}, 1
  for _, d in ipairs(f.documents or {}) do
    if d.auxiliary == auxiliary and not parts.about_dossier[d.form] then table.insert(mine, d) end
  end
  table.sort(mine, function(a, b) return a.at < b.at end)
  for n, d in ipairs(mine) do
    table.insert(rows, { tostring(n), d.title, d.number or "", d.date or "", span(page, d.pages) })
    page = page ~= nil and d.pages ~= nil and page + d.pages or nil
  end
  return rows
end

-- What is kept beside the papers, as pieces.
local function pieces(f)
  local rows = {}
  local function row(name, no, date)
    table.insert(rows, { tostring(#rows + 1), name, no or "", date or "", "" })
  end
  for _, r in ipairs(f.records or {}) do row(facts.option_title(facts.record_kinds, r.record_kind), nil, r.record_on) end
  for n, e in ipairs(f.evidence or {}) do
    row("证据：" .. parts.text(e.evidence_name) .. "（" .. facts.option_title(facts.evidence_kinds, e.evidence_kind)
      .. (e.exclusion == "excluded" and "，已排除" or "") .. "）", evidence.number(n), e.evidence_on)
  end
  for _, s in ipairs(f.samples or {}) do row("抽样取证凭证：" .. parts.text(s.sample_name), s.sample_no, s.sample_on) end
  for _, p in ipairs(f.performances or {}) do row("执行记录：" .. parts.text(p.done_what), nil, p.done_on) end
  return rows
end

local function sheet(blocks, title, rows)
  if #rows == 0 then return end
  table.insert(blocks, parts.h(title))
  table.insert(blocks, { t = "table", head = head, widths = { 8, 34, 30, 17, 11 },
    align = { "center", "left", "left", "center", "center" }, rows = rows })
end

return {
  id = "penalty.contents", title = "卷内目录", outward = false, basis = "意见四(八)；档案法14",
  volume = "main", place = 1,
  demand = { "title", "party_name" },

  body = function(f)
    local blocks = {
      { t = "kv", rows = { { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "案号", parts.text(f.case_no) },
        { "处理结果", f.close_text or f.cancel_text or f.forward_text or f.annul_text or "" } } },
    }
    sheet(blocks, "一、正卷", volume(f, false))
    sheet(blocks, "二、证据和其他材料（随正卷，以件计）", pieces(f))
    sheet(blocks, "三、副卷（机关内部材料）", volume(f, true))
    table.insert(blocks, { t = "sign", lines = { { "立卷人：", "检查人：" } } })
    return blocks
  end,
}
