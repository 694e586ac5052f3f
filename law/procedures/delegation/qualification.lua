-- 主体资格确认: the supervisors of law enforcement confirm that a body may act, and publish it (监督条例17Ⅰ; 意见六(一)).
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "delegation.qualification", title = "行政执法主体资格确认", kind = "qualification", opens = "matter",
  basis = "监督条例17Ⅰ；意见六(一)",
  start = "new",

  phases = { { "ask", "申报" }, { "look", "审核" }, { "publish", "公示" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人" },
    { "body_name", "text", "申报主体", max = 120, search = true },
    { "body_kind", "choice", "性质", options = { { "organ", "行政机关" }, { "authorised", "法律、法规授权的组织" }, { "inner", "内设机构、派出机构" } } },
    { "body_law", "text", "设立和职权的依据", max = 300 },
    { "body_officers", "int", "取得行政执法资格的人员数" },
    { "body_scan", "file", "申报材料" },
    { "look_text", "long", "审核意见", max = 2000 },
    { "published_where", "text", "公示处", max = 200 },
    { "published_on", "date", "公示日期" },
    { "cancel_text", "long", "取消的理由", max = 1000 },
  }, delegation.ending),

  guards = {
    { "authorised", reads = { "body_kind" },
      test = function(f) return f.body_kind ~= "inner" end,
      because = "内设机构、派出机构没有法律、法规授权的，不能以自己的名义执法，不予确认。", basis = "处罚法17、19；意见六(一)", cure = "refuse" },
    { "staffed", reads = { "body_officers" },
      test = function(f) return (f.body_officers or 0) >= 2 end,
      because = "取得行政执法资格的人员不足两人。", basis = "处罚法42Ⅰ；意见六(一)", cure = "refuse" },
  },

  states = {
    { "new", "待申报", phase = "ask", idle = "申报后开始" },
    { "asked", "审核中", phase = "look", idle = "按公布的时限审核" },
    { "confirmed", "已确认，待公示", phase = "publish", idle = "确认后公示" },
    { "published", "已公示", phase = "publish", idle = "到取消为止" },
    { "closed", "已结束，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = { delegation.file_clock },

  actions = {
    { "ask", title = "登记申报", from = "new", to = "asked", by = "supervisor",
      ask = { "title", "handlers", "body_name", "body_kind", "body_law", "body_officers", "body_scan" }, urgent = 1, basis = "监督条例17Ⅰ" },
    { "confirm", title = "提请确认", from = "asked", to = "confirmed", by = "supervisor", as = "handlers", ask = { "look_text" },
      need = { "authorised", "staffed" },
      approve = { by = "head", title = "批准确认", back = "退回", apart = { "handlers" } }, urgent = 1, outside = true, basis = "监督条例17Ⅰ" },
    { "refuse", title = "不予确认", from = "asked", to = "closed", by = "head", apart = { "handlers" }, ask = { "look_text" }, start = { "file" },
      urgent = 3, outside = true, basis = "监督条例17Ⅰ" },
    { "publish", title = "登记公示", from = "confirmed", to = "published", by = "supervisor", as = "handlers",
      ask = { "published_where", "published_on" }, urgent = 1, outside = true, basis = "监督条例17Ⅰ" },
    { "cancel", title = "取消主体资格", from = { "confirmed", "published" }, to = "closed", by = "head", apart = { "handlers" }, ask = { "cancel_text" },
      start = { "file" }, urgent = 9, outside = true, basis = "监督条例17Ⅰ" },
    delegation.archive,
  },
}
