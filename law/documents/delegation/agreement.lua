-- 委托执法协议: what 处罚法20Ⅱ demands, and what follows from it.
local parts = use "documents/parts"

return {
  id = "delegation.agreement", title = "委托执法协议", outward = true, basis = "处罚法20Ⅱ；意见三(三)",
  number = { series = "委", pattern = "{organ}委〔{year}〕{n}号" },
  demand = { "delegate_name", "ground", "authority", "scope_text", "since", "until", "supervision_text" },

  body = function(f)
    local rows = {}
    for i, p in ipairs(f.powers or {}) do
      table.insert(rows, { tostring(i), parts.text(p.power_code), parts.text(p.power_name) })
    end
    return {
      { t = "kv", rows = { { "委托机关", parts.text(f.organ) }, { "受托单位", parts.text(f.delegate_name) } } },
      parts.p("依据" .. parts.text(f.ground) .. "，委托机关委托受托单位实施下列职权："),
      { t = "table", head = { "序号", "编码", "职权事项" }, widths = { 10, 25, 65 }, align = { "center", "left", "left" }, rows = rows },
      parts.h("权限和范围"),
      parts.p(parts.choice(f, "authority") .. "。" .. parts.text(f.scope_text)),
      parts.p("行政强制措施权不委托。受托单位不得再委托其他组织或者个人。"),
      parts.h("期限"),
      parts.p("自" .. parts.date(f.since) .. "起至" .. parts.date(f["until"]) .. "止。"),
      parts.h("名义和责任"),
      parts.p("受托单位在委托范围内以委托机关的名义实施，文书由委托机关署名、盖章。委托机关负责监督，并对行为的后果承担法律责任；不服的，以委托机关为被申请人、被告。超出委托范围的，由受托单位承担内部责任。"),
      parts.h("监督"),
      parts.p(parts.text(f.supervision_text) .. "受托单位每半年向委托机关书面报告一次。"),
      parts.p("本协议由双方分别向社会公布，自双方均已公布之日起生效。"),
      { t = "sign", lines = { { "委托机关（盖章）：", "负责人：" }, { "受托单位（盖章）：", "负责人：" } } },
      parts.close(f),
    }
  end,
}
