-- 强制执行决定书: what 强制法37Ⅱ demands.
local parts = use "documents/parts"

return {
  id = "enforcement.decision", title = "行政强制执行决定书", outward = true, basis = "强制法37",
  volume = "main", place = 10,
  number = { series = "强执", pattern = "{organ}强执〔{year}〕{n}号" },
  demand = { "party_name", "party_address", "decision_number", "duty_text", "means", "means_law", "decide_text", "decide_when" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "作出" .. parts.text(f.decision_number) .. "决定，要求：" .. parts.text(f.duty_text)
        .. "。经催告，" .. parts.you(f) .. "仍没有履行，且没有正当理由。"),
      parts.h("理由和依据"),
      parts.p(parts.text(f.decide_text) .. "依照" .. cite "强制法37Ⅰ" .. "和" .. parts.text(f.means_law) .. "的规定，决定强制执行。"),
      { t = "kv", rows = { { "强制执行的方式", parts.choice(f, "means") }, { "强制执行的时间", parts.text(f.decide_when) } } },
      parts.remedy(f, "enforcement"),
      parts.close(f),
    }
  end,
}
