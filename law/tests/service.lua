-- The forms of service and the day on which each counts.
local parts = use "tests/parts"

-- The decision is signed on 20 October 2026 and being served.
local function serving(steps)
  return parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
    { act = "decide.penalty", on = "2026-10-20", fields = parts.decision },
    { act = "decide.penalty.approve" },
    { act = "decision.scan" },
    { act = "decision.serve" },
  }, steps)
end

-- The same of a person, with a fine below the amount that leads to a hearing.
local function of_person(steps)
  local out = {}
  for n, step in ipairs(steps) do
    local copy = {}
    for key, value in pairs(step) do copy[key] = value end
    if n == 1 then
      copy.fields = { title = "涉嫌经营超过保质期食品案", party_kind = "person", party_name = "某甲（虚构）", found_on = "2026-09-01" }
    end
    out[n] = copy
  end
  return out
end

local person = parts.join(of_person(parts.opened), parts.evidence, {
  { act = "norm.add", fields = { cite = "食品安全法第一百二十六条第一款", low = 100000, high = 1000000, applied = true } },
  { act = "penalty.add", fields = { kind = "fine", amount = 500000 } },
  parts.report(),
}, parts.reviewed, parts.noticed, parts.rechecked, {
  { act = "decide.penalty", on = "2026-10-20", fields = parts.decision },
  { act = "decide.penalty.approve" },
  { act = "decision.scan" },
  { act = "decision.serve" },
})

return {
  { title = "蒙古文文本没有经人审读的，不能签发；不附蒙古文文本的照常签发", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, {
      { act = "language.set", fields = { mongol_text = true } },
      { act = "notice.sign", refused = "unread" },
      { act = "language.set", fields = { mongol_text = false } },
      { act = "notice.sign", on = "2026-09-21", paper = "penalty.notice", says = { "陈述" }, lacks = { "蒙古文" } },
    }), ends = "noticed" },

  { title = "直接送达：签收日为送达日，不能早于签发，也不能晚于今天", procedure = "penalty.ordinary",
    steps = serving({
      { act = "decision.serve", refused = "decision_not_serving" },
      { child = "service_decision", act = "serve.direct", fields = { served_on = "2026-10-19" }, refused = "after_signing" },
      { child = "service_decision", act = "serve.direct", fields = { served_on = "2026-10-21" }, refused = "served_on" },
      { child = "service_decision", act = "serve.direct", with = "handler/1", refused = "PER-1" },
      { child = "service_decision", act = "serve.direct", on = "2026-10-23", fields = { served_on = "2026-10-22", receiver_is = "family" },
        refused = "receiver_fits" },
      { child = "service_decision", act = "serve.direct", fields = { served_on = "2026-10-22", receiver_is = "mail" } },
      { expect = { decision_served_on = "2026-10-22", ["child.service_decision"] = "served" } },
      { act = "decision.serve", refused = "decision_unserved" },
    }), ends = "decided" },

  { title = "拒收：见证人签名，或者拍照、录像留置", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "serve.left_witness", fields = { witness = "" }, refused = "witness" },
      { child = "service_decision", act = "serve.left_video", fields = { refusal = "拒绝签收", video = "" }, refused = "video" },
      { child = "service_decision", act = "serve.left_video", fields = { refusal = "拒绝签收", left_at = "" }, refused = "left_at" },
      { child = "service_decision", act = "serve.left_video", fields = { refusal = "拒绝签收" } },
      { expect = { decision_served_on = "2026-10-20" } },
    }), ends = "decided" },

  { title = "电子送达要有确认书，还要给出提交复议申请的渠道", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "serve.electronic", refused = "consented" },
      { child = "service_decision", act = "address.confirm", fields = { consent_way = "sms", consent_address = "13800000000" } },
      { child = "service_decision", act = "serve.electronic", fields = { review_channel = "" }, refused = "review_channel" },
      { child = "service_decision", act = "address.withdraw" },
      { child = "service_decision", act = "serve.electronic", refused = "consented" },
      { child = "service_decision", act = "address.confirm", fields = { consent_way = "email", consent_scan = "" }, refused = "consent_scan" },
      { child = "service_decision", act = "address.confirm", fields = { consent_way = "email" }, paper = "penalty.address", says = { "同意" } },
      { child = "service_decision", act = "serve.electronic", fields = { paper_asked = true }, refused = "paper_settled" },
      { child = "service_decision", act = "serve.electronic", on = "2026-10-22", fields = { served_on = "2026-10-21", paper_asked = true, paper_given = true } },
      { expect = { decision_served_on = "2026-10-21" } },
    }), ends = "decided" },

  { title = "邮寄：回执上的收件日期为送达日", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "send.mail", fields = { sent_on = "2026-10-20", sent_to = "邮件一" }, refused = "usual_order" },
      { child = "service_decision", act = "send.mail", fields = { sent_on = "2026-10-20", sent_to = "邮件一" },
        reasons = { usual_order = "当事人住所在外地" } },
      { expect = { decision_served = "none", ["child.service_decision"] = "open" } },
      { child = "service_decision", act = "sent.received", on = "2026-10-26", fields = { served_on = "2026-10-24" } },
      { expect = { decision_served_on = "2026-10-24" } },
    }), ends = "decided" },

  { title = "公告送达是最后的方式：三十日期满视为送达", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "public.announce", fields = { public_on = "2026-10-20" }, refused = "attempted" },
      { child = "service_decision", act = "send.mail", fields = { sent_on = "2026-10-20" }, reasons = { usual_order = "当事人住所在外地" } },
      { child = "service_decision", act = "sent.returned", on = "2026-10-26" },
      { child = "service_decision", act = "public.announce", on = "2026-10-27", fields = { public_on = "2026-10-27" } },
      { child = "service_decision", expect = { ["due.announcement"] = "2026-11-26", state = "announced" } },
      { act = "collection.open", on = "2026-11-26", refused = "decision_served" },
      { act = "collection.open", on = "2026-11-27" },
      { expect = { decision_served_on = "2026-11-26" } },
      { child = "collection", expect = { ["due.pay"] = "2026-12-11" } },
    }), ends = "decided" },

  { title = "公告期间本人来领，以签收日为准", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "attempt.record" },
      { child = "service_decision", act = "public.announce", fields = { public_on = "2026-10-20" } },
      { child = "service_decision", act = "serve.direct", on = "2026-11-02", fields = { served_on = "2026-11-02" } },
      { expect = { decision_served_on = "2026-11-02" } },
    }), ends = "decided" },

  { title = "停止送达之后可以再送", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "serve.stop" },
      { expect = { ["child.service_decision"] = "failed", decision_served = "none", ["clock.serve"] = "running" } },
      { act = "decision.serve" },
      { child = "service_decision", ends = "served" },
    }), ends = "decided" },

  { title = "打印送达回证，取号并列入卷内目录", procedure = "penalty.ordinary",
    steps = serving(parts.join({
      { child = "service_decision", act = "receipt.print", paper = "penalty.receipt", says = { "行政处罚决定书" } },
      { child = "service_decision", ends = "served" },
    }, parts.paid, {
      { act = "publication.none" },
      { act = "close" },
      { act = "close.approve" },
      { act = "contents.make", paper = "penalty.contents", says = { "送达回证", "某演送〔2026〕" } },
    })), ends = "closed" },

  { title = "委托送达：有送达人员的经过记录，不再提醒顺序；以签收日为送达日", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "attempt.record" },
      { child = "service_decision", act = "send.entrust", fields = { sent_on = "2026-10-19" }, refused = "after_signing" },
      { child = "service_decision", act = "send.entrust", fields = { sent_on = "2026-10-20", sent_to = "外地某局" } },
      { child = "service_decision", act = "sent.received", on = "2026-10-28", fields = { served_on = "2026-10-27", receiver_is = "rep" } },
      { expect = { decision_served_on = "2026-10-27" } },
    }), ends = "decided" },

  { title = "转交送达：只用于公民，由本人签收", procedure = "penalty.ordinary",
    steps = serving({
      { child = "service_decision", act = "send.forward", fields = { sent_on = "2026-10-20", forward_kind = "prison" }, refused = "forward_person" },
      { child = "service_decision", ends = "served" },
    }), ends = "decided" },

  { title = "被监禁的当事人：通过监所转交，本人签收之日为送达日", procedure = "penalty.ordinary",
    steps = parts.join(person, {
      { child = "service_decision", act = "serve.direct", fields = { receiver_is = "rep" }, refused = "receiver_fits" },
      { child = "service_decision", act = "send.forward", fields = { sent_on = "2026-10-20", forward_kind = "prison", sent_to = "某监所" } },
      { child = "service_decision", act = "sent.received", on = "2026-10-26", fields = { served_on = "2026-10-23", receiver_is = "family" }, refused = "forward_self" },
      { child = "service_decision", act = "sent.received", fields = { served_on = "2026-10-23", receiver_is = "self" } },
      { expect = { decision_served_on = "2026-10-23" } },
    }), ends = "decided" },

  { title = "催告书先直接送达，没有送到才用其他方式", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "collection.open" },
      { child = "collection", act = "urge.sign", on = "2026-11-10", fields = { urge_until = "2026-11-24", urge_bank = "缴至某银行" } },
      { child = "collection", act = "urge.scan" },
      { child = "collection", act = "urge.serve" },
      { child = "collection/service_urge", act = "send.mail", fields = { sent_on = "2026-11-10" }, refused = "direct_tried" },
      { child = "collection/service_urge", act = "attempt.record" },
      { child = "collection/service_urge", act = "send.mail", fields = { sent_on = "2026-11-10" } },
    }), ends = "decided" },
}
