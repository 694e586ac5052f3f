return {
  { id = "处罚法", title = "中华人民共和国行政处罚法", from = "2021-07-15" },
  { id = "旧处罚法", title = "中华人民共和国行政处罚法", from = "2017-09-01", to = "2021-07-15" },
  { id = "意见", title = "测试意见", style = "section", number = "测试〔2014〕5号", from = "2014-01-15", rank = "notice" },
  names = { { "通知" } },
}
