-- 行政处罚决定更正通知书: mends slips of a paper already served; the first paper stays in the file.
local parts = use "documents/parts"

return {
  id = "penalty.correction", title = "行政处罚决定更正通知书", outward = true, basis = "处罚法75Ⅱ；意见四(八)",
  volume = "main", place = 50,
  number = { series = "罚更", pattern = "{organ}罚更〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "repair_text" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.decided_on) .. "作出、" .. parts.date(f.decision_served_on) .. "送达的决定书（"
        .. parts.text(f.decision_number) .. "），现更正（补正）如下："),
      parts.p(parts.text(f.repair_text)),
      parts.p("本通知书与原决定书一并使用，其他内容不变。更正不改变原决定确定的处罚，也不缩短" .. parts.you(f) .. "申请行政复议、提起行政诉讼的期限。"),
      parts.close(f),
    }
  end,
}
