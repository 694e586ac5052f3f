-- 检查记录抽查: the head looks at the records of inspections at regular intervals (意见四(二)); comes again by itself each quarter.
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "inspection.review", title = "行政检查记录抽查", kind = "inspection_review", recurs = { every = "quarter", action = "due" },
  basis = "意见四(二)",
  start = "new",

  phases = { { "pick", "抽取" }, { "look", "查看" }, { "file", "归档" } },

  facts = facts.join(delegation.period, {
    { "total_count", "int", "期间内的检查数" },
    { "picked_count", "int", "抽查数" },
    { "fault_text", "long", "存在的问题和处理", max = 4000 },
    { "picked_low", "yesno", "抽查不足", calc = function(f)
      if f.total_count == nil or f.picked_count == nil or f["@inspection_review_percent"] == nil then return true end
      return f.picked_count * 100 < f.total_count * f["@inspection_review_percent"] or f.picked_count > f.total_count
    end },
    { "looked_low", "yesno", "还有没有查看的", calc = function(f)
      return f.picked_count == nil or #(f.looks or {}) < f.picked_count
    end },
  }, delegation.ending),

  lists = {
    { "looks", title = "抽查的检查记录",
      facts = {
        { "look_ref", "text", "检查名称或者档号", max = 160 },
        { "look_basis", "yesno", "依据完整" },
        { "look_subject", "yesno", "对象完整" },
        { "look_content", "yesno", "内容完整" },
        { "look_result", "yesno", "结果完整" },
        { "look_note", "long", "意见", max = 1000 },
      } },
  },

  guards = {
    { "enough_picked", reads = { "picked_low" },
      test = function(f) return f.picked_low ~= true end,
      because = "抽查的数量不足规定的比例，或者多于期间内的检查数。", basis = "意见四(二)" },
    { "all_looked", reads = { "looked_low" },
      test = function(f) return f.looked_low ~= true end,
      because = "抽取的检查记录还没有全部查看。逐份登记。", basis = "意见四(二)", cure = "look.add" },
  },

  states = {
    { "new", "待开始", phase = "pick", idle = "期间结束后开始" },
    { "due", "待抽取", phase = "pick" },
    { "looking", "查看中", phase = "look" },
    { "closed", "抽查完毕，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = {
    { "review", title = "抽查检查记录", length = "@inspection_review_days", basis = "意见四(二)", effect = "duty", warn = 5, whom = "organ" },
    delegation.file_clock,
  },

  actions = {
    { "due", title = "季度结束", from = "new", to = "due", by = "law", ask = { "title", "period_name", "period_from", "period_to" },
      start = { { "review", from = "period_to" } }, basis = "意见四(二)" },
    { "pick", title = "抽取检查记录", from = { "due", "looking" }, to = "looking", by = "head", ask = { "total_count", "picked_count" }, need = { "enough_picked" },
      urgent = 1, basis = "意见四(二)", help = "由行政机关负责人抽取并查看。" },
    { "look.add", title = "登记查看一份", from = "looking", by = "head", add = "looks",
      ask = { "look_ref", "look_basis", "look_subject", "look_content", "look_result", { "look_note", optional = true } }, urgent = 1,
      basis = "意见四(二)" },
    { "finish", title = "结束抽查", from = "looking", to = "closed", by = "head", ask = { { "fault_text", optional = true } },
      need = { "all_looked" }, issue = { "inspection.review" }, stop = { "review" }, start = { "file" }, urgent = 2, basis = "意见四(二)" },
    delegation.archive,
  },
}
