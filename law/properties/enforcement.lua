-- What must hold of enforcement.
local function of(procedure)
  return function(id, title, basis, never, before, more)
    local x = { id, procedure = procedure, title = title, basis = basis, never = never, before = before }
    if more ~= nil then x.unless = more end
    return x
  end
end

local own = of "enforcement.self"
local substitute = of "enforcement.substitute"
local demolition = of "enforcement.demolition"
local court = of "enforcement.court"

return {
  own("self_decide_after_urging", "催告后才作出强制执行决定", "强制法35、37Ⅰ", "decide.approve", { "urge.sign", "service_urge:served" }),
  own("self_at_once_after_urging", "立即强制执行也要先催告", "强制法35、37Ⅲ", "decide.at_once.approve", { "urge.sign", "service_urge:served" }),
  own("self_ready_after_service", "强制执行决定书送达后才实施", "强制法38", "carry_out", { { "decide.approve", "decide.at_once.approve" },
    "service_order:served" }),
  own("self_serve_after_seal", "上传盖章决定书后才送达", "强制法37Ⅱ", "decision.serve", { "decision.scan" }),
  own("self_urge_after_seal", "上传盖章催告书后才送达", "强制法35", "urge.serve", { "urge.scan" }),
  own("self_lapse_after_suspension", "中止满法定期间才不再执行", "强制法39Ⅱ", "lapse", { "suspend.unable" }),
  own("self_resume_after_suspension", "中止后才恢复", "强制法39Ⅱ", "resume", { { "suspend", "suspend.unable" } }),
  own("self_agreement", "达成协议后才有协议的结果", "强制法42", "agreement.broken", { "agree" }),
  own("self_reverse_after_doing", "执行后才有执行回转", "强制法41", "reverse", { { "carry_out", "performed", "agreement.kept" } }),
  { "self_by_others", procedure = "enforcement.self", title = "承办人不批准自己提请的强制执行", basis = "强制法37",
    apart = { { "decide", "carry_out" }, { "decide.approve" } } },

  substitute("substitute_after_urging", "催告后才作出代履行决定", "强制法50", "decide.approve", { "urge.sign", "service_urge:served" }),
  substitute("substitute_again_after_service", "决定书送达后才再次催告", "强制法51Ⅰ(一)、(二)", "urge.again", { "decide.approve", "service_order:served" }),
  substitute("substitute_after_again", "再次催告后才代履行", "强制法51Ⅰ(二)", "carry_out", { "urge.again" }),
  substitute("substitute_close_after_notice", "立即代履行，事后通知不在场的当事人后才结案", "强制法52", "close.approve", { "immediate.notify" },
    { "immediate.present", "register" }),
  { "substitute_by_others", procedure = "enforcement.substitute", title = "承办人不批准自己提请的代履行", basis = "强制法51",
    apart = { { "decide", "carry_out" }, { "decide.approve" } } },

  demolition("demolish_after_announcing", "公告、限期自行拆除后才作出强制拆除决定", "强制法44", "decide.approve", { "announce" }),
  demolition("demolish_after_urging", "催告后才作出强制拆除决定", "强制法35", "decide.approve", { "urge.sign", "service_urge:served" }),
  demolition("demolish_after_review", "复议期限届满或者复议、诉讼结束后才作出强制拆除决定", "强制法44", "decide.approve",
    { { "review.over", "remedy.upheld" } }),
  demolition("demolish_after_suit", "起诉期限届满或者复议、诉讼结束后才作出强制拆除决定", "强制法44", "decide.approve",
    { { "suit.over", "remedy.upheld" } }),
  demolition("demolish_after_service", "强制拆除决定书送达后才拆除", "强制法38", "carry_out", { "decide.approve", "service_order:served" }),
  { "demolish_by_others", procedure = "enforcement.demolition", title = "承办人不批准自己提请的强制拆除", basis = "强制法37",
    apart = { { "decide", "carry_out" }, { "decide.approve" } } },

  court("court_sign_after_urging", "催告后才签署强制执行申请书", "强制法54", "court.sign", { "urge.sign", "service_urge:served" }),
  court("court_apply_after_seal", "申请书盖章后才申请", "强制法55Ⅱ", "court.apply", { "court.sign", "court.scan" }),
  court("court_apply_after_remedies", "救济期限届满或者救济结束后才申请", "强制法53", "court.apply", { { "remedy.lapse", "remedy.ended" } }),
  court("court_late_after_remedies", "逾期申请也在救济期限届满之后", "强制法53；行诉解释156", "court.apply_late",
    { { "remedy.lapse", "remedy.ended" } }),
  court("court_enforce_after_ruling", "裁定准予后才执行", "强制法57", "court.done", { "court.granted" }),
  court("court_appeal_after_refusal", "不予受理、不予执行后才申请复议", "强制法56Ⅱ、58Ⅲ", "court.appeal", { "court.refused" }),
}
