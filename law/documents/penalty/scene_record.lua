-- 现场检查（勘验）笔录: beginning and end, place, subject, who inspects with which credential, what was found, witness, signatures.
local parts = use "documents/parts"
local facts = use "facts"

return {
  id = "penalty.scene_record", title = "现场检查（勘验）笔录", outward = false, basis = "处罚法42Ⅰ、55",
  volume = "main", place = 50,
  demand = { "title", "party_name", "shown" },
  when = function(f)
    local kind = parts.row(f).record_kind
    return kind == "scene" or kind == "survey"
  end,

  body = function(f)
    local r = parts.row(f)
    return {
      parts.sheet({ { "种类", facts.option_title(facts.record_kinds, r.record_kind) }, { "案由", parts.text(f.title) },
        { "案号", parts.text(f.case_no) }, { "起止时间", parts.date(r.record_on) .. "　" .. parts.text(r.record_time) },
        { "地点", parts.text(r.record_place) }, { "检查（勘验）对象", parts.text(f.party_name) },
        { "现场负责人（在场人）", parts.text(r.record_person) }, { "检查（勘验）人员", parts.officers(f) } }),
      parts.p("执法人员已出示执法证件，告知检查的事项和依据，以及申请回避、陈述申辩的权利。"),
      parts.h("现场情况"),
      parts.p(parts.text(r.record_text)),
      parts.p("以上笔录核对无误。"),
      parts.signatures("当事人（现场负责人）：", "见证人："),
      { t = "note", text = "当事人不到场或者拒绝签名的，由执法人员注明情况，可以邀请见证人签名。" },
    }
  end,
}
