-- 罚没物品处理记录: what, how much, in which way, where it went, before whom (处罚法74).
local parts = use "documents/parts"
local facts = use "facts"

return {
  id = "penalty.goods_end", title = "罚没物品处理记录", outward = false, basis = "处罚法74Ⅰ",
  volume = "main", place = 50,
  demand = { "title", "party_name", "decision_number" },

  body = function(f)
    local g = parts.row(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) }, { "当事人", parts.text(f.party_name) },
        { "处罚决定书", parts.text(f.decision_number) }, { "物品名称", parts.text(g.goods_name) }, { "规格、数量", parts.text(g.goods_spec) },
        { "价值", parts.money(g.goods_value) }, { "处理方式", facts.option_title(facts.goods_ends, g.goods_end) },
        { "处理日期", parts.date(g.goods_end_on) }, { "去向、票据", "" }, { "经办人", parts.officers(f) } }),
      parts.p("罚没物品依法公开拍卖、销毁或者按照国家有关规定处理，款项全部上缴国库，不得截留、私分或者变相私分。"),
      { t = "sign", lines = { { "经办人（签名）：", "经办人（签名）：" }, { "监督人（签名）：", "日期：　　　　年　　月　　日" },
        { "接收（受托）单位：", "日期：　　　　年　　月　　日" } } },
    }
  end,
}
