-- The ordinary procedure, from the lead to the filed dossier. What a step does not tell is filled with something plain
-- (docs/pack-format.md).
local parts = use "tests/parts"

-- 听证: a fine of 120,000 on an organisation.
local large = parts.join(parts.opened, parts.investigated(12000000), parts.reviewed, {
  { act = "notice.sign", on = "2026-09-21", refused = "no_hearing_case" },
  { act = "notice.sign_hearing", paper = "penalty.notice", says = { "要求听证的权利", "5个工作日" } },
  { act = "notice.scan" },
  { act = "notice.serve_hearing" },
  { child = "service_hearing_notice", ends = "served" },
  { expect = { ["due.hearing_ask"] = "2026-09-29", ["due.defence"] = "2026-09-29" } },
})

return {
  { title = "从线索到归档", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, {
      { act = "decide.penalty", fields = parts.decision, refused = "state" },
      { act = "notice.sign", on = "2026-09-21", paper = "penalty.notice", says = { "罚款人民币伍万陆仟元整" }, lacks = { "听证" } },
      { act = "notice.serve", refused = "notice_sealed" },
      { act = "notice.scan" },
      { act = "notice.serve" },
      { act = "notice.serve", refused = "notice_not_serving" },
      { act = "defence.record", refused = "notice_served" },
      { child = "service_notice", ends = "served" },
      { expect = { ["clock.defence"] = "running", notified_fine = 5600000, notice_number = "某演罚告〔2026〕1号" } },
      { act = "recheck.submit", on = "2026-09-29", refused = "after" },
      { act = "defence.record", on = "2026-09-30", fields = { defence_text = "初次违法，已经改正" } },
      { act = "recheck.submit", refused = "defences_answered" },
      { act = "defence.answer", fields = { adopted = "no", adopted_why = "已经造成危害后果" } },
      { act = "recheck.submit" },
    }, parts.decided, {
      { paper = "penalty.decision", says = { "违法事实", "证据及其认定", "不予采纳", "裁量理由", "某银行", "每日按罚款数额的3%", "60日内",
        "6个月内", "某区人民政府", "某区人民法院" } },
      { act = "close", refused = "collected" },
    }, parts.paid, parts.filed),
    ends = "archived" },

  { title = "听证：期限、主持人、笔录，之后还要法制审核", procedure = "penalty.ordinary",
    steps = parts.join(large, {
      { act = "hearing.ask", on = "2026-09-29", fields = { hearing_claim = "罚款过重" } },
      { act = "recheck.submit", on = "2026-09-30", refused = "hearing_settled" },
      { child = "hearing", act = "chair.appoint", fields = { chair = "handler/1" }, refused = "chair_apart" },
      { child = "hearing", act = "chair.appoint", fields = { chair = "chair/1" } },
      { child = "hearing", act = "notice.sign", by = "chair/2", refused = "as" },
      { child = "hearing", act = "notice.sign", on = "2026-10-09", fields = { hearing_on = "2026-10-20" } },
      { child = "hearing", act = "notice.scan" },
      { child = "hearing", act = "notice.serve" },
      { child = "hearing/service_notice", ends = "served" },
      { child = "hearing", expect = { ["due.notice"] = "2026-10-19" } },
      { child = "hearing", act = "hold", on = "2026-10-19", refused = "after" },
      { child = "hearing", act = "hold", on = "2026-10-20", fields = { held_on = "2026-10-19" }, refused = "on_the_day" },
      { child = "hearing", act = "hold", fields = { held_on = "2026-10-20" } },
      { child = "hearing", act = "report", refused = "record_signed" },
      { child = "hearing", act = "record.sign", fields = { record_signed = "refused" } },
      { child = "hearing", act = "report" },
      { expect = { heard = true, heard_on = "2026-10-20", ["child.hearing"] = "held" } },
      { act = "recheck.submit" },
      { act = "decide.penalty", fields = parts.decision, refused = "review58_done" },
      { act = "review58.pass", by = "legal58/3", refused = "PER-10" },
      { act = "review58.pass", by = "handler/1", refused = "role" },
      { act = "review58.pass" },
      { act = "decide.penalty", fields = parts.decision },
      { act = "decide.penalty.approve" },
    }), ends = "decided" },

  { title = "听证：逾期要求的不再受理，没有要求的继续办理", procedure = "penalty.ordinary",
    steps = parts.join(large, {
      { act = "recheck.submit", on = "2026-09-29", refused = "hearing_settled" },
      { act = "hearing.ask", on = "2026-09-30", refused = "within" },
      { act = "recheck.submit" },
    }), ends = "rechecked" },

  { title = "听证：无正当理由不到场，终止听证", procedure = "penalty.ordinary",
    steps = parts.join(large, {
      { act = "hearing.ask", on = "2026-09-28" },
      { child = "hearing", act = "chair.appoint", fields = { chair = "chair/1" } },
      { child = "hearing", act = "notice.sign", fields = { hearing_on = "2026-10-15" } },
      { child = "hearing", act = "notice.scan" },
      { child = "hearing", act = "notice.serve" },
      { child = "hearing/service_notice", ends = "served" },
      { child = "hearing", act = "abandon", on = "2026-10-14", refused = "on_the_day" },
      { child = "hearing", act = "abandon", on = "2026-10-15" },
      { act = "recheck.submit", expect = { heard = "none" } },
    }), ends = "rechecked" },

  { title = "重大案件：两道审核之外还要集体讨论", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000, { complex = true, review58_kind = "hard" }), parts.reviewed,
      parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, refused = "collective_done" },
      { act = "decide.penalty", fields = parts.decision, refused = "review58_done" },
      { act = "discussion.close", refused = "review58_done" },
      { act = "review58.pass" },
      { act = "discussion.add", fields = { member = "甲" } },
      { act = "discussion.add", fields = { member = "乙" } },
      { act = "discussion.close", refused = "discussed_enough" },
      { act = "discussion.add", fields = { member = "丙" } },
      { act = "discussion.close" },
      { act = "decide.penalty", fields = parts.decision },
      { act = "decide.penalty.return" },
      { expect = { state = "rechecked" } },
      { act = "decide.penalty", fields = parts.decision },
      { act = "decide.penalty.approve", paper = "penalty.decision", says = { "集体讨论" } },
    }), ends = "decided" },

  { title = "法制审核不通过，退回调整", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000, { review58_kind = "public" }), parts.reviewed, parts.noticed,
      parts.rechecked, {
      { act = "review58.return", expect = { state = "revising", legality_passed = "none" } },
      { act = "revise.submit" },
      { act = "relegality.pass" },
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, refused = "review58_done" },
      { act = "review58.pass" },
      { act = "decide.penalty", fields = parts.decision },
    }), ends = "+decide.penalty" },

  { title = "采纳申辩后减少罚款，再次审查", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, {
      { act = "defence.record", fields = { defence_text = "主动消除后果" } },
      { act = "defence.answer", fields = { adopted = "yes" } },
      { act = "revise.start", on = "2026-09-30" },
      { act = "penalty.change", fields = { amount = 5000000 } },
      { act = "revise.submit", fields = { weight = "lighter" } },
      { act = "relegality.pass" },
    }, parts.decided, { { expect = { fine_decided = 5000000, notified_fine = 5600000 } } }), ends = "decided" },

  { title = "不得高于告知的罚款；有新的事实，重新调查、审查、告知后才可以", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, {
      { act = "revise.start", on = "2026-09-30" },
      { act = "penalty.change", fields = { amount = 5600001 } },
      { act = "revise.submit", refused = "not_heavier" },
      { act = "renew.start", fields = { renew_text = "发现另一批次" } },
      { expect = { state = "inquiry", legality_passed = "none", notice_served = "none", ["clock.defence"] = "stopped" } },
      parts.report(),
      { act = "legality.pass" },
      { act = "notice.sign" },
      { act = "recheck.submit", refused = "notice_served" },
      { act = "notice.scan" },
      { act = "notice.serve" },
      { child = "service_notice", ends = "served" },
      { act = "recheck.submit", refused = "after" },
      { act = "recheck.submit", on = "2026-10-15" },
    }, parts.decided, { { expect = { fine_decided = 5600001 } } }), ends = "decided" },

  { title = "自立案之日起九十日", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-12-01", fields = parts.decision, refused = "in_time" },
      { act = "handle.extend", expect = { ["due.handle"] = "2026-12-30" } },
      { act = "decide.penalty", fields = parts.decision },
    }), ends = "+decide.penalty" },

  { title = "中止的日子不计入办案期限", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "inquiry.suspend", on = "2026-09-10", fields = { handle_more_basis = "某条例第十条" } },
      { act = "inquiry.resume", on = "2026-09-20", expect = { ["due.handle"] = "2026-12-10" } },
    }), ends = "inquiry" },

  { title = "一事不二罚款：先问清楚是不是同一行为", procedure = "penalty.ordinary", sys = { other_fines = 1 },
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, refused = "other_fines" },
      { act = "decide.penalty", fields = parts.decision, reasons = { other_fines = "前案是上一年度的另一行为" } },
      { act = "decide.penalty.approve" },
    }), ends = "decided" },

  { title = "送达决定后发现笔误，更正", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "repair.sign", fields = { repair_text = "门牌号更正为二号" } },
      { act = "repair.scan" },
      { act = "repair.serve" },
      { act = "close", refused = "repair_not_serving" },
      { child = "service_repair", ends = "served" },
    }, parts.paid, parts.filed), ends = "archived" },

  { title = "决定被复议撤销，责令重作：一切从头", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "annul.redo", on = "2026-12-01", fields = { annul_ground = "review" } },
      { expect = { state = "inquiry", fine_decided = "none", decision_served = "none", legality_passed = "none",
        ["due.remake"] = "2027-02-01" } },
      parts.report(),
      { act = "notice.sign", refused = "state" },
      { act = "legality.pass" },
      { act = "notice.sign" },
    }), ends = "noticed" },
}
