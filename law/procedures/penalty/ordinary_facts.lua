-- What an ordinary penalty case carries: facts in the order in which they are asked, then its lists.
local evidence = use "evidence"
local facts = use "facts"
local records = use "records"
local rules = use "rules"

local ordinary = {}

local sources = { { "inspection", "检查发现" }, { "complaint", "投诉、举报" }, { "assigned", "上级交办" },
  { "handed", "其他行政机关移送" }, { "returned", "司法机关移送（反向移送）" }, { "monitor", "监测、抽检发现" },
  { "media", "媒体反映" }, { "other", "其他" } }

-- Whether the fine or the forfeiture is large, or the kind severe, so that the party may ask for a hearing (处罚法63Ⅰ).
local function hearing_due(f)
  local org = f.party_kind == "org"
  local fine = rules.sum(f.penalties, "fine")
  local forfeit = rules.sum(f.penalties, "gains", "goods")
  return f.hearing_special == true
    or fine > 0 and fine >= (org and f["@hearing_fine_org"] or f["@hearing_fine_person"])
    or forfeit > 0 and forfeit >= (org and f["@hearing_forfeit_org"] or f["@hearing_forfeit_person"])
    or rules.any(f.penalties, "downgrade", "revoke_licence", "halt", "close_down", "restrict_career")
end

-- Whether what is to be decided goes beyond what was notified, in amount or in kind.
local function heavier(f)
  return rules.sum(f.penalties, "fine") > (f.notified_fine or 0)
    or rules.sum(f.penalties, "gains", "goods") > (f.notified_forfeit or 0)
    or rules.kinds(f.penalties) & ~(f.notified_kinds or 0) ~= 0
end

-- The bounds of the norm that is applied; nil where none is.
local function applied(f)
  for _, norm in ipairs(f.norms or {}) do
    if norm.applied == true then return norm end
  end
  return nil
end

ordinary.facts = facts.join(
  -- 线索
  {
    { "title", "text", "案由", max = 120, help = "例：涉嫌经营超过保质期食品案", inherit = true },
    { "power", "text", "职权事项", max = 60 },
    { "source", "choice", "线索来源", options = sources, inherit = true },
    { "source_ref", "text", "来源编号或者移送文号", max = 80, search = true, inherit = true },
    { "found_on", "date", "发现日期", inherit = true },
    { "lead_text", "long", "线索内容", max = 4000, inherit = true },
  },
  facts.party,
  {
    { "capacity", "choice", "责任能力", options = facts.capacities },
    { "complaint_on", "date", "投诉、举报日期" },
    { "complaint_way", "choice", "投诉、举报方式",
      options = { { "visit", "来访" }, { "letter", "来信" }, { "phone", "电话" }, { "net", "网络平台" }, { "other", "其他" } } },
    { "complaint_named", "yesno", "实名投诉、举报" },
    { "complainant", "text", "投诉、举报人", max = 60, personal = true },
    { "complainant_contact", "text", "投诉、举报人联系方式", max = 120, personal = true },
    { "complaint_want", "long", "投诉、举报人的诉求", max = 1000 },
    { "complaint_plan", "long", "对投诉、举报的处理", max = 1000 },
    { "screen_text", "long", "核查情况", max = 4000 },
    { "screen_more_why", "long", "延长核查的理由", max = 1000 },
    { "screen_extended", "yesno", "已延长核查", hidden = true },
    { "reject_ground", "choice", "不予立案的情形",
      options = { { "none", "没有违法事实" }, { "late", "超过处罚时效" }, { "minor", "违法行为轻微，依法不予处罚" },
        { "done", "同一违法行为已经处理" }, { "other", "其他" } } },
    { "reject_text", "long", "不予立案的理由", max = 2000 },
    { "dispute_to", "text", "共同的上一级行政机关", max = 120 },
    { "dispute_with", "text", "有争议的机关", max = 120 },
    { "dispute_text", "long", "管辖争议和协商情况", max = 2000 },
    { "forward_organ", "text", "接收机关", max = 120 },
    { "forward_text", "long", "移送的理由和依据", max = 2000 },
  },
  -- 立案
  {
    { "act_place", "text", "违法行为发生地", max = 200, search = true, inherit = true },
    { "act_start", "date", "违法行为开始日期", inherit = true },
    { "act_state", "choice", "违法行为状态",
      options = { { "once", "一次行为" }, { "lasting", "有连续或者继续状态，已经终了" }, { "going", "有连续或者继续状态，尚未终了" } }, inherit = true },
    { "act_end", "date", "违法行为发生日期或者终了日期", help = "尚未终了的不填", inherit = true },
    { "limit_kind", "choice", "处罚时效",
      options = { { "two", "一般时效" }, { "long", "涉及公民生命健康安全、金融安全且有危害后果" }, { "special", "法律另有规定" } }, inherit = true },
    { "limit_special", "date", "依特别规定的时效最后一日", inherit = true },
    { "limit_text", "text", "特别时效的法律依据", max = 200, inherit = true },
    { "jurisdiction", "choice", "管辖",
      options = { { "place", "违法行为发生地" }, { "special", "法律、行政法规、部门规章另有规定" }, { "named", "上级机关指定" },
        { "first", "两个以上机关都有管辖权，本机关最先立案" } }, inherit = true },
    { "joined_kind", "choice", "同案另一当事人的类型", hidden = true, options = facts.party_kinds, inherit = true },
    { "joined_name", "text", "同案另一当事人的姓名或者名称", hidden = true, max = 120, inherit = true },
    { "joined_why", "long", "属于同一案件的理由", max = 1000, help = "写明他在本案违法行为中的作用" },
    { "amend_why", "long", "更正的内容和理由", max = 1000 },
    { "open_reason", "long", "立案理由和涉嫌违反的规定", max = 4000, inherit = true },
    { "opened_on", "date", "立案日期" },
    { "handlers", "officers", "承办人", help = "不少于两名有执法资格的人员", inherit = true },
    { "handlers_why", "long", "变更承办人的理由", max = 500 },
    { "investigators", "officers", "参加过调查的人员" },
    { "handle_more_basis", "text", "延长、中止的特别规定", max = 200, help = "写明法律、法规、规章的名称和条款" },
    { "handle_more_why", "long", "理由", max = 2000 },
  },
  -- 调查取证
  {
    { "mongol_text", "yesno", "文书附蒙古文文本", help = "当事人使用蒙古文的。告知书、决定书、送达回证和权利义务告知书附蒙古文，以国家通用语言文字文本为准" },
    { "shown", "yesno", "已出示执法证件" },
    { "shown_on", "date", "出示证件日期" },
    { "shown_to", "text", "向谁出示", max = 120 },
    { "recusal_who", "text", "被申请回避的人员", max = 120 },
    { "recusal_why", "long", "申请回避的理由", max = 1000 },
    { "recusal_pending", "yesno", "回避申请待决定" },
    { "recusal_answer", "long", "回避决定和理由", max = 1000 },
    { "assist_organ", "text", "协助机关", max = 120 },
    { "assist_text", "long", "请求协助的事项", max = 2000 },
    { "assist_by", "date", "请求答复日期" },
    { "correct_text", "long", "责令改正的内容和要求", max = 2000 },
    { "correct_by", "date", "改正期限" },
    { "correct_ordered", "yesno", "已责令改正", hidden = true },
    { "correct_scan", "file", "责令改正通知书盖章扫描件" },
    { "correct_result", "choice", "改正情况",
      options = { { "done", "已经改正" }, { "part", "部分改正" }, { "not", "没有改正" } } },
    { "correct_note", "long", "复查情况", max = 2000 },
  },
  -- 调查终结
  {
    { "facts_text", "long", "违法事实", max = 8000 },
    { "evidence_text", "long", "证据及其认定", max = 8000, help = "写明每份证据（证1、证2……）证明什么、怎样查证属实；已排除的不得引用" },
    { "law_broken", "long", "违反的规定", max = 2000, help = "写全称和条、款、项、目" },
    { "law_basis", "long", "处罚依据", max = 2000, help = "写全称和条、款、项、目" },
    { "conclusion", "choice", "处理意见",
      options = { { "penalty", "给予行政处罚" }, { "minor", "依法不予行政处罚" }, { "unfounded", "违法事实不能成立，不予行政处罚" },
        { "crime", "涉嫌犯罪，移送司法机关" } } },
    { "no_penalty_ground", "choice", "不予处罚的情形",
      options = { { "slight", "违法行为轻微并及时改正，没有造成危害后果" },
        { "first", "初次违法且危害后果轻微并及时改正" }, { "no_fault", "有证据足以证明没有主观过错" },
        { "child", "不满十四周岁" }, { "mind", "不能辨认或者不能控制自己行为" }, { "late", "超过处罚时效" },
        { "other", "法律、行政法规规定的其他情形" } } },
    { "weight", "choice", "裁量",
      options = { { "heavier", "从重" }, { "normal", "一般" }, { "lighter", "从轻" }, { "reduced", "减轻" } } },
    { "weight_text", "long", "裁量的事实、基准和理由", max = 4000 },
    { "case_value", "money", "涉案金额", cuts = { "@crime_value" }, help = "货值、销售金额或者违法所得，取其高者；没有的填0" },
    { "gains_kind", "choice", "违法所得",
      options = { { "counted", "有违法所得，已核定" }, { "repaid", "有违法所得，已全部依法退赔" }, { "none", "没有违法所得" } } },
    { "gains_text", "long", "违法所得的计算或者没有的理由", max = 2000 },
    { "correct_way", "choice", "改正违法行为",
      options = { { "order", "已另行责令改正" }, { "decision", "在处罚决定中责令改正" }, { "none", "不需要责令改正" } } },
    { "correct_demand", "long", "改正要求或者不需要责令改正的理由", max = 2000 },
    { "guide_text", "long", "应当遵守的规范和改正措施", max = 2000 },
    { "law_change", "choice", "行为之后法律的变化",
      options = { { "none", "没有变化" }, { "lighter", "有变化，新规定处罚较轻或者不认为违法，适用新规定" },
        { "heavier", "有变化，新规定处罚相同或者较重，适用行为时的规定" } } },
    { "law_change_text", "long", "新旧规定的比较", max = 2000, help = "写明行为时和现在的名称、条款和幅度" },
    { "complex", "yesno", "情节复杂或者重大违法行为", help = "是：由行政机关负责人集体讨论决定" },
    { "review58_kind", "choice", "法制审核情形",
      options = { { "none", "不属于法制审核范围" }, { "public", "涉及重大公共利益" },
        { "heard", "直接关系当事人或者第三人重大权益，经过听证程序" }, { "hard", "案件情况疑难复杂、涉及多个法律关系" },
        { "other", "法律、法规规定应当进行法制审核的其他情形" } } },
    { "hearing_special", "yesno", "属于其他较重处罚或者法律、法规、规章规定应当告知听证的情形" },
  },
  -- 审核、告知、申辩、讨论
  {
    { "reviewers", "officers", "审核人员" },
    { "legality_passed", "yesno", "合法性审查通过", hidden = true },
    { "legality_text", "long", "合法性审查意见", max = 4000, help = "主体、管辖、事实、证据、程序、依据、裁量" },
    { "legality_back", "long", "退回的理由和要求", max = 2000 },
    { "notice_scan", "file", "事先告知书盖章扫描件" },
    { "notice_number", "text", "事先告知书编号", max = 60 },
    { "notice_served", "yesno", "事先告知书已送达", hidden = true },
    { "notice_served_on", "date", "事先告知书送达日期" },
    { "notified_fine", "money", "告知的罚款" },
    { "notified_forfeit", "money", "告知的没收数额" },
    { "notified_kinds", "int", "告知的处罚种类", hidden = true },
    { "waive_scan", "file", "放弃陈述、申辩的书面材料" },
    { "hearing_claim", "long", "听证请求和理由", max = 2000 },
    { "hearing_claim_scan", "file", "听证申请书或者记录" },
    { "hearing_waive_scan", "file", "放弃听证的书面材料" },
    { "heard", "yesno", "已经举行听证", hidden = true },
    { "heard_on", "date", "听证日期" },
    { "recheck_text", "long", "陈述、申辩和听证意见的复核，是否采纳及理由", max = 8000 },
    { "rechecked", "yesno", "已有复核结论", hidden = true },
    { "renew_text", "long", "重新调查的理由", max = 2000, help = "写明新的事实、证据，或者需要补充的问题" },
    { "review58_passed", "yesno", "法制审核通过", hidden = true },
    { "review58_text", "long", "法制审核意见", max = 4000 },
    { "discussed_on", "date", "集体讨论日期" },
    { "discussion_text", "long", "集体讨论结论", max = 4000 },
    { "discussion_scan", "file", "集体讨论记录（参加人签名）" },
    { "collective_done", "yesno", "已经集体讨论", hidden = true },
  },
  -- 决定
  {
    { "perform_text", "long", "履行方式和期限", max = 2000 },
    { "bank_name", "text", "代收机构", max = 120 },
    { "bank_address", "text", "代收机构地址", max = 200 },
    { "surcharge_stated", "yesno", "逾期加处罚款" },
    { "court_name", "text", "可以起诉的人民法院", max = 120 },
    { "publish_told", "yesno", "本决定将依法公开" },
    { "education_text", "long", "教育内容", max = 2000 },
    { "transfer_organ", "text", "接受移送的机关", max = 120 },
    { "transfer_text", "long", "涉嫌犯罪的事实和依据", max = 4000 },
    { "transfer_back", "long", "司法机关不追究的处理", max = 2000 },
    { "fine_decided", "money", "决定的罚款" },
    { "forfeit_decided", "money", "决定没收的违法所得" },
    { "decided_on", "date", "决定日期" },
    { "paper_on", "date", "文书签发日期", hidden = true },
    { "decision_scan", "file", "决定书盖章扫描件" },
    { "decision_number", "text", "决定书编号", max = 60 },
    { "paper_title", "text", "送达文书", hidden = true, max = 80 },
    { "paper_number", "text", "文书编号", hidden = true, max = 60 },
    { "decision_served", "yesno", "决定书已送达", hidden = true },
    { "decision_served_on", "date", "决定书送达日期" },
    { "spot_case", "yesno", "当场处罚", hidden = true },
  },
  -- 执行、更正、结案
  {
    { "collected", "yesno", "收缴与执行已结束", hidden = true },
    { "performed", "yesno", "罚没款以外的处罚已执行", hidden = true },
    { "perform_note", "long", "执行情况", max = 2000 },
    { "repair_text", "long", "更正、补正的内容和理由", max = 2000 },
    { "repair_scan", "file", "更正通知书盖章扫描件" },
    { "annul_ground", "choice", "撤销、变更的来源",
      options = { { "self", "本机关自行纠正" }, { "review", "行政复议" }, { "court", "人民法院裁判" },
        { "supervision", "行政执法监督" } } },
    { "annul_text", "long", "撤销、变更的事实和理由", max = 4000 },
    { "annul_paper", "file", "撤销、变更的文书", help = "行政复议决定书或者裁判文书；本机关自行撤销的由平台制作" },
    { "annul_scan", "file", "撤销决定书盖章扫描件" },
    { "annul_served", "yesno", "撤销决定书已送达", hidden = true },
    { "no_publish_text", "long", "不公开的理由", max = 1000, help = "不具有一定社会影响，或者依法不得公开" },
    { "publish_settled", "yesno", "公开事项已处理", hidden = true },
    { "advice_cause", "long", "违法的原因", max = 2000 },
    { "advice_text", "long", "对当事人的建议", max = 2000 },
    { "suggest_to", "text", "执法建议的对象", max = 120, help = "有关机关、行业主管部门或者单位" },
    { "suggest_cause", "long", "案件反映的管理问题", max = 2000 },
    { "suggest_text", "long", "执法建议", max = 2000 },
    { "cancel_text", "long", "撤销立案的理由", max = 2000 },
    { "close_text", "long", "处理结果和执行情况", max = 4000 },
    { "archive_no", "text", "档号", max = 60 },
    { "retention", "choice", "保管期限", options = facts.retentions },
  },
  -- 由平台计算
  evidence.facts,
  records.facts(records.penalty),
  {
    { "time_barred", "yesno", "已过处罚时效", calc = function(f)
      local last = rules.limit_last(f)
      return last ~= nil and f.found_on ~= nil and f.found_on > last
    end },
    { "limit_on", "date", "处罚时效最后一日", calc = rules.limit_last },
    { "law_on", "date", "适用法律的行为日", hidden = true, calc = rules.law_on },
    { "cites_ended", "yesno", "引用的法律在行为时已经失效", hidden = true, calc = rules.cites_ended },
    { "fine", "money", "罚款", calc = function(f) return rules.sum(f.penalties, "fine") end },
    { "gains", "money", "没收违法所得", calc = function(f) return rules.sum(f.penalties, "gains") end },
    { "forfeit", "money", "没收款物合计", calc = function(f) return rules.sum(f.penalties, "gains", "goods") end },
    { "kinds", "int", "处罚种类", hidden = true, calc = function(f) return rules.kinds(f.penalties) end },
    { "kinds_text", "text", "处罚种类", calc = function(f) return rules.kinds_text(f.penalties) end },
    { "fined_total", "money", "罚没金额合计", calc = function(f)
      if f.fine_decided == nil and f.forfeit_decided == nil then return nil end
      return (f.fine_decided or 0) + (f.forfeit_decided or 0)
    end },
    { "hearing_due", "yesno", "属于听证范围", calc = hearing_due },
    { "heavier", "yesno", "重于告知的处罚", hidden = true, calc = heavier },
    { "fine_high", "yesno", "罚款高于适用规定的上限", hidden = true, calc = function(f)
      local norm = applied(f)
      return norm ~= nil and rules.sum(f.penalties, "fine") > norm.high
    end },
    { "fine_low", "yesno", "罚款低于适用规定的下限", hidden = true, calc = function(f)
      local norm = applied(f)
      return norm ~= nil and rules.sum(f.penalties, "fine") < norm.low
    end },
    { "bank_missing", "yesno", "没有写明代收机构", hidden = true, calc = function(f)
      return rules.any(f.penalties, "fine") and (f.bank_name == nil or f.bank_address == nil)
    end },
    { "money_due", "yesno", "有应缴款项", hidden = true, calc = function(f)
      return (f.fine_decided or 0) + (f.forfeit_decided or 0) > 0
    end },
  })

ordinary.lists = {
  { "records", title = "笔录",
    facts = {
      { "record_kind", "choice", "种类", options = facts.record_kinds },
      { "record_on", "date", "日期" },
      { "record_time", "text", "起止时间", max = 40 },
      { "record_place", "text", "地点", max = 200 },
      { "record_person", "text", "被询问人、被检查人", max = 120, personal = true },
      { "record_text", "long", "内容", max = 20000 },
      { "record_signed", "choice", "签名", options = { { "signed", "核对无误并签名或者盖章" }, { "refused", "拒绝签名，已注明" } } },
      { "record_scan", "file", "签名后的扫描件或者音像" },
    } },
  evidence.list,
  records.list(records.penalty),
  { "samples", title = "抽样取证",
    facts = {
      { "sample_name", "text", "样品名称", max = 120 },
      { "sample_batch", "text", "规格、批号", max = 120 },
      { "sample_count", "text", "数量", max = 60 },
      { "sample_no", "text", "样品编号", max = 60 },
      { "sample_on", "date", "抽样日期" },
      { "sample_place", "text", "抽样地点", max = 200 },
      { "sample_price", "money", "购样费用", help = "按成本价购买，不收检验费" },
      { "sample_scan", "file", "抽样取证凭证（当事人签名）" },
      { "sample_result", "long", "检验、检测结果", max = 2000 },
      { "sample_told_on", "date", "结果告知当事人日期" },
    },
    derive = {
      untold = function(items)
        for _, s in ipairs(items) do
          if s.sample_told_on == nil then return true end
        end
        return false
      end,
    } },
  { "norms", title = "可以适用的处罚规定",
    facts = {
      { "cite", "text", "规定", max = 200, help = "写全称和条、款、项、目" },
      { "low", "money", "本案罚款下限" },
      { "high", "money", "本案罚款上限" },
      { "applied", "yesno", "本案适用" },
    },
    derive = {
      chosen = function(items)
        local n = 0
        for _, norm in ipairs(items) do
          if norm.applied == true then n = n + 1 end
        end
        return n == 1
      end,
      -- The norm applied is the one with the highest fine (处罚法29).
      highest = function(items)
        local top, used = 0, 0
        for _, norm in ipairs(items) do
          if norm.high > top then top = norm.high end
          if norm.applied == true and norm.high > used then used = norm.high end
        end
        return used >= top
      end,
    } },
  { "penalties", title = "处罚内容",
    facts = {
      { "kind", "choice", "种类", options = facts.penalty_kinds },
      { "amount", "money", "金额或者价值", help = "罚款、没收填写" },
      { "text", "long", "内容", max = 1000, help = "例：吊销食品经营许可证，证号……" },
    },
    derive = {
      fine = function(items) return rules.any(items, "fine") end,
      gains = function(items) return rules.any(items, "gains") end,
      goods = function(items) return rules.any(items, "goods") end,
      other = function(items)
        for _, p in ipairs(items) do
          if p.kind ~= "fine" and p.kind ~= "gains" then return true end
        end
        return false
      end,
      -- What a rule may not set (处罚法13、14); unlawful gains are taken by 处罚法28Ⅱ itself.
      beyond_rule = function(items)
        for _, p in ipairs(items) do
          if p.kind ~= "warning" and p.kind ~= "criticism" and p.kind ~= "fine" and p.kind ~= "gains" then return true end
        end
        return false
      end,
      detention = function(items) return rules.any(items, "detention") end,
      unpriced = function(items)
        for _, p in ipairs(items) do
          if (p.kind == "fine" or p.kind == "gains" or p.kind == "goods") and (p.amount or 0) <= 0 then return true end
        end
        return false
      end,
    } },
  { "goods", title = "没收的物品",
    facts = {
      { "goods_name", "text", "名称", max = 120 },
      { "goods_spec", "text", "规格、数量", max = 120 },
      { "goods_value", "money", "价值" },
      { "goods_end", "choice", "处理", options = facts.goods_ends },
      { "goods_end_on", "date", "处理日期" },
      { "goods_end_proof", "file", "处理记录和票据" },
    },
    derive = {
      left = function(items)
        for _, g in ipairs(items) do
          if g.goods_end == nil then return true end
        end
        return false
      end,
    } },
  { "defences", title = "陈述、申辩",
    facts = {
      { "defence_on", "date", "日期" },
      { "defence_by", "text", "提出人", max = 60, personal = true },
      { "defence_text", "long", "事实、理由和证据", max = 8000 },
      { "defence_file", "file", "材料或者笔录" },
      { "adopted", "choice", "是否采纳", options = facts.adopted },
      { "adopted_why", "long", "复核意见和理由", max = 4000 },
    },
    derive = {
      unanswered = function(items)
        for _, d in ipairs(items) do
          if d.adopted == nil then return true end
        end
        return false
      end,
    } },
  { "discussion", title = "集体讨论意见",
    facts = {
      { "member", "text", "姓名和职务", max = 80 },
      { "opinion", "long", "意见", max = 2000 },
    } },
  { "performances", title = "执行记录",
    facts = {
      { "done_on", "date", "日期" },
      { "done_what", "long", "执行的内容", max = 1000 },
      { "done_proof", "file", "证明材料" },
    } },
}

return ordinary
