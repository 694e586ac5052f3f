-- 补充材料说明: what was added to a sealed dossier, why, and who allowed it. It stands behind the dossier with the material.
local parts = use "documents/parts"

return {
  id = "archive.supplement", title = "补充材料说明", outward = false, basis = "意见四(八)；档案法21Ⅱ",
  volume = "main", place = 98,
  demand = { "title", "archive_no" },

  body = function(f)
    local s = f.row or {}
    return {
      parts.sheet({
        { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "档号", parts.text(f.archive_no) },
        { "材料名称", parts.text(s.supplement_name) }, { "补充日期", parts.date(s.supplement_on) },
        { cells = { "归档后补充的原因", parts.text(s.supplement_why) }, lines = 5 },
        { cells = { "说明", "本材料在案卷封存后补充，附于卷后。原卷的材料、顺序和页次没有改动。" }, lines = 2 },
        { cells = { "档案管理人员", { text = "", foot = "签名：　　　　　　年　　月　　日" } }, lines = 2 },
        { cells = { "批准人", { text = parts.text(f.actor), foot = "签名：　　　　　　年　　月　　日" } }, lines = 2 },
      }),
    }
  end,
}
