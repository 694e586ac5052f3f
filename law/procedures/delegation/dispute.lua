-- 管辖争议: first negotiated, then reported to the common superior, which designates (处罚法25Ⅱ); the supervisors of law enforcement may
-- mediate (监督条例13).
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "delegation.dispute", title = "管辖争议", kind = "dispute", opens = "matter",
  basis = "处罚法25；监督条例13",
  start = "new",

  phases = { { "talk", "协商" }, { "report", "报请指定" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人" },
    { "other_organ", "text", "争议的另一机关", max = 120 },
    { "dispute_kind", "choice", "争议", options = { { "both", "都认为有管辖权" }, { "neither", "都认为没有管辖权" } } },
    { "dispute_text", "long", "争议的事项和理由", max = 4000 },
    { "own_opened", "date", "本机关立案日期", help = "两个以上机关都有管辖权的，由最先立案的管辖" },
    { "other_opened", "date", "另一机关立案日期" },
    { "talk_text", "long", "协商情况", max = 2000 },
    { "talk_scan", "file", "协商记录（双方盖章）" },
    { "superior", "text", "共同的上一级行政机关", max = 120 },
    { "reported_on", "date", "报请日期" },
    { "mediated_text", "long", "行政执法监督机构协调情况", max = 2000 },
    { "result", "choice", "管辖", options = { { "own", "本机关" }, { "other", "另一机关" }, { "third", "指定的其他机关" } } },
    { "result_scan", "file", "指定管辖文书" },
    { "first_kind", "choice", "最先立案", calc = function(f)
      if f.own_opened == nil or f.other_opened == nil or f.own_opened == f.other_opened then return "open" end
      return f.own_opened < f.other_opened and "own" or "other"
    end, options = { { "open", "不能确定" }, { "own", "本机关" }, { "other", "另一机关" } } },
  }, delegation.ending),

  guards = {
    { "first_opened", reads = { "dispute_kind", "first_kind", "result" },
      test = function(f) return f.dispute_kind ~= "both" or f.first_kind == "open" or f.result == f.first_kind end,
      because = "两个以上行政机关都有管辖权的，由最先立案的行政机关管辖。协商的结果与立案先后不一致，报请共同的上一级行政机关指定。",
      basis = "处罚法25Ⅰ", cure = "report" },
  },

  states = {
    { "new", "待登记", phase = "talk", idle = "登记后开始" },
    { "talking", "协商中", phase = "talk", idle = "协商不成的报请指定" },
    { "reported", "已报请指定", phase = "report", idle = "等待上一级行政机关指定" },
    { "closed", "已确定，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = { delegation.file_clock },

  actions = {
    { "register", title = "登记管辖争议", from = "new", to = "talking", by = "handler",
      ask = { "title", "handlers", "other_organ", "dispute_kind", "dispute_text", { "own_opened", optional = true },
        { "other_opened", optional = true } }, urgent = 1, basis = "处罚法25Ⅱ" },
    { "agree", title = "登记协商一致", from = "talking", to = "closed", by = "handler", as = "handlers", ask = { "talk_text", "talk_scan", "result" },
      need = { "first_opened" }, start = { "file" }, urgent = 2, basis = "处罚法25Ⅰ、Ⅱ" },
    { "mediate", title = "登记行政执法监督机构协调", from = { "talking", "reported" }, by = "organ", recorded = "handler", ask = { "mediated_text" },
      urgent = 4, basis = "监督条例13" },
    { "report", title = "报请共同的上一级行政机关指定", from = "talking", to = "reported", by = "head",
      ask = { "superior", "reported_on", { "talk_text", optional = true } }, urgent = 1, outside = true, basis = "处罚法25Ⅱ" },
    { "withdraw", title = "撤回报请，继续协商", from = "reported", to = "talking", by = "head", ask = { "talk_text" }, urgent = 5,
      basis = "处罚法25Ⅱ" },
    { "designated", title = "登记指定管辖", from = { "talking", "reported" }, to = "closed", by = "organ", recorded = "handler",
      ask = { "result", "result_scan" }, start = { "file" }, urgent = 1, basis = "处罚法25Ⅱ" },
    delegation.archive,
  },
}
