-- Coercion, enforcement and inspection in the practice region: one matter in the midst of its work, one at its end of each.
local p = use "parts"

local banner, streets = p.banner, p.streets

local function two(t, step)
  step.by, step.with = t.first, t.second
  return step
end

local function story(t, power, procedure, title, before, steps)
  return { organ = t.organ, power = power, procedure = procedure, title = title, before = before, steps = steps }
end

local function party(t, c)
  return { title = c.title, handlers = { t.first, t.second }, party_kind = "org", party_name = c.party, party_code = c.code,
    party_address = c.place, party_rep = c.rep }
end

local function fields(base, more)
  for k, v in pairs(more) do base[k] = v end
  return base
end

-- 查封、扣押 -------------------------------------------------------------------------------------------------------------
local function seized(t, c)
  return {
    { act = "propose", by = t.first,
      fields = fields(party(t, c), { measure_kind = "seize", place = c.place, measure_ground = "spread",
        measure_text = "当事人销售的" .. c.thing .. "涉嫌不符合强制性国家标准，存在人身安全危险，为控制危险扩大，需要采取扣押措施。",
        measure_law = "《中华人民共和国产品质量法》第十八条第一款第（四）项", milder = "useless", slight = false, special_days = false }) },
    { act = "propose.approve", by = t.head, after = 1 },
    two(t, { act = "scene.arrive", after = 1, fields = { present = "party" } }),
    two(t, { act = "scene.tell", fields = { heard_text = "当事人称产品由上一级经销商供货，愿意配合检验，没有提出其他意见。" } }),
    { act = "thing.add", by = t.first,
      fields = { thing_name = c.thing, thing_spec = c.spec, thing_count = c.count, thing_owner = c.party, related = true, necessity = false,
        sealed_by = "no", perishable = false } },
    two(t, { act = "scene.record",
      fields = { scene_text = "执法人员出示证件，告知权利后，会同当事人清点、登记并扣押" .. c.thing .. "。", scene_signed = "both",
        scene_scan = "scan.png" } }),
    { act = "recording.add", by = t.first,
      fields = { rec_stage = "scene", rec_on = 0, rec_from = "10:05", rec_to = "10:49", rec_whole = "whole", rec_device = "执法记录仪 0312",
        rec_place = c.party } },
    two(t, { act = "take", fields = { taken_on = 0, decision_scan = "scan.png" } }),
    { act = "custody", by = t.first,
      fields = { keeper = "organ", keep_place = t.organ .. "涉案物品仓库一号架", keep_text = "加贴封条，完好。", keep_charged = false } },
  }
end

local blankets = { title = "涉嫌销售不合格电热毯", party = "示例旗暖冬家居店（虚构）", code = "92150121MA0LX0301R", rep = "戊一",
  place = "示例旗练习街301号", thing = "电热毯", spec = "双人，没有强制性产品认证标志", count = "24条" }
local chargers = { title = "涉嫌销售不合格充电器", party = "示例旗电光数码店（虚构）", code = "92150121MA0LX0302W", rep = "戊二",
  place = "示例旗练习街302号", thing = "充电器", spec = "没有厂名、厂址", count = "60只" }

-- 申请人民法院强制执行 ------------------------------------------------------------------------------------------------------
local recall = { title = "拒不履行责令召回的决定", party = "示例旗回声家电有限公司（虚构）", code = "91150121MA0LX03033", rep = "戊三",
  place = "示例旗演练路303号" }

local court = {
  { act = "register", by = banner.first,
    fields = fields(party(banner, recall), { decision_number = "示旗市监责〔{-40}〕", decided_on = -40, decision_served_on = -38,
      duty_kind = "act", duty_text = "召回已经售出的存在缺陷的取暖器，并向本机关提交召回总结。", due_on = -8,
      unperformed_text = "期限届满后核查，当事人没有发布召回信息，也没有提交总结。" }) },
  { act = "urge.sign", by = banner.head, after = 1, fields = { urge_until = 14, urge_way = "发布召回信息，收回已经售出的取暖器，提交召回总结。" } },
  { act = "urge.scan", by = banner.first, fields = { urge_scan = "scan.png" } },
  { act = "urge.serve", by = banner.first },
  two(banner, { child = "service_urge", act = "serve.direct", after = 1,
    fields = { served_on = 0, receiver = recall.rep, receiver_is = "rep", proof = "scan.png" } }),
}

-- 违法建筑、代履行 --------------------------------------------------------------------------------------------------------
local shed = { title = "拒不拆除违法搭建的棚房", party = "示例旗偏厦汽修店（虚构）", code = "92150121MA0LX03043", rep = "戊四",
  place = "示例旗模拟大街304号" }

local demolition = {
  { act = "register", by = streets.first,
    fields = fields(party(streets, shed), { decision_number = "示旗执限拆〔{-50}〕", decided_on = -50, decision_served_on = -49,
      duty_kind = "act", duty_text = "自行拆除未取得规划许可搭建的棚房46平方米。", due_on = -20,
      unperformed_text = "期限届满后核查，棚房仍在使用。", building_text = "砖混结构棚房一处，46平方米，紧邻人行道。" }) },
  { act = "urge.sign", by = streets.head, after = 1, fields = { urge_until = 10, urge_way = "自行拆除并清运建筑垃圾。" } },
  { act = "urge.scan", by = streets.first, fields = { urge_scan = "scan.png" } },
  { act = "urge.serve", by = streets.first },
  two(streets, { child = "service_urge", act = "serve.direct", after = 1,
    fields = { served_on = 0, receiver = shed.rep, receiver_is = "rep", proof = "scan.png" } }),
  two(streets, { act = "announce", after = 9,
    fields = { announced_on = 0, announced_where = "棚房外墙和模拟大街公示栏", self_until = 20, announced_scan = "photo.png" } }),
}

local spill = { title = "道路遗洒物的立即清除", party = "示例旗沙石运输有限公司（虚构）", code = "91150121MA0LX03059", rep = "戊五",
  place = "示例旗模拟大街305号" }

local substitute = {
  two(streets, { act = "immediate.present",
    fields = { title = spill.title, handlers = { streets.first, streets.second }, party_kind = "org", party_name = spill.party,
      party_code = spill.code, party_address = spill.place, place_kind = "road", cleared = "spill",
      unable_text = "驾驶员没有清扫工具和人手，不能立即清除。", was_there = true, done_on = 0,
      done_text = "两名执法人员到场，由环卫作业车清扫沙石约0.5立方米，恢复通行。", done_scan = "photo.png", cost = 30000 } }),
  { act = "close", by = streets.first, after = 2,
    fields = { cost_text = "清扫费用300元，按成本确定，当事人已经缴纳。", close_text = "遗洒物已经清除，费用已经收取，建议结案。" } },
}

-- 行政检查 ---------------------------------------------------------------------------------------------------------------
local function visited(t, c)
  return {
    { act = "approve_plan", by = t.first,
      fields = fields(party(t, c), { source = "plan", source_ref = "年度检查计划", item = c.item, item_published = true,
        item_basis = c.basis, content = c.content, place = c.place, visit_on = 2, remote_enough = false, helpers = 0, claim_till = 180,
        notice_way = "paper" }) },
    { act = "approve_plan.approve", by = t.head, after = 1 },
  }
end

local function inspected(t, c)
  return {
    { act = "notice.scan", by = t.first, fields = { notice_scan = "scan.png" } },
    two(t, { act = "begin", after = 1, fields = { begun_on = 0 } }),
    two(t, { act = "record",
      fields = { scene_text = "依据：" .. c.basis .. "。\n对象：" .. c.party .. "。\n内容：" .. c.content .. "\n结果：" .. c.found,
        scene_signed = "signed", scene_scan = "scan.png", charged = false } }),
    { act = "finish", by = t.first, fields = { result = c.result, result_text = c.found, rectify_until = c.until_day, rectify_text = c.demand } },
    { act = "result.sign", by = t.head, after = 1 },
    { act = "result.scan", by = t.first, fields = { result_scan = "scan.png", result_told_on = 0 } },
  }
end

local food = { item = "食品经营监督检查", basis = "《中华人民共和国食品安全法》第一百一十条", content = "进货查验、储存条件、保质期和从业人员健康证明。" }

local function shop(no, name, rep, more)
  local c = { title = "食品经营日常检查", party = name, code = p.credit_code("92150121MA0LX" .. no), rep = rep, place = "示例旗练习街" .. no .. "号" }
  for k, v in pairs(food) do c[k] = v end
  for k, v in pairs(more or {}) do c[k] = v end
  return c
end

local planned = shop("0306", "示例旗见习乳品店（虚构）", "戊六")
local rectifying = shop("0307", "示例旗初学糕点店（虚构）", "戊七",
  { result = "rectify", found = "冷藏柜温度超过标签要求，未按要求记录。", until_day = 15, demand = "校准冷藏柜，每日记录温度。" })
local fine = shop("0308", "示例旗温习粮油店（虚构）", "戊八", { result = "fine", found = "没有发现问题。" })

local plan = {
  { act = "propose", by = banner.first,
    fields = { title = "食品经营专项检查计划", handlers = { banner.first, banner.second }, plan_kind = "special", plan_year = 2026,
      plan_reason = "依据《中华人民共和国食品安全法》第一百零九条，对辖区食品销售者开展双随机抽查。", plan_published = "机关门户网站" } },
  { act = "propose.approve", by = banner.head, after = 1 },
  { act = "subject.add", by = banner.first, fields = { subject_code = planned.code, subject_name = planned.party, subject_risk = "middle" } },
  { act = "subject.add", by = banner.first, fields = { subject_code = rectifying.code, subject_name = rectifying.party, subject_risk = "high" } },
  { act = "inspector.add", by = banner.first, fields = { inspector_no = "LX150121001", inspector_name = banner.first } },
  { act = "inspector.add", by = banner.first, fields = { inspector_no = "LX150121002", inspector_name = banner.second } },
}

-- 委托执法 ---------------------------------------------------------------------------------------------------------------
local agreement = {
  { act = "register", by = streets.first,
    fields = { title = "委托示例镇人民政府实施部分市容处罚", handlers = { streets.first, streets.second }, delegate_name = "示例镇人民政府",
      delegate_kind = "township", delegate_public = true, delegate_officers = 4, delegate_tech = "none",
      delegate_base = "设综合执法中队，持证执法人员4名。", ground = "《内蒙古自治区（虚构）市容管理规定》第六条", authority = "inquiry",
      scope_text = "示例镇行政区域内的市容环境卫生违法行为。", since = 0, ["until"] = 365,
      supervision_text = "每季度评查案卷，每年培训一次。", further = false } },
  { act = "power.add", by = streets.first,
    fields = { power_code = "ZF-01", power_name = "对损坏市政公用设施等影响市容行为的处罚", power_kind = "penalty" } },
  { act = "propose", by = streets.first },
  { act = "propose.approve", by = streets.head, after = 1 },
  { act = "sign", by = streets.first, after = 1, fields = { signed_on = 0, agreement_scan = "scan.png" } },
  { act = "publish.own", by = streets.first, after = 1, fields = { own_where = "机关门户网站", own_on = 0, own_proof = "scan.png" } },
  { act = "publish.delegate", by = streets.first,
    fields = { delegate_where = "示例镇人民政府公示栏", delegate_on = 0, delegate_proof = "photo.png" } },
  { act = "file.record", by = streets.first, fields = { filed_with = "示例旗司法局", filed_on = 0, filed_scan = "scan.png" } },
  { act = "effect", by = streets.head, after = 1 },
}

return {
  story(streets, "ZF-06", "delegation.agreement", "委托示例镇人民政府", 5, agreement),
  story(banner, "SJ-07", "coercion.seizure", blankets.party .. "的扣押", 3, seized(banner, blankets)),
  story(banner, "SJ-07", "coercion.seizure", chargers.party .. "的扣押，已解除", 6, p.join(seized(banner, chargers), {
    { act = "dispose.lift", by = banner.first, after = 4,
      fields = { lift_ground = "other", disposal_text = "经检验，充电器符合标准，标识问题已经另行处理，不再需要扣押。" } },
    { act = "dispose.lift.approve", by = banner.head, after = 1 },
    two(banner, { act = "thing.end", after = 1, fields = { thing_end = "returned", thing_end_on = 0, thing_end_proof = "scan.png" } }),
    { act = "finish.lift", by = banner.first, fields = { disposal_scan = "scan.png" } },
    { act = "archive", by = banner.archivist, after = 2, fields = { archive_no = "LX-0302", retention = "long" } },
  })),
  story(banner, "SJ-08", "enforcement.court", recall.party .. "拒不履行", 2, court),
  story(streets, "ZF-02", "enforcement.demolition", shed.party .. "违法建筑", 2, demolition),
  story(streets, "ZF-03", "enforcement.substitute", spill.party .. "道路遗洒", 1, substitute),
  story(banner, "SJ-09", "inspection.plan", "食品经营专项检查计划", 4, plan),
  story(banner, "SJ-09", "inspection.visit", planned.party .. "检查，待实施", 1, visited(banner, planned)),
  story(banner, "SJ-09", "inspection.visit", rectifying.party .. "检查，整改中", 3, p.join(visited(banner, rectifying),
    inspected(banner, rectifying), { { act = "rectify.start", by = banner.first } })),
  story(banner, "SJ-09", "inspection.visit", fine.party .. "检查，已归档", 8, p.join(visited(banner, fine), inspected(banner, fine), {
    { act = "close.fine", by = banner.first },
    { act = "archive", by = banner.archivist, after = 1, fields = { archive_no = "LX-0308", retention = "short" } },
  })),
}
