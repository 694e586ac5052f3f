-- 冻结通知书, to the bank.
local parts = use "documents/parts"

return {
  id = "coercion.freeze_notice", title = "冻结存款（汇款）通知书", outward = true, basis = "强制法30",
  volume = "main", place = 50,
  number = { series = "冻通", pattern = "{organ}冻通〔{year}〕{n}号" },
  demand = { "party_name", "account_bank", "account_no", "account_amount", "measure_law" },

  body = function(f)
    return {
      parts.to(f.account_bank),
      parts.p("本机关在办理" .. parts.text(f.title) .. "中，依据" .. parts.text(f.measure_law) .. "，决定冻结下列存款、汇款。请依照"
        .. cite "强制法30Ⅱ" .. "的规定立即予以冻结，不得拖延，不得在冻结前向当事人泄露信息。"),
      { t = "kv", rows = { { "户名", parts.text(f.party_name) }, { "账号", parts.text(f.account_no) },
        { "冻结数额", parts.money(f.account_amount) }, { "期限", "自冻结之日起" .. f["@freeze_days"] .. "日" } } },
      parts.p("期满前本机关没有作出处理决定，也没有书面通知延长的，请自期满之日起解除冻结。"),
      { t = "sign", lines = { { "执法人员（签名）：", "执法证号：" }, { "执法人员（签名）：", "执法证号：" },
        { "金融机构签收：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
