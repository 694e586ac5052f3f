-- 责令改正通知书: what is wrong, what to do, until when (处罚法28Ⅰ). It is no penalty and says so.
local parts = use "documents/parts"

return {
  id = "penalty.correct_order", title = "责令改正通知书", outward = true, basis = "处罚法28Ⅰ",
  volume = "main", place = 50,
  number = { series = "责改", pattern = "{organ}责改〔{year}〕{n}号" },
  demand = { "party_name", "facts_text", "law_broken", "correct_text", "correct_by" },

  body = function(f)
    local you = parts.you(f)
    return {
      parts.to(f.party_name),
      parts.p("经查，" .. you .. "有下列行为：" .. parts.text(f.facts_text)),
      parts.p("上述行为违反了" .. parts.text(f.law_broken) .. "。依照" .. cite "处罚法28Ⅰ" .. "的规定，责令" .. you .. "于"
        .. parts.date(f.correct_by) .. "前改正，具体要求如下："),
      parts.p(parts.text(f.correct_text)),
      parts.p("改正情况请书面告知本机关，本机关将进行复查。逾期不改正的，本机关将依法处理。本通知书不是行政处罚决定；对违法行为是否给予行政处罚，本机关另行依法决定。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
