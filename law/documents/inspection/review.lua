-- 行政检查记录抽查表: what the head has looked at, record by record (意见四(二)).
local parts = use "documents/parts"

local function yes(v)
  if v == nil then return "" end
  return v and "完整" or "不完整"
end

return {
  id = "inspection.review", title = "行政检查记录抽查表", outward = false, basis = "意见四(二)",
  volume = "auxiliary", place = 50,
  demand = { "period_name", "total_count", "picked_count" },

  body = function(f)
    local rows = parts.rows_of(f.looks, function(x, n)
      return { n, parts.text(x.look_ref), yes(x.look_basis), yes(x.look_subject), yes(x.look_content), yes(x.look_result), x.look_note or "" }
    end)
    local sheet = { { "期间", parts.text(f.period_name) .. "（" .. parts.date(f.period_from) .. "至" .. parts.date(f.period_to) .. "）" },
      { "检查数", tostring(f.total_count or 0) .. "次" }, { "抽查数", tostring(f.picked_count or 0) .. "次，不少于百分之"
        .. tostring(f["@inspection_review_percent"]) } }
    local blocks = { parts.sheet(sheet),
      { t = "table", head = { "序号", "检查记录", "依据", "对象", "内容", "结果", "意见" }, widths = { 7, 27, 11, 11, 11, 11, 22 },
        align = { "center", "left", "center", "center", "center", "center", "left" }, rows = rows } }
    return parts.add(blocks, parts.sheet({ parts.opinion("存在的问题\n和处理", f.fault_text or "没有发现问题。", f.actor, f.today, 4) }))
  end,
}
