-- 冻结决定书, to the party: what 强制法31 demands, account and amount included.
local parts = use "documents/parts"

return {
  id = "coercion.freeze_decision", title = "冻结决定书", outward = true, basis = "强制法31",
  volume = "main", place = 10,
  number = { series = "冻决", pattern = "{organ}冻决〔{year}〕{n}号" },
  demand = { "party_name", "party_address", "measure_text", "measure_law", "account_bank", "account_no", "account_amount" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("因" .. parts.text(f.title) .. "，本机关认为：" .. parts.text(f.measure_text)),
      parts.p("为了" .. parts.choice(f, "measure_ground") .. "，经本机关负责人批准，依据" .. parts.text(f.measure_law)
        .. "，决定冻结" .. parts.you(f) .. "的下列存款、汇款。"),
      { t = "kv", rows = { { "金融机构", parts.text(f.account_bank) }, { "账号", parts.text(f.account_no) },
        { "冻结数额", parts.money(f.account_amount) },
        { "期限", "自冻结之日起" .. f["@freeze_days"] .. "日；情况复杂的，经本机关负责人批准可以延长" } } },
      parts.remedy(f, "coercion"),
      parts.close(f),
    }
  end,
}
