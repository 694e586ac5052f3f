-- 延期（分期）缴纳罚款通知书.
local parts = use "documents/parts"

return {
  id = "penalty.defer_notice", title = "延期（分期）缴纳罚款通知书", outward = true, basis = "处罚法66Ⅱ、72Ⅱ",
  volume = "main", place = 50,
  number = { series = "缓", pattern = "{organ}缓〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "defer_kind", "defer_until", "defer_answer" },

  body = function(f)
    local blocks = {
      parts.to(f.party_name),
      parts.p(parts.you(f) .. "对行政处罚决定书（" .. parts.text(f.decision_number) .. "）提出的" .. parts.choice(f, "defer_kind") .. "申请收悉。依照"
        .. cite "处罚法66Ⅱ" .. "的规定，经本机关负责人批准，同意" .. parts.choice(f, "defer_kind") .. "：" .. parts.text(f.defer_answer)),
    }
    local rows = parts.rows_of(f.plan, function(p, n) return { n, parts.date(p.due_on), p.part_amount and yuan(p.part_amount) or "" } end)
    if f.defer_kind == "parts" and #rows > 0 then
      table.insert(blocks, { t = "table", head = { "期次", "缴纳日期", "金额（元）" }, widths = { 20, 45, 35 },
        align = { "center", "center", "right" }, rows = rows })
    end
    return parts.add(blocks, parts.p("最后缴纳日期：" .. parts.date(f.defer_until) .. "。缴至" .. parts.text(f.bank_name) .. "。"),
      parts.p("批准的期限内不加处罚款；未按期缴纳的，本机关可以终止延期、分期，并依法加处罚款、强制执行或者申请人民法院强制执行。"),
      parts.contact(f), parts.receipt_lines(), parts.close(f))
  end,
}
