-- Pieces that several papers share. A paper may be looked at before everything is entered, so an absent value shows as a
-- blank; what must be there when it is signed, the form demands.
local facts = use "facts"

local parts = {}

local gap = "＿＿＿＿"

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

-- The evidence that was relied on, with what each piece proves.
function parts.evidence(items)
  local rows = {}
  for _, e in ipairs(items or {}) do
    if e.verified == "true" then
      table.insert(rows, { tostring(#rows + 1), facts.option_title(facts.evidence_kinds, e.evidence_kind),
        parts.text(e.evidence_name), parts.text(e.evidence_proves) })
    end
  end
  return { t = "table", head = { "序号", "种类", "名称", "证明内容" }, widths = { 8, 18, 34, 40 },
    align = { "center", "center", "left", "left" }, rows = rows }
end

-- Remedies against a decision of the ordinary procedure: review or court, as the party chooses.
function parts.remedy(f, paper)
  return parts.p("不服" .. paper .. "的，可以自收到之日起" .. f["@review_days"] .. "日内向" .. parts.text(f.remedy_organ)
    .. "申请行政复议，也可以自收到之日起" .. f["@suit_months"] .. "个月内直接向" .. parts.text(f.court_name)
    .. "提起行政诉讼。行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。")
end

-- Remedies against a decision on the spot: review comes first.
function parts.remedy_spot(f)
  return parts.p("不服本决定的，应当先申请行政复议：自收到本决定书之日起" .. f["@review_days"] .. "日内向"
    .. parts.text(f.remedy_organ) .. "提出，也可以通过本机关提交申请。对行政复议决定仍不服的，自收到行政复议决定书之日起"
    .. f["@suit_after_review_days"] .. "日内向" .. parts.text(f.court_name) .. "提起行政诉讼。行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。")
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

-- Lines on which the party signs for the paper.
function parts.receipt_lines()
  return { t = "sign", lines = { { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } }
end

return parts
