-- 法定幅度: what the law provided for one kind of conduct, one text after the other. By these the law of the act's day and that of the
-- decision's are compared (处罚法37). Each is in force on the days of its statute (statutes.lua). Fines are in fen, detention in days;
-- a fine measured by the case is only named, and left to the officer. `kinds` are what may be imposed beside the fine.
local facts = use "facts"

local function kinds(...)
  local titles = {}
  for _, id in ipairs({ ... }) do table.insert(titles, facts.option_title(facts.penalty_kinds, id)) end
  return titles
end

local function yuan(low, high)
  return { low * 100, high * 100 }
end

return {
  -- 2026-08-15: the environmental code in the place of ten laws (环境法典1242) ----------------------------------------------------
  { "air_excess", "超过标准或者总量控制指标排放大气污染物",
    { basis = "大气法99(二)", fine = yuan(100000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") },
    { basis = "环境法典1107", fine = yuan(100000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") } },
  { "water_excess", "超过标准或者总量控制指标排放水污染物",
    { basis = "水污染法83(二)", fine = yuan(100000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") },
    { basis = "环境法典1107", fine = yuan(100000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") } },
  { "air_unlicensed", "没有取得排污许可证排放大气污染物",
    { basis = "大气法99(一)", fine = yuan(100000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") },
    { basis = "环境法典1102", fine = yuan(200000, 1000000), kinds = kinds("restrict_business", "halt", "close_down") } },
  { "site_dust", "施工工地没有采取防尘降尘措施",
    { basis = "大气法115Ⅰ(一)", fine = yuan(10000, 100000), kinds = kinds("halt") },
    { basis = "环境法典1128Ⅰ(一)", fine = yuan(10000, 100000), kinds = kinds("halt") } },
  { "straw", "露天焚烧秸秆、落叶",
    { basis = "大气法119Ⅰ", fine = yuan(500, 2000) },
    { basis = "环境法典1131", fine = yuan(500, 2000) } },
  { "waste_ledger", "产生工业固体废物的单位没有建立管理台账并如实记录",
    { basis = "固废法102Ⅰ(八)", fine = yuan(50000, 200000), kinds = kinds("gains", "halt", "close_down") },
    { basis = "环境法典1171Ⅲ", fine = yuan(0, 200000), note = "先责令改正，拒不改正的才处罚款，五万元起" } },
  { "unapproved_project", "环境影响评价文件未经批准擅自开工建设",
    { basis = "环评法31Ⅰ", measured = "建设项目总投资额的百分之一至百分之五" },
    { basis = "环境法典1095Ⅰ", measured = "按审批类型和情节，十万元至一千万元" } },

  -- 2026-01-01: 治安管理处罚法, revised ------------------------------------------------------------------------------------------------
  { "public_order", "扰乱单位、公共场所、公共交通工具秩序",
    { basis = "原治安法23Ⅰ", fine = yuan(0, 500), days = { 0, 10 }, kinds = kinds("warning") },
    { basis = "治安法26Ⅰ", fine = yuan(0, 1000), days = { 0, 10 }, kinds = kinds("warning") } },
  { "beating", "殴打他人或者故意伤害他人身体",
    { basis = "原治安法43Ⅰ", fine = yuan(0, 500), days = { 0, 10 } },
    { basis = "治安法51Ⅰ", fine = yuan(0, 1000), days = { 0, 10 } } },
  { "gambling", "为赌博提供条件或者参与赌博",
    { basis = "原治安法70", fine = yuan(0, 3000), days = { 0, 15 } },
    { basis = "治安法82", fine = yuan(0, 5000), days = { 0, 15 } } },

  -- 2026-01-01: 网络安全法, amended; its articles moved --------------------------------------------------------------------------------
  { "net_duty", "网络运营者不履行网络安全保护义务",
    { basis = "原网安法59Ⅰ", fine = yuan(0, 100000), kinds = kinds("warning") },
    { basis = "网安法61Ⅰ", fine = yuan(0, 500000), kinds = kinds("warning") } },
}
