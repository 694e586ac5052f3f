-- 听证: child of an ordinary case, opened when the party asks in time. The chair is not an investigator of the case, the
-- notice runs its days, the record is signed, and the decision follows the record.
local facts = use "facts"
local rules = use "rules"

local before = { "asked", "appointed", "noticed" }

return {
  id = "penalty.hearing", title = "听证", kind = "hearing", opens = "child",
  basis = "处罚法63—65",
  start = "asked",
  delegable = true,
  contract = { held = "已举行听证", abandoned = "视为放弃，终止听证", withdrawn = "当事人撤回听证请求" },

  phases = { { "prepare", "准备" }, { "hold", "举行" }, { "done", "结果" } },

  facts = facts.join(facts.inherited, {
    { "hearing_claim", "long", "听证请求和理由", max = 2000, inherit = true },
    { "investigators", "officers", "参加过调查的人员", inherit = true },
    { "notice_number", "text", "事先告知书编号", max = 60, inherit = true },
    { "chair", "officers", "听证主持人", help = "非本案调查人员" },
    { "clerk_name", "text", "记录人", max = 60 },
    { "chair_pending", "yesno", "主持人回避申请待决定" },
    { "chair_why", "long", "申请主持人回避的理由", max = 1000 },
    { "chair_answer", "long", "回避决定和理由", max = 1000 },
    { "hearing_on", "date", "听证日期" },
    { "hearing_time", "text", "听证时间", max = 40 },
    { "hearing_place", "text", "听证地点", max = 200 },
    { "open_to_public", "choice", "是否公开举行",
      options = { { "yes", "公开举行" }, { "state", "涉及国家秘密，不公开" }, { "trade", "涉及商业秘密，不公开" },
        { "private", "涉及个人隐私，不公开" } } },
    { "announced_where", "text", "公告处", max = 200, help = "公开举行的填写" },
    { "notice_scan", "file", "听证通知书盖章扫描件" },
    { "paper_title", "text", "送达文书", max = 80 },
    { "paper_number", "text", "文书编号", max = 60 },
    { "notified", "yesno", "听证通知书已送达", hidden = true },
    { "notified_on", "date", "听证通知书送达日期" },
    { "postpone_why", "long", "改期的理由", max = 1000 },
    { "held_on", "date", "举行日期" },
    { "attended", "long", "到场人员", max = 1000, help = "调查人员、当事人、代理人、证人、翻译" },
    { "record_text", "long", "听证笔录", max = 20000, help = "调查人员提出的事实、证据和建议，当事人的申辩和质证" },
    { "record_signed", "choice", "笔录签名",
      options = { { "signed", "核对无误后签名或者盖章" }, { "refused", "拒绝签名或者盖章，主持人已注明" } } },
    { "record_scan", "file", "签名后的听证笔录" },
    { "report_text", "long", "听证报告", max = 8000, help = "对事实、证据、依据、裁量的意见和处理建议" },
    { "abandon_kind", "choice", "放弃的情形",
      options = { { "absent", "无正当理由拒不出席" }, { "left", "未经许可中途退出" } } },
    { "abandon_text", "long", "情况说明", max = 1000 },
    { "withdraw_scan", "file", "撤回听证请求的书面材料" },
    { "paper_on", "date", "文书签发日期" },
    -- Worked out.
    { "day_to_come", "yesno", "听证日期还没有到", hidden = true, calc = function(f) return f.hearing_on ~= nil and f.today < f.hearing_on end },
    { "other_day", "yesno", "举行日期不是通知的日期", hidden = true, calc = function(f)
      return f.held_on ~= nil and f.hearing_on ~= nil and f.held_on ~= f.hearing_on
    end },
  }),

  lists = {
    { "agents", title = "委托代理人",
      facts = {
        { "agent_name", "text", "姓名", max = 60, personal = true },
        { "agent_scan", "file", "授权委托书" },
      } },
  },

  states = {
    { "asked", "待指定主持人", phase = "prepare", idle = "处罚法没有规定组织听证的期限；办案期限在主案件中继续计算" },
    { "appointed", "待确定时间地点", phase = "prepare", idle = "处罚法没有规定组织听证的期限；办案期限在主案件中继续计算" },
    { "noticed", "已定时间地点，待举行", phase = "prepare", idle = "送达听证通知书后开始计算通知期限" },
    { "heard", "已举行，待签名和报告", phase = "hold", idle = "办案期限在主案件中继续计算" },
    { "held", "听证结束", phase = "done", final = "held" },
    { "abandoned", "终止听证", phase = "done", final = "abandoned" },
    { "withdrawn", "撤回听证请求", phase = "done", final = "withdrawn" },
  },

  guards = {
    { "agents_few", reads = { "agents.count", "@hearing_agents" },
      test = function(f) return f["agents.count"] < f["@hearing_agents"] end,
      because = "委托代理人人数已到法定上限。请当事人减少代理人，再登记。", basis = "处罚法64(五)", cure = "agent.remove" },
    { "chair_apart", reads = { "chair", "handlers", "investigators" },
      test = function(f)
        for _, id in ipairs(f.chair or {}) do
          for _, other in ipairs(f.handlers or {}) do if id == other then return false end end
          for _, other in ipairs(f.investigators or {}) do if id == other then return false end end
        end
        return true
      end,
      because = "听证主持人不能是本案承办人或者参加过调查的人员。指定其他人员。", basis = "处罚法64(四)", cure = "chair.appoint" },
    { "on_the_day", reads = { "day_to_come", "other_day" },
      test = function(f) return f.day_to_come ~= true and f.other_day ~= true end,
      because = "还没有到通知的听证日期，或者举行日期与通知的不一致。要提前或者推迟的，先改期并重新通知。", basis = "处罚法64(二)", cure = "postpone" },
    { "chair_asked", reads = { "chair_pending" },
      test = function(f) return f.chair_pending == true end,
      because = "没有待决定的主持人回避申请。", basis = "处罚法64(四)", cure = "chair.object" },
    { "chair_settled", reads = { "chair_pending" },
      test = function(f) return f.chair_pending ~= true end,
      because = "当事人申请主持人回避，还没有决定。先作出决定。", basis = "处罚法64(四)", cure = "chair.keep" },
    { "notified", reads = { "notified" },
      test = function(f) return f.notified == true end,
      because = "听证通知书还没有送达当事人。先送达，等满法定通知期限再举行。", basis = "处罚法64(二)", cure = "notice.serve" },
    rules.paper_sealed("notice_sealed", "penalty.hearing_notice", "听证通知书", "notice.scan", "处罚法64(二)"),
    rules.not_serving("not_serving", "service_notice", "听证通知书"),
  },

  clocks = {
    { "notice", title = "听证通知期限", length = "@hearing_notice_days", basis = "处罚法64(二)、85", effect = "duty", warn = 1,
      whom = "organ" },
    { "invite", title = "送达听证通知书的最后日子", length = "@hearing_notice_days", basis = "处罚法64(二)、85", effect = "duty",
      warn = 2, whom = "organ" },
  },

  children = {
    { "service_notice", procedure = "penalty.service", title = "送达听证通知书", many = true,
      on = {
        served = { set = { notified = true, notified_on = out "served_on" }, stop = { "invite" },
          start = { { "notice", from = "notified_on" } } },
        failed = {},
      } },
  },

  actions = {
    { "chair.appoint", title = "指定听证主持人", from = { "asked", "appointed" }, to = "appointed", by = "head",
      ask = { "chair", "clerk_name" }, need = { "chair_apart" }, clear = { "chair_pending" }, urgent = 1, basis = "处罚法64(四)",
      help = "主持人不能是本案调查人员。" },

    { "notice.sign", title = "签发听证通知书", from = "appointed", to = "noticed", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "hearing_on", "hearing_time", "hearing_place", "open_to_public", { "announced_where", optional = true } },
      need = { "chair_settled" }, set = { paper_on = today() }, start = { { "invite", before = "hearing_on" } },
      issue = { "penalty.hearing_notice", "penalty.hearing_announcement" }, urgent = 1, outside = true, basis = "处罚法64(二)、(三)",
      help = "听证日期要给送达和法定通知期限留足时间。" },
    { "notice.scan", title = "上传听证通知书盖章扫描件", from = "noticed", by = "handler", as = "handlers",
      ask = { "notice_scan" }, scan = "penalty.hearing_notice", urgent = 1, basis = "处罚法64(二)" },
    { "notice.serve", title = "送达听证通知书", from = "noticed", by = "handler", as = "handlers",
      need = { "notice_sealed", "not_serving" },
      set = { paper_title = "听证通知书", paper_number = number "penalty.hearing_notice" }, open = "service_notice", urgent = 1,
      outside = true, basis = "处罚法64(二)" },
    { "postpone", title = "改期", from = "noticed", to = "appointed", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "postpone_why" }, need = { "not_serving" }, clear = { "notified" }, stop = { "notice", "invite" }, urgent = 6, outside = true,
      basis = "处罚法64(二)", help = "改期后重新通知，通知期限重新计算。" },

    { "agent.add", title = "登记委托代理人", from = before, by = "party", recorded = "handler",
      add = "agents", ask = { "agent_name", "agent_scan" }, need = { "agents_few" }, urgent = 5, basis = "处罚法64(五)" },
    { "agent.remove", title = "删去委托代理人", from = before, by = "party", recorded = "handler", remove = "agents", urgent = 8,
      basis = "处罚法64(五)" },
    { "chair.object", title = "登记主持人回避申请", from = { "appointed", "noticed" }, by = "party", recorded = "handler",
      ask = { "chair_why" }, set = { chair_pending = true }, urgent = 6, basis = "处罚法64(四)" },
    { "chair.keep", title = "驳回主持人回避申请", from = { "appointed", "noticed" }, by = "head",
      ask = { "chair_answer" }, need = { "chair_asked" }, clear = { "chair_pending" }, urgent = 1, basis = "处罚法64(四)" },
    { "chair.replace", title = "更换主持人", from = { "appointed", "noticed" }, by = "head",
      ask = { "chair_answer", "chair" }, need = { "chair_asked", "chair_apart" }, clear = { "chair_pending" }, urgent = 1, basis = "处罚法64(四)" },

    { "hold", title = "登记听证举行", from = "noticed", to = "heard", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "held_on", "attended", "record_text" }, need = { "notified", "chair_settled", "not_serving", "on_the_day" },
      after = "notice", effective = "held_on", issue = { "penalty.hearing_record" }, urgent = 2, basis = "处罚法64(三)、(七)、(八)" },
    { "abandon", title = "终止听证（视为放弃）", from = "noticed", to = "abandoned", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "abandon_kind", "abandon_text" }, need = { "notified", "not_serving", "on_the_day" }, after = "notice", urgent = 4, outside = true,
      basis = "处罚法64(六)" },
    { "withdraw", title = "登记撤回听证请求", from = before, to = "withdrawn", by = "party", recorded = "handler",
      ask = { "withdraw_scan" }, need = { "not_serving" }, stop = { "notice", "invite" }, urgent = 6, basis = "处罚法64(一)" },

    { "record.sign", title = "登记听证笔录签名", from = "heard", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "record_signed", "record_scan" }, urgent = 1, basis = "处罚法64(八)" },
    { "report", title = "提交听证报告", from = "heard", to = "held", by = "chair", as = "chair", apart = { "handlers", "investigators" },
      ask = { "report_text" },
      need = { { id = "record_signed", reads = { "record_signed" },
        test = function(f) return f.record_signed ~= nil end,
        because = "听证笔录还没有交当事人核对签名；拒绝签名的由主持人注明。先登记笔录签名。", basis = "处罚法64(八)",
        cure = "record.sign" } },
      issue = { "penalty.hearing_report" }, urgent = 2, basis = "处罚法65" },
  },
}
