-- 查封（扣押）决定书, with the list: what 强制法24 demands.
local parts = use "documents/parts"
local remedies = use "remedies"

return {
  id = "coercion.decision", title = "查封（扣押）决定书", outward = true, basis = "强制法18(一)、24",
  volume = "main", place = 10,
  number = { series = "强", pattern = "{organ}强〔{year}〕{n}号" },
  demand = { "party_name", "measure_kind", "place", "measure_text", "measure_law" },

  body = function(f)
    local rows = {}
    for i, t in ipairs(f.things or {}) do
      table.insert(rows, { tostring(i), parts.text(t.thing_name), parts.text(t.thing_spec), parts.text(t.thing_count) })
    end
    for i = #rows + 1, math.max(#rows, 6) do table.insert(rows, { tostring(i), "", "", "" }) end
    local term = f.special_days == true and f.special_kind == "drug" and "自实施之日起" .. f["@drug_days"]
      .. "日内作出处理决定；需要检验的，自检验报告书发出之日起" .. f["@drug_report_days"] .. "日内作出处理决定（依据："
      .. cite "药品管理法100Ⅱ" .. "）" or f.special_days == true and "至" .. parts.date(f.special_until) .. "（依据：" .. parts.text(f.special_law) .. "）"
      or "自实施之日起" .. f["@seizure_days"] .. "日，情况复杂的，经本机关负责人批准可以延长"
    return {
      parts.party(f),
      parts.p(parts.you(f) .. "因" .. parts.text(f.title) .. "，本机关认为：" .. parts.text(f.measure_text)),
      parts.p("为了" .. parts.choice(f, "measure_ground") .. "，经本机关负责人批准，依据" .. parts.text(f.measure_law) .. "，决定对"
        .. parts.text(f.place) .. "的下列场所、设施或者财物予以" .. parts.choice(f, "measure_kind") .. "。"),
      parts.p("期限：" .. term .. "。检测、检验、检疫或者技术鉴定的期间不计入，另行书面告知。"),
      parts.p(parts.you(f) .. "有权陈述、申辩。" .. remedies.text(f, "coercion", "本决定")),
      parts.h("清单（一式二份，当事人和行政机关各保存一份）"),
      { t = "table", head = { "序号", "名称", "规格、型号、地点", "数量" }, widths = { 8, 38, 34, 20 },
        align = { "center", "left", "left", "center" }, rows = rows },
      { t = "sign", lines = { { "执法人员（签名）：", "执法证号：" }, { "执法人员（签名）：", "执法证号：" },
        { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" }, { "见证人（签名）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
