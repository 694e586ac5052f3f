local all = use "small/properties"
for _, p in ipairs(all) do
  if p.term then p.term = "60 day" end
  if p.is then p.is = "60 day" end
end
return all
