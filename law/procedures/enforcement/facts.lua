-- What the procedures of enforcement share: the decision to be enforced, the reminder with its answer, what may not be done
-- (强制法43), suspension, termination, agreement, reversal and filing.
local facts = use "facts"
local rules = use "rules"

local enforcement = {}

enforcement.decision = {
  { "power", "text", "职权事项", max = 60 },
  { "decision_number", "text", "据以执行的决定书编号", max = 60 },
  { "decided_on", "date", "决定日期" },
  { "decision_served_on", "date", "决定书送达日期" },
  { "duty_text", "long", "决定确定的义务", max = 2000 },
  { "due_on", "date", "履行期限最后一日" },
  { "unperformed_text", "long", "没有履行的情况", max = 2000 },
}

enforcement.urging = {
  -- 催告书 and the decision to enforce are the papers that are served here (强制法38).
  { "direct_first", "yesno", "应当先直接送达", hidden = true, calc = function() return true end },
  { "duty_kind", "choice", "义务的种类", options = { { "act", "行为" }, { "money", "金钱给付" } } },
  { "urge_until", "date", "催告确定的履行期限" },
  { "urge_way", "text", "履行义务的方式", max = 300 },
  { "urge_money", "money", "金额", help = "涉及金钱给付的，写明确的金额" },
  { "urge_pay", "text", "给付方式", max = 300, help = "涉及金钱给付的填写" },
  { "urge_scan", "file", "催告书盖章扫描件" },
  { "urge_served", "yesno", "催告书已送达", hidden = true },
  { "urge_served_on", "date", "催告书送达日期" },
  { "paper_title", "text", "送达文书", max = 80 },
  { "paper_number", "text", "文书编号", max = 60 },
}

enforcement.doing = {
  { "done_on", "date", "实施日期" },
  { "done_time", "time", "实施时间", help = "开始实施的时间。夜间和法定节假日由平台按日历判断" },
  { "done_urgent", "long", "情况紧急、必须在夜间或者法定节假日实施的事实", max = 1000 },
  { "done_cut", "choice", "停止供应",
    options = { { "none", "没有采取" }, { "home", "对居民生活停止供水、供电、供热、供燃气等" },
      { "firm", "依安全生产法70对生产经营单位停止供电、停止供应民用爆炸物品等" } } },
  { "cut_text", "long", "重大事故隐患、拒不执行停产停业等决定和现实危险的事实", max = 2000 },
  { "cut_units", "text", "通知停止供应的单位", max = 200 },
  { "cut_notice_scan", "file", "书面通知（有关单位签收后）" },
  { "cut_told", "choice", "通知生产经营单位", options = { { "ahead", "提前二十四小时通知" }, { "urgent", "有危及生产安全的紧急情形，没有提前通知" },
    { "late", "没有提前通知，也没有紧急情形" } } },
  { "cut_approved", "yesno", "本部门主要负责人已批准停止供应" },
  { "done_text", "long", "实施情况", max = 4000 },
  { "done_scan", "file", "现场笔录、音像记录" },
}

enforcement.ending = {
  { "suspend_ground", "choice", "中止的情形",
    options = { { "hard", "当事人履行确有困难或者暂无履行能力" }, { "third", "第三人对执行标的主张权利，确有理由" },
      { "damage", "执行可能造成难以弥补的损失，且中止不损害公共利益" }, { "other", "本机关认为需要中止的其他情形" } } },
  { "suspend_text", "long", "中止的事实和理由", max = 2000 },
  { "resume_text", "long", "恢复执行的理由", max = 1000 },
  { "agreement_text", "long", "执行协议", max = 4000, help = "可以约定分阶段履行；采取补救措施的，可以减免加处的罚款或者滞纳金，不得减免本金" },
  { "agreement_until", "date", "协议履行期限最后一日" },
  { "agreement_scan", "file", "执行协议（双方签名、盖章）" },
  { "agreement_harm", "yesno", "损害公共利益或者他人合法权益" },
  { "agreement_result", "long", "协议履行情况", max = 1000 },
  { "end_ground", "choice", "终结执行的情形",
    options = { { "dead", "公民死亡，无遗产可供执行，又无义务承受人" },
      { "dissolved", "法人或者其他组织终止，无财产可供执行，又无义务承受人" }, { "lost", "执行标的灭失" },
      { "annulled", "据以执行的行政决定被撤销" }, { "lapsed", "中止执行满法定期间没有恢复执行" },
      { "other", "本机关认为需要终结执行的其他情形" } } },
  { "end_text", "long", "终结执行的事实和依据", max = 1000 },
  { "reverse_ground", "choice", "执行回转的情形",
    options = { { "annulled", "据以执行的决定被撤销" }, { "changed", "据以执行的决定被变更" }, { "wrong", "执行错误" } } },
  { "reverse_text", "long", "恢复原状、退还财物或者赔偿的情况", max = 2000 },
  { "reverse_scan", "file", "退还、赔偿凭证" },
  { "close_text", "long", "执行结果", max = 2000 },
  { "archive_no", "text", "档号", max = 60 },
  { "retention", "choice", "保管期限", options = facts.retentions },
}

enforcement.replies = { "urge_replies", title = "对催告的陈述、申辩",
  facts = {
    { "reply_on", "date", "日期" },
    { "reply_text", "long", "事实、理由和证据", max = 2000 },
    { "reply_result", "choice", "复核结论", options = { { "yes", "成立，予以采纳" }, { "no", "不成立，不采纳" } } },
    { "reply_why", "long", "复核意见", max = 2000 },
  },
  derive = {
    unanswered = function(items)
      for _, item in ipairs(items) do
        if item.reply_result == nil then return true end
      end
      return false
    end,
  } }

enforcement.guards = {
  may_enforce = { "may_enforce", reads = { "sys.enforce_self" },
    test = function(f) return f["sys.enforce_self"] == true end,
    because = "法律没有规定本机关对这个事项可以自行强制执行，应当申请人民法院强制执行。", basis = "强制法13Ⅱ" },
  overdue = { "overdue", reads = { "still_due" },
    test = function(f) return f.still_due ~= true end,
    because = "决定确定的履行期限还没有届满，不能开始强制执行。", basis = "强制法34" },
  urged = { "urged", reads = { "urge_served" },
    test = function(f) return f.urge_served == true end,
    because = "催告书还没有送达当事人。先签发催告书并送达。", basis = "强制法35、38", cure = "urge.sign" },
  replies_answered = { "replies_answered", reads = { "urge_replies.unanswered" },
    test = function(f) return f["urge_replies.unanswered"] ~= true end,
    because = "当事人对催告提出了陈述、申辩，还没有复核。成立的应当采纳。", basis = "强制法36", cure = "reply.answer" },
  not_at_night = { "not_at_night", reads = { "sys.night", "sys.holiday", "done_urgent" },
    test = function(f) return f["sys.night"] ~= true and f["sys.holiday"] ~= true or f.done_urgent ~= nil end,
    because = "不得在夜间或者法定节假日实施行政强制执行；情况紧急的，写明必须在此时实施的事实。", basis = "强制法43Ⅰ" },
  homes_supplied = { "homes_supplied", reads = { "done_cut" },
    test = function(f) return f.done_cut ~= "home" end,
    because = "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使当事人履行。没有例外。", basis = "强制法43Ⅱ" },
  cut_approved = { "cut_approved", reads = { "done_cut", "cut_approved" },
    test = function(f) return f.done_cut ~= "firm" or f.cut_approved == true end,
    because = "对生产经营单位停止供电、停止供应民用爆炸物品等，要经本部门主要负责人批准并书面通知有关单位，停止供电的还要提前二十四小时通知生产经营单位。",
    basis = "安全生产法70", cure = "cut.approve" },
  cut_told = { "cut_told", reads = { "cut_told" },
    test = function(f) return f.cut_told ~= "late" end,
    because = "停止供电，除有危及生产安全的紧急情形外，应当提前二十四小时通知生产经营单位。", basis = "安全生产法70Ⅱ" },
  urge_money_stated = { "urge_money_stated", reads = { "duty_kind", "urge_money", "urge_pay" },
    test = function(f) return f.duty_kind ~= "money" or (f.urge_money ~= nil and f.urge_money > 0 and f.urge_pay ~= nil) end,
    because = "涉及金钱给付的，催告书应当有明确的金额和给付方式。", basis = "强制法35(三)" },
  no_harm = { "no_harm", reads = { "agreement_harm" },
    test = function(f) return f.agreement_harm ~= true end,
    because = "执行协议不得损害公共利益和他人合法权益。", basis = "强制法42Ⅰ" },
  urge_sealed = rules.paper_sealed("urge_sealed", "enforcement.urge", "履行催告书", "urge.scan", "强制法35"),
  urge_issued = rules.paper_issued("urge_issued", "enforcement.urge", "履行催告书", "urge.sign", "强制法35"),
  urge_not_serving = rules.not_serving("urge_not_serving", "service_urge", "履行催告书"),
}

-- Whether the day on which the duty was to be done has not passed.
enforcement.still_due = { "still_due", "yesno", "履行期限未满", hidden = true, calc = function(f)
  return f.due_on ~= nil and f.today ~= nil and f.due_on >= f.today
end }

enforcement.service_urge = { "service_urge", procedure = "penalty.service", title = "送达履行催告书", many = true,
  on = {
    served = { set = { urge_served = true, urge_served_on = out "served_on" } },
    failed = {},
  } }

enforcement.file_clock = { "file", title = "归档", length = "@file_days", basis = "意见四(八)", effect = "duty", warn = 5, whom = "organ" }
enforcement.urge_clock = { "urge", title = "催告履行期限", unit = "day", basis = "强制法35(一)", effect = "duty", warn = 1, whom = "party" }

enforcement.party_asked = { "title", "handlers", "party_kind", "party_name", { "party_code", optional = true }, "party_address",
  { "party_phone", optional = true }, { "party_rep", optional = true }, "decision_number", "decided_on", "decision_served_on",
  "duty_kind", "duty_text", "due_on", "unperformed_text" }

enforcement.archive = { "archive", title = "归档", from = "closed", to = "archived", by = "archivist", ask = { "archive_no", "retention" },
  open = "dossier", stop = { "file" }, urgent = 1, basis = "意见四(八)；档案法14", confirm = "归档后案卷封存，不得增加、更改材料。" }

-- The distinct rule for producers who do not obey an order to stop (安全生产法70); homes are never cut off (强制法43Ⅱ).
function enforcement.cut(from)
  return { "cut.approve", title = "批准对生产经营单位停止供应", from = from, by = "head", apart = { "handlers" },
    ask = { "cut_text", "cut_units", "cut_notice_scan", "cut_told" }, need = { "cut_told" }, set = { cut_approved = true }, urgent = 8,
    outside = true, basis = "安全生产法70", help = "由本部门主要负责人批准，书面通知有关单位；依法履行决定、消除事故隐患的，及时解除。" }
end

return enforcement
