-- Who may act: delegation, empowerment, concentration, disputes, qualification.
local parts = use "tests/parts"

local agreement = { title = "委托示例镇实施市容处罚", delegate_name = "示例镇人民政府", delegate_kind = "township", delegate_public = true,
  delegate_officers = 4, delegate_tech = "none", ground = "某条例第九条", authority = "whole", since = "2026-10-01", ["until"] = "2027-09-30" }

local function with(base, other)
  local fields = {}
  for key, value in pairs(base) do fields[key] = value end
  for key, value in pairs(other or {}) do fields[key] = value end
  return fields
end

local drafted = {
  { act = "register", on = "2026-09-01", fields = with(agreement) },
  { act = "power.add", fields = { power_code = "ZF-01", power_name = "损坏市容的处罚", power_kind = "penalty" } },
}

local running = parts.join(drafted, {
  { act = "propose" },
  { act = "propose.approve" },
  { act = "sign", on = "2026-09-10", expect = { ["due.filing"] = "2026-09-28" } },
  { act = "publish.own" },
  { act = "publish.delegate" },
  { act = "effect", on = "2026-09-30", expect = { ["due.term"] = "2027-09-30" } },
})

local empowerment = { title = "承接市容处罚权", decision_ref = "某决定", decision_published = "自治区人民政府公报", since = "2026-10-01", able = true,
  officers = 3, own_name = true }

local concentration = { title = "集中行使城市管理处罚权", field = "city", decided_by = "region", since = "2026-10-01" }

local dispute = { title = "跨区倾倒案管辖争议", dispute_kind = "both", own_opened = "2026-08-01", other_opened = "2026-08-05" }

local body = { title = "某局主体资格", handlers = { "supervisor/1", "supervisor/2" }, body_name = "某局", body_kind = "organ", body_officers = 12 }

return {
  { title = "委托：依据、条件、期限、双方公布、备案、监督、期限届满、公布终止", procedure = "delegation.agreement",
    steps = {
      { act = "register", on = "2026-09-01", fields = with(agreement, { delegate_kind = "person" }), refused = "to_organisation" },
      { act = "register", fields = with(agreement, { delegate_public = false }), refused = "delegate_fit" },
      { act = "register", fields = with(agreement, { delegate_officers = 1 }), refused = "delegate_staffed" },
      { act = "register", fields = with(agreement, { delegate_tech = "unable" }), refused = "delegate_able" },
      { act = "register", fields = with(agreement, { ["until"] = "2026-09-30" }), refused = "term_stated" },
      { act = "register", fields = with(agreement, { further = true }), refused = "not_further" },
      { act = "register", fields = with(agreement) },
      { act = "revise", fields = { delegate_kind = "person" }, refused = "to_organisation" },
      { act = "revise", fields = { delegate_public = false }, refused = "delegate_fit" },
      { act = "revise", fields = { delegate_officers = 1 }, refused = "delegate_staffed" },
      { act = "revise", fields = { delegate_tech = "unable" }, refused = "delegate_able" },
      { act = "revise", fields = { ["until"] = "2026-09-30" }, refused = "term_stated" },
      { act = "revise", fields = { further = true }, refused = "not_further" },
      { act = "revise" },
      { act = "propose", refused = "powers_listed" },
      { act = "power.add", fields = { power_code = "ZF-04", power_name = "扣押", power_kind = "coercion" } },
      { act = "propose", refused = "no_coercion" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_code = "ZF-01", power_name = "损坏市容的处罚", power_kind = "penalty" } },
      { act = "propose" },
      { act = "propose.approve", by = "handler/1", refused = "role" },
      { act = "propose.approve", paper = "delegation.agreement",
        says = { "ZF-01", "以委托机关的名义", "以委托机关为被申请人", "不得再委托", "强制措施权不委托" } },
      { act = "sign", on = "2026-09-10", expect = { ["due.filing"] = "2026-09-28" } },
      { paper = "delegation.notice", says = { "示例镇人民政府", "2027年9月30日" } },
      { act = "effect", refused = "own_published" },
      { act = "publish.own" },
      { act = "effect", refused = "delegate_published" },
      { act = "publish.delegate" },
      { act = "effect", by = "handler/1", refused = "role" },
      { act = "effect", expect = { ["due.term"] = "2027-09-30" } },
      { act = "check.add", fields = { check_result = "beyond", check_duty = "示例镇人民政府" } },
      { on = "2027-09-30", expect = { state = "running" } },
      { on = "2027-10-01", expect = { state = "over", end_kind = "expired", ended_on = "2027-09-30", ["clock.filing"] = "stopped" } },
      { act = "end.publish", refused = "filed" },
      { act = "file.late" },
      { act = "file.late", refused = "unfiled" },
      { act = "end.publish", expect = { ["clock.file"] = "running" } },
      { act = "archive", expect = { ["clock.file"] = "stopped" } },
    }, ends = "archived" },

  { title = "备案后委托机关撤回委托", procedure = "delegation.agreement",
    steps = parts.join(running, {
      { act = "file.record", expect = { ["clock.filing"] = "stopped" } },
      { act = "file.record", refused = "unfiled" },
      { act = "revoke", by = "handler/1", refused = "role" },
      { act = "revoke", fields = { end_kind = "revoked" }, expect = { ["clock.term"] = "stopped" }, paper = "delegation.end_notice",
        says = { "委托机关撤回", "不得再以" } },
      { act = "end.publish" },
    }), ends = "closed" },

  { title = "不委托", procedure = "delegation.agreement", steps = parts.join(drafted, { { act = "drop" } }), ends = "dropped" },

  { title = "赋权：自治区决定、公布、能够承接，以自己的名义", procedure = "delegation.empowerment",
    steps = {
      { act = "register", on = "2026-09-01", fields = with(empowerment, { decided_by = "other" }), refused = "by_region" },
      { act = "register", fields = with(empowerment, { decision_published = "" }), refused = "published" },
      { act = "register", fields = with(empowerment, { own_name = false }), refused = "in_own_name" },
      { act = "register", fields = with(empowerment, { able = false }) },
      { act = "begin", refused = "powers_listed" },
      { act = "power.add", fields = { power_kind = "detention" } },
      { act = "begin", refused = "no_detention" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_kind = "penalty" } },
      { act = "begin", refused = "can_take" },
      { act = "prepare", fields = { able = true, officers = 1 } },
      { act = "begin", refused = "can_take" },
      { act = "prepare", fields = { officers = 3 } },
      { act = "begin", refused = "begun" },
      { act = "begin", on = "2026-10-01", by = "handler/1", refused = "role" },
      { act = "begin" },
      { act = "review.add", fields = { review_result = "adjust" } },
      { act = "end", expect = { ["clock.file"] = "running" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "不承接", procedure = "delegation.empowerment",
    steps = { { act = "register", on = "2026-09-01", fields = with(empowerment) }, { act = "drop" } }, ends = "dropped" },

  { title = "相对集中处罚权：有权机关决定、公告、原机关不再行使、按生效日分界", procedure = "delegation.concentration",
    steps = {
      { act = "register", on = "2026-09-01", fields = with(concentration, { decided_by = "other" }), refused = "decided_high" },
      { act = "register", fields = with(concentration) },
      { act = "begin", refused = "powers_listed" },
      { act = "power.add", fields = { power_kind = "detention" } },
      { act = "begin", refused = "no_detention" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_kind = "penalty" } },
      { act = "begin", refused = "announced" },
      { act = "announce" },
      { act = "begin", refused = "former_stopped" },
      { act = "former.confirm" },
      { act = "begin", refused = "begun" },
      { act = "begin", on = "2026-10-01" },
      { act = "end" },
      { act = "archive" },
    }, ends = "archived" },

  { title = "不划转", procedure = "delegation.concentration",
    steps = { { act = "register", on = "2026-09-01", fields = with(concentration) }, { act = "drop" } }, ends = "dropped" },

  { title = "管辖争议：最先立案的管辖；协商不成的报请共同的上一级指定", procedure = "delegation.dispute",
    steps = {
      { act = "register", on = "2026-09-01", fields = with(dispute) },
      { act = "agree", fields = { result = "other" }, refused = "first_opened" },
      { act = "mediate" },
      { act = "report", by = "handler/1", refused = "role" },
      { act = "report" },
      { act = "withdraw" },
      { act = "report" },
      { act = "designated", fields = { result = "other" }, expect = { ["clock.file"] = "running" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "管辖争议：按立案先后协商一致", procedure = "delegation.dispute",
    steps = { { act = "register", on = "2026-09-01", fields = with(dispute) }, { act = "agree", fields = { result = "own" } } }, ends = "closed" },

  { title = "都认为没有管辖权的，协商确定", procedure = "delegation.dispute",
    steps = { { act = "register", on = "2026-09-01", fields = with(dispute, { dispute_kind = "neither" }) },
      { act = "agree", fields = { result = "other" } } }, ends = "closed" },

  { title = "主体资格：审核、确认、公示、取消", procedure = "delegation.qualification",
    steps = {
      { act = "ask", on = "2026-09-01", by = "handler/1", refused = "role" },
      { act = "ask", fields = with(body, { body_kind = "inner" }) },
      { act = "confirm", refused = "authorised" },
      { act = "refuse" },
      { act = "archive" },
    }, ends = "archived" },

  { title = "主体资格：人员不足的不确认；确认后公示，取消", procedure = "delegation.qualification",
    steps = {
      { act = "ask", on = "2026-09-01", fields = with(body, { body_officers = 1 }) },
      { act = "confirm", refused = "staffed" },
    }, ends = "asked" },

  { title = "主体资格：确认、公示、取消", procedure = "delegation.qualification",
    steps = {
      { act = "ask", on = "2026-09-01", fields = with(body) },
      { act = "confirm" },
      { act = "confirm.approve", by = "supervisor/1", refused = "role" },
      { act = "confirm.approve" },
      { act = "publish" },
      { act = "cancel" },
    }, ends = "closed" },

  -- What comes again by itself.
  { title = "半年报告：期间末日起十五日内报送", procedure = "delegation.report",
    steps = {
      { act = "due", on = "2026-07-01", fields = { title = "受托执法半年报告（2026年上半年）", period_name = "2026年上半年", period_from = "2026-01-01",
        period_to = "2026-06-30" }, expect = { ["due.report"] = "2026-07-15" } },
      { act = "assign", by = "handler/1", refused = "role" },
      { act = "assign" },
      { act = "submit", fields = { report_to = "示例旗综合行政执法局", case_count = 12 } },
      { act = "submit.approve", paper = "delegation.report", says = { "2026年上半年", "12件" } },
      { act = "send", expect = { ["clock.report"] = "stopped", ["clock.file"] = "running" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "负责人抽查检查记录：不少于百分之五，逐份查看", procedure = "inspection.review",
    steps = {
      { act = "due", on = "2026-10-01", fields = { title = "抽查（2026年第三季度）", period_name = "2026年第三季度", period_from = "2026-07-01",
        period_to = "2026-09-30" }, expect = { ["due.review"] = "2026-10-27" } },
      { act = "pick", by = "handler/1", refused = "role" },
      { act = "pick", fields = { total_count = 41, picked_count = 2 }, refused = "enough_picked" },
      { act = "pick", fields = { total_count = 2, picked_count = 3 }, refused = "enough_picked" },
      { act = "pick", fields = { total_count = 40, picked_count = 2 } },
      { act = "look.add", fields = { look_basis = true, look_subject = true, look_content = true, look_result = false } },
      { act = "finish", refused = "all_looked" },
      { act = "look.add" },
      { act = "finish", expect = { ["clock.review"] = "stopped" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "期间没有检查的，不抽取也能结束", procedure = "inspection.review",
    steps = {
      { act = "due", on = "2026-10-01", fields = { period_to = "2026-09-30" } },
      { act = "pick", fields = { total_count = 0, picked_count = 0 } },
      { act = "finish" },
    }, ends = "closed" },
}
