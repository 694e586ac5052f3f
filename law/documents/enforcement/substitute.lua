-- 代履行决定书: what 强制法51Ⅰ(一) demands.
local parts = use "documents/parts"

return {
  id = "enforcement.substitute", title = "代履行决定书", outward = true, basis = "强制法50、51Ⅰ(一)",
  volume = "main", place = 10,
  number = { series = "代履", pattern = "{organ}代履〔{year}〕{n}号" },
  demand = { "party_name", "party_address", "decision_number", "duty_text", "harm", "decide_text", "object_text", "budget", "doer" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "作出" .. parts.text(f.decision_number) .. "决定，要求：" .. parts.text(f.duty_text)
        .. "。经催告，" .. parts.you(f) .. "仍没有履行，其后果" .. parts.choice(f, "harm") .. "。"),
      parts.h("理由和依据"),
      parts.p(parts.text(f.decide_text) .. "依照" .. cite "强制法50" .. "的规定，决定代履行。"),
      { t = "kv", rows = { { "标的、方式和时间", parts.text(f.object_text) }, { "费用预算", parts.money(f.budget) },
        { "代履行人", parts.text(f.doer) } } },
      parts.p("代履行" .. f["@substitute_urge_days"] .. "个工作日前本机关将再次催告；" .. parts.you(f) .. "履行的，停止代履行。费用按照成本合理确定，由" .. parts.you(f)
        .. "承担，法律另有规定的除外。"),
      parts.remedy(f, "enforcement"),
      parts.close(f),
    }
  end,
}
