-- 行政强制执行现场笔录.
local parts = use "documents/parts"

return {
  id = "enforcement.record", title = "行政强制执行现场笔录", outward = false, basis = "强制法37、43",
  volume = "main", place = 50,
  demand = { "title", "party_name", "done_on", "done_time", "done_text" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "据以执行的决定", parts.text(f.decision_number) },
        { "时间", parts.date(f.done_on) .. "　" .. parts.text(f.done_time) .. (f["sys.night"] and "（夜间）" or "") },
        { "法定节假日", f["sys.holiday"] and "是" or "否" }, { "紧急情况", f.done_urgent or "——" },
        { "停止供应", parts.choice(f, "done_cut") }, { "执行人员", parts.officers(f) } }),
      parts.h("实施情况"),
      parts.p(parts.text(f.done_text)),
      parts.signatures("当事人（签名或者盖章）：", "见证人："),
      { t = "note", text = "当事人拒绝签名或者盖章的，在笔录中注明。" },
    }
  end,
}
