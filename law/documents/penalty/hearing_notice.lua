-- 听证通知书: when, where, before whom, and the rights of the party (处罚法64).
local parts = use "documents/parts"

return {
  id = "penalty.hearing_notice", title = "行政处罚听证通知书", outward = true, basis = "处罚法64",
  volume = "main", place = 50,
  number = { series = "听通", pattern = "{organ}听通〔{year}〕{n}号" },
  demand = { "party_name", "hearing_on", "hearing_time", "hearing_place", "open_to_public" },

  body = function(f)
    local you = parts.you(f)
    local public = parts.choice(f, "open_to_public")
    return {
      parts.to(f.party_name),
      parts.p("根据" .. you .. "的要求，本机关就" .. parts.text(f.title) .. "（事先告知书：" .. parts.text(f.notice_number) .. "）举行听证。"),
      { t = "kv", rows = { { "时间", parts.date(f.hearing_on) .. "　" .. parts.text(f.hearing_time) },
        { "地点", parts.text(f.hearing_place) }, { "听证主持人", parts.text(f.actor) }, { "记录人", parts.text(f.clerk_name) },
        { "方式", public } } },
      parts.p(you .. "可以亲自参加，也可以委托代理人，最多" .. f["@hearing_agents"] .. "人；认为主持人与本案有直接利害关系的，有权申请回避。参加时请携带身份证明，委托代理的提交授权委托书，有证人、证据的请在听证前告知本机关。"),
      parts.p("无正当理由不出席，或者未经许可中途退出的，视为放弃听证权利，本机关终止听证。听证不收取费用。"),
      parts.close(f),
    }
  end,
}
