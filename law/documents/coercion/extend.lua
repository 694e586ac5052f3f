-- 延长期限通知书: written, at once, with the reason (强制法25Ⅱ).
local parts = use "documents/parts"

return {
  id = "coercion.extend", title = "延长查封（扣押）期限通知书", outward = true, basis = "强制法25Ⅱ",
  volume = "main", place = 50,
  number = { series = "强延", pattern = "{organ}强延〔{year}〕{n}号" },
  demand = { "party_name", "measure_kind", "taken_on", "extend_text" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.taken_on) .. "对" .. parts.you(f) .. "的有关场所、设施或者财物实施" .. parts.choice(f, "measure_kind")
        .. "。因情况复杂（" .. parts.text(f.extend_text) .. "），经本机关负责人批准，依照" .. cite "强制法25Ⅰ" .. "的规定，延长期限"
        .. f["@seizure_more_days"] .. "日。"),
      parts.remedy(f, "coercion"),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
