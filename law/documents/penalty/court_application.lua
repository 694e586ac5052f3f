-- 强制执行申请书: to the court, signed by the head and sealed (强制法55).
local parts = use "documents/parts"

return {
  id = "penalty.court_application", title = "强制执行申请书", outward = true, basis = "强制法54、55",
  volume = "main", place = 50,
  number = { series = "强申", pattern = "{organ}强申〔{year}〕{n}号" },
  demand = { "party_name", "court_name", "court_object", "decision_number", "decision_served_on", "urge_served_on" },

  body = function(f)
    return {
      parts.to(f.court_name),
      { t = "kv", rows = { { "申请人", f.organ }, { "被申请人", parts.text(f.party_name) },
        { "证件号码或者统一社会信用代码", parts.text(f.party_code) }, { "住址或者住所", parts.text(f.party_address) } } },
      parts.h("一、申请事项"),
      parts.p("申请强制执行本机关行政处罚决定书（" .. parts.text(f.decision_number) .. "）确定的义务，金额合计" .. parts.money(f.owed)
        .. "，其中罚款" .. parts.money(f.fine_unpaid) .. "，没收违法所得" .. parts.money(f.forfeit_unpaid) .. "，加处罚款（计算至"
        .. parts.date(f.today) .. "）" .. parts.money(f.surcharge_unpaid) .. "。"),
      parts.h("二、事实和理由"),
      parts.p("上述决定书于" .. parts.date(f.decision_served_on) .. "送达被申请人。被申请人在法定期限内没有履行。本机关于"
        .. parts.date(f.urge_served_on) .. "向其送达履行催告书，" .. f["@urge_days"] .. "个工作日后仍未履行。依照" .. cite "强制法53" .. "、"
        .. cite "强制法54" .. "的规定，提出申请。"),
      parts.h("三、申请执行标的情况"),
      parts.p(parts.text(f.court_object)),
      parts.h("四、附件"),
      { t = "list", mark = "1．", items = { "行政处罚决定书及作出决定的事实、理由和依据；", "当事人的意见及催告情况；", "申请强制执行标的情况；",
        "法律、行政法规规定的其他材料。" } },
      { t = "sign", lines = { "行政机关负责人（签名）：" } },
      parts.close(f),
    }
  end,
}
