-- 现场检查笔录: card shown, rights told, what was looked at and found, signatures.
local parts = use "documents/parts"

return {
  id = "inspection.record", title = "现场检查笔录", outward = false, basis = "处罚法55；意见四(二)",
  volume = "main", place = 50,
  demand = { "title", "party_name", "item", "begun_on", "scene_text", "scene_signed" },

  body = function(f)
    return {
      parts.sheet({ { "检查事项", parts.text(f.item) }, { "检查依据", parts.text(f.item_basis) }, { "检查名称", parts.text(f.title) },
        { "检查对象", parts.text(f.party_name) }, { "日期", parts.date(f.begun_on) }, { "地点", parts.text(f.place) },
        { "检查人员", parts.officers(f) }, { "协助人员", (f.helpers or 0) .. "人" } }),
      parts.p("检查人员已出示执法证件，告知申请回避、拒绝违法检查和投诉举报的权利。检查不收取任何费用，不妨碍正常的生产经营。"),
      parts.h("检查情况"),
      parts.p(parts.text(f.scene_text)),
      parts.p("收取检查费、检验费：" .. (f.charged == true and "有" or "没有") .. "。签名情况：" .. parts.choice(f, "scene_signed") .. "。"),
      parts.signatures("检查对象（现场负责人）：", "见证人："),
      { t = "note", text = "检查对象拒绝签名的，由检查人员注明情况。" },
    }
  end,
}
