-- 案源登记表: where a case comes from.
local parts = use "documents/parts"
local findings = use "findings"

return {
  id = "penalty.lead", title = "案源登记表", outward = false, basis = "处罚法54Ⅰ",
  volume = "main", place = 50,
  demand = { "title", "source", "found_on", "lead_text", "party_name" },
  findings = findings.beginning,

  body = function(f)
    local rows = { { "案源", parts.choice(f, "source") }, { "来源编号", parts.text(f.source_ref) },
      { "发现日期", parts.date(f.found_on) } }
    for _, row in ipairs(parts.case_rows(f)) do table.insert(rows, row) end
    return { parts.sheet(parts.add(rows, { "行为发生地", parts.text(f.act_place) }, { "线索内容", parts.text(f.lead_text) },
      { "处理", "自发现之日起" .. f["@screen_days"] .. "个工作日内核查，决定是否立案。" },
      parts.opinion("登记人", "", f.actor, f.today, 2))) }
  end,
}
