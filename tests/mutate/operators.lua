-- The operators of ./dev mutate: each makes one small fault at every place of the pack where it fits. Nothing is
-- picked by hand. visit(t, kind, found) calls found(op, where, what, touched, make) for each mutant of a file's table:
-- touched lists the actions it concerns (nil: the whole procedure), make() gives the mutated table. Tables are
-- copied before they are changed, for files share them.

local function copy(t)
  local c = {}
  for k, v in pairs(t) do c[k] = v end
  return c
end

-- A text or a list, as a list.
local function list(v)
  if v == nil then return {} end
  if type(v) ~= "table" then return { v } end
  return v
end

local function without(v, i)
  local c = {}
  for k, x in ipairs(list(v)) do
    if k ~= i then c[#c + 1] = x end
  end
  return c
end

local function id_of(x)
  if type(x) ~= "table" then return x end
  return x.id or x[1]
end

local function has(v, x)
  for _, y in ipairs(list(v)) do
    if y == x then return true end
  end
  return false
end

-- The same table with one field another; nil drops it.
local function with(t, key, value)
  local c = copy(t)
  c[key] = value
  return c
end

-- The table with the i-th row of one of its lists replaced, or dropped where row is nil.
local function with_row(t, key, i, row)
  local rows = copy(t[key])
  if row == nil then rows = without(rows, i) else rows[i] = row end
  return with(t, key, rows)
end

-- The next article: the first figure in the citation is one larger. A statute of sections has no figures.
local function elsewhere(basis)
  local i = 1
  while i <= #basis do
    local n, j = 0, i
    while j <= #basis and string.byte(basis, j) >= 48 and string.byte(basis, j) <= 57 do
      n = n * 10 + string.byte(basis, j) - 48
      j = j + 1
    end
    if j > i then return string.sub(basis, 1, i - 1) .. tostring(n + 1) .. string.sub(basis, j) end
    i = i + 1
  end
  return "处罚法1"
end

local function each_basis(x, where, found, put)
  if type(x) == "table" and type(x.basis) == "string" then
    found("basis", where, x.basis .. " → " .. elsewhere(x.basis), nil,
      function() return put(with(x, "basis", elsewhere(x.basis))) end)
  end
end

-- Clocks that an effect starts, stops, …: put(effects) gives the whole table back.
local function each_clock(x, where, touched, found, put)
  for _, key in ipairs({ "start", "stop", "pause", "resume", "extend" }) do
    for i, use in ipairs(list(x[key])) do
      found("clock", where, key .. " " .. id_of(use), touched,
        function() return put(with(x, key, without(x[key], i))) end)
    end
  end
end

local function one_state(from)
  local v = list(from)
  if #v == 1 and v[1] ~= "*" then return v[1] end
end

-- Two steps that follow each other, the other way round.
local function each_swap(t, found)
  for i, a in ipairs(t.actions) do
    for j, b in ipairs(t.actions) do
      if i ~= j and a.to and b.to and a.by ~= "law" and b.by ~= "law" and not has(a.from, "*") and one_state(b.from) == a.to
        and b.to ~= a.to and not has(a.from, a.to) and not has(a.from, b.to) then
        found("order", id_of(a) .. ", " .. id_of(b), "swapped", { id_of(a), id_of(b) }, function()
          local first = with(b, "from", a.from)
          first.to = a.to
          local second = with(a, "from", b.from)
          second.to = b.to
          return with_row(with_row(t, "actions", i, second), "actions", j, first)
        end)
      end
    end
  end
end

-- A state that is passed over: who leads to it leads on to where its first way leads.
local function each_skip(t, found)
  for _, s in ipairs(t.states) do
    local state, on, touched = id_of(s), nil, {}
    for _, a in ipairs(t.actions) do
      if not on and a.to and a.to ~= state and has(a.from, state) and a.by ~= "law" then on = a.to end
      if a.to == state then touched[#touched + 1] = id_of(a) end
    end
    if on and (#touched > 0 or t.start == state) then
      found("state", state, "passed over, to " .. on, t.start ~= state and touched or nil, function()
        local c = copy(t)
        if c.start == state then c.start = on end
        c.actions = copy(t.actions)
        for i, a in ipairs(t.actions) do
          if a.to == state then c.actions[i] = with(a, "to", on) end
        end
        return c
      end)
    end
  end
end

-- Another role: the one who works instead of the one who decides, a helper instead of the one who works.
local function other_role(role)
  if role == "law" then return nil end
  if role == "handler" then return "auxiliary" end
  return "handler"
end

local function each_role(a, id, found, put)
  local by = other_role(a.by)
  if by then
    found("role", id, "by " .. a.by .. " → " .. by, { id }, function() return put(with(a, "by", by)) end)
  end
  local recorded = a.recorded and other_role(a.recorded)
  if recorded then
    found("role", id, "recorded " .. a.recorded .. " → " .. recorded, { id },
      function() return put(with(a, "recorded", recorded)) end)
  end
  local ap = a.approve
  if ap and other_role(ap.by) then
    found("role", id, "approve by " .. ap.by .. " → " .. other_role(ap.by), { id },
      function() return put(with(a, "approve", with(ap, "by", other_role(ap.by)))) end)
  end
end

local function each_separation(a, id, found, put)
  for _, key in ipairs({ "as", "mark", "two" }) do
    if a[key] then
      found("separation", id, "without " .. key, { id }, function() return put(with(a, key, nil)) end)
    end
  end
  for i, fact in ipairs(list(a.apart)) do
    found("separation", id, "not apart from " .. fact, { id }, function() return put(with(a, "apart", without(a.apart, i))) end)
  end
  local ap = a.approve
  if ap then
    found("separation", id, "without approval", { id }, function() return put(with(a, "approve", nil)) end)
    if ap.as then
      found("separation", id, "approval without as", { id }, function() return put(with(a, "approve", with(ap, "as", nil))) end)
    end
    for i, fact in ipairs(list(ap.apart)) do
      found("separation", id, "approval not apart from " .. fact, { id },
        function() return put(with(a, "approve", with(ap, "apart", without(ap.apart, i)))) end)
    end
  end
end

local function each_action(t, i, found)
  local a = t.actions[i]
  local id = id_of(a)
  local function put(changed) return with_row(t, "actions", i, changed) end
  found("action", id, "dropped", { id }, function() return put(nil) end)
  for k, g in ipairs(list(a.need)) do
    found("guard", id, "without " .. id_of(g), { id }, function() return put(with(a, "need", without(a.need, k))) end)
  end
  if a.claim then
    found("guard", id, "without the claim", { id }, function() return put(with(a, "claim", nil)) end)
    each_basis(a.claim, id .. " claim", found, function(c) return put(with(a, "claim", c)) end)
  end
  for _, key in ipairs({ "within", "after" }) do
    if a[key] then
      found("clock", id, key .. " " .. a[key], { id }, function() return put(with(a, key, nil)) end)
    end
  end
  each_clock(a, id, { id }, found, put)
  for k, form in ipairs(list(a.issue)) do
    found("form", id, "without " .. form, { id }, function() return put(with(a, "issue", without(a.issue, k))) end)
  end
  if a.scan then
    found("form", id, "without the scan of " .. a.scan, { id }, function() return put(with(a, "scan", nil)) end)
  end
  if #list(a.from) > 1 then
    for k, s in ipairs(a.from) do
      found("state", id, "not from " .. s, { id }, function() return put(with(a, "from", without(a.from, k))) end)
    end
  end
  each_role(a, id, found, put)
  each_separation(a, id, found, put)
  each_basis(a, id, found, put)
end

-- A day's kind: workday for day and the other way round.
local function each_term(x, key, where, found, put)
  if type(x[key]) == "number" then
    found("term", where, x[key] .. " + 1", nil, function() return put(with(x, key, x[key] + 1)) end)
    if x[key] > 0 then
      found("term", where, x[key] .. " - 1", nil, function() return put(with(x, key, x[key] - 1)) end)
    end
  end
end

local function each_kind(x, where, found, put)
  local other = ({ day = "workday", workday = "day" })[x.unit]
  if other then
    found("day", where, x.unit .. " → " .. other, nil, function() return put(with(x, "unit", other)) end)
  end
end

local function procedure(t, found)
  for i in ipairs(t.actions) do each_action(t, i, found) end
  each_swap(t, found)
  each_skip(t, found)
  for i, g in ipairs(t.guards or {}) do
    each_basis(g, "guard " .. id_of(g), found, function(x) return with_row(t, "guards", i, x) end)
  end
  for i, c in ipairs(t.clocks or {}) do
    local where = "clock " .. id_of(c)
    local function put(x) return with_row(t, "clocks", i, x) end
    each_basis(c, where, found, put)
    each_term(c, "length", where, found, put)
    each_kind(c, where, found, put)
    found("day", where, "its last day does not move from a holiday, or does", nil,
      function() return put(with(c, "roll", c.roll == false)) end)
  end
  for i, child in ipairs(t.children or {}) do
    for outcome, fx in pairs(child.on or {}) do
      each_clock(fx, "child " .. id_of(child) .. ":" .. outcome, nil, found,
        function(x) return with_row(t, "children", i, with(child, "on", with(child.on, outcome, x))) end)
    end
  end
  if t.begin then each_clock(t.begin, "begin", nil, found, function(x) return with(t, "begin", x) end) end
  each_basis(t, "procedure", found, function(x) return x end)
end

local function thresholds(t, found)
  for i, x in ipairs(t) do
    local where = id_of(x)
    local function put(changed)
      local c = copy(t)
      c[i] = changed
      return c
    end
    local last = #x.values
    each_term(x.values[last], 2, where, found, function(v) return put(with_row(x, "values", last, v)) end)
    each_kind(x, where, found, put)
    each_basis(x, where, found, put)
  end
end

local function roles(t, found)
  for i, r in ipairs(t) do
    for _, key in ipairs({ "credential", "lawyer" }) do
      if r[key] then
        found("role", id_of(r), "without " .. key, nil, function()
          local c = copy(t)
          c[i] = with(r, key, nil)
          return c
        end)
      end
    end
  end
end

local function document(t, found)
  for i, fact in ipairs(list(t.demand)) do
    found("form", t.id, "does not demand " .. fact, nil, function() return with(t, "demand", without(t.demand, i)) end)
  end
  each_basis(t, t.id, found, function(x) return x end)
end

local visit = { procedure = procedure, thresholds = thresholds, roles = roles, document = document }

return {
  list = function(t, kind)
    local all = {}
    visit[kind](t, function(op, where, what, touched)
      all[#all + 1] = { op = op, where = where, what = what, touched = touched }
    end)
    return all
  end,
  apply = function(t, kind, n)
    local k, out = 0, nil
    visit[kind](t, function(_, _, _, _, make)
      k = k + 1
      if k == n then out = make() end
    end)
    return out
  end,
}
