-- 冻结审批表 (强制法18(一)、29、30Ⅰ).
local parts = use "documents/parts"

return {
  id = "coercion.freeze_approval", title = "冻结存款（汇款）审批表", outward = false, basis = "强制法18(一)、29、30Ⅰ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "measure_ground", "measure_text", "measure_law", "account_bank", "account_no", "account_amount" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "关联案件", f.case_ref or "——" }, { "目的", parts.choice(f, "measure_ground") },
      { "事实和理由", parts.text(f.measure_text) }, { "依据", parts.text(f.measure_law) }, { "非强制手段", parts.choice(f, "milder") },
      { "金融机构、账号", parts.text(f.account_bank) .. "，" .. parts.text(f.account_no) }, { "冻结数额", parts.money(f.account_amount) },
      { "期限", "自冻结之日起" .. f["@freeze_days"] .. "日" })
    return parts.approval(f, rows, "建议冻结，数额与违法行为涉及的金额相当。", "同意冻结。")
  end,
}
