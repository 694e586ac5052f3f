-- The ways in which a case usually goes, stage by stage: each function gives steps (src/app/practice_story.h).
-- People, firms and happenings are invented.
local parts = {}

-- Several groups of steps as one list.
function parts.join(...)
  local all = {}
  for _, group in ipairs({ ... }) do
    for _, step in ipairs(group) do table.insert(all, step) end
  end
  return all
end

-- Who works where.
parts.banner = { organ = "示例旗市场监督管理局", first = "王练习", second = "李示例", legal = "吴审阅", legal58 = "郑法理",
  head = "冯主事", chair = "陈听讼", clerk = "褚记事", cashier = "卫收讫", archivist = "蒋卷宗", publisher = "韩公示",
  court = "示例旗人民法院", bank = "示例银行示例旗支行", bank_address = "示例旗练习街5号", place = "示例旗" }
parts.banner2 = { organ = "示例旗市场监督管理局", first = "张样本", second = "王练习", legal = "吴审阅", legal58 = "郑法理",
  head = "冯主事", chair = "陈听讼", clerk = "褚记事", cashier = "卫收讫", archivist = "蒋卷宗", publisher = "韩公示",
  court = "示例旗人民法院", bank = "示例银行示例旗支行", bank_address = "示例旗练习街5号", place = "示例旗" }
parts.streets = { organ = "示例旗综合行政执法局", first = "吕巡街", second = "施市容", legal = "张把关", legal58 = "张把关",
  head = "孔负责", court = "示例旗人民法院", bank = "示例银行示例旗支行", bank_address = "示例旗练习街5号", place = "示例旗" }
parts.town = { organ = "示例镇人民政府", first = "曹下乡", second = "严驻村", legal = "华司法", head = "金镇长",
  court = "示例旗人民法院", bank = "示例银行示例镇营业所", bank_address = "示例镇演练巷2号", place = "示例镇" }
parts.city = { organ = "示例市市场监督管理局", first = "朱市局", second = "秦稽查", legal = "尤审查", legal58 = "尤审查",
  head = "许局长", court = "示例市第一人民法院", bank = "示例银行示例市支行", bank_address = "示例市示例路8号", place = "示例市" }

-- 线索 ---------------------------------------------------------------------------------------------------------------

function parts.lead(t, c)
  return {
    { act = "lead.register", by = t.first,
      fields = { title = c.title, source = c.source or "inspection", source_ref = c.source_ref, found_on = -(c.found or 0),
        lead_text = c.lead, act_place = c.place, party_kind = c.kind or "org", party_name = c.party, party_code = c.code,
        party_address = c.address or c.place, party_phone = c.phone, party_rep = c.rep } },
    { act = "lead.screen", by = t.first, after = 1, fields = { screen_text = c.screen or "经现场核查，线索反映的情况基本属实，"
      .. "有证据初步证明存在违法行为，属于本机关管辖。" } },
  }
end

function parts.propose_open(t, c)
  return {
    { act = "open", by = t.first, after = 1,
      fields = { handlers = { t.first, t.second }, open_reason = "当事人的行为涉嫌违反" .. c.law_broken .. "，应当给予行政处罚，"
        .. "属于本机关管辖，未超过处罚时效。建议立案。", jurisdiction = "place", capacity = "full", act_state = "once",
        act_end = -(c.act or 5), limit_kind = "two" } },
  }
end

function parts.opened(t, c)
  return parts.join(parts.lead(t, c), parts.propose_open(t, c), { { act = "open.approve", by = t.head } })
end

-- 调查取证 -------------------------------------------------------------------------------------------------------------

function parts.investigated(t, c)
  return {
    { act = "credential.show", by = t.first, with = t.second, after = 1, fields = { shown_on = 0, shown_to = c.rep or c.party } },
    { act = "record.add", by = t.first, with = t.second,
      fields = { record_kind = "scene", record_on = 0, record_time = "9时30分至10时20分", record_place = c.place,
        record_person = c.rep or c.party, record_text = "执法人员出示执法证件，告知当事人权利义务后进行现场检查。" .. c.scene,
        record_signed = "signed", record_scan = "scan.png" } },
    { act = "evidence.add", by = t.first, with = t.second,
      fields = { evidence_kind = "object", evidence_name = c.thing, evidence_points = { "act", "amount" }, evidence_way = "taken",
        evidence_on = 0, evidence_time = "09:50", evidence_place = c.place, evidence_by = { t.first, t.second },
        evidence_giver = c.rep or c.party, evidence_device = "执法记录仪 0312", evidence_form = "original",
        evidence_proves = "证明违法行为的存在和数量", evidence_file = "photo.png" } },
    { act = "record.add", by = t.second, with = t.first, after = 2,
      fields = { record_kind = "inquiry", record_on = 0, record_time = "14时40分至15时30分", record_place = t.organ .. "询问室",
        record_person = c.rep or c.party, record_text = "问：请说明情况。\n答：" .. c.answer, record_signed = "signed",
        record_scan = "scan.png" } },
    { act = "evidence.add", by = t.second, with = t.first,
      fields = { evidence_kind = "document", evidence_name = c.paper, evidence_points = { "amount", "weight" }, evidence_way = "given",
        evidence_on = 0, evidence_place = t.organ .. "询问室", evidence_by = { t.first, t.second }, evidence_giver = c.rep or c.party,
        evidence_form = "copy", copy_checked = true, copy_checked_by = t.second, evidence_source = "原件由当事人保存",
        evidence_proves = "证明货值金额和进货、销售的经过", evidence_file = "scan.png" } },
    { act = "evidence.verify", by = t.first, item = 1, after = 1, fields = { verified = "true", verified_why = "现场照片与现场检查笔录一致" } },
    { act = "evidence.verify", by = t.first, item = 2, fields = { verified = "true", verified_why = "票据与询问笔录相互印证" } },
  }
end

function parts.corrected(t, c)
  return {
    { act = "correct.sign", by = t.head, after = 1,
      fields = { correct_text = c.correct, correct_by = 15, facts_text = c.facts, law_broken = c.law_broken } },
    { act = "correct.scan", by = t.first, fields = { correct_scan = "scan.png" } },
    { act = "correct.serve", by = t.first },
    { child = "service_correct", act = "serve.direct", by = t.first, with = t.second,
      fields = { served_on = 0, receiver = c.rep or c.party, receiver_is = c.kind == "person" and "self" or "rep", proof = "scan.png" } },
    { act = "correct.check", by = t.second, with = t.first, after = 8,
      fields = { correct_result = "done", correct_note = "复查时当事人已经改正。" } },
  }
end

-- The proposal: one norm, one fine, perhaps unlawful gains or goods beside it.
function parts.priced(t, c)
  local steps = {
    { act = "norm.add", by = t.first, after = 1, fields = { cite = c.law_basis, low = c.low, high = c.high, applied = true } },
    { act = "penalty.add", by = t.first, fields = { kind = "fine", amount = c.fine, text = "罚款" } },
  }
  if c.gains then
    table.insert(steps, { act = "penalty.add", by = t.first, fields = { kind = "gains", amount = c.gains, text = "没收违法所得" } })
  end
  if c.goods then
    table.insert(steps, { act = "penalty.add", by = t.first, fields = { kind = "goods", amount = c.goods, text = "没收" .. c.thing } })
    table.insert(steps, { act = "goods.add", by = t.first, fields = { goods_name = c.thing, goods_spec = c.spec, goods_value = c.goods } })
  end
  return steps
end

function parts.reported(t, c)
  return {
    { act = "report.submit", by = t.first, after = 1,
      fields = { facts_text = c.facts, evidence_text = "1．现场检查笔录和现场照片，证明违法行为的存在；2．" .. c.paper
        .. "，证明货值金额；3．询问笔录，证明当事人承认上述事实。以上证据经查证属实，相互印证。", law_broken = c.law_broken,
        law_basis = c.law_basis, conclusion = c.conclusion or "penalty", no_penalty_ground = c.ground, weight = c.weight or "normal",
        weight_text = c.weight_text or "违法行为没有从轻、减轻和从重情节，按一般情形裁量。",
        gains_kind = c.gains and "counted" or "none", gains_text = c.gains and "按照销售票据核定。" or "经查，当事人没有违法所得。",
        correct_way = c.correct and "order" or "none", correct_demand = c.correct or "违法行为已经停止，不需要另行责令改正。",
        guide_text = "今后应当依法经营，落实主体责任。", law_change = "none", complex = c.complex or false, review58_kind = c.review58 or "none",
        hearing_special = false } },
  }
end

function parts.reviewed(t, c)
  return {
    { act = "legality.pass", by = t.legal, after = 2,
      fields = { legality_text = "主体适格，事实清楚，证据确凿，程序合法，适用依据正确，裁量适当。同意处理意见。",
        complex = c.complex or false, review58_kind = c.review58 or "none", hearing_special = false } },
  }
end

-- From the opening to the passed review.
function parts.ready(t, c)
  return parts.join(parts.opened(t, c), parts.investigated(t, c), c.correct and parts.corrected(t, c) or {},
    c.conclusion and c.conclusion ~= "penalty" and {} or parts.priced(t, c), parts.reported(t, c), parts.reviewed(t, c))
end

-- 告知 -----------------------------------------------------------------------------------------------------------------

function parts.served(t, c, child)
  return {
    { child = child, act = "receipt.print", by = t.first },
    { child = child, act = "serve.direct", by = t.first, with = t.second, after = 1,
      fields = { served_on = 0, receiver = c.rep or c.party, receiver_is = c.kind == "person" and "self" or "rep", proof = "scan.png" } },
  }
end

function parts.notified(t, c)
  return parts.join({
    { act = "notice.sign", by = t.head, after = 1 },
    { act = "notice.scan", by = t.first, fields = { notice_scan = "scan.png" } },
    { act = "notice.serve", by = t.first },
  }, parts.served(t, c, "service_notice"))
end

function parts.notified_hearing(t, c)
  return parts.join({
    { act = "notice.sign_hearing", by = t.head, after = 1 },
    { act = "notice.scan", by = t.first, fields = { notice_scan = "scan.png" } },
    { act = "notice.serve_hearing", by = t.first },
  }, parts.served(t, c, "service_hearing_notice"))
end

function parts.defended(t, c)
  return {
    { act = "defence.record", by = t.first, after = 2,
      fields = { defence_on = 0, defence_by = c.rep or c.party, defence_text = "我们是第一次违反规定，已经全部改正，经营困难，请求从轻处罚。",
        defence_file = "scan.png" } },
    { act = "defence.answer", by = t.first, after = 1,
      fields = { adopted = "no", adopted_why = "拟处罚数额已经考虑初次违法和及时改正的情节，处于法定幅度的低限，不再采纳。" } },
  }
end

function parts.rechecked(t, c)
  return {
    { act = "recheck.submit", by = t.first, after = c.wait or 6,
      fields = { recheck_text = c.defended and "当事人提出的申辩已经复核，不予采纳，理由见复核意见。维持处理意见。"
        or "当事人在规定期限内没有提出陈述、申辩。维持处理意见。" } },
  }
end

-- 决定、送达 -----------------------------------------------------------------------------------------------------------

function parts.decided(t, c)
  return {
    { act = "decide.penalty", by = t.first, after = 1,
      fields = { party_code = c.code, party_address = c.address or c.place, perform_text = "自收到本决定书之日起十五日内，到代收机构"
        .. "或者通过电子支付系统缴纳罚款。", bank_name = t.bank, bank_address = t.bank_address, surcharge_stated = true,
        court_name = t.court, publish_told = true } },
    { act = "decide.penalty.approve", by = t.head, after = 1 },
    { act = "decision.scan", by = t.first, fields = { decision_scan = "scan.png" } },
  }
end

function parts.delivered(t, c)
  return parts.join({ { act = "decision.serve", by = t.first, after = 1 } }, parts.served(t, c, "service_decision"))
end

-- 执行、结案 -----------------------------------------------------------------------------------------------------------

function parts.collecting(t)
  return { { act = "collection.open", by = t.first } }
end

function parts.paid(t, c)
  local steps = {
    { child = "collection", act = "pay.record", by = t.cashier, after = 4,
      fields = { paid_on = 0, part = "fine", amount = c.fine, receipt = "LX000" .. c.no } },
  }
  if c.gains then
    table.insert(steps, { child = "collection", act = "pay.record", by = t.cashier,
      fields = { paid_on = 0, part = "forfeit", amount = c.gains, receipt = "LX000" .. c.no .. "-2" } })
  end
  table.insert(steps, { child = "collection", act = "settle", by = t.cashier })
  return steps
end

function parts.goods_ended(t, c)
  if not c.goods then return {} end
  return {
    { act = "goods.end", by = t.first, with = t.second, after = 2,
      fields = { goods_end = "destroy", goods_end_on = 0, goods_end_proof = "scan.png" } },
    { act = "perform.done", by = t.first, fields = { perform_note = "没收的物品已在两名执法人员监督下销毁。" } },
  }
end

function parts.published(t, c)
  return {
    { act = "publication.open", by = t.first, after = 1 },
    { child = "publication", act = "publish", by = t.publisher,
      fields = { publish_ground = "influence", publish_ground_text = "关系公众健康和消费安全，具有一定社会影响", publish_title = c.title,
        publish_party = c.party,
        publish_text = c.public, publish_mask = "隐去联系电话、住址和证件号码中间部分", sealed_record = false, publish_until = 365 } },
    { child = "publication", act = "publish.approve", by = t.head, after = 1 },
  }
end

function parts.unpublished(t)
  return { { act = "publication.none", by = t.first, after = 1,
    fields = { no_publish_text = "案情轻微，不具有一定社会影响。" } } }
end

function parts.closed(t)
  return {
    { act = "close", by = t.first, after = 1, fields = { close_text = "决定已送达并全部履行，程序完备，建议结案。" } },
    { act = "close.approve", by = t.head, after = 1 },
  }
end

function parts.filed(t, c)
  return {
    { act = "contents.make", by = t.first, after = 2 },
    { act = "archive", by = t.archivist, after = 1, fields = { archive_no = "LX-" .. c.no, retention = "long" } },
  }
end

-- A unified social credit code of 17 characters with its check character (GB 32100).
function parts.credit_code(first)
  local letters, weight, sum = "0123456789ABCDEFGHJKLMNPQRTUWXY", 1, 0
  for i = 1, 17 do
    for v = 1, 31 do
      if string.sub(letters, v, v) == string.sub(first, i, i) then sum = sum + (v - 1) * weight end
    end
    weight = weight * 3 % 31
  end
  local check = (31 - sum % 31) % 31 + 1
  return first .. string.sub(letters, check, check)
end

return parts
