-- 解除冻结通知书, to the bank and the party (强制法33Ⅱ).
local parts = use "documents/parts"

return {
  id = "coercion.freeze_lift", title = "解除冻结决定书", outward = true, basis = "强制法33",
  volume = "main", place = 50,
  number = { series = "冻解", pattern = "{organ}冻解〔{year}〕{n}号" },
  demand = { "party_name", "account_bank", "account_no", "lift_ground", "disposal_text" },

  body = function(f)
    return {
      parts.p(parts.text(f.account_bank) .. "、" .. parts.text(f.party_name) .. "："),
      parts.p("本机关于" .. parts.date(f.taken_on) .. "冻结" .. parts.text(f.party_name) .. "的存款、汇款。因" .. parts.choice(f, "lift_ground")
        .. "（" .. parts.text(f.disposal_text) .. "），依照" .. cite "强制法33" .. "的规定，决定自" .. parts.date(f.settled_on) .. "起解除冻结。"),
      { t = "kv", rows = { { "金融机构", parts.text(f.account_bank) }, { "账号", parts.text(f.account_no) },
        { "解除数额", parts.money(f.account_amount) } } },
      { t = "sign", lines = { { "金融机构签收：", "日期：　　　　年　　月　　日" },
        { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
