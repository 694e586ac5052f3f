-- What the procedures about who may act share: filing, and the end of a matter.
local delegation = {}

delegation.ending = {
  { "end_text", "long", "结束的理由", max = 1000 },
  { "archive_no", "text", "档号", max = 60 },
  { "retention", "choice", "保管期限", options = { { "forever", "永久" }, { "long", "三十年" }, { "short", "十年" } } },
}

delegation.file_clock = { "file", title = "归档", length = "@file_days", basis = "意见四(八)", effect = "duty", warn = 5, whom = "organ" }

delegation.archive = { "archive", title = "归档", from = "closed", to = "archived", by = "archivist", ask = { "archive_no", "retention" },
  stop = { "file" }, urgent = 1, basis = "意见四(八)；档案法14", confirm = "归档后案卷封存，不得增加、更改材料。" }

-- The period of a matter that comes again by itself.
delegation.period = {
  { "title", "text", "名称", max = 120, search = true },
  { "handlers", "officers", "承办人" },
  { "period_name", "text", "期间", max = 40 },
  { "period_from", "date", "期间首日" },
  { "period_to", "date", "期间末日" },
}

return delegation
