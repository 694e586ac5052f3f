-- 指定管辖通知书: which organ has jurisdiction; to the organs in dispute (处罚法25Ⅱ).
local parts = use "documents/parts"

return {
  id = "delegation.designation", title = "指定管辖通知书", outward = true, basis = "处罚法25Ⅱ",
  volume = "main", place = 50,
  number = { series = "指管", pattern = "{organ}指管〔{year}〕{n}号" },
  demand = { "title", "first_organ", "other_organ", "named_organ", "named_why" },

  body = function(f)
    return {
      parts.to(parts.text(f.first_organ) .. "、" .. parts.text(f.other_organ)),
      parts.p("你们对" .. parts.text(f.title) .. "的管辖发生争议，协商不成，" .. parts.text(f.first_organ) .. "报请指定管辖，本机关于"
        .. parts.date(f.asked_on) .. "收到。"),
      parts.h("一、争议和协商情况"),
      parts.p(parts.text(f.dispute_text)),
      parts.h("二、指定的理由"),
      parts.p(parts.text(f.named_why)),
      parts.h("三、指定管辖"),
      parts.p("依照" .. cite "处罚法25Ⅱ" .. "的规定，指定" .. parts.text(f.named_organ) .. "管辖。"),
      parts.p("其他机关收到本通知后，停止办理，并将案件材料移交" .. parts.text(f.named_organ) .. "；当事人已经被告知的，由移交的机关告知管辖的变化。"),
      parts.close(f),
    }
  end,
}
