-- 加处罚款通知书: from which day, at what rate, up to what sum (处罚法72Ⅰ(一)；强制法45).
local parts = use "documents/parts"

return {
  id = "penalty.surcharge", title = "加处罚款决定书", outward = true, basis = "处罚法72Ⅰ(一)；强制法45",
  volume = "main", place = 50,
  number = { series = "加罚", pattern = "{organ}加罚〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "decision_served_on", "overdue_on", "court_name" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.decision_served_on) .. "向当事人送达行政处罚决定书（" .. parts.text(f.decision_number) .. "），罚款"
        .. parts.money(f.fine_decided) .. "。当事人到期没有缴纳，尚欠罚款" .. parts.money(f.fine_unpaid) .. "。依照" .. cite "处罚法72Ⅰ(一)"
        .. "、" .. cite "强制法45" .. "的规定，决定加处罚款："),
      { t = "kv", rows = { { "起算日", parts.date(f.overdue_on) },
        { "标准", "每日按未缴罚款数额的" .. f["@surcharge_percent"] .. "%" },
        { "上限", "加处罚款的总额不超过罚款数额" .. parts.money(f.fine_decided) },
        { "计算至" .. parts.date(f.today), parts.money(f.surcharge) }, { "缴款方式", parts.text(f.bank_name) } } },
      parts.p("行政复议、行政诉讼期间不计算加处罚款。尽快缴清罚款的，加处罚款计算至缴清之日。"),
      parts.remedy(f, "penalty"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
