-- 行政检查计划 and the draw of subjects and officers: the list is frozen and its digest published before the seed is known, so that
-- anyone can repeat the draw (营商条例54).
local facts = use "facts"
local archive = use "procedures/archive/shared"

-- The keys of a list in the order in which they were entered, each on its own line.
local function keys(items, fact)
  local out = {}
  for _, item in ipairs(items or {}) do table.insert(out, item[fact]) end
  return out
end

local function drawn(items, fact, count, seed)
  if seed == nil or count == nil then return nil end
  return table.concat(draw(keys(items, fact), count, seed), "\n")
end

return {
  id = "inspection.plan", title = "行政检查计划和双随机抽取", kind = "inspection_plan", opens = "matter",
  basis = "营商条例54；意见四(二)",
  start = "new",

  phases = { { "plan", "编制" }, { "draw", "抽取" }, { "do", "实施" }, { "file", "归档" } },

  facts = {
    { "title", "text", "计划名称", max = 120, search = true },
    { "power", "text", "职权事项", max = 60 },
    { "handlers", "officers", "承办人", help = "编制计划的人员" },
    { "plan_kind", "choice", "种类", options = { { "year", "年度检查计划" }, { "special", "专项检查计划" } } },
    { "plan_year", "int", "年度" },
    { "plan_reason", "long", "检查的依据、事项和范围", max = 4000 },
    { "plan_joint", "text", "联合检查的其他机关", max = 200, help = "同一对象的多个事项尽量合并，或者跨部门联合" },
    { "plan_published", "text", "计划公布处", max = 200 },
    { "list_digest", "text", "抽取名单校验值", max = 64 },
    { "list_frozen", "yesno", "名单已固定", hidden = true },
    { "list_published_on", "date", "名单校验值公布日期" },
    { "seed_source", "text", "随机种子的来源", max = 200, help = "公布名单以后才产生、人人可查的数据，例如某日之后开奖的公开彩票号码" },
    { "seed_on", "date", "种子产生日期" },
    { "seed", "text", "随机种子", max = 200 },
    { "subject_count", "int", "抽取对象数" },
    { "officer_count", "int", "抽取人员数" },
    { "report_text", "long", "抽查结果和公开情况", max = 4000 },
    { "report_where", "text", "结果公开处", max = 200 },
    { "archive_no", "text", "档号", max = 60 },
    { "retention", "choice", "保管期限", options = facts.retentions },

    { "list_text", "long", "名单", calc = function(f)
      return table.concat(keys(f.subjects, "subject_code"), "\n") .. "\n--\n" .. table.concat(keys(f.inspectors, "inspector_no"), "\n")
    end },
    { "list_now", "text", "名单现在的校验值", calc = function(f)
      return digest(table.concat(keys(f.subjects, "subject_code"), "\n") .. "\n--\n" .. table.concat(keys(f.inspectors, "inspector_no"), "\n"))
    end },
    { "seed_late", "yesno", "种子在名单公布以后产生", hidden = true, calc = function(f)
      return f.seed_on ~= nil and f.list_published_on ~= nil and f.seed_on > f.list_published_on
    end },
    { "subjects_drawn", "long", "抽中的对象", calc = function(f) return drawn(f.subjects, "subject_code", f.subject_count, f.seed) end },
    { "inspectors_drawn", "long", "抽中的人员", calc = function(f) return drawn(f.inspectors, "inspector_no", f.officer_count, f.seed) end },
  },

  lists = {
    { "subjects", title = "检查对象名录",
      facts = {
        { "subject_code", "text", "统一社会信用代码", max = 40 },
        { "subject_name", "text", "名称", max = 120 },
        { "subject_risk", "choice", "风险等级", options = { { "low", "低" }, { "middle", "中" }, { "high", "高" } } },
      } },
    { "inspectors", title = "执法检查人员名录",
      facts = {
        { "inspector_no", "text", "执法证号", max = 40 },
        { "inspector_name", "text", "姓名", max = 60 },
      } },
  },

  guards = {
    { "listed", reads = { "subjects.count", "inspectors.count" },
      test = function(f) return f["subjects.count"] > 0 and f["inspectors.count"] > 1 end,
      because = "检查对象名录、执法检查人员名录还没有填写；检查人员不少于两人。", basis = "营商条例54", cure = "subject.add" },
    { "frozen", reads = { "list_frozen" },
      test = function(f) return f.list_frozen == true end,
      because = "名单还没有固定并公布校验值。先固定名单。", basis = "营商条例54", cure = "freeze" },
    { "seed_after_list", reads = { "seed_late" },
      test = function(f) return f.seed_late == true end,
      because = "随机种子应当在名单校验值公布以后产生，否则可以挑选名单。", basis = "营商条例54" },
  },

  children = { archive.child },

  states = {
    { "new", "编制", phase = "plan", idle = "批准前不起算" },
    { "approved", "已批准，固定名单", phase = "plan", idle = "名单固定后抽取" },
    { "frozen", "名单已固定，待抽取", phase = "draw", idle = "等待随机种子产生" },
    { "drawn", "已抽取，实施中", phase = "do", idle = "各次检查分别办理" },
    { "reported", "结果已公开，待归档", phase = "file" },
    { "archived", "已归档", phase = "file", final = "archived" },
  },

  clocks = {
    { "file", title = "归档", length = "@file_days", basis = "意见四(八)", effect = "duty", warn = 5, whom = "organ" },
  },

  actions = {
    { "propose", title = "提请批准检查计划", from = "new", to = "approved", by = "handler",
      ask = { "title", "handlers", "plan_kind", "plan_year", "plan_reason", { "plan_joint", optional = true }, "plan_published" },
      approve = { by = "head", title = "批准检查计划", back = "退回", apart = { "handlers" } }, urgent = 1, basis = "意见四(二)；营商条例54" },
    { "subject.add", title = "增加一个检查对象", from = "approved", by = "handler", as = "handlers", add = "subjects",
      ask = { "subject_code", "subject_name", "subject_risk" }, urgent = 2, basis = "营商条例54" },
    { "subject.remove", title = "删去一个检查对象", from = "approved", by = "handler", as = "handlers", remove = "subjects", urgent = 8,
      basis = "营商条例54" },
    { "inspector.add", title = "增加一名检查人员", from = "approved", by = "handler", as = "handlers", add = "inspectors",
      ask = { "inspector_no", "inspector_name" }, urgent = 3, basis = "处罚法42Ⅰ；营商条例54" },
    { "inspector.remove", title = "删去一名检查人员", from = "approved", by = "handler", as = "handlers", remove = "inspectors", urgent = 8,
      basis = "营商条例54" },
    { "freeze", title = "固定名单，公布校验值", from = "approved", to = "frozen", by = "handler", as = "handlers",
      ask = { "list_published_on", "seed_source" }, need = { "listed" }, set = { list_digest = copy "list_now", list_frozen = true },
      urgent = 1, outside = true, basis = "营商条例54", help = "固定以后名单不能更改。校验值是全部代码和证号依次列出后的 SHA-256。" },
    { "draw", title = "登记种子并抽取", from = "frozen", to = "drawn", by = "handler", as = "handlers",
      ask = { "seed_on", "seed", "subject_count", "officer_count" }, need = { "frozen", "seed_after_list" }, urgent = 1, outside = true,
      basis = "营商条例54", help = "每个代码前面加上种子和换行，计算 SHA-256，取最小的若干个。任何人都可以用 sha256sum 和 sort 重做。" },
    { "report", title = "公开抽查结果", from = "drawn", to = "reported", by = "handler", as = "handlers", ask = { "report_text", "report_where" },
      start = { "file" }, urgent = 1, outside = true, basis = "营商条例54" },
    { "archive", title = "归档", from = "reported", to = "archived", by = "archivist", ask = { "archive_no", "retention" }, open = "dossier", stop = { "file" },
      urgent = 1, basis = "意见四(八)；档案法14", confirm = "归档后案卷封存，不得增加、更改材料。" },
  },
}
