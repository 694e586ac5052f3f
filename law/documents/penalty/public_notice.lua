-- 送达公告: the last way of service; served when its days are over (民诉法95).
local parts = use "documents/parts"

return {
  id = "penalty.public_notice", title = "送达公告", outward = true, basis = "处罚法61Ⅰ；民诉法95",
  volume = "main", place = 50,
  demand = { "party_name", "paper_title", "public_why", "public_where", "public_on" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关办理的" .. parts.text(f.title) .. "，因" .. parts.choice(f, "public_why") .. "，依照" .. cite "处罚法61Ⅰ" .. "、" .. cite "民诉法95"
        .. "的规定，向" .. parts.you(f) .. "公告送达" .. parts.text(f.paper_title) .. (f.paper_number ~= nil and "（" .. f.paper_number .. "）" or "") .. "。"),
      parts.p("请自本公告发出之日（" .. parts.date(f.public_on) .. "）起" .. f["@public_notice_days"] .. "日内到本机关领取；逾期不领取的，期满即视为送达。"),
      parts.contact(f),
      parts.p("公告刊载处：" .. parts.text(f.public_where) .. "。"),
      parts.close(f),
    }
  end,
}
