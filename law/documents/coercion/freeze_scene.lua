-- 冻结现场笔录: at the bank (强制法18(七)、30Ⅰ).
local parts = use "documents/parts"

return {
  id = "coercion.freeze_scene", title = "冻结现场笔录", outward = false, basis = "强制法18(二)、(三)、(七)、30Ⅰ",
  volume = "main", place = 50,
  demand = { "title", "party_name", "account_bank", "account_no", "scene_text" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "金融机构", parts.text(f.account_bank) },
        { "账号", parts.text(f.account_no) }, { "冻结数额", parts.money(f.account_amount) }, { "日期", parts.date(f.today) },
        { "执法人员", parts.officers(f) } }),
      parts.p("执法人员出示执法身份证件，向金融机构交付冻结通知书。"),
      parts.h("实施经过"),
      parts.p(parts.text(f.scene_text)),
      parts.signatures("金融机构经办人："),
    }
  end,
}
