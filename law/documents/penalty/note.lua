-- 卷内备考表: how many papers and pages the file has, what is to be said of it, who made and who checked it. The last sheet.
local parts = use "documents/parts"

local function count(f, auxiliary)
  local n, pages = 0, 0
  for _, d in ipairs(f.documents or {}) do
    if d.auxiliary == auxiliary and not parts.about_dossier[d.form] then
      n = n + 1
      pages = pages + (d.pages or 0)
    end
  end
  if n == 0 then return "无" end
  return "文书" .. n .. "份" .. (pages > 0 and "，" .. pages .. "页" or "")
end

return {
  id = "penalty.note", title = "卷内备考表", outward = false, basis = "意见四(八)；档案法14",
  volume = "main", place = 99,
  demand = { "title", "party_name" },

  body = function(f)
    local evidence, records = #(f.evidence or {}), #(f.records or {})
    return {
      parts.sheet({
        { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "案号", parts.text(f.case_no) },
        { "正卷", count(f, false) }, { "副卷", count(f, true) },
        { "证据和笔录", "证据" .. evidence .. "件，笔录" .. records .. "件" },
        { "电子档案", "全部材料以电子形式形成或者扫描保存，每份的校验值写入办理记录；纸质原件、录音录像载体另行妥善保管。" },
        { cells = { "本卷情况说明\n（缺损、修改、补充、\n移出、销毁等）", f.note_text or "" }, lines = 6 },
        { cells = { "立卷人", { text = parts.text(f.actor), foot = "签名：　　　　　　年　　月　　日" } }, lines = 2 },
        { cells = { "检查人", { text = "", foot = "签名：　　　　　　年　　月　　日" } }, lines = 2 },
      }),
    }
  end,
}
