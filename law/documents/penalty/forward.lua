-- 案件移送函: to the organ that has jurisdiction.
local parts = use "documents/parts"

return {
  id = "penalty.forward", title = "案件移送函", outward = true, basis = "处罚法22、23、25",
  volume = "main", place = 50,
  number = { series = "案移", pattern = "{organ}案移〔{year}〕{n}号" },
  demand = { "title", "party_name", "forward_organ", "forward_text" },

  body = function(f)
    local from = f.case_no and "本机关立案调查的" .. parts.text(f.title) .. "（案号：" .. f.case_no .. "）"
      or "本机关在核查" .. parts.text(f.title) .. "线索时"
    local blocks = {
      parts.to(f.forward_organ),
      parts.p(from .. "，经审查认为不属于本机关管辖。依照" .. cite "处罚法22" .. "、" .. cite "处罚法23" .. "的规定，现移送你机关依法处理，并请将处理结果函告本机关。"),
      parts.h("一、当事人"),
      parts.party(f),
      parts.h("二、线索和已经查明的情况"),
      parts.p("行为发生地：" .. parts.text(f.act_place) .. "。" .. parts.text(f.lead_text)),
    }
    if f.screen_text ~= nil then table.insert(blocks, parts.p(f.screen_text)) end
    parts.add(blocks, parts.h("三、移送的理由和依据"), parts.p(parts.text(f.forward_text)), parts.h("四、移送材料"))
    local rows = parts.rows_of(f.evidence, function(e, n)
      return { n, parts.text(e.evidence_name), "1份" }
    end)
    if #rows == 0 then rows = { { "1", "线索登记和核查材料", "1份" } } end
    return parts.add(blocks, { t = "table", head = { "序号", "材料", "数量" }, widths = { 10, 70, 20 },
      align = { "center", "left", "center" }, rows = rows },
      parts.p("对管辖有异议的，报请共同的上一级行政机关指定管辖，不再自行移送。"),
      { t = "sign", lines = { { "接收人（签名）：", "接收日期：　　　　年　　月　　日" } } }, parts.contact(f), parts.close(f))
  end,
}
