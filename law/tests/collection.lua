-- What follows a decision: payment, default, surcharge, deferral, remedies, the reminder, the court.
-- The fine is 56,000 yuan, served on 20 October 2026; the fifteen days end on 4 November.
local parts = use "tests/parts"

local function collecting(steps)
  return parts.join(parts.to_decision, { { act = "collection.open" } }, steps)
end

-- The same, with the reminder served on 10 November and its ten workdays over on the 24th.
local function urged(steps)
  return collecting(parts.join({
    { child = "collection", act = "urge.sign", on = "2026-11-10", refused = "urge_until", fields = { urge_until = "十日后" } },
    { child = "collection", act = "urge.sign", fields = { urge_until = "2026-11-24", urge_bank = "缴至某银行" } },
    { child = "collection", paper = "penalty.urge", says = { "罚款", "56,000.00", "加处罚款", "陈述和申辩" } },
    { child = "collection", act = "urge.serve", refused = "urge_sealed" },
    { child = "collection", act = "urge.scan" },
    { child = "collection", act = "court.sign", refused = "urged" },
    { child = "collection", act = "reply.record", refused = "urged" },
    { child = "collection", act = "urge.serve" },
    { child = "collection", act = "urge.serve", refused = "urge_not_serving" },
    { child = "collection/service_urge", ends = "served" },
    { child = "collection", expect = { ["due.urge"] = "2026-11-24" } },
  }, steps))
end

return {
  { title = "按期缴清，不加处罚款", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", expect = { ["due.pay"] = "2026-11-04", ["due.review"] = "2026-12-21", ["clock.review_first"] = "off" } },
      { child = "collection", act = "settle", refused = "all_paid" },
      { child = "collection", act = "pay.record", on = "2026-11-04", fields = { part = "fine", amount = 5599999 } },
      { child = "collection", act = "settle", refused = "all_paid" },
      { child = "collection", act = "pay.record", fields = { part = "fine", amount = 1 } },
      { child = "collection", expect = { ["clock.pay"] = "running" } },
      { child = "collection", act = "settle" },
      -- the duty ends with the collection, the party's rights do not
      { child = "collection", expect = { ["clock.pay"] = "stopped", ["clock.review"] = "running", ["clock.suit"] = "running" } },
    }), ends = "decided" },

  { title = "逾期第一日起每日百分之三，以未缴的罚款为准，不超过罚款", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", on = "2026-11-04", expect = { state = "due", surcharge = 0 } },
      { child = "collection", on = "2026-11-05", expect = { state = "overdue", overdue_on = "2026-11-05", surcharge = 168000 } },
      { child = "collection", on = "2026-11-14", expect = { surcharge = 1680000, owed = 7280000 } },
      { child = "collection", act = "pay.record", fields = { part = "fine", amount = 2800000 } },
      { child = "collection", expect = { surcharge = 1596000 } },
      { child = "collection", on = "2026-11-24", expect = { surcharge = 2436000 } },
      { child = "collection", on = "2027-11-24", expect = { surcharge = 5600000 } },
    }), ends = "decided" },

  { title = "决定书没有写明加处罚款的，不加处", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = { surcharge_stated = false, bank_name = "某银行", bank_address = "某街" } },
      { act = "decide.penalty.approve" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { child = "service_decision", ends = "served" },
      { act = "collection.open" },
      { child = "collection", on = "2026-12-01", expect = { state = "overdue", surcharge = 0, owed = 5600000 } },
    }), ends = "decided" },

  { title = "复议期间不计算加处罚款，维持后继续计算", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "remedy.file", on = "2026-11-15", fields = { remedy_kind = "review", filed_on = "2026-11-15" } },
      { child = "collection", expect = { surcharge = 1680000, ["clock.suit"] = "stopped", remedy_pending = true } },
      { child = "collection", on = "2027-01-10", expect = { surcharge = 1680000 } },
      { child = "collection", act = "remedy.upheld", fields = { ended_on = "2027-01-10" } },
      { child = "collection", on = "2027-01-11", expect = { surcharge = 1848000, ["due.suit_again"] = "2027-01-25" } },
      { child = "collection", on = "2027-01-26", expect = { remedy_over_on = "2027-01-25", ["due.court"] = "2027-04-26" } },
    }), ends = "decided" },

  { title = "延期经申请、批准；延期之内不加处，申请法院的期限自延期结束起算", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "defer.grant", on = "2026-11-02", refused = "defer_asked" },
      { child = "collection", act = "defer.ask", fields = { defer_kind = "later", defer_why = "停业" } },
      { child = "collection", act = "defer.ask", refused = "defer_settled" },
      { child = "collection", act = "defer.grant", by = "handler/1", refused = "role" },
      { child = "collection", act = "defer.grant", fields = { defer_until = "2026-12-31" } },
      { child = "collection", expect = { state = "deferred", ["clock.pay"] = "stopped", ["due.deferral"] = "2026-12-31" } },
      { child = "collection", on = "2026-12-31", expect = { state = "deferred", surcharge = 0 } },
      { child = "collection", on = "2027-01-01",
        expect = { state = "overdue", overdue_on = "2027-01-01", surcharge = 168000, deferral_over_on = "2026-12-31" } },
    }), ends = "decided" },

  { title = "分期：逾期前的加处罚款保留，未按期缴纳的终止分期", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "defer.ask", on = "2026-11-06", fields = { defer_kind = "parts" } },
      { child = "collection", act = "defer.grant", fields = { defer_until = "2027-01-01" }, refused = "plan_made" },
      { child = "collection", act = "plan.add", fields = { due_on = "2026-12-01", part_amount = 2800000 } },
      { child = "collection", act = "plan.add", fields = { due_on = "2027-01-01", part_amount = 2800000 } },
      { child = "collection", act = "defer.grant", fields = { defer_until = "2027-01-01", instalment_on = "2026-12-01" } },
      { child = "collection", expect = { surcharge_kept = 336000, surcharge = 336000, ["due.instalment"] = "2026-12-01" } },
      { child = "collection", act = "defer.broken", on = "2026-12-02" },
      { child = "collection", expect = { state = "overdue", surcharge = 504000 } },
    }), ends = "decided" },

  { title = "申请法院：救济期限届满之后、催告之后、三个月之内", procedure = "penalty.ordinary",
    steps = urged({
      { child = "collection", act = "court.sign", on = "2026-11-24", refused = "after" },
      { child = "collection", act = "reply.record", fields = { reply_text = "请求宽限" } },
      { child = "collection", act = "court.sign", on = "2026-11-25", refused = "replies_answered" },
      { child = "collection", act = "reply.answer", fields = { reply_result = "no" } },
      { child = "collection", act = "court.sign", fields = { court_name = "某区人民法院" } },
      { child = "collection", act = "court.apply", refused = "court_sealed" },
      { child = "collection", act = "court.scan" },
      { child = "collection", act = "court.apply", on = "2027-04-20", refused = "remedy_lapsed" },
      { child = "collection", on = "2027-04-21", expect = { remedy_over_on = "2027-04-20", ["due.court"] = "2027-07-20" } },
      { child = "collection", act = "court.apply", on = "2027-07-20" },
      { child = "collection", act = "court.granted" },
      { child = "collection", act = "court.done" },
      { expect = { collected = true, ["child.collection"] = "court_enforced" } },
    }), ends = "decided" },

  { title = "逾期申请法院要有正当理由", procedure = "penalty.ordinary",
    steps = urged({
      { child = "collection", act = "court.sign", on = "2026-11-25" },
      { child = "collection", act = "court.scan" },
      { child = "collection", act = "court.apply_late", on = "2027-07-20", refused = "after" },
      { child = "collection", act = "court.apply", on = "2027-07-21", refused = "within" },
      { child = "collection", act = "court.apply_late", fields = { court_late_why = "法院管辖变更" } },
      { child = "collection", act = "court.refused", fields = { court_paper_on = "2027-08-02" } },
      { child = "collection", expect = { ["due.appeal"] = "2027-08-17" } },
      { child = "collection", act = "court.appeal", on = "2027-08-17" },
    }), ends = "decided" },

  { title = "复议、诉讼没有结果之前不申请法院；裁判生效后申请执行裁判", procedure = "penalty.ordinary",
    steps = urged({
      { child = "collection", act = "remedy.file", on = "2026-11-25", fields = { remedy_kind = "suit", filed_on = "2026-11-25" } },
      { child = "collection", act = "remedy.file", refused = "remedy_none" },
      { child = "collection", act = "court.sign", refused = "remedy_none" },
      { child = "collection", act = "remedy.judged", on = "2027-06-01", fields = { ended_on = "2027-06-01" } },
      { child = "collection", expect = { ["due.court_judged"] = "2029-06-01" } },
      { child = "collection", act = "court.sign" },
      { child = "collection", act = "court.scan" },
      { child = "collection", act = "court.apply", refused = "within" },
      { child = "collection", act = "court.apply_judged" },
    }), ends = "decided" },

  { title = "复议变更：按变更后的数额收缴", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "remedy.file", on = "2026-11-01", fields = { remedy_kind = "review", filed_on = "2026-11-01" } },
      { child = "collection", act = "remedy.changed", on = "2026-12-20",
        fields = { ended_on = "2026-12-20", fine_decided = 3000000, forfeit_decided = 0 } },
      { child = "collection", act = "pay.record", fields = { part = "fine", amount = 3000000 } },
      { child = "collection", expect = { settled = true } },
      { child = "collection", act = "settle" },
    }), ends = "decided" },

  { title = "有强制执行权的机关不申请法院", procedure = "penalty.ordinary", sys = { enforce_self = true },
    steps = urged({
      { child = "collection", act = "court.sign", on = "2026-11-25", refused = "not_self" },
      { child = "collection", act = "self.done", on = "2026-12-04", refused = "surcharged_long" },
      { child = "collection", act = "self.done", on = "2026-12-05" },
      { expect = { ["child.collection"] = "self_enforced" } },
    }), ends = "decided" },

  { title = "没有强制执行权的机关不自行执行", procedure = "penalty.ordinary",
    steps = urged({
      { child = "collection", act = "self.done", on = "2026-12-10", refused = "may_self" },
    }), ends = "decided" },

  { title = "当场收缴只有三种情形；普通程序只有交通不便并由当事人提出的一种", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "spot.small", fields = { part = "fine", amount = 5600000 }, refused = "spot_small" },
      { child = "collection", act = "spot.hard", fields = { part = "fine", amount = 5600000 }, refused = "spot_decided" },
      { child = "collection", act = "spot.remote", fields = { part = "fine", amount = 5600000, spot_reason = "边远地区，当事人书面提出" } },
      { child = "collection", act = "settle", refused = "spot_banked" },
      { child = "collection", act = "spot.handin" },
      { child = "collection", act = "spot.bank" },
      { child = "collection", act = "settle" },
    }), ends = "decided" },

  { title = "决定没有送达，不收缴", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision },
      { act = "decide.penalty.approve" },
      { act = "collection.open", refused = "decision_served" },
      { act = "publication.open", refused = "decision_served" },
    }), ends = "decided" },

  { title = "终结执行", procedure = "penalty.ordinary",
    steps = collecting({
      { child = "collection", act = "enforce.end", fields = { end_ground = "dead" } },
    }), ends = "decided" },
}
