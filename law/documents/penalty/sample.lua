-- 抽样取证凭证: what was taken, how much, where, for what price; one copy for the party.
local parts = use "documents/parts"

return {
  id = "penalty.sample", title = "抽样取证凭证", outward = true, basis = "处罚法56；意见四(二)",
  volume = "main", place = 50,
  demand = { "title", "party_name", "shown" },

  body = function(f)
    local s = parts.row(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关在调查" .. parts.text(f.title) .. "中，依照" .. cite "处罚法56" .. "的规定，对下列物品抽样取证。"),
      parts.sheet({ { "样品名称", parts.text(s.sample_name) }, { "规格、批号", parts.text(s.sample_batch) },
        { "数量", parts.text(s.sample_count) }, { "样品编号", parts.text(s.sample_no) }, { "抽样日期", parts.date(s.sample_on) },
        { "抽样地点", parts.text(s.sample_place) }, { "购样费用", parts.money(s.sample_price) },
        { "抽样人员", parts.officers(f) } }),
      parts.p("样品按成本价购买，不收取检验费和其他任何费用。检验、检测结果将及时告知你（单位）。"),
      parts.signatures("当事人（签名或者盖章）："),
      parts.close(f),
    }
  end,
}
