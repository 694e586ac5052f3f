-- 执行协议: without harm to others; may go by stages; what was added may be let off where the harm is made good (强制法42).
local parts = use "documents/parts"

return {
  id = "enforcement.agreement", title = "行政强制执行协议", outward = true, basis = "强制法42",
  volume = "main", place = 50,
  demand = { "party_name", "decision_number", "duty_text", "agreement_text", "agreement_until" },

  body = function(f)
    return {
      { t = "kv", rows = { { "甲方（行政机关）", parts.text(f.organ) }, { "乙方（当事人）", parts.text(f.party_name) },
        { "据以执行的决定", parts.text(f.decision_number) }, { "义务", parts.text(f.duty_text) } } },
      parts.p("依照" .. cite "强制法42" .. "的规定，在不损害公共利益和他人合法权益的情况下，双方达成执行协议："),
      parts.p(parts.text(f.agreement_text)),
      parts.p("履行期限：至" .. parts.date(f.agreement_until) .. "。乙方采取补救措施的，可以减免加处的罚款或者滞纳金，本金不减免。乙方不履行协议的，恢复强制执行。"),
      { t = "sign", lines = { { "甲方（盖章）：", "日期：　　　　年　　月　　日" }, { "乙方（签名或者盖章）：", "日期：　　　　年　　月　　日" } } },
    }
  end,
}
