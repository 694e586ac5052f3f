-- 委托公告: what both publish.
local parts = use "documents/parts"

return {
  id = "delegation.notice", title = "委托执法公告", outward = true, basis = "处罚法20Ⅱ",
  number = { series = "委告", pattern = "{organ}委告〔{year}〕{n}号" },
  demand = { "delegate_name", "ground", "scope_text", "since", "until" },

  body = function(f)
    local items = {}
    for _, p in ipairs(f.powers or {}) do table.insert(items, parts.text(p.power_name) .. "（" .. parts.text(p.power_code) .. "）；") end
    return {
      parts.p("依据" .. parts.text(f.ground) .. "，" .. parts.text(f.organ) .. "委托" .. parts.text(f.delegate_name) .. "实施下列职权，自"
        .. parts.date(f.since) .. "起至" .. parts.date(f["until"]) .. "止："),
      { t = "list", mark = "1．", items = items },
      parts.p(parts.text(f.scope_text)),
      { t = "kv", rows = { { "受托单位基本情况", parts.text(f.delegate_base) }, { "监督措施", parts.text(f.supervision_text) },
        { "监督电话", parts.text(f.organ_phone) } } },
      parts.close(f),
    }
  end,
}
