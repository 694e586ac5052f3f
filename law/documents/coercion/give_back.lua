-- 物品退还清单: what is given back, in what state, signed for (强制法28Ⅱ).
local parts = use "documents/parts"

return {
  id = "coercion.give_back", title = "查封（扣押）物品退还清单", outward = true, basis = "强制法28Ⅱ",
  volume = "main", place = 50,
  number = { series = "强退", pattern = "{organ}强退〔{year}〕{n}号" },
  demand = { "party_name", "measure_kind", "settled_on" },

  body = function(f)
    local rows = parts.rows_of(f.things, function(t, n)
      return { n, parts.text(t.thing_name), parts.text(t.thing_spec), parts.text(t.thing_count), t.thing_end_on or "",
        t.thing_price and yuan(t.thing_price) or "" }
    end)
    return {
      parts.to(f.party_name),
      parts.p("本机关决定自" .. parts.date(f.settled_on) .. "起解除" .. parts.choice(f, "measure_kind") .. "，依照" .. cite "强制法28Ⅱ"
        .. "的规定，立即退还下列财物；已经拍卖、变卖的，退还所得款项。"),
      { t = "table", head = { "序号", "名称", "规格、型号、地点", "数量", "退还日期", "退还款项（元）" }, widths = { 8, 25, 23, 11, 17, 16 },
        align = { "center", "left", "left", "center", "center", "right" }, rows = rows },
      parts.p("财物与清单核对无误，数量、状态没有异议。有异议的写明："),
      parts.signatures("当事人（签名或者盖章）："),
      parts.close(f),
    }
  end,
}
