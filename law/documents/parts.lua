-- Pieces that several papers share. A paper may be looked at before everything is entered, so an absent value shows as a
-- blank; what must be there when it is signed, the form demands.
local evidence = use "evidence"
local facts = use "facts"
local remedies = use "remedies"

local parts = {}

local gap = "＿＿＿＿"

-- The papers about a dossier: no part of what it lists.
parts.about_dossier = { ["penalty.contents"] = true, ["penalty.note"] = true }

function parts.text(v)
  if v == nil or v == "" then return gap end
  return v
end

-- The title of what was chosen.
function parts.choice(f, fact)
  return parts.text(f["title." .. fact])
end

function parts.date(v)
  if v == nil then return gap end
  return zh_date(v)
end

-- 伍万陆仟元整（56,000.00元）
function parts.money(fen)
  if fen == nil then return gap end
  return zh_money(fen) .. "（" .. yuan(fen) .. "元）"
end

function parts.you(f)
  return f.party_kind == "org" and "你单位" or "你"
end

function parts.p(text)
  return { t = "p", text = text }
end

-- Who is addressed: without indent.
function parts.to(name)
  return { t = "p", text = parts.text(name) .. "：", flush = true }
end

-- Where the organ can be reached.
function parts.contact(f)
  return parts.p("本机关地址：" .. parts.text(f.organ_address) .. "；联系人：" .. parts.text(f.handler_names) .. "；联系电话："
    .. parts.text(f.organ_phone) .. "。")
end

function parts.h(text)
  return { t = "h", text = text, level = 1 }
end

-- Who the party is (处罚法59Ⅰ(一)).
function parts.party(f)
  local org = f.party_kind == "org"
  local rows = { { "当事人", parts.text(f.party_name) },
    { org and "统一社会信用代码" or "身份证件号码", parts.text(f.party_code) } }
  if org then table.insert(rows, { "法定代表人（负责人）", parts.text(f.party_rep) }) end
  table.insert(rows, { org and "住所" or "住址", parts.text(f.party_address) })
  if f.party_phone ~= nil then table.insert(rows, { "联系电话", f.party_phone }) end
  return { t = "kv", rows = rows }
end

-- The same in one cell of a sheet.
function parts.party_text(f)
  local rows = parts.party(f).rows
  local text = rows[1][2]
  for i, row in ipairs(rows) do
    if i > 1 then text = text .. (i % 2 == 0 and "\n" or "；") .. row[1] .. "：" .. row[2] end
  end
  return text
end

-- The penalties as sentences, one an item.
function parts.penalties(items)
  local lines = {}
  for _, p in ipairs(items or {}) do
    local line = facts.option_title(facts.penalty_kinds, p.kind)
    if p.amount ~= nil and p.amount > 0 then
      line = line .. (p.kind == "goods" and "，价值" or "人民币") .. parts.money(p.amount)
    end
    if p.text ~= nil and p.text ~= "" then line = line .. "：" .. p.text end
    table.insert(lines, line .. "；")
  end
  local last = lines[#lines]
  if last ~= nil then lines[#lines] = string.sub(last, 1, string.len(last) - string.len("；")) .. "。" end
  return { t = "list", mark = "1．", items = lines }
end

-- The evidence that is relied on, with its number in the list and what each piece proves. What is excluded never stands here.
function parts.evidence(items)
  local rows = {}
  for n, e in ipairs(items or {}) do
    if evidence.live(e) then
      table.insert(rows, { evidence.number(n), facts.option_title(facts.evidence_kinds, e.evidence_kind),
        parts.text(e.evidence_name), evidence.point_titles(e) .. "：" .. parts.text(e.evidence_proves) })
    end
  end
  return { t = "table", head = { "编号", "种类", "名称", "证明的事实" }, widths = { 8, 18, 34, 40 },
    align = { "center", "center", "left", "left" }, rows = rows }
end

-- What was cited, as it stood on the day of the act and as it stands now (处罚法37): a table of what differs, or what was looked at.
function parts.laws(f)
  local rows, same, unchecked = {}, {}, {}
  local function side(row, name)
    local cite = row[name .. "_cite"]
    if cite == nil then return row[name .. "_why"] or "没有找到" end
    local since = row[name .. "_since"]
    local text = cite .. (since and "（" .. zh_date(since) .. "起施行）" or "")
    if row[name .. "_scale"] ~= nil then text = text .. "\n幅度：" .. row[name .. "_scale"] end
    return text .. "\n" .. (row[name .. "_text"] or row[name .. "_why"] or "")
  end
  for _, row in ipairs(f.laws or {}) do
    if row.differs then
      table.insert(rows, { row.cite, side(row, "then"), side(row, "now"), row.by .. "。" .. row.lighter .. "。" })
    elseif row.state == "未核对" then
      table.insert(unchecked, row.cite)
    else
      table.insert(same, row.cite)
    end
  end
  local blocks = {}
  if #rows > 0 then
    table.insert(blocks, { t = "table", head = { "引用", "行为时的规定", "现在的规定", "比较" }, widths = { 16, 34, 34, 16 }, rows = rows })
  end
  if #same > 0 then table.insert(blocks, parts.p("行为时和现在没有变化：" .. table.concat(same, "、") .. "。")) end
  if #unchecked > 0 then table.insert(blocks, parts.p("两个日期的文本未核对：" .. table.concat(unchecked, "、") .. "。")) end
  return blocks
end

-- Whether something that is cited has changed since the act.
function parts.law_changed(f)
  for _, row in ipairs(f.laws or {}) do
    if row.differs then return true end
  end
  return false
end

-- Which text of what changed is applied: the one of the act's day, or the new and lighter one.
function parts.law_applied(f)
  local name, names = f.law_change == "lighter" and "now" or "then", {}
  for _, row in ipairs(f.laws or {}) do
    local cite, since = row[name .. "_cite"], row[name .. "_since"]
    if row.differs and row.basis and cite ~= nil then
      table.insert(names, cite .. (since and "（" .. zh_date(since) .. "起施行的文本）" or ""))
    end
  end
  return table.concat(names, "、")
end

-- What can be done against the paper, by the matrix of remedies.lua.
function parts.remedy(f, kind, paper)
  return parts.p(remedies.text(f, kind, paper or "本决定"))
end

-- Where, until when and how much; whether a surcharge follows (罚缴办法7Ⅰ).
function parts.payment(f, amount)
  local text = "罚款" .. parts.money(amount) .. "，自收到本决定书之日起" .. f["@pay_days"] .. "日内缴至"
    .. parts.text(f.bank_name) .. "（地址：" .. parts.text(f.bank_address) .. "），或者通过电子支付系统缴纳。"
  if f.surcharge_stated == true then
    text = text .. "到期不缴纳的，每日按罚款数额的" .. f["@surcharge_percent"]
      .. "%加处罚款，加处罚款的总额不超过罚款数额；行政复议、行政诉讼期间不计算加处罚款。"
  else
    text = text .. "到期不缴纳的，本决定不加处罚款。"
  end
  return parts.p(text .. "确有经济困难的，可以书面申请延期或者分期缴纳。")
end

function parts.close(f)
  return { t = "close", organ = f.organ, date = zh_date(f.today) }
end

-- A ruled sheet: label and content a row.
function parts.sheet(rows)
  return { t = "form", widths = { 22, 78 }, rows = rows }
end

function parts.add(list, ...)
  for _, v in ipairs({ ... }) do table.insert(list, v) end
  return list
end

-- The row of a list that the act enters or changes; while it is looked at beforehand, what is being typed.
function parts.row(f)
  return f.row or f
end

-- Who is in charge, with the numbers of their credentials where they are known.
function parts.officers(f)
  return parts.text(f.handler_cards or f.handler_names)
end

-- What every sheet of the house begins with: the case and the party.
function parts.case_rows(f)
  local rows = { { "案由", parts.text(f.title) .. (f.case_no ~= nil and "（" .. f.case_no .. "）" or "") } }
  return parts.add(rows, { "当事人", parts.party_text(f) })
end

-- What somebody says on a sheet, with name and day at the foot; nobody named: to be signed by hand.
function parts.opinion(label, text, name, day, lines)
  local foot = "签名：" .. (name or "　　　　　　")
  foot = foot .. "　　" .. (day and zh_date(day) or "　　　　年　　月　　日")
  return { cells = { label, { text = text or "", foot = foot } }, lines = lines or 4 }
end

-- How a sheet of approval ends: what the handlers ask, what the head answers. The head acts when the sheet is made.
function parts.approval(f, rows, ask, answer)
  table.insert(rows, parts.opinion("承办人意见", ask, f.handler_names, nil, 2))
  table.insert(rows, parts.opinion("行政机关\n负责人意见", answer, f.actor, f.today, 2))
  return { parts.sheet(rows) }
end

function parts.rows_of(list, fn)
  local rows = {}
  for i, item in ipairs(list or {}) do table.insert(rows, fn(item, tostring(i))) end
  return rows
end

-- Lines for two officers, and for who else has to sign.
function parts.signatures(...)
  local lines = { { "执法人员（签名）：", "执法证号：" }, { "执法人员（签名）：", "执法证号：" } }
  for _, who in ipairs({ ... }) do table.insert(lines, { who, "日期：　　　　年　　月　　日" }) end
  return { t = "sign", lines = lines }
end

-- Lines on which the party signs for the paper.
function parts.receipt_lines()
  return { t = "sign", lines = { { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } }
end

return parts
