-- 不予行政处罚决定书: the law forbids or spares the penalty, or the facts do not hold. The party is taught where he did wrong (处罚法33Ⅲ).
local parts = use "documents/parts"
local findings = use "findings"

return {
  id = "penalty.no_penalty", title = "不予行政处罚决定书", outward = true, basis = "处罚法33、57Ⅰ(二)、(三)",
  volume = "main", place = 10,
  number = { series = "不罚", pattern = "{organ}不罚〔{year}〕{n}号" },
  demand = { "party_name", "facts_text", "evidence_text", "court_name" },
  findings = findings.evidence,

  body = function(f)
    local unfounded = f.conclusion == "unfounded"
    local blocks = {
      parts.party(f),
      parts.p("本机关于" .. parts.date(f.opened_on) .. "对当事人" .. parts.text(f.title) .. "立案调查（案号：" .. parts.text(f.case_no)
        .. "），现已调查终结。"),
      parts.h("一、查明的事实"),
      parts.p(parts.text(f.facts_text)),
      parts.h("二、证据及其认定"),
      parts.p(parts.text(f.evidence_text)),
      parts.h("三、理由和依据"),
    }
    if unfounded then
      table.insert(blocks, parts.p("现有证据不能证明当事人有应受行政处罚的违法行为，违法事实不能成立。依照" .. cite "处罚法57Ⅰ(三)"
        .. "的规定，决定如下。"))
    else
      local ground = parts.choice(f, "no_penalty_ground")
      table.insert(blocks, parts.p("当事人的行为违反了" .. parts.text(f.law_broken) .. "。但具有下列情形：" .. ground .. "。"
        .. parts.text(f.weight_text)))
      table.insert(blocks, parts.p("依照" .. cite "处罚法57Ⅰ(二)" .. "以及行政处罚法关于不予处罚的规定，决定如下。"))
    end
    table.insert(blocks, parts.h("四、决定"))
    table.insert(blocks, parts.p("对当事人不予行政处罚。"))
    if not unfounded then
      if f.correct_way ~= "none" and f.correct_demand ~= nil then
        table.insert(blocks, parts.p("当事人应当改正违法行为：" .. f.correct_demand))
      end
      table.insert(blocks, parts.h("五、教育"))
      table.insert(blocks, parts.p(parts.text(f.education_text)))
      if f.guide_text ~= nil then table.insert(blocks, parts.p(f.guide_text)) end
    end
    table.insert(blocks, parts.h(unfounded and "五、救济途径和期限" or "六、救济途径和期限"))
    table.insert(blocks, parts.remedy(f, "penalty"))
    table.insert(blocks, parts.close(f))
    return blocks
  end,
}
