-- 解除查封（扣押）决定书, with what is given back.
local parts = use "documents/parts"

return {
  id = "coercion.lift", title = "解除查封（扣押）决定书", outward = true, basis = "强制法27、28",
  volume = "main", place = 50,
  number = { series = "强解", pattern = "{organ}强解〔{year}〕{n}号" },
  demand = { "party_name", "measure_kind", "lift_ground", "disposal_text" },

  body = function(f)
    local rows = {}
    for i, t in ipairs(f.things or {}) do
      table.insert(rows, { tostring(i), parts.text(t.thing_name), parts.text(t.thing_spec), parts.text(t.thing_count), "" })
    end
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.taken_on) .. "对" .. parts.you(f) .. "的有关场所、设施或者财物实施" .. parts.choice(f, "measure_kind")
        .. "。因" .. parts.choice(f, "lift_ground") .. "（" .. parts.text(f.disposal_text) .. "），依照" .. cite "强制法28Ⅰ"
        .. "的规定，决定自" .. parts.date(f.settled_on) .. "起予以解除，并立即退还财物；已经拍卖、变卖的，退还所得款项。"),
      { t = "table", head = { "序号", "名称", "规格、型号、地点", "数量", "退还情况" }, widths = { 8, 30, 28, 14, 20 },
        align = { "center", "left", "left", "center", "left" }, rows = rows },
      { t = "sign", lines = { { "执法人员（签名）：", "执法人员（签名）：" },
        { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
