-- 赋权: by decision of the autonomous region a township takes over powers of a department of the county (处罚法24). It is no
-- delegation: the township acts in its own name and answers itself, and there is no half-yearly report to a principal.
local delegation = use "procedures/delegation/facts"
local facts = use "facts"

return {
  id = "delegation.empowerment", title = "赋权承接", kind = "empowerment", opens = "matter",
  basis = "处罚法24",
  start = "new",

  -- The powers become this organ's own from the first day on; it answers for what it does. Coercion is not among what is handed over, and
  -- the department keeps its power for the rest of its territory.
  passes = { list = "powers", code = "power_code", from = "from_organ", name = "own", since = "since", kinds = { "penalty", "inspection" } },

  phases = { { "take", "承接" }, { "run", "行使、评估" }, { "file", "归档" } },

  facts = facts.join({
    { "title", "text", "名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人" },
    { "decided_by", "choice", "作出赋权决定的机关", options = { { "region", "自治区人民政府" }, { "other", "其他机关" } } },
    { "decision_ref", "text", "决定的名称和文号", max = 200 },
    { "decision_published", "text", "决定公布处", max = 200 },
    { "from_organ", "text", "交出职权的旗县级部门", max = 120 },
    { "since", "date", "行使职权首日" },
    { "able", "yesno", "能够有效承接", help = "人员、经费、装备能够满足承接需要" },
    { "officers", "int", "取得行政执法资格的人员数" },
    { "pending_text", "long", "此前已立案案件的办理", max = 2000, help = "首日以前立案的，由原机关办结" },
    { "own_name", "yesno", "以本机关名义实施", help = "以自己名义实施，不服的以本机关为被申请人、被告" },
    { "since_late", "yesno", "首日还没有到", calc = function(f) return f.since ~= nil and f.today ~= nil and f.since > f.today end },
  }, delegation.ending),

  lists = {
    { "powers", title = "承接的职权事项",
      facts = {
        { "power_code", "text", "职权事项编码", max = 60 },
        { "power_name", "text", "职权事项名称", max = 200 },
        { "power_kind", "choice", "类别", options = { { "penalty", "行政处罚" }, { "detention", "限制人身自由的行政处罚" } } },
      },
      derive = {
        detaining = function(items)
          for _, p in ipairs(items) do if p.power_kind == "detention" then return true end end
          return false
        end,
      } },
    { "reviews", title = "定期评估",
      facts = {
        { "review_on", "date", "评估日期" },
        { "review_by", "text", "评估机关", max = 120 },
        { "review_text", "long", "评估情况", max = 2000 },
        { "review_result", "choice", "结论", options = { { "keep", "继续行使" }, { "adjust", "调整事项" }, { "back", "收回" } } },
      } },
  },

  guards = {
    { "by_region", reads = { "decided_by" },
      test = function(f) return f.decided_by == "region" end,
      because = "将县级部门的处罚权交由苏木乡镇、街道行使，由自治区决定；其他机关的决定不发生赋权的效力，可以办理委托。", basis = "处罚法24Ⅰ" },
    { "published", reads = { "decision_published" },
      test = function(f) return f.decision_published ~= nil end,
      because = "赋权决定应当公布，没有写明公布处。", basis = "处罚法24Ⅰ" },
    { "can_take", reads = { "able", "officers" },
      test = function(f) return f.able == true and (f.officers or 0) >= 2 end,
      because = "不能有效承接：承接条件没有满足，或者取得执法资格的人员不足两人。", basis = "处罚法24Ⅰ、42Ⅰ" },
    { "in_own_name", reads = { "own_name" },
      test = function(f) return f.own_name == true end,
      because = "承接赋权的以自己的名义实施，不是以原部门的名义。", basis = "处罚法24Ⅱ" },
    { "powers_listed", reads = { "powers.count" },
      test = function(f) return f["powers.count"] > 0 end,
      because = "没有列出承接的职权事项。", basis = "处罚法24Ⅱ", cure = "power.add" },
    { "no_detention", reads = { "powers.detaining" },
      test = function(f) return f["powers.detaining"] ~= true end,
      because = "限制人身自由的行政处罚权只能由公安机关和法律规定的其他机关行使。从清单删去。", basis = "处罚法18Ⅲ", cure = "power.remove" },
    { "begun", reads = { "since_late" },
      test = function(f) return f.since_late ~= true end,
      because = "行使职权的首日还没有到。", basis = "处罚法24Ⅱ" },
  },

  states = {
    { "new", "待登记", phase = "take", idle = "登记后开始" },
    { "taking", "承接准备", phase = "take", idle = "首日起行使" },
    { "running", "行使中", phase = "run", idle = "定期评估" },
    { "closed", "已结束，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
    { "dropped", "不承接", phase = "file", final = "dropped" },
  },

  clocks = { delegation.file_clock },

  actions = {
    { "register", title = "登记赋权决定", from = "new", to = "taking", by = "handler",
      ask = { "title", "handlers", "decided_by", "decision_ref", { "decision_published", optional = true }, "from_organ", "since", "able",
        "officers", "pending_text", "own_name" },
      need = { "by_region", "published", "in_own_name" }, urgent = 1, basis = "处罚法24Ⅰ" },
    { "power.add", title = "列入一项职权", from = "taking", by = "handler", as = "handlers", add = "powers",
      ask = { "power_code", "power_name", "power_kind" }, urgent = 2, basis = "处罚法24Ⅱ" },
    { "power.remove", title = "删去一项职权", from = "taking", by = "handler", as = "handlers", remove = "powers", urgent = 8, basis = "处罚法24Ⅱ" },
    { "prepare", title = "更新承接条件", from = "taking", by = "handler", as = "handlers", ask = { "able", "officers", "since", "pending_text" },
      urgent = 3, basis = "处罚法24Ⅱ" },
    { "begin", title = "确认开始行使", from = "taking", to = "running", by = "head", apart = { "handlers" },
      need = { "powers_listed", "no_detention", "can_take", "begun" }, power = "grant", urgent = 1, outside = true, basis = "处罚法24Ⅱ" },
    { "review.add", title = "登记定期评估", from = "running", by = "handler", as = "handlers", add = "reviews",
      ask = { "review_on", "review_by", "review_text", "review_result" }, urgent = 2, basis = "处罚法24Ⅰ" },
    { "end", title = "登记收回或者调整", from = "running", to = "closed", by = "head", apart = { "handlers" }, ask = { "end_text" },
      power = "end", start = { "file" }, urgent = 8, outside = true, basis = "处罚法24Ⅰ" },
    { "drop", title = "不承接", from = "taking", to = "dropped", by = "head", ask = { "end_text" }, urgent = 9, basis = "处罚法24Ⅰ" },
    delegation.archive,
  },
}
