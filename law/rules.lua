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

-- Guards: which law applies ----------------------------------------------------------------------------------------

-- The platform has found both versions of what is cited (sys.law_change), and says which is lighter where it can be computed.
function rules.change_seen(cure)
  return { "change_seen", reads = { "sys.law_change", "law_change" },
    test = function(f) return f["sys.law_change"] ~= "changed" or f.law_change ~= "none" end,
    because = "引用的规定在行为之后有变化，不能填没有变化。看新旧规定对照，写明适用哪一个和理由。", basis = "处罚法37", cure = cure }
end

rules.lighter_chosen = { "lighter_chosen", reads = { "sys.law_lighter", "law_change" }, alarm = true,
  test = function(f)
    local lighter = f["sys.law_lighter"]
    return not (lighter == "now" and f.law_change == "heavier" or (lighter == "then" or lighter == "equal") and f.law_change == "lighter")
  end,
  because = "按载明的幅度和种类比较，没有选用较轻的规定（轻重相同的适用行为时的规定）。写明选用另一规定的理由。", basis = "处罚法37" }

function rules.version_cited(cure)
  return { "version_cited", reads = { "sys.law_cited", "law_change" },
    test = function(f)
      local cited = f["sys.law_cited"]
      if cited == "mixed" then return false end
      if f.law_change == "lighter" then return cited ~= "then" end
      return f.law_change ~= "heavier" or cited ~= "now"
    end,
    because = "处罚依据引用的不是所选用的规定。看新旧规定对照，引用选用的那一个的名称和条款。", basis = "处罚法37、59Ⅰ(三)", cure = cure }
end

-- What is no law, regulation or rule sets no penalty (处罚法16).
function rules.basis_ranked(cure)
  return { "basis_ranked", reads = { "sys.law_rank" },
    test = function(f) return f["sys.law_rank"] ~= "document" end,
    because = "处罚依据只引用了规范性文件。除法律、法规、规章外，其他规范性文件不得设定行政处罚。改为引用法律、法规或者规章。",
    basis = "处罚法16", cure = cure }
end

rules.basis_known = { "basis_known", reads = { "sys.law_rank" }, alarm = true,
  test = function(f) return f["sys.law_rank"] ~= "unknown" and f["sys.law_rank"] ~= "none" end,
  because = "看不出处罚依据是法律、法规还是规章。用《全称》和条款引用；确是法律、法规、规章的，写明制定机关和位阶。", basis = "处罚法10—16" }

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
