-- 听证报告: what the chair thinks of facts, evidence, law and discretion; the decision follows the record.
local parts = use "documents/parts"

return {
  id = "penalty.hearing_report", title = "听证报告", outward = false, basis = "处罚法64(八)、65",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "held_on", "record_text", "report_text" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "事先告知书", parts.text(f.notice_number) },
        { "听证日期", parts.date(f.held_on) }, { "听证请求和理由", parts.text(f.hearing_claim) },
        { "笔录签名", parts.choice(f, "record_signed") } }),
      parts.h("一、听证的基本情况"),
      parts.p(parts.text(f.record_text)),
      parts.h("二、听证意见"),
      parts.p(parts.text(f.report_text)),
      parts.p("依照" .. cite "处罚法65" .. "的规定，应当根据听证笔录作出决定。附：听证笔录。"),
      { t = "sign", lines = { { "听证主持人：" .. parts.text(f.actor), "日期：" .. zh_date(f.today) } } },
    }
  end,
}
