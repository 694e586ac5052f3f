local numbers = use "small/thresholds"
for _, n in ipairs(numbers) do
  if n[1] == "handle_days" then n.values[2] = { "2026-09-01", 60 } end
  if n[1] == "defence_days" then n.values[2] = { "2026-09-01", 5 } end
end
return numbers
