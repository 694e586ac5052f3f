-- 当场行政处罚决定书: preprinted, numbered, handed over on the spot (处罚法52). Signed by the officers; review comes before court.
local parts = use "documents/parts"

local kinds = { warning = "警告", fine = "罚款", both = "警告并处罚款" }
local answers = { yes = "采纳", part = "部分采纳", no = "不采纳" }

return {
  id = "penalty.spot", title = "当场行政处罚决定书", outward = true, basis = "处罚法52",
  volume = "main", place = 10,
  number = { series = "当罚", pattern = "{organ}当罚〔{year}〕{n}号" },
  demand = { "party_name", "act_on", "act_place", "facts_text", "law_broken", "law_basis", "spot_kind", "weight_text", "defended",
    "court_name" },

  body = function(f)
    local fined = f.spot_kind == "fine" or f.spot_kind == "both"
    local decision = "决定给予当事人" .. parts.text(kinds[f.spot_kind or ""])
    if fined then decision = decision .. "，罚款人民币" .. parts.money(f.spot_fine) end
    local defence = "已当场告知事实、理由、依据和陈述、申辩的权利。"
    if f.defended == "yes" then
      defence = defence .. "当事人已提出陈述、申辩：" .. parts.text(f.defence_text) .. "经复核，" .. parts.text(answers[f.defence_kind or ""])
        .. "。理由：" .. parts.text(f.defence_answer)
    else
      defence = defence .. "当事人没有提出陈述、申辩。"
    end
    local rows = {}
    for _, row in ipairs(parts.party(f).rows) do table.insert(rows, row) end
    table.insert(rows, { "时间、地点", parts.date(f.act_on) .. parts.text(f.act_time) .. "，" .. parts.text(f.act_place) })
    table.insert(rows, { "违法事实", parts.text(f.facts_text) })
    table.insert(rows, { "证据", parts.text(f.evidence_text) })
    table.insert(rows, { "违反的规定", parts.text(f.law_broken) })
    table.insert(rows, { "处罚依据", parts.text(f.law_basis) })
    table.insert(rows, { "处罚理由", parts.text(f.weight_text) })
    table.insert(rows, { "陈述、申辩", defence })
    table.insert(rows, { "处罚决定", decision .. "。" })
    local blocks = { { t = "form", widths = { 22, 78 }, rows = rows } }
    if f.correct_demand ~= nil then table.insert(blocks, parts.p("责令当事人改正违法行为：" .. f.correct_demand)) end
    if fined then
      table.insert(blocks, parts.payment(f, f.spot_fine))
      table.insert(blocks, parts.p("依法当场收缴罚款的，执法人员应当出具财政部门统一制发的专用票据；不出具的，当事人有权拒绝缴纳。"))
    end
    table.insert(blocks, parts.remedy(f, "spot"))
    table.insert(blocks, { t = "sign", lines = { { "执法人员（签名）：", "执法证号：" }, { "执法人员（签名）：", "执法证号：" },
      { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" }, "当事人拒绝签收的情况：" } })
    table.insert(blocks, parts.close(f))
    return blocks
  end,
}
