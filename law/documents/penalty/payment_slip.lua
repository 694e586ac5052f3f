-- 罚没款缴款通知单: what to pay, where, until when. The treasury's own ticket is given by who collects (处罚法70).
local parts = use "documents/parts"

return {
  id = "penalty.payment_slip", title = "罚没款缴款通知单", outward = true, basis = "处罚法67、70；罚缴办法7Ⅰ",
  volume = "main", place = 50,
  number = { series = "缴", pattern = "{organ}缴〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "decision_served_on" },

  body = function(f)
    local rows = {}
    if (f.fine_decided or 0) > 0 then table.insert(rows, { "罚款", yuan(f.fine_decided), zh_money(f.fine_decided) }) end
    if (f.forfeit_decided or 0) > 0 then table.insert(rows, { "没收违法所得", yuan(f.forfeit_decided), zh_money(f.forfeit_decided) }) end
    local total = (f.fine_decided or 0) + (f.forfeit_decided or 0)
    table.insert(rows, { "合计", yuan(total), zh_money(total) })
    return {
      parts.to(f.party_name),
      parts.p("行政处罚决定书（" .. parts.text(f.decision_number) .. "）已于" .. parts.date(f.decision_served_on) .. "送达。请自收到决定书之日起"
        .. f["@pay_days"] .. "日内，凭本通知单缴纳下列款项。"),
      { t = "table", head = { "项目", "金额（元）", "大写" }, widths = { 30, 25, 45 }, align = { "left", "right", "left" }, rows = rows },
      { t = "kv", rows = { { "代收机构", parts.text(f.bank_name) }, { "地址", parts.text(f.bank_address) } } },
      parts.p("可以通过电子支付系统缴纳。缴款后请索取财政部门统一制发的专用票据；作出处罚决定的机关不自行收缴罚款，法律另有规定的除外。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
