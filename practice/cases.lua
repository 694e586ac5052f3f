-- The cases of the practice region, one in every stage. People, firms and happenings are invented; the articles are those
-- that would apply. before: workdays since the last step.
local p = use "parts"

local food = { law_broken = "《中华人民共和国食品安全法》第三十四条第（十）项", law_basis = "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项",
  low = 5000000, high = 10000000, correct = "立即停止经营超过保质期的食品，下架并清点全部过期食品。",
  public = "当事人经营超过保质期的食品，违反《中华人民共和国食品安全法》，本机关依法给予行政处罚。" }
local price = { law_broken = "《中华人民共和国价格法》第十三条第一款", law_basis = "《中华人民共和国价格法》第四十二条", low = 0, high = 500000 }
local device = { law_broken = "《中华人民共和国特种设备安全法》第四十条第三款", law_basis = "《中华人民共和国特种设备安全法》第八十四条第（一）项",
  low = 3000000, high = 30000000, correct = "立即停止使用未经检验的电梯，申请检验，检验合格前不得使用。" }
local advert = { law_broken = "《中华人民共和国广告法》第二十八条第二款第（二）项", law_basis = "《中华人民共和国广告法》第五十五条第一款",
  low = 20000000, high = 100000000 }

-- A case: the law it is about, and what is its own.
local function case(law, own)
  local c = {}
  for k, v in pairs(law) do c[k] = v end
  for k, v in pairs(own) do c[k] = v end
  return c
end

local function shop(no, name, rep, more)
  local c = { no = no, title = "涉嫌经营超过保质期食品案", party = name, code = p.credit_code("92150121MA0LX" .. no), rep = rep,
    phone = "13800000" .. no, place = "示例旗练习街" .. no .. "号", lead = "日常检查中发现" .. name .. "货架上摆放的部分食品已经超过保质期。",
    thing = "超过保质期的奶片", spec = "12袋，每袋200克", scene = "在营业场所货架上发现超过保质期的奶片12袋，标价每袋15元。执法人员拍照取证。",
    answer = "这批奶片是三个月前进的货，没有及时清理。一共进货20袋，卖出8袋，超过保质期后没有卖出。今后一定按时检查。", paper = "进货单和销售记录",
    facts = name .. "在其营业场所待售的12袋奶片已经超过保质期，货值金额180元，没有违法所得。", fine = 5000000, low = 5000000 }
  for k, v in pairs(more or {}) do c[k] = v end
  return case(food, c)
end

local function unpriced(no, name, rep, more)
  local c = { no = no, title = "涉嫌不按规定明码标价案", party = name, code = p.credit_code("92150121MA0LX" .. no), rep = rep,
    phone = "13800000" .. no, place = "示例旗演练路" .. no .. "号", source = "complaint", source_ref = "练习12345-" .. no,
    lead = "群众反映" .. name .. "销售的商品没有标明价格。", thing = "没有标价的商品", scene = "现场有30种商品没有标明品名和价格。执法人员拍照取证。",
    answer = "新到的货还没有来得及标价，现在已经全部标好。", paper = "商品清单", facts = name .. "销售的30种商品没有明码标价。", fine = 100000,
    public = "当事人不按规定明码标价，违反《中华人民共和国价格法》，本机关依法给予行政处罚。" }
  for k, v in pairs(more or {}) do c[k] = v end
  return case(price, c)
end

local function lift(no, name, rep, more)
  local c = { no = no, title = "涉嫌使用未经检验的特种设备案", party = name, code = p.credit_code("91150121MA0LX" .. no), rep = rep,
    phone = "13800000" .. no, place = "示例旗模拟大街" .. no .. "号", lead = "专项检查中发现" .. name .. "正在使用的电梯超过检验有效期。",
    thing = "未经定期检验的电梯", scene = "现场有两部乘客电梯正在使用，检验标志显示已超过检验有效期。执法人员拍照取证。",
    answer = "检验到期后我们已经预约，但还没有检完，期间没有停用。", paper = "电梯使用登记证和维护保养记录",
    facts = name .. "使用未经定期检验的乘客电梯两部。", fine = 12000000,
    public = "当事人使用未经定期检验的电梯，违反《中华人民共和国特种设备安全法》，本机关依法给予行政处罚。" }
  for k, v in pairs(more or {}) do c[k] = v end
  return case(device, c)
end

local banner, banner2, town, streets, city = p.banner, p.banner2, p.town, p.streets, p.city
local function story(t, power, c, before, ...)
  return { organ = t.organ, power = power, procedure = "penalty.ordinary", title = c.party .. c.title, before = before,
    steps = p.join(...) }
end

-- 1 线索刚登记 -----------------------------------------------------------------------------------------------------------
local a1 = shop("0101", "示例旗晨练食品店（虚构）", "甲一")
-- 2 待批准立案
local a2 = unpriced("0102", "示例旗试用百货店（虚构）", "甲二")
-- 3 不予立案
local a3 = unpriced("0103", "示例旗样品文具店（虚构）", "甲三", { screen = "经核查，该店商品均已明码标价，反映的情况不属实。" })
-- 4 调查取证，证据先行登记保存中
local a4 = shop("0104", "示例旗练兵超市（虚构）", "甲四")
-- 5 调查取证，已责令改正
local a5 = lift("0105", "示例旗演武物业有限公司（虚构）", "甲五")
-- 6 合法性审查中
local a6 = shop("0106", "示例旗范本粮油店（虚构）", "甲六")
-- 7 审查退回
local a7 = shop("0107", "示例旗例外食品店（虚构）", "甲七")
-- 8 待签发告知书
local a8 = shop("0108", "示例旗虚拟烘焙坊（虚构）", "甲八")
-- 9 已告知，申辩待复核
local a9 = shop("0109", "示例旗设想便利店（虚构）", "甲九")
-- 10 听证准备中
local a10 = lift("0110", "示例旗假定商场有限公司（虚构）", "乙一", { review58 = "heard" })
-- 11 待法制审核、集体讨论
local a11 = lift("0111", "示例旗推演酒店有限公司（虚构）", "乙二", { complex = true, review58 = "hard", fine = 9000000 })
-- 12 待签发处罚决定
local a12 = shop("0112", "示例旗试行乳品店（虚构）", "乙三")
-- 13 决定待送达
local a13 = shop("0113", "示例旗预演杂货铺（虚构）", "乙四")
-- 14 缴款期内
local a14 = shop("0114", "示例旗彩排茶行（虚构）", "乙五", { defended = true })
-- 15 逾期，已催告
local a15 = shop("0115", "示例旗排练饭店（虚构）", "乙六")
-- 16 已结案，待归档
local a16 = unpriced("0116", "示例旗拟定服装店（虚构）", "乙七")
-- 17 已归档，已公开
local a17 = shop("0117", "示例旗标本食品有限公司（虚构）", "乙八", { goods = 18000, gains = 12000,
  facts = "示例旗标本食品有限公司（虚构）在其营业场所待售的12袋奶片已经超过保质期，货值金额180元；另已售出8袋，违法所得120元。" })
-- 18 不予处罚
local a18 = unpriced("0118", "示例旗初稿书店（虚构）", "乙九", { conclusion = "minor", ground = "first",
  weight_text = "初次违法，危害后果轻微，并且及时改正。" })
-- 19 涉嫌犯罪，已移送
local a19 = case(food, { no = "0119", title = "涉嫌销售有毒有害食品案", party = "丙一", kind = "person", code = "150121190001010009",
  phone = "13800000119", place = "示例旗练习街119号", lead = "抽检发现当事人销售的食品检出非食用物质。", thing = "检出非食用物质的糕点",
  scene = "现场有待售糕点6千克。执法人员拍照取证。", answer = "从外地进的货，没有查看合格证明。", paper = "检验报告和进货票据",
  facts = "当事人销售的糕点检出非食用物质，涉嫌犯罪。", conclusion = "crime" })
-- 20 镇政府的案件
local a20 = { no = "0120", title = "涉嫌乱倒垃圾案", party = "丙二", kind = "person", code = "150121190001010017", phone = "13800000120",
  place = "示例镇演练巷20号", lead = "巡查发现当事人把建筑垃圾倒在村道旁。", thing = "建筑垃圾", scene = "村道旁堆放建筑垃圾约2立方米。执法人员拍照取证。",
  answer = "装修剩下的，图方便就倒在路边，现在愿意清走。", paper = "运输记录", facts = "当事人在村道旁倾倒建筑垃圾约2立方米。", fine = 20000, low = 0,
  high = 20000, law_broken = "《城市市容和环境卫生管理条例》第三十四条", law_basis = "《城市市容和环境卫生管理条例》第三十四条" }
-- 21 执法局的案件
local a21 = { no = "0121", title = "涉嫌擅自在街道堆放物料案", party = "示例旗走样建材店（虚构）", code = "92150121MA0LX0121G", rep = "丙三",
  phone = "13800000121", place = "示例旗练习街121号", lead = "巡查发现当事人在人行道堆放建材。", thing = "堆放的建材", scene = "人行道上堆放砖块和沙石约3立方米。执法人员拍照取证。",
  answer = "店里放不下，临时堆放。", paper = "进货单", facts = "当事人擅自在街道堆放物料，影响市容。", fine = 50000, low = 0, high = 100000,
  law_broken = "《城市市容和环境卫生管理条例》第十四条", law_basis = "《城市市容和环境卫生管理条例》第三十四条" }
-- 22 市局的案件
local a22 = shop("0122", "示例市摹本连锁超市有限公司（虚构）", "丙四", { place = "示例市示例路122号" })

-- 23 报批被退回
local a23 = unpriced("0123", "示例旗改稿鞋店（虚构）", "丙五")
-- 24 办案期限将满
local a24 = shop("0124", "示例旗压轴副食店（虚构）", "丙六")
-- 25 线索核查逾期
local a25 = unpriced("0125", "示例旗迟到五金店（虚构）", "丙七")

local spot = { organ = banner.organ, power = "SJ-03", procedure = "penalty.summary", title = "示例旗草案水果摊（虚构）不按规定明码标价",
  before = 3, steps = {
    { act = "start", by = banner.first, with = banner.second,
      fields = { title = "不按规定明码标价", handlers = { banner.first, banner.second }, party_kind = "org",
        party_name = "示例旗草案水果摊（虚构）", party_code = "92150121MA0LX02014", party_address = "示例旗演练路201号",
        party_phone = "13800000201", party_rep = "丁一", capacity = "full", act_on = 0, act_time = "10时15分", act_place = "示例旗演练路201号",
        facts_text = "当事人销售的5种水果没有标明价格。", evidence_text = "现场照片和当事人陈述。", evidence_other = true,
        evidence_file = "photo.png", clear_facts = true } },
    { act = "tell", by = banner.first, with = banner.second,
      fields = { law_broken = price.law_broken, law_basis = price.law_basis, spot_kind = "fine", spot_fine = 20000,
        weight_text = "初次违法，情节轻微，当场改正。", correct_demand = "立即标明价格。" } },
    { act = "hear", by = banner.first, fields = { defended = "no" } },
    { act = "decide", by = banner.first, with = banner.second,
      fields = { bank_name = banner.bank, bank_address = banner.bank_address, surcharge_stated = true, court_name = banner.court } },
    { act = "deliver", by = banner.first, with = banner.second, fields = { spot_signed = "signed", spot_scan = "scan.png" } },
    { act = "report", by = banner.head, after = 1, fields = { report_text = "已备案。" } },
    { act = "collection.open", by = banner.first },
  } }

return p.join({
  story(banner2, "SJ-01", a1, 1, { p.lead(banner2, a1)[1] }),
  story(banner, "SJ-03", a2, 1, p.lead(banner, a2), p.propose_open(banner, a2)),
  story(banner, "SJ-03", a3, 9, p.lead(banner, a3), {
    { act = "lead.reject", by = banner.first, after = 2, fields = { reject_ground = "none", reject_text = "没有违法事实。" } },
    { act = "lead.reject.approve", by = banner.head, after = 1 },
  }),
  story(banner, "SJ-01", a4, 2, p.opened(banner, a4), p.investigated(banner, a4), {
    { act = "preservation.open", by = banner.first, with = banner.second },
    { child = "preservation", act = "thing.add", by = banner.first,
      fields = { thing_name = a4.thing, thing_spec = "每袋200克", thing_count = "12袋", thing_state = "包装完好" } },
    { child = "preservation", act = "propose", by = banner.first,
      fields = { risk = "lost", risk_text = "当事人可能转移、销毁。", keep_place = a4.place, keep_way = "there" } },
    { child = "preservation", act = "propose.approve", by = banner.head },
    { child = "preservation", act = "keep", by = banner.first, with = banner.second, after = 1, fields = { kept_on = 0, kept_scan = "scan.png" } },
  }),
  story(banner2, "SJ-04", a5, 4, p.opened(banner2, a5), p.investigated(banner2, a5), p.corrected(banner2, a5)),
  story(banner, "SJ-01", a6, 1, p.opened(banner, a6), p.investigated(banner, a6), p.corrected(banner, a6), p.priced(banner, a6),
    p.reported(banner, a6)),
  story(banner2, "SJ-01", a7, 2, p.opened(banner2, a7), p.investigated(banner2, a7), p.corrected(banner2, a7), p.priced(banner2, a7),
    p.reported(banner2, a7), {
      { act = "legality.return", by = banner2.legal, after = 2, fields = { legality_back = "货值金额的计算没有写明销售价格的来源，请补充后再报。" } },
    }),
  story(banner, "SJ-01", a8, 1, p.ready(banner, a8)),
  story(banner, "SJ-01", a9, 1, p.ready(banner, a9), p.notified(banner, a9), {
    { act = "defence.record", by = banner.first, after = 2,
      fields = { defence_on = 0, defence_by = a9.rep, defence_text = "我店是小本经营，过期的只有12袋，已经全部下架，请求减轻处罚。",
        defence_file = "scan.png" } },
  }),
  story(banner2, "SJ-04", a10, 2, p.ready(banner2, a10), p.notified_hearing(banner2, a10), {
    { act = "hearing.ask", by = banner2.first, after = 3,
      fields = { hearing_claim = "对处罚数额有异议，要求听证。", hearing_claim_scan = "scan.png" } },
    { child = "hearing", act = "chair.appoint", by = banner2.head, after = 1, fields = { chair = { banner2.chair }, clerk_name = banner2.clerk } },
  }),
  story(banner, "SJ-04", a11, 2, p.ready(banner, a11), p.notified(banner, a11), p.rechecked(banner, a11), {
    { act = "discussion.add", by = banner.clerk, after = 1, fields = { member = "冯主事，局长", opinion = "同意处理意见。" } },
    { act = "discussion.add", by = banner.clerk, fields = { member = "集体讨论成员一，副局长", opinion = "同意。建议同步抄告住建部门。" } },
  }),
  story(banner, "SJ-01", a12, 1, p.ready(banner, a12), p.notified(banner, a12), p.rechecked(banner, a12), { p.decided(banner, a12)[1] }),
  story(banner2, "SJ-01", a13, 2, p.ready(banner2, a13), p.notified(banner2, a13), p.rechecked(banner2, a13), p.decided(banner2, a13)),
  story(banner, "SJ-01", a14, 3, p.ready(banner, a14), p.notified(banner, a14), p.defended(banner, a14),
    p.rechecked(banner, a14), p.decided(banner, a14), p.delivered(banner, a14), p.collecting(banner)),
  story(banner, "SJ-01", a15, 4, p.ready(banner, a15), p.notified(banner, a15), p.rechecked(banner, a15), p.decided(banner, a15),
    p.delivered(banner, a15), p.collecting(banner), {
      { child = "collection", act = "urge.sign", by = banner.head, days = 20,
        fields = { urge_until = 15, urge_bank = "到代收机构或者通过电子支付系统缴纳" } },
      { child = "collection", act = "urge.scan", by = banner.first, fields = { urge_scan = "scan.png" } },
      { child = "collection", act = "urge.serve", by = banner.first },
      { child = "collection/service_urge", act = "serve.direct", by = banner.first, with = banner.second, after = 1,
        fields = { served_on = 0, receiver = a15.rep, receiver_is = "rep", proof = "scan.png" } },
    }),
  story(banner, "SJ-03", a16, 2, p.ready(banner, a16), p.notified(banner, a16), p.rechecked(banner, a16), p.decided(banner, a16),
    p.delivered(banner, a16), p.collecting(banner), p.paid(banner, a16), p.unpublished(banner), p.closed(banner)),
  story(banner, "SJ-01", a17, 20, p.ready(banner, a17), p.notified(banner, a17), p.rechecked(banner, a17), p.decided(banner, a17),
    p.delivered(banner, a17), p.collecting(banner), p.paid(banner, a17), p.goods_ended(banner, a17), p.published(banner, a17),
    p.closed(banner), p.filed(banner, a17)),
  story(banner2, "SJ-03", a18, 3, p.ready(banner2, a18), {
    { act = "decide.minor", by = banner2.first, after = 1,
      fields = { education_text = "向当事人宣讲明码标价的规定，当事人承诺今后按规定标价。", court_name = banner2.court, party_address = a18.place } },
    { act = "decide.minor.approve", by = banner2.head, after = 1 },
    { act = "no_penalty.scan", by = banner2.first, fields = { decision_scan = "scan.png" } },
  }),
  story(banner, "SJ-01", a19, 5, p.ready(banner, a19), {
    { act = "decide.transfer", by = banner.first, after = 1,
      fields = { transfer_organ = "示例旗公安局", transfer_text = "当事人销售检出非食用物质的食品，涉嫌犯罪，依法移送。" } },
    { act = "decide.transfer.approve", by = banner.head, after = 1 },
  }),
  story(town, "ZH-01", a20, 2, p.opened(town, a20), p.investigated(town, a20)),
  story(streets, "ZF-01", a21, 1, p.ready(streets, a21), p.notified(streets, a21)),
  story(city, "SS-01", a22, 2, p.ready(city, a22), p.notified(city, a22), p.rechecked(city, a22), p.decided(city, a22)),
  story(banner, "SJ-03", a23, 1, p.lead(banner, a23), p.propose_open(banner, a23), {
    { act = "open.return", by = banner.head, fields = { reason = "违法行为发生的日期没有证据支持，请补充后再报。" } },
  }),
  story(banner, "SJ-01", a24, 50, p.opened(banner, a24), p.investigated(banner, a24), p.corrected(banner, a24)),
  story(banner, "SJ-03", a25, 18, { p.lead(banner, a25)[1] }),
  spot,
}, use "families")
