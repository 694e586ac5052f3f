-- Penalties on the spot.
local parts = use "tests/parts"
local person = { title = "违反停车管理规定", party_kind = "person", party_name = "某甲（虚构）", capacity = "full", evidence_other = true,
  clear_facts = true, act_on = "2026-09-18", handlers = { "handler/1", "handler/2" } }

local function with(other)
  local fields = {}
  for key, value in pairs(person) do fields[key] = value end
  for key, value in pairs(other) do fields[key] = value end
  return fields
end

local bank = { bank_name = "某银行", bank_address = "某街", surcharge_stated = true, court_name = "某区人民法院" }

return {
  { title = "当场罚款，银行缴纳，报备案，归档", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({ handlers = { "handler/1" } }), refused = "handlers_two" },
      { act = "start", by = "handler/3", fields = with({}), refused = "as" },
      { act = "start", fields = with({}), with = "handler/4", refused = "PER-1" },
      { act = "start", fields = with({}) },
      { act = "decide", fields = bank, refused = "state" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 } },
      { act = "decide", fields = bank, refused = "heard" },
      { act = "hear", fields = { defended = "yes", defence_text = "不知道禁止停车" } },
      { act = "decide", fields = bank, refused = "answered" },
      { act = "hear", fields = { defended = "yes", defence_kind = "no", defence_answer = "标志清楚" } },
      { act = "decide", fields = { surcharge_stated = true, court_name = "某区人民法院" }, refused = "bank_named" },
      { act = "decide", fields = bank, expect = { fine_decided = 20000 } },
      { paper = "penalty.spot", says = { "应当先申请行政复议", "60日内", "15日内", "专用票据", "不采纳" }, lacks = { "6个月" } },
      { act = "deliver", expect = { ["due.report"] = "2026-09-21", decision_served_on = "2026-09-18" } },
      { act = "close", refused = "reported" },
      { act = "report", by = "handler/1", refused = "role" },
      { act = "report" },
      { act = "close", refused = "collected" },
      { act = "collection.open" },
      { child = "collection", act = "spot.small", fields = { part = "fine", amount = 20000 }, refused = "spot_small" },
      { child = "collection", act = "pay.record", fields = { part = "fine", amount = 20000 } },
      { child = "collection", ends = "paid" },
      { act = "close" },
      { act = "close.approve" },
      { act = "contents.make" },
      { act = "archive" },
    }, ends = "archived" },

  { title = "限额：对公民二百元，对单位三千元；只有警告和罚款", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({}) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20001 }, refused = "kind_small" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 0 }, refused = "fine_stated" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "confiscate", spot_fine = 100 }, refused = "spot_kind" },
      { act = "turn" },
    }, ends = "to_ordinary" },

  { title = "对单位的限额", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({ party_kind = "org" }) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "both", spot_fine = 300001 }, refused = "kind_small" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "both", spot_fine = 300000 } },
    }, ends = "told" },

  { title = "警告不收缴，也要告知、备案", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({}) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" } },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = { surcharge_stated = false, court_name = "某区人民法院" } },
      { paper = "penalty.spot", says = { "警告", "没有提出陈述、申辩" }, lacks = { "罚款人民币" } },
      { act = "deliver", fields = { spot_signed = "refused" } },
      { act = "collection.open", refused = "money_ordered" },
      { act = "report" },
      { act = "close" },
    }, ends = "+close" },

  { title = "采纳申辩，罚款改为警告，不再算作罚款", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({}) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 } },
      { act = "hear", fields = { defended = "yes", defence_kind = "yes", defence_answer = "当场改正" } },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" } },
      { act = "decide", fields = { surcharge_stated = false }, refused = "heard" },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = { surcharge_stated = false } },
      { expect = { fine_decided = "none" }, paper = "penalty.spot", says = { "警告" }, lacks = { "罚款人民币" } },
    }, ends = "decided" },

  { title = "事实不确凿、只有陈述、不能承担责任的，都不当场处罚", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({ clear_facts = false, evidence_other = false, capacity = "child" }) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" }, refused = "facts_clear" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" }, refused = "evidence_enough" },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" }, refused = "can_bear" },
    }, ends = "found" },

  { title = "未成年人从轻：写明理由；另有一案已罚：写明理由", procedure = "penalty.summary", sys = { other_fines = 2 },
    steps = {
      { act = "start", on = "2026-09-18", fields = with({ capacity = "teen", party_code = "*" }) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 5000 } },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = bank, refused = "teen_lighter" },
      { act = "decide", fields = bank, reasons = { teen_lighter = "减为五十元" }, refused = "other_fines" },
      { act = "decide", fields = bank, reasons = { teen_lighter = "减为五十元", other_fines = "前两次是另外的行为" } },
    }, ends = "decided" },

  { title = "当场收缴一百元以下：两个工作日交机关，两个工作日缴银行", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-24", fields = with({ act_on = "2026-09-24" }) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 10000 } },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = bank },
      { act = "deliver" },
      { act = "collection.open" },
      { child = "collection", act = "spot.small", fields = { part = "fine", amount = 10000, paid_on = "2026-09-24" } },
      { child = "collection", expect = { ["due.handin"] = "2026-09-29", settled = true } },
      { child = "collection", act = "settle", refused = "spot_banked" },
      { child = "collection", act = "spot.bank", refused = "spot_at_organ" },
      { child = "collection", act = "spot.handin", on = "2026-09-29", expect = { ["due.bankin"] = "2026-10-08" } },
      { child = "collection", act = "spot.bank" },
      { child = "collection", ends = "paid" },
    }, ends = "delivered" },

  { title = "当场处罚复议前置：六十日内没有申请复议，救济期限届满", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({}) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 } },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = bank },
      { act = "deliver" },
      { act = "collection.open" },
      { child = "collection", expect = { ["clock.suit"] = "off", ["due.review_first"] = "2026-11-17", ["due.pay"] = "2026-10-08" } },
      { child = "collection", on = "2026-11-18",
        expect = { remedy_over = true, remedy_over_on = "2026-11-17", ["due.court"] = "2027-02-17", state = "overdue" } },
    }, ends = "delivered" },

  { title = "自行纠正，撤销当场处罚决定", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-18", fields = with({}) },
      { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "fine", spot_fine = 20000 } },
      { act = "hear", fields = { defended = "no" } },
      { act = "decide", fields = bank },
      { act = "deliver" },
      { act = "annul", expect = { fine_decided = "none" } },
    }, ends = "closed" },
}
