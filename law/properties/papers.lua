-- What papers are made, by which act, and what each of them must say. What the law demands of a paper's contents stands here once
-- for all the papers it binds.
local facts = use "facts"

local function says(id, title, basis, papers, contains, except)
  return { "paper." .. id, title = title, basis = basis, paper = papers, contains = contains, except = except }
end

-- Rows of { paper, basis, acts }: these acts make it.
local function makes(procedure, rows)
  local all = {}
  for i, r in ipairs(rows) do
    all[i] = { "makes." .. r[1] .. (#r > 3 and "." .. r[4] or ""), procedure = procedure, title = "制作法定的文书", basis = r[2], acts = r[3],
      shall = { issues = r[1] } }
  end
  return all
end

-- The same for the signed or sealed copy.
local function keeps(procedure, rows)
  local all = {}
  for i, r in ipairs(rows) do
    all[i] = { "keeps." .. r[1], procedure = procedure, title = "签名、盖章的文书入卷", basis = r[2], acts = r[3], shall = { scans = r[1] } }
  end
  return all
end

local contents = {
  says("party", "文书写明当事人", "处罚法59Ⅰ(一)；强制法24Ⅱ(一)；意见四(八)", "*", { "party_name" },
    { "archive.*", "delegation.*", "inspection.review", "penalty.complaint", "penalty.screen_approval", "penalty.assist", "penalty.recusal", "penalty.suggestion" }),
  says("cause", "内部文书写明案由", "意见四(八)", { "penalty.complaint", "penalty.lead", "penalty.screen_approval", "penalty.open_approval",
    "penalty.reject_approval", "penalty.cancel_approval", "penalty.forward", "penalty.jurisdiction_ask", "penalty.assist", "penalty.rights",
    "penalty.inquiry_record", "penalty.scene_record", "penalty.data_record", "penalty.evidence_list", "penalty.sample", "penalty.sample_result",
    "penalty.preserve_approval", "penalty.recusal", "penalty.suspend_approval", "penalty.resume_approval", "penalty.handle_approval", "penalty.report",
    "penalty.legality", "penalty.review58", "penalty.discussion", "penalty.decision_approval", "penalty.close_approval", "penalty.defence_record",
    "penalty.recheck", "penalty.hearing_request", "penalty.hearing_announcement", "penalty.hearing_record", "penalty.hearing_report",
    "penalty.spot_report", "penalty.address", "penalty.advice", "penalty.suggestion", "penalty.defer_approval", "penalty.goods_end",
    "penalty.contents", "penalty.note", "archive.supplement", "coercion.approval", "coercion.scene", "coercion.freeze_approval",
    "coercion.freeze_scene", "enforcement.approval", "enforcement.record", "enforcement.supervise", "inspection.approval", "inspection.record",
    "inspection.sample" }, { "title" }),
  says("decision", "收缴、执行的文书写明据以执行的决定", "处罚法66Ⅰ；强制法35、37Ⅱ、55",
    { "penalty.spot_report", "penalty.correction", "penalty.payment_slip", "penalty.defer_approval", "penalty.defer_notice", "penalty.defer_refusal",
      "penalty.surcharge", "penalty.urge", "penalty.court_application", "penalty.enforce_end", "penalty.goods_end", "enforcement.*" },
    { "decision_number" }, { "enforcement.record" }),
  says("facts", "写明违法事实", "处罚法44、57Ⅰ、59Ⅰ(二)", { "penalty.correct_order", "penalty.report", "penalty.legality", "penalty.notice",
    "penalty.review58", "penalty.discussion", "penalty.decision_approval", "penalty.decision", "penalty.no_penalty", "penalty.spot", "penalty.spot_report",
    "penalty.transfer" }, { "facts_text" }),
  says("broken", "写明违反的规定", "处罚法44、59Ⅰ(二)", { "penalty.correct_order", "penalty.report", "penalty.legality", "penalty.notice", "penalty.review58",
    "penalty.discussion", "penalty.decision_approval", "penalty.decision", "penalty.spot", "penalty.spot_report" }, { "law_broken" }),
  says("basis", "写明处罚的依据", "处罚法44、59Ⅰ(三)", { "penalty.notice", "penalty.decision", "penalty.spot" }, { "law_basis" }),
  says("evidence", "写明证据", "处罚法40、46、59Ⅰ(二)", { "penalty.report", "penalty.legality", "penalty.decision_approval", "penalty.decision",
    "penalty.no_penalty", "penalty.transfer" }, { "evidence_text" }),
  says("weight", "写明裁量的理由", "处罚法32、34、44", { "penalty.report", "penalty.notice", "penalty.discussion", "penalty.decision_approval", "penalty.decision",
    "penalty.spot" }, { "weight_text" }),
  says("remedy", "写明起诉、申请执行的法院", "处罚法59Ⅰ(五)；强制法24Ⅱ(四)、55", { "penalty.decision", "penalty.no_penalty", "penalty.spot", "penalty.surcharge",
    "penalty.court_application", "enforcement.court_application" }, { "court_name" }),
  says("address", "决定书写明地址", "处罚法59Ⅰ(一)；强制法24Ⅱ(一)、31、37Ⅱ(一)", { "penalty.decision", "coercion.freeze_decision", "enforcement.decision",
    "enforcement.decision_demolish", "enforcement.substitute" }, { "party_address" }),
  says("decision_full", "处罚决定书的法定内容", "处罚法59Ⅰ", "penalty.decision", { "party_code", "perform_text", "guide_text", "recheck_text" }),
  says("spot", "当场处罚决定书的法定内容", "处罚法52Ⅱ", { "penalty.spot" }, { "spot_kind", "act_on", "act_place", "defended" }),
  says("spot_report", "备案写明决定的内容", "处罚法52Ⅲ", "penalty.spot_report", { "spot_kind", "decided_on", "report_text" }),
  says("conclusion", "审查、决定的文书写明处理意见", "处罚法57Ⅰ", { "penalty.report", "penalty.legality", "penalty.review58", "penalty.decision_approval" },
    { "conclusion" }),
  says("approval", "决定审批表写明审查意见", "意见四(三)", "penalty.decision_approval", { "legality_text" }),
  says("source", "写明案件、检查的来源", "处罚法54；意见四(二)", { "penalty.lead", "penalty.open_approval", "inspection.approval", "inspection.notice" }, { "source" }),
  says("lead", "立案、不予立案写明线索", "处罚法54", { "penalty.complaint", "penalty.lead", "penalty.screen_approval", "penalty.open_approval",
    "penalty.reject_approval" }, { "lead_text" }),
  says("lead_found", "案源写明发现日期", "处罚法36、54", "penalty.lead", { "found_on" }),
  says("complaint", "投诉、举报写明日期和方式", "处罚法54Ⅰ", "penalty.complaint", { "complaint_on", "complaint_way" }),
  says("screen", "延长核查写明理由", "处罚法54Ⅱ", "penalty.screen_approval", { "screen_more_why" }),
  says("open", "立案写明理由和管辖", "处罚法22、54Ⅱ", "penalty.open_approval", { "open_reason", "jurisdiction" }),
  says("reject", "不予立案写明情形和理由", "处罚法54Ⅱ", "penalty.reject_approval", { "reject_ground", "reject_text" }),
  says("cancel", "撤销立案写明立案日期和理由", "处罚法54Ⅱ", "penalty.cancel_approval", { "opened_on", "cancel_text" }),
  says("forward", "移送写明接受机关和理由", "处罚法22、25", "penalty.forward", { "forward_organ", "forward_text" }),
  says("dispute", "报请指定管辖写明争议", "处罚法25Ⅱ", "penalty.jurisdiction_ask", { "dispute_to", "dispute_with", "dispute_text" }),
  says("assist", "协助函写明机关、事项和期限", "处罚法26", "penalty.assist", { "assist_organ", "assist_text", "assist_by" }),
  says("shown", "笔录、取证写明出示证件", "处罚法55Ⅰ", { "penalty.inquiry_record", "penalty.scene_record", "penalty.data_record", "penalty.sample", "inspection.sample" },
    { "shown" }),
  says("preserve", "登记保存写明情形和方式", "处罚法56", { "penalty.preserve_approval", "penalty.preserve" }, { "risk", "risk_text", "keep_place", "keep_way" }),
  says("preserve_end", "登记保存的处理写明日期和决定", "处罚法56", "penalty.preserve_end", { "kept_on", "disposal", "disposal_text" }),
  says("recusal", "回避决定写明申请和理由", "处罚法43", "penalty.recusal", { "recusal_who", "recusal_why", "recusal_answer" }),
  says("correct", "责令改正写明要求和期限", "处罚法28Ⅰ", "penalty.correct_order", { "correct_text", "correct_by" }),
  says("handle", "中止、延长写明特别规定和理由", "处罚法60", { "penalty.suspend_approval", "penalty.handle_approval" }, { "handle_more_basis", "handle_more_why" }),
  says("resume", "恢复写明特别规定", "处罚法60", "penalty.resume_approval", { "handle_more_basis" }),
  says("defence", "申辩、复核写明告知送达日期", "处罚法45Ⅰ、62", { "penalty.defence_record", "penalty.recheck" }, { "notice_served_on" }),
  says("recheck", "复核写明结论，讨论知道复核结论", "处罚法45Ⅰ", { "penalty.recheck", "penalty.discussion" }, { "recheck_text" }),
  says("hearing_ask", "听证申请写明请求", "处罚法64(一)", "penalty.hearing_request", { "hearing_claim" }),
  says("hearing_when", "听证通知、公告写明时间、地点", "处罚法64(二)、(三)", { "penalty.hearing_notice", "penalty.hearing_announcement" },
    { "hearing_on", "hearing_time", "hearing_place" }),
  says("hearing_open", "听证通知写明是否公开", "处罚法64(三)", "penalty.hearing_notice", { "open_to_public" }),
  says("hearing_record", "听证笔录写明日期、地点、到场和经过", "处罚法64(七)、(八)", "penalty.hearing_record",
    { "held_on", "hearing_place", "attended", "record_text" }),
  says("hearing_report", "听证报告写明日期、经过和意见", "处罚法65", "penalty.hearing_report", { "held_on", "record_text", "report_text" }),
  says("review58", "法制审核写明情形和意见", "处罚法58", "penalty.review58", { "review58_kind", "review58_text" }),
  says("discussion", "集体讨论写明日期和结论", "处罚法57Ⅱ", "penalty.discussion", { "discussed_on", "discussion_text" }),
  says("transfer", "移送司法机关写明接受机关和理由", "处罚法27Ⅰ；移送规定5", "penalty.transfer", { "transfer_organ", "transfer_text" }),
  says("correction", "更正写明内容", "处罚法75Ⅱ", "penalty.correction", { "repair_text" }),
  says("service", "回证、公告写明送达的文书", "民诉法87、95", { "penalty.receipt", "penalty.public_notice" }, { "paper_title" }),
  says("address_confirmed", "确认书写明方式和地址", "处罚法61Ⅱ", "penalty.address", { "consent_way", "consent_address" }),
  says("public", "送达公告写明原因、载体和日期", "民诉法95", "penalty.public_notice", { "public_why", "public_where", "public_on" }),
  says("advice", "行政建议写明问题和建议", "意见三(五)", "penalty.advice", { "advice_cause", "advice_text" }),
  says("suggestion", "执法建议写明对象、问题和建议", "意见三(五)", "penalty.suggestion", { "suggest_to", "suggest_cause", "suggest_text" }),
  says("defer", "延期、分期写明方式和答复", "处罚法66Ⅱ", { "penalty.defer_approval", "penalty.defer_notice", "penalty.defer_refusal" },
    { "defer_kind", "defer_answer" }),
  says("defer_why", "审批写明当事人的困难", "处罚法66Ⅱ", "penalty.defer_approval", { "defer_why" }),
  says("defer_until", "通知写明最后一日", "处罚法66Ⅱ", "penalty.defer_notice", { "defer_until" }),
  says("served_on", "缴款、加处、催告、申请写明决定送达日期", "处罚法67Ⅲ、72；强制法35、55",
    { "penalty.payment_slip", "penalty.surcharge", "penalty.urge", "penalty.court_application" }, { "decision_served_on" }),
  says("surcharge", "加处罚款写明逾期日期", "处罚法72Ⅰ(一)", "penalty.surcharge", { "overdue_on" }),
  says("urge", "催告写明期限和方式", "强制法35", { "penalty.urge", "enforcement.urge" }, { "urge_until" }),
  says("urge_way", "催告写明履行方式", "强制法35(二)", "enforcement.urge", { "urge_way" }),
  says("urge_bank", "催告写明给付方式", "强制法35(三)", "penalty.urge", { "urge_bank" }),
  says("application", "申请书写明标的", "强制法55", { "penalty.court_application", "enforcement.court_application" }, { "court_object" }),
  says("application_urged", "申请书写明催告情况", "强制法55Ⅰ(四)", "penalty.court_application", { "urge_served_on" }),
  says("application_opinion", "申请附当事人的意见", "强制法55Ⅰ(三)", "enforcement.court_application", { "party_opinion" }),
  says("end", "终结执行写明情形和依据", "强制法40", { "penalty.enforce_end", "enforcement.terminate" }, { "end_ground", "end_text" }),
  says("close", "结案写明结果", "意见四(八)", "penalty.close_approval", { "close_text" }),

  says("measure", "强制措施的文书写明措施", "强制法24Ⅱ(二)", { "coercion.approval", "coercion.decision", "coercion.extend", "coercion.test", "coercion.lift",
    "coercion.give_back" }, { "measure_kind" }),
  says("measure_law", "强制措施写明依据", "强制法16、24Ⅱ(二)", { "coercion.approval", "coercion.decision", "coercion.freeze_approval", "coercion.freeze_notice",
    "coercion.freeze_decision" }, { "measure_law" }),
  says("measure_text", "强制措施写明理由", "强制法24Ⅱ(二)", { "coercion.approval", "coercion.decision", "coercion.freeze_approval", "coercion.freeze_decision" },
    { "measure_text" }),
  says("measure_ground", "审批写明目的", "强制法2Ⅱ", { "coercion.approval", "coercion.freeze_approval" }, { "measure_ground" }),
  says("milder", "审批写明非强制手段不能达到目的", "强制法5", "coercion.approval", { "milder" }),
  says("place", "写明场所、地点", "强制法24Ⅱ(三)；意见四(二)", { "coercion.approval", "coercion.decision", "inspection.approval", "inspection.notice" }, { "place" }),
  says("account", "冻结的文书写明账户", "强制法30Ⅰ、31", { "coercion.freeze_approval", "coercion.freeze_notice", "coercion.freeze_scene", "coercion.freeze_decision",
    "coercion.freeze_lift" }, { "account_bank", "account_no" }),
  says("amount", "冻结写明数额", "强制法29Ⅱ、31", { "coercion.freeze_approval", "coercion.freeze_notice", "coercion.freeze_decision" }, { "account_amount" }),
  says("scene", "现场笔录写明经过", "强制法18(七)；意见四(二)", { "coercion.scene", "coercion.freeze_scene", "inspection.record" }, { "scene_text" }),
  says("scene_signed", "现场笔录有签名", "强制法18(八)", { "coercion.scene", "inspection.record" }, { "scene_signed" }),
  says("scene_heard", "现场笔录写明到场和申辩", "强制法18(四)、(六)", "coercion.scene", { "present", "heard_text" }),
  says("extend", "延长写明起算日和理由", "强制法25Ⅱ、32Ⅱ", { "coercion.extend", "coercion.freeze_extend" }, { "taken_on", "extend_text" }),
  says("test", "检测告知写明种类、期间和机构", "强制法25Ⅲ", "coercion.test", { "test_kind", "test_from", "test_until", "test_body" }),
  says("lift", "解除写明情形和理由", "强制法28", { "coercion.lift", "coercion.freeze_lift" }, { "lift_ground", "disposal_text" }),
  says("give_back", "退还写明日期", "强制法28Ⅱ", "coercion.give_back", { "settled_on" }),

  says("duty", "执行的文书写明义务", "强制法35、37Ⅱ", { "enforcement.urge", "enforcement.approval", "enforcement.decision", "enforcement.substitute",
    "enforcement.urge_again", "enforcement.agreement", "enforcement.court_application" }, { "duty_text" }),
  says("decide", "执行决定写明理由和依据", "强制法37Ⅱ(二)、51Ⅰ(一)", { "enforcement.approval", "enforcement.decision", "enforcement.decision_demolish",
    "enforcement.substitute" }, { "decide_text" }),
  says("decide_when", "执行决定写明时间", "强制法37Ⅱ(三)", { "enforcement.decision", "enforcement.decision_demolish" }, { "decide_when" }),
  says("means", "执行决定写明方式和法律", "强制法37Ⅱ(三)", "enforcement.decision", { "means", "means_law" }),
  says("building", "拆除的公告、决定写明建筑和期限", "强制法44", { "enforcement.decision_demolish", "enforcement.announcement" }, { "building_text", "self_until" }),
  says("announced", "拆除决定写明公告日期", "强制法44", "enforcement.decision_demolish", { "announced_on" }),
  says("record", "执行记录写明日期和经过", "强制法43；意见四(八)", { "enforcement.record", "enforcement.supervise" }, { "done_on", "done_text" }),
  says("record_time", "执行记录写明实施时间", "强制法43Ⅰ", "enforcement.record", { "done_time" }),
  says("doer", "代履行的文书写明代履行人", "强制法50、51Ⅰ(一)", { "enforcement.substitute", "enforcement.urge_again", "enforcement.supervise" }, { "doer" }),
  says("budget", "代履行写明标的和费用预算", "强制法51Ⅰ(一)", { "enforcement.substitute", "enforcement.urge_again" }, { "object_text", "budget" }),
  says("harm", "代履行决定写明危害", "强制法50", "enforcement.substitute", { "harm" }),
  says("again", "再次催告写明决定送达日期", "强制法51Ⅰ(二)", "enforcement.urge_again", { "order_served_on" }),
  says("supervise", "监督记录写明监督人和费用", "强制法51Ⅰ(三)、Ⅱ", "enforcement.supervise", { "overseer", "cost" }),
  says("suspend", "中止写明情形和理由", "强制法39Ⅰ", "enforcement.suspend", { "suspend_ground", "suspend_text" }),
  says("resume_self", "恢复写明理由", "强制法39Ⅱ", "enforcement.resume", { "resume_text" }),
  says("agreement", "协议写明内容和期限", "强制法42", "enforcement.agreement", { "agreement_text", "agreement_until" }),

  says("item", "检查的文书写明事项", "意见四(二)", "inspection.*", { "item" }, { "inspection.review" }),
  says("record_review", "抽查写明期间和数量", "意见四(二)", "inspection.review", { "period_name", "total_count", "picked_count" }),
  says("annulment", "撤销决定写明理由", "处罚法75Ⅱ", "penalty.annulment", { "annul_text" }),
  says("designation", "指定管辖写明各机关和理由", "处罚法25Ⅱ", "delegation.designation", { "first_organ", "other_organ", "named_organ", "named_why" }),
  says("inspection", "检查写明依据、内容、日期、人员", "意见四(二)", { "inspection.approval", "inspection.notice" },
    { "item_basis", "content", "visit_on", "helpers" }),
  says("notice_way", "审批写明通知方式", "意见四(二)", "inspection.approval", { "notice_way" }),
  says("begun", "检查笔录、结果写明检查日期", "意见四(二)", { "inspection.record", "inspection.result" }, { "begun_on" }),
  says("result", "结果告知写明结论", "意见四(二)", "inspection.result", { "result", "result_text" }),
  says("delegation", "委托书写明受委托组织、依据、期限", "处罚法20Ⅰ、Ⅱ", { "delegation.agreement", "delegation.notice", "delegation.filing" },
    { "delegate_name", "ground", "since", "until" }),
  says("delegation_scope", "委托书写明委托的事项", "处罚法20Ⅱ", { "delegation.agreement", "delegation.notice" }, { "scope_text" }),
  says("delegation_full", "委托书写明权限和监督", "处罚法20Ⅱ、Ⅲ", "delegation.agreement", { "authority", "supervision_text" }),
  says("delegation_end", "终止公告写明受委托组织和情形", "处罚法20Ⅱ", "delegation.end_notice", { "delegate_name", "end_kind" }),
  says("delegation_report", "半年报告写明报送机关、时期和内容", "意见三(三)", "delegation.report", { "report_to", "period_name", "report_text" }),
  says("supplement", "补充材料写明档号", "意见四(八)", "archive.supplement", { "archive_no" }),
}

local made = facts.join(
  makes("penalty.ordinary", {
    { "penalty.decision_approval", "处罚法57Ⅰ", { "decide.penalty", "decide.minor", "decide.unfounded", "decide.transfer" } },
    { "penalty.no_penalty", "处罚法57Ⅰ", { "decide.minor", "decide.unfounded" } },
    { "penalty.forward", "处罚法22", { "lead.forward", "case.forward" } },
    { "penalty.legality", "意见四(三)", { "legality.pass", "legality.return", "relegality.pass", "relegality.return" } },
    { "penalty.notice", "处罚法44", { "notice.sign", "notice.sign_hearing" } },
    { "penalty.recheck", "处罚法45Ⅰ", { "recheck.submit", "revise.submit" } },
    { "penalty.recusal", "处罚法43Ⅲ", { "recusal.grant", "recusal.refuse" } },
    { "penalty.review58", "处罚法58", { "review58.pass", "review58.return" } },
    { "penalty.close_approval", "意见四(八)", { "close", "close.transferred" } },
    { "penalty.contents", "意见四(八)", { "contents.make" } }, { "penalty.note", "意见四(八)", { "contents.make" } },
    { "penalty.payment_slip", "处罚法67", { "collection.open" } },
  }),
  makes("penalty.summary", {
    { "penalty.close_approval", "意见四(八)", { "close" }, "spot" }, { "penalty.contents", "意见四(八)", { "contents.make" }, "spot" },
    { "penalty.note", "意见四(八)", { "contents.make" }, "spot" }, { "penalty.payment_slip", "处罚法67", { "collection.open" }, "spot" },
  }),
  makes("penalty.collection", { { "penalty.defer_approval", "处罚法66Ⅱ", { "defer.grant", "defer.refuse" } } }),
  makes("coercion.seizure", {
    { "coercion.approval", "强制法18(一)、19", { "propose", "urgent.report" } }, { "coercion.decision", "强制法24", { "propose", "urgent.report" } },
    { "coercion.lift", "强制法28", { "urgent.refuse", "dispose.lift", "lift.sign" } },
  }),
  makes("enforcement.*", {
    { "enforcement.urge", "强制法35、54", { "urge.sign" } }, { "enforcement.approval", "强制法37Ⅰ", { "decide", "decide.at_once" } },
  }),
  makes({ "enforcement.self", "enforcement.substitute", "enforcement.demolition" }, { { "enforcement.terminate", "强制法40", { "terminate" } } }),
  makes({ "enforcement.self", "enforcement.demolition" }, { { "enforcement.record", "强制法43；意见四(八)", { "carry_out" } } }),
  makes("enforcement.self", {
    { "enforcement.decision", "强制法37", { "decide", "decide.at_once" } }, { "enforcement.resume", "强制法39Ⅱ", { "resume", "resume.decided" } },
    { "enforcement.suspend", "强制法39Ⅰ", { "suspend", "suspend.unable" } },
  }),
  makes("inspection.visit", {
    { "inspection.approval", "意见四(二)", { "approve_plan", "approve_exempt" } }, { "inspection.notice", "意见四(二)", { "approve_plan", "approve_exempt" } },
  }))

local kept = facts.join(
  keeps("penalty.ordinary", {
    { "penalty.correct_order", "处罚法28Ⅰ", { "correct.scan" } }, { "penalty.correction", "意见四(八)", { "repair.scan" } },
    { "penalty.decision", "处罚法59Ⅱ", { "decision.scan" } }, { "penalty.no_penalty", "处罚法57Ⅰ", { "no_penalty.scan" } },
    { "penalty.notice", "处罚法44", { "notice.scan" } },
  }),
  keeps("penalty.summary", { { "penalty.spot", "处罚法52Ⅰ", { "deliver" } } }),
  keeps("penalty.preservation", { { "penalty.preserve", "处罚法56", { "keep" } }, { "penalty.preserve_end", "处罚法56", { "dispose.deliver" } } }),
  keeps("penalty.hearing", { { "penalty.hearing_notice", "处罚法64(二)", { "notice.scan" } } }),
  keeps("penalty.collection", { { "penalty.court_application", "强制法55Ⅱ", { "court.scan" } }, { "penalty.urge", "强制法35", { "urge.scan" } } }),
  keeps("coercion.seizure", {
    { "coercion.decision", "强制法24Ⅰ", { "take", "take.special", "take.drug", "deliver" } }, { "coercion.extend", "强制法25Ⅱ", { "extend.deliver" } },
    { "coercion.lift", "强制法28", { "finish.lift" } }, { "coercion.test", "强制法25Ⅲ", { "test.deliver" } },
  }),
  keeps("coercion.freezing", {
    { "coercion.freeze_decision", "强制法31", { "decision.scan" } }, { "coercion.freeze_extend", "强制法32Ⅱ", { "extend.deliver" } },
    { "coercion.freeze_lift", "强制法33Ⅱ", { "lift.deliver" } }, { "coercion.freeze_notice", "强制法30Ⅰ", { "freeze" } },
  }),
  keeps("enforcement.*", { { "enforcement.urge", "强制法35、54", { "urge.scan" } } }),
  keeps("enforcement.self", { { "enforcement.decision", "强制法37Ⅱ", { "decision.scan" } } }),
  keeps("enforcement.substitute", { { "enforcement.substitute", "强制法51Ⅰ(一)", { "decision.scan" } }, { "enforcement.urge_again", "强制法51Ⅰ(二)", { "urge.again" } } }),
  keeps("enforcement.demolition", { { "enforcement.decision_demolish", "强制法37Ⅱ", { "decision.scan" } } }),
  keeps("enforcement.court", { { "enforcement.court_application", "强制法55Ⅱ", { "court.scan" } } }),
  keeps("delegation.agreement", { { "delegation.agreement", "处罚法20Ⅱ", { "sign" } } }),
  keeps("delegation.report", { { "delegation.report", "意见三(三)", { "send" } } }),
  keeps("inspection.visit", { { "inspection.notice", "意见四(二)", { "notice.scan" } }, { "inspection.result", "意见四(二)", { "result.scan" } } }))

return facts.join(contents, made, kept)
