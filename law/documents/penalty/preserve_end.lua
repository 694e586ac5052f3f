-- 先行登记保存证据处理通知书.
local parts = use "documents/parts"

return {
  id = "penalty.preserve_end", title = "先行登记保存证据处理通知书", outward = true, basis = "处罚法56",
  volume = "main", place = 50,
  number = { series = "先处", pattern = "{organ}先处〔{year}〕{n}号" },
  demand = { "party_name", "kept_on", "disposal", "disposal_text" },

  body = function(f)
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.kept_on) .. "对" .. parts.you(f) .. "的有关证据先行登记保存。现依照" .. cite "处罚法56"
        .. "的规定，决定作如下处理：" .. parts.choice(f, "disposal") .. "。"),
      parts.p("理由和依据：" .. parts.text(f.disposal_text)),
      { t = "sign", lines = { { "执法人员（签名）：", "执法人员（签名）：" },
        { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
