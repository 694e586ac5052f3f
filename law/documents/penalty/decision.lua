-- 行政处罚决定书: the six things of 处罚法59Ⅰ, reasoned in the five parts that the seed asks for (facts, law, evidence,
-- discretion, what became of the defence), the bank of 罚缴办法7Ⅰ, the remedies, and what to do better (意见三(五)).
local parts = use "documents/parts"
local findings = use "findings"
local facts = use "facts"
local mongol = use "mongol"
local m = mongol.of("decision", "organ", "party", "case", "facts", "evidence", "defence", "law", "weight", "penalty", "pay", "review", "suit",
  "perform", "guide", "governs")

local function defence(f)
  local blocks = {}
  local n = 0
  for _, d in ipairs(f.defences or {}) do
    n = n + 1
    table.insert(blocks, parts.p(tostring(n) .. "．" .. parts.date(d.defence_on) .. "提出：" .. parts.text(d.defence_text)
      .. "经复核，" .. facts.option_title({ { "yes", "予以采纳" }, { "part", "部分采纳" }, { "no", "不予采纳" } }, d.adopted)
      .. "。理由：" .. parts.text(d.adopted_why)))
  end
  if n == 0 then table.insert(blocks, parts.p("在告知的期限内，当事人没有提出陈述、申辩意见。")) end
  if f.heard == true then
    table.insert(blocks, parts.p("应当事人要求，本机关于" .. parts.date(f.heard_on) .. "举行听证，并根据听证笔录作出本决定。"))
  end
  if f.recheck_text ~= nil then table.insert(blocks, parts.p(f.recheck_text)) end
  return blocks
end

-- The same in Mongolian, with the numbers of the Chinese parts. What was written in Chinese stays Chinese.
local function beside(f, blocks)
  local seven = m.say("perform", mongol.chinese("七"))
  if (f.fine or 0) > 0 then seven = m.say("pay", f["@pay_days"], parts.text(f.bank_name)) end
  local kinds = f.kinds_text
  if (f.fine or 0) > 0 then kinds = kinds .. "，" .. yuan(f.fine) .. " 元" end
  return mongol.band(f, blocks, m, "decision", {
    m.say("organ", f.organ), m.say("party", parts.text(f.party_name)), m.say("case", parts.text(f.title)),
    "一、" .. m.say("facts", mongol.chinese("一")), "二、" .. m.say("evidence", mongol.chinese("二")),
    "三、" .. m.say("defence", mongol.chinese("三")), "四、" .. m.say("law", parts.text(f.law_basis)),
    "五、" .. m.say("weight", mongol.chinese("五")), "六、" .. m.say("penalty", parts.text(kinds)), "七、" .. seven,
    "八、" .. m.say("review", f["@review_days"], parts.text(f.remedy_organ)) .. m.say("suit", f["@suit_months"], parts.text(f.court_name)),
    "九、" .. m.say("guide", mongol.chinese("九")),
  })
end

return {
  id = "penalty.decision", title = "行政处罚决定书", outward = true, basis = "处罚法59；罚缴办法7Ⅰ；意见四(三)",
  volume = "main", place = 10,
  number = { series = "罚", pattern = "{organ}罚〔{year}〕{n}号" },
  demand = { "party_name", "party_code", "party_address", "facts_text", "evidence_text", "law_broken", "law_basis", "weight_text",
    "recheck_text", "perform_text", "court_name", "guide_text" },
  mongol = m.list,
  findings = function(f) return findings.all(findings.evidence(f), findings.notice(f, "penalty.notice")) end,

  body = function(f)
    local blocks = {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.opened_on) .. "对当事人" .. parts.text(f.title) .. "立案调查（案号：" .. parts.text(f.case_no)
        .. "），现已查明事实并听取意见，依法作出处理。"),
      parts.h("一、违法事实"),
      parts.p(parts.text(f.facts_text)),
      parts.h("二、证据及其认定"),
      parts.evidence(f.evidence),
      parts.p(parts.text(f.evidence_text)),
      parts.h("三、当事人的陈述、申辩及采纳情况"),
      parts.p("本机关于" .. parts.date(f.notice_served_on) .. "向当事人送达行政处罚事先告知书（" .. parts.text(f.notice_number) .. "）。"),
    }
    for _, block in ipairs(defence(f)) do table.insert(blocks, block) end

    table.insert(blocks, parts.h("四、法律依据"))
    table.insert(blocks, parts.p("当事人的行为违反了" .. parts.text(f.law_broken) .. "。处罚依据为" .. parts.text(f.law_basis) .. "。"))
    if parts.law_changed(f) then
      table.insert(blocks, parts.p("当事人的行为发生后，上述规定有变化。行为时和作出决定时的规定如下："))
      parts.add(blocks, table.unpack(parts.laws(f)))
      table.insert(blocks, parts.p("依照" .. cite "处罚法37" .. "的规定比较：" .. parts.choice(f, "law_change") .. "。"
        .. parts.text(f.law_change_text)))
      local applied = parts.law_applied(f)
      if applied ~= "" then table.insert(blocks, parts.p("本决定适用" .. applied .. "。")) end
    end
    table.insert(blocks, parts.h("五、裁量理由"))
    table.insert(blocks, parts.p(parts.text(f.weight_text)))
    if f.gains_text ~= nil then table.insert(blocks, parts.p("关于违法所得：" .. f.gains_text)) end
    if f.complex == true and f.discussed_on ~= nil then
      table.insert(blocks, parts.p("本案经本机关负责人于" .. zh_date(f.discussed_on) .. "集体讨论。"))
    end

    table.insert(blocks, parts.h("六、处罚决定"))
    if f.correct_way == "decision" then
      table.insert(blocks, parts.p("责令当事人改正违法行为：" .. parts.text(f.correct_demand)))
    end
    table.insert(blocks, parts.p("对当事人作出如下行政处罚："))
    table.insert(blocks, parts.penalties(f.penalties))
    if #(f.goods or {}) > 0 then
      local rows = {}
      for i, g in ipairs(f.goods) do
        table.insert(rows, { tostring(i), parts.text(g.goods_name), parts.text(g.goods_spec),
          g.goods_value and yuan(g.goods_value) or "" })
      end
      table.insert(blocks, { t = "table", head = { "序号", "没收物品", "规格、数量", "价值（元）" }, widths = { 8, 42, 30, 20 },
        align = { "center", "left", "left", "right" }, rows = rows })
    end

    table.insert(blocks, parts.h("七、履行方式和期限"))
    if (f.fine or 0) > 0 then table.insert(blocks, parts.payment(f, f.fine)) end
    table.insert(blocks, parts.p(parts.text(f.perform_text)))
    table.insert(blocks, parts.h("八、救济途径和期限"))
    table.insert(blocks, parts.remedy(f, "penalty"))
    table.insert(blocks, parts.h("九、应当遵守的规范和改正措施"))
    table.insert(blocks, parts.p(parts.text(f.guide_text)))
    if f.publish_told == true then
      table.insert(blocks, parts.p("本决定将依照" .. cite "处罚法48Ⅰ" .. "的规定公开，公开前隐去商业秘密和个人隐私。"))
    end
    table.insert(blocks, parts.close(f))
    return beside(f, blocks)
  end,
}
