-- 抽样检测结果告知书.
local parts = use "documents/parts"

return {
  id = "penalty.sample_result", title = "抽样检测结果告知书", outward = true, basis = "处罚法56；意见四(二)",
  volume = "main", place = 50,
  number = { series = "检告", pattern = "{organ}检告〔{year}〕{n}号" },
  demand = { "title", "party_name" },

  body = function(f)
    local s = parts.row(f)
    return {
      parts.to(f.party_name),
      parts.p("在" .. parts.text(f.title) .. "的调查中，本机关于" .. parts.date(s.sample_on) .. "对" .. parts.you(f) .. "的" .. parts.text(s.sample_name) .. "（样品编号："
        .. parts.text(s.sample_no) .. "，规格、批号：" .. parts.text(s.sample_batch) .. "）抽样取证，现将检验、检测结果告知如下："),
      parts.p(parts.text(s.sample_result)),
      parts.p(parts.you(f) .. "对结果有异议的，可以在法律、法规、规章规定的期限内提出复检申请或者书面意见，也可以在陈述、申辩时一并提出。检验、检测费用由行政机关承担。"),
      parts.contact(f),
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
