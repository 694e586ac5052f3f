-- What the platform itself refuses in any procedure, whatever the procedure says, and why: the basis for the kind of procedure
-- (its `kind`), otherwise the general one.

-- The kinds of the penalty family, with one basis; `other` has those that differ.
local function penalty(basis, other)
  local kinds = { penalty = basis, hearing = basis, service = basis, preservation = basis, collection = basis, publication = basis }
  for kind, own in pairs(other or {}) do kinds[kind] = own end
  return kinds
end

return {
  -- Organ and power.
  { "ORG-1", title = "职权", basis = "意见四(一)", kinds = penalty("处罚法17", { coercion = "强制法17Ⅰ", enforcement = "强制法13" }) },
  -- Powers that pass, who uses them for another, and what is never delegated.
  { "ORG-3", title = "职权的移转", basis = "处罚法17", kinds = { delegation = "处罚法20Ⅰ、Ⅳ", empowerment = "处罚法24Ⅰ", concentration = "处罚法18Ⅱ" } },
  { "ORG-5", title = "受托的范围和期限", basis = "处罚法20Ⅱ、Ⅳ" },
  { "ORG-7", title = "不得委托", basis = "处罚法20Ⅳ", kinds = { coercion = "强制法17Ⅰ", enforcement = "强制法13" } },
  -- Posts: who does what is laid down (岗位职责).
  { "role", title = "岗位", basis = "意见五(三)" },
  { "as", title = "承办人", basis = "意见五(三)" },
  -- Officers.
  { "PER-16", title = "协助执法人员", basis = "意见六(一)", kinds = { coercion = "强制法17Ⅲ；意见六(一)" } },
  { "PER-11", title = "执法资格", basis = "监督条例17Ⅱ；意见六(一)",
    kinds = penalty("处罚法42Ⅰ、76Ⅰ(五)", { coercion = "强制法17Ⅲ、18(二)", inspection = "处罚法42Ⅰ、55Ⅰ" }) },
  { "PER-1", title = "两名以上执法人员", basis = "处罚法42Ⅰ", kinds = { coercion = "强制法18(二)" } },
  { "PER-10", title = "法律职业资格", basis = "处罚法58Ⅱ" },
  -- Separation of duties.
  { "apart", title = "回避和职责分离", basis = "意见五(三)",
    kinds = penalty("处罚法43Ⅰ", { hearing = "处罚法64(四)", coercion = "强制法18(一)；意见四(四)" }) },
  { "own-proposal", title = "报请和批准分离", basis = "意见五(三)", kinds = penalty("处罚法57Ⅰ", { coercion = "强制法18(一)" }) },
  -- Not a refusal: why a term is counted again when a calendar comes.
  { "calendar", title = "休假日顺延", basis = "民法典203Ⅰ" },
}
