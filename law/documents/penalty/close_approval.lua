-- 结案审批表: what was decided, what became of it (意见四(八)).
local parts = use "documents/parts"

return {
  id = "penalty.close_approval", title = "结案审批表", outward = false, basis = "意见四(八)",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "close_text" },

  body = function(f)
    local rows = parts.case_rows(f)
    if f.opened_on ~= nil then table.insert(rows, { "立案日期", zh_date(f.opened_on) }) end
    if f.decision_number ~= nil then
      table.insert(rows, { "决定书", f.decision_number .. "，" .. parts.date(f.decided_on) .. "作出，" .. parts.date(f.decision_served_on) .. "送达" })
    end
    if f.transfer_organ ~= nil and f.decision_number == nil then
      table.insert(rows, { "移送", parts.text(f.transfer_organ) })
    end
    if f.fined_total ~= nil then table.insert(rows, { "罚没金额", parts.money(f.fined_total) .. "，" .. (f.collected == true and "收缴与执行已结束" or "尚未收缴") }) end
    if f.correct_result ~= nil then table.insert(rows, { "改正情况", parts.choice(f, "correct_result") .. "。" .. (f.correct_note or "") }) end
    parts.add(rows, { "处理结果和执行情况", parts.text(f.close_text) })
    return parts.approval(f, rows, "案件已经处理完毕，建议结案。", "同意结案，按规定归档。")
  end,
}
