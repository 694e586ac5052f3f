-- 延长冻结期限通知书.
local parts = use "documents/parts"

return {
  id = "coercion.freeze_extend", title = "延长冻结期限通知书", outward = true, basis = "强制法32Ⅱ",
  volume = "main", place = 50,
  number = { series = "冻延", pattern = "{organ}冻延〔{year}〕{n}号" },
  demand = { "party_name", "taken_on", "extend_text" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.taken_on) .. "冻结" .. parts.you(f) .. "在" .. parts.text(f.account_bank) .. "的存款、汇款"
        .. parts.money(f.account_amount) .. "。因情况复杂（" .. parts.text(f.extend_text) .. "），经本机关负责人批准，依照"
        .. cite "强制法32Ⅰ" .. "的规定，延长冻结期限" .. f["@freeze_more_days"] .. "日。"),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
