-- 送达回证: signed by who receives, or says why it was left.
local parts = use "documents/parts"
local mongol = use "mongol"
local m = mongol.of("receipt", "organ", "party", "case", "paper", "sign", "governs")

return {
  id = "penalty.receipt", title = "送达回证", outward = true, basis = "民诉法87—89",
  volume = "main", place = 50, behind = "paper_number",
  number = { series = "送", pattern = "{organ}送〔{year}〕{n}号" },
  demand = { "party_name", "paper_title" },
  mongol = m.list,

  body = function(f)
    local when = "　　　　　　年　　月　　日　　时　　分"
    local blocks = {
      { t = "form", widths = { 22, 78 }, rows = {
        { "案由", parts.text(f.title) },
        { "受送达人", parts.text(f.party_name) },
        { "送达文书", parts.text(f.paper_title) .. (f.paper_number ~= nil and "（" .. f.paper_number .. "）" or "") },
        { "送达地点", "" },
        { "送达方式", "□直接送达　□留置送达　□邮寄送达\n□委托送达　□转交送达　□电子送达" },
        { cells = { "受送达人签收", { text = "", foot = "签名或者盖章：" .. when } }, lines = 2 },
        { cells = { "代收人签收及\n代收理由", { text = "", foot = "签名：" .. when } }, lines = 3 },
        { cells = { "拒收事由和\n留置情况", { text = "", foot = "见证人签名：" .. when } }, lines = 4 },
        { cells = { "送达人", { text = parts.text(f.handler_names), foot = "签名：　　　　　　年　　月　　日" } }, lines = 2 },
        { cells = { "备注", "" }, lines = 2 },
      } },
    }
    return mongol.band(f, blocks, m, "receipt", { m.say("organ", f.organ), m.say("party", parts.text(f.party_name)),
      m.say("case", parts.text(f.title)), m.say("paper", parts.text(f.paper_title) .. (f.paper_number or "")), m.say("sign") })
  end,
}
