-- 先行登记保存证据通知书, with the list of things.
local parts = use "documents/parts"

return {
  id = "penalty.preserve", title = "先行登记保存证据通知书", outward = true, basis = "处罚法56",
  volume = "main", place = 50,
  number = { series = "先登", pattern = "{organ}先登〔{year}〕{n}号" },
  demand = { "party_name", "risk", "risk_text", "keep_place", "keep_way" },

  body = function(f)
    local you = parts.you(f)
    local rows = {}
    for i, t in ipairs(f.things or {}) do
      table.insert(rows, { tostring(i), parts.text(t.thing_name), parts.text(t.thing_spec), parts.text(t.thing_count),
        parts.text(t.thing_state) })
    end
    return {
      parts.to(f.party_name),
      parts.p("本机关在调查" .. parts.text(f.title) .. "中，因" .. parts.choice(f, "risk") .. "（"
        .. parts.text(f.risk_text) .. "），经本机关负责人批准，依照" .. cite "处罚法56" .. "的规定，对下列证据先行登记保存。"),
      { t = "table", head = { "序号", "名称", "规格、型号", "数量", "成色、状态" }, widths = { 8, 30, 24, 14, 24 },
        align = { "center", "left", "left", "center", "left" }, rows = rows },
      parts.p("保存方式：" .. parts.choice(f, "keep_way") .. "。保存地点：" .. parts.text(f.keep_place)
        .. "。"),
      parts.p("本机关自登记保存之日起" .. f["@preserve_days"] .. "个工作日内作出处理决定。在此期间，" .. you
        .. "以及有关人员不得销毁或者转移上述证据。"),
      { t = "sign", lines = { { "执法人员（签名）：", "执法证号：" }, { "执法人员（签名）：", "执法证号：" },
        { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" } } },
      parts.close(f),
    }
  end,
}
