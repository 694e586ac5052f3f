return {
  id = "notice", title = "告知书", outward = true, basis = "处罚法44",
  number = { series = "告", pattern = "{organ}告〔{year}〕{n}号" },
  demand = { "cause" },
  body = function(f)
    return {
      { t = "kv", rows = { { "当事人", f.party_name } } },
      { t = "p", text = "你单位" .. f.cause .. "，拟罚款" .. (f.fine and zh_money(f.fine) or "＿＿") .. "。依据" .. cite "处罚法44；意见四(三)" .. "。" },
      { t = "close", organ = f.organ, date = zh_date(f.today) },
    }
  end,
}
