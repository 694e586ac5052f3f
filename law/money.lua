-- What is owed on a decision, worked out from the record: payments, the first day on which it was overdue, and the days of
-- reconsideration and litigation on which no surcharge runs (处罚法72Ⅰ(一)、73Ⅲ). All in fen.
local dates = use "dates"

local money = {}

-- The sum of what was paid towards one part ("fine", "forfeit", "surcharge"), up to and with a day (nil: ever).
function money.paid(payments, part, until_day)
  local total = 0
  for _, p in ipairs(payments or {}) do
    if p.part == part and (until_day == nil or p.paid_on <= until_day) then total = total + p.amount end
  end
  return total
end

-- Whether the surcharge stands still on this day because the decision is under review or before the court.
local function paused(remedies, day)
  for _, r in ipairs(remedies or {}) do
    if day >= dates.number(r.filed_on) and (r.ended_on == nil or day <= dates.number(r.ended_on)) then return true end
  end
  return false
end

-- The first day after `day` on which it runs again; nil while a remedy is pending.
local function resumed(remedies, day)
  local again = day
  while paused(remedies, again) do
    local last = again
    for _, r in ipairs(remedies) do
      if again >= dates.number(r.filed_on) then
        if r.ended_on == nil then return nil end
        if dates.number(r.ended_on) >= last then last = dates.number(r.ended_on) + 1 end
      end
    end
    again = last
  end
  return again
end

-- The surcharge up to f.today: each day so many per cent of the fine still unpaid on that day, never more than the fine.
-- What had grown before a late deferral is kept (surcharge_kept); during a deferral nothing grows.
function money.surcharge(f)
  local kept = f.surcharge_kept or 0
  if f.surcharge_stated ~= true or f.overdue_on == nil then return kept end
  local cap = f.fine_decided * f["@surcharge_cap"] // 100
  local day, today, sum = dates.number(f.overdue_on), dates.number(f.today), kept * 100
  local due = {}
  for _, p in ipairs(f.payments or {}) do
    if p.part == "fine" then table.insert(due, { day = dates.number(p.paid_on), amount = p.amount }) end
  end
  while day <= today do
    local run = resumed(f.remedies, day)
    if run == nil or run > today then break end
    day = run
    local unpaid = f.fine_decided
    for _, p in ipairs(due) do
      if p.day <= day then unpaid = unpaid - p.amount end
    end
    if unpaid <= 0 then break end
    sum = sum + unpaid * f["@surcharge_percent"]
    if sum // 100 >= cap then return cap end
    day = day + 1
  end
  return sum // 100
end

-- What is still to be paid of each part.
function money.fine_unpaid(f)
  return (f.fine_decided or 0) - money.paid(f.payments, "fine")
end

function money.forfeit_unpaid(f)
  return (f.forfeit_decided or 0) - money.paid(f.payments, "forfeit")
end

function money.surcharge_unpaid(f)
  return money.surcharge(f) - money.paid(f.payments, "surcharge")
end

function money.owed(f)
  return money.fine_unpaid(f) + money.forfeit_unpaid(f) + money.surcharge_unpaid(f)
end

-- Whether it has been overdue for more than the statutory days (强制法46Ⅰ).
function money.overdue_long(f)
  return f.overdue_on ~= nil and dates.number(f.today) - dates.number(f.overdue_on) + 1 > f["@self_enforce_days"]
end

return money
