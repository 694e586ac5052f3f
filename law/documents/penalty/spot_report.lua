-- 当场行政处罚备案表: reported to the organ after a decision on the spot (处罚法52Ⅲ).
local parts = use "documents/parts"

return {
  id = "penalty.spot_report", title = "当场行政处罚备案表", outward = false, basis = "处罚法52Ⅲ",
  volume = "auxiliary", place = 50,
  demand = { "title", "party_name", "decision_number", "decided_on", "facts_text", "law_broken", "spot_kind", "report_text" },

  body = function(f)
    return { parts.sheet(parts.add(parts.case_rows(f), { "当场处罚决定书", parts.text(f.decision_number) .. "，" .. parts.date(f.decided_on) .. "作出" },
      { "时间、地点", parts.date(f.act_on) .. parts.text(f.act_time) .. "，" .. parts.text(f.act_place) }, { "违法事实", parts.text(f.facts_text) },
      { "违反的规定和处罚依据", parts.text(f.law_broken) .. "；" .. parts.text(f.law_basis) },
      { "处罚", parts.choice(f, "spot_kind") .. ((f.spot_fine or 0) > 0 and "，罚款" .. parts.money(f.spot_fine) or "") },
      { "陈述、申辩", parts.choice(f, "defended") }, { "签收", parts.choice(f, "spot_signed") }, { "执法人员", parts.officers(f) },
      parts.opinion("备案意见", f.report_text, f.actor, f.today, 2))) }
  end,
}
