-- 强制执行申请书, to the court: signed by the head, sealed, dated (强制法55).
local parts = use "documents/parts"

return {
  id = "enforcement.court_application", title = "强制执行申请书", outward = true, basis = "强制法55",
  volume = "main", place = 50,
  number = { series = "申执", pattern = "{organ}申执〔{year}〕{n}号" },
  demand = { "party_name", "court_name", "decision_number", "duty_text", "court_object", "party_opinion" },

  body = function(f)
    return {
      { t = "kv", rows = { { "申请人", parts.text(f.organ) }, { "被申请人", parts.text(f.party_name) },
        { "住所或者住址", parts.text(f.party_address) } } },
      parts.to(f.court_name),
      parts.p("申请人于" .. parts.date(f.decided_on) .. "作出" .. parts.text(f.decision_number) .. "决定，" .. parts.date(f.decision_served_on)
        .. "送达。被申请人在法定期限内不申请行政复议、不提起行政诉讼，又不履行。依照" .. cite "强制法53、54" .. "的规定，申请强制执行。"),
      parts.h("一、行政决定和事实、理由、依据"),
      parts.p(parts.text(f.duty_text) .. parts.text(f.unperformed_text)),
      parts.h("二、当事人的意见和行政机关催告情况"),
      parts.p(parts.text(f.party_opinion)),
      parts.h("三、申请强制执行标的情况"),
      parts.p(parts.text(f.court_object)),
      parts.h("四、随附材料"),
      { t = "list", mark = "1．", items = { "行政决定书；", "作出决定的事实、理由和依据的材料；", "当事人的意见和催告书、送达回证；", "执行标的情况的材料；",
        "法律、行政法规规定的其他材料。" } },
      { t = "sign", lines = { { "行政机关负责人（签名）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
