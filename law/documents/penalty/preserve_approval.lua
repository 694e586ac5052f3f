-- 先行登记保存证据审批表: approved before it is done (处罚法56).
local parts = use "documents/parts"

return {
  id = "penalty.preserve_approval", title = "先行登记保存证据审批表", outward = false, basis = "处罚法56",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "risk", "risk_text", "keep_place", "keep_way" },

  body = function(f)
    local rows = parts.add(parts.case_rows(f), { "理由", parts.choice(f, "risk") .. "：" .. parts.text(f.risk_text) },
      { "保存方式和地点", parts.choice(f, "keep_way") .. "，" .. parts.text(f.keep_place) },
      { "期限", "自登记保存之日起" .. f["@preserve_days"] .. "个工作日内作出处理决定" })
    local list = {}
    for i, t in ipairs(f.things or {}) do
      table.insert(list, i .. "．" .. parts.text(t.thing_name) .. "，" .. parts.text(t.thing_spec) .. "，" .. parts.text(t.thing_count))
    end
    table.insert(rows, { "物品", #list > 0 and table.concat(list, "\n") or parts.text(nil) })
    return parts.approval(f, rows, "证据可能灭失或者以后难以取得，建议先行登记保存。", "同意先行登记保存。")
  end,
}
