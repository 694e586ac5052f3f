-- 陈述申辩笔录: what the party brings forward after the notice; signed by the party.
local parts = use "documents/parts"

return {
  id = "penalty.defence_record", title = "陈述申辩笔录", outward = false, basis = "处罚法45",
  volume = "main", place = 50,
  demand = { "title", "party_name", "notice_served_on" },

  body = function(f)
    local d = parts.row(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) }, { "当事人", parts.text(f.party_name) },
        { "陈述、申辩人", parts.text(d.defence_by) }, { "日期", parts.date(d.defence_on) },
        { "记录人", parts.officers(f) }, { "事先告知书", parts.text(f.notice_number) .. "，" .. parts.date(f.notice_served_on) .. "送达" } }),
      parts.p("本机关充分听取你（单位）的意见，对提出的事实、理由和证据进行复核，成立的予以采纳，不会因陈述、申辩给予更重的处罚。"),
      parts.h("陈述、申辩的事实、理由和证据"),
      parts.p(parts.text(d.defence_text)),
      parts.p("附件：" .. (d.defence_file ~= nil and "书面材料1份。" or "没有提交书面材料。")),
      parts.p("以上笔录核对无误。"),
      parts.signatures("陈述、申辩人："),
    }
  end,
}
