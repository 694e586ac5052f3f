-- 不予延期（分期）缴纳罚款通知书.
local parts = use "documents/parts"

return {
  id = "penalty.defer_refusal", title = "不予延期（分期）缴纳罚款通知书", outward = true, basis = "处罚法66Ⅱ",
  volume = "main", place = 50,
  number = { series = "不缓", pattern = "{organ}不缓〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "defer_kind", "defer_answer" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p(parts.you(f) .. "对行政处罚决定书（" .. parts.text(f.decision_number) .. "）提出的" .. parts.choice(f, "defer_kind")
        .. "申请收悉。经审查，依照" .. cite "处罚法66Ⅱ" .. "的规定，不予批准。理由：" .. parts.text(f.defer_answer)),
      parts.p("请仍按决定书确定的期限缴纳罚款" .. parts.money(f.fine_unpaid) .. "，缴至" .. parts.text(f.bank_name) .. "。"),
      parts.contact(f),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
