-- The terms of the law, a second time: how long each clock is, in what it counts, whether its last day moves off a holiday,
-- what follows when it is over, and in which states it runs. What is not named is off: a duty that is done is not overdue,
-- and nothing runs on in a file that is closed.
local facts = use "facts"

local function clock(procedure, id, title, basis, length, now)
  local x = { (type(procedure) == "table" and procedure[1] or procedure) .. ".clock." .. id, procedure = procedure, title = title,
    basis = basis, clock = id, term = length[1], effect = length[2], rolls = length[3] }
  for k, v in pairs(now or {}) do x[k] = v end
  return x
end

local function number(id, title, basis, is)
  return { "number." .. id, title = title, basis = basis, number = id, is = is }
end

local rolls, stands = true, false

local penalty = {
  clock("penalty.ordinary", "screen", "核查线索十五个工作日", "处罚法54Ⅱ、76Ⅱ", { "15 workday", "duty", stands }, { runs = { "lead" } }),
  clock("penalty.ordinary", "handle", "立案之日起九十日内作出决定；移送、依特别规定中止的，停止计算", "处罚法60", { "90 day", "duty", rolls },
    { runs = {}, paused = {}, may = { "inquiry/*", "review/*", "notice/*", "decide/*", "transferred" } }),
  clock("penalty.ordinary", "remake", "撤销后六十日内重新作出决定", "复议条例58Ⅰ", { "60 day", "duty", rolls },
    { runs = {}, may = { "inquiry/*", "review/*", "notice/*", "decide/*", "transferred" } }),
  clock("penalty.ordinary", "correct", "责令改正的期限由通知书写明，结案后不再计算", "处罚法28Ⅰ", { "0 day", "duty", rolls },
    { runs = {}, may = { "inquiry/*", "review/*", "notice/*", "decide/*", "decided", "unpunished" } }),
  clock("penalty.ordinary", "defence", "陈述、申辩五个工作日，自告知送达起算", "处罚法44、45Ⅰ", { "5 workday", "duty", stands },
    { runs = {}, may = { "notice/*", "decide/*", "inquiry/*", "review/*", "serve/*", "file/*" } }),
  clock("penalty.ordinary", "hearing_ask", "告知后五个工作日内要求听证，过期不再享有", "处罚法64(一)", { "5 workday", "bar", stands },
    { runs = {}, may = { "notice/*", "decide/*", "serve/*" } }),
  clock("penalty.ordinary", "serve", "作出决定后七个工作日内送达", "处罚法61Ⅰ", { "7 workday", "duty", stands },
    { runs = {}, may = { "decided", "unpunished", "closed" } }),
  clock("penalty.ordinary", "file", "结案后三十日内归档", "意见四(八)", { "30 day", "duty", rolls }, { runs = { "closed" } }),

  clock("penalty.summary", "report", "当场处罚后两个工作日内报备案", "处罚法52Ⅲ", { "2 workday", "duty", stands },
    { runs = {}, may = { "delivered" } }),
  clock("penalty.summary", "file", "结案后三十日内归档", "意见四(八)", { "30 day", "duty", rolls }, { runs = { "closed" } }),
  clock("penalty.preservation", "decide", "登记保存后七个工作日内作出处理决定", "处罚法56、85", { "7 workday", "duty", stands },
    { runs = { "kept" } }),
  clock("penalty.hearing", "notice", "通知后满七个工作日才举行听证", "处罚法64(二)、85", { "7 workday", "duty", stands },
    { runs = {}, may = { "noticed", "heard" } }),
  clock("penalty.hearing", "invite", "举行听证的七个工作日前送达通知", "处罚法64(二)、85", { "7 workday", "duty", stands },
    { runs = {}, may = { "noticed", "heard" } }),
  clock("penalty.service", "announcement", "公告三十日，期满视为送达", "民诉法95Ⅰ", { "30 day", "deem", rolls }, { runs = { "announced" } }),

  clock("penalty.collection", "pay", "收到决定书之日起十五日内缴款", "处罚法67Ⅲ", { "15 day", "deem", rolls },
    { runs = { "due" }, may = { "overdue", "deferred" } }),
  clock("penalty.collection", "deferral", "延期、分期的最后一日由批准书写明", "处罚法66Ⅱ", { "0 day", "deem", rolls }, { runs = { "deferred" } }),
  clock("penalty.collection", "instalment", "每期的最后一日由批准书写明", "处罚法66Ⅱ", { "0 day", "duty", rolls },
    { runs = {}, may = { "deferred" } }),
  clock("penalty.collection", "handin", "当场收缴的罚款两个工作日内交至行政机关", "处罚法71、85", { "2 workday", "duty", stands },
    { runs = {}, may = { "pay/*", "overdue", "court/*" } }),
  clock("penalty.collection", "bankin", "行政机关两个工作日内缴付银行", "处罚法71、85", { "2 workday", "duty", stands },
    { runs = {}, may = { "pay/*", "overdue", "court/*" } }),
  clock("penalty.collection", "review", "六十日内申请行政复议", "复议法20Ⅰ", { "60 day", "bar", rolls }),
  clock("penalty.collection", "review_first", "复议前置的，六十日内先申请行政复议", "复议法20Ⅰ、23Ⅰ(一)", { "60 day", "deem", rolls }),
  clock("penalty.collection", "suit", "六个月内提起行政诉讼", "行诉法46Ⅰ", { "6 month", "deem", rolls }),
  clock("penalty.collection", "suit_again", "收到复议决定书之日起十五日内提起行政诉讼", "行诉法45", { "15 day", "deem", rolls }),
  clock("penalty.collection", "urge", "催告书送达满十个工作日", "强制法54、69", { "10 workday", "bar", stands }),
  clock("penalty.collection", "court", "救济期限届满之日起三个月内申请法院强制执行", "强制法53；处罚法72Ⅱ", { "3 month", "bar", rolls }),
  clock("penalty.collection", "court_judged", "裁判生效后两年内申请执行", "行诉解释153Ⅰ", { "2 year", "bar", rolls }),
  clock("penalty.collection", "appeal", "收到裁定之日起十五日内申请复议", "强制法56Ⅱ、58Ⅲ", { "15 day", "bar", rolls },
    { runs = {}, may = { "court/*" } }),

  clock("penalty.publication", "publish", "作出决定之日起七个工作日内公开", "处罚法48Ⅰ", { "7 workday", "duty", stands }, { runs = { "draft" } }),
  clock("penalty.publication", "until", "公开到写明的最后一日", "处罚法48Ⅰ", { "0 day", "deem", rolls }, { runs = { "published" } }),
  clock("penalty.publication", "withdraw", "决定变更、撤销后三个工作日内撤回并说明理由", "处罚法48Ⅱ、85", { "3 workday", "duty", stands },
    { runs = { "withdrawing" } }),
}

local coercion = {
  clock("coercion.seizure", "report", "紧急实施后二十四小时内报告并补办批准", "强制法19", { "24 hour", "duty" }, { runs = { "urgent" } }),
  clock("coercion.seizure", "keep", "查封、扣押不超过三十日，检测期间不计算", "强制法25Ⅰ、Ⅲ", { "30 day", "deem", stands },
    { runs = { "urgent" }, may = { "kept", "testing" } }),
  clock("coercion.seizure", "test", "检测、检验、检疫、鉴定期间由告知书写明", "强制法25Ⅲ", { "0 day", "deem", stands }, { runs = { "testing" } }),
  clock("coercion.seizure", "drug", "药品七日内作出处理决定", "药品管理法100Ⅱ", { "7 day", "deem", stands }),
  clock("coercion.seizure", "drug_report", "药品检验的，自检验报告书发出之日起十五日内作出处理决定", "药品管理法100Ⅱ", { "15 day", "deem", stands }),
  clock({ "coercion.seizure", "coercion.freezing" }, "file", "处理完毕后三十日内归档", "意见四(八)", { "30 day", "duty", rolls }, { runs = { "ended" } }),
  clock("coercion.freezing", "keep", "冻结不超过三十日", "强制法32Ⅰ", { "30 day", "deem", stands }, { runs = { "frozen" } }),
  clock("coercion.freezing", "deliver", "冻结后三个工作日内向当事人交付决定书", "强制法31、69", { "3 workday", "duty", stands },
    { runs = {}, may = { "frozen" } }),
}

local enforcement = {
  clock({ "enforcement.self", "enforcement.substitute" }, "urge", "催告的履行期限由催告书写明", "强制法35(一)", { "0 day", "duty", rolls },
    { runs = {}, may = { "overdue" } }),
  clock("enforcement.demolition", "urge", "催告的履行期限由催告书写明", "强制法35(一)", { "0 day", "duty", rolls },
    { runs = {}, may = { "overdue", "announced" } }),
  clock("enforcement.self", "lapse", "确无能力履行而中止满三年，不再执行", "强制法39Ⅱ", { "3 year", "deem", rolls }, { runs = { "waiting" } }),
  clock("enforcement.self", "agreement", "协议的最后一日由协议写明", "强制法42", { "0 day", "duty", rolls }, { runs = { "agreed" } }),
  clock("enforcement.substitute", "again", "代履行三个工作日前再次催告", "强制法51Ⅰ(二)、69", { "3 workday", "duty", stands },
    { runs = {}, may = { "urged_again" } }),
  clock("enforcement.demolition", "self", "限期自行拆除的最后一日由公告写明", "强制法44", { "0 day", "duty", rolls }, { runs = { "announced" } }),
  clock("enforcement.demolition", "review", "六十日内申请行政复议", "复议法20Ⅰ", { "60 day", "deem", rolls }),
  clock("enforcement.demolition", "suit", "六个月内提起行政诉讼", "行诉法46Ⅰ", { "6 month", "deem", rolls }),
  clock("enforcement.court", "review", "六十日内申请行政复议", "复议法20Ⅰ", { "60 day", "bar", rolls }),
  clock("enforcement.court", "suit", "六个月内提起行政诉讼", "行诉法46Ⅰ", { "6 month", "deem", rolls }),
  clock("enforcement.court", "urge", "催告书送达满十个工作日", "强制法54、69", { "10 workday", "duty", stands }),
  clock("enforcement.court", "court", "救济期限届满之日起三个月内申请法院强制执行", "强制法53；行诉解释156", { "3 month", "bar", rolls }),
  clock("enforcement.court", "appeal", "收到裁定之日起十五日内申请复议", "强制法56Ⅱ、58Ⅲ", { "15 day", "bar", rolls },
    { runs = { "refused" } }),
  clock({ "enforcement.self", "enforcement.substitute", "enforcement.demolition", "enforcement.court" }, "file", "结案后三十日内归档", "意见四(八)",
    { "30 day", "duty", rolls }, { runs = { "closed" } }),
}

local archive = {
  clock("archive.dossier", "give_back", "借出的最后一日由批准写明", "意见四(八)", { "0 day", "duty", rolls }, { runs = { "lent" } }),
}

local delegation = {
  clock({ "delegation.agreement", "delegation.report", "delegation.empowerment", "delegation.concentration", "delegation.dispute",
    "delegation.designation", "delegation.qualification" }, "file", "结束后三十日内归档", "意见四(八)", { "30 day", "duty", rolls }),
  clock("delegation.agreement", "term", "委托的最后一日由委托书写明", "处罚法20Ⅱ", { "0 day", "deem", stands }),
}

local inspection = {
  clock("inspection.plan", "file", "结果公开后三十日内归档", "意见四(八)", { "30 day", "duty", rolls }, { runs = { "reported" } }),
  clock("inspection.visit", "tell", "检查后五个工作日内告知结果", "意见四(二)", { "5 workday", "duty", stands }, { runs = { "found" } }),
  clock("inspection.visit", "retest", "收到检验结论之日起七个工作日内申请复检", "食安法88Ⅰ", { "7 workday", "bar", stands }, { runs = {}, may = { "found", "told", "begun" } }),
  clock("inspection.visit", "rectify", "整改的最后一日由告知书写明", "处罚法28Ⅰ", { "0 day", "duty", rolls }, { runs = { "rectifying" } }),
  clock("inspection.visit", "file", "检查完毕后五个工作日内归档", "意见四(二)、(八)", { "5 workday", "duty", stands }, { runs = { "closed" } }),
}

-- Numbers that no clock carries by itself.
local numbers = {
  number("spot_fine_person", "当场处罚公民二百元以下", "处罚法51", "20000 fen"),
  number("spot_fine_org", "当场处罚单位三千元以下", "处罚法51", "300000 fen"),
  number("screen_more_days", "延长线索核查十五个工作日", "处罚法54Ⅱ", "15 workday"),
  number("handle_more_days", "依特别规定延长办案期限三十日", "处罚法60", "30 day"),
  number("limit_years", "两年内未被发现的不再处罚", "处罚法36Ⅰ", "2 year"),
  number("limit_long_years", "涉及生命健康安全、金融安全且有危害后果的，延长至五年", "处罚法36Ⅰ", "5 year"),
  number("hearing_agents", "可以委托一至二人代理", "处罚法64(五)", "2 count"),
  number("hearing_fine_person", "对公民较大数额罚款一万元", "处罚法63Ⅰ(一)", "1000000 fen"),
  number("hearing_fine_org", "对单位较大数额罚款十万元", "处罚法63Ⅰ(一)", "10000000 fen"),
  number("hearing_forfeit_person", "没收公民较大数额一万元", "处罚法63Ⅰ(二)", "1000000 fen"),
  number("hearing_forfeit_org", "没收单位较大数额十万元", "处罚法63Ⅰ(二)", "10000000 fen"),
  number("collective_min", "集体讨论至少三人发表意见", "处罚法57Ⅱ", "3 count"),
  number("public_attempts", "公告送达前至少一次送达记录", "民诉法95", "1 count"),
  number("spot_collect_max", "当场收缴一百元以下", "处罚法68(一)", "10000 fen"),
  number("surcharge_percent", "每日按罚款数额的百分之三加处", "处罚法72Ⅰ(一)", "3 percent"),
  number("surcharge_cap", "加处罚款不超出罚款数额", "处罚法72Ⅰ(一)；强制法45Ⅱ", "100 percent"),
  number("self_enforce_days", "加处罚款满三十日才强制执行", "强制法46Ⅰ", "30 day"),
  number("seizure_more_days", "查封、扣押延长不超过三十日", "强制法25Ⅰ", "30 day"),
  number("freeze_more_days", "冻结延长不超过三十日", "强制法32Ⅰ", "30 day"),
  number("inspection_cap", "同一机关对同一对象一年至多检查两次", "意见四(二)；营商条例54", "2 count"),
}

-- Which acts begin, end, interrupt and lengthen a term.
local function term(procedure, id, title, basis, does)
  local all = {}
  for key, acts in pairs(does) do
    all[#all + 1] = { (type(procedure) == "table" and procedure[1] or procedure) .. ".term." .. id .. "." .. key, procedure = procedure,
      title = title, basis = basis, acts = acts, shall = { [key] = id } }
  end
  table.sort(all, function(a, b) return a[1] < b[1] end)
  return table.unpack(all)
end

local function terms(procedure, rows)
  local all = {}
  for _, r in ipairs(rows) do
    for _, x in ipairs({ term(procedure, r[1], r[2], r[3], r[4]) }) do all[#all + 1] = x end
  end
  return all
end

local begun = facts.join(
  terms("penalty.ordinary", {
    { "screen", "线索自登记起核查，立案、不予立案、移送时结束，批准可以延长", "处罚法54Ⅱ",
      { starts = { "lead.register" }, stops = { "lead.reject", "lead.forward", "open" }, extends = { "lead.extend" } } },
    { "handle", "办案期限自批准立案起算，到作出决定、撤销、移送为止；依特别规定中止、延长，移送司法期间中止", "处罚法60",
      { starts = { "open" }, stops = { "case.cancel", "case.forward", "decide.penalty", "decide.minor", "decide.unfounded", "close.transferred" },
        pauses = { "inquiry.suspend", "decide.transfer" }, resumes = { "inquiry.resume", "transfer.back" }, extends = { "handle.extend" } } },
    { "remake", "重新作出决定的期限自撤销起算，同办案期限一样停止、中止", "复议条例58Ⅰ",
      { starts = { "annul.redo" }, stops = { "case.cancel", "case.forward", "decide.penalty", "decide.minor", "decide.unfounded", "close.transferred" },
        pauses = { "inquiry.suspend", "decide.transfer" }, resumes = { "inquiry.resume", "transfer.back" } } },
    { "correct", "改正期限自责令改正起算，复查、案件结束时停止", "处罚法28Ⅰ",
      { starts = { "correct.sign" },
        stops = { "correct.check", "case.cancel", "case.forward", "decide.unfounded", "decide.transfer", "annul.end", "close" } } },
    { "defence", "陈述、申辩期限到放弃、重新调查时停止；届满才复核、调整；在期限内放弃", "处罚法44、45Ⅰ",
      { stops = { "defence.waive", "renew.start" }, after = { "recheck.submit", "revise.start" }, within = { "defence.waive" } } },
    { "hearing_ask", "在期限内要求听证、放弃听证，此后不再计算", "处罚法64(一)",
      { stops = { "hearing.ask", "hearing.waive", "renew.start" }, within = { "hearing.ask", "hearing.waive" } } },
    { "serve", "送达期限自作出决定起算，撤销时停止", "处罚法61Ⅰ",
      { starts = { "decide.penalty", "decide.minor", "decide.unfounded" }, stops = { "annul.end", "annul.redo" } } },
    { "file", "结案后归档", "意见四(八)", { starts = { "case.cancel", "case.forward", "annul.end", "close", "close.transferred" }, stops = { "archive" } } },
  }),
  terms("penalty.summary", {
    { "report", "交付决定书后备案", "处罚法52Ⅲ", { starts = { "deliver" }, stops = { "report", "annul" } } },
    { "file", "结案后归档", "意见四(八)", { starts = { "annul", "close" }, stops = { "archive" } } },
  }),
  terms("penalty.preservation", { { "decide", "登记保存后作出处理决定", "处罚法56", { starts = { "keep" }, stops = { "dispose" } } } }),
  terms("penalty.hearing", {
    { "notice", "通知期限届满才举行、视为放弃；改期、撤回时停止", "处罚法64(二)", { stops = { "postpone", "withdraw" }, after = { "hold", "abandon" } } },
    { "invite", "签发通知书后在期限前送达；改期、撤回时停止", "处罚法64(二)", { starts = { "notice.sign" }, stops = { "postpone", "withdraw" } } },
  }),
  terms("penalty.service", {
    { "announcement", "公告期自发出公告起算；直接送达、停止送达时停止", "民诉法95Ⅰ", { starts = { "public.announce" }, stops = { "serve.direct", "serve.stop" } } },
  }),
  terms("penalty.collection", {
    { "pay", "延期、分期后不再按原期限计算", "处罚法66Ⅱ", { stops = { "defer.grant" } } },
    { "deferral", "批准的期限自批准起算，不按计划履行时停止", "处罚法66Ⅱ", { starts = { "defer.grant" }, stops = { "defer.broken" } } },
    { "instalment", "每期自批准、上期缴清起算，不按计划履行、期满时停止", "处罚法66Ⅱ",
      { starts = { "defer.grant", "plan.next" }, stops = { "defer.broken", "deferral.over" } } },
    { "handin", "收款之日起交至行政机关", "处罚法71", { starts = { "spot.small", "spot.hard", "spot.remote" }, stops = { "spot.handin" } } },
    { "bankin", "交至行政机关之日起缴付银行", "处罚法71", { starts = { "spot.handin" }, stops = { "spot.bank" } } },
    { "suit_again", "收到复议决定书之日起算，起诉后停止", "行诉法45", { starts = { "remedy.upheld", "remedy.changed" }, stops = { "remedy.file" } } },
    { "review", "申请救济后不再计算", "复议法20Ⅰ", { stops = { "remedy.file" } } },
    { "review_first", "申请救济后不再计算", "复议法20Ⅰ、23Ⅰ(一)", { stops = { "remedy.file" } } },
    { "suit", "申请救济后不再计算", "行诉法46Ⅰ", { stops = { "remedy.file" } } },
    { "urge", "催告期满才申请、执行；再次催告时重新计算", "强制法54", { after = { "court.sign", "self.done" }, stops = { "urge.sign" } } },
    { "court", "救济期限届满起算；在期限内申请，逾期的写明理由；延期、救济期间停止", "强制法53；行诉解释156",
      { starts = { "remedy.lapse", "defer.broken", "deferral.over" }, stops = { "court.apply", "remedy.file", "defer.grant" }, within = { "court.apply" },
        after = { "court.apply_late" } } },
    { "court_judged", "裁判生效起算，在期限内申请", "行诉解释153Ⅰ",
      { starts = { "remedy.judged" }, stops = { "court.apply_judged" }, within = { "court.apply_judged" } } },
    { "appeal", "收到裁定起算，在期限内申请复议", "强制法56Ⅱ、58Ⅲ", { starts = { "court.refused" }, stops = { "court.appeal" }, within = { "court.appeal" } } },
  }),
  terms("penalty.publication", {
    { "publish", "公开、决定不公开时停止", "处罚法48Ⅰ", { stops = { "publish", "drop" } } },
    { "until", "公开到期；决定变化时停止", "处罚法48", { starts = { "publish" }, stops = { "change.record" } } },
    { "withdraw", "决定变化起算，撤回时停止", "处罚法48Ⅱ", { starts = { "change.record" }, stops = { "withdraw" } } },
  }),
  terms("coercion.seizure", {
    { "report", "紧急实施起算，报告补办、解除、到期时停止", "强制法19",
      { starts = { "urgent.take" }, stops = { "urgent.report", "urgent.refuse", "expire" } } },
    { "keep", "实施之日起算，检测期间不计算，处理、解除时停止，延长一次", "强制法25、27、28",
      { starts = { "urgent.take", "take", "take.special" }, pauses = { "test.start" }, resumes = { "test.end", "test.over" },
        stops = { "urgent.refuse", "dispose.forfeit", "dispose.destroy", "dispose.transfer", "dispose.lift" }, extends = { "keep.extend" },
        within = { "keep.extend" } } },
    { "drug", "药品实施之日起算，检验期间不计算，处理、解除时停止", "药品管理法100Ⅱ",
      { starts = { "take.drug" }, pauses = { "test.start" }, resumes = { "test.over" },
        stops = { "test.end_drug", "dispose.forfeit", "dispose.destroy", "dispose.transfer", "dispose.lift" } } },
    { "drug_report", "检验报告书发出之日起算，处理、解除时停止", "药品管理法100Ⅱ",
      { starts = { "test.end_drug" }, stops = { "dispose.forfeit", "dispose.destroy", "dispose.transfer", "dispose.lift" } } },
    { "test", "检测期间自送检起算，有结果、解除、到期时停止", "强制法25Ⅲ",
      { starts = { "test.start" }, stops = { "test.end", "test.end_drug", "dispose.lift", "expire" } } },
    { "file", "处理完毕后归档", "意见四(八)", { starts = { "finish", "finish.lift" }, stops = { "settle", "archive" } } },
  }),
  terms("coercion.freezing", {
    { "keep", "冻结之日起算，处理、解除时停止，延长一次", "强制法32、33",
      { starts = { "freeze" }, stops = { "dispose.transfer", "dispose.hand", "dispose.lift" }, extends = { "keep.extend" }, within = { "keep.extend" } } },
    { "deliver", "冻结之日起算，处理、解除、到期时停止", "强制法31",
      { starts = { "freeze" }, stops = { "dispose.transfer", "dispose.hand", "dispose.lift", "expire" } } },
    { "file", "处理完毕后归档", "意见四(八)",
      { starts = { "dispose.transfer", "dispose.hand", "expire", "lift.deliver" }, stops = { "settle", "archive" } } },
  }),
  terms({ "enforcement.self", "enforcement.substitute", "enforcement.demolition" }, {
    { "urge", "催告的期限自签发起算，决定、履行、终结时停止", "强制法35",
      { starts = { "urge.sign" }, stops = { "decide", "decide.at_once", "performed", "terminate" } } },
  }),
  terms({ "enforcement.self", "enforcement.substitute", "enforcement.demolition", "enforcement.court" }, {
    { "file", "结案后归档", "意见四(八)", { starts = { "terminate", "close", "lapse" }, stops = { "archive" } } },
  }),
  terms({ "enforcement.self", "enforcement.substitute" }, { { "urge", "催告期满才决定", "强制法35、37Ⅰ", { after = { "decide" } } } }),
  terms("enforcement.self", {
    { "urge", "在催告期内只有转移、隐匿财物的才立即执行", "强制法37Ⅲ", { within = { "decide.at_once" } } },
    { "lapse", "确无能力而中止起算，恢复、履行、终结时停止", "强制法39Ⅱ",
      { starts = { "suspend.unable" }, stops = { "performed", "resume", "resume.decided", "terminate" } } },
    { "agreement", "达成协议起算，履行完毕、不履行、终结时停止", "强制法42", { starts = { "agree" }, stops = { "agreement.kept", "agreement.broken", "terminate" } } },
  }),
  terms("enforcement.substitute", {
    { "again", "再次催告起算，期满才代履行，履行、终结时停止", "强制法51Ⅰ(二)", { starts = { "urge.again" }, stops = { "performed", "terminate" }, after = { "carry_out" } } },
  }),
  terms("enforcement.demolition", {
    { "self", "公告起算，期满才决定拆除，拆除、终结时停止", "强制法44", { starts = { "announce" }, stops = { "decide", "performed", "terminate" }, after = { "decide" } } },
    { "review", "决定送达起算，申请救济、决定、履行、终结时停止", "复议法20Ⅰ；强制法44", { starts = { "register" }, stops = { "remedy.filed", "decide", "performed", "terminate" } } },
    { "suit", "决定送达起算，申请救济、决定、履行、终结时停止", "行诉法46Ⅰ；强制法44", { starts = { "register" }, stops = { "remedy.filed", "decide", "performed", "terminate" } } },
  }),
  terms("enforcement.court", {
    { "review", "决定送达起算，申请救济、履行、终结时停止", "复议法20Ⅰ", { starts = { "register" }, stops = { "remedy.filed", "performed", "terminate" } } },
    { "suit", "决定送达起算，申请救济、履行、终结时停止", "行诉法46Ⅰ", { starts = { "register" }, stops = { "remedy.filed", "performed", "terminate" } } },
    { "urge", "催告期满才签署申请书；再次催告、履行、终结时停止", "强制法54", { stops = { "urge.sign", "performed", "terminate" }, after = { "court.sign" } } },
    { "court", "救济期限届满、救济结束起算；在期限内申请，逾期的写明理由", "强制法53；行诉解释156",
      { starts = { "remedy.ended", "remedy.lapse" }, stops = { "remedy.filed", "court.apply", "performed", "terminate" }, within = { "court.apply" },
        after = { "court.apply_late" } } },
    { "appeal", "收到裁定起算，在期限内申请复议", "强制法56Ⅱ、58Ⅲ",
      { starts = { "court.refused" }, stops = { "court.appeal", "performed", "terminate" }, within = { "court.appeal" } } },
  }),
  terms("delegation.agreement", {
    { "filing", "签署起算，备案、撤销、期满时停止", "处罚法20", { starts = { "sign" }, stops = { "file.record", "revoke", "expire" } } },
    { "term", "生效起算，撤销时停止", "处罚法20Ⅱ", { starts = { "effect" }, stops = { "revoke" } } },
    { "file", "公布终止后归档", "意见四(八)", { starts = { "end.publish" }, stops = { "archive" } } },
  }),
  terms("delegation.report", {
    { "report", "报送时停止", "意见三(三)", { stops = { "send" } } }, { "file", "报送后归档", "意见四(八)", { starts = { "send" }, stops = { "archive" } } },
  }),
  terms({ "delegation.empowerment", "delegation.concentration", "delegation.dispute", "delegation.qualification" }, {
    { "file", "结束后归档", "意见四(八)", { starts = { "end", "agree", "designated", "refuse", "cancel" }, stops = { "archive" } } },
  }),
  terms("inspection.review", {
    { "review", "抽查结束时停止", "意见四(二)", { stops = { "finish" } } }, { "file", "抽查结束后归档", "意见四(八)", { starts = { "finish" }, stops = { "archive" } } },
  }),
  terms("inspection.plan", { { "file", "公开结果后归档", "意见四(八)", { starts = { "report" }, stops = { "archive" } } } }),
  terms("inspection.visit", {
    { "tell", "检查结束起算，告知时停止", "意见四(二)", { starts = { "finish", "result.revise" }, stops = { "result.scan" } } },
    { "retest", "结果告知起算，在期限内申请复检", "食安法88Ⅰ", { starts = { "sample.result" }, within = { "retest.ask" } } },
    { "rectify", "责令整改起算，复查认定时停止", "处罚法28Ⅰ", { starts = { "rectify.start" }, stops = { "close.rectified", "close.unrectified" } } },
    { "file", "检查完毕后归档", "意见四(二)", { starts = { "close.fine", "close.rectified", "close.unrectified", "close.handed" }, stops = { "archive" } } },
  }))

return facts.join(begun, penalty, coercion, enforcement, archive, delegation, inspection, numbers)
