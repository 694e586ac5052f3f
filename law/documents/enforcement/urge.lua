-- 履行催告书: term, manner, the exact amount, the right to be heard (强制法35).
local parts = use "documents/parts"

return {
  id = "enforcement.urge", title = "履行行政决定催告书", outward = true, basis = "强制法35、54",
  volume = "main", place = 50,
  number = { series = "催", pattern = "{organ}催〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "duty_text", "urge_until", "urge_way" },

  body = function(f)
    local blocks = {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "作出" .. parts.text(f.decision_number) .. "决定，并于"
        .. parts.date(f.decision_served_on) .. "送达。该决定要求：" .. parts.text(f.duty_text) .. parts.you(f) .. "在规定的期限内没有履行。"),
      parts.p("依照" .. cite "强制法35" .. "的规定，现催告" .. parts.you(f) .. "履行："),
      { t = "kv", rows = { { "履行期限", "至" .. parts.date(f.urge_until) }, { "履行方式", parts.text(f.urge_way) } } },
    }
    if f.urge_money ~= nil then
      table.insert(blocks, { t = "kv", rows = { { "金额", parts.money(f.urge_money) }, { "给付方式", parts.text(f.urge_pay) } } })
    end
    table.insert(blocks, parts.p(parts.you(f) .. "收到本催告书后有权进行陈述和申辩。逾期仍不履行，又没有正当理由的，将依法强制执行或者申请人民法院强制执行。"))
    table.insert(blocks, parts.receipt_lines())
    table.insert(blocks, parts.close(f))
    return blocks
  end,
}
