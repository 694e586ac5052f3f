-- Inspections: the plan with its draw, the visit from its approval to its file, and what is refused.
local parts = use "tests/parts"

local visit = { title = "食品经营日常检查", party_kind = "org", party_name = "某某（虚构）超市", party_code = "*", source = "plan",
  item = "食品经营监督检查", item_published = true, visit_on = "2026-09-03", claim_till = "2026-12-31", notice_way = "code" }

local function with(other)
  local fields = {}
  for key, value in pairs(visit) do fields[key] = value end
  for key, value in pairs(other or {}) do fields[key] = value end
  return fields
end

-- Without the day until which nobody inspects again: what an exempted inspection does not ask.
local function free(other)
  local fields = with(other)
  fields.claim_till = nil
  return fields
end

local function approved(other)
  return { { act = "approve_plan", on = "2026-09-01", fields = with(other) }, { act = "approve_plan.approve" } }
end

local begun = parts.join(approved(), { { act = "begin", on = "2026-09-03", fields = { begun_on = "2026-09-03" } }, { act = "record" } })

local function told(result, more)
  return parts.join(begun, {
    { act = "finish", fields = { result = result, rectify_until = more }, expect = { ["due.tell"] = "2026-09-10" } },
    { act = "result.sign" },
    { act = "result.scan", expect = { ["clock.tell"] = "stopped" } },
  })
end

return {
  { title = "检查：报批、到场、笔录、告知结果，没有问题，五个工作日归档", procedure = "inspection.visit",
    steps = {
      { act = "approve_plan", on = "2026-09-01", fields = with({ item_published = false }), refused = "item_published" },
      { act = "approve_plan", fields = with({ remote_enough = true }), refused = "visit_needed" },
      { act = "approve_exempt", fields = free({ exempt_ground = "safety", item_published = false }), refused = "item_published" },
      { act = "approve_plan", fields = with({ notice_way = "paper" }) },
      { act = "approve_plan.approve", by = "handler/1", refused = "role" },
      { act = "approve_plan.approve", paper = "inspection.notice", says = { "食品经营监督检查", "重复的检查", "不收取任何费用", "投诉、举报",
        "对检查中采取的行政强制措施不服的" } },
      { act = "begin", on = "2026-09-03", refused = "notified" },
      { act = "notice.scan" },
      { act = "begin", with = "handler/1", refused = "PER-1" },
      { act = "begin", by = "handler/3", with = "handler/1", refused = "as" },
      { act = "begin" },
      { act = "finish", refused = "recorded" },
      { act = "record", with = "handler/4", refused = "PER-1" },
      { act = "record" },
      { act = "finish", fields = { result = "fine" }, expect = { ["due.tell"] = "2026-09-10" } },
      { act = "result.scan", refused = "result_issued" },
      { act = "result.sign", by = "handler/1", refused = "role" },
      { act = "result.sign", paper = "inspection.result", says = { "没有发现问题" } },
      { act = "result.scan", expect = { ["clock.tell"] = "stopped" } },
      { act = "rectify.start", refused = "result_is_rectify" },
      { act = "close.handed", refused = "result_is_handed" },
      { act = "close.fine", expect = { ["due.file"] = "2026-09-10" } },
      { act = "archive", expect = { ["clock.file"] = "stopped" } },
    }, ends = "archived" },

  { title = "承办人不批准自己提请的检查；退回、取消", procedure = "inspection.visit",
    steps = {
      { act = "approve_plan", on = "2026-09-01", fields = with({ handlers = { "handler/1", "handler/3" } }) },
      { act = "approve_plan.approve", by = "handler/3", refused = "apart" },
      { act = "approve_plan.return" },
      { act = "approve_plan", fields = with({ handlers = { "handler/1", "handler/2" } }) },
      { act = "approve_plan.approve" },
      { act = "cancel", by = "handler/1", refused = "role" },
      { act = "cancel" },
    }, ends = "cancelled" },

  { title = "不事先通知的写明理由", procedure = "inspection.visit",
    steps = parts.join(approved({ notice_way = "none" }), { { act = "begin", on = "2026-09-03", refused = "notified" } }), ends = "dispatched" },

  { title = "写明理由的，可以不事先通知", procedure = "inspection.visit",
    steps = parts.join(approved({ notice_way = "none", notice_none_why = "防止转移问题食品" }), { { act = "begin", on = "2026-09-03" } }),
    ends = "begun" },

  { title = "同一年度的频次上限；投诉核查不受限制，写明情形", procedure = "inspection.visit", sys = { same_year = 2 },
    steps = {
      { act = "approve_plan", on = "2026-09-01", fields = with(), refused = "within_cap" },
      { act = "approve_exempt", fields = free({ exempt_ground = "lead" }), refused = "exempt_fits" },
      { act = "approve_exempt", fields = free({ source = "lead", exempt_ground = "lead" }) },
      { act = "approve_exempt.approve", expect = { exempt = true } },
    }, ends = "dispatched" },

  { title = "还没有到频次上限", procedure = "inspection.visit", sys = { same_year = 1 },
    steps = { { act = "approve_plan", on = "2026-09-01", fields = with() } }, ends = "+approve_plan" },

  { title = "危及公共安全、公众健康、生态环境的，不论来源", procedure = "inspection.visit",
    steps = { { act = "approve_exempt", on = "2026-09-01", fields = free({ exempt_ground = "safety" }) } }, ends = "+approve_exempt" },

  { title = "抽样：按成本价购买，不收费，结果告知，复检有了结果才告知检查结果", procedure = "inspection.visit",
    steps = parts.join(approved(), {
      { act = "begin", on = "2026-09-03", fields = { begun_on = "2026-09-03" } },
      { act = "sample.take", with = "handler/1", refused = "PER-1" },
      { act = "sample.take", fields = { sample_price = 0, sample_fee = 5000 } },
      { act = "record", fields = { charged = false } },
      { act = "finish", refused = "uncharged" },
      { act = "sample.correct", fields = { sample_price = 0, sample_fee = 0 } },
      { act = "finish", refused = "samples_paid" },
      { act = "sample.correct", fields = { sample_price = 2400 } },
      { act = "finish", fields = { result = "fine" } },
      { act = "retest.ask", refused = "within" },
      { act = "result.sign", refused = "samples_told" },
      { act = "sample.result", on = "2026-09-07", fields = { sample_told_on = "2026-09-07" }, expect = { ["due.retest"] = "2026-09-16" } },
      { act = "retest.ask", on = "2026-09-16", fields = { retest_on = "2026-09-16" } },
      { act = "result.sign", refused = "retests_over" },
      { act = "retest.result", fields = { retest_result = "kept" } },
      { act = "result.sign" },
      { act = "result.scan" },
      { act = "result.revise", refused = "retest_changed" },
      { act = "close.fine", refused = "retest_time_over" },
      { act = "close.fine", on = "2026-09-17" },
    }), ends = "closed" },

  { title = "结果告知以后申请复检，改变结论的重新告知", procedure = "inspection.visit",
    steps = parts.join(begun, {
      { act = "sample.take", fields = { sample_price = 2400 } },
      { act = "sample.result", fields = { sample_told_on = "2026-09-03" } },
      { act = "finish", fields = { result = "case" } },
      { act = "result.sign" },
      { act = "result.scan" },
      { act = "close.handed", refused = "retest_time_over" },
      { act = "retest.ask" },
      { act = "close.handed", refused = "retests_over" },
      { act = "close.fine", refused = "retests_over" },
      { act = "retest.ask", on = "2026-09-15", refused = "within" },
      { act = "retest.result", fields = { retest_result = "changed" } },
      { act = "result.revise", fields = { result = "fine" }, expect = { ["clock.tell"] = "running" } },
      { act = "result.sign" },
      { act = "result.scan" },
      { act = "close.fine" },
    }), ends = "closed" },

  { title = "依法不购买样品的，写明依据；有样品的整改也等复检期满", procedure = "inspection.visit",
    steps = parts.join(begun, {
      { act = "sample.take", fields = { sample_price = 0, sample_free_law = "某规章第五条" } },
      { act = "sample.result", fields = { sample_told_on = "2026-09-03" } },
      { act = "finish", fields = { result = "rectify", rectify_until = "2026-10-30" } },
      { act = "result.sign" },
      { act = "result.scan" },
      { act = "rectify.start", refused = "retest_time_over" },
      { act = "retest.ask" },
      { act = "rectify.start", refused = "retests_over" },
      { act = "retest.result", fields = { retest_result = "kept" } },
      { act = "rectify.start", on = "2026-09-15" },
    }), ends = "rectifying" },

  { title = "收取检查费的，退还后再结束", procedure = "inspection.visit",
    steps = parts.join(approved(), {
      { act = "begin", on = "2026-09-03", fields = { begun_on = "2026-09-03" } },
      { act = "record", fields = { charged = true } },
      { act = "finish", refused = "uncharged" },
      { act = "record", fields = { charged = false } },
      { act = "finish" },
    }), ends = "found" },

  { title = "限期整改，复查通过", procedure = "inspection.visit",
    steps = parts.join(told("rectify", "2026-09-30"), {
      { act = "close.fine", refused = "result_is_fine" },
      { act = "rectify.start", expect = { ["due.rectify"] = "2026-09-30" } },
      { act = "close.rectified", refused = "recheck_passed" },
      { act = "close.unrectified", refused = "recheck_failed" },
      { act = "recheck", on = "2026-09-30", with = "handler/1", refused = "PER-1" },
      { act = "recheck", fields = { recheck_result = "done" } },
      { act = "close.unrectified", refused = "recheck_failed" },
      { act = "close.rectified", expect = { ["clock.rectify"] = "stopped" } },
    }), ends = "closed" },

  { title = "整改没有写明期限的，不进入整改", procedure = "inspection.visit",
    steps = parts.join(told("rectify"), { { act = "rectify.start", refused = "result_is_rectify" } }), ends = "told" },

  { title = "没有整改，转立案核查", procedure = "inspection.visit",
    steps = parts.join(told("rectify", "2026-09-30"), {
      { act = "rectify.start" },
      { act = "recheck", on = "2026-10-09", fields = { recheck_result = "not" } },
      { act = "close.rectified", refused = "recheck_passed" },
      { act = "close.unrectified", fields = { handed_ref = "某演案〔2026〕1号" } },
    }), ends = "closed" },

  { title = "涉嫌违法，转立案核查", procedure = "inspection.visit",
    steps = parts.join(told("case"), { { act = "close.fine", refused = "result_is_fine" }, { act = "close.handed" } }), ends = "closed" },

  -- 计划和抽取 ------------------------------------------------------------------------------------------------------
  { title = "检查计划：批准、固定名单、抽取、公开、归档", procedure = "inspection.plan",
    steps = {
      { act = "propose", on = "2026-01-05", fields = { title = "2026年度检查计划", plan_year = 2026, handlers = { "handler/1", "handler/3" } } },
      { act = "propose.approve", by = "handler/3", refused = "apart" },
      { act = "propose.approve" },
      { act = "freeze", refused = "listed" },
      { act = "subject.add", fields = { subject_code = "91150105MA0000001A", subject_name = "甲店（虚构）" } },
      { act = "subject.add", fields = { subject_code = "91150105MA0000002B", subject_name = "乙店（虚构）" } },
      { act = "subject.add", fields = { subject_code = "91150105MA0000003C", subject_name = "丙店（虚构）" } },
      { act = "subject.remove", item = 3 },
      { act = "inspector.add", fields = { inspector_no = "N1" } },
      { act = "freeze", refused = "listed" },
      { act = "inspector.add", fields = { inspector_no = "N2" } },
      { act = "inspector.add", fields = { inspector_no = "N3" } },
      { act = "inspector.remove", item = 3 },
      { act = "freeze", fields = { list_published_on = "2026-01-05" }, expect = { list_frozen = true } },
      { act = "draw", fields = { seed_on = "2026-01-05", seed = "0012345", subject_count = 1, officer_count = 2 }, refused = "seed_after_list" },
      { act = "draw", on = "2026-01-07", fields = { seed_on = "2026-01-06", seed = "0012345", subject_count = 1, officer_count = 2 } },
      { act = "report", expect = { ["due.file"] = "2026-02-06" } },
      { act = "archive", expect = { ["clock.file"] = "stopped" } },
    }, ends = "archived" },
}
