-- 举报（投诉）登记表: who reports, what, when, and what became of it.
local parts = use "documents/parts"
local findings = use "findings"

return {
  id = "penalty.complaint", title = "投诉、举报登记表", outward = false, basis = "处罚法54Ⅰ、75Ⅱ",
  volume = "main", place = 50,
  demand = { "title", "complaint_on", "complaint_way", "lead_text" },
  findings = findings.beginning,

  body = function(f)
    local named = f.complaint_named == true
    return { parts.sheet({
      { "案由", parts.text(f.title) },
      { "来源编号", parts.text(f.source_ref) },
      { "登记时间", parts.date(f.complaint_on) },
      { "方式", parts.choice(f, "complaint_way") },
      { "投诉、举报人", named and parts.text(f.complainant) or "未实名" },
      { "联系方式", named and parts.text(f.complainant_contact) or "——" },
      { "被投诉、举报人", parts.text(f.party_name) },
      { "地址", parts.text(f.act_place) },
      { "内容", parts.text(f.lead_text) },
      { "诉求", f.complaint_want or "没有提出" },
      { "处理", parts.text(f.complaint_plan) },
      parts.opinion("登记人", "", f.actor, f.today, 2),
    }), { t = "note", text = "投诉、举报人的信息依法保密，不得泄露给被投诉、举报人。" } }
  end,
}
