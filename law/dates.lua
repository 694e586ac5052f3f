-- Civil days for calculated facts. Dates are texts "2026-09-16" and compare as texts.
local dates = {}

local function parts(date)
  return tonumber(string.sub(date, 1, 4)), tonumber(string.sub(date, 6, 7)), tonumber(string.sub(date, 9, 10))
end

-- The number of a day, counted from 1970-01-01.
function dates.number(date)
  local y, m, d = parts(date)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local year_of_era = y - era * 400
  local day_of_year = (153 * ((m + 9) % 12) + 2) // 5 + d - 1
  return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468
end

-- The same day `years` later; a 29 February that does not come again ends with the month (民法典202).
function dates.add_years(date, years)
  local y, m, d = parts(date)
  y = y + years
  local leap = (y % 4 == 0 and y % 100 ~= 0) or y % 400 == 0
  if m == 2 and d == 29 and not leap then d = 28 end
  return string.format("%04d-%02d-%02d", y, m, d)
end

return dates
