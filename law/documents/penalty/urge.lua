-- 履行催告书: term, way, the exact sum, and the right to be heard (强制法35).
local parts = use "documents/parts"

return {
  id = "penalty.urge", title = "履行催告书", outward = true, basis = "强制法35、54",
  volume = "main", place = 50,
  number = { series = "催", pattern = "{organ}催〔{year}〕{n}号" },
  demand = { "party_name", "decision_number", "decision_served_on", "urge_until", "urge_bank" },

  body = function(f)
    local you = parts.you(f)
    local rows = {}
    if (f.fine_unpaid or 0) > 0 then table.insert(rows, { "罚款", parts.money(f.fine_unpaid) }) end
    if (f.forfeit_unpaid or 0) > 0 then table.insert(rows, { "没收违法所得", parts.money(f.forfeit_unpaid) }) end
    if (f.surcharge_unpaid or 0) > 0 then
      table.insert(rows, { "加处罚款（计算至" .. parts.date(f.today) .. "）", parts.money(f.surcharge_unpaid) })
    end
    table.insert(rows, { "合计", parts.money(f.owed) })
    return {
      parts.to(f.party_name),
      parts.p("本机关于" .. parts.date(f.decision_served_on) .. "向" .. you .. "送达行政处罚决定书（" .. parts.text(f.decision_number)
        .. "）。" .. you .. "在规定的期限内没有履行。依照" .. cite "强制法35" .. "、" .. cite "强制法54" .. "的规定，现催告如下。"),
      parts.h("一、履行的内容和金额"),
      { t = "kv", rows = rows },
      parts.h("二、履行期限和方式"),
      parts.p("请于" .. parts.date(f.urge_until) .. "前履行。给付方式：" .. parts.text(f.urge_bank) .. "。"),
      parts.h("三、" .. you .. "的权利"),
      parts.p(you .. "收到本催告书后有权进行陈述和申辩，本机关将记录、复核；成立的予以采纳。"),
      parts.p("本催告书送达" .. f["@urge_days"] .. "个工作日后仍不履行的，本机关将依法强制执行或者申请人民法院强制执行。"),
      parts.close(f),
    }
  end,
}
