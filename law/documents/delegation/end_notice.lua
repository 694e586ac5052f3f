-- 终止委托公告.
local parts = use "documents/parts"

return {
  id = "delegation.end_notice", title = "终止委托执法公告", outward = true, basis = "处罚法20Ⅱ、Ⅲ",
  number = { series = "委终", pattern = "{organ}委终〔{year}〕{n}号" },
  demand = { "delegate_name", "end_kind" },

  body = function(f)
    return {
      parts.p(parts.text(f.organ) .. "对" .. parts.text(f.delegate_name) .. "的执法委托因" .. parts.choice(f, "end_kind") .. "，自本公告之日起终止。此后"
        .. parts.text(f.delegate_name) .. "不得再以" .. parts.text(f.organ) .. "的名义执法。"),
      parts.close(f),
    }
  end,
}
