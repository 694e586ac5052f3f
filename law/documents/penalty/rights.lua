-- 当事人权利义务告知书: what the party may do and must do, told when the investigation begins.
local parts = use "documents/parts"
local mongol = use "mongol"
local m = mongol.of("rights", "party", "case", "card", "recusal", "speak", "truth", "governs")

return {
  id = "penalty.rights", title = "当事人权利义务告知书", outward = true, basis = "处罚法7、42、43、44、45、50、55",
  volume = "main", place = 50,
  number = { series = "权告", pattern = "{organ}权告〔{year}〕{n}号" },
  demand = { "title", "party_name" },
  mongol = m.list,

  body = function(f)
    local you = parts.you(f)
    local blocks = {
      parts.to(f.party_name),
      parts.p("本机关依法调查" .. parts.text(f.title) .. "（案号：" .. parts.text(f.case_no) .. "）。现将" .. you .. "的权利和义务告知如下。"),
      parts.h("一、权利"),
      { t = "list", mark = "1．", items = {
        "执法人员不少于两人，应当主动出示执法证件；不出示的，有权拒绝接受调查或者检查（" .. cite "处罚法55Ⅰ" .. "）。",
        "认为执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避（" .. cite "处罚法43" .. "）。",
        "有权陈述和申辩，不会因陈述、申辩受到更重的处罚（" .. cite "处罚法45" .. "）。",
        "作出处罚决定之前，有权知道拟作出的处罚内容及事实、理由、依据；依法应当听证的，有权要求听证（" .. cite "处罚法44" .. "）。",
        "有权要求核对、更正询问或者检查笔录（" .. cite "处罚法55Ⅱ" .. "）；国家秘密、商业秘密和个人隐私依法予以保密（" .. cite "处罚法50" .. "）。",
        "对行政处罚不服的，有权依法申请行政复议或者提起行政诉讼；因违法处罚受到损害的，有权提出赔偿要求（" .. cite "处罚法7" .. "）。" } },
      parts.h("二、义务"),
      { t = "list", mark = "1．", items = { "如实回答询问，协助调查或者检查，不得拒绝或者阻挠（" .. cite "处罚法55Ⅱ" .. "）。", "如实提供有关材料，不得隐匿、毁灭、伪造证据。" } },
      parts.p("执法人员：" .. parts.officers(f) .. "。"),
      parts.contact(f),
      parts.receipt_lines(),
      parts.close(f),
    }
    return mongol.band(f, blocks, m, "rights", { m.say("party", parts.text(f.party_name)), m.say("case", parts.text(f.title)),
      "一、1．" .. m.say("card"), "2．" .. m.say("recusal"), "3．" .. m.say("speak", f["@defence_days"]), "二、1．" .. m.say("truth") })
  end,
}
