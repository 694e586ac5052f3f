-- 涉嫌犯罪案件移送书.
local parts = use "documents/parts"

return {
  id = "penalty.transfer", title = "涉嫌犯罪案件移送书", outward = true, basis = "处罚法27Ⅰ、57Ⅰ(四)；移送规定6",
  volume = "main", place = 50,
  number = { series = "移送", pattern = "{organ}移送〔{year}〕{n}号" },
  demand = { "party_name", "transfer_organ", "transfer_text", "facts_text", "evidence_text" },

  body = function(f)
    return {
      parts.to(f.transfer_organ),
      parts.p("本机关在办理" .. parts.text(f.title) .. "（案号：" .. parts.text(f.case_no) .. "）中，认为当事人的行为涉嫌犯罪。依照"
        .. cite "处罚法27Ⅰ" .. "、" .. cite "移送规定6" .. "的规定，现将案件移送，请依法处理并将结果告知本机关。"),
      parts.party(f),
      parts.h("一、案件基本情况"),
      parts.p(parts.text(f.facts_text)),
      parts.h("二、涉嫌犯罪的事实和依据"),
      parts.p(parts.text(f.transfer_text)),
      parts.h("三、证据"),
      parts.evidence(f.evidence),
      parts.p(parts.text(f.evidence_text)),
      parts.h("四、随案移送的材料"),
      { t = "list", mark = "1．", items = { "涉嫌犯罪案件情况的调查报告；", "涉案物品清单；", "有关检验报告或者鉴定意见；", "其他有关涉嫌犯罪的材料。" } },
      { t = "sign", lines = { { "接收人（签名）：", "接收日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
