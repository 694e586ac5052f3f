-- 案卷保管: a sealed dossier in the archive of the organ. It begins with the act that files the dossier and ends when the
-- dossier goes to the state archive. Nothing in the dossier is changed any more: what turns up later stands beside it with
-- a statement of its own; lending and copies are acts with their ground, approver and day of return.
local facts = use "facts"

return {
  id = "archive.dossier", title = "案卷保管", kind = "archive", opens = "child",
  basis = "意见四(八)；档案法14、21Ⅱ",
  start = "kept",
  delegable = true,
  contract = { handed = "已移交国家档案馆" },

  phases = { { "keep", "保管" }, { "handed", "移交" } },

  facts = facts.join(facts.inherited, {
    { "archive_no", "text", "档号", max = 60, inherit = true, search = true },
    { "retention", "choice", "保管期限", options = facts.retentions, inherit = true },
    { "archive_place", "text", "存放位置", max = 120, help = "库房、柜架、盒号；只有电子档案的写存储系统" },
    { "handed_to", "text", "接收的国家档案馆", max = 80 },
    { "handed_on", "date", "移交日期" },
    { "handed_proof", "file", "移交清册" },
  }),

  lists = {
    { "lendings", title = "借阅登记",
      facts = {
        { "borrower", "text", "借阅人", max = 60 },
        { "borrower_of", "text", "借阅人单位或者部门", max = 120 },
        { "lend_ground", "long", "借阅事由", max = 500 },
        { "lent_on", "date", "借出日期" },
        { "lent_until", "date", "应归还日期" },
        { "returned_on", "date", "归还日期" },
        { "returned_state", "text", "归还时案卷状况", max = 200 },
      } },
    { "copies", title = "复制登记",
      facts = {
        { "copy_to", "text", "提供给", max = 120 },
        { "copy_ground", "long", "用途和依据", max = 500 },
        { "copy_what", "text", "复制的材料", max = 300 },
        { "copy_on", "date", "提供日期" },
      } },
    { "supplements", title = "补充材料",
      facts = {
        { "supplement_name", "text", "材料名称", max = 120 },
        { "supplement_why", "long", "归档后补充的原因", max = 1000 },
        { "supplement_file", "file", "材料" },
        { "supplement_on", "date", "补充日期" },
      } },
  },

  states = {
    { "kept", "在库保管", phase = "keep", idle = "案卷在保管期限内保管" },
    { "lent", "借出", phase = "keep" },
    { "handed", "已移交国家档案馆", phase = "handed", final = "handed" },
  },

  clocks = {
    { "give_back", title = "归还案卷", unit = "day", basis = "意见四(八)", effect = "duty", warn = 2, whom = "organ" },
  },

  actions = {
    { "place.set", title = "登记存放位置", from = "kept", by = "archivist", ask = { "archive_place" }, basis = "档案法19Ⅰ" },

    { "lend", title = "提请借出案卷", from = "kept", to = "lent", by = "archivist",
      add = "lendings", ask = { "borrower", "borrower_of", "lend_ground", "lent_on", "lent_until" },
      approve = { by = "head", title = "批准借出案卷", back = "不同意借出" },
      start = { { "give_back", to = "lent_until" } }, basis = "意见四(八)；档案法19Ⅰ",
      help = "借出期间不得拆散、增加、更改。尽量以复制件代替原件。" },
    { "give_back", title = "登记归还", from = "lent", to = "kept", by = "archivist",
      change = "lendings", ask = { "returned_on", "returned_state" }, stop = { "give_back" },
      urgent = 1, basis = "意见四(八)", help = "逐页清点，与卷内目录核对后登记。" },

    { "copy", title = "提请提供复制件", from = { "kept", "lent" }, by = "archivist",
      add = "copies", ask = { "copy_to", "copy_ground", "copy_what", "copy_on" },
      approve = { by = "head", title = "批准提供复制件", back = "不同意提供" }, basis = "档案条例34Ⅱ",
      help = "复制件逐页带有接收人、时间、用途的水印。" },

    { "supplement", title = "提请附入补充材料", from = { "kept", "lent" }, by = "archivist",
      add = "supplements", ask = { "supplement_name", "supplement_why", "supplement_file", "supplement_on" },
      approve = { by = "head", title = "批准附入补充材料", back = "不同意附入" },
      issue = { "archive.supplement" }, basis = "意见四(八)；档案法21Ⅱ",
      confirm = "原卷不动：补充材料连同说明附在卷后，不编入原卷的页次。" },

    { "hand_over", title = "移交国家档案馆", from = "kept", to = "handed", by = "archivist",
      ask = { "handed_to", "handed_on", "handed_proof" },
      approve = { by = "head", title = "批准移交", back = "退回" }, basis = "档案法15Ⅰ；档案条例20Ⅱ",
      help = "县级馆接收范围的自形成之日起满十年移交，设区的市级以上馆满二十年；经同意可以延长或者提前。" },
  },
}
