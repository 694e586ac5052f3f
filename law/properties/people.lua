-- Who does what. A second statement of the law beside the procedures: what a role may do, what two officers do, what is
-- approved and by whom, who must not be the same person. Whoever widens a role in a procedure changes this file too, or
-- the pack does not hold.
local facts = use "facts"

-- Acts that people of a role do, and nobody else does anything else in this role.
local function role(procedure, id, role_id, title, basis, acts)
  return { id, procedure = procedure, title = title, basis = basis, acts = acts, shall = { by = role_id }, alone = true }
end

local function two(procedure, title, basis, acts)
  return { procedure .. ".two", procedure = procedure, title = title, basis = basis, acts = acts, shall = { two = true }, alone = true }
end

local function approved(procedure, title, basis, acts)
  return { procedure .. ".approved", procedure = procedure, title = title, basis = basis, acts = acts, shall = { approved = "head" },
    alone = true }
end

local function apart(procedure, id, title, basis, acts, from)
  return { id, procedure = procedure, title = title, basis = basis, acts = acts, shall = { apart = from } }
end

local function own_matters(procedure, before)
  return { "own_matters", procedure = procedure, title = "承办人只办理自己的案件", basis = "处罚法42Ⅰ；强制法17Ⅲ", acts = "*",
    where = { by = "handler" }, shall = { as = "handlers" }, except = before }
end

-- What is for everybody -------------------------------------------------------------------------------------------------
local general = {
  { "handler_credential", title = "承办人持有效执法证件", basis = "处罚法42Ⅰ、55Ⅰ", role = "handler", requires = { "credential" } },
  { "legal58_lawyer", title = "法制审核人员取得法律职业资格", basis = "处罚法58Ⅱ", role = "legal58", requires = { "lawyer" } },
  { "no_helper", procedure = "*", title = "协助执法人员不单独办理任何事项", basis = "处罚法42Ⅰ；强制法17Ⅲ", acts = "*",
    shall = { by = { "handler", "legal", "legal58", "head", "chair", "clerk", "cashier", "archivist", "publisher", "supervisor", "party",
      "court", "bank", "organ", "law" } } },
  { "recorded_by_officer", procedure = "*", title = "当事人和外部机关的行为由执法人员登记，缴款由罚没收缴管理人员登记",
    basis = "处罚法42Ⅰ、67Ⅰ", acts = "*", where = { by = { "party", "organ", "court", "bank" } }, shall = { recorded = { "handler", "cashier" } } },
  { "collector_apart", procedure = "*", title = "决定罚款与收缴罚款分离：代收机构的缴款不由承办人登记", basis = "处罚法67Ⅰ",
    acts = "*", where = { by = "bank" }, shall = { recorded = "cashier" } },
  { "approved_by_head", procedure = { "penalty.*", "coercion.*", "enforcement.*", "inspection.*" }, title = "提请批准的事项由行政机关负责人批准，负责人不是本案承办人", basis = "处罚法43、57Ⅰ；强制法18(一)",
    acts = "*", where = { kind = { "approve", "return" } }, shall = { by = "head", apart = "handlers" },
    except = { "lead.reject.approve", "lead.reject.return", "lead.forward.approve", "lead.forward.return", "publish.approve",
      "publish.return" } },
  { "approved_before_opening", procedure = { "penalty.ordinary", "penalty.publication" },
    title = "还没有承办人的事项和公开，也由行政机关负责人批准", basis = "处罚法48Ⅰ、54Ⅱ", acts = "*",
    where = { kind = { "approve", "return" } }, shall = { by = "head" } },
  -- Except who names the handlers: before that nobody is one.
  own_matters("penalty.*", { "lead.register", "lead.complaint", "lead.screen", "lead.reject", "lead.forward", "party.join", "open" }),
  own_matters("coercion.*", { "propose", "urgent.take", "drop" }),
  own_matters("enforcement.*", { "register", "immediate.present", "immediate.absent" }),
  own_matters("inspection.*", { "propose", "approve_plan", "approve_exempt" }),
}

local penalty = {
  role("penalty.ordinary", "ordinary.head", "head", "普通程序中由行政机关负责人办理的事项", "处罚法25Ⅱ、26、43Ⅲ、46Ⅲ、57、75Ⅱ",
    { "lead.extend", "jurisdiction.ask", "assist.ask", "recusal.grant", "recusal.refuse", "handlers.change", "correct.sign",
      "inquiry.suspend", "inquiry.resume", "handle.extend", "notice.sign", "notice.sign_hearing", "discussion.close", "advice.sign",
      "suggest.sign", "repair.sign", "annul.end", "annul.redo", "evidence.exclude" }),
  role("penalty.ordinary", "ordinary.legal", "legal", "合法性审查由合法性审查人员办理", "意见四(三)",
    { "legality.pass", "legality.return", "relegality.pass", "relegality.return" }),
  role("penalty.ordinary", "ordinary.legal58", "legal58", "法制审核由取得法律职业资格的人员办理", "处罚法58",
    { "review58.pass", "review58.return" }),
  role("penalty.ordinary", "ordinary.clerk", "clerk", "集体讨论由记录人登记", "处罚法57Ⅱ", { "discussion.add" }),
  role("penalty.ordinary", "ordinary.party", "party", "回避、申辩、听证的权利由当事人行使", "处罚法43Ⅱ、45Ⅰ、64(一)",
    { "recusal.ask", "defence.record", "defence.waive", "hearing.ask", "hearing.waive" }),
  role("penalty.ordinary", "ordinary.organ", "organ", "退回由司法机关决定", "移送规定13", { "transfer.back" }),
  role({ "penalty.ordinary", "penalty.summary" }, "penalty.archivist", "archivist", "归档由档案管理人员办理", "意见四(八)", { "archive" }),
  role("penalty.summary", "summary.head", "head", "当场处罚的备案、撤销由行政机关负责人办理", "处罚法52Ⅲ、75Ⅱ", { "report", "annul" }),
  role("penalty.preservation", "preservation.head", "head", "登记保存的处理由行政机关负责人决定", "处罚法56", { "dispose" }),
  role("penalty.hearing", "hearing.head", "head", "听证主持人由行政机关指定、更换", "处罚法64(四)",
    { "chair.appoint", "chair.keep", "chair.replace" }),
  role("penalty.hearing", "hearing.chair", "chair", "听证由主持人组织", "处罚法64(四)、65",
    { "notice.sign", "postpone", "hold", "abandon", "record.sign", "report" }),
  role("penalty.hearing", "hearing.party", "party", "听证中的权利由当事人行使", "处罚法64(一)、(四)、(五)",
    { "agent.add", "agent.remove", "chair.object", "withdraw" }),
  role("penalty.service", "service.party", "party", "送达地址由当事人确认", "处罚法61Ⅱ；民诉法90", { "address.confirm", "address.withdraw" }),
  role("penalty.collection", "collection.bank", "bank", "罚款由当事人到银行或者通过电子支付系统缴纳", "处罚法67Ⅲ", { "pay.record" }),
  role("penalty.collection", "collection.cashier", "cashier", "缴清、缴付银行由罚没收缴管理人员登记", "处罚法67Ⅰ、71",
    { "settle", "spot.handin", "spot.bank", "plan.next" }),
  role("penalty.collection", "collection.head", "head", "延期、催告、申请、终结由行政机关负责人决定", "处罚法66Ⅱ；强制法53—58",
    { "defer.grant", "defer.refuse", "defer.broken", "surcharge.sign", "urge.sign", "court.sign", "court.apply_late", "court.appeal",
      "self.done", "enforce.end" }),
  role("penalty.collection", "collection.court", "court", "裁判、裁定和执行由人民法院作出", "强制法57、58；行诉解释153Ⅰ",
    { "remedy.judged", "court.granted", "court.refused", "court.done" }),
  role("penalty.collection", "collection.organ", "organ", "复议决定由复议机关作出", "复议法64", { "remedy.upheld", "remedy.changed" }),
  role("penalty.collection", "collection.party", "party", "申请延期、答复催告、申请救济由当事人提出", "处罚法66Ⅱ；强制法36；复议法20Ⅰ",
    { "defer.ask", "reply.record", "remedy.file" }),
  role("penalty.publication", "publication.publisher", "publisher", "公开、撤回由公示管理人员办理", "处罚法48",
    { "publish", "change.record", "withdraw" }),
  role("penalty.publication", "publication.head", "head", "不公开由行政机关负责人决定", "处罚法48Ⅰ、50", { "drop" }),
  role("record.decision", "record.archivist", "archivist", "以往的决定由档案管理人员录入、更正", "意见四(八)",
    { "import", "amend", "publication.open", "void" }),

  approved("penalty.ordinary", "立案、不予立案、移送、撤销立案、四种决定、结案经行政机关负责人批准", "处罚法54Ⅱ、57Ⅰ；意见四(八)",
    { "lead.reject", "lead.forward", "open", "case.cancel", "case.forward", "decide.penalty", "decide.minor", "decide.unfounded",
      "decide.transfer", "close", "close.transferred" }),
  approved("penalty.summary", "当场处罚案件结案经批准", "意见四(八)", { "close" }),
  approved("penalty.preservation", "先行登记保存经行政机关负责人批准", "处罚法56", { "propose" }),
  approved("penalty.publication", "公开经批准", "处罚法48Ⅰ", { "publish" }),

  two("penalty.ordinary", "调查、检查、取证、复查不少于两人", "处罚法42Ⅰ、55Ⅰ",
    { "credential.show", "record.add", "evidence.add", "evidence.origin", "sample.take", "preservation.open", "seizure.open", "correct.check",
      "goods.end", "perform.record" }),
  two("penalty.summary", "当场处罚不少于两人", "处罚法42Ⅰ、52Ⅰ", { "start", "tell", "decide" }),
  two("penalty.preservation", "登记保存的实施和交付不少于两人", "处罚法42Ⅰ、56", { "keep", "dispose.deliver" }),
  two("penalty.service", "直接送达、留置送达不少于两人", "处罚法42Ⅰ；民诉法89", { "serve.direct", "serve.left_witness", "serve.left_video" }),
  two("penalty.collection", "当场收缴不少于两人", "处罚法42Ⅰ、68、69", { "spot.small", "spot.hard", "spot.remote" }),

  { "investigators_marked", procedure = "penalty.ordinary", title = "参加调查的人记为调查人员，不再审查", basis = "处罚法58；意见四(三)",
    acts = { "credential.show", "record.add", "evidence.add", "evidence.origin", "sample.take" }, shall = { mark = "investigators", apart = "reviewers" } },
  { "reviewers_marked", procedure = "penalty.ordinary", title = "参加审查的人记为审查人员，不是承办人、调查人员", basis = "处罚法58；意见四(三)",
    acts = { "legality.pass", "legality.return", "relegality.pass", "relegality.return", "review58.pass", "review58.return" },
    shall = { mark = "reviewers", apart = { "handlers", "investigators" } } },
  apart("penalty.ordinary", "ordinary.head_apart", "签发的负责人不是本案承办人", "处罚法43、57Ⅰ",
    { "correct.sign", "notice.sign", "notice.sign_hearing", "repair.sign", "annul.end", "annul.redo", "evidence.exclude" }, "handlers"),
  apart("penalty.ordinary", "ordinary.decider_apart", "批准决定的负责人没有参加调查", "处罚法43、57Ⅰ",
    { "decide.penalty.approve", "decide.minor.approve", "decide.unfounded.approve", "decide.transfer.approve" }, "investigators"),
  apart("penalty.summary", "summary.head_apart", "撤销决定的负责人不是承办人", "处罚法75Ⅱ", { "annul" }, "handlers"),
  apart("penalty.preservation", "preservation.head_apart", "处理登记保存物品的负责人不是承办人", "处罚法56", { "dispose" }, "handlers"),
  { "chair_apart", procedure = "penalty.hearing", title = "听证由指定的主持人本人办理，主持人不是本案调查人员", basis = "处罚法64(四)",
    acts = { "notice.sign", "postpone", "hold", "abandon", "record.sign", "report" },
    shall = { as = "chair", apart = { "handlers", "investigators" } } },
  apart("penalty.collection", "collection.head_apart", "决定延期、催告、申请、终结的负责人不是承办人", "处罚法66Ⅱ；强制法53、54",
    { "defer.grant", "defer.refuse", "defer.broken", "surcharge.sign", "urge.sign", "court.sign", "enforce.end" }, "handlers"),
}

local coercion = {
  role("coercion.seizure", "seizure.head", "head", "紧急措施的否定和到期解除由行政机关负责人决定", "强制法19、28", { "urgent.refuse", "lift.sign" }),
  role("coercion.*", "coercion.archivist", "archivist", "归档由档案管理人员办理", "意见四(八)", { "archive" }),
  role("coercion.seizure", "seizure.law", "law", "期限届满的后果由法律规定", "强制法25、28Ⅰ(四)", { "test.over", "expire" }),
  approved("coercion.seizure", "查封、扣押的实施、补办、延长、处理、解除经行政机关负责人批准", "强制法18(一)、19、25Ⅰ、27、28",
    { "propose", "urgent.report", "keep.extend", "dispose.forfeit", "dispose.destroy", "dispose.transfer", "dispose.lift" }),
  approved("coercion.freezing", "冻结、延长、处理、解除经行政机关负责人批准", "强制法18(一)、30Ⅰ、32、33",
    { "propose", "keep.extend", "dispose.transfer", "dispose.hand", "dispose.lift" }),
  two("coercion.seizure", "查封、扣押由两名以上执法人员实施", "强制法18(二)",
    { "urgent.take", "scene.arrive", "scene.tell", "scene.record", "take", "take.special", "take.drug", "deliver",
      "thing.end" }),
  two("coercion.freezing", "冻结由两名以上执法人员实施", "强制法18(二)、30Ⅰ", { "scene.arrive", "scene.record", "freeze" }),
  apart("coercion.seizure", "seizure.head_apart", "否定紧急措施、签发解除决定书的负责人不是承办人", "强制法18(一)、19", { "urgent.refuse", "lift.sign" },
    "handlers"),
}

local enforcement = {
  role("enforcement.self", "self.head", "head", "催告、中止、恢复、协议、终结、回转由行政机关负责人决定", "强制法35、39—42",
    { "urge.sign", "suspend", "suspend.unable", "resume", "resume.decided", "agree", "agreement.broken", "terminate", "reverse",
      "cut.approve" }),
  role("enforcement.substitute", "substitute.head", "head", "催告、终结、回转由行政机关负责人决定", "强制法35、40、41、51",
    { "urge.sign", "urge.again_sign", "terminate", "reverse", "cut.approve" }),
  role("enforcement.demolition", "demolition.head", "head", "催告、终结、回转由行政机关负责人决定", "强制法35、40、41",
    { "urge.sign", "terminate", "reverse", "cut.approve" }),
  role("enforcement.court", "court.head", "head", "催告、申请、复议、终结由行政机关负责人决定", "强制法53—58",
    { "urge.sign", "court.sign", "court.apply_late", "court.apply_urgent", "court.appeal", "terminate", "reverse" }),
  role("enforcement.court", "court.court", "court", "裁定和执行由人民法院作出", "强制法57、58", { "court.granted", "court.refused", "court.done" }),
  role("enforcement.court", "court.organ", "organ", "救济的结果由有权机关作出", "强制法53", { "remedy.ended" }),
  role("enforcement.demolition", "demolition.organ", "organ", "救济的结果由有权机关作出", "强制法44", { "remedy.upheld" }),
  role({ "enforcement.self", "enforcement.substitute" }, "enforcement.party", "party", "陈述申辩、自行履行由当事人作出", "强制法35、36",
    { "reply.record", "performed" }),
  role({ "enforcement.court", "enforcement.demolition" }, "enforcement.party", "party", "陈述申辩、救济、自行履行由当事人作出",
    "强制法36、44、53", { "reply.record", "performed", "remedy.filed" }),
  role("enforcement.*", "enforcement.archivist", "archivist", "归档由档案管理人员办理", "意见四(八)", { "archive" }),
  approved("enforcement.self", "强制执行决定、结案经行政机关负责人批准", "强制法37Ⅰ", { "decide", "decide.at_once", "close" }),
  approved("enforcement.substitute", "代履行决定、结案经行政机关负责人批准", "强制法51Ⅰ(一)", { "decide", "close" }),
  approved("enforcement.demolition", "强制拆除决定、结案经行政机关负责人批准", "强制法37Ⅰ、44", { "decide", "close" }),
  approved("enforcement.court", "结案经行政机关负责人批准", "意见四(八)", { "close" }),
  two("enforcement.self", "强制执行由两名以上执法人员实施", "强制法17Ⅲ；处罚法42Ⅰ", { "carry_out" }),
  two("enforcement.substitute", "代履行有执法人员到场监督", "强制法51Ⅰ(三)", { "carry_out", "immediate.present", "immediate.absent" }),
  two("enforcement.demolition", "公告、强制拆除由两名以上执法人员实施", "强制法44", { "announce", "carry_out" }),
  apart("enforcement.*", "enforcement.head_apart", "签发催告、终结、回转的负责人不是承办人", "强制法35、40、41", { "urge.sign", "terminate", "reverse" },
    "handlers"),
  apart("enforcement.*", "cut.head_apart", "批准停止供应的负责人不是承办人", "安全生产法70", { "cut.approve" }, "handlers"),
  apart("enforcement.self", "self.head_apart", "决定中止、达成协议的负责人不是承办人", "强制法39、42", { "suspend", "suspend.unable", "agree" }, "handlers"),
  apart("enforcement.substitute", "substitute.head_apart", "签发再次催告的负责人不是承办人", "强制法51Ⅰ(二)", { "urge.again_sign" }, "handlers"),
  apart("enforcement.court", "court.head_apart", "签署申请书的负责人不是承办人", "强制法55Ⅱ", { "court.sign" }, "handlers"),
}

local inspection = {
  role("inspection.visit", "visit.head", "head", "检查的取消和结果由行政机关负责人签发", "意见四(二)", { "cancel", "result.sign" }),
  role("inspection.*", "inspection.archivist", "archivist", "归档由档案管理人员办理", "意见四(八)", { "archive" }),
  approved("inspection.plan", "检查计划经行政机关负责人批准", "意见四(二)", { "propose" }),
  approved("inspection.visit", "检查经行政机关负责人批准", "意见四(二)", { "approve_plan", "approve_exempt" }),
  two("inspection.visit", "检查、笔录、抽样、复查不少于两人", "处罚法42Ⅰ；意见四(二)", { "begin", "record", "sample.take", "recheck" }),
}

local archive = {
  role("archive.dossier", "archive.archivist", "archivist", "案卷由档案管理人员保管、提供、移交", "意见四(八)；档案法14",
    { "place.set", "lend", "give_back", "copy", "supplement", "hand_over" }),
  approved("archive.dossier", "借出、复制、补充、移交经行政机关负责人批准", "意见四(八)", { "lend", "copy", "supplement", "hand_over" }),
}

local ask = "delegation.agreement"
local delegation = {
  role(ask, "delegate.head", "head", "委托的生效、撤销由行政机关负责人决定", "处罚法20Ⅰ、Ⅲ", { "effect", "revoke" }),
  role(ask, "delegate.organ", "organ", "受委托组织自己公布委托书", "处罚法20Ⅱ", { "publish.delegate" }),
  role("delegation.report", "delegate_report.head", "head", "半年报告由行政机关负责人指定承办人", "意见三(三)", { "assign" }),
  role({ "delegation.empowerment", "delegation.concentration" }, "delegate_begin.head", "head", "赋权、集中行使的开始、结束由行政机关负责人决定",
    "处罚法18、24", { "begin", "end", "drop" }),
  role("delegation.concentration", "concentrate.organ", "organ", "原机关自己确认停止行使", "处罚法18", { "former.confirm" }),
  role("delegation.designation", "designation.head", "head", "指定管辖由行政机关负责人决定", "处罚法25Ⅱ", { "designate" }),
  role("delegation.dispute", "dispute.head", "head", "报请、撤回由行政机关负责人决定", "处罚法25Ⅱ", { "report", "withdraw" }),
  role("delegation.dispute", "dispute.organ", "organ", "协调、指定由上级机关作出", "处罚法25Ⅱ；监督条例13", { "mediate", "designated" }),
  role("delegation.qualification", "qualify.head", "head", "不予确认、撤销由行政机关负责人决定", "监督条例17Ⅰ", { "refuse", "cancel" }),
  role("delegation.qualification", "qualify.supervisor", "supervisor", "主体资格由执法监督机构审核、公示", "监督条例17Ⅰ", { "ask", "confirm", "publish" }),
  role("inspection.review", "file_review.head", "head", "抽查由行政机关负责人办理", "意见四(二)", { "pick", "look.add", "finish" }),
  role("delegation.*", "delegation.archivist", "archivist", "归档由档案管理人员办理", "意见四(八)", { "archive" }),
  approved(ask, "委托经行政机关负责人批准", "处罚法20Ⅰ", { "propose" }),
  approved("delegation.report", "半年报告经批准", "意见三(三)", { "submit" }),
  approved("delegation.qualification", "主体资格的确认经批准", "监督条例17Ⅰ", { "confirm" }),
  { "delegate_approved", procedure = "delegation.*", title = "批准的负责人不是承办人", basis = "处罚法20Ⅰ；监督条例17Ⅰ", acts = "*",
    where = { kind = { "approve", "return" } }, shall = { by = "head", apart = "handlers" } },
  apart(ask, "delegate.head_apart", "决定委托生效、撤销的负责人不是承办人", "处罚法20Ⅰ", { "effect", "revoke" }, "handlers"),
  apart({ "delegation.empowerment", "delegation.concentration" }, "delegate_begin.head_apart", "决定开始、结束的负责人不是承办人", "处罚法18、24",
    { "begin", "end" }, "handlers"),
  apart("delegation.qualification", "qualify.head_apart", "不予确认、撤销的负责人不是承办人", "监督条例17Ⅰ", { "refuse", "cancel" }, "handlers"),
  own_matters({ "delegation.agreement", "delegation.report", "delegation.empowerment", "delegation.concentration", "delegation.dispute" },
    { "register" }),
  { "qualify_own", procedure = "delegation.qualification", title = "监督人员只审核自己受理的确认", basis = "监督条例17Ⅰ", acts = { "confirm", "publish" },
    shall = { as = "handlers" } },
}

return facts.join(delegation, archive, general, penalty, coercion, enforcement, inspection)
