-- 先行登记保存: child of an investigation. Approved by the head, done by two officers, and decided on within the days of
-- 处罚法56. It keeps evidence; it is no seizure.
local facts = use "facts"

return {
  id = "penalty.preservation", title = "先行登记保存", kind = "preservation", opens = "child",
  basis = "处罚法56",
  start = "draft",
  delegable = true,
  contract = { disposed = "已作出处理决定", dropped = "没有实施" },

  phases = { { "approve", "报批" }, { "keep", "保存" }, { "done", "处理" } },

  facts = facts.join(facts.inherited, {
    { "risk", "choice", "理由", options = { { "lost", "证据可能灭失" }, { "hard", "证据以后难以取得" } } },
    { "risk_text", "long", "具体情况", max = 2000 },
    { "keep_place", "text", "保存地点", max = 200 },
    { "keep_way", "choice", "保存方式", options = { { "there", "就地保存" }, { "moved", "异地保存" } } },
    { "kept_on", "date", "登记保存日期" },
    { "kept_scan", "file", "通知书和清单（签名、盖章后）" },
    { "disposal", "choice", "处理",
      options = { { "copied", "采取记录、复制、拍照、录像等措施后退还" }, { "tested", "送交检测、检验、鉴定" },
        { "returned", "解除保存，退还" }, { "seized", "依法改为查封、扣押" }, { "forfeit", "依法没收" },
        { "handed", "移送有关部门处理" } } },
    { "disposal_text", "long", "处理的理由和依据", max = 2000 },
    { "disposal_scan", "file", "处理通知书（签名、盖章后）" },
    { "drop_why", "long", "没有实施的理由", max = 500 },
  }),

  lists = {
    { "things", title = "登记保存的物品",
      facts = {
        { "thing_name", "text", "名称", max = 120 },
        { "thing_spec", "text", "规格、型号", max = 120 },
        { "thing_count", "text", "数量", max = 60 },
        { "thing_state", "text", "成色、状态", max = 120 },
      } },
  },

  states = {
    { "draft", "填写清单，待报批", phase = "approve", idle = "批准前不起算" },
    { "approved", "已批准，待实施", phase = "approve", idle = "自登记保存之日起算" },
    { "kept", "保存中", phase = "keep" },
    { "decided", "已决定处理，待交付", phase = "done", idle = "已在法定期限内或者逾期作出处理决定" },
    { "disposed", "处理完毕", phase = "done", final = "disposed" },
    { "dropped", "没有实施", phase = "done", final = "dropped" },
  },

  guards = {
    { "things_listed", reads = { "things.count" },
      test = function(f) return f["things.count"] > 0 end,
      because = "还没有登记保存的物品。逐件登记名称、规格、数量，再报批。", basis = "处罚法56", cure = "thing.add" },
  },

  clocks = {
    { "decide", title = "对登记保存的证据作出处理决定", length = "@preserve_days", basis = "处罚法56、85", effect = "duty", warn = 2,
      whom = "organ" },
  },

  actions = {
    { "thing.add", title = "登记一件物品", from = { "draft", "approved" }, by = "handler", as = "handlers",
      add = "things", ask = { "thing_name", "thing_spec", "thing_count", "thing_state" }, urgent = 1, basis = "处罚法56" },
    { "thing.remove", title = "删去一件物品", from = { "draft", "approved" }, by = "handler", as = "handlers", remove = "things",
      urgent = 8, basis = "处罚法56" },
    { "propose", title = "提请先行登记保存", from = "draft", to = "approved", by = "handler", as = "handlers",
      ask = { "risk", "risk_text", "keep_place", "keep_way" }, need = { "things_listed" },
      approve = { by = "head", title = "批准先行登记保存", back = "退回", apart = { "handlers" } },
      issue = { "penalty.preserve_approval", "penalty.preserve" }, urgent = 2, outside = true, basis = "处罚法56" },
    { "keep", title = "登记保存的实施", from = "approved", to = "kept", by = "handler", as = "handlers", two = true,
      ask = { "kept_on", "kept_scan" }, scan = "penalty.preserve", start = { { "decide", from = "kept_on" } },
      effective = "kept_on", urgent = 1, outside = true, basis = "处罚法42Ⅰ、56",
      help = "通知书和清单盖章，当场交当事人签名；在此期间当事人不得销毁或者转移。" },
    { "dispose", title = "决定处理", from = "kept", to = "decided", by = "head", apart = { "handlers" },
      ask = { "disposal", "disposal_text" }, stop = { "decide" }, issue = { "penalty.preserve_end" },
      urgent = 1, outside = true, basis = "处罚法56" },
    { "dispose.deliver", title = "登记处理通知书交付", from = "decided", to = "disposed", by = "handler", as = "handlers", two = true,
      ask = { "disposal_scan" }, scan = "penalty.preserve_end", urgent = 1, basis = "处罚法56" },
    { "drop", title = "不再实施", from = { "draft", "approved" }, to = "dropped", by = "handler", as = "handlers",
      ask = { "drop_why" }, urgent = 9, basis = "处罚法56" },
  },
}
