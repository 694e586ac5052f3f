-- 回避决定书: the head decides; the investigation does not stop meanwhile (处罚法43).
local parts = use "documents/parts"

return {
  id = "penalty.recusal", title = "回避决定书", outward = true, basis = "处罚法43",
  volume = "main", place = 50,
  number = { series = "回", pattern = "{organ}回〔{year}〕{n}号" },
  demand = { "title", "recusal_who", "recusal_why", "recusal_answer" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("在" .. parts.text(f.title) .. "的办理中，申请" .. parts.text(f.recusal_who) .. "回避，理由：" .. parts.text(f.recusal_why)),
      parts.p("经审查，依照" .. cite "处罚法43" .. "的规定，决定如下："),
      parts.p(parts.text(f.recusal_answer)),
      parts.p("本案承办人：" .. parts.officers(f) .. "。"),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
