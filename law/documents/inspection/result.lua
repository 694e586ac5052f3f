-- 行政检查结果告知书.
local parts = use "documents/parts"

return {
  id = "inspection.result", title = "行政检查结果告知书", outward = true, basis = "意见四(二)",
  volume = "main", place = 10,
  number = { series = "检果", pattern = "{organ}检果〔{year}〕{n}号" },
  demand = { "party_name", "item", "begun_on", "result", "result_text" },

  body = function(f)
    local blocks = {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.begun_on) .. "对" .. parts.you(f) .. "的" .. parts.text(f.item) .. "实施检查，依据" .. parts.text(f.item_basis)
        .. "。结果如下：" .. parts.choice(f, "result") .. "。"),
      parts.p(parts.text(f.result_text)),
    }
    if f.result == "rectify" then
      table.insert(blocks, parts.p("请在" .. parts.date(f.rectify_until) .. "前整改：" .. parts.text(f.rectify_text) .. "本机关将复查。"))
    end
    if #(f.samples or {}) > 0 then
      local rows = {}
      for i, s in ipairs(f.samples) do
        table.insert(rows, { tostring(i), parts.text(s.sample_name), parts.text(s.sample_no), parts.text(s.sample_result) })
      end
      table.insert(blocks, { t = "table", head = { "序号", "样品", "编号", "检验结果" }, widths = { 8, 30, 22, 40 },
        align = { "center", "left", "left", "left" }, rows = rows })
      table.insert(blocks, parts.p("对检验结果有异议的，可以在法律规定的期限内申请复检。"))
    end
    table.insert(blocks, parts.remedy(f, "inspection"))
    table.insert(blocks, parts.receipt_lines())
    table.insert(blocks, parts.close(f))
    return blocks
  end,
}
