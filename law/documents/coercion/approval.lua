-- 行政强制措施审批表: reason, basis, things and term; where it could not wait, approved afterwards within twenty-four hours (强制法18(一)、19).
local parts = use "documents/parts"

return {
  id = "coercion.approval", title = "行政强制措施审批表", outward = false, basis = "强制法18(一)、19",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "measure_kind", "place", "measure_ground", "measure_text", "measure_law", "milder" },

  body = function(f)
    local things = {}
    for i, t in ipairs(f.things or {}) do
      table.insert(things, i .. "．" .. parts.text(t.thing_name) .. "，" .. parts.text(t.thing_spec) .. "，" .. parts.text(t.thing_count))
    end
    local term = f.special_days == true and "至" .. parts.date(f.special_until) .. "（依据：" .. parts.text(f.special_law) .. "）"
      or "自实施之日起" .. f["@seizure_days"] .. "日"
    local rows = parts.add(parts.case_rows(f), { "关联案件", f.case_ref or "——" }, { "措施", parts.choice(f, "measure_kind") },
      { "场所、地点", parts.text(f.place) }, { "目的", parts.choice(f, "measure_ground") }, { "事实和理由", parts.text(f.measure_text) },
      { "依据", parts.text(f.measure_law) }, { "非强制手段", parts.choice(f, "milder") },
      { "物品", #things > 0 and table.concat(things, "\n") or "现场清点登记，见清单" }, { "期限", term })
    local urgent = f.urgent_text ~= nil
    if urgent then
      table.insert(rows, { "紧急情况和实施时间", f.urgent_text .. "于" .. parts.date(f.taken_on) .. "当场实施，" .. f["@urgent_report_hours"]
        .. "小时内报告并补办批准。" })
    end
    return parts.approval(f, rows, urgent and "情况紧急，已当场实施，提请补办批准。" or "建议采取上述行政强制措施。", "同意。")
  end,
}
