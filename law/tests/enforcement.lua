-- Enforcement by the organ itself, by substitute, of buildings, and by the court.
local parts = use "tests/parts"

local due = { title = "拒不清理堆放物", party_kind = "org", party_name = "某某（虚构）建材店", decision_number = "某演改〔2026〕1号",
  decided_on = "2026-07-01", decision_served_on = "2026-07-02", due_on = "2026-08-31" }

local function with(other)
  local fields = {}
  for key, value in pairs(due) do fields[key] = value end
  for key, value in pairs(other or {}) do fields[key] = value end
  return fields
end

local self = { enforce_self = true }

-- Registered on 1 September 2026, reminded the same day, until the 15th.
local function urged(other)
  return {
    { act = "register", on = "2026-09-01", fields = with(other) },
    { act = "urge.sign", fields = { urge_until = "2026-09-15" } },
    { act = "urge.scan" },
    { act = "urge.serve" },
    { child = "service_urge", ends = "served" },
  }
end

local decided = parts.join(urged(), {
  { act = "decide", on = "2026-09-16", fields = { means = "remove" } },
  { act = "decide.approve", expect = { ["clock.urge"] = "stopped" } },
})

local served = parts.join(decided, {
  { act = "decision.scan" },
  { act = "decision.serve" },
  { child = "service_order", ends = "served" },
})

local ready = parts.join(served, { { act = "ready" } })

local closed = {
  { act = "close" },
  { act = "close.approve", expect = { ["clock.file"] = "running" } },
  { act = "archive", expect = { ["clock.file"] = "stopped" } },
}

local announced = parts.join({
  { act = "register", on = "2026-03-02", fields = with({ decision_served_on = "2026-01-15", due_on = "2026-02-28", decided_on = "2026-01-15" }),
    expect = { ["due.review"] = "2026-03-16", ["due.suit"] = "2026-07-15" } },
  { act = "urge.sign", fields = { urge_until = "2026-03-10" } },
  { act = "urge.scan" },
  { act = "urge.serve" },
  { child = "service_urge", ends = "served" },
  { act = "announce", on = "2026-03-11", fields = { announced_on = "2026-03-11", self_until = "2026-04-10" },
    expect = { ["due.self"] = "2026-04-10" } },
})

return {
  -- 行政机关强制执行 -------------------------------------------------------------------------------------------------
  { title = "自行强制执行：催告、决定、送达、实施、结案", procedure = "enforcement.self", sys = self,
    steps = {
      { act = "register", on = "2026-08-31", fields = with(), refused = "overdue" },
      { act = "register", on = "2026-09-01", fields = with() },
      { act = "decide", refused = "urged" },
      { act = "urge.scan", refused = "urge_issued" },
      { act = "urge.serve", refused = "urge_sealed" },
      { act = "reply.record", refused = "urged" },
      { act = "urge.sign", by = "handler/1", refused = "role" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15", urge_way = "清理" }, expect = { ["due.urge"] = "2026-09-15" } },
      { paper = "enforcement.urge", says = { "清理", "陈述" } },
      { act = "urge.serve", refused = "urge_sealed" },
      { act = "urge.scan" },
      { act = "urge.serve" },
      { act = "urge.serve", refused = "urge_not_serving" },
      { act = "urge.sign", refused = "urge_not_serving" },
      { act = "performed", refused = "urge_not_serving" },
      { act = "terminate", refused = "urge_not_serving" },
      { child = "service_urge", ends = "served" },
      { act = "reply.record", fields = { reply_text = "正在联系车辆" } },
      { act = "decide", on = "2026-09-15", fields = { means = "remove" }, refused = "after" },
      { act = "decide", on = "2026-09-16", fields = { means = "remove" }, refused = "replies_answered" },
      { act = "reply.answer", fields = { reply_result = "no" } },
      { act = "decide", fields = { means = "remove" } },
      { act = "decide.approve", by = "handler/1", refused = "role" },
      { act = "decide.approve" },
      { act = "decision.serve", refused = "order_sealed" },
      { act = "ready", refused = "order_served" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { act = "decision.serve", refused = "order_not_serving" },
      { act = "suspend", refused = "order_not_serving" },
      { act = "suspend.unable", refused = "order_not_serving" },
      { act = "agree", refused = "order_not_serving" },
      { act = "performed", refused = "order_not_serving" },
      { act = "terminate", refused = "order_not_serving" },
      { child = "service_order", ends = "served" },
      { act = "decision.serve", refused = "order_unserved" },
      { act = "ready" },
      { act = "carry_out", with = "handler/1", refused = "PER-1" },
      { act = "carry_out", fields = { done_time = "9:05" }, refused = "done_time" },
      { act = "carry_out", fields = { done_time = "24:00" }, refused = "done_time" },
      { act = "carry_out", fields = { done_time = "05:59" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_time = "23:00" }, refused = "done_time" }, -- still to come
      { act = "carry_out", on = "2026-09-17", fields = { done_on = "2026-09-16", done_time = "22:00" }, refused = "not_at_night" },
      -- 中秋节: the whole day, and the days that the notice adds to it
      { act = "carry_out", on = "2026-09-25", refused = "not_at_night" },
      { act = "carry_out", on = "2026-09-26", refused = "not_at_night" },
      { act = "carry_out", on = "2026-09-28", fields = { done_on = "2026-09-25", done_time = "15:00" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_cut = "home" }, refused = "homes_supplied" },
      { act = "carry_out", fields = { done_cut = "home", done_urgent = "紧急" }, refused = "homes_supplied" },
      { act = "carry_out", fields = { done_cut = "firm" }, refused = "cut_approved" },
      { act = "carry_out" },
      { act = "reverse", by = "handler/1", refused = "role" },
    }, ends = "done" },

  { title = "法律没有规定可以自行强制执行的，不办", procedure = "enforcement.self",
    steps = { { act = "register", on = "2026-09-01", fields = with(), refused = "may_enforce" } } },

  { title = "情况紧急的，可以在夜间、节假日实施，写明事实", procedure = "enforcement.self", sys = self,
    steps = parts.join(ready, {
      { act = "carry_out", on = "2026-09-25", fields = { done_time = "02:30" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_time = "02:30", done_urgent = "堆放物正在滑向行车道" } },
      { paper = "enforcement.record", says = { "02:30（夜间）", "堆放物正在滑向行车道" } },
    }, closed), ends = "archived" },

  { title = "普通的星期日不是法定节假日；六点整不是夜间", procedure = "enforcement.self", sys = self,
    steps = parts.join(ready, { { act = "carry_out", on = "2026-10-18", fields = { done_time = "06:00" } } }), ends = "done" },

  { title = "涉及金钱给付的，催告书写明金额和给付方式", procedure = "enforcement.self", sys = self,
    steps = {
      { act = "register", on = "2026-09-01", fields = with({ duty_kind = "money" }) },
      { act = "urge.sign", fields = { urge_until = "2026-09-15" }, refused = "urge_money_stated" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15", urge_money = 100000 }, refused = "urge_money_stated" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15", urge_pay = "缴至某银行" }, refused = "urge_money_stated" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15", urge_money = 100000, urge_pay = "缴至某银行" } },
      { paper = "enforcement.urge", says = { "1,000.00", "缴至某银行" } },
    }, ends = "overdue" },

  { title = "拍卖委托拍卖机构，余款退还或者提存", procedure = "enforcement.self", sys = self,
    steps = parts.join(urged(), {
      { act = "decide", on = "2026-09-16", fields = { means = "auction" } },
      { act = "decide.approve" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { child = "service_order", ends = "served" },
      { act = "ready" },
      { act = "carry_out", refused = "auction_entrusted" },
      { act = "carry_out", fields = { auctioneer = "某拍卖行", surplus = 50000 }, refused = "surplus_settled" },
      { act = "carry_out", fields = { auctioneer = "某拍卖行", surplus = 50000, surplus_to = "none" }, refused = "surplus_settled" },
      { act = "carry_out", fields = { auctioneer = "某拍卖行", surplus = 50000, surplus_to = "deposited" } },
    }, closed), ends = "archived" },

  { title = "有转移、隐匿财物迹象的，催告期间立即决定", procedure = "enforcement.self", sys = self,
    steps = parts.join({
      { act = "register", on = "2026-09-01", fields = with() },
      { act = "decide.at_once", refused = "urged" },
    }, { urged()[2], urged()[3], urged()[4], urged()[5] }, {
      { act = "decide.at_once", on = "2026-09-05" },
      { act = "decide.at_once.approve", expect = { ["clock.urge"] = "stopped" } },
      { paper = "enforcement.decision", says = { "强制执行" } },
    }), ends = "decided" },

  { title = "催告期满以后不能再用立即执行", procedure = "enforcement.self", sys = self,
    steps = parts.join(urged(), { { act = "decide.at_once", on = "2026-09-16", refused = "within" } }), ends = "overdue" },

  { title = "中止后恢复；中止满三年没有恢复的，不再执行", procedure = "enforcement.self", sys = self,
    steps = parts.join(ready, {
      { act = "suspend", by = "handler/1", refused = "role" },
      { act = "suspend", fields = { suspend_ground = "third" } },
      { act = "resume.decided", refused = "order_unserved" },
      { act = "resume" },
      { act = "suspend.unable", on = "2026-09-20", expect = { ["due.lapse"] = "2029-09-20" } },
      { on = "2029-09-20", expect = { state = "waiting" } },
      { on = "2029-09-21", expect = { state = "closed", end_ground = "lapsed", ["clock.file"] = "running" } },
      { act = "archive" },
    }), ends = "archived" },

  { title = "决定书没有送达就中止的，恢复到决定阶段", procedure = "enforcement.self", sys = self,
    steps = parts.join(decided, {
      { act = "suspend", fields = { suspend_ground = "hard" } },
      { act = "resume", refused = "served_once" },
      { act = "resume.decided" },
      { act = "suspend.unable", expect = { ["clock.lapse"] = "running" } },
      { act = "resume.decided", expect = { ["clock.lapse"] = "stopped" } },
    }), ends = "decided" },

  { title = "执行协议不得损害公共利益；不履行的恢复执行，履行的结案", procedure = "enforcement.self", sys = self,
    steps = parts.join(served, {
      { act = "agree", fields = { agreement_harm = true, agreement_until = "2026-10-31" }, refused = "no_harm" },
      { act = "agree", fields = { agreement_until = "2026-10-31" }, expect = { ["due.agreement"] = "2026-10-31" } },
      { act = "agreement.broken", expect = { ["clock.agreement"] = "stopped", state = "decided" } },
      { act = "agree", fields = { agreement_until = "2026-10-31" } },
      { act = "agreement.kept" },
      { act = "reverse", fields = { reverse_ground = "wrong" } },
    }, closed), ends = "archived" },

  { title = "自动履行、终结", procedure = "enforcement.self", sys = self,
    steps = parts.join(urged(), {
      { act = "performed", expect = { ["clock.urge"] = "stopped" } },
    }, closed), ends = "archived" },

  { title = "终结执行", procedure = "enforcement.self", sys = self,
    steps = parts.join(ready, {
      { act = "terminate", fields = { end_ground = "lost" }, expect = { ["clock.file"] = "running" } },
      { act = "archive" },
    }), ends = "archived" },

  { title = "生产经营单位拒不停产：经主要负责人批准、提前二十四小时通知，可以停止供电", procedure = "enforcement.self", sys = self,
    steps = parts.join(ready, {
      { act = "cut.approve", by = "handler/1", refused = "role" },
      { act = "cut.approve", fields = { cut_told = "late" }, refused = "cut_told" },
      { act = "cut.approve", fields = { cut_told = "ahead" } },
      { act = "carry_out", fields = { done_cut = "home" }, refused = "homes_supplied" },
      { act = "carry_out", fields = { done_cut = "firm" } },
    }), ends = "done" },

  -- 代履行 ----------------------------------------------------------------------------------------------------------
  { title = "代履行：决定送达，三个工作日前催告，派员监督", procedure = "enforcement.substitute",
    steps = parts.join({
      { act = "register", on = "2026-08-31", fields = with(), refused = "overdue" },
    }, urged(), {
      { act = "decide", on = "2026-09-15", fields = { harm = "pollution" }, refused = "after" },
      { act = "decide", on = "2026-09-16", fields = { harm = "none" }, refused = "harmful" },
      { act = "decide", fields = { harm = "pollution", doer_related = true }, refused = "doer_neutral" },
      { act = "decide", fields = { harm = "pollution", budget = 300000 } },
      { act = "decide.approve" },
      { paper = "enforcement.substitute", says = { "3,000.00" } },
      { act = "urge.again_sign", refused = "order_served" },
      { act = "decision.serve", refused = "order_sealed" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { act = "decision.serve", refused = "order_not_serving" },
      { act = "performed", refused = "order_not_serving" },
      { act = "terminate", refused = "order_not_serving" },
      { child = "service_order", ends = "served" },
      { act = "decision.serve", refused = "order_unserved" },
      { act = "urge.again", refused = "again_issued" },
      { act = "urge.again_sign", by = "handler/1", refused = "role" },
      { act = "urge.again_sign" },
      { act = "urge.again", on = "2026-09-21", fields = { again_on = "2026-09-21" }, expect = { ["due.again"] = "2026-09-24" } },
      { act = "carry_out", on = "2026-09-24", refused = "after" },
      { act = "reply.record", on = "2026-09-28" },
      { act = "carry_out", refused = "replies_answered" },
      { act = "reply.answer" },
      { act = "carry_out", fields = { forced = true }, refused = "unforced" },
      { act = "carry_out", fields = { done_time = "05:00" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_on = "2026-09-25" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_cut = "home" }, refused = "homes_supplied" },
      { act = "carry_out", fields = { done_cut = "firm" }, refused = "cut_approved" },
      { act = "carry_out", with = "handler/1", refused = "PER-1" },
      { act = "carry_out", fields = { cost = 280000 } },
    }, closed), ends = "archived" },

  { title = "代履行：催告的各道手续", procedure = "enforcement.substitute",
    steps = {
      { act = "register", on = "2026-09-01", fields = with({ duty_kind = "money" }) },
      { act = "decide", refused = "urged" },
      { act = "urge.scan", refused = "urge_issued" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15" }, refused = "urge_money_stated" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15", urge_money = 1, urge_pay = "缴至某银行" } },
      { act = "urge.serve", refused = "urge_sealed" },
      { act = "urge.scan" },
      { act = "urge.serve" },
      { act = "urge.serve", refused = "urge_not_serving" },
      { act = "urge.sign", refused = "urge_not_serving" },
      { act = "performed", refused = "urge_not_serving" },
      { act = "terminate", refused = "urge_not_serving" },
      { child = "service_urge", ends = "served" },
      { act = "reply.record" },
      { act = "decide", on = "2026-09-16", fields = { harm = "traffic" }, refused = "replies_answered" },
      { act = "performed" },
    }, ends = "done" },

  { title = "立即代履行，当事人在场", procedure = "enforcement.substitute",
    steps = {
      { act = "immediate.present", on = "2026-09-01", fields = { was_there = false }, refused = "there" },
      { act = "immediate.absent", fields = { was_there = true }, refused = "absent" },
      { act = "immediate.present", fields = { was_there = true } },
      { act = "immediate.notify", refused = "notify_due" },
      { act = "close" },
    }, ends = "+close" },

  { title = "立即代履行，当事人不在场，事后立即通知", procedure = "enforcement.substitute",
    steps = parts.join({
      { act = "immediate.absent", on = "2026-09-01", with = "handler/1", fields = { was_there = false }, refused = "PER-1" },
      { act = "immediate.absent", fields = { was_there = false } },
      { act = "close", refused = "absent_notified" },
      { act = "immediate.notify" },
      { act = "reverse" },
    }, closed), ends = "archived" },

  { title = "代履行终结", procedure = "enforcement.substitute",
    steps = parts.join(urged(), { { act = "terminate", fields = { end_ground = "annulled" } }, { act = "archive" } }), ends = "archived" },

  -- 违法建筑强制拆除 -----------------------------------------------------------------------------------------------
  { title = "强制拆除：公告、限期自拆、救济期满、决定、拆除", procedure = "enforcement.demolition", sys = self,
    steps = parts.join(announced, {
      { act = "decide", on = "2026-04-10", refused = "after" },
      { act = "decide", on = "2026-04-11", refused = "remedies_over" },
      { act = "decide", on = "2026-07-15", refused = "remedies_over" },
      { on = "2026-07-16", expect = { review_over = true, suit_over = true } },
      { act = "decide" },
      { act = "decide.approve" },
      { act = "carry_out", refused = "order_served" },
      { act = "decision.serve", refused = "order_sealed" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { act = "decision.serve", refused = "order_not_serving" },
      { act = "performed", refused = "order_not_serving" },
      { act = "terminate", refused = "order_not_serving" },
      { child = "service_order", ends = "served" },
      { act = "decision.serve", refused = "order_unserved" },
      { act = "carry_out", fields = { done_time = "05:00" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_on = "2026-06-19" }, refused = "not_at_night" },
      { act = "carry_out", fields = { done_cut = "home" }, refused = "homes_supplied" },
      { act = "carry_out", fields = { done_cut = "firm" }, refused = "cut_approved" },
      { act = "cut.approve", fields = { cut_told = "late" }, refused = "cut_told" },
      { act = "carry_out", with = "handler/1", refused = "PER-1" },
      { act = "carry_out" },
      { act = "close", refused = "recorded_whole" },
      { act = "recording.add" },
    }, closed), ends = "archived" },

  { title = "强制拆除：没有强制执行权的不办", procedure = "enforcement.demolition",
    steps = { { act = "register", on = "2026-09-01", fields = with(), refused = "may_enforce" } } },

  { title = "强制拆除：期限没有届满的不办", procedure = "enforcement.demolition", sys = self,
    steps = { { act = "register", on = "2026-09-01", fields = with({ due_on = "2026-09-01" }), refused = "overdue" } } },

  { title = "强制拆除：复议、诉讼期间不决定，维持后决定", procedure = "enforcement.demolition", sys = self,
    steps = parts.join(announced, {
      { act = "remedy.upheld", refused = "remedy_on" },
      { act = "remedy.filed", on = "2026-03-12", expect = { ["clock.review"] = "stopped", ["clock.suit"] = "stopped" } },
      { act = "decide", on = "2026-04-11", refused = "no_remedy" },
      { act = "remedy.upheld", on = "2026-08-01" },
      { act = "reply.record" },
      { act = "decide", refused = "replies_answered" },
      { act = "reply.answer" },
      { act = "decide" },
    }), ends = "+decide" },

  { title = "强制拆除：催告的各道手续，自行拆除", procedure = "enforcement.demolition", sys = self,
    steps = {
      { act = "register", on = "2026-09-01", fields = with() },
      { act = "reply.record", refused = "urged" },
      { act = "urge.scan", refused = "urge_issued" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15" } },
      { act = "urge.serve", refused = "urge_sealed" },
      { act = "urge.scan" },
      { act = "announce", with = "handler/1", fields = { announced_on = "2026-09-01", self_until = "2026-09-30" }, refused = "PER-1" },
      { act = "announce", fields = { announced_on = "2026-09-01", self_until = "2026-09-30" } },
      { act = "decide", on = "2026-10-01", refused = "urged" },
      { act = "urge.serve" },
      { act = "urge.serve", refused = "urge_not_serving" },
      { act = "urge.sign", refused = "urge_not_serving" },
      { act = "performed", refused = "urge_not_serving" },
      { act = "terminate", refused = "urge_not_serving" },
      { child = "service_urge", ends = "served" },
      { act = "performed", expect = { ["clock.self"] = "stopped" } },
      { act = "reverse" },
    }, ends = "done" },

  { title = "强制拆除：终结", procedure = "enforcement.demolition", sys = self,
    steps = parts.join(announced, { { act = "terminate", fields = { end_ground = "lost" } }, { act = "archive" } }), ends = "archived" },

  -- 申请人民法院强制执行 -------------------------------------------------------------------------------------------
  { title = "申请法院：救济期满、催告满十个工作日、三个月之内", procedure = "enforcement.court",
    steps = {
      { act = "register", on = "2026-08-31", fields = with(), refused = "overdue" },
      { act = "register", on = "2026-09-01", fields = with(), expect = { ["due.suit"] = "2027-01-04", ["due.review"] = "2026-08-31" } },
      { act = "court.sign", refused = "urged" },
      { act = "court.scan", refused = "court_issued" },
      { act = "urge.scan", refused = "urge_issued" },
      { act = "urge.sign", fields = { urge_until = "2026-09-15" } },
      { act = "urge.serve", refused = "urge_sealed" },
      { act = "urge.scan" },
      { act = "urge.serve" },
      { act = "urge.serve", refused = "urge_not_serving" },
      { act = "urge.sign", refused = "urge_not_serving" },
      { act = "performed", refused = "urge_not_serving" },
      { act = "terminate", refused = "urge_not_serving" },
      { child = "service_urge", ends = "served" },
      { expect = { ["due.urge"] = "2026-09-15" } },
      { act = "court.sign", on = "2026-09-15", refused = "after" },
      { act = "reply.record", on = "2026-09-16" },
      { act = "court.sign", refused = "replies_answered" },
      { act = "reply.answer" },
      { act = "court.sign" },
      { paper = "enforcement.court_application", says = { "强制执行" } },
      { act = "court.apply", refused = "court_sealed" },
      { act = "court.scan" },
      { act = "court.apply", refused = "remedies_over" },
      { act = "court.apply_late", refused = "remedies_over" },
      { act = "court.apply", on = "2027-01-04", refused = "remedies_over" },
      { on = "2027-01-05", expect = { remedy_over = true, ["due.court"] = "2027-04-06" } },
      { act = "reply.record", on = "2027-01-05" },
      { act = "court.apply", refused = "replies_answered" },
      { act = "reply.answer", item = 2 },
      { act = "court.apply", on = "2027-01-06", expect = { ["clock.court"] = "stopped" } },
      { act = "court.refused", on = "2027-01-12", fields = { court_paper_on = "2027-01-12" }, expect = { ["due.appeal"] = "2027-01-27" } },
      { act = "court.appeal", by = "handler/1", refused = "role" },
      { act = "court.appeal" },
      { act = "court.granted" },
      { act = "court.done" },
    }, ends = "done" },

  { title = "申请法院：逾期申请要有正当理由；结案归档", procedure = "enforcement.court",
    steps = parts.join(urged(), {
      { act = "court.sign", on = "2026-09-18" },
      { act = "court.scan" },
      { act = "court.apply", on = "2027-07-01", refused = "within" },
      { act = "court.apply_late" },
      { act = "court.granted" },
      { act = "court.done" },
      { act = "reverse" },
    }, closed), ends = "archived" },

  { title = "申请法院：复议、诉讼期间不能申请，维持之后三个月之内", procedure = "enforcement.court",
    steps = parts.join(urged(), {
      { act = "remedy.ended", refused = "remedy_on" },
      { act = "court.sign", on = "2026-09-18" },
      { act = "court.scan" },
      { act = "remedy.filed", on = "2026-09-20", expect = { ["clock.suit"] = "stopped" } },
      { act = "court.sign", refused = "no_remedy" },
      { act = "court.apply", refused = "no_remedy" },
      { act = "court.apply_late", refused = "no_remedy" },
      { act = "remedy.ended", on = "2026-12-01", expect = { ["due.court"] = "2027-03-01", remedy_over = true } },
      { act = "court.apply" },
    }), ends = "petitioned" },

  { title = "申请法院：公共安全，申请立即执行", procedure = "enforcement.court",
    steps = parts.join(urged(), {
      { act = "court.apply_urgent", refused = "court_sealed" },
      { act = "court.sign", on = "2026-09-18" },
      { act = "court.scan" },
      { act = "court.apply_urgent" },
      { act = "terminate", fields = { end_ground = "annulled" } },
      { act = "archive" },
    }), ends = "archived" },

  { title = "申请法院：金钱给付的催告；当事人自动履行", procedure = "enforcement.court",
    steps = {
      { act = "register", on = "2026-09-01", fields = with({ duty_kind = "money" }) },
      { act = "urge.sign", fields = { urge_until = "2026-09-15" }, refused = "urge_money_stated" },
      { act = "performed", expect = { ["clock.suit"] = "stopped" } },
    }, ends = "done" },
}
