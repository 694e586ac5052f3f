-- 检测（检验、检疫、技术鉴定）期间告知书: the term stands still meanwhile; told in writing (强制法25Ⅲ).
local parts = use "documents/parts"

return {
  id = "coercion.test", title = "检测（检验、检疫、技术鉴定）期间告知书", outward = true, basis = "强制法25Ⅲ",
  volume = "main", place = 50,
  number = { series = "检期", pattern = "{organ}检期〔{year}〕{n}号" },
  demand = { "party_name", "measure_kind", "test_kind", "test_from", "test_until", "test_body" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.taken_on) .. "对" .. parts.you(f) .. "的有关场所、设施或者财物实施" .. parts.choice(f, "measure_kind")
        .. "。因需要" .. parts.choice(f, "test_kind") .. "，依照" .. cite "强制法25Ⅲ" .. "的规定，现将期间告知如下："),
      { t = "kv", rows = { { "项目", parts.choice(f, "test_kind") }, { "承担机构", parts.text(f.test_body) },
        { "期间", parts.date(f.test_from) .. "至" .. parts.date(f.test_until) } } },
      parts.p("上述期间不计入" .. parts.choice(f, "measure_kind") .. "的期限。费用由行政机关承担。"),
      parts.contact(f),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
