-- 陈述申辩复核意见书: what was brought forward, whether it is adopted and why (处罚法45Ⅰ).
local parts = use "documents/parts"
local facts = use "facts"

return {
  id = "penalty.recheck", title = "陈述、申辩复核意见书", outward = false, basis = "处罚法45",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "notice_served_on", "recheck_text" },

  body = function(f)
    local rows = parts.rows_of(f.defences, function(d, n)
      return { n, (d.defence_on or "") .. "\n" .. parts.text(d.defence_by), parts.text(d.defence_text),
        facts.option_title(facts.adopted, d.adopted), parts.text(d.adopted_why) }
    end)
    local blocks = { parts.sheet(parts.add(parts.case_rows(f),
      { "事先告知书", parts.text(f.notice_number) .. "，" .. parts.date(f.notice_served_on) .. "送达" },
      { "拟作出的处罚", parts.text(f.kinds_text) }, { "听证", f.heard == true and parts.date(f.heard_on) .. "举行" or "没有举行" })) }
    if #rows > 0 then
      parts.add(blocks, parts.h("陈述、申辩及复核"), { t = "table", head = { "序号", "日期、提出人", "事实、理由和证据", "是否采纳", "复核意见和理由" },
        widths = { 8, 17, 32, 11, 32 }, align = { "center", "left", "left", "center", "left" }, rows = rows })
    else
      table.insert(blocks, parts.p("在告知的期限内，当事人没有提出陈述、申辩意见。"))
    end
    return parts.add(blocks, parts.h("复核结论"), parts.p(parts.text(f.recheck_text)),
      { t = "sign", lines = { { "复核人（签名）：", "日期：　　　　年　　月　　日" } } })
  end,
}
