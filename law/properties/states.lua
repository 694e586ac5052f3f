-- When an act may be done: in each of these states, not only in some of them. A right that is open in one state and closed in
-- the next without a reason in the law shows here; so does a step that is passed over.
local facts = use "facts"

local function may(procedure, id, title, basis, states, acts)
  return { id, procedure = procedure, title = title, basis = basis, acts = acts, shall = { from = states } }
end

-- Where an act leads: the step that the law puts next.
local function leads(procedure, basis, rows)
  local all = {}
  for i, r in ipairs(rows) do
    all[i] = { (type(procedure) == "table" and procedure[1] or procedure) .. ".leads." .. r[1], procedure = procedure,
      title = "办理后进入法定的下一步", basis = basis, acts = r[2], shall = { to = r[1] } }
  end
  return all
end

local working = { "inquiry", "reviewing", "reviewed", "noticed", "noticed_hearing", "revising", "rereviewing", "rechecked" }
local ordinary, collection = "penalty.ordinary", "penalty.collection"

local penalty = {
  may(ordinary, "recusal_any_time", "决定作出以前随时可以申请、决定回避，更换承办人", "处罚法43", working,
    { "recusal.ask", "recusal.self", "recusal.grant", "recusal.refuse", "handlers.change" }),
  may(ordinary, "correct_any_time", "结案以前随时可以复查改正", "处罚法28Ⅰ",
    { "inquiry", "reviewing", "reviewed", "noticed", "noticed_hearing", "revising", "rereviewing", "rechecked", "decided", "unpunished" },
    { "correct.check" }),
  may(ordinary, "language_any_time", "结案以前随时可以确定使用的语言文字", "处罚法55Ⅱ",
    { "inquiry", "reviewing", "reviewed", "noticed", "noticed_hearing", "revising", "rereviewing", "rechecked", "decided", "unpunished" },
    { "language.set" }),
  may(ordinary, "join_any_time", "核查、调查中都可以为同案的另一当事人开案", "处罚法54Ⅰ", { "lead", "inquiry" }, { "party.join" }),
  may(ordinary, "evidence_any_time", "调查和调整意见时都可以取证、查证、查封扣押、拟定处罚", "处罚法45、54Ⅰ", { "inquiry", "revising" },
    { "evidence.add", "evidence.verify", "evidence.origin", "seizure.open", "norm.add", "norm.change", "norm.remove", "penalty.add", "penalty.change", "penalty.remove",
      "goods.add", "goods.remove" }),
  may(ordinary, "doubt_any_time", "决定作出以前随时可以提出非法取证、决定是否排除", "处罚法46Ⅲ", working, { "evidence.doubt", "evidence.exclude" }),
  may(ordinary, "hand_any_time", "归档以前随时登记证据的保管和交接", "处罚法47",
    { "inquiry", "reviewing", "reviewed", "noticed", "noticed_hearing", "revising", "rereviewing", "rechecked", "decided", "unpunished", "transferred",
      "closed" }, { "evidence.hand" }),
  may(ordinary, "extend_any_time", "办案期限内都可以依特别规定延长", "处罚法60", { "inquiry", "noticed", "noticed_hearing", "rechecked" }, { "handle.extend" }),
  may(ordinary, "defence_any_time", "告知之后、决定签发之前都可以陈述、申辩，都要复核", "处罚法45Ⅰ",
    { "noticed", "noticed_hearing", "revising", "rechecked", "+decide.penalty" }, { "defence.record", "defence.answer" }),
  may(ordinary, "told_either_way", "告知听证权利的和不告知的，一样上传、放弃、复核", "处罚法44、45Ⅰ", { "noticed", "noticed_hearing" },
    { "notice.scan", "defence.waive", "recheck.submit" }),
  may(ordinary, "revise_any_time", "告知之后都可以采纳意见调整", "处罚法45Ⅰ", { "noticed", "noticed_hearing", "rechecked" }, { "revise.start" }),
  may(ordinary, "renew_any_time", "审查之后、决定之前都可以重新调查", "处罚法44、54Ⅰ",
    { "reviewed", "noticed", "noticed_hearing", "revising", "rereviewing", "rechecked" }, { "renew.start" }),
  may(ordinary, "decide_without_notice", "不予处罚、事实不成立、移送，审查之后即可决定，不必先告知处罚", "处罚法57Ⅰ(二)、(三)、(四)", { "reviewed", "rechecked" },
    { "decide.minor", "decide.unfounded", "decide.transfer" }),
  may(ordinary, "after_decision", "决定之后都可以建议、更正、公开", "处罚法48Ⅰ；意见三(五)", { "decided", "unpunished", "closed" },
    { "advice.sign", "suggest.sign", "repair.sign", "repair.scan", "repair.serve", "publication.open", "publication.none" }),
  may(ordinary, "undo_either", "处罚的、不予处罚的决定都可以撤销、结案", "处罚法75Ⅱ", { "decided", "unpunished" }, { "annul.end", "annul.redo", "close" }),
  may("penalty.summary", "spot_turn", "告知前后都可以重新告知、转普通程序", "处罚法51", { "found", "told" }, { "tell", "turn" }),
  may("penalty.summary", "spot_publish", "交付后、结案后都可以公开", "处罚法48Ⅰ", { "delivered", "closed" }, { "publication.open" }),
  may("penalty.preservation", "preserve_list", "实施以前都可以改清单、不再实施", "处罚法56", { "draft", "approved" }, { "thing.add", "thing.remove", "drop" }),
  may("penalty.hearing", "agents_any_time", "举行以前都可以委托、撤换代理人，撤回听证", "处罚法64(一)、(五)", { "asked", "appointed", "noticed" },
    { "agent.add", "agent.remove", "withdraw" }),
  may("penalty.hearing", "chair_objected", "指定主持人后、举行以前都可以申请、决定回避", "处罚法64(四)", { "appointed", "noticed" },
    { "chair.object", "chair.keep", "chair.replace" }),
  may("penalty.hearing", "chair_appointed", "指定的主持人可以另行指定", "处罚法64(四)", { "asked", "appointed" }, { "chair.appoint" }),
  may("penalty.service", "receipt_any_time", "送达以前都可以制作回证、停止送达", "民诉法87", { "pending", "sent", "announced" }, { "receipt.print", "serve.stop" }),
  may("penalty.service", "direct_any_time", "公告期内找到当事人的直接送达", "民诉法88", { "pending", "announced" }, { "serve.direct" }),
  may(collection, "pay_any_time", "缴清以前随时可以缴款、确认、终结", "处罚法66Ⅰ；强制法40", { "due", "deferred", "overdue", "petitioned", "refused", "enforcing" },
    { "pay.record", "settle", "enforce.end" }),
  may(collection, "defer_any_time", "申请执行以前都可以延期、分期", "处罚法66Ⅱ", { "due", "deferred", "overdue" },
    { "defer.ask", "plan.add", "plan.remove", "defer.grant", "defer.refuse" }),
  may(collection, "remedy_any_time", "救济的申请和结果随时登记", "处罚法7Ⅰ", { "due", "deferred", "overdue", "petitioned", "refused" },
    { "remedy.file", "remedy.upheld", "remedy.judged" }),
  may(collection, "remedy_changed", "复议改变原处罚的随时登记", "复议法63", { "due", "deferred", "overdue", "refused" }, { "remedy.changed" }),
}

local others = {
  may("coercion.*", "drop_before", "实施以前都可以不实施", "强制法16Ⅱ", { "new", "approved" }, { "drop" }),
  may("coercion.seizure", "scene_both", "批准的和紧急的，现场程序一样", "强制法18、19", { "approved", "urgent" },
    { "scene.arrive", "scene.tell", "thing.add", "thing.remove", "scene.record" }),
  may("coercion.seizure", "held_both", "查封扣押中和检测中，一样交付、保管、告知、解除", "强制法24Ⅰ、25、26、28", { "kept", "testing" },
    { "deliver", "custody", "extend.deliver", "test.end_drug", "dispose.lift" }),
  may("coercion.seizure", "things_both", "解除的、处理的，财物一样逐件登记去向", "强制法27、28Ⅱ", { "lifting", "disposing" }, { "thing.end" }),
  may("coercion.seizure", "costs_any_time", "处理完毕以前都可以更正费用的承担", "强制法26Ⅲ", { "kept", "lifting", "disposing" }, { "costs.correct" }),
  may("archive.dossier", "dossier_any_time", "在库、借出时都可以复制、补充", "意见四(八)", { "kept", "lent" }, { "copy", "supplement" }),
  may("enforcement.self", "answer_self", "执行以前都可以陈述、申辩，都要复核", "强制法36", { "overdue", "decided", "served" }, { "reply.record", "reply.answer" }),
  may("enforcement.self", "perform_self", "执行以前都可以自动履行", "强制法37Ⅰ", { "overdue", "decided", "served", "suspended", "waiting" }, { "performed" }),
  may("enforcement.self", "pause_self", "决定以后都可以中止、达成协议", "强制法39、42", { "decided", "served" }, { "suspend", "suspend.unable", "agree" }),
  may("enforcement.self", "resume_self", "两种中止都可以恢复", "强制法39Ⅱ", { "suspended", "waiting" }, { "resume", "resume.decided" }),
  may("enforcement.self", "end_self", "执行完毕以前都可以终结", "强制法40", { "overdue", "decided", "served", "suspended", "waiting", "agreed" }, { "terminate" }),
  may("enforcement.substitute", "any_substitute", "代履行以前都可以申辩、复核、履行、终结", "强制法36、40", { "overdue", "decided", "urged_again" },
    { "reply.record", "reply.answer", "performed", "terminate" }),
  may("enforcement.demolition", "urge_demolition", "公告前后都可以催告、申辩、复核、救济", "强制法35、36、44", { "overdue", "announced" },
    { "urge.sign", "urge.scan", "urge.serve", "reply.record", "reply.answer", "remedy.filed", "remedy.upheld" }),
  may("enforcement.demolition", "end_demolition", "拆除以前都可以自行拆除、终结", "强制法40、44", { "overdue", "announced", "decided" }, { "performed", "terminate" }),
  may("enforcement.court", "remedy_court", "申请前后都登记救济", "强制法53", { "overdue", "petitioned", "refused" }, { "remedy.filed", "remedy.ended" }),
  may("enforcement.court", "end_court", "执行完毕以前都可以自动履行、终结", "强制法40", { "overdue", "petitioned", "refused", "enforcing" },
    { "performed", "terminate" }),
  may("inspection.visit", "samples_any_time", "检查中、检查后都登记检验结果", "意见四(二)", { "begun", "found" }, { "sample.correct", "sample.result" }),
  may("inspection.visit", "retest_any_time", "收到检验结论后都可以申请复检", "食安法88Ⅰ", { "begun", "found", "told" }, { "retest.ask", "retest.result" }),
}

local steps = facts.join(
  leads(ordinary, "处罚法54—61；意见四(三)", {
    { "lead", { "lead.register" } }, { "not_opened", { "lead.reject" } }, { "forwarded", { "lead.forward" } },
    { "inquiry", { "open", "inquiry.resume", "renew.start", "transfer.back", "annul.redo" } }, { "suspended", { "inquiry.suspend" } },
    { "reviewing", { "report.submit" } }, { "reviewed", { "legality.pass" } }, { "noticed", { "notice.sign" } },
    { "noticed_hearing", { "notice.sign_hearing" } }, { "rechecked", { "recheck.submit", "relegality.pass" } },
    { "revising", { "revise.start", "relegality.return", "review58.return" } }, { "rereviewing", { "revise.submit" } },
    { "decided", { "decide.penalty" } }, { "unpunished", { "decide.minor", "decide.unfounded" } }, { "transferred", { "decide.transfer" } },
    { "closed", { "case.cancel", "case.forward", "annul.end", "close", "close.transferred" } }, { "archived", { "archive" } },
  }),
  leads("penalty.summary", "处罚法51、52", {
    { "found", { "start" } }, { "told", { "tell" } }, { "decided", { "decide" } }, { "delivered", { "deliver" } }, { "to_ordinary", { "turn" } },
    { "closed", { "close", "annul" } }, { "archived", { "archive" } },
  }),
  leads("penalty.preservation", "处罚法56", {
    { "approved", { "propose" } }, { "kept", { "keep" } }, { "decided", { "dispose" } }, { "disposed", { "dispose.deliver" } }, { "dropped", { "drop" } },
  }),
  leads("penalty.hearing", "处罚法64", {
    { "appointed", { "chair.appoint", "postpone" } }, { "noticed", { "notice.sign" } }, { "heard", { "hold" } }, { "abandoned", { "abandon" } },
    { "withdrawn", { "withdraw" } }, { "held", { "report" } },
  }),
  leads("penalty.service", "民诉法87—95", {
    { "served", { "serve.direct", "serve.left_witness", "serve.left_video", "serve.electronic", "sent.received", "public.served" } },
    { "sent", { "send.mail", "send.entrust", "send.forward" } }, { "pending", { "sent.returned" } }, { "announced", { "public.announce" } },
    { "failed", { "serve.stop" } },
  }),
  leads(collection, "处罚法66—72；强制法53—60", {
    { "paid", { "settle" } }, { "deferred", { "defer.grant" } }, { "overdue", { "pay.overdue", "defer.broken", "deferral.over" } },
    { "petitioned", { "court.apply", "court.apply_late", "court.apply_judged", "court.appeal" } }, { "refused", { "court.refused" } },
    { "enforcing", { "court.granted" } }, { "court_done", { "court.done" } }, { "self_done", { "self.done" } }, { "ended", { "enforce.end" } },
  }),
  leads("penalty.publication", "处罚法48", {
    { "published", { "publish" } }, { "dropped", { "drop" } }, { "withdrawing", { "change.record" } }, { "withdrawn", { "withdraw" } },
    { "ended", { "expire" } },
  }),
  leads("coercion.seizure", "强制法18—28", {
    { "approved", { "propose" } }, { "urgent", { "urgent.take" } }, { "kept", { "take", "take.special", "take.drug", "urgent.report", "test.end", "test.over" } },
    { "testing", { "test.start" } }, { "disposing", { "dispose.forfeit", "dispose.destroy", "dispose.transfer" } },
    { "lifting", { "dispose.lift", "expire", "urgent.refuse" } }, { "ended", { "finish", "finish.lift" } }, { "settled", { "settle", "archive" } },
    { "dropped", { "drop" } },
  }),
  leads("coercion.freezing", "强制法29—33", {
    { "approved", { "propose" } }, { "frozen", { "freeze" } }, { "lifting", { "dispose.lift" } },
    { "ended", { "dispose.transfer", "dispose.hand", "expire", "lift.deliver" } }, { "settled", { "settle", "archive" } }, { "dropped", { "drop" } },
  }),
  leads("enforcement.self", "强制法34—42", {
    { "overdue", { "register" } }, { "decided", { "decide", "decide.at_once", "resume.decided", "agreement.broken" } }, { "served", { "ready", "resume" } },
    { "suspended", { "suspend" } }, { "waiting", { "suspend.unable" } }, { "agreed", { "agree" } },
    { "done", { "carry_out", "performed", "agreement.kept" } }, { "closed", { "terminate", "lapse", "close" } }, { "archived", { "archive" } },
  }),
  leads("enforcement.substitute", "强制法35、50—52", {
    { "overdue", { "register" } }, { "decided", { "decide" } }, { "urged_again", { "urge.again" } },
    { "done", { "carry_out", "performed", "immediate.present", "immediate.absent" } }, { "closed", { "terminate", "close" } }, { "archived", { "archive" } },
  }),
  leads("enforcement.demolition", "强制法35、44", {
    { "overdue", { "register" } }, { "announced", { "announce" } }, { "decided", { "decide" } }, { "done", { "carry_out", "performed" } },
    { "closed", { "terminate", "close" } }, { "archived", { "archive" } },
  }),
  leads("enforcement.court", "强制法53—60", {
    { "overdue", { "register" } }, { "petitioned", { "court.apply", "court.apply_late", "court.apply_urgent", "court.appeal" } },
    { "refused", { "court.refused" } }, { "enforcing", { "court.granted" } }, { "done", { "court.done", "performed" } },
    { "closed", { "terminate", "close" } }, { "archived", { "archive" } },
  }),
  leads("inspection.plan", "营商条例54", {
    { "approved", { "propose" } }, { "frozen", { "freeze" } }, { "drawn", { "draw" } }, { "reported", { "report" } }, { "archived", { "archive" } },
  }),
  leads("inspection.visit", "意见四(二)", {
    { "dispatched", { "approve_plan", "approve_exempt" } }, { "begun", { "begin" } }, { "found", { "finish" } }, { "told", { "result.scan" } },
    { "rectifying", { "rectify.start" } }, { "closed", { "close.fine", "close.rectified", "close.unrectified", "close.handed" } },
    { "cancelled", { "cancel" } }, { "archived", { "archive" } },
  }))

local delegation = facts.join(
  leads("delegation.agreement", "处罚法20", {
    { "drafting", { "register" } }, { "approved", { "propose" } }, { "signed", { "sign" } }, { "running", { "effect" } }, { "over", { "revoke", "expire" } },
    { "closed", { "end.publish" } }, { "dropped", { "drop" } }, { "archived", { "archive" } } }),
  leads("delegation.report", "意见三(三)", { { "writing", { "assign" } }, { "approved", { "submit" } }, { "closed", { "send" } }, { "archived", { "archive" } } }),
  leads("delegation.empowerment", "处罚法24", { { "taking", { "register" } }, { "running", { "begin" } }, { "closed", { "end" } }, { "dropped", { "drop" } },
    { "archived", { "archive" } } }),
  leads("delegation.concentration", "处罚法18", { { "moving", { "register" } }, { "running", { "begin" } }, { "closed", { "end" } }, { "dropped", { "drop" } },
    { "archived", { "archive" } } }),
  leads("delegation.dispute", "处罚法25Ⅱ", { { "talking", { "register", "withdraw" } }, { "reported", { "report" } }, { "closed", { "agree", "designated" } },
    { "archived", { "archive" } } }),
  leads("delegation.qualification", "监督条例17Ⅰ", { { "asked", { "ask" } }, { "confirmed", { "confirm" } }, { "published", { "publish" } },
    { "closed", { "refuse", "cancel" } }, { "archived", { "archive" } } }),
  leads("inspection.review", "意见四(二)", { { "looking", { "pick" } }, { "closed", { "finish" } }, { "archived", { "archive" } } }),
  {
    may("delegation.agreement", "delegate_drop", "生效以前都可以不再委托", "处罚法20Ⅰ", { "drafting", "approved", "signed" }, { "drop" }),
    may("delegation.agreement", "delegate_publish", "签署后都可以公布、备案", "处罚法20Ⅱ", { "signed", "running" },
      { "publish.own", "publish.delegate", "file.record" }),
    may("delegation.report", "report_assign", "报送以前都可以换承办人", "意见三(三)", { "due", "writing" }, { "assign" }),
    may("delegation.dispute", "dispute_both", "协商、报请中都登记协调和指定", "处罚法25Ⅱ", { "talking", "reported" }, { "mediate", "designated" }),
    may("delegation.qualification", "qualify_cancel", "确认后、公示后都可以撤销", "监督条例17Ⅰ", { "confirmed", "published" }, { "cancel" }),
    may("inspection.review", "pick_again", "查看中还可以再抽", "意见四(二)", { "due", "looking" }, { "pick" }),
  })

return facts.join(delegation, penalty, others, steps)
