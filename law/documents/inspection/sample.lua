-- 行政检查抽样凭证: as few as will do, bought at cost, no fee.
local parts = use "documents/parts"

return {
  id = "inspection.sample", title = "行政检查抽样取证凭证", outward = true, basis = "意见四(二)；食安法87",
  volume = "main", place = 50,
  demand = { "title", "party_name", "item", "shown" },

  body = function(f)
    local s = parts.row(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关在对" .. parts.you(f) .. "的" .. parts.text(f.item) .. "（" .. parts.text(f.title) .. "）中，对下列物品抽样。"),
      parts.sheet({ { "样品名称", parts.text(s.sample_name) }, { "规格、批号", parts.text(s.sample_batch) }, { "数量", parts.text(s.sample_count) },
        { "样品编号", parts.text(s.sample_no) }, { "抽样日期", parts.date(s.sample_on) }, { "购样费用", parts.money(s.sample_price) },
        { "抽样人员", parts.officers(f) } }),
      parts.p("样品按成本价购买，不收取检验费和其他任何费用。检验结果将及时告知；对结果有异议的，可以依法申请复检。"),
      parts.signatures("检查对象（签名或者盖章）："),
      parts.close(f),
    }
  end,
}
