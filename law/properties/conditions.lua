-- What must have come about before an act is done: the law's conditions, each stated once for all acts it binds. The guards of
-- the procedures must be strong enough for every one of them.
local facts = use "facts"

local function only(procedure, id, title, basis, acts, reads, test, alarm)
  return { id, procedure = procedure, title = title, basis = basis, acts = acts, only = { reads = reads, test = test, alarm = alarm } }
end

local function yes(fact)
  return { fact }, function(f) return f[fact] == true end
end

local function no(fact)
  return { fact }, function(f) return f[fact] ~= true end
end

-- Nothing of a list is left that should not be.
local function none(derived)
  return { derived }, function(f) return f[derived] ~= true end
end

local function sealed(form)
  return { "doc." .. form }, function(f) return f["doc." .. form] == "sealed" end
end

local function issued(form)
  return { "doc." .. form }, function(f) return f["doc." .. form] ~= "none" end
end

local function over(child)
  return { "child." .. child }, function(f) return f["child." .. child] ~= "open" end
end

-- With more to it than one fact: the reads, then the test.
local function both(procedure, id, title, basis, acts, reads, test)
  return only(procedure, id, title, basis, acts, reads, test)
end

-- The same for a test made by one of the above.
local function of(procedure, id, title, basis, acts, made, ...)
  local reads, test = made(...)
  return only(procedure, id, title, basis, acts, reads, test)
end

local function alarm(procedure, id, title, basis, acts, reads, test)
  return only(procedure, id, title, basis, acts, reads, test, true)
end

local ordinary = "penalty.ordinary"
local deciding = { "report.submit", "revise.submit", "decide.penalty.approve" }

-- Which law applies, and what may be a basis of a penalty at all (处罚法10—16、37).
local applies = {
  only(ordinary, "law_change_seen", "行为之后法律有变化的，不当作没有变化", "处罚法37", deciding, { "sys.law_change", "law_change" },
    function(f) return f["sys.law_change"] ~= "changed" or f.law_change ~= "none" end),
  only(ordinary, "law_lighter", "按载明的幅度较重的，写明理由才适用", "处罚法37", deciding, { "sys.law_lighter", "law_change" },
    function(f)
      return not (f["sys.law_lighter"] == "now" and f.law_change == "heavier" or f["sys.law_lighter"] == "then" and f.law_change == "lighter")
    end, true),
  only(ordinary, "law_version", "引用所选用的规定", "处罚法37、59Ⅰ(三)", deciding, { "sys.law_cited", "law_change" },
    function(f)
      return f["sys.law_cited"] ~= "mixed" and not (f.law_change == "lighter" and f["sys.law_cited"] == "then")
        and not (f.law_change == "heavier" and f["sys.law_cited"] == "now")
    end),
  only(ordinary, "crime_before_fine", "涉案金额达到核对数额的，写明不移送的理由", "处罚法8Ⅱ、27Ⅰ；移送规定3", { "report.submit" },
    { "conclusion", "case_value", "@crime_value" },
    function(f) return f.conclusion == "crime" or f.case_value == nil or f.case_value < f["@crime_value"] end, true),
  only(ordinary, "no_evidence_after_decision", "决定作出之后不再收集证据", "处罚法40；复议法46；行诉法35", { "record.add", "evidence.add", "sample.take" },
    { "decided_on" }, function(f) return f.decided_on == nil end),
  only({ ordinary, "penalty.summary" }, "document_no_basis", "规范性文件不作处罚依据", "处罚法16",
    { "report.submit", "revise.submit", "decide.penalty.approve", "tell", "decide" }, { "sys.law_rank" }, function(f) return f["sys.law_rank"] ~= "document" end),
  only(ordinary, "rule_limits", "规章只设定警告、通报批评、罚款", "处罚法13、14", deciding, { "conclusion", "sys.law_rank", "penalties.beyond_rule" },
    function(f) return f.conclusion ~= "penalty" or f["sys.law_rank"] ~= "rule" or f["penalties.beyond_rule"] ~= true end),
  only(ordinary, "detention_by_law", "限制人身自由只依法律", "处罚法10Ⅱ", deciding, { "conclusion", "sys.law_rank", "penalties.detention" },
    function(f) return f.conclusion ~= "penalty" or f["penalties.detention"] ~= true or f["sys.law_rank"] == "law" end),
}
-- Where a penalty is written down, proposed anew, decided.
local drafts = { "report.submit", "revise.submit", "decide.penalty" }
local reports = { "report.submit", "revise.submit" }
local notices = { "notice.sign", "notice.sign_hearing" }
local decisions = { "decide.penalty", "decide.minor", "decide.unfounded", "decide.transfer" }

-- Of a case that ends with a penalty.
local function punished(id, title, basis, acts, reads, test)
  local all = { "conclusion", table.unpack(reads) }
  return only(ordinary, id, title, basis, acts, all, function(f) return f.conclusion ~= "penalty" or test(f) end)
end

local function fined(id, title, basis, acts, reads, test)
  local all = { "conclusion", "penalties.fine", table.unpack(reads) }
  return only(ordinary, id, title, basis, acts, all,
    function(f) return f.conclusion ~= "penalty" or f["penalties.fine"] ~= true or test(f) end)
end

local case = {
  of(ordinary, "screen_once", "线索核查只延长一次", "处罚法54Ⅱ", { "lead.extend" }, no, "screen_extended"),
  only({ ordinary, "penalty.summary" }, "handlers_two", "承办人不少于两人", "处罚法42Ⅰ", { "open", "recusal.grant", "handlers.change", "start" },
    { "handlers" }, function(f) return f.handlers ~= nil and #f.handlers > 1 end),
  only(ordinary, "act_dated", "违法行为的日期写明，或者仍在继续", "处罚法36Ⅱ", { "open", "case.amend" }, { "act_state", "act_end" },
    function(f) return f.act_end ~= nil or f.act_state == "going" end),
  of(ordinary, "limit_open", "超过时效的不立案", "处罚法36Ⅰ", { "open" }, no, "time_barred"),
  of(ordinary, "credential_first", "出示执法证件后才询问、检查、取证、责令改正、报告", "处罚法55Ⅰ",
    { "record.add", "evidence.add", "sample.take", "preservation.open", "seizure.open", "correct.sign", "report.submit" }, yes, "shown"),
  of(ordinary, "recusal_asked", "有申请才决定回避", "处罚法43Ⅲ", { "recusal.grant", "recusal.refuse" }, yes, "recusal_pending"),
  of(ordinary, "recusal_settled", "回避没有决定，不报告、不告知、不决定", "处罚法43Ⅲ",
    { "report.submit", "notice.sign", "notice.sign_hearing", table.unpack(decisions) }, no, "recusal_pending"),
  of(ordinary, "samples_told", "检验结果告知当事人后才报告", "处罚法56；意见四(二)", { "report.submit" }, none, "samples.untold"),
  of(ordinary, "preserve_settled", "登记保存的证据处理后才报告、决定、撤销、移送", "处罚法56",
    { "report.submit", "case.cancel", "case.forward", "decide.penalty", "decide.minor", "decide.unfounded" }, over, "preservation"),
  of(ordinary, "seizure_ended", "查封、扣押处理完毕后才撤销、移送、结案", "强制法27、28",
    { "case.cancel", "case.forward", "annul.end", "close", "close.transferred" }, over, "seizure"),
  of(ordinary, "evidence_verified", "证据都查证后才作为认定事实的根据", "处罚法46Ⅱ", reports, none, "evidence.unverified"),
  of(ordinary, "monitor_checked", "未经审核的监控记录不作证据", "处罚法41Ⅰ、Ⅱ", reports, none, "evidence.unchecked_monitor"),
  of(ordinary, "evidence_two", "收集、提取证据不少于两人", "处罚法42Ⅰ", reports, none, "evidence.alone"),
  of(ordinary, "evidence_sourced", "来源不明的证据不作认定事实的根据", "处罚法46Ⅱ", reports, none, "evidence.unsourced"),
  of(ordinary, "evidence_compared", "复制件与原件核对后才作认定事实的根据", "处罚法46Ⅱ", reports, none, "evidence.uncompared"),
  of(ordinary, "exclusion_settled", "非法取证的异议决定之后才报告、告知、决定", "处罚法46Ⅲ",
    { "report.submit", "revise.submit", "notice.sign", "notice.sign_hearing", table.unpack(decisions) }, none, "evidence.doubted"),
  of(ordinary, "excluded_uncited", "已排除的证据不再引用", "处罚法46Ⅲ",
    { "report.submit", "revise.submit", "notice.sign", "notice.sign_hearing", table.unpack(decisions) }, no, "cites_excluded"),
  punished("evidence_sole", "任何一项事实都不能只凭当事人陈述认定", "处罚法40、46Ⅱ；意见四(三)", drafts, { "evidence.sole" },
    function(f) return f["evidence.sole"] ~= true end),
  punished("act_proved", "违法行为有查证属实的证据", "处罚法40", drafts, { "evidence.act_proved" },
    function(f) return f["evidence.act_proved"] == true end),
  punished("evidence_other", "只有当事人陈述的不处罚", "处罚法40、46Ⅱ", drafts, { "evidence.other" },
    function(f) return f["evidence.other"] == true end),
  punished("limit_penalty", "超过时效的不处罚", "处罚法36Ⅰ", { "report.submit", "decide.penalty" }, { "time_barred" },
    function(f) return f.time_barred ~= true end),
  only(ordinary, "change_compared", "法律有变化的，写明新旧比较", "处罚法37", { "report.submit" }, { "law_change", "law_change_text" },
    function(f) return f.law_change == nil or f.law_change == "none" or f.law_change_text ~= nil end),
  of(ordinary, "law_in_force", "不引用行为时已经失效的法律", "处罚法37", drafts, no, "cites_ended"),
  only(ordinary, "ground_stated", "不予处罚写明法定情形", "处罚法30、31、33", reports, { "conclusion", "no_penalty_ground" },
    function(f) return f.conclusion ~= "minor" or f.no_penalty_ground ~= nil end),
  punished("basis_stated", "处罚写明依据", "处罚法38Ⅰ、44", reports, { "law_basis" }, function(f) return f.law_basis ~= nil end),
  punished("can_bear", "不满十四周岁、不能辨认控制自己行为的不处罚", "处罚法30、31", drafts, { "capacity" },
    function(f) return f.capacity ~= "child" and f.capacity ~= "none" end),
  punished("teen_lighter", "已满十四周岁不满十八周岁的从轻或者减轻", "处罚法30", reports, { "capacity", "weight" },
    function(f) return f.capacity ~= "teen" or f.weight == "lighter" or f.weight == "reduced" end),
  punished("penalties_listed", "处罚写明内容", "处罚法59Ⅰ(三)", drafts, { "penalties.count" }, function(f) return f["penalties.count"] ~= 0 end),
  punished("penalties_priced", "罚款、没收写明数额", "处罚法59Ⅰ(三)", drafts, { "penalties.unpriced" },
    function(f) return f["penalties.unpriced"] ~= true end),
  punished("gains_taken", "有违法所得的没收", "处罚法28Ⅱ", drafts, { "gains_kind", "penalties.gains" },
    function(f) return f.gains_kind ~= "counted" or f["penalties.gains"] == true end),
  punished("goods_listed", "没收非法财物的列明物品", "处罚法59Ⅰ(三)、74Ⅰ", drafts, { "penalties.goods", "goods.count" },
    function(f) return f["penalties.goods"] ~= true or f["goods.count"] ~= 0 end),
  fined("norm_chosen", "罚款选定所适用的规定", "处罚法29、38Ⅰ", drafts, { "norms.chosen" }, function(f) return f["norms.chosen"] == true end),
  fined("norm_highest", "违反多个规定的，按罚款数额高的规定处罚", "处罚法29", drafts, { "norms.highest" },
    function(f) return f["norms.highest"] == true end),
  fined("fine_within", "罚款不高于规定的上限", "处罚法76Ⅰ(二)", drafts, { "fine_high" }, function(f) return f.fine_high ~= true end),
  fined("fine_reduced", "低于下限的只有减轻处罚", "处罚法32、76Ⅰ(二)", drafts, { "fine_low", "weight" },
    function(f) return f.fine_low ~= true or f.weight == "reduced" end),
  punished("correction_ordered", "实施处罚时责令改正", "处罚法28Ⅰ", drafts, { "correct_way", "correct_ordered" },
    function(f) return f.correct_way ~= "order" or f.correct_ordered == true end),
  only(ordinary, "concluded", "按报告的处理意见告知、决定", "处罚法57Ⅰ(一)", { "notice.sign", "notice.sign_hearing", "decide.penalty" }, { "conclusion" },
    function(f) return f.conclusion == "penalty" end),
  only(ordinary, "concluded_minor", "处理意见是不予处罚的才不予处罚", "处罚法57Ⅰ(二)", { "decide.minor" }, { "conclusion" },
    function(f) return f.conclusion == "minor" end),
  only(ordinary, "concluded_unfounded", "处理意见是事实不能成立的才如此认定", "处罚法57Ⅰ(三)", { "decide.unfounded" }, { "conclusion" },
    function(f) return f.conclusion == "unfounded" end),
  only(ordinary, "concluded_crime", "处理意见是移送的才移送", "处罚法57Ⅰ(四)", { "decide.transfer" }, { "conclusion" },
    function(f) return f.conclusion == "crime" end),
  of(ordinary, "legality_passed", "通过合法性审查后才告知、决定", "意见四(三)", { "notice.sign", "notice.sign_hearing", table.unpack(decisions) }, yes,
    "legality_passed"),
  of(ordinary, "hearing_offered", "属于听证范围的告知听证权利", "处罚法63Ⅰ", { "notice.sign" }, no, "hearing_due"),
  of(ordinary, "hearing_not_offered", "不属于听证范围的不告知听证权利", "处罚法63Ⅰ", { "notice.sign_hearing" }, yes, "hearing_due"),
  of(ordinary, "notice_once", "送达的告知书不再上传、送达", "处罚法44", { "notice.scan", "notice.serve", "notice.serve_hearing" }, no, "notice_served"),
  of(ordinary, "notice_sealed", "盖章的告知书才送达", "处罚法44", { "notice.serve", "notice.serve_hearing" }, sealed, "penalty.notice"),
  of(ordinary, "notice_one_service", "告知书不重复送达，送达中不重新调查", "民诉法87", { "notice.serve", "renew.start" }, over, "service_notice"),
  of(ordinary, "hearing_notice_one_service", "告知书不重复送达，送达中不重新调查（听证）", "民诉法87", { "notice.serve_hearing", "renew.start" }, over,
    "service_hearing_notice"),
  of(ordinary, "told_first", "告知送达后才有陈述申辩、复核、调整、决定", "处罚法44、45、62",
    { "defence.record", "recheck.submit", "revise.start", "decide.penalty" }, yes, "notice_served"),
  of(ordinary, "defences_answered", "陈述、申辩都复核后才复核完毕、决定", "处罚法45Ⅰ、62", { "recheck.submit", "revise.submit", "decide.penalty" }, none,
    "defences.unanswered"),
  only(ordinary, "hearing_settled", "要求听证的期限届满、听证结束后才复核、调整、决定", "处罚法63Ⅰ、64、65",
    { "recheck.submit", "revise.start", "decide.penalty" }, { "clock.hearing_ask", "child.hearing" },
    function(f) return f["clock.hearing_ask"] ~= "running" and f["child.hearing"] ~= "open" end),
  of(ordinary, "hearing_over", "听证结束后才重新调查", "处罚法65", { "renew.start" }, over, "hearing"),
  punished("not_heavier", "不因陈述申辩加重处罚", "处罚法45Ⅱ", { "revise.submit", "decide.penalty" }, { "heavier" },
    function(f) return f.heavier ~= true end),
  only(ordinary, "review58_due", "属于法制审核范围的才审核", "处罚法58Ⅰ", { "review58.pass", "review58.return" }, { "review58_kind", "heard" },
    function(f) return f.review58_kind ~= "none" or f.heard == true end),
  only(ordinary, "review58_done", "应当法制审核的，审核通过后才讨论、决定", "处罚法58Ⅰ", { "discussion.close", "decide.penalty" },
    { "review58_kind", "heard", "review58_passed" },
    function(f) return f.review58_passed == true or (f.review58_kind == "none" and f.heard ~= true) end),
  only(ordinary, "discussed_enough", "够人数才有集体讨论的结论", "处罚法57Ⅱ", { "discussion.close" }, { "discussion.count", "@collective_min" },
    function(f) return f["discussion.count"] >= f["@collective_min"] end),
  only(ordinary, "collective_done", "情节复杂、重大的集体讨论后才决定", "处罚法57Ⅱ", { "decide.penalty" }, { "complex", "collective_done" },
    function(f) return f.complex ~= true or f.collective_done == true end),
  of(ordinary, "rechecked", "复核后才决定", "处罚法45Ⅰ、62", { "decide.penalty" }, yes, "rechecked"),
  of({ ordinary, "penalty.summary" }, "bank_named", "罚款的决定书写明代收机构", "罚缴办法7Ⅰ", { "decide.penalty", "decide" }, no, "bank_missing"),
  alarm({ ordinary, "coercion.seizure", "enforcement.demolition" }, "recorded_whole", "全过程记录有缺口的写明原因才结案", "处罚法47；营商条例58",
    { "close", "close.transferred", "finish", "finish.lift" }, { "record_gap" }, function(f) return f.record_gap ~= true end),
  alarm(ordinary, "in_time", "逾期决定的写明原因", "处罚法60", { "decide.penalty", "decide.minor", "decide.unfounded" }, { "clock.handle" },
    function(f) return f["clock.handle"] ~= "due" end),
  alarm({ ordinary, "penalty.summary" }, "other_fines", "已经罚过款的，写明不是同一行为", "处罚法29", { "decide.penalty", "decide" },
    { "sys.other_fines" }, function(f) return f["sys.other_fines"] == 0 end),
  alarm({ ordinary, "penalty.summary" }, "published", "已经公开的决定撤销时，写明撤回公开", "处罚法48Ⅱ", { "annul", "annul.end", "annul.redo" },
    { "child.publication" }, function(f) return f["child.publication"] ~= "open" end),
  of(ordinary, "decision_once", "送达的决定书不再上传、送达", "处罚法61Ⅰ",
    { "decision.scan", "decision.serve", "no_penalty.scan", "no_penalty.serve" }, no, "decision_served"),
  of(ordinary, "decision_sealed", "盖章的决定书才送达", "处罚法59Ⅱ", { "decision.serve" }, sealed, "penalty.decision"),
  of(ordinary, "no_penalty_sealed", "盖章的不予处罚决定书才送达", "处罚法57Ⅰ", { "no_penalty.serve" }, sealed, "penalty.no_penalty"),
  of(ordinary, "decision_one_service", "决定书不重复送达，送达中不撤销", "民诉法87", { "decision.serve", "no_penalty.serve", "annul.end", "annul.redo" },
    over, "service_decision"),
  of(ordinary, "served_first", "决定送达后才执行、更正、公开、结案", "处罚法61Ⅰ、66Ⅰ",
    { "collection.open", "goods.end", "perform.record", "perform.done", "repair.sign", "publication.open", "close" }, yes, "decision_served"),
  of({ ordinary, "penalty.summary" }, "money_ordered", "决定有罚没款才收缴", "处罚法67", { "collection.open" }, yes, "money_due"),
  only({ ordinary, "penalty.summary" }, "collection_once", "收缴只办理一次", "处罚法67", { "collection.open" }, { "child.collection", "collected" },
    function(f) return f["child.collection"] ~= "open" and f.collected ~= true end),
  of({ ordinary, "penalty.summary" }, "collection_over", "收缴结束后才撤销", "处罚法66、72", { "annul", "annul.end", "annul.redo" }, over, "collection"),
  only({ ordinary, "penalty.summary" }, "collected", "罚没款缴清、执行完毕或者终结后才结案", "处罚法66Ⅰ", { "close" }, { "money_due", "collected" },
    function(f) return f.money_due ~= true or f.collected == true end),
  of({ ordinary, "penalty.summary", "record.decision" }, "publication_once", "公开不重复办理", "处罚法48Ⅰ", { "publication.open", "publication.none", "void" },
    over, "publication"),
  punished("goods_ended", "没收的物品处理后才执行完毕、结案", "处罚法74Ⅰ", { "perform.done", "close" }, { "penalties.goods", "goods.left" },
    function(f) return f["penalties.goods"] ~= true or f["goods.left"] ~= true end),
  punished("performed", "其他处罚执行后才结案", "处罚法66Ⅰ", { "close" }, { "penalties.other", "performed" },
    function(f) return f["penalties.other"] ~= true or f.performed == true end),
  punished("publish_settled", "公开与否确定后才结案", "处罚法48Ⅰ", { "close" }, { "publish_settled", "child.publication" },
    function(f) return f.publish_settled == true or f["child.publication"] ~= "none" end),
  only(ordinary, "correction_checked", "责令改正复查后才结案", "处罚法28Ⅰ", { "close" }, { "correct_ordered", "correct_result" },
    function(f) return f.correct_ordered ~= true or f.correct_result ~= nil end),
  of(ordinary, "correct_sealed", "盖章的责令改正通知书才送达", "处罚法28Ⅰ", { "correct.serve" }, sealed, "penalty.correct_order"),
  of(ordinary, "correct_one_service", "责令改正通知书送达中，不重复送达，不撤销、移送、结案", "民诉法87",
    { "correct.serve", "case.cancel", "case.forward", "close" }, over, "service_correct"),
  of(ordinary, "repair_sealed", "盖章的更正通知书才送达", "意见四(八)", { "repair.serve" }, sealed, "penalty.correction"),
  of(ordinary, "repair_one_service", "更正通知书送达中，不再签发、送达、结案、归档", "民诉法87", { "repair.sign", "repair.serve", "close", "archive" }, over,
    "service_repair"),
}

local summary, preservation, hearing, service = "penalty.summary", "penalty.preservation", "penalty.hearing", "penalty.service"
local spot = { "tell", "decide" }
local around = {
  of(summary, "spot_clear", "事实确凿才当场处罚", "处罚法51", spot, yes, "clear_facts"),
  of(summary, "spot_evidence", "只有当事人陈述的不当场处罚", "处罚法46Ⅱ", spot, yes, "evidence_other"),
  only(summary, "spot_can_bear", "不能承担责任的不当场处罚", "处罚法30、31", spot, { "capacity" },
    function(f) return f.capacity ~= "child" and f.capacity ~= "none" end),
  alarm(summary, "spot_teen", "未成年人从轻、减轻的写明", "处罚法30", { "decide" }, { "capacity" }, function(f) return f.capacity ~= "teen" end),
  of(summary, "spot_limit", "当场处罚不超过限额", "处罚法51", spot, no, "over_limit"),
  of(summary, "spot_priced", "当场罚款写明数额", "处罚法52Ⅱ", spot, no, "unpriced"),
  of(summary, "spot_law", "不引用已经失效的法律", "处罚法37", spot, no, "cites_ended"),
  only(summary, "spot_heard", "听取陈述申辩并答复后才当场决定", "处罚法45Ⅰ、62", { "decide" }, { "defended", "defence_kind" },
    function(f) return f.defended ~= nil and (f.defended ~= "yes" or f.defence_kind ~= nil) end),
  of(summary, "spot_reported", "备案后才结案", "处罚法52Ⅲ", { "close" }, yes, "reported"),
  of({ ordinary, summary }, "contents_made", "有卷内目录才归档", "意见四(八)", { "archive" }, issued, "penalty.contents"),

  only({ preservation }, "things_listed", "列明物品才提请保存", "处罚法56", { "propose" }, { "things.count" },
    function(f) return f["things.count"] ~= 0 end),

  only(hearing, "chair_other", "主持人不是承办人、调查人员", "处罚法64(四)", { "chair.appoint", "chair.replace" }, { "chair", "handlers", "investigators" },
    function(f)
      for _, id in ipairs(f.chair or {}) do
        for _, x in ipairs(f.handlers or {}) do if x == id then return false end end
        for _, x in ipairs(f.investigators or {}) do if x == id then return false end end
      end
      return true
    end),
  of(hearing, "chair_settled", "主持人回避决定后才通知、举行听证", "处罚法64(四)", { "notice.sign", "hold" }, no, "chair_pending"),
  of(hearing, "chair_asked", "有申请才决定主持人回避", "处罚法64(四)", { "chair.keep", "chair.replace" }, yes, "chair_pending"),
  of(hearing, "hearing_notice_sealed", "盖章的听证通知书才送达", "处罚法64(二)", { "notice.serve" }, sealed, "penalty.hearing_notice"),
  of(hearing, "hearing_one_service", "听证通知书送达中，不重复送达、改期、举行、终止、撤回", "民诉法87",
    { "notice.serve", "postpone", "hold", "abandon", "withdraw" }, over, "service_notice"),
  only(hearing, "agents_two", "代理人至多二人", "处罚法64(五)", { "agent.add" }, { "agents.count", "@hearing_agents" },
    function(f) return f["agents.count"] < f["@hearing_agents"] end),
  of(hearing, "hearing_notified", "通知送达后才举行、视为放弃", "处罚法64(二)、(六)", { "hold", "abandon" }, yes, "notified"),
  only(hearing, "hearing_day", "在通知的日期举行、视为放弃", "处罚法64(二)、(六)", { "hold", "abandon" }, { "day_to_come", "other_day" },
    function(f) return f.day_to_come ~= true and f.other_day ~= true end),
  only(hearing, "hearing_signed", "笔录签名后才报告", "处罚法64(八)", { "report" }, { "record_signed" }, function(f) return f.record_signed ~= nil end),

  of(service, "served_after_signing", "文书签发后才送达", "民诉法87",
    { "serve.direct", "serve.left_witness", "serve.left_video", "serve.electronic", "send.mail", "send.entrust", "send.forward", "sent.received",
      "public.announce" }, no, "too_early"),
  only(service, "receiver_fits", "签收人与当事人的身份相符", "民诉法88Ⅰ", { "serve.direct", "sent.received" }, { "party_kind", "receiver_is" },
    function(f)
      if f.party_kind == "org" then return f.receiver_is ~= "family" end
      return f.receiver_is ~= "rep" and f.receiver_is ~= "mail"
    end),
  only(service, "forward_person", "单位不转交送达", "民诉法92、93", { "send.forward" }, { "party_kind" }, function(f) return f.party_kind ~= "org" end),
  only(service, "forward_self", "转交的由本人签收", "民诉法94", { "sent.received" }, { "sent_way", "receiver_is" },
    function(f) return f.sent_way ~= "forward" or f.receiver_is == "self" end),
  only(service, "paper_settled", "当事人要求的，提供纸质文书", "民诉法90Ⅰ", { "serve.electronic" }, { "paper_asked", "paper_given" },
    function(f) return f.paper_asked ~= true or f.paper_given == true end),
  only(service, "direct_first", "催告书、执行决定书先直接送达", "强制法38", { "serve.electronic", "send.mail", "send.entrust", "send.forward" },
    { "direct_first", "attempts.count" }, function(f) return f.direct_first ~= true or f["attempts.count"] ~= 0 end),
  alarm(service, "usual_order", "没有先直接送达的写明理由", "民诉法91", { "send.mail", "send.entrust" }, { "attempts.count" },
    function(f) return f["attempts.count"] ~= 0 end),
  of(service, "electronic_consented", "当事人同意并签订确认书才电子送达", "处罚法61Ⅱ", { "serve.electronic", "address.withdraw" }, yes, "consent"),
  only(service, "public_last", "其他方式无法送达才公告", "民诉法95Ⅰ", { "public.announce" }, { "attempts.count", "@public_attempts" },
    function(f) return f["attempts.count"] >= f["@public_attempts"] end),
}

local collection, publication = "penalty.collection", "penalty.publication"
local applied = { "court.apply", "court.apply_late", "court.apply_judged" }
local money = {
  of(collection, "all_paid", "缴清才确认", "处罚法66Ⅰ", { "settle" }, yes, "settled"),
  only(collection, "spot_banked", "当场收缴的款项缴付银行后才结束", "处罚法71", { "settle", "court.done", "self.done", "enforce.end" }, { "spot_open" },
    function(f) return f.spot_open == nil end),
  only(collection, "spot_small", "当场收缴限于当场处罚的小额罚款", "处罚法68(一)", { "spot.small" }, { "spot_case", "small_fine" },
    function(f) return f.spot_case == true and f.small_fine == true end),
  of(collection, "spot_hard", "事后难以执行的也限于当场处罚", "处罚法68(二)", { "spot.hard" }, yes, "spot_case"),
  only(collection, "spot_held", "收了款才交款、缴付", "处罚法71", { "spot.handin", "spot.bank" }, { "spot_open" }, function(f) return f.spot_open ~= nil end),
  of(collection, "defer_one", "前一申请答复后才有新的申请，才申请法院执行", "处罚法66Ⅱ", { "defer.ask", "court.sign" }, no, "defer_pending"),
  of(collection, "defer_asked", "当事人申请才延期、分期", "处罚法66Ⅱ", { "defer.grant", "defer.refuse" }, yes, "defer_pending"),
  only(collection, "plan_made", "分期的写明各期", "处罚法66Ⅱ", { "defer.grant" }, { "defer_kind", "plan.count", "instalment_on" },
    function(f) return f.defer_kind ~= "parts" or (f["plan.count"] ~= 0 and f.instalment_on ~= nil) end),
  of(collection, "surcharge_stated", "决定书写明加处罚款的才加处", "罚缴办法7Ⅰ；强制法45Ⅰ", { "surcharge.sign" }, yes, "surcharge_stated"),
  of(collection, "urge_one_service", "催告书送达中，不再签发、送达、终结", "民诉法87", { "urge.sign", "urge.serve", "enforce.end" }, over, "service_urge"),
  of(collection, "urge_sealed", "盖章的催告书才送达", "强制法35", { "urge.serve" }, sealed, "penalty.urge"),
  of(collection, "urged_first", "催告送达后才答复、申请、执行", "强制法35、54", { "reply.record", "court.sign", "self.done" }, yes, "urge_served"),
  of(collection, "remedy_stops", "复议、诉讼期间不申请执行，不再登记", "强制法53", { "remedy.file", "court.sign", table.unpack(applied) }, no, "remedy_pending"),
  of(collection, "court_for_others", "自己有强制执行权的不申请法院", "强制法13Ⅱ、46Ⅲ", { "court.sign", table.unpack(applied) }, no, "sys.enforce_self"),
  of(collection, "self_by_law", "法律规定的才自行强制执行", "强制法13Ⅰ、46Ⅲ", { "self.done" }, yes, "sys.enforce_self"),
  of(collection, "urge_answered", "对催告的申辩复核后才申请、执行", "强制法36", { "court.sign", "court.apply", "court.apply_late", "self.done" }, none,
    "urge_replies.unanswered"),
  of(collection, "application_sealed", "盖章的申请书才申请", "强制法55Ⅱ", applied, sealed, "penalty.court_application"),
  of(collection, "remedies_over", "救济期限届满才申请", "强制法53", { "court.apply", "court.apply_late" }, yes, "remedy_over"),
  of(collection, "surcharged_long", "加处罚款满三十日才自行执行", "强制法46Ⅰ", { "self.done" }, yes, "overdue_long"),

  of(publication, "sealed_kept", "封存的治安记录不公开", "治安法136", { "publish" }, no, "sealed_record"),
  of(publication, "masked", "公开的内容没有公民姓名", "处罚法50", { "publish" }, no, "party_unmasked"),
  only(publication, "kind_known", "知道当事人是公民还是单位才公开", "处罚法50", { "publish" }, { "party_kind" }, function(f) return f.party_kind ~= nil end),
  only(publication, "numbered", "有编号的决定才公开", "处罚法48Ⅰ、59", { "publish" }, { "decision_number" }, function(f) return f.decision_number ~= nil end),
  of(publication, "until_ahead", "公开到今天以后", "处罚法48Ⅰ", { "publish" }, no, "until_passed"),
}

local seizure, freezing, measures = "coercion.seizure", "coercion.freezing", "coercion.*"
local taking = { "take", "take.special", "take.drug", "urgent.report" }
local coercion = {
  of(measures, "may_coerce", "有强制措施职权的机关才提请、实施", "强制法17Ⅰ", { "propose", "urgent.take" }, yes, "sys.has_power"),
  only(measures, "milder_first", "非强制手段足够的、情节显著轻微的不采取", "强制法5、16Ⅱ", { "propose", "urgent.take" }, { "milder", "slight" },
    function(f) return f.milder ~= "enough" and f.slight ~= true end),
  of(measures, "coerce_credential", "出示证件后才告知、登记、笔录、实施", "强制法18(三)",
    { "scene.tell", "thing.add", "scene.record", "freeze", table.unpack(taking) }, yes, "shown"),
  of(seizure, "coerce_told", "告知权利和救济后才笔录、实施", "强制法18(五)", { "scene.record", table.unpack(taking) }, yes, "told"),
  of(seizure, "coerce_heard", "听取陈述申辩后才笔录、实施", "强制法18(六)", { "scene.record", table.unpack(taking) }, yes, "heard"),
  of(measures, "coerce_recorded", "制作现场笔录后才实施", "强制法18(七)", { "freeze", table.unpack(taking) }, yes, "recorded"),
  only(seizure, "coerce_listed", "有清单才实施", "强制法24Ⅲ", taking, { "things.count" }, function(f) return f["things.count"] ~= 0 end),
  of(seizure, "related_only", "不查封、扣押无关的场所、设施、财物", "强制法23Ⅰ", taking, none, "things.unrelated"),
  of(seizure, "no_necessities", "不查封、扣押生活必需品", "强制法23Ⅰ", taking, none, "things.necessary"),
  of(seizure, "not_sealed_twice", "不重复查封", "强制法23Ⅱ", taking, none, "things.sealed_twice"),
  of(seizure, "special_by_law", "特别期限有依据和最后一日", "强制法25Ⅰ", { "take.special" }, yes, "special_days"),
  of(measures, "extended_once", "只延长一次", "强制法25Ⅰ、32Ⅰ", { "keep.extend" }, no, "extended"),
  of(seizure, "special_not_extended", "特别期限不按一般规定延长", "强制法25Ⅰ", { "keep.extend" }, no, "special_days"),
  of(measures, "delivered_first", "决定书交付后才延长、检测、处理、划拨、移送", "强制法24Ⅰ、31",
    { "keep.extend", "test.start", "dispose.forfeit", "dispose.destroy", "dispose.transfer", "dispose.hand" }, yes, "delivered"),
  only(seizure, "extension_told", "延长决定书面告知后才送检", "强制法25Ⅱ", { "test.start" }, { "doc.coercion.extend" },
    function(f) return f["doc.coercion.extend"] ~= "issued" end),
  of(seizure, "test_told", "检测期间书面告知后才登记结果", "强制法25Ⅲ", { "test.end" }, sealed, "coercion.test"),
  of(seizure, "things_left", "财物都有去向才处理完毕", "强制法27、28Ⅱ", { "finish", "finish.lift" }, none, "things.left"),
  of(seizure, "extend_issued", "有通知书才上传送达", "强制法25Ⅱ", { "extend.deliver" }, issued, "coercion.extend"),
  of(seizure, "test_issued", "有告知书才上传送达", "强制法25Ⅲ", { "test.deliver" }, issued, "coercion.test"),
  of(seizure, "lift_issued", "有解除决定书才退还完毕", "强制法28", { "finish.lift" }, issued, "coercion.lift"),
  only(seizure, "lift_once", "解除决定书只签发一次", "强制法28", { "lift.sign" }, { "doc.coercion.lift" },
    function(f) return f["doc.coercion.lift"] == "none" end),
  of(measures, "file_with_case", "附在案件里的并入主案卷", "意见四(八)", { "settle" }, yes, "sys.has_parent"),
  of(measures, "file_alone", "单独办理的才单独归档", "意见四(八)", { "archive" }, no, "sys.has_parent"),
  of(freezing, "freeze_by_law", "只有法律规定的机关冻结", "强制法29Ⅰ", { "propose" }, yes, "by_law"),
  of(freezing, "freeze_amount", "冻结数额与涉及金额相当", "强制法29Ⅱ", { "propose" }, no, "amount_above"),
  only(freezing, "freeze_once", "不重复冻结", "强制法29Ⅱ", { "propose" }, { "frozen_before" }, function(f) return f.frozen_before ~= "yes" end),
  of(freezing, "freeze_delivered_once", "交付过的决定书不再上传、交付", "强制法31", { "decision.scan", "decision.serve" }, no, "delivered"),
  of(freezing, "freeze_sealed", "盖章的冻结决定书才交付", "强制法31", { "decision.serve" }, sealed, "coercion.freeze_decision"),
  of(freezing, "freeze_one_service", "决定书交付中，不重复交付、处理、结束", "强制法31",
    { "decision.serve", "dispose.transfer", "dispose.hand", "dispose.lift", "settle", "archive" }, over, "service_decision"),
  of(freezing, "freeze_extend_issued", "有通知书才上传送达", "强制法32Ⅱ", { "extend.deliver" }, issued, "coercion.freeze_extend"),
}

local own, substitute, demolition, court, all = "enforcement.self", "enforcement.substitute", "enforcement.demolition", "enforcement.court",
  "enforcement.*"
local enforcement = {
  of({ own, demolition }, "enforce_by_law", "法律规定的才自行强制执行", "强制法13Ⅰ、34",
    { "register", "decide", "decide.at_once" }, yes, "sys.enforce_self"),
  of(own, "carry_out_by_law", "实施时仍有强制执行权", "强制法13Ⅰ、34", { "carry_out" }, yes, "sys.enforce_self"),
  of(all, "enforce_overdue", "履行期限届满才开始", "强制法34", { "register" }, no, "still_due"),
  of(all, "enforce_one_service", "催告书送达中，不再签发、送达、履行、终结", "强制法38", { "urge.sign", "urge.serve", "performed", "terminate" }, over,
    "service_urge"),
  of(all, "enforce_urge_issued", "签发的催告书才上传", "强制法35", { "urge.scan" }, issued, "enforcement.urge"),
  of(all, "enforce_urge_sealed", "盖章的催告书才送达", "强制法35", { "urge.serve" }, sealed, "enforcement.urge"),
  of(all, "enforce_urged", "催告送达后才答复、决定、申请", "强制法35、54", { "reply.record", "decide", "decide.at_once", "court.sign" }, yes, "urge_served"),
  of(all, "enforce_answered", "对催告的申辩复核后才决定、实施、申请", "强制法36",
    { "decide", "court.sign", "court.apply", "court.apply_late" }, none, "urge_replies.unanswered"),
  of({ own, substitute }, "enforce_answered_doing", "对催告的申辩复核后才实施", "强制法36", { "carry_out" }, none, "urge_replies.unanswered"),
  of({ own }, "order_issued", "签发的决定书才上传", "强制法37Ⅱ", { "decision.scan" }, issued, "enforcement.decision"),
  of({ own }, "order_sealed", "盖章的决定书才送达", "强制法37Ⅱ", { "decision.serve" }, sealed, "enforcement.decision"),
  of({ substitute }, "substitute_issued", "签发的决定书才上传", "强制法51Ⅰ(一)", { "decision.scan" }, issued, "enforcement.substitute"),
  of({ substitute }, "substitute_sealed", "盖章的决定书才送达", "强制法51Ⅰ(一)", { "decision.serve" }, sealed, "enforcement.substitute"),
  of({ demolition }, "demolish_issued", "签发的决定书才上传", "强制法37Ⅱ", { "decision.scan" }, issued, "enforcement.decision_demolish"),
  of({ demolition }, "demolish_sealed", "盖章的决定书才送达", "强制法37Ⅱ", { "decision.serve" }, sealed, "enforcement.decision_demolish"),
  of({ own, substitute, demolition }, "order_once", "送达过的决定书不再送达", "强制法38", { "decision.serve", "resume.decided" }, no, "order_served"),
  of({ own, substitute, demolition }, "order_one_service", "决定书送达中，不重复送达、履行、中止、协议、终结", "强制法38",
    { "decision.serve", "performed", "suspend", "suspend.unable", "agree", "terminate" }, over, "service_order"),
  of({ own, substitute, demolition }, "order_served", "决定书送达后才实施、恢复、再次催告、拆除", "强制法38",
    { "ready", "resume", "urge.again_sign", "urge.again" }, yes, "order_served"),
  of(demolition, "demolish_served", "决定书送达后才拆除", "强制法38、44", { "carry_out" }, yes, "order_served"),
  only({ own, substitute, demolition }, "not_at_night", "不在夜间、法定节假日实施，紧急的写明", "强制法43Ⅰ", { "carry_out" },
    { "sys.night", "sys.holiday", "done_urgent" },
    function(f) return f.done_urgent ~= nil or (f["sys.night"] == false and f["sys.holiday"] == false) end),
  only({ own, substitute, demolition }, "homes_supplied", "不对居民停水停电停热停气", "强制法43Ⅱ", { "carry_out" }, { "done_cut" },
    function(f) return f.done_cut ~= "home" end),
  only({ own, substitute, demolition }, "cut_approved", "对生产经营单位停止供应，经批准并书面通知", "安全生产法70", { "carry_out" }, { "done_cut", "cut_approved" },
    function(f) return f.done_cut ~= "firm" or f.cut_approved == true end),
  only({ own, substitute, demolition }, "cut_told", "停止供电提前二十四小时通知", "安全生产法70Ⅱ", { "cut.approve" }, { "cut_told" },
    function(f) return f.cut_told ~= "late" end),
  only(all, "urge_money", "涉及金钱给付的，催告写明金额和给付方式", "强制法35(三)", { "urge.sign" }, { "duty_kind", "urge_money", "urge_pay" },
    function(f) return f.duty_kind ~= "money" or ((f.urge_money or 0) > 0 and f.urge_pay ~= nil) end),
  only(own, "auction_entrusted", "拍卖委托拍卖机构", "强制法48", { "carry_out" }, { "means", "auctioneer" },
    function(f) return f.means ~= "auction" or f.auctioneer ~= nil end),
  of(own, "surplus_settled", "余款退还或者提存后才实施完毕、结案", "强制法49", { "carry_out", "close" }, no, "surplus_open"),
  of(own, "no_harm", "协议不损害公共利益和他人权益", "强制法42Ⅰ", { "agree" }, no, "agreement_harm"),
  only(substitute, "harmful", "危害交通、环境、资源的才代履行", "强制法50", { "decide" }, { "harm" }, function(f) return f.harm ~= "none" end),
  of(substitute, "doer_neutral", "代履行人没有利害关系", "强制法50", { "decide" }, no, "doer_related"),
  of(substitute, "unforced", "不采用暴力、胁迫", "强制法51Ⅲ", { "carry_out" }, no, "forced"),
  of(substitute, "again_issued", "有催告书才再次催告", "强制法51Ⅰ(二)", { "urge.again" }, issued, "enforcement.urge_again"),
  of(substitute, "immediate_present", "当事人在场的立即代履行", "强制法52", { "immediate.present" }, yes, "was_there"),
  of(substitute, "immediate_absent", "当事人不在场的立即代履行", "强制法52", { "immediate.absent" }, no, "was_there"),
  of(substitute, "absent_told", "事后通知当事人后才结案", "强制法52", { "close" }, no, "notify_open"),
  of(substitute, "absent_due", "有待通知的才通知", "强制法52", { "immediate.notify" }, yes, "notify_open"),
  of({ demolition, court }, "no_remedy", "复议、诉讼期间不决定拆除、不申请执行", "强制法44、53", { "decide", "court.sign", "court.apply", "court.apply_late" }, no,
    "remedy_pending"),
  of({ demolition, court }, "remedy_on", "有复议、诉讼才登记结果", "强制法44、53", { "remedy.upheld", "remedy.ended" }, yes, "remedy_pending"),
  only(demolition, "demolish_after_remedies", "复议、起诉期限届满或者救济维持后才决定拆除", "强制法44", { "decide" }, { "review_over", "suit_over", "remedy_upheld" },
    function(f) return f.remedy_upheld == true or (f.review_over == true and f.suit_over == true) end),
  of(court, "court_after_remedies", "救济期限届满才申请", "强制法53", { "court.apply", "court.apply_late" }, yes, "remedy_over"),
  of(court, "court_issued", "签署的申请书才上传", "强制法55Ⅱ", { "court.scan" }, issued, "enforcement.court_application"),
  of(court, "court_sealed", "盖章的申请书才申请", "强制法55Ⅱ", { "court.apply", "court.apply_late", "court.apply_urgent" }, sealed,
    "enforcement.court_application"),
}

local visit, plan = "inspection.visit", "inspection.plan"
local inspection = {
  only(plan, "plan_listed", "名录填好才固定，检查人员不少于两人", "营商条例54", { "freeze" }, { "subjects.count", "inspectors.count" },
    function(f) return f["subjects.count"] ~= 0 and f["inspectors.count"] > 1 end),
  of(plan, "plan_frozen", "名单固定后才抽取", "营商条例54", { "draw" }, yes, "list_frozen"),
  of(plan, "plan_seed", "种子在名单公布之后产生", "营商条例54", { "draw" }, yes, "seed_late"),
  of(visit, "item_published", "公布的事项才检查", "意见四(二)", { "approve_plan", "approve_exempt" }, yes, "item_published"),
  of(visit, "visit_needed", "书面、共享信息足够的不到现场", "意见四(二)", { "approve_plan" }, no, "remote_enough"),
  only(visit, "visit_known", "写明对象和事项，能核对重复检查", "意见四(二)", { "approve_plan" }, { "claim_key" }, function(f) return f.claim_key ~= nil end),
  only(visit, "visit_cap", "不超过年度频次", "意见四(二)", { "approve_plan" }, { "sys.same_year", "@inspection_cap" },
    function(f) return f["sys.same_year"] < f["@inspection_cap"] end),
  { "visit_claimed", procedure = visit, title = "同一对象、同一事项不重复检查", basis = "意见四(二)", acts = { "approve_plan" }, shall = { claims = "inspection" } },
  only(visit, "visit_exempt", "例外与任务来源一致", "意见四(二)", { "approve_exempt" }, { "source", "exempt_ground" },
    function(f) return f.exempt_ground == "safety" or f.exempt_ground == f.source end),
  only(visit, "visit_notified", "通知、亮码或者写明理由后才检查", "意见四(二)", { "begin" }, { "notice_way", "doc.inspection.notice", "notice_none_why" },
    function(f)
      if f.notice_way == "none" then return f.notice_none_why ~= nil end
      return f.notice_way == "code" or (f.notice_way == "paper" and f["doc.inspection.notice"] == "sealed")
    end),
  of(visit, "visit_credential", "出示证件后才笔录、抽样", "处罚法55Ⅰ", { "record", "sample.take" }, yes, "shown"),
  of(visit, "visit_recorded", "制作笔录后才结束现场", "处罚法55Ⅱ", { "finish" }, yes, "recorded"),
  only(visit, "visit_free", "检查不收费", "意见四(二)", { "finish", "result.sign" }, { "charged", "samples.fees" },
    function(f) return f.charged ~= true and f["samples.fees"] ~= true end),
  of(visit, "visit_samples_told", "检验结果告知后才签发结果", "意见四(二)", { "result.sign" }, none, "samples.untold"),
  of(visit, "visit_retests", "复检有结果后才签发结果", "食安法88Ⅰ", { "result.sign" }, none, "samples.retesting"),
  of(visit, "visit_result_issued", "签发的告知书才上传", "意见四(二)", { "result.scan" }, issued, "inspection.result"),
  of(visit, "visit_notice_issued", "签发的通知书才上传", "意见四(二)", { "notice.scan" }, issued, "inspection.notice"),
  only(visit, "visit_fine", "没有问题才按没有问题结束", "意见四(二)", { "close.fine" }, { "result" }, function(f) return f.result == "fine" end),
  only(visit, "visit_rectify", "限期整改的写明期限", "处罚法28Ⅰ", { "rectify.start" }, { "result", "rectify_until" },
    function(f) return f.result == "rectify" and f.rectify_until ~= nil end),
  only(visit, "visit_handed", "需要立案、移送的才转出", "处罚法54Ⅰ", { "close.handed" }, { "result" },
    function(f) return f.result == "case" or f.result == "other" end),
  only(visit, "visit_rectified", "复查通过才确认整改", "处罚法28Ⅰ", { "close.rectified" }, { "recheck_result" },
    function(f) return f.recheck_result == "done" end),
  only(visit, "visit_unrectified", "复查没有通过才认定没有整改", "处罚法54Ⅰ", { "close.unrectified" }, { "recheck_result" },
    function(f) return f.recheck_result == "not" end),
}

local delegation = {
  only("delegation.agreement", "delegation_grounded", "委托有法律、法规、规章依据", "处罚法20Ⅰ", { "register", "revise" }, { "ground" },
    function(f) return f.ground ~= nil end),
  of("delegation.agreement", "coercion_not_delegated", "行政强制措施权不委托", "强制法17Ⅰ", { "effect" }, none, "powers.coercive"),
  of("delegation.agreement", "agreement_issued", "有委托书才签署", "处罚法20Ⅱ", { "sign" }, issued, "delegation.agreement"),
  of("delegation.report", "report_issued", "有报告才报送", "处罚法20Ⅳ", { "send" }, issued, "delegation.report"),
}

return facts.join(applies, delegation, case, around, money, coercion, enforcement, inspection)
