-- 终结执行决定书 (强制法40).
local parts = use "documents/parts"

return {
  id = "penalty.enforce_end", title = "终结执行决定书", outward = true, basis = "强制法40",
  volume = "main", place = 50,
  number = { series = "终执", pattern = "{organ}终执〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "end_ground", "end_text" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关对行政处罚决定书（" .. parts.text(f.decision_number) .. "）的执行，因下列情形，依照" .. cite "强制法40" .. "的规定，决定终结执行。"),
      { t = "kv", rows = { { "情形", parts.choice(f, "end_ground") }, { "尚欠合计", parts.money(f.owed) } } },
      parts.p("事实和依据：" .. parts.text(f.end_text)),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
