-- 送达: one paper to one party. Opened by the act "送达…" of another matter; its outcome tells when the paper counts as
-- served and in which form. Order (民诉法88—95): direct, left, electronic where agreed, mail or entrusted or forwarded,
-- and only after a recorded failure the public notice.
local facts = use "facts"

local proof = { "proof", "file", "送达回证或者送达证明", help = "签收、拒签见证、邮件回执、系统记录等的扫描件或者音像" }

return {
  id = "penalty.service", title = "送达", kind = "service", opens = "child",
  basis = "处罚法61；民诉法87—95",
  start = "pending",
  delegable = true,
  contract = { served = "已送达", failed = "停止送达" },

  phases = { { "serve", "送达" }, { "done", "送达结果" } },

  facts = facts.join(facts.inherited, {
    { "paper_title", "text", "送达文书", max = 80, inherit = true },
    { "paper_number", "text", "文书编号", max = 60, inherit = true },
    { "paper_on", "date", "文书签发日期", inherit = true },
    { "mongol_text", "yesno", "附蒙古文文本", inherit = true },

    { "direct_first", "yesno", "应当先直接送达", inherit = true, hidden = true },

    { "consent", "yesno", "当事人同意电子送达" },
    { "consent_way", "choice", "电子送达方式",
      options = { { "email", "电子邮件" }, { "fax", "传真" }, { "sms", "移动通信" }, { "system", "当事人指定的其他系统" } } },
    { "consent_address", "text", "电子送达地址", max = 120, personal = true },
    { "consent_scan", "file", "送达地址和方式确认书" },
    { "review_channel", "text", "提交行政复议申请的互联网渠道", max = 200, help = "电子送达决定书时必须一并提供" },

    { "withdraw_why", "long", "撤回同意的说明", max = 500 },
    { "paper_asked", "yesno", "当事人要求提供纸质文书" },
    { "paper_given", "yesno", "纸质文书已经提供" },

    { "receiver", "text", "签收人", max = 60, personal = true },
    { "receiver_is", "choice", "签收人身份",
      options = { { "self", "当事人本人（个体工商户为经营者）" }, { "family", "同住成年家属" }, { "rep", "法定代表人或者主要负责人" },
        { "mail", "单位负责收件的人" }, { "agent", "代理人" }, { "named", "当事人指定的代收人" } } },
    { "witness", "text", "见证人及其单位", max = 120, personal = true, help = "基层组织或者当事人所在单位的代表" },
    { "witness_is", "choice", "见证人身份", options = { { "base", "有关基层组织的代表" }, { "unit", "当事人所在单位的代表" } } },
    { "refusal", "long", "拒收事由", max = 500 },
    { "left_at", "text", "留置地点", max = 200, personal = true },
    { "video", "file", "留置过程照片、录像" },

    { "sent_way", "choice", "交出方式",
      options = { { "mail", "邮寄送达" }, { "entrust", "委托送达" }, { "forward", "转交送达" } } },
    { "sent_on", "date", "交寄、委托或者转交日期" },
    { "sent_to", "text", "邮件编号或者受托、转交单位", max = 120 },
    { "sent_why", "long", "不能直接送达的原因", max = 500 },

    { "forward_kind", "choice", "转交的情形",
      options = { { "army", "军人：所在部队团以上单位的政治机关" }, { "prison", "被监禁：所在监所" },
        { "education", "被采取强制性教育措施：所在强制性教育机构" } } },

    { "public_why", "choice", "公告送达原因",
      options = { { "missing", "当事人下落不明" }, { "impossible", "用其他方式无法送达" } } },
    { "public_text", "long", "原因和经过", max = 2000, help = "记入案卷：查找、各次送达的时间、地点、人员和结果" },
    { "public_where", "text", "公告刊载处", max = 200 },
    { "public_on", "date", "公告发出日期" },

    proof,
    { "served_on", "date", "送达日期" },
    { "service_form", "choice", "送达方式",
      options = { { "direct", "直接送达" }, { "left", "留置送达" }, { "electronic", "电子送达" }, { "mail", "邮寄送达" },
        { "entrust", "委托送达" }, { "forward", "转交送达" }, { "public", "公告送达" } } },
    { "stop_why", "long", "停止送达的理由", max = 500 },
    { "too_early", "yesno", "早于文书签发日期", hidden = true, calc = function(f)
      local function early(day) return day ~= nil and f.paper_on ~= nil and day < f.paper_on end
      return early(f.served_on) or early(f.sent_on) or early(f.public_on)
    end },
  }),

  lists = {
    { "attempts", title = "送达经过",
      facts = {
        { "attempt_on", "date", "日期" },
        { "attempt_way", "text", "方式和地点", max = 200 },
        { "attempt_result", "long", "没有送达的原因", max = 500 },
        { "attempt_proof", "file", "证明材料" },
      } },
  },

  states = {
    { "pending", "待送达", phase = "serve", idle = "送达期限在主案件中计算" },
    { "sent", "已交出，等待回执", phase = "serve", idle = "送达期限在主案件中计算" },
    { "announced", "公告期内", phase = "serve" },
    { "served", "已送达", phase = "done", final = "served" },
    { "failed", "停止送达", phase = "done", final = "failed" },
  },

  guards = {
    { "consented", reads = { "consent" },
      test = function(f) return f.consent == true end,
      because = "还没有当事人签订的电子送达确认书。先登记送达地址和方式确认书，或者改用其他方式送达。",
      basis = "处罚法61Ⅱ", cure = "address.confirm" },
    { "after_signing", reads = { "too_early" },
      test = function(f) return f.too_early ~= true end,
      because = "日期早于文书签发日期。文书签发、盖章后才能送达，核对日期。", basis = "民诉法87" },
    { "receiver_fits", reads = { "party_kind", "receiver_is" },
      test = function(f)
        if f.party_kind == "org" then return f.receiver_is ~= "family" end
        return f.receiver_is ~= "rep" and f.receiver_is ~= "mail"
      end,
      because = "签收人的身份与当事人不符：公民由本人、同住成年家属、代理人或者指定的代收人签收，单位由法定代表人、主要负责人、负责收件的人、代理人或者指定的代收人签收。",
      basis = "民诉法88Ⅰ" },
    { "forward_person", reads = { "party_kind" },
      test = function(f) return f.party_kind ~= "org" end,
      because = "转交送达只用于军人、被监禁的人和被采取强制性教育措施的人。单位用其他方式送达。", basis = "民诉法92、93" },
    { "forward_self", reads = { "sent_way", "receiver_is" },
      test = function(f) return f.sent_way ~= "forward" or f.receiver_is == "self" end,
      because = "转交送达由受送达人本人签收，以送达回证上的签收日期为送达日期。没有本人签收的，登记退回。", basis = "民诉法94",
      cure = "sent.returned" },
    { "paper_settled", reads = { "paper_asked", "paper_given" },
      test = function(f) return f.paper_asked ~= true or f.paper_given == true end,
      because = "当事人要求纸质文书的，应当提供。提供以后再登记。", basis = "民诉法90Ⅰ" },
    { "direct_tried", reads = { "direct_first", "attempts.count" },
      test = function(f) return f.direct_first ~= true or f["attempts.count"] > 0 end,
      because = "催告书、行政强制执行决定书应当先直接送达；当事人拒绝接收或者无法直接送达的，才可以用其他方式。先直接送达，没有送到的登记经过。",
      basis = "强制法38", cure = "attempt.record" },
    { "usual_order", alarm = true, reads = { "attempts.count" },
      test = function(f) return f["attempts.count"] > 0 end,
      because = "案卷中还没有直接送达的记录。直接送达有困难的才委托或者邮寄，请说明没有先直接送达的理由。", basis = "民诉法91" },
    { "attempted", reads = { "attempts.count", "@public_attempts" },
      test = function(f) return f["attempts.count"] >= f["@public_attempts"] end,
      because = "公告送达是最后的方式，案卷中还没有其他方式无法送达（或者查找下落）的记录。先登记送达经过。",
      basis = "民诉法95", cure = "attempt.record" },
  },

  clocks = {
    { "announcement", title = "公告期", length = "@public_notice_days", basis = "民诉法95Ⅰ", effect = "deem",
      deem = "public.served", whom = "party" },
  },

  actions = {
    { "receipt.print", title = "制作送达回证", from = { "pending", "sent", "announced" }, by = "handler", as = "handlers",
      issue = { "penalty.receipt" }, urgent = 6, basis = "民诉法87Ⅰ",
      help = "打印后随文书带去，由受送达人记明收到日期并签名或者盖章。" },
    { "address.confirm", title = "登记送达地址和方式确认书", from = "pending", by = "party", recorded = "handler",
      ask = { "consent_way", "consent_address", "consent_scan" }, set = { consent = true }, issue = { "penalty.address" }, urgent = 5, basis = "处罚法61Ⅱ" },
    { "address.withdraw", title = "登记当事人撤回电子送达的同意", from = "pending", by = "party", recorded = "handler",
      ask = { "withdraw_why" }, need = { "consented" }, clear = { "consent" }, basis = "处罚法61Ⅱ" },

    -- 直接送达: the day of signature counts.
    { "serve.direct", title = "登记直接送达", from = { "pending", "announced" }, to = "served", by = "handler", as = "handlers",
      two = true,
      ask = { "served_on", "receiver", "receiver_is", "proof" }, need = { "after_signing", "receiver_fits" },
      set = { service_form = "direct" }, stop = { "announcement" },
      effective = "served_on", urgent = 1, outside = true, basis = "处罚法61Ⅰ；民诉法87Ⅱ、88",
      help = "宣告后当场交付的也在这里登记。以送达回证上的签收日期为送达日期。" },

    -- 留置送达: refused; witnesses sign, or pictures show it.
    { "serve.left_witness", title = "登记留置送达（见证人签名）", from = "pending", to = "served", by = "handler", as = "handlers",
      two = true,
      ask = { "served_on", "refusal", "left_at", "witness", "witness_is", "proof" }, need = { "after_signing" },
      set = { service_form = "left" }, effective = "served_on", urgent = 2, outside = true, basis = "民诉法89" },
    { "serve.left_video", title = "登记留置送达（拍照、录像）", from = "pending", to = "served", by = "handler", as = "handlers",
      two = true,
      ask = { "served_on", "refusal", "left_at", "video", { "proof", optional = true } }, need = { "after_signing" },
      set = { service_form = "left" }, effective = "served_on", urgent = 2, outside = true, basis = "民诉法89" },

    -- 电子送达: only where agreed; the day of arrival in the party's own system counts.
    { "serve.electronic", title = "登记电子送达", from = "pending", to = "served", by = "handler", as = "handlers",
      ask = { "served_on", "proof", "review_channel", { "paper_asked", optional = true }, { "paper_given", optional = true } },
      need = { "direct_tried", "consented", "after_signing", "paper_settled" },
      set = { service_form = "electronic" }, effective = "served_on", urgent = 3, outside = true,
      basis = "处罚法61Ⅱ；民诉法90；复议法22Ⅱ", help = "送达日期为到达当事人特定系统的日期；当事人要纸质文书的应当提供。" },

    -- 邮寄、委托、转交: the day of signature named in the receipt counts.
    { "send.mail", title = "交邮寄送达", from = "pending", to = "sent", by = "handler", as = "handlers",
      ask = { "sent_on", "sent_to", "sent_why" }, need = { "direct_tried", "after_signing", "usual_order" }, set = { sent_way = "mail", service_form = "mail" },
      effective = "sent_on", urgent = 4, outside = true, basis = "民诉法91" },
    { "send.entrust", title = "委托其他行政机关送达", from = "pending", to = "sent", by = "handler", as = "handlers",
      ask = { "sent_on", "sent_to", "sent_why" }, need = { "direct_tried", "after_signing", "usual_order" }, set = { sent_way = "entrust", service_form = "entrust" },
      effective = "sent_on", urgent = 4, outside = true, basis = "民诉法91" },
    { "send.forward", title = "交转交送达", from = "pending", to = "sent", by = "handler", as = "handlers",
      ask = { "sent_on", "sent_to", "sent_why", "forward_kind" }, need = { "direct_tried", "forward_person", "after_signing" }, set = { sent_way = "forward", service_form = "forward" },
      effective = "sent_on", urgent = 4, outside = true, basis = "民诉法92、93",
      help = "当事人是军人、被监禁或者被采取强制性教育措施的，通过其所在单位转交。" },
    { "sent.received", title = "登记回执签收", from = "sent", to = "served", by = "handler", as = "handlers",
      ask = { "served_on", "receiver", "receiver_is", "proof" }, need = { "after_signing", "receiver_fits", "forward_self" },
      effective = "served_on", urgent = 1, outside = true, basis = "民诉法91、94",
      help = "以回执上注明的收件日期、转交时的签收日期为送达日期。" },
    { "sent.returned", title = "登记退回", from = "sent", to = "pending", by = "handler", as = "handlers",
      add = "attempts", ask = { "attempt_on", "attempt_way", "attempt_result", "attempt_proof" },
      clear = { "service_form" }, urgent = 2, basis = "民诉法91" },

    { "attempt.record", title = "登记一次没有送达", from = "pending", by = "handler", as = "handlers",
      add = "attempts", ask = { "attempt_on", "attempt_way", "attempt_result", { "attempt_proof", optional = true } },
      urgent = 5, basis = "民诉法95Ⅱ" },

    -- 公告送达: deemed served when the days are over.
    { "public.announce", title = "发出送达公告", from = "pending", to = "announced", by = "handler", as = "handlers",
      ask = { "public_why", "public_text", "public_where", "public_on", "proof" }, need = { "attempted", "after_signing" },
      start = { { "announcement", from = "public_on" } }, issue = { "penalty.public_notice" },
      effective = "public_on", urgent = 7, outside = true, basis = "民诉法95",
      confirm = "公告送达是最后的方式。案卷要写明原因和经过。" },
    { "public.served", title = "公告期满，视为送达", from = "announced", to = "served", by = "law",
      set = { service_form = "public", served_on = due() }, basis = "民诉法95Ⅰ" },

    { "serve.stop", title = "停止送达", from = { "pending", "sent", "announced" }, to = "failed", by = "handler", as = "handlers",
      ask = { "stop_why" }, stop = { "announcement" }, urgent = 9, basis = "处罚法61",
      help = "文书撤回、更正或者案件终止时使用。当事人没有收到文书，期限不起算。" },
  },
}
