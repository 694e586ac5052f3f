-- Which law applies (处罚法37): the text of the act's day, the later one where it is lighter; what may be a basis at all (处罚法10—16).
-- The switch of 2026-08-15 and the laws amended with 2026 are told from the pack alone; the texts themselves are tried in
-- src/law/change_test.c and src/api/scenario_test.c.
local parts = use "tests/parts"

-- An act of this day, found on 1 September 2026, investigated up to the report.
local function of(day)
  return parts.join(parts.lead, {
    { act = "open", fields = { act_state = "once", act_end = day, limit_kind = "two" } },
    { act = "open.approve" },
  }, parts.evidence, {
    { act = "norm.add", fields = { cite = "见处罚依据", low = 0, high = 20000000, applied = true } },
    { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
  })
end

local function submit(fields, refused, reasons)
  local step = parts.report(fields)
  step.refused = refused
  step.reasons = reasons
  return step
end

local ledger = "《中华人民共和国固体废物污染环境防治法》第一百零二条第一款第（八）项"
local ledger_now = "《中华人民共和国生态环境法典》第一千一百七十一条第三款"
local air = "《中华人民共和国大气污染防治法》第九十九条第（二）项"
local permit = "《中华人民共和国大气污染防治法》第九十九条第（一）项"
local compared = "旧：五万元至二十万元；新：先责令改正"

return {
  { title = "2026-08-15 分界：新规定较轻，引用新规定；选用较重的要写明理由", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-08-14", {
      submit({ law_basis = ledger }, "change_seen"),
      submit({ law_basis = ledger, law_change = "heavier", law_change_text = compared }, "lighter_chosen"),
      submit({ law_basis = ledger, law_change = "lighter", law_change_text = compared }, "version_cited"),
      submit({ law_basis = ledger_now, law_change = "lighter" }, "change_compared"),
      submit({ law_basis = ledger_now, law_change = "lighter", law_change_text = compared }),
      { paper = "penalty.report", says = { "行为时的规定", "现在的规定较轻", "第一百零二条第一款第（八）项", "第一千一百七十一条第三款" } },
    }), ends = "reviewing" },

  { title = "2026-08-15 分界：选用较重的规定，理由留在案卷", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-08-14", {
      submit({ law_basis = ledger, law_change = "heavier", law_change_text = compared }, nil,
        { lighter_chosen = "当事人两次被责令改正仍未改正，按新规定同样处罚" }),
    }), ends = "reviewing" },

  { title = "2026-08-15 分界：轻重相同的适用行为时的规定", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-07-01", {
      submit({ law_basis = "《中华人民共和国生态环境法典》第一千一百二十八条第一款第（一）项", law_change = "lighter", law_change_text = "相同" }, "lighter_chosen"),
      submit({ law_basis = air, law_change = "heavier", law_change_text = "幅度相同" }),
      { paper = "penalty.report", says = { "轻重相同，适用行为时的规定", "100,000.00—1,000,000.00" } },
    }), ends = "reviewing" },

  { title = "2026-08-15 分界：新规定较重，引用了新规定", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-08-14", {
      submit({ law_basis = "《中华人民共和国生态环境法典》第一千一百零二条", law_change = "heavier", law_change_text = "下限提高" }, "version_cited"),
      submit({ law_basis = permit .. "、" .. ledger_now, law_change = "lighter", law_change_text = "各不相同" }, "version_cited"),
      submit({ law_basis = permit, law_change = "heavier", law_change_text = "下限提高" }),
    }), ends = "reviewing" },

  { title = "2026-08-15 当日的行为只适用生态环境法典", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-08-15", {
      submit({ law_basis = air }, "law_in_force"),
      submit({ law_basis = "《中华人民共和国生态环境法典》第一千一百零七条" }),
      { paper = "penalty.report", says = { "未核对" } },
    }), ends = "reviewing" },

  { title = "幅度按案情计算的，由承办人比较并写明理由", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-07-01", {
      submit({ law_basis = "《中华人民共和国环境影响评价法》第三十一条第一款" }, "change_seen"),
      submit({ law_basis = "《中华人民共和国环境影响评价法》第三十一条第一款", law_change = "heavier",
        law_change_text = "总投资一千万元，按旧规定十万元至五十万元，按新规定二十万元起" }),
      { paper = "penalty.report", says = { "不能计算，由承办人比较并写明理由" } },
    }), ends = "reviewing" },

  { title = "2026-01-01 修订的治安管理处罚法：条号已经改变", procedure = "penalty.ordinary",
    steps = parts.join(of "2025-12-31", {
      submit({ law_basis = "《中华人民共和国治安管理处罚法》第四十三条第一款" }, "change_seen"),
      submit({ law_basis = "《中华人民共和国治安管理处罚法》第五十一条第一款", law_change = "heavier", law_change_text = "罚款上限提高" },
        "version_cited"),
      submit({ law_basis = "《中华人民共和国治安管理处罚法》第四十三条第一款", law_change = "heavier", law_change_text = "罚款上限提高" }),
      { paper = "penalty.report", says = { "（2012年修正）第四十三条第一款", "行为时的规定较轻" } },
    }), ends = "reviewing" },

  { title = "2026-01-01 修改的网络安全法：修改之后的行为适用新的条号", procedure = "penalty.ordinary",
    steps = parts.join(of "2026-01-01", {
      submit({ law_basis = "《中华人民共和国网络安全法》第六十一条第一款" }),
    }), ends = "reviewing" },

  { title = "2026-01-01 修改的网络安全法：修改之前的行为适用原来的规定", procedure = "penalty.ordinary",
    steps = parts.join(of "2025-12-31", {
      submit({ law_basis = "《中华人民共和国网络安全法》第六十一条第一款", law_change = "lighter", law_change_text = "新旧比较" }, "lighter_chosen"),
      submit({ law_basis = "《中华人民共和国网络安全法》第五十九条第一款", law_change = "heavier", law_change_text = "新旧比较" }),
    }), ends = "reviewing" },

  { title = "规范性文件不得设定处罚；看不出位阶的写明", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "norm.add", fields = { cite = "某通知", low = 0, high = 20000000, applied = true } },
      { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
      submit({ law_basis = "《某局关于整治流动摊点的通知》第二条" }, "basis_ranked"),
      submit({ law_basis = "《某市流动摊点管理办法》第二条" }, "basis_known"),
      submit({ law_basis = "食品安全法第一百二十四条" }, "basis_known"),
      submit({ law_basis = "《某市流动摊点管理办法》第二条" }, nil, { basis_known = "某市人民政府规章" }),
    }), ends = "reviewing" },

  { title = "只有规章的，不能没收物品、停产停业；限制人身自由只能由法律规定", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "penalty.add", fields = { kind = "halt" } },
      submit({ law_basis = "《市场监督管理行政处罚信息公示规定》第二条" }, "kinds_ranked"),
      { act = "penalty.change", item = 1, fields = { kind = "detention" } },
      submit({ law_basis = "《优化营商环境条例》第二条" }, "detention_ranked"),
      { act = "penalty.change", item = 1, fields = { kind = "criticism" } },
      submit({ law_basis = "《市场监督管理行政处罚信息公示规定》第二条" }),
    }), ends = "reviewing" },

  { title = "报告之后、决定之前法律变化的，决定前再比较", procedure = "penalty.ordinary",
    steps = parts.join({
      { act = "lead.register", on = "2026-08-01", fields = { title = "涉嫌未建立台账案", party_kind = "org", party_name = "某某（虚构）工厂", found_on = "2026-08-01" } },
      { act = "lead.screen" },
      { act = "open", fields = { act_state = "once", act_end = "2026-07-20", limit_kind = "two" } },
      { act = "open.approve" },
    }, parts.evidence, {
      { act = "norm.add", fields = { cite = "见处罚依据", low = 0, high = 20000000, applied = true } },
      { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
      submit({ law_basis = ledger }),
    }, parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, refused = "change_seen" },
      { act = "revise.start" },
      { act = "revise.submit", refused = "change_seen" },
      { act = "revise.submit", fields = { law_basis = ledger_now, law_change = "lighter", law_change_text = compared } },
      { act = "relegality.pass" },
      { act = "decide.penalty", fields = parts.decision },
      { act = "decide.penalty.approve", paper = "penalty.decision", says = { "作出决定时的规定如下", "本决定适用", "第一千一百七十一条第三款" } },
    }), ends = "decided" },

  { title = "以罚代刑：涉案金额达到核对数额的，移送或者写明理由", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "norm.add", fields = { cite = "见处罚依据", low = 0, high = 20000000, applied = true } },
      { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
      submit({ case_value = 5000000 }, "crime_weighed"),
      submit({ case_value = 4999999 }),
      { act = "legality.return" },
      submit({ case_value = 5000000 }, nil, { crime_weighed = "已核对追诉标准，数额不足" }),
      { act = "legality.return" },
      submit({ case_value = 5000000, conclusion = "crime" }),
    }), ends = "reviewing" },

  { title = "当场处罚遇到法律变化，转普通程序", procedure = "penalty.summary",
    steps = {
      { act = "start", on = "2026-09-16", fields = { party_kind = "person", capacity = "full", clear_facts = true, evidence_other = true,
        act_on = "2026-08-14" } },
      { act = "tell", fields = { law_basis = "《中华人民共和国大气污染防治法》第一百一十九条第一款", spot_kind = "fine", spot_fine = 5000 },
        refused = "law_same" },
      { act = "tell", fields = { law_basis = "《某局关于禁止焚烧的通告》", spot_kind = "fine", spot_fine = 5000 }, refused = "basis_ranked" },
      { act = "turn" },
    }, ends = "to_ordinary" },
}
