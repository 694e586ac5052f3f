-- 行政检查通知书: who comes, what for, on what basis, and what the subject may do.
local parts = use "documents/parts"

return {
  id = "inspection.notice", title = "行政检查通知书", outward = true, basis = "意见四(二)；营商条例54",
  volume = "main", place = 50,
  number = { series = "检通", pattern = "{organ}检通〔{year}〕{n}号" },
  demand = { "party_name", "item", "item_basis", "content", "place", "visit_on", "source", "helpers" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("经本机关负责人批准，依据" .. parts.text(f.item_basis) .. "，本机关决定对" .. parts.you(f) .. "实施行政检查。"),
      { t = "kv", rows = { { "检查事项", parts.text(f.item) }, { "检查内容", parts.text(f.content) }, { "任务来源", parts.choice(f, "source") },
        { "时间", parts.date(f.visit_on) }, { "地点", parts.text(f.place) }, { "检查人员", parts.text(f.handler_names) },
        { "协助人员", tostring(f.helpers or 0) .. "人" } } },
      parts.p("检查人员不少于两人，应当主动出示执法证件；不出示的，" .. parts.you(f) .. "有权拒绝。" .. parts.you(f)
        .. "有权申请与检查有利害关系的人员回避。检查不收取任何费用，不妨碍正常的生产经营。"),
      parts.remedy(f, "inspection"),
      { t = "kv", rows = { { "联系电话", parts.text(f.organ_phone) }, { "地址", parts.text(f.organ_address) } } },
      parts.receipt_lines(),
      parts.close(f),
    }
  end,
}
