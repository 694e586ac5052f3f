-- 行政处罚事先告知书: what is intended, on what facts, reasons and norms, and the party's rights (处罚法44). Where the
-- penalty is one of 处罚法63Ⅰ the right to a hearing stands in it.
local parts = use "documents/parts"
local findings = use "findings"
local mongol = use "mongol"
local m = mongol.of("notice", "organ", "party", "case", "facts", "law", "penalty", "speak", "hearing", "governs")

local function beside(f, blocks)
  local kinds = f.kinds_text
  if (f.fine or 0) > 0 then kinds = kinds .. "，" .. yuan(f.fine) .. " 元" end
  local items = { m.say("organ", f.organ), m.say("party", parts.text(f.party_name)), m.say("case", parts.text(f.title)),
    "一、" .. m.say("facts", mongol.chinese("一")), "二、" .. m.say("law", parts.text(f.law_basis)), "三、" .. m.say("penalty", parts.text(kinds)),
    "四、" .. m.say("speak", f["@defence_days"]) }
  if f.hearing_due == true then table.insert(items, m.say("hearing", f["@hearing_ask_days"])) end
  return mongol.band(f, blocks, m, "notice", items)
end

return {
  id = "penalty.notice", title = "行政处罚事先告知书", outward = true, basis = "处罚法44",
  volume = "main", place = 50,
  number = { series = "罚告", pattern = "{organ}罚告〔{year}〕{n}号" },
  demand = { "party_name", "facts_text", "law_broken", "law_basis", "weight_text" },
  mongol = m.list,
  findings = findings.evidence,

  body = function(f)
    local you = parts.you(f)
    local rights = you .. "有权进行陈述和申辩。需要陈述、申辩的，自收到本告知书之日起" .. f["@defence_days"]
      .. "个工作日内向本机关提出，书面、口头都可以。逾期没有提出的，本机关将依法作出决定；决定作出前提出的，仍会听取。陈述、申辩不会导致更重的处罚。"
    local blocks = {
      parts.to(f.party_name),
      parts.p("本机关对" .. you .. parts.text(f.title) .. "（" .. parts.text(f.case_no) .. "）已经调查终结。依照" .. cite "处罚法44"
        .. "的规定，现将拟作出的行政处罚和" .. you .. "享有的权利告知如下。"),
      parts.h("一、认定的事实和证据"),
      parts.p(parts.text(f.facts_text)),
      parts.p("上述事实有下列证据证明："),
      parts.evidence(f.evidence),
      parts.h("二、理由和依据"),
      parts.p("上述行为违反了" .. parts.text(f.law_broken) .. "。处罚依据为" .. parts.text(f.law_basis) .. "。"),
      parts.p(parts.text(f.weight_text)),
      parts.h("三、拟作出的行政处罚"),
      parts.penalties(f.penalties),
      parts.h("四、" .. you .. "的权利"),
      parts.p(rights),
    }
    if f.hearing_due == true then
      table.insert(blocks, parts.p("依照" .. cite "处罚法63Ⅰ" .. "、" .. cite "处罚法64" .. "的规定，" .. you
        .. "还有要求听证的权利。要求听证的，自收到本告知书之日起" .. f["@hearing_ask_days"]
        .. "个工作日内向本机关提出；逾期没有提出的，视为放弃。听证不收取费用。"))
    end
    table.insert(blocks, parts.contact(f))
    table.insert(blocks, parts.close(f))
    return beside(f, blocks)
  end,
}
