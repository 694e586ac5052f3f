-- 蒙古文文本: the words of bilingual papers in traditional script, one a line, beside what they are to say in Chinese. They are
-- drafts. A text counts only when a reader of Mongolian has put his name and the day to it: read_by = "…", read_on = "2026-…".
-- A paper with a text that nobody has read can be looked at and cannot be signed. A number in a text is the place of a value.
-- Suffixes follow the narrow no-break space (U+202F); a separated final vowel follows U+180E.
local texts = {
  { "decision", zh = "行政处罚决定书", text = { "ᠵᠠᠰᠠᠭ ᠵᠠᠬᠢᠷᠭᠠᠨ ᠤ ᠰᠢᠳᠬᠡᠯ ᠦᠨ ᠲᠣᠭᠲᠠᠭᠠᠯ" } },
  { "notice", zh = "行政处罚事先告知书", text = { "ᠵᠠᠰᠠᠭ ᠵᠠᠬᠢᠷᠭᠠᠨ ᠤ ᠰᠢᠳᠬᠡᠯ ᠢ ᠤᠷᠢᠳᠠᠪᠠᠷ ᠮᠡᠳᠡᠭᠳᠡᠬᠦ ᠪᠢᠴᠢᠭ" } },
  { "receipt", zh = "送达回证", text = { "ᠬᠦᠷᠭᠡᠭᠰᠡᠨ ᠪᠠᠷᠢᠮᠲᠠ" } },
  { "rights", zh = "当事人权利义务告知书", text = { "ᠬᠡᠷᠡᠭᠲᠡᠨ ᠦ ᠡᠷᠬᠡ ᠡᠭᠦᠷᠭᠡ ᠶᠢ ᠮᠡᠳᠡᠭᠳᠡᠬᠦ ᠪᠢᠴᠢᠭ" } },
  { "organ", zh = "机关：…", text = { "ᠪᠠᠢᠭᠤᠯᠤᠯᠭ᠎ᠠ᠄ ", 1 } },
  { "party", zh = "当事人：…", text = { "ᠬᠡᠷᠡᠭᠲᠡᠨ᠄ ", 1 } },
  { "case", zh = "案由：…", text = { "ᠬᠡᠷᠡᠭ᠄ ", 1 } },
  { "paper", zh = "文书：…", text = { "ᠪᠢᠴᠢᠭ᠄ ", 1 } },
  { "day", zh = "日期：…年…月…日", text = { "ᠡᠳᠦᠷ᠄ ", 1 } },
  { "facts", zh = "违法事实：…", text = { "ᠬᠠᠤᠯᠢ ᠵᠥᠷᠢᠴᠡᠭᠰᠡᠨ ᠶᠠᠪᠤᠳᠠᠯ᠄ ", 1 } },
  { "evidence", zh = "证据：…", text = { "ᠪᠠᠷᠢᠮᠲᠠ᠄ ", 1 } },
  { "defence", zh = "陈述、申辩：…", text = { "ᠲᠠᠶᠢᠯᠪᠤᠷᠢ ᠥᠮᠦᠭᠡᠯᠡᠯᠲᠡ᠄ ", 1 } },
  { "law", zh = "法律依据：…", text = { "ᠬᠠᠤᠯᠢ ᠶᠢᠨ ᠦᠨᠳᠦᠰᠦ᠄ ", 1 } },
  { "weight", zh = "裁量理由：…", text = { "ᠰᠢᠯᠲᠠᠭᠠᠨ᠄ ", 1 } },
  { "penalty", zh = "处罚：…", text = { "ᠰᠢᠳᠬᠡᠯ᠄ ", 1 } },
  { "pay", zh = "自收到之日起…日内缴至…", text = { "ᠬᠦᠯᠢᠶᠡᠨ ᠠᠪᠤᠭᠰᠠᠨ ᠡᠳᠦᠷ ᠡᠴᠡ ", 1, " ᠡᠳᠦᠷ ᠦᠨ ᠳᠣᠲᠣᠷ᠎ᠠ ", 2, " ᠳᠤ ᠲᠤᠰᠢᠶᠠᠨ᠎ᠠ᠃" } },
  { "perform", zh = "履行：…", text = { "ᠪᠢᠶᠡᠯᠡᠭᠦᠯᠬᠦ ᠨᠢ᠄ ", 1 } },
  { "speak", zh = "有权在…个工作日内陈述、申辩", text = { 1, " ᠠᠵᠢᠯ ᠤᠨ ᠡᠳᠦᠷ ᠦᠨ ᠳᠣᠲᠣᠷ᠎ᠠ ᠲᠠᠶᠢᠯᠪᠤᠷᠢᠯᠠᠬᠤ᠂ ᠥᠮᠦᠭᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠲᠠᠢ᠃" } },
  { "hearing", zh = "有权在…个工作日内要求听证", text = { 1, " ᠠᠵᠢᠯ ᠤᠨ ᠡᠳᠦᠷ ᠦᠨ ᠳᠣᠲᠣᠷ᠎ᠠ ᠰᠣᠨᠣᠰᠬᠤ ᠬᠤᠷᠠᠯ ᠱᠠᠭᠠᠷᠳᠠᠬᠤ ᠡᠷᠬᠡ ᠲᠠᠢ᠃" } },
  { "recusal", zh = "有权申请执法人员回避", text = { "ᠬᠠᠤᠯᠢ ᠭᠦᠢᠴᠡᠳᠬᠡᠭᠴᠢ ᠶᠢ ᠵᠠᠢᠯᠠᠭᠤᠯᠬᠤ ᠶᠢ ᠭᠤᠶᠤᠴᠢᠯᠠᠬᠤ ᠡᠷᠬᠡ ᠲᠠᠢ᠃" } },
  { "card", zh = "执法人员不出示执法证件的，有权拒绝", text = { "ᠦᠨᠡᠮᠯᠡᠬᠦ ᠦᠵᠡᠭᠦᠯᠦᠭᠰᠡᠨ ᠦᠭᠡᠢ ᠪᠣᠯ ᠲᠠᠲᠠᠭᠠᠯᠵᠠᠬᠤ ᠡᠷᠬᠡ ᠲᠠᠢ᠃" } },
  { "truth", zh = "应当如实回答询问，协助调查", text = { "ᠦᠨᠡᠨ ᠢᠶᠡᠷ ᠬᠠᠷᠢᠭᠤᠯᠵᠤ᠂ ᠪᠠᠢᠴᠠᠭᠠᠯᠲᠠ ᠳᠤ ᠬᠠᠮᠵᠢᠯᠴᠠᠨ᠎ᠠ᠃" } },
  { "review", zh = "可以在…日内向…申请行政复议", text = { 1, " ᠡᠳᠦᠷ ᠦᠨ ᠳᠣᠲᠣᠷ᠎ᠠ ", 2, " ᠳᠤ ᠵᠠᠰᠠᠭ ᠵᠠᠬᠢᠷᠭᠠᠨ ᠤ ᠳᠠᠬᠢᠨ ᠬᠢᠨᠠᠯᠲᠠ ᠭᠤᠶᠤᠴᠢᠯᠠᠵᠤ ᠪᠣᠯᠣᠨ᠎ᠠ᠃" } },
  { "suit", zh = "可以在…个月内向…提起行政诉讼", text = { 1, " ᠰᠠᠷ᠎ᠠ ᠶᠢᠨ ᠳᠣᠲᠣᠷ᠎ᠠ ", 2, " ᠳᠤ ᠵᠠᠭᠠᠯᠳᠤᠵᠤ ᠪᠣᠯᠣᠨ᠎ᠠ᠃" } },
  { "guide", zh = "应当遵守的规范：…", text = { "ᠳᠠᠭᠠᠨ ᠪᠠᠷᠢᠮᠲᠠᠯᠠᠬᠤ ᠳᠦᠷᠢᠮ᠄ ", 1 } },
  { "sign", zh = "受送达人签名：", text = { "ᠬᠦᠯᠢᠶᠡᠨ ᠠᠪᠤᠭᠴᠢ ᠶᠢᠨ ᠭᠠᠷ ᠤᠨ ᠦᠰᠦᠭ᠄" } },
  { "governs", zh = "以国家通用语言文字文本为准。", text = { "ᠬᠢᠲᠠᠳ ᠪᠢᠴᠢᠭ ᠢ ᠦᠨᠳᠦᠰᠦ ᠪᠣᠯᠭᠠᠨ᠎ᠠ᠃　以国家通用语言文字文本为准。" } },
}

local mongol = {}

-- The pieces with their values.
local function pieces(parts, ...)
  local values, out = { ... }, ""
  for _, part in ipairs(parts) do
    if math.type(part) == "integer" then out = out .. (values[part] or "")
    else out = out .. part end
  end
  return out
end

-- What has no Mongolian text yet is named in Chinese, never put in by a machine.
function mongol.chinese(where)
  return "见中文文本" .. where .. "，暂无蒙古文"
end

-- The texts that a form uses: `list` is declared by the form, `say` gives one with its values.
function mongol.of(...)
  local m, by = { list = {} }, {}
  for _, id in ipairs({ ... }) do
    for _, t in ipairs(texts) do
      if t[1] == id then
        by[id] = t
        table.insert(m.list, { id = id, zh = t.zh, read_by = t.read_by, read_on = t.read_on })
      end
    end
    assert(by[id] ~= nil, id)
  end
  function m.say(id, ...)
    return pieces(by[id].text, ...)
  end
  return m
end

-- The columns beside the Chinese text, where the matter wants them, with the sentence that says which text counts.
function mongol.band(f, blocks, m, title, items)
  if f.mongol_text ~= true then return blocks end
  table.insert(items, 1, m.say("governs"))
  table.insert(blocks, { t = "p", text = "本文书的蒙古文文本供当事人阅读；两种文本不一致的，以国家通用语言文字文本为准。" })
  table.insert(blocks, { t = "mn", title = m.say(title), items = items })
  return blocks
end

return mongol
