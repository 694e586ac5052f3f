-- 听证笔录: who was there, what the investigators put forward, what the party answered, the examination of the evidence, signatures.
local parts = use "documents/parts"

return {
  id = "penalty.hearing_record", title = "听证笔录", outward = false, basis = "处罚法64(七)、(八)、65",
  volume = "main", place = 50,
  demand = { "title", "party_name", "held_on", "hearing_place", "attended", "record_text" },

  body = function(f)
    local agents = {}
    for _, a in ipairs(f.agents or {}) do table.insert(agents, parts.text(a.agent_name)) end
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) },
        { "时间", parts.date(f.held_on) .. "　" .. parts.text(f.hearing_time) }, { "地点", parts.text(f.hearing_place) },
        { "方式", parts.choice(f, "open_to_public") }, { "听证主持人", parts.text(f.actor) }, { "记录人", parts.text(f.clerk_name) },
        { "案件调查人员", parts.officers(f) }, { "委托代理人", #agents > 0 and table.concat(agents, "、") or "没有委托" },
        { "到场人员", parts.text(f.attended) } }),
      parts.p("主持人宣布听证开始，核对参加人，告知申请回避、陈述申辩、质证的权利。"),
      parts.h("举证、申辩和质证"),
      parts.p(parts.text(f.record_text)),
      parts.p("笔录交当事人、代理人核对无误。"),
      { t = "sign", lines = { { "当事人（代理人）：", "日期：　　　　年　　月　　日" }, { "调查人员：", "日期：　　　　年　　月　　日" },
        { "证人、其他参加人：", "日期：　　　　年　　月　　日" }, { "听证主持人：", "记录人：" } } },
      { t = "note", text = "当事人或者其代理人拒绝签名或者盖章的，由听证主持人在笔录中注明。" },
    }
  end,
}
