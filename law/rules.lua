-- Guards and calculations that several procedures share. A procedure lists the guards it uses and names them in `need`.
local dates = use "dates"
local facts = use "facts"
local statutes = use "statutes"

local rules = {}

-- Calculations ---------------------------------------------------------------------------------------------------

-- The sum of the amounts of the penalties of these kinds, in fen.
function rules.sum(penalties, ...)
  local total = 0
  for _, p in ipairs(penalties or {}) do
    for _, kind in ipairs({ ... }) do
      if p.kind == kind then total = total + (p.amount or 0) end
    end
  end
  return total
end

-- The kinds of penalty among these items as a set of bits, so that what was notified can be compared with what is decided.
function rules.kinds(penalties)
  local set = 0
  for _, p in ipairs(penalties or {}) do
    for i, kind in ipairs(facts.penalty_kinds) do
      if p.kind == kind[1] then set = set | (1 << i) end
    end
  end
  return set
end

-- The kinds of penalty among these items in words: 警告、罚款.
function rules.kinds_text(penalties)
  local titles = {}
  for _, kind in ipairs(facts.penalty_kinds) do
    if rules.any(penalties, kind[1]) then table.insert(titles, kind[2]) end
  end
  return table.concat(titles, "、")
end

-- Whether one of the items has one of these kinds.
function rules.any(penalties, ...)
  for _, p in ipairs(penalties or {}) do
    for _, kind in ipairs({ ... }) do
      if p.kind == kind then return true end
    end
  end
  return false
end

-- The last day on which the act could still be found out (处罚法36); nil where it goes on or a special law counts.
function rules.limit_last(f)
  if f.limit_kind == "special" then return f.limit_special end
  if f.act_end == nil or f.limit_kind == nil then return nil end
  local years = f.limit_kind == "long" and f["@limit_long_years"] or f["@limit_years"]
  return dates.add_years(f.act_end, years)
end

-- The day by whose law the conduct is judged (处罚法37).
function rules.law_on(f)
  return f.act_end or f.act_on or f.found_on
end

-- Whether a law is cited that was no longer in force on the day of the act: an act after its end falls under the law that took
-- its place, an act before may still need it (处罚法37). A title of which another text was in force then is not ended.
function rules.cites_ended(f)
  local on = rules.law_on(f)
  local ended, standing = {}, {}
  for _, statute in ipairs(statutes) do
    if on ~= nil and statute.to ~= nil and on > statute.to then
      table.insert(ended, statute.title)
    else
      standing[statute.title] = true
    end
  end
  for _, title in ipairs(ended) do
    if not standing[title] and (has_text(f.law_broken, title) or has_text(f.law_basis, title)) then return true end
  end
  return false
end

-- Guards: the officer and the investigation ------------------------------------------------------------------------

rules.credential_shown = { "credential_shown", reads = { "shown" },
  test = function(f) return f.shown == true end,
  because = "还没有出示执法证件的记录。先向当事人或者有关人员出示证件并登记，再调查、检查、取证。",
  basis = "处罚法55Ⅰ", cure = "credential.show" }

-- At least two persons in charge (处罚法42Ⅰ); that each holds a credential is judged when they act.
rules.handlers_two = { "handlers_two", reads = { "handlers" },
  test = function(f) return f.handlers ~= nil and #f.handlers >= 2 end,
  because = "承办人不足两名。由具有执法资格的人员办理，不得少于两人。", basis = "处罚法42Ⅰ" }

rules.recusal_settled = { "recusal_settled", reads = { "recusal_pending" },
  test = function(f) return f.recusal_pending ~= true end,
  because = "回避申请还没有决定。由行政机关负责人作出决定后再办这一步；决定前不停止调查。",
  basis = "处罚法43Ⅲ", cure = "recusal.refuse" }

-- Guards: papers and their service -----------------------------------------------------------------------------------

-- The paper exists, and the sealed copy is in the file.
function rules.paper_issued(id, form, title, cure, basis)
  return { id, reads = { "doc." .. form },
    test = function(f) return f["doc." .. form] ~= "none" end,
    because = "还没有制作" .. title .. "。先签发，再办这一步。", basis = basis, cure = cure }
end

function rules.paper_sealed(id, form, title, cure, basis)
  return { id, reads = { "doc." .. form },
    test = function(f) return f["doc." .. form] == "sealed" end,
    because = title .. "盖章后的扫描件还没有上传。打印、签名、盖章后上传扫描件，再送达。", basis = basis, cure = cure }
end

-- No service of this paper is under way.
function rules.not_serving(id, child, title)
  return { id, reads = { "child." .. child },
    test = function(f) return f["child." .. child] ~= "open" end,
    because = title .. "正在送达，不能重复发起或者跳过。先在送达程序中登记结果。", basis = "民诉法87" }
end

return rules
