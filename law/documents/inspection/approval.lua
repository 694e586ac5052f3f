-- 行政检查审批表: basis, source of the task, subject, day, how often, who, how many helpers.
local parts = use "documents/parts"

return {
  id = "inspection.approval", title = "行政检查审批表", outward = false, basis = "意见四(二)；营商条例54",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "item", "item_basis", "source", "content", "place", "visit_on", "helpers", "notice_way" },

  body = function(f)
    local rows = { { "检查名称", parts.text(f.title) } }
    table.insert(rows, { "检查对象", parts.party_text(f) })
    parts.add(rows, { "检查事项", parts.text(f.item) .. (f.item_published == true and "（已公布）" or "（未公布）") },
      { "检查依据", parts.text(f.item_basis) }, { "检查内容", parts.text(f.content) },
      { "任务来源", parts.choice(f, "source") .. (f.source_ref and "，" .. f.source_ref or "") },
      { "时间、地点", parts.date(f.visit_on) .. "，" .. parts.text(f.place) }, { "检查人员", parts.officers(f) },
      { "协助人员", (f.helpers or 0) .. "人，不实施检查" }, { "通知方式", parts.choice(f, "notice_way") .. (f.notice_none_why and "：" .. f.notice_none_why or "") },
      { "频次", "本机关对同一对象每年不超过" .. f["@inspection_cap"] .. "次" .. (f.exempt == true and "；不受限制的情形：" .. parts.choice(f, "exempt_ground") .. "。"
        .. parts.text(f.exempt_text) or "") })
    return parts.approval(f, rows, "建议实施检查。", "同意检查。")
  end,
}
