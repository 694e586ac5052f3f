-- 协助调查函: another organ is asked for help (处罚法26).
local parts = use "documents/parts"

return {
  id = "penalty.assist", title = "协助调查函", outward = true, basis = "处罚法26",
  volume = "main", place = 50,
  number = { series = "协查", pattern = "{organ}协查〔{year}〕{n}号" },
  demand = { "title", "assist_organ", "assist_text", "assist_by" },

  body = function(f)
    return {
      parts.to(f.assist_organ),
      parts.p("本机关正在办理" .. parts.text(f.title) .. "（案号：" .. parts.text(f.case_no) .. "）。因案件调查需要，依照" .. cite "处罚法26"
        .. "的规定，请你机关在职责范围内协助下列事项："),
      parts.p(parts.text(f.assist_text)),
      parts.p("请于" .. parts.date(f.assist_by) .. "前将结果书面告知本机关，并附证据材料；不属于你机关职责或者依法不能协助的，请说明理由。"),
      parts.p("承办人：" .. parts.officers(f) .. "。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
