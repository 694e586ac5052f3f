-- 行政机关强制执行: only where a statute gives the organ this power (强制法13); reminder, answer, decision, service, and then not by
-- night and not on a public holiday.
local facts = use "facts"
local archive = use "procedures/archive/shared"
local rules = use "rules"
local enforcement = use "procedures/enforcement/facts"
local g = enforcement.guards

local running = { "overdue", "decided", "served" }

return {
  id = "enforcement.self", title = "行政机关强制执行", kind = "enforcement", opens = "matter",
  basis = "强制法34—49",
  start = "new",

  phases = { { "urge", "催告" }, { "decide", "决定" }, { "do", "实施" }, { "file", "结案归档" } },

  facts = facts.join(facts.inherited, enforcement.decision, enforcement.urging, {
    { "means", "choice", "强制执行方式",
      options = { { "transfer", "划拨存款、汇款" }, { "auction", "拍卖或者依法处理查封、扣押的场所、设施或者财物" },
        { "remove", "排除妨碍、恢复原状" }, { "other", "法律规定的其他方式" } } },
    { "means_law", "text", "规定这种方式的法律", max = 200 },
    { "decide_text", "long", "强制执行的理由和依据", max = 4000 },
    { "decide_when", "text", "强制执行的时间", max = 120 },
    { "flight_text", "long", "转移或者隐匿财物迹象的证据", max = 2000 },
    { "decision_scan", "file", "强制执行决定书盖章扫描件" },
    { "order_served", "yesno", "强制执行决定书已送达", hidden = true },
    { "order_served_on", "date", "强制执行决定书送达日期" },
    { "money_to", "text", "款项去向", max = 200, help = "划拨、拍卖所得上缴国库或者划入财政专户；余款退还或者提存" },
    { "surplus", "money", "余款" },
    { "surplus_to", "choice", "余款处理", options = { { "none", "没有余款" }, { "returned", "已退还当事人" }, { "deposited", "已提存" } } },
    { "auctioneer", "text", "拍卖机构", max = 120 },
  }, enforcement.doing, enforcement.ending, {
    enforcement.still_due,
    { "surplus_open", "yesno", "余款没有处理", hidden = true, calc = function(f)
      return (f.surplus or 0) > 0 and f.surplus_to ~= "returned" and f.surplus_to ~= "deposited"
    end },
  }),

  lists = { enforcement.replies },

  guards = {
    g.may_enforce, g.overdue, g.urged, g.replies_answered, g.not_at_night, g.homes_supplied, g.cut_approved, g.cut_told, g.urge_money_stated, g.no_harm, g.urge_sealed, g.urge_issued,
    g.urge_not_serving,
    rules.paper_sealed("order_sealed", "enforcement.decision", "强制执行决定书", "decision.scan", "强制法37Ⅱ"),
    rules.paper_issued("order_issued", "enforcement.decision", "强制执行决定书", "decide", "强制法37Ⅱ"),
    rules.not_serving("order_not_serving", "service_order", "强制执行决定书"),
    { "order_unserved", reads = { "order_served" },
      test = function(f) return f.order_served ~= true end,
      because = "强制执行决定书已经送达。", basis = "强制法38" },
    { "auction_entrusted", reads = { "means", "auctioneer" },
      test = function(f) return f.means ~= "auction" or f.auctioneer ~= nil end,
      because = "拍卖由行政机关委托拍卖机构办理，没有写明拍卖机构。", basis = "强制法48" },
    { "surplus_settled", reads = { "surplus_open" },
      test = function(f) return f.surplus_open ~= true end,
      because = "所得款项超过应当履行的数额，余款还没有退还或者提存。", basis = "强制法49" },
  },

  children = {
    archive.child,
    enforcement.service_urge,
    { "service_order", procedure = "penalty.service", title = "送达强制执行决定书", many = true,
      on = {
        served = { set = { order_served = true, order_served_on = out "served_on" } },
        failed = {},
      } },
  },

  states = {
    { "new", "待登记", phase = "urge", idle = "登记后开始" },
    { "overdue", "逾期未履行，催告", phase = "urge", idle = "催告确定的期限另计" },
    { "decided", "已作出强制执行决定", phase = "decide", idle = "送达后实施" },
    { "served", "待实施", phase = "do", idle = "按决定书写明的时间实施" },
    { "suspended", "中止执行", phase = "do", idle = "中止的情形消失后恢复执行" },
    { "waiting", "中止执行（确无能力履行）", phase = "do" },
    { "agreed", "履行执行协议", phase = "do" },
    { "done", "执行完毕", phase = "file", idle = "确认结果后结案" },
    { "closed", "已结案，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = {
    enforcement.urge_clock,
    { "lapse", title = "中止执行后不再执行", length = "@lapse_years", basis = "强制法39Ⅱ", effect = "deem", deem = "lapse", warn = 30,
      whom = "organ" },
    { "agreement", title = "执行协议履行期限", unit = "day", basis = "强制法42", effect = "duty", warn = 3, whom = "party" },
    enforcement.file_clock,
  },

  actions = {
    { "register", title = "登记逾期不履行的决定", from = "new", to = "overdue", by = "handler", ask = enforcement.party_asked,
      need = { "may_enforce", "overdue" }, urgent = 1, basis = "强制法34" },

    -- 催告 -------------------------------------------------------------------------------------------------------
    { "urge.sign", title = "签发履行催告书", from = "overdue", by = "head", apart = { "handlers" },
      ask = { "urge_until", "urge_way", { "urge_money", optional = true }, { "urge_pay", optional = true } },
      need = { "urge_not_serving", "urge_money_stated" }, clear = { "urge_served" }, start = { { "urge", to = "urge_until" } },
      issue = { "enforcement.urge" }, urgent = 1, outside = true, basis = "强制法35",
      help = "写明履行期限、方式、涉及金钱的明确金额和给付方式，告知陈述权和申辩权。" },
    { "urge.scan", title = "上传催告书盖章扫描件", from = "overdue", by = "handler", as = "handlers", ask = { "urge_scan" },
      need = { "urge_issued" }, scan = "enforcement.urge", urgent = 2, basis = "强制法35" },
    { "urge.serve", title = "送达履行催告书", from = "overdue", by = "handler", as = "handlers",
      need = { "urge_sealed", "urge_not_serving" },
      set = { paper_title = "履行催告书", paper_number = number "enforcement.urge" }, open = "service_urge", urgent = 2, basis = "强制法38",
      help = "直接送达；拒收或者无法直接送达的，再用其他方式。" },
    { "reply.record", title = "登记对催告的陈述、申辩", from = running, by = "party", recorded = "handler",
      add = "urge_replies", ask = { "reply_on", "reply_text" }, need = { "urged" }, urgent = 5, basis = "强制法36" },
    { "reply.answer", title = "复核对催告的陈述、申辩", from = running, by = "handler", as = "handlers",
      change = "urge_replies", ask = { "reply_result", "reply_why" }, urgent = 3, basis = "强制法36" },

    -- 决定 -------------------------------------------------------------------------------------------------------
    { "decide", title = "提请作出强制执行决定", from = "overdue", to = "decided", by = "handler", as = "handlers",
      ask = { "means", "means_law", "decide_text", "decide_when" }, need = { "may_enforce", "urged", "replies_answered" }, after = "urge",
      approve = { by = "head", title = "签发强制执行决定书", back = "退回", apart = { "handlers" } },
      stop = { "urge" }, issue = { "enforcement.approval", "enforcement.decision" }, urgent = 1, outside = true, basis = "强制法37Ⅰ、Ⅱ" },
    { "decide.at_once", title = "提请立即强制执行（转移、隐匿财物）", from = "overdue", to = "decided", by = "handler", as = "handlers",
      ask = { "means", "means_law", "decide_text", "decide_when", "flight_text" }, need = { "may_enforce", "urged" }, within = "urge",
      approve = { by = "head", title = "签发立即强制执行决定书", back = "退回", apart = { "handlers" } },
      stop = { "urge" }, issue = { "enforcement.approval", "enforcement.decision" }, urgent = 6, outside = true, basis = "强制法37Ⅲ" },
    { "decision.scan", title = "上传强制执行决定书盖章扫描件", from = "decided", by = "handler", as = "handlers", ask = { "decision_scan" },
      need = { "order_issued" }, scan = "enforcement.decision", urgent = 1, basis = "强制法37Ⅱ" },
    { "decision.serve", title = "送达强制执行决定书", from = "decided", by = "handler", as = "handlers",
      need = { "order_sealed", "order_unserved", "order_not_serving" },
      set = { paper_title = "强制执行决定书", paper_number = number "enforcement.decision" }, open = "service_order", urgent = 1,
      outside = true, basis = "强制法38" },
    { "ready", title = "转入实施", from = "decided", to = "served", by = "handler", as = "handlers",
      need = { { id = "order_served", reads = { "order_served" },
        test = function(f) return f.order_served == true end,
        because = "强制执行决定书还没有送达当事人。", basis = "强制法38", cure = "decision.serve" } }, urgent = 1, basis = "强制法38" },

    -- 实施 -------------------------------------------------------------------------------------------------------
    enforcement.cut("served"),
    { "carry_out", title = "登记实施", from = "served", to = "done", by = "handler", as = "handlers", two = true,
      ask = { "done_on", "done_time", { "done_urgent", optional = true }, "done_cut", "done_text", "done_scan",
        { "auctioneer", optional = true }, { "money_to", optional = true }, { "surplus", optional = true },
        { "surplus_to", optional = true } },
      need = { "may_enforce", "replies_answered", "not_at_night", "homes_supplied", "cut_approved", "auction_entrusted", "surplus_settled" },
      effective = "done_on", at = "done_time", issue = { "enforcement.record" }, urgent = 1, outside = true, basis = "强制法43、47—49" },
    { "performed", title = "登记当事人自动履行", from = { "overdue", "decided", "served", "suspended", "waiting" }, to = "done", by = "party",
      recorded = "handler", ask = { "close_text" }, stop = { "urge", "lapse" }, need = { "urge_not_serving", "order_not_serving" },
      urgent = 4, basis = "强制法37Ⅰ" },

    -- 中止、协议、终结、回转 -------------------------------------------------------------------------------------
    { "suspend", title = "中止执行", from = { "decided", "served" }, to = "suspended", by = "head", apart = { "handlers" },
      ask = { "suspend_ground", "suspend_text" }, need = { "order_not_serving" }, issue = { "enforcement.suspend" }, urgent = 7, outside = true,
      basis = "强制法39Ⅰ" },
    { "suspend.unable", title = "中止执行（没有明显社会危害，确无能力履行）", from = { "decided", "served" }, to = "waiting", by = "head",
      apart = { "handlers" }, ask = { "suspend_text" }, need = { "order_not_serving" }, set = { suspend_ground = "hard" },
      start = { "lapse" }, issue = { "enforcement.suspend" }, urgent = 8, outside = true, basis = "强制法39Ⅰ(一)、Ⅱ" },
    { "resume", title = "恢复执行", from = { "suspended", "waiting" }, to = "served", by = "head", ask = { "resume_text" },
      need = { { id = "served_once", reads = { "order_served" },
        test = function(f) return f.order_served == true end,
        because = "强制执行决定书还没有送达，恢复到决定阶段。", basis = "强制法38", cure = "resume.decided" } },
      stop = { "lapse" }, issue = { "enforcement.resume" }, urgent = 1, outside = true, basis = "强制法39Ⅱ" },
    { "resume.decided", title = "恢复执行（决定书未送达）", from = { "suspended", "waiting" }, to = "decided", by = "head",
      ask = { "resume_text" }, need = { "order_unserved" }, stop = { "lapse" }, issue = { "enforcement.resume" }, urgent = 2,
      basis = "强制法39Ⅱ" },
    { "lapse", title = "中止满法定期间没有恢复，不再执行", from = "waiting", to = "closed", by = "law", set = { end_ground = "lapsed" },
      start = { "file" }, basis = "强制法39Ⅱ" },
    { "agree", title = "达成执行协议", from = { "decided", "served" }, to = "agreed", by = "head", apart = { "handlers" },
      ask = { "agreement_text", "agreement_until", "agreement_scan", "agreement_harm" }, need = { "no_harm", "order_not_serving" },
      start = { { "agreement", to = "agreement_until" } }, issue = { "enforcement.agreement" }, urgent = 6, outside = true, basis = "强制法42Ⅰ" },
    { "agreement.kept", title = "登记协议履行完毕", from = "agreed", to = "done", by = "handler", as = "handlers", ask = { "agreement_result" },
      stop = { "agreement" }, urgent = 1, basis = "强制法42Ⅱ" },
    { "agreement.broken", title = "不履行协议，恢复强制执行", from = "agreed", to = "decided", by = "head", ask = { "agreement_result" },
      stop = { "agreement" }, urgent = 2, outside = true, basis = "强制法42Ⅱ" },
    { "terminate", title = "终结执行", from = { "overdue", "decided", "served", "suspended", "waiting", "agreed" }, to = "closed", by = "head",
      apart = { "handlers" }, ask = { "end_ground", "end_text" }, need = { "urge_not_serving", "order_not_serving" },
      stop = { "urge", "lapse", "agreement" }, start = { "file" }, issue = { "enforcement.terminate" }, urgent = 9, outside = true, basis = "强制法40" },
    { "reverse", title = "登记执行回转", from = "done", by = "head", apart = { "handlers" },
      ask = { "reverse_ground", "reverse_text", "reverse_scan" }, urgent = 7, outside = true, basis = "强制法41" },

    { "close", title = "提请结案", from = "done", to = "closed", by = "handler", as = "handlers", ask = { "close_text" },
      need = { "surplus_settled" },
      approve = { by = "head", title = "批准结案", back = "退回", apart = { "handlers" } },
      start = { "file" }, urgent = 1, basis = "意见四(八)" },
    enforcement.archive,
  },
}
