-- What a paper is looked at for while it is written: a list of { level = "red" | "amber", id, text, field, basis }. Red stops the
-- act, amber stays in its event (docs/pack-format.md).
local evidence = use "evidence"
local facts = use "facts"

local findings = {}

-- Whether a text names a piece of evidence: by its name, or by its number in the list (证3、证据3).
local function names(text, item, n)
  return has_text(text, item.evidence_name) or evidence.names_number(text, n)
end

-- The name alone, not as a part of the longer name of a piece that may be relied on.
local function names_itself(text, item, items)
  if not has_text(text, item.evidence_name) then return false end
  for _, other in ipairs(items) do
    if evidence.live(other) and has_text(other.evidence_name, item.evidence_name) and has_text(text, other.evidence_name) then
      return false
    end
  end
  return true
end

-- Every piece found true is named with what it proves; nothing rests on one that was excluded (处罚法46Ⅱ、Ⅲ).
function findings.evidence(f)
  local out = {}
  if f.evidence_text == nil or f.facts_text == nil then return out end
  for n, item in ipairs(f.evidence or {}) do
    local name = "“" .. (item.evidence_name or "") .. "”"
    if evidence.live(item) then
      if not names(f.facts_text, item, n) and not names(f.evidence_text, item, n) then
        table.insert(out, { level = "amber", id = "evidence.uncited", field = "evidence_text", basis = cite "处罚法46Ⅱ",
          text = evidence.number(n) .. name .. "没有在违法事实、证据及其认定中引用。写明它证明什么；不作为根据的，登记为不采信。" })
      end
    elseif item.exclusion == "excluded" then
      if names_itself(f.facts_text, item, f.evidence) then
        table.insert(out, { level = "red", id = "evidence.excluded", field = "facts_text", basis = cite "处罚法46Ⅲ",
          text = "证据" .. name .. "是以非法手段取得而排除的，不得作为认定案件事实的根据。从违法事实中删去。" })
      elseif names_itself(f.evidence_text, item, f.evidence) then
        table.insert(out, { level = "amber", id = "evidence.excluded", field = "evidence_text", basis = cite "处罚法46Ⅲ",
          text = "证据" .. name .. "已经排除。证据及其认定里只能写明排除和理由，不能用它证明事实。" })
      end
    elseif item.verified == "false" and names_itself(f.facts_text, item, f.evidence) then
      table.insert(out, { level = "amber", id = "evidence.rejected", field = "facts_text", basis = cite "处罚法46Ⅱ",
        text = "证据" .. name .. "登记为不采信，违法事实里还引用它。" })
    end
  end
  return out
end

-- A text from where it differs from another one, some thirty characters of it, cut between characters.
local function part(text, from)
  local function is_inside(at)
    local byte = string.byte(text, at)
    return byte ~= nil and byte >= 0x80 and byte < 0xC0
  end
  while from > 1 and is_inside(from) do from = from - 1 end
  local to = from + 90
  while to <= string.len(text) and is_inside(to) do to = to + 1 end
  return (from > 1 and "……" or "") .. string.sub(text, from, to - 1) .. (to <= string.len(text) and "……" or "")
end

local function first_difference(a, b)
  local low, high = 0, math.min(string.len(a), string.len(b))
  while low < high do
    local middle = (low + high + 1) // 2
    if string.sub(a, 1, middle) == string.sub(b, 1, middle) then low = middle else high = middle - 1 end
  end
  return low + 1
end

local function sums(penalties)
  local by = {}
  for _, p in ipairs(penalties or {}) do by[p.kind] = (by[p.kind] or 0) + (p.amount or 0) end
  return by
end

-- What was told the party in the notice, as the paper says it, beside what is to be decided (处罚法44、62).
function findings.notice(f, form)
  local out = {}
  local then_ = function(name) return f["then." .. form .. "." .. name] end
  if then_("facts_text") == nil then return out end
  local paper = "告知书" .. (f.notice_number ~= nil and "（" .. f.notice_number .. "）" or "")
  local function add(field, text)
    table.insert(out, { level = "amber", id = "notice.differs", field = field, basis = cite "处罚法44", text = text })
  end
  for _, x in ipairs({ { "facts_text", "违法事实" }, { "law_broken", "违反的规定" }, { "law_basis", "处罚依据" }, { "weight_text", "裁量理由" } }) do
    local told, now = then_(x[1]) or "", f[x[1]] or ""
    if told ~= now then
      local at = first_difference(told, now)
      add(x[1], x[2] .. "与" .. paper .. "不同：告知“" .. part(told, at) .. "”，本稿“" .. part(now, at) .. "”。")
    end
  end
  local told, now = sums(then_("penalties")), sums(f.penalties)
  for _, kind in ipairs(facts.penalty_kinds) do
    local id, title = kind[1], kind[2]
    if told[id] == nil and now[id] ~= nil then add("", title .. "：" .. paper .. "没有告知这一种处罚。")
    elseif told[id] ~= nil and now[id] == nil then add("", title .. "：" .. paper .. "告知了，本稿没有。")
    elseif told[id] ~= now[id] then
      add("", title .. "：" .. paper .. "告知 " .. yuan(told[id]) .. " 元，本稿 " .. yuan(now[id]) .. " 元。")
    end
  end
  return out
end

-- Dates out of order: what has happened is not later than today, and what is earlier not later than what follows.
local function wrong_date(out, field, text)
  table.insert(out, { level = "red", id = "dates.order", field = field, basis = cite "处罚法40", text = text .. "核对日期。" })
end

function findings.past(f, dates)
  local out = {}
  for _, d in ipairs(dates) do
    if f[d[1]] ~= nil and f[d[1]] > f.today then
      wrong_date(out, d[1], d[2] .. "（" .. zh_date(f[d[1]]) .. "）晚于今天。")
    end
  end
  return out
end

function findings.order(f, dates)
  local out, last = {}, nil
  for _, d in ipairs(dates) do
    if f[d[1]] ~= nil then
      if last ~= nil and f[last[1]] > f[d[1]] then
        wrong_date(out, d[1], d[2] .. "（" .. zh_date(f[d[1]]) .. "）早于" .. last[2] .. "（" .. zh_date(f[last[1]]) .. "）。")
      end
      last = d
    end
  end
  return out
end

-- The same of the rows of a list, each named by one of its facts.
function findings.rows_past(f, list, on, name)
  local out = {}
  for _, row in ipairs(f[list] or {}) do
    if row[on] ~= nil and row[on] > f.today then
      wrong_date(out, "", "“" .. (row[name] or "") .. "”的日期（" .. zh_date(row[on]) .. "）晚于今天。")
    end
  end
  return out
end

local acts = { { "act_start", "违法行为开始日期" }, { "act_end", "违法行为终了日期" } }
local found = { { "act_start", "违法行为开始日期" }, { "found_on", "发现日期" } }
local lead = { { "complaint_on", "投诉、举报日期" }, { "act_start", "违法行为开始日期" }, { "act_end", "违法行为终了日期" }, { "found_on", "发现日期" } }

-- What a case begins with.
function findings.beginning(f)
  return findings.all(findings.order(f, acts), findings.order(f, found), findings.past(f, lead))
end

function findings.all(...)
  local out = {}
  for _, list in ipairs({ ... }) do
    for _, x in ipairs(list) do table.insert(out, x) end
  end
  return out
end

return findings
