-- 历史处罚决定: a published decision taken over from elsewhere. It is what the source says and nothing more; it comes in
-- unpublished, and publishing it is an act of its own.
return {
  id = "record.decision", title = "历史处罚决定", kind = "record", opens = "matter",
  basis = "处罚法47、48",
  start = "new",

  phases = { { "record", "登记" }, { "done", "作废" } },

  facts = {
    { "title", "text", "案由", max = 200 },
    { "party_name", "text", "当事人姓名或者名称", max = 300 },
    { "party_kind", "choice", "当事人类型", options = { { "person", "公民" }, { "org", "法人或者其他组织" } } },
    { "organ_name_text", "text", "作出决定的机关（原文）", max = 200, search = true },
    { "number_text", "text", "决定书编号（原文）", max = 500, search = true },
    { "numbers", "long", "决定书编号（逐个）", max = 20000, search = true },
    { "decision_number", "text", "该当事人的决定书编号", max = 200, search = true },
    { "decided_on", "date", "决定日期" },
    { "facts_text", "long", "违法事实（原文）", max = 60000, search = true },
    { "law_basis", "long", "处罚依据（原文）", max = 4000, search = true },
    { "penalty_text", "long", "处罚内容（原文）", max = 60000, search = true },
    { "amounts_text", "long", "读出的金额", max = 4000 },
    { "fined_total", "money", "罚没金额合计" },
    { "kinds_text", "text", "处罚种类", max = 200 },
    { "published_on", "date", "原公开日期" },
    { "source_id", "text", "来源编号", max = 120, search = true },
    { "source_title", "text", "来源标题", max = 500, search = true },
    { "source_document", "text", "来源文件编号或者地址", max = 500 },
    { "source_line", "long", "来源原文", max = 60000 },
    { "doubts", "long", "没有读懂或者不能确定的内容", max = 20000 },
    { "handlers", "officers", "登记人" },
    { "decision_served_on", "date", "送达日期" },
    { "amend_why", "long", "更正的理由", max = 1000 },
    { "void_why", "long", "作废的理由", max = 1000 },
  },

  states = {
    { "new", "待登记", phase = "record", idle = "登记后才有记录" },
    { "recorded", "已登记", phase = "record", idle = "历史记录，没有办理期限" },
    { "void", "已作废", phase = "done", final = "void" },
  },

  guards = {
    { "publication_new", reads = { "child.publication" },
      test = function(f) return f["child.publication"] ~= "open" end,
      because = "公开程序正在进行。先在该程序中结束或者撤回。", basis = "处罚法48" },
  },

  children = {
    { "publication", procedure = "penalty.publication", title = "处罚决定公开", many = true,
      on = { ended = {}, withdrawn = {}, dropped = {} } },
  },

  actions = {
    { "import", title = "登记历史处罚决定", from = "new", to = "recorded", by = "archivist",
      ask = { "title", "party_name", { "party_kind", optional = true }, { "organ_name_text", optional = true },
        { "number_text", optional = true }, { "numbers", optional = true }, { "decision_number", optional = true },
        { "decided_on", optional = true }, { "decision_served_on", optional = true }, { "facts_text", optional = true },
        { "law_basis", optional = true }, { "penalty_text", optional = true }, { "amounts_text", optional = true },
        { "fined_total", optional = true }, { "kinds_text", optional = true }, { "published_on", optional = true }, "source_id",
        { "source_title", optional = true }, { "source_document", optional = true }, { "source_line", optional = true },
        { "doubts", optional = true } },
      set = { handlers = actor() }, urgent = 1, basis = "处罚法47" },
    { "amend", title = "更正历史记录", from = "recorded", by = "archivist",
      ask = { "amend_why", "title", "party_name", { "party_kind", optional = true }, { "organ_name_text", optional = true },
        { "decision_number", optional = true }, { "decided_on", optional = true }, { "law_basis", optional = true },
        { "fined_total", optional = true }, { "kinds_text", optional = true }, { "doubts", optional = true } },
      urgent = 3, basis = "处罚法47" },
    { "publication.open", title = "办理决定公开", from = "recorded", by = "archivist", need = { "publication_new" },
      open = "publication", urgent = 2, basis = "处罚法48Ⅰ" },
    { "void", title = "作废历史记录", from = "recorded", to = "void", by = "archivist",
      ask = { "void_why" }, need = { "publication_new" }, urgent = 9, basis = "处罚法47" },
  },
}
