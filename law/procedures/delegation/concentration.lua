-- 相对集中行政处罚权: one organ takes over penalties of several (处罚法18). From the day on the former organ may not use them any more;
-- what it opened before, it ends.
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "delegation.concentration", title = "相对集中行政处罚权", kind = "concentration", opens = "matter",
  basis = "处罚法18；意见三(二)",
  start = "new",

  -- The powers pass with their day: from then on they are this organ's and no longer the former one's, which ends what it opened before.
  -- Measures that belong to the penalty pass with it (强制法17Ⅱ).
  passes = { list = "powers", code = "power_code", from = "former_organ", name = "own", ends = true, since = "since" },

  phases = { { "move", "划转" }, { "run", "行使" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人" },
    { "field", "choice", "领域",
      options = { { "city", "城市管理" }, { "market", "市场监管" }, { "environment", "生态环境" }, { "culture", "文化市场" },
        { "transport", "交通运输" }, { "safety", "应急管理" }, { "farming", "农业" }, { "other", "国务院或者自治区人民政府决定的其他领域" } } },
    { "decided_by", "choice", "作出决定的机关", options = { { "state", "国务院" }, { "region", "自治区人民政府" }, { "other", "其他机关" } } },
    { "decision_ref", "text", "决定的名称和文号", max = 200 },
    { "announced_where", "text", "公告处", max = 200 },
    { "announced_on", "date", "公告日期" },
    { "since", "date", "划转生效日" },
    { "former_told", "yesno", "原机关已书面确认不再行使" },
    { "former_scan", "file", "事项划转清单（双方盖章）" },
    { "cooperation_text", "long", "移送、协作安排", max = 2000 },
    { "since_late", "yesno", "生效日还没有到", calc = function(f) return f.since ~= nil and f.today ~= nil and f.since > f.today end },
  }, delegation.ending),

  lists = {
    { "powers", title = "划转的职权事项",
      facts = {
        { "power_code", "text", "职权事项编码", max = 60 },
        { "power_name", "text", "职权事项名称", max = 200 },
        { "former_organ", "text", "原行使机关", max = 120 },
        { "power_kind", "choice", "类别", options = { { "penalty", "行政处罚" }, { "related", "与处罚有关的行政强制措施" },
          { "detention", "限制人身自由的行政处罚" } } },
      },
      derive = {
        detaining = function(items)
          for _, p in ipairs(items) do if p.power_kind == "detention" then return true end end
          return false
        end,
      } },
  },

  guards = {
    { "decided_high", reads = { "decided_by" },
      test = function(f) return f.decided_by == "state" or f.decided_by == "region" end,
      because = "相对集中行政处罚权由国务院或者自治区人民政府决定。", basis = "处罚法18Ⅱ" },
    { "powers_listed", reads = { "powers.count" },
      test = function(f) return f["powers.count"] > 0 end,
      because = "没有列出划转的职权事项。", basis = "意见三(二)", cure = "power.add" },
    { "no_detention", reads = { "powers.detaining" },
      test = function(f) return f["powers.detaining"] ~= true end,
      because = "限制人身自由的行政处罚权不得集中。从清单删去。", basis = "处罚法18Ⅲ", cure = "power.remove" },
    { "announced", reads = { "announced_where" },
      test = function(f) return f.announced_where ~= nil end,
      because = "集中行使处罚权还没有公告。", basis = "意见三(二)", cure = "announce" },
    { "former_stopped", reads = { "former_told" },
      test = function(f) return f.former_told == true end,
      because = "原机关还没有书面确认不再行使。事项只能由一个机关行使。", basis = "意见三(二)", cure = "former.confirm" },
    { "begun", reads = { "since_late" },
      test = function(f) return f.since_late ~= true end,
      because = "划转生效日还没有到。生效日以前立案的案件由原机关办结。", basis = "意见三(二)" },
  },

  states = {
    { "new", "待登记", phase = "move", idle = "登记后开始" },
    { "moving", "划转中", phase = "move", idle = "生效日起行使" },
    { "running", "集中行使中", phase = "run", idle = "到调整或者收回为止" },
    { "closed", "已结束，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
    { "dropped", "不划转", phase = "file", final = "dropped" },
  },

  clocks = { delegation.file_clock },

  actions = {
    { "register", title = "登记集中行使的决定", from = "new", to = "moving", by = "handler",
      ask = { "title", "handlers", "field", "decided_by", "decision_ref", "since" }, need = { "decided_high" }, urgent = 1, basis = "处罚法18Ⅰ、Ⅱ" },
    { "power.add", title = "列入一项职权", from = "moving", by = "handler", as = "handlers", add = "powers",
      ask = { "power_code", "power_name", "former_organ", "power_kind" }, urgent = 2, basis = "意见三(二)" },
    { "power.remove", title = "删去一项职权", from = "moving", by = "handler", as = "handlers", remove = "powers", urgent = 8, basis = "意见三(二)" },
    { "announce", title = "登记公告", from = "moving", by = "handler", as = "handlers", ask = { "announced_where", "announced_on" }, urgent = 1,
      outside = true, basis = "意见三(二)" },
    { "former.confirm", title = "登记原机关确认", from = "moving", by = "organ", recorded = "handler", ask = { "former_scan", "cooperation_text" },
      set = { former_told = true }, urgent = 2, basis = "意见三(二)" },
    { "begin", title = "确认集中行使", from = "moving", to = "running", by = "head", apart = { "handlers" },
      need = { "powers_listed", "no_detention", "announced", "former_stopped", "begun" }, power = "grant", urgent = 1, outside = true, basis = "处罚法18Ⅱ" },
    { "end", title = "登记调整或者收回", from = "running", to = "closed", by = "head", apart = { "handlers" }, ask = { "end_text" },
      power = "end", start = { "file" }, urgent = 8, outside = true, basis = "处罚法18Ⅱ" },
    { "drop", title = "不划转", from = "moving", to = "dropped", by = "head", ask = { "end_text" }, urgent = 9, basis = "处罚法18Ⅱ" },
    delegation.archive,
  },
}
