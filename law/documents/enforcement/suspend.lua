-- 中止执行决定书 (强制法39).
local parts = use "documents/parts"

return {
  id = "enforcement.suspend", title = "中止执行决定书", outward = true, basis = "强制法39",
  volume = "main", place = 50,
  number = { series = "中执", pattern = "{organ}中执〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "suspend_ground", "suspend_text" },

  body = function(f)
    return {
      parts.party(f),
      parts.p("本机关对" .. parts.text(f.decision_number) .. "决定的强制执行，因" .. parts.choice(f, "suspend_ground") .. "，依照" .. cite "强制法39Ⅰ"
        .. "的规定，决定中止执行。"),
      parts.p("事实和理由：" .. parts.text(f.suspend_text)),
      parts.p("中止执行的情形消失后，恢复执行。没有明显社会危害，当事人确无能力履行，中止执行满" .. f["@lapse_years"] .. "年未恢复执行的，不再执行。"),
      parts.contact(f),
      parts.close(f),
    }
  end,
}
