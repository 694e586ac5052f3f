-- 撤销行政处罚决定书: the organ takes back its own decision that was wrong (处罚法75Ⅱ). What a review organ or a court annuls, its own
-- paper says.
local parts = use "documents/parts"

return {
  id = "penalty.annulment", title = "撤销行政处罚决定书", outward = true, basis = "处罚法75Ⅱ",
  volume = "main", place = 10,
  number = { series = "罚撤", pattern = "{organ}罚撤〔{year}〕{n}号" },
  demand = { "party_name", "annul_text" },
  when = function(f) return f.annul_ground == "self" or f.annul_ground == "supervision" end,

  body = function(f)
    local you = parts.you(f)
    return {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "对当事人作出决定（" .. parts.text(f.decision_number) .. "）。"
        .. (f.annul_ground == "supervision" and "经行政执法监督，" or "经复查，") .. "该决定有下列错误："),
      parts.p(parts.text(f.annul_text)),
      parts.p("依照" .. cite "处罚法75Ⅱ" .. "的规定，决定撤销上述决定。"),
      parts.p("已经缴纳的罚款、没收的违法所得和财物，依法退还；" .. you .. "的合法权益受到损害的，可以依法要求赔偿。撤销以后需要重新处理的，本机关依法重新办理。"),
      parts.remedy(f, "penalty"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
