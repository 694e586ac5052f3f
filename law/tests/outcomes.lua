-- How an ordinary case ends otherwise than with a penalty.
local parts = use "tests/parts"

local function reported(conclusion, other)
  local fields = { conclusion = conclusion }
  for key, value in pairs(other or {}) do fields[key] = value end
  return parts.join(parts.opened, parts.evidence, { parts.report(fields) }, parts.reviewed)
end

local served = {
  { act = "no_penalty.serve", refused = "no_penalty_sealed" },
  { act = "no_penalty.scan" },
  { act = "no_penalty.serve" },
  { child = "service_decision", ends = "served" },
  { act = "close" },
  { act = "close.approve" },
  { act = "contents.make" },
  { act = "archive" },
}

return {
  { title = "轻微并及时改正：不予处罚，也要教育", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "report.submit", fields = { conclusion = "minor" }, refused = "ground_stated" },
      parts.report({ conclusion = "minor", no_penalty_ground = "slight" }),
      { act = "decide.minor", refused = "state" },
      { act = "legality.pass" },
      { act = "notice.sign", refused = "conclusion_penalty" },
      { act = "decide.unfounded", refused = "conclusion_unfounded" },
      { act = "decide.transfer", refused = "conclusion_crime" },
      { act = "decide.minor", fields = { education_text = "" }, refused = "education_text" },
      { act = "decide.minor", fields = { education_text = "建立进货查验制度" } },
      { act = "decide.minor.approve", paper = "penalty.no_penalty", says = { "不予行政处罚", "教育", "建立进货查验制度", "60日内" } },
    }, served), ends = "archived" },

  { title = "违法事实不能成立", procedure = "penalty.ordinary",
    steps = parts.join(reported("unfounded"), {
      { act = "decide.minor", refused = "conclusion_minor" },
      { act = "decide.unfounded" },
      { act = "decide.unfounded.approve", paper = "penalty.no_penalty", says = { "违法事实不能成立" }, lacks = { "教育" } },
    }, served), ends = "archived" },

  { title = "涉嫌犯罪移送，退回后重新审查、告知", procedure = "penalty.ordinary",
    steps = parts.join(reported("crime"), {
      { act = "decide.transfer", on = "2026-09-20", fields = { transfer_organ = "某公安分局" } },
      { act = "decide.transfer.approve", paper = "penalty.transfer", says = { "某公安分局", "涉嫌犯罪" } },
      { expect = { ["clock.handle"] = "paused" } },
      { act = "transfer.back", on = "2026-10-10", fields = { transfer_back = "没有犯罪事实" },
        expect = { ["clock.handle"] = "running", ["due.handle"] = "2026-12-21", legality_passed = "none" } },
      { act = "norm.add", fields = { low = 5000000, high = 10000000, applied = true } },
      { act = "penalty.add", fields = { kind = "fine", amount = 5000000 } },
      parts.report(),
      { act = "legality.pass" },
      { act = "notice.sign" },
    }), ends = "noticed" },

  { title = "涉嫌犯罪移送后结案", procedure = "penalty.ordinary",
    steps = parts.join(reported("crime"), {
      { act = "decide.transfer" },
      { act = "decide.transfer.approve" },
      { act = "close.transferred" },
      { act = "close.transferred.approve" },
      { act = "contents.make" },
      { act = "archive" },
    }), ends = "archived" },

  { title = "线索核查期内不予立案", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { expect = { ["due.screen"] = "2026-09-21" } },
      { act = "lead.extend", expect = { ["due.screen"] = "2026-10-19" } },
      { act = "lead.extend", refused = "not_extended" },
      { act = "lead.reject", fields = { reject_ground = "late" } },
      { act = "lead.reject.approve" },
    }), ends = "not_opened" },

  { title = "线索移送有管辖权的机关", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "lead.forward" },
      { act = "lead.forward.return" },
      { act = "lead.forward" },
      { act = "lead.forward.approve" },
    }), ends = "forwarded" },

  { title = "撤销立案", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "case.cancel" },
      { act = "case.cancel.approve", expect = { ["clock.handle"] = "stopped", ["clock.file"] = "running" } },
      { act = "archive", refused = "contents_made" },
      { act = "contents.make" },
      { act = "archive" },
    }), ends = "archived" },

  { title = "立案之后移送有管辖权的机关", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "case.forward" },
      { act = "case.forward.approve" },
      { act = "contents.make" },
      { act = "archive" },
    }), ends = "archived" },

  { title = "自行纠正，撤销决定，终止案件；不再算作已罚", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "annul.end", by = "handler/1", refused = "role" },
      { act = "annul.end", fields = { annul_ground = "court" }, refused = "annul_paper_given" },
      { act = "annul.end", fields = { annul_ground = "self", annul_text = "当事人认定有误" }, paper = "penalty.annulment",
        says = { "当事人认定有误", "撤销上述决定", "行政复议" } },
      { expect = { fine_decided = "none", ["clock.file"] = "running" } },
      { act = "contents.make" },
      { act = "archive", refused = "annul_told" },
      { act = "annul.serve", refused = "annul_sealed" },
      { act = "annul.scan" },
      { act = "annul.serve" },
      { act = "archive", refused = "annul_not_serving" },
      { child = "service_annul", ends = "served" },
      { act = "archive" },
    }), ends = "archived" },

  { title = "收缴没有结束，不能撤销；公开了的，写明撤回", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "collection.open" },
      { act = "annul.end", refused = "collection_closed" },
      { act = "publication.open" },
      { child = "collection", act = "enforce.end", fields = { end_ground = "annulled" } },
      { act = "annul.end", refused = "published" },
      { act = "annul.end", reasons = { published = "由公示管理人员三日内撤回" } },
    }), ends = "closed" },

  { title = "其他处罚：执行完毕、物品处理之后才结案", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "penalty.add", fields = { kind = "halt", text = "责令停业七日" } },
      { act = "penalty.add", fields = { kind = "goods", amount = 80000 } },
      { act = "goods.add" },
      parts.report(),
      { act = "legality.pass" },
      { act = "notice.sign", refused = "no_hearing_case" },
      { act = "notice.sign_hearing", on = "2026-09-21" },
      { act = "notice.scan" },
      { act = "notice.serve_hearing" },
      { child = "service_hearing_notice", ends = "served" },
      { act = "hearing.waive", on = "2026-09-22" },
      { act = "recheck.submit", on = "2026-09-30" },
    }, parts.decided, {
      { act = "collection.open", refused = "money_ordered" },
      { act = "publication.none" },
      { act = "close", refused = "performed" },
      { act = "perform.done", refused = "goods_ended" },
      { act = "perform.record" },
      { act = "goods.end", fields = { goods_end = "destroy" } },
      { act = "perform.done" },
      { act = "close" },
      { act = "close.approve" },
      { act = "contents.make" },
      { act = "archive" },
    }), ends = "archived" },
}
