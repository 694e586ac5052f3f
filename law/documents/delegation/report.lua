-- 受托执法半年报告.
local parts = use "documents/parts"

return {
  id = "delegation.report", title = "受托执法半年报告", outward = true, basis = "意见三(三)",
  number = { series = "委报", pattern = "{organ}委报〔{year}〕{n}号" },
  demand = { "report_to", "period_name", "report_text" },

  body = function(f)
    return {
      parts.to(f.report_to),
      parts.p("现将" .. parts.text(f.period_name) .. "受托执法情况报告如下："),
      { t = "kv", rows = { { "办理案件", tostring(f.case_count or 0) .. "件" }, { "行政检查", tostring(f.visit_count or 0) .. "次" },
        { "被申请复议、被起诉", tostring(f.review_count or 0) .. "件" }, { "超出委托范围", tostring(f.beyond_count or 0) .. "件" } } },
      parts.p(f.report_text),
      parts.close(f),
    }
  end,
}
