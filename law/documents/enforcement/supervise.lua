-- 代履行监督记录: who watched, who did it, what it cost, signed by all (强制法51Ⅰ(三)、(四)).
local parts = use "documents/parts"

return {
  id = "enforcement.supervise", title = "代履行监督记录", outward = false, basis = "强制法51Ⅰ(三)、(四)、Ⅲ",
  volume = "main", place = 50,
  demand = { "title", "party_name", "decision_number", "done_on", "done_text", "overseer", "doer", "cost" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "据以执行的决定", parts.text(f.decision_number) },
        { "代履行人", parts.text(f.doer) }, { "到场监督人员", parts.text(f.overseer) }, { "日期", parts.date(f.done_on) },
        { "标的", parts.text(f.object_text) }, { "费用预算", parts.money(f.budget) }, { "实际费用", parts.money(f.cost) } }),
      parts.h("代履行情况"),
      parts.p(parts.text(f.done_text)),
      parts.p("代履行没有采用暴力、胁迫以及其他非法方式。"),
      { t = "sign", lines = { { "到场监督人员：", "日期：　　　　年　　月　　日" }, { "代履行人：", "日期：　　　　年　　月　　日" },
        { "当事人或者见证人：", "日期：　　　　年　　月　　日" } } },
    }
  end,
}
