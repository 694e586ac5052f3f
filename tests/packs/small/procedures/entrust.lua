-- Powers that another organ uses in this one's name, and powers that pass for good.
return {
  id = "entrust", title = "委托", kind = "entrust", basis = "处罚法57", opens = "matter", start = "new",
  passes = { list = "powers", code = "code", to = "delegate", name = "from", since = "first", ["until"] = "last",
    roles = { who = "extent", some = { "handler" }, all = { "handler", "head" } } },
  phases = { { "run", "委托" } },
  facts = {
    { "power", "text", "职权事项" },
    { "delegate", "text", "受托单位" },
    { "extent", "choice", "权限", options = { { "some", "调查" }, { "all", "全部" } } },
    { "first", "date", "首日" },
    { "last", "date", "末日" },
  },
  lists = { { "powers", title = "职权", facts = { { "code", "text", "编码" } } } },
  states = {
    { "new", title = "新建", phase = "run", idle = "尚未登记" },
    { "draft", title = "拟定", phase = "run", idle = "等待确认" },
    { "running", title = "委托中", phase = "run", idle = "到终止为止" },
    { "over", title = "已终止", phase = "run", final = "over" },
  },
  actions = {
    { "register", title = "登记", from = "new", to = "draft", by = "handler",
      ask = { "delegate", "extent", { "first", optional = true }, { "last", optional = true } }, basis = "处罚法57", urgent = 1 },
    { "list", title = "列入", from = "draft", by = "handler", add = "powers", ask = { "code" }, basis = "处罚法57", urgent = 2 },
    { "effect", title = "生效", from = "draft", to = "running", by = "head", power = "grant", basis = "处罚法57", urgent = 1 },
    { "end", title = "终止", from = "running", to = "over", by = "head", power = "end", basis = "处罚法57", urgent = 9 },
  },
}
