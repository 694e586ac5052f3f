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
  { act = "power.add", fields = { power_code = "9", power_name = "损坏市容的处罚", power_kind = "penalty" } },
}

local running = parts.join(drafted, {
  { act = "propose" },
  { act = "propose.approve" },
  { act = "sign", on = "2026-09-10", expect = { ["due.filing"] = "2026-09-28" } },
  { act = "publish.own" },
  { act = "publish.delegate" },
  { act = "effect", on = "2026-09-30", expect = { ["due.term"] = "2027-09-30" } },
})

local empowerment = { from_organ = "某区林业局", title = "承接市容处罚权", decision_ref = "某决定", decision_published = "自治区人民政府公报", since = "2026-10-01", able = true,
  officers = 3, own_name = true }

local concentration = { title = "集中行使城市管理处罚权", field = "city", decided_by = "region", since = "2026-10-01" }

local dispute = { title = "跨区倾倒案管辖争议", dispute_kind = "both", own_opened = "2026-08-01", other_opened = "2026-08-05" }

local body = { title = "某局主体资格", handlers = { "supervisor/1", "supervisor/2" }, body_name = "某局", body_kind = "organ", body_officers = 12 }

-- What the town does for the organ: the story's matter is opened by the town, on the power it uses for it.
local entrusted = { roles = "handler", since = "2026-01-01", ["until"] = "2026-09-30" }

local spot = { title = "违反停车管理规定", party_kind = "person", party_name = "某甲（虚构）", capacity = "full", evidence_other = true,
  clear_facts = true, act_on = "2026-09-18", handlers = { "town/handler/1", "town/handler/2" } }

local bank = { bank_name = "某银行", bank_address = "某街", surcharge_stated = true, court_name = "某区人民法院" }

local lead = { title = "涉嫌乱倒垃圾案", party_kind = "org", party_name = "某某（虚构）食品店", found_on = "2026-09-01" }

local opening = { handlers = { "town/handler/1", "town/handler/2" }, capacity = "full", act_state = "once", act_end = "2026-08-20",
  limit_kind = "two" }

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
      { act = "power.add", fields = { power_code = "10", power_name = "扣押", power_kind = "coercion" } },
      { act = "propose", refused = "no_coercion" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_code = "77", power_name = "本机关没有的职权", power_kind = "penalty" } },
      { act = "propose", refused = "ORG-3" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_code = "9", power_name = "损坏市容的处罚", power_kind = "penalty" } },
      { act = "revise", fields = { delegate_name = "没有登记的机关" } },
      { act = "propose", refused = "ORG-3" },
      { act = "revise", fields = { delegate_name = "某区演示局" } },
      { act = "propose", refused = "ORG-3" },
      { act = "revise", fields = { delegate_name = "示例镇人民政府" } },
      { act = "propose" },
      { act = "propose.approve", by = "handler/1", refused = "role" },
      { act = "propose.approve", paper = "delegation.agreement",
        says = { "9", "以委托机关的名义", "以委托机关为被申请人", "不得再委托", "强制措施权不委托" } },
      { act = "sign", on = "2026-09-10", expect = { ["due.filing"] = "2026-09-28" } },
      { paper = "delegation.notice", says = { "示例镇人民政府", "2027年9月30日" } },
      { act = "effect", refused = "own_published" },
      { act = "publish.own" },
      { act = "effect", refused = "delegate_published" },
      { act = "publish.delegate" },
      { act = "effect", by = "handler/1", refused = "role" },
      { act = "effect", expect = { ["due.term"] = "2027-09-30", ["power.示例镇人民政府/9"] = "none" } },
      { on = "2026-10-01", expect = { ["power.示例镇人民政府/9"] = "for", ["power.某区演示局/9"] = "own" } },
      { act = "check.add", fields = { check_result = "beyond", check_duty = "示例镇人民政府" } },
      { on = "2027-09-30", expect = { state = "running", ["power.示例镇人民政府/9"] = "for" } },
      { on = "2027-10-01", expect = { state = "over", end_kind = "expired", ended_on = "2027-09-30", ["clock.filing"] = "stopped",
        ["power.示例镇人民政府/9"] = "none" } },
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
      { on = "2026-10-08", expect = { ["power.示例镇人民政府/9"] = "for" } },
      { act = "revoke", fields = { end_kind = "revoked" }, expect = { ["clock.term"] = "stopped", ["power.示例镇人民政府/9"] = "none" }, paper = "delegation.end_notice",
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
      { act = "power.add", fields = { power_code = "12", power_kind = "detention" } },
      { act = "begin", refused = "no_detention" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_code = "12", power_kind = "penalty" } },
      { act = "begin", refused = "can_take" },
      { act = "prepare", fields = { able = true, officers = 1 } },
      { act = "begin", refused = "can_take" },
      { act = "prepare", fields = { officers = 3 } },
      { act = "begin", refused = "begun" },
      { act = "begin", on = "2026-10-01", by = "handler/1", refused = "role" },
      { act = "begin", expect = { ["power.某区演示局/12"] = "own", ["power.某区林业局/12"] = "own" } },
      { act = "review.add", fields = { review_result = "adjust" } },
      { act = "end", expect = { ["clock.file"] = "running", ["power.某区演示局/12"] = "none" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "不承接", procedure = "delegation.empowerment",
    steps = { { act = "register", on = "2026-09-01", fields = with(empowerment) }, { act = "drop" } }, ends = "dropped" },

  { title = "相对集中处罚权：有权机关决定、公告、原机关不再行使、按生效日分界", procedure = "delegation.concentration",
    steps = {
      { act = "register", on = "2026-09-01", fields = with(concentration, { decided_by = "other" }), refused = "decided_high" },
      { act = "register", fields = with(concentration) },
      { act = "begin", refused = "powers_listed" },
      { act = "power.add", fields = { power_code = "12", power_kind = "detention" } },
      { act = "begin", refused = "no_detention" },
      { act = "power.remove" },
      { act = "power.add", fields = { power_code = "12", former_organ = "某区林业局", power_kind = "penalty" } },
      { act = "begin", refused = "announced" },
      { act = "announce" },
      { act = "begin", refused = "former_stopped" },
      { act = "former.confirm" },
      { act = "begin", refused = "begun" },
      { expect = { ["power.某区演示局/12"] = "none", ["power.某区林业局/12"] = "own" } },
      { act = "begin", on = "2026-10-01", expect = { ["power.某区演示局/12"] = "own", ["power.某区林业局/12"] = "none" } },
      { act = "end", on = "2027-03-01", expect = { ["power.某区演示局/12"] = "none", ["power.某区林业局/12"] = "own" } },
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

  { title = "共同的上一级行政机关指定管辖", procedure = "delegation.designation",
    steps = {
      { act = "register", on = "2026-09-01", fields = { handlers = { "handler/1", "handler/2" }, first_organ = "甲局", other_organ = "乙局" } },
      { act = "designate", by = "handler/1", refused = "role" },
      { act = "designate", fields = { named_organ = "乙局", named_why = "乙局最先立案" }, paper = "delegation.designation",
        says = { "甲局、乙局", "乙局最先立案", "指定乙局管辖" } },
      { act = "designation.scan", expect = { ["clock.file"] = "running" } },
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
      { act = "finish", expect = { ["clock.review"] = "stopped" }, paper = "inspection.review", says = { "2026年第三季度", "不完整", "抽查数" } },
      { act = "archive" },
    }, ends = "archived" },

  { title = "期间没有检查的，不抽取也能结束", procedure = "inspection.review",
    steps = {
      { act = "due", on = "2026-10-01", fields = { period_to = "2026-09-30" } },
      { act = "pick", fields = { total_count = 0, picked_count = 0 } },
      { act = "finish" },
    }, ends = "closed" },

  -- The effect of a delegation: acts of the delegate's officers in the organ's matters.
  { title = "受托单位的人员以委托机关的名义当场处罚：文书、编号、救济都是委托机关的", procedure = "penalty.summary", delegated = entrusted,
    steps = {
      { act = "start", on = "2026-09-18", by = "handler/1", fields = with(spot), refused = "as" },
      { act = "start", by = "town/handler/1", fields = with(spot, { handlers = { "town/handler/1" } }), refused = "handlers_two" },
      { act = "start", by = "town/handler/1", fields = with(spot) },
      { act = "tell", by = "handler/1", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 }, refused = "as" },
      { act = "tell", by = "town/handler/1", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 } },
      { act = "hear", by = "town/handler/1", fields = { defended = "no" } },
      { act = "decide", by = "town/handler/1", fields = bank, expect = { fine_decided = 20000 } },
      { paper = "penalty.spot", says = { "某区演示局", "某演", "某区人民政府", "应当先申请行政复议" }, lacks = { "示例镇" } },
    }, ends = "decided" },

  { title = "调查取证受托，决定由委托机关作出；行政强制措施不受托；期限届满的不能再办", procedure = "penalty.ordinary", delegated = entrusted,
    steps = {
      { act = "lead.register", on = "2026-09-01", by = "town/head/1", fields = with(lead), refused = "role" },
      { act = "lead.register", by = "town/handler/1", fields = with(lead) },
      { act = "lead.screen", by = "town/handler/1" },
      { act = "open", by = "town/handler/1", fields = with(opening) },
      { act = "open.approve", by = "town/head/1", refused = "ORG-5" },
      { act = "open.approve" },
      { act = "credential.show", by = "town/handler/1" },
      { act = "seizure.open", by = "town/handler/1", refused = "ORG-7" },
      { act = "evidence.add", by = "town/handler/2", fields = { evidence_kind = "document", evidence_name = "进货单" } },
      { act = "evidence.verify", by = "town/handler/2", on = "2026-10-01", fields = { verified = "true" }, refused = "ORG-5" },
    }, ends = "inquiry" },

  { title = "委托范围以外的程序、还没有生效的委托，不能以委托机关的名义办理", procedure = "penalty.summary",
    delegated = with(entrusted, { procedures = "penalty.ordinary" }),
    steps = {
      { act = "start", on = "2026-09-18", by = "town/handler/1", fields = with(spot), refused = "ORG-5" },
    } },

  { title = "委托还没有生效", procedure = "penalty.summary", delegated = with(entrusted, { since = "2026-09-19" }),
    steps = {
      { act = "start", on = "2026-09-18", by = "town/handler/1", fields = with(spot), refused = "ORG-5" },
      { act = "start", on = "2026-09-19", by = "town/handler/1", fields = with(spot, { act_on = "2026-09-19" }) },
    }, ends = "found" },

  { title = "包括决定在内都受托的，受托单位的负责人可以决定，仍以委托机关的名义", procedure = "penalty.ordinary",
    delegated = with(entrusted, { roles = "handler head" }),
    steps = {
      { act = "lead.register", on = "2026-09-01", by = "town/handler/1", fields = with(lead) },
      { act = "lead.screen", by = "town/handler/1" },
      { act = "open", by = "town/handler/1", fields = with(opening) },
      { act = "open.approve", by = "town/head/1", paper = "penalty.open_approval", says = { "某区演示局" }, lacks = { "示例镇人民政府" } },
    }, ends = "inquiry" },
}
