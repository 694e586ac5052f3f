-- 询问笔录: when and where, who asks with which credential, who is asked, the rights told, question and answer, every page signed.
local parts = use "documents/parts"

return {
  id = "penalty.inquiry_record", title = "询问笔录", outward = false, basis = "处罚法42Ⅰ、55",
  volume = "main", place = 50,
  demand = { "title", "party_name", "shown" },
  when = function(f) return parts.row(f).record_kind == "inquiry" end,

  body = function(f)
    local r = parts.row(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) },
        { "时间", parts.date(r.record_on) .. "　" .. parts.text(r.record_time) }, { "地点", parts.text(r.record_place) },
        { "询问人", parts.officers(f) }, { "被询问人", parts.text(r.record_person) }, { "当事人", parts.text(f.party_name) } }),
      parts.p("我们是" .. parts.text(f.organ) .. "的执法人员，已向你出示执法证件。你如实回答询问、协助调查，不得拒绝或者阻挠；你有权申请与本案有直接利害关系的执法人员回避，有权陈述、申辩，有权核对笔录并要求更正。询问不得以利诱、欺诈、胁迫、暴力等方式进行。"),
      parts.p("你听清了吗，是否申请回避？　答："),
      parts.h("询问内容"),
      parts.p(parts.text(r.record_text)),
      parts.p("以上笔录我已看过（已向我宣读），与我所说的一致。"),
      parts.signatures("被询问人（逐页签名）："),
      { t = "note", text = "被询问人拒绝签名的，由执法人员在笔录上注明。逐页签名。" },
    }
  end,
}
