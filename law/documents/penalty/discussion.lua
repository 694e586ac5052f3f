-- 集体讨论记录: when, who took part, what each one said, the conclusion (处罚法57Ⅱ).
local parts = use "documents/parts"

return {
  id = "penalty.discussion", title = "行政处罚案件集体讨论记录", outward = false, basis = "处罚法57Ⅱ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "discussed_on", "discussion_text", "facts_text", "law_broken", "weight_text", "recheck_text" },

  body = function(f)
    local rows = parts.rows_of(f.discussion, function(d, n) return { n, parts.text(d.member), parts.text(d.opinion), "" } end)
    local blocks = {
      parts.sheet(parts.add(parts.case_rows(f), { "时间", parts.date(f.discussed_on) }, { "主持人", parts.text(f.actor) },
        { "汇报人", parts.text(f.handler_names) }, { "违法事实", parts.text(f.facts_text) },
        { "法律依据", "违反：" .. parts.text(f.law_broken) .. (f.law_basis and "；处罚依据：" .. f.law_basis or "") },
        { "裁量", parts.text(f.weight_text) }, { "陈述申辩、听证和复核", parts.text(f.recheck_text) })),
      parts.h("拟处理意见"),
    }
    if f.conclusion == "penalty" then table.insert(blocks, parts.penalties(f.penalties))
    else table.insert(blocks, parts.p(parts.choice(f, "conclusion") .. "。")) end
    return parts.add(blocks, parts.h("各人意见"),
      { t = "table", head = { "序号", "姓名、职务", "意见", "签名" }, widths = { 8, 24, 50, 18 },
        align = { "center", "left", "left", "center" }, rows = rows }, parts.h("结论"), parts.p(parts.text(f.discussion_text)),
      { t = "sign", lines = { { "主持人（签名）：", "记录人（签名）：" } } })
  end,
}
