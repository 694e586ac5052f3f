-- Abbreviation, full name, rank, days in force of the version cited (and the day it was passed, where its
-- text does not tell since when it is in force), what took its place;
-- which numbers of days are workdays by its own rule. A citation before `from` or after `to` is refused.
return {
  { id = "处罚法", title = "中华人民共和国行政处罚法", rank = "law", from = "2021-07-15", workdays = { 2, 3, 5, 7, basis = "处罚法85" } },
  { id = "强制法", title = "中华人民共和国行政强制法", rank = "law", from = "2012-01-01", workdays = { upto = 10, basis = "强制法69" } },
  { id = "许可法", title = "中华人民共和国行政许可法", rank = "law", from = "2019-04-23", workdays = { all = true, basis = "许可法82" } },
  { id = "复议法", title = "中华人民共和国行政复议法", rank = "law", from = "2024-01-01", workdays = { 3, 5, 7, 10, basis = "复议法88Ⅱ" } },
  { id = "复议条例", title = "中华人民共和国行政复议法实施条例", rank = "regulation", from = "2026-07-01" },
  { id = "行诉法", title = "中华人民共和国行政诉讼法", rank = "law", from = "2017-07-01" },
  { id = "行诉解释", title = "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", rank = "judicial", from = "2018-02-08" },
  { id = "民诉法", title = "中华人民共和国民事诉讼法", rank = "law", from = "2024-01-01" },
  { id = "民法典", title = "中华人民共和国民法典", rank = "law", from = "2021-01-01" },
  { id = "监督条例", title = "行政执法监督条例", rank = "regulation", from = "2026-02-01" },
  { id = "移送规定", title = "行政执法机关移送涉嫌犯罪案件的规定", rank = "regulation", from = "2020-08-07" },
  { id = "罚缴办法", title = "罚款决定与罚款收缴分离实施办法", rank = "regulation", from = "1998-01-01" },
  { id = "信公条例", title = "中华人民共和国政府信息公开条例", rank = "regulation", from = "2019-05-15" },
  { id = "营商条例", title = "优化营商环境条例", rank = "regulation", from = "2020-01-01" },
  { id = "治安法", title = "中华人民共和国治安管理处罚法", rank = "law", from = "2026-01-01" },
  { id = "个保法", title = "中华人民共和国个人信息保护法", rank = "law", from = "2021-11-01" },
  { id = "网安法", title = "中华人民共和国网络安全法", rank = "law", from = "2026-01-01" },
  { id = "电子签名法", title = "中华人民共和国电子签名法", rank = "law", from = "2019-04-23" },
  { id = "档案法", title = "中华人民共和国档案法", rank = "law", from = "2021-01-01" },
  { id = "档案条例", title = "中华人民共和国档案法实施条例", rank = "regulation", from = "2024-03-01" },
  { id = "立法法", title = "中华人民共和国立法法", rank = "law", from = "2023-03-15" },
  { id = "国赔法", title = "中华人民共和国国家赔偿法", rank = "law", from = "2013-01-01" },
  { id = "食安法", title = "中华人民共和国食品安全法", rank = "law", from = "2025-12-01" },
  { id = "药品管理法", title = "中华人民共和国药品管理法", rank = "law", from = "2019-12-01" },
  { id = "安全生产法", title = "中华人民共和国安全生产法", rank = "law", from = "2021-09-01" },
  { id = "土地管理法", title = "中华人民共和国土地管理法", rank = "law", from = "2020-01-01" },
  { id = "民营促进法", title = "中华人民共和国民营经济促进法", rank = "law", from = "2025-05-20" },
  { id = "市监公示规定", title = "市场监督管理行政处罚信息公示规定", rank = "rule", from = "2021-09-01" },

  -- From 2026-08-15 one code takes the place of ten laws (环境法典1242). Acts before that day may still need the old ones.
  { id = "环境法典", title = "中华人民共和国生态环境法典", rank = "law", from = "2026-08-15" },
  { id = "环境保护法", title = "中华人民共和国环境保护法", rank = "law", by = "环境法典", passed = "2014-04-24", from = "2015-01-01", to = "2026-08-14" },
  { id = "环评法", title = "中华人民共和国环境影响评价法", rank = "law", by = "环境法典", from = "2018-12-29", to = "2026-08-14" },
  { id = "海洋环境法", title = "中华人民共和国海洋环境保护法", rank = "law", by = "环境法典", from = "2024-01-01", to = "2026-08-14" },
  { id = "大气法", title = "中华人民共和国大气污染防治法", rank = "law", by = "环境法典", passed = "2018-10-26", from = "2018-10-26", to = "2026-08-14" },
  { id = "水污染法", title = "中华人民共和国水污染防治法", rank = "law", by = "环境法典", passed = "2017-06-27", from = "2018-01-01", to = "2026-08-14" },
  { id = "土壤法", title = "中华人民共和国土壤污染防治法", rank = "law", by = "环境法典", from = "2019-01-01", to = "2026-08-14" },
  { id = "固废法", title = "中华人民共和国固体废物污染环境防治法", rank = "law", by = "环境法典", passed = "2020-04-29", from = "2020-09-01", to = "2026-08-14" },
  { id = "噪声法", title = "中华人民共和国噪声污染防治法", rank = "law", by = "环境法典", from = "2022-06-05", to = "2026-08-14" },
  { id = "放射法", title = "中华人民共和国放射性污染防治法", rank = "law", by = "环境法典", from = "2003-10-01", to = "2026-08-14" },
  { id = "清洁法", title = "中华人民共和国清洁生产促进法", rank = "law", by = "环境法典", from = "2012-07-01", to = "2026-08-14" },

  -- Amended laws whose former text an act of its time still needs (处罚法37). The same title, other days.
  { id = "原治安法", title = "中华人民共和国治安管理处罚法", rank = "law", number = "2012年修正", passed = "2012-10-26", from = "2013-01-01", to = "2025-12-31" },
  { id = "原食安法", title = "中华人民共和国食品安全法", rank = "law", number = "2021年修正", passed = "2021-04-29", from = "2021-04-29", to = "2025-11-30" },
  { id = "原网安法", title = "中华人民共和国网络安全法", rank = "law", number = "2016年", passed = "2016-11-07", from = "2017-06-01", to = "2025-12-31" },

  -- The founding document of this platform: sections, no articles.
  { id = "意见", title = "内蒙古自治区人民政府关于加强和规范行政执法工作的意见", rank = "document", number = "内政发〔2014〕5号",
    style = "section", from = "2014-01-15" },

  -- What the end of a title tells of the rank of a text that is not listed here (立法法; 处罚法 10 to 16). A title that ends
  -- otherwise, such as 规定 or 办法, may be a rule or a mere document: the officer says which. The first that fits counts.
  names = { { "办法" }, { "法", "law" }, { "法典", "law" }, { "条例", "local" }, { "通知", "document" }, { "意见", "document" }, { "通告", "document" },
    { "公告", "document" }, { "方案", "document" }, { "批复", "document" }, { "纪要", "document" }, { "函", "document" } },
}
