-- 听证申请书: the party's own words, or the record of what it asked for by word of mouth.
local parts = use "documents/parts"

return {
  id = "penalty.hearing_request", title = "听证申请书", outward = false, basis = "处罚法63、64(一)",
  volume = "main", place = 50,
  demand = { "title", "party_name", "hearing_claim" },

  body = function(f)
    return {
      parts.to(f.organ),
      parts.p("你机关《行政处罚事先告知书》（" .. parts.text(f.notice_number) .. "）于" .. parts.date(f.notice_served_on) .. "送达。依照"
        .. cite "处罚法63Ⅰ" .. "、" .. cite "处罚法64" .. "的规定，现就" .. parts.text(f.title) .. "要求举行听证。"),
      parts.party(f),
      parts.h("请求和理由"),
      parts.p(parts.text(f.hearing_claim)),
      { t = "sign", lines = { { "申请人（签名或者盖章）：", "日期：　　　　年　　月　　日" }, { "记录人（口头提出的）：", "日期：　　　　年　　月　　日" } } },
      { t = "note", text = "听证不收取费用。可以委托一至二人代理。" },
    }
  end,
}
