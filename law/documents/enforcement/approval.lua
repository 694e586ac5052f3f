-- 行政强制执行审批表: the decision that is not obeyed, the reminder, what was answered, means and day.
local parts = use "documents/parts"

return {
  id = "enforcement.approval", title = "行政强制执行审批表", outward = false, basis = "强制法35—37",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "decision_number", "duty_text", "decide_text" },

  body = function(f)
    local replies = {}
    for i, r in ipairs(f.urge_replies or {}) do
      table.insert(replies, i .. "．" .. parts.text(r.reply_text) .. "　复核：" .. parts.text(r.reply_why))
    end
    local rows = parts.add(parts.case_rows(f), { "据以执行的决定", parts.text(f.decision_number) .. "，" .. parts.date(f.decision_served_on) .. "送达" },
      { "义务", parts.text(f.duty_text) }, { "没有履行的情况", parts.text(f.unperformed_text) },
      { "催告", parts.date(f.urge_served_on) .. "送达催告书" }, { "陈述、申辩和复核", #replies > 0 and table.concat(replies, "\n") or "没有提出" },
      { "理由", parts.text(f.decide_text) }, { "方式", f["title.means"] or f.object_text or f.building_text or "见决定书" },
      { "时间", f.decide_when or "见决定书" })
    return parts.approval(f, rows, "经催告仍不履行，且没有正当理由，建议作出强制执行决定。", "同意。")
  end,
}
