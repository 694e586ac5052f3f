-- 代履行催告书: three days before, the party is urged once more (强制法51Ⅰ(二)).
local parts = use "documents/parts"

return {
  id = "enforcement.urge_again", title = "代履行催告书", outward = true, basis = "强制法51Ⅰ(二)",
  volume = "main", place = 50,
  number = { series = "代催", pattern = "{organ}代催〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "duty_text", "object_text", "budget", "doer", "order_served_on" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关作出的代履行决定书已于" .. parts.date(f.order_served_on) .. "送达。据以执行的决定：" .. parts.text(f.decision_number) .. "，要求："
        .. parts.text(f.duty_text) .. "依照" .. cite "强制法51Ⅰ(二)" .. "的规定，在代履行" .. f["@substitute_urge_days"] .. "个工作日前，再次催告"
        .. parts.you(f) .. "履行；履行的，停止代履行。"),
      { t = "kv", rows = { { "标的、方式和时间", parts.text(f.object_text) }, { "费用预算", parts.money(f.budget) }, { "代履行人", parts.text(f.doer) } } },
      parts.p(parts.you(f) .. "有权进行陈述和申辩。"),
      parts.contact(f),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
