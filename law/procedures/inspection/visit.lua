-- 行政检查 of one subject: approved; refused before it starts where another organ of the same level has inspected the same item of
-- the same subject; notice or code, two officers, record, result told, put right, filed at once.
local facts = use "facts"
local archive = use "procedures/archive/shared"
local rules = use "rules"

local scene = { "dispatched", "begun" }

return {
  id = "inspection.visit", title = "行政检查", kind = "inspection", opens = "matter",
  basis = "意见四(二)；营商条例54",
  start = "new",
  delegable = true,
  registers = {
    { "inspections", title = "行政检查日历", day = "visit_on",
      columns = { "item", "source", "handlers", "begun_on", "result", "claim_till" } },
  },

  phases = { { "approve", "审批" }, { "notice", "通知" }, { "scene", "实施" }, { "result", "结果" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "检查名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "检查人员", help = "不少于两名有执法资格的人员" },
  }, facts.party, {
    { "source", "choice", "任务来源",
      options = { { "plan", "年度检查计划" }, { "special", "专项检查计划" }, { "case", "办理案件" }, { "lead", "投诉、举报或者线索" },
        { "full", "依法全覆盖监管的特殊行业、重点领域" } } },
    { "source_ref", "text", "计划、案件或者线索编号", max = 120 },
    { "item", "text", "检查事项", max = 120, help = "本机关公布的检查事项" },
    { "item_published", "yesno", "检查事项已经公布" },
    { "item_basis", "text", "检查依据", max = 300, help = "写全称和条、款、项、目" },
    { "content", "long", "检查内容", max = 2000 },
    { "place", "text", "检查地点", max = 200 },
    { "visit_on", "date", "计划检查日期" },
    { "remote_enough", "yesno", "书面审查、信息共享能够达到目的" },
    { "helpers", "int", "协助人员人数", help = "协助人员人数事先确定，不能实施检查" },
    { "exempt_ground", "choice", "不受重复检查限制的情形",
      options = { { "case", "办理案件需要" }, { "lead", "投诉、举报或者线索核查" }, { "full", "依法全覆盖监管的特殊行业、重点领域" },
        { "safety", "危及公共安全、公众健康、生态环境" } } },
    { "exempt_text", "long", "情形的说明", max = 1000 },
    { "exempt", "yesno", "不受重复检查限制" },
    { "claim_till", "date", "同一事项不再检查至", help = "本检查周期最后一日，例如当年 12 月 31 日" },
    { "notice_way", "choice", "通知方式", options = { { "paper", "检查通知书" }, { "code", "检查码" }, { "none", "不事先通知" } } },
    { "notice_none_why", "long", "不事先通知的理由", max = 500 },
    { "notice_scan", "file", "检查通知书（送达签收后）" },
    { "begun_on", "date", "检查日期" },
    { "shown", "yesno", "已出示执法证件" },
    { "rights_told", "yesno", "已告知申请回避、拒绝违法检查和投诉的权利" },
    { "scene_text", "long", "现场检查笔录", max = 20000, help = "依据、对象、内容、结果" },
    { "scene_signed", "choice", "笔录签名", options = { { "signed", "核对无误并签名或者盖章" }, { "refused", "拒绝签名，已注明" } } },
    { "scene_scan", "file", "笔录扫描件或者音像" },
    { "recorded", "yesno", "已制作检查笔录", hidden = true },
    { "charged", "yesno", "收取检查费、检验费" },
    { "result", "choice", "检查结果",
      options = { { "fine", "没有发现问题" }, { "rectify", "发现问题，限期整改" }, { "case", "涉嫌违法，转立案核查" },
        { "other", "属于其他机关管辖，移送线索" } } },
    { "result_text", "long", "检查结果的说明", max = 4000 },
    { "result_scan", "file", "检查结果告知书（签收后）" },
    { "result_told_on", "date", "结果告知日期" },
    { "rectify_until", "date", "整改期限最后一日" },
    { "rectify_text", "long", "整改要求", max = 2000 },
    { "recheck_on", "date", "复查日期" },
    { "recheck_result", "choice", "复查结果", options = { { "done", "已整改" }, { "not", "没有整改，转立案核查" } } },
    { "recheck_text", "long", "复查情况", max = 2000 },
    { "handed_ref", "text", "案号或者接收机关", max = 120 },
    { "cancel_why", "long", "取消的理由", max = 500 },
    { "archive_no", "text", "档号", max = 60 },
    { "retention", "choice", "保管期限", options = facts.retentions },

    -- One subject, one item: the key under which a second inspection is refused (意见四(二)).
    { "claim_key", "text", "防重复检查的键", calc = function(f)
      if f.party_code == nil or f.item == nil then return nil end
      return digest(f.party_code .. "\n" .. f.item)
    end },
  }),

  lists = {
    { "samples", title = "抽样",
      facts = {
        { "sample_name", "text", "样品名称", max = 120 },
        { "sample_batch", "text", "规格、批号", max = 120 },
        { "sample_count", "text", "数量", max = 60, help = "尽可能少，不超过检验的合理需要" },
        { "sample_no", "text", "样品编号", max = 60 },
        { "sample_on", "date", "抽样日期" },
        { "sample_price", "money", "购样费用", help = "按成本价购买" },
        { "sample_fee", "money", "收取的费用", help = "不得收取检验费和其他任何费用" },
        { "sample_scan", "file", "抽样凭证（签名后）" },
        { "sample_result", "long", "检验结果", max = 2000 },
        { "sample_told_on", "date", "结果告知日期" },
        { "sample_free_law", "text", "不购买样品的依据", max = 200, help = "法规、规章另有规定的填写" },
        { "retest_on", "date", "申请复检日期" },
        { "retest_result", "choice", "复检结论", options = { { "kept", "维持" }, { "changed", "改变" } } },
        { "retest_scan", "file", "复检报告" },
      },
      derive = {
        fees = function(items)
          for _, s in ipairs(items) do if (s.sample_fee or 0) > 0 then return true end end
          return false
        end,
        untold = function(items)
          for _, s in ipairs(items) do if s.sample_told_on == nil then return true end end
          return false
        end,
        retesting = function(items)
          for _, s in ipairs(items) do if s.retest_on ~= nil and s.retest_result == nil then return true end end
          return false
        end,
        changed = function(items)
          for _, s in ipairs(items) do if s.retest_result == "changed" then return true end end
          return false
        end,
        unpaid = function(items)
          for _, s in ipairs(items) do if (s.sample_price or 0) <= 0 and s.sample_free_law == nil then return true end end
          return false
        end,
      } },
  },

  guards = {
    { "item_published", reads = { "item_published" },
      test = function(f) return f.item_published == true end,
      because = "检查事项没有公布，不得实施检查。先公布检查事项。", basis = "意见四(二)；营商条例54" },
    { "visit_needed", reads = { "remote_enough" },
      test = function(f) return f.remote_enough ~= true end,
      because = "书面审查、信息共享能够达到目的的，不到现场检查。", basis = "意见四(二)" },
    { "subject_known", reads = { "claim_key" },
      test = function(f) return f.claim_key ~= nil end,
      because = "没有填写检查对象的统一社会信用代码（证件号码）和检查事项，无法核对是否重复检查。", basis = "意见四(二)" },
    { "within_cap", reads = { "sys.same_year", "@inspection_cap" },
      test = function(f) return f["sys.same_year"] < f["@inspection_cap"] end,
      because = "本年度对这个对象的检查已经达到频次上限。办理案件、核查投诉举报和线索、依法全覆盖监管的除外。", basis = "意见四(二)；营商条例54",
      cure = "approve_exempt" },
    { "exempt_fits", reads = { "source", "exempt_ground" },
      test = function(f)
        return f.exempt_ground == "safety" or f.exempt_ground == f.source
      end,
      because = "任务来源和不受限制的情形不一致。核对后重新填写。", basis = "意见四(二)" },
    { "notified", reads = { "notice_way", "doc.inspection.notice", "notice_none_why" },
      test = function(f)
        return f.notice_way == "code" or (f.notice_way == "paper" and f["doc.inspection.notice"] == "sealed")
          or (f.notice_way == "none" and f.notice_none_why ~= nil)
      end,
      because = "还没有送达检查通知书，或者没有写明不事先通知的理由。", basis = "意见四(二)", cure = "notice.scan" },
    { "credential_shown", reads = { "shown" },
      test = function(f) return f.shown == true end,
      because = "还没有出示执法证件的记录。不出示的，检查对象有权拒绝。", basis = "处罚法55Ⅰ", cure = "begin" },
    { "recorded", reads = { "recorded" },
      test = function(f) return f.recorded == true end,
      because = "还没有制作检查笔录。完整记录依据、对象、内容、结果。", basis = "处罚法55Ⅱ；意见四(二)", cure = "record" },
    { "uncharged", reads = { "charged", "samples.fees" },
      test = function(f) return f.charged ~= true and f["samples.fees"] ~= true end,
      because = "行政检查不得收取检验费和其他任何费用。退还后再办这一步。", basis = "意见四(二)" },
    { "samples_told", reads = { "samples.untold" },
      test = function(f) return f["samples.untold"] ~= true end,
      because = "有抽样的检验结果还没有登记或者没有告知检查对象。", basis = "意见四(二)", cure = "sample.result" },
    { "retests_over", reads = { "samples.retesting" },
      test = function(f) return f["samples.retesting"] ~= true end,
      because = "有复检还没有结果。", basis = "食安法88Ⅰ", cure = "retest.result" },
    { "samples_paid", reads = { "samples.unpaid" },
      test = function(f) return f["samples.unpaid"] ~= true end,
      because = "有样品没有登记购样费用。样品按成本价购买；法规、规章另有规定的写明依据。", basis = "意见四(二)", cure = "sample.correct" },
    { "retest_time_over", reads = { "clock.retest" },
      test = function(f) return f["clock.retest"] ~= "running" end,
      because = "检查对象申请复检的期限还没有届满。", basis = "食安法88Ⅰ" },
    { "retest_changed", reads = { "samples.changed" },
      test = function(f) return f["samples.changed"] == true end,
      because = "没有改变结论的复检。", basis = "食安法88Ⅰ", cure = "retest.result" },
    { "result_is_fine", reads = { "result" }, test = function(f) return f.result == "fine" end,
      because = "检查发现了问题，不能按没有问题结束。", basis = "意见四(二)" },
    { "result_is_rectify", reads = { "result", "rectify_until" },
      test = function(f) return f.result == "rectify" and f.rectify_until ~= nil end,
      because = "检查结果不是限期整改，或者没有写明整改期限。", basis = "处罚法28Ⅰ" },
    { "result_is_handed", reads = { "result" }, test = function(f) return f.result == "case" or f.result == "other" end,
      because = "检查结果不是转立案核查或者移送。", basis = "处罚法54Ⅰ" },
    rules.paper_sealed("result_sealed", "inspection.result", "检查结果告知书", "result.scan", "意见四(二)"),
    rules.paper_issued("result_issued", "inspection.result", "检查结果告知书", "result.sign", "意见四(二)"),
    rules.paper_issued("notice_issued", "inspection.notice", "检查通知书", "approve_plan", "意见四(二)"),
    { "recheck_failed", reads = { "recheck_result" }, test = function(f) return f.recheck_result == "not" end,
      because = "复查结果不是没有整改。", basis = "处罚法54Ⅰ", cure = "recheck" },
    { "recheck_passed", reads = { "recheck_result" }, test = function(f) return f.recheck_result == "done" end,
      because = "还没有复查，或者复查没有通过。", basis = "处罚法28Ⅰ", cure = "recheck" },
  },

  children = { archive.child },

  states = {
    { "new", "待审批", phase = "approve", idle = "批准前不起算" },
    { "dispatched", "已批准，待实施", phase = "notice", idle = "按批准的日期实施" },
    { "begun", "检查中", phase = "scene", idle = "当场或者按公布的时限告知结果" },
    { "found", "待告知结果", phase = "result" },
    { "told", "已告知结果", phase = "result", idle = "按结果办理" },
    { "rectifying", "整改期内", phase = "result" },
    { "closed", "检查完毕，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
    { "cancelled", "已取消", phase = "file", final = "cancelled" },
  },

  clocks = {
    { "tell", title = "告知检查结果", length = "@inspection_tell_days", basis = "意见四(二)", effect = "duty", warn = 1, whom = "organ" },
    { "retest", title = "申请复检", length = "@retest_days", basis = "食安法88Ⅰ", effect = "bar", warn = 1, whom = "party" },
    { "rectify", title = "整改期限", unit = "day", basis = "处罚法28Ⅰ", effect = "duty", warn = 3, whom = "party" },
    { "file", title = "归档", length = "@inspection_file_days", basis = "意见四(二)、(八)", effect = "duty", warn = 1, whom = "organ" },
  },

  actions = {
    -- 审批 -------------------------------------------------------------------------------------------------------
    { "approve_plan", title = "提请检查", from = "new", to = "dispatched", by = "handler",
      ask = { "title", "handlers", "party_kind", "party_name", "party_code", { "party_address", optional = true },
        { "party_rep", optional = true }, "source", { "source_ref", optional = true }, "item", "item_published", "item_basis", "content",
        "place", "visit_on", "remote_enough", "helpers", "claim_till", "notice_way", { "notice_none_why", optional = true } },
      need = { "item_published", "visit_needed", "subject_known", "within_cap" },
      approve = { by = "head", title = "批准检查", back = "退回", apart = { "handlers" } },
      claim = { "inspection", key = "claim_key", till = "claim_till",
        because = "同级其他部门或者本机关已对这个对象的同一事项作过检查，不得重复检查。", basis = "意见四(二)" },
      issue = { "inspection.approval", "inspection.notice" }, urgent = 1, outside = true, basis = "意见四(二)" },
    { "approve_exempt", title = "提请检查（不受重复检查限制）", from = "new", to = "dispatched", by = "handler",
      ask = { "title", "handlers", "party_kind", "party_name", "party_code", { "party_address", optional = true },
        { "party_rep", optional = true }, "source", { "source_ref", optional = true }, "item", "item_published", "item_basis", "content",
        "place", "visit_on", "helpers", "exempt_ground", "exempt_text", "notice_way", { "notice_none_why", optional = true } },
      need = { "item_published", "exempt_fits" },
      approve = { by = "head", title = "批准检查", back = "退回", apart = { "handlers" } },
      set = { exempt = true }, issue = { "inspection.approval", "inspection.notice" }, urgent = 5, outside = true, basis = "意见四(二)",
      help = "办理案件、核查投诉举报和线索、依法全覆盖监管，以及危及公共安全、公众健康、生态环境的，写明情形。" },
    { "cancel", title = "取消检查", from = { "dispatched" }, to = "cancelled", by = "head", ask = { "cancel_why" },
      release = { "inspection", key = "claim_key" }, urgent = 9, basis = "意见四(二)" },
    { "notice.scan", title = "上传检查通知书（送达签收后）", from = "dispatched", by = "handler", as = "handlers", ask = { "notice_scan" },
      need = { "notice_issued" }, scan = "inspection.notice", urgent = 2, basis = "意见四(二)" },

    -- 实施 -------------------------------------------------------------------------------------------------------
    { "begin", title = "到场，出示执法证件", from = "dispatched", to = "begun", by = "handler", as = "handlers", two = true,
      ask = { "begun_on" }, need = { "notified" }, set = { shown = true, rights_told = true }, effective = "begun_on", urgent = 1,
      outside = true, basis = "处罚法42Ⅰ、55Ⅰ", help = "告知申请回避、拒绝违法检查和投诉的权利。不得无正当理由要求法定代表人陪同，不得妨碍正常生产经营。" },
    { "record", title = "制作检查笔录", from = "begun", by = "handler", as = "handlers", two = true,
      ask = { "scene_text", "scene_signed", "scene_scan", "charged" }, need = { "credential_shown" }, set = { recorded = true }, issue = { "inspection.record" }, urgent = 1,
      basis = "处罚法55Ⅱ；意见四(二)" },
    { "sample.take", title = "抽样", from = "begun", by = "handler", as = "handlers", two = true, add = "samples",
      ask = { "sample_name", "sample_batch", "sample_count", "sample_no", "sample_on", "sample_price", "sample_fee",
        { "sample_free_law", optional = true }, "sample_scan" },
      need = { "credential_shown" }, issue = { "inspection.sample" }, urgent = 4, basis = "意见四(二)", help = "尽可能少抽，按成本价购买，不收检验费和其他费用。" },
    { "sample.correct", title = "更正购样费用和退还的费用", from = { "begun", "found" }, by = "handler", as = "handlers", change = "samples",
      ask = { "sample_price", "sample_fee", { "sample_free_law", optional = true } }, urgent = 7, basis = "意见四(二)" },
    { "sample.result", title = "登记检验结果和告知", from = { "begun", "found" }, by = "handler", as = "handlers", change = "samples",
      ask = { "sample_result", "sample_told_on" }, start = { { "retest", from = "sample_told_on" } }, urgent = 3, outside = true,
      basis = "意见四(二)；食安法88Ⅰ", help = "告知检验结果时，一并告知申请复检的期限。" },
    { "retest.ask", title = "登记复检申请", from = { "begun", "found", "told" }, by = "party", recorded = "handler", change = "samples",
      ask = { "retest_on" }, within = "retest", urgent = 6, basis = "食安法88Ⅰ" },
    { "retest.result", title = "登记复检结论", from = { "begun", "found", "told" }, by = "handler", as = "handlers", change = "samples",
      ask = { "retest_result", "retest_scan" }, urgent = 3, basis = "食安法88Ⅰ" },
    { "finish", title = "结束现场检查", from = "begun", to = "found", by = "handler", as = "handlers",
      ask = { "result", "result_text", { "rectify_until", optional = true }, { "rectify_text", optional = true } },
      need = { "recorded", "uncharged", "samples_paid" }, start = { "tell" }, urgent = 2, basis = "意见四(二)" },

    -- 结果 -------------------------------------------------------------------------------------------------------
    { "result.sign", title = "签发检查结果告知书", from = "found", by = "head", need = { "samples_told", "retests_over", "uncharged" },
      issue = { "inspection.result" }, urgent = 1, outside = true, basis = "意见四(二)" },
    { "result.scan", title = "登记结果告知（签收后）", from = "found", to = "told", by = "handler", as = "handlers",
      ask = { "result_scan", "result_told_on" }, need = { "result_issued" }, scan = "inspection.result", stop = { "tell" },
      effective = "result_told_on", urgent = 1, basis = "意见四(二)" },
    { "close.fine", title = "没有发现问题，结束", from = "told", to = "closed", by = "handler", as = "handlers", need = { "result_is_fine", "retests_over", "retest_time_over" },
      start = { "file" }, urgent = 1, basis = "意见四(二)" },
    { "result.revise", title = "复检改变结论，重新告知结果", from = "told", to = "found", by = "handler", as = "handlers",
      ask = { "result", "result_text", { "rectify_until", optional = true }, { "rectify_text", optional = true } },
      need = { "retest_changed" }, start = { "tell" }, urgent = 5, outside = true, basis = "食安法88Ⅰ；意见四(二)" },
    { "rectify.start", title = "进入整改", from = "told", to = "rectifying", by = "handler", as = "handlers",
      need = { "result_is_rectify", "retests_over", "retest_time_over" },
      start = { { "rectify", to = "rectify_until" } }, urgent = 1, outside = true, basis = "处罚法28Ⅰ" },
    { "recheck", title = "登记复查", from = "rectifying", by = "handler", as = "handlers", two = true,
      ask = { "recheck_on", "recheck_result", "recheck_text" }, urgent = 1, basis = "处罚法28Ⅰ；意见四(二)" },
    { "close.rectified", title = "已整改，结束", from = "rectifying", to = "closed", by = "handler", as = "handlers", need = { "recheck_passed" },
      stop = { "rectify" }, start = { "file" }, urgent = 2, basis = "意见四(二)" },
    { "close.unrectified", title = "没有整改，转立案核查", from = "rectifying", to = "closed", by = "handler", as = "handlers", ask = { "handed_ref" },
      need = { "recheck_failed" }, stop = { "rectify" }, start = { "file" }, urgent = 3, outside = true, basis = "处罚法54Ⅰ" },
    { "close.handed", title = "转立案核查或者移送线索", from = "told", to = "closed", by = "handler", as = "handlers", ask = { "handed_ref" },
      need = { "result_is_handed", "retests_over", "retest_time_over" }, start = { "file" }, urgent = 1, outside = true, basis = "处罚法54Ⅰ" },
    { "archive", title = "归档", from = "closed", to = "archived", by = "archivist", ask = { "archive_no", "retention" }, open = "dossier", stop = { "file" },
      urgent = 1, basis = "意见四(二)、(八)；档案法14", confirm = "归档后案卷封存，不得增加、更改材料。" },
  },
}
