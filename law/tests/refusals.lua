-- What the ordinary procedure refuses, and what cures it.
local parts = use "tests/parts"

-- A case with its evidence, before the report.
local function investigated(steps)
  return parts.join(parts.opened, parts.evidence, steps)
end

local function fined(amount, low, high)
  return {
    { act = "norm.add", fields = { cite = "甲法第一条", low = low, high = high, applied = true } },
    { act = "penalty.add", fields = { kind = "fine", amount = amount } },
  }
end

return {
  { title = "承办人不少于两名", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { handlers = { "handler/1" }, act_end = "2026-08-20", limit_kind = "two" }, refused = "handlers_two" },
      { act = "open", fields = { handlers = { "handler/1", "handler/4" }, act_end = "2026-08-20", limit_kind = "two" } },
      { act = "open.approve" },
      { act = "credential.show", with = "handler/4", refused = "PER-11" },
      { act = "credential.show", by = "handler/4", with = "handler/1", refused = "PER-11" },
      { act = "credential.show", with = "handler/2", refused = "PER-1" },
      { act = "credential.show", with = "handler/1", refused = "PER-1" },
      { act = "handlers.change", fields = { handlers = { "handler/1", "handler/2" } } },
      { act = "credential.show", by = "handler/3", with = "handler/1", refused = "as" },
      { act = "credential.show" },
    }), ends = "inquiry" },

  { title = "先出示证件，再取证；换人后再次出示", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "evidence.add", refused = "credential_shown" },
      { act = "record.add", refused = "credential_shown" },
      { act = "sample.take", refused = "credential_shown" },
      { act = "preservation.open", refused = "credential_shown" },
      { act = "correct.sign", refused = "credential_shown" },
      { act = "credential.show" },
      { act = "record.add" },
      { act = "handlers.change", fields = { handlers = { "handler/2", "handler/3" } } },
      { act = "evidence.add", refused = "credential_shown" },
      { act = "credential.show" },
      { act = "evidence.add" },
    }), ends = "inquiry" },

  { title = "调查的人不审查、不批准，换下来也不行", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { handlers = { "handler/1", "handler/3" }, act_end = "2026-08-20", limit_kind = "two" } },
      { act = "open.approve", by = "handler/3", refused = "apart" },
      { act = "open.approve" },
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_points = { "act" } } },
      { act = "evidence.verify", fields = { verified = "true" } },
      { act = "handlers.change", fields = { handlers = { "handler/1", "handler/2" } } },
      { act = "credential.show" },
    }, fined(5600000, 5000000, 10000000), {
      parts.report(),
      { act = "legality.pass", by = "handler/3", refused = "apart" },
      { act = "legality.pass" },
      { act = "notice.sign", by = "handler/1", refused = "role" },
    }), ends = "reviewed" },

  { title = "审查过的人换来承办，不能再调查", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), {
      { act = "legality.return", by = "handler/3" },
      { act = "handlers.change", fields = { handlers = { "handler/1", "handler/3" } } },
      { act = "credential.show", by = "handler/3", with = "handler/1", refused = "apart" },
      { act = "credential.show", by = "handler/1", with = "handler/3", refused = "apart" },
    }), ends = "inquiry" },

  { title = "只有当事人陈述不能定案", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "party", evidence_name = "询问笔录", evidence_points = { "act", "weight" } } },
    }, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", refused = "evidence_verified" },
      { act = "evidence.verify", fields = { verified = "true" } },
      { act = "report.submit", refused = "evidence_other" },
      { act = "evidence.add", fields = { evidence_kind = "object", monitored = true, evidence_points = { "act" } } },
      { act = "evidence.verify", item = 2, fields = { verified = "true" } },
      { act = "report.submit", refused = "monitor_checked" },
      { act = "evidence.verify", item = 2, fields = { monitor_checked = true } },
      -- the act has its proof; the circumstances have the party's word alone
      { act = "report.submit", fields = { conclusion = "penalty" }, refused = "evidence_sole" },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_points = { "weight" } } },
      { act = "evidence.verify", item = 3, fields = { verified = "true" } },
      parts.report(),
    }), ends = "reviewing" },

  { title = "违法行为本身要有证据", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_points = { "party", "amount" } } },
      { act = "evidence.verify", fields = { verified = "true" } },
    }, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { conclusion = "penalty" }, refused = "act_proved" },
      { act = "evidence.origin", fields = { evidence_points = { "weather" } }, refused = "evidence_points" },
      { act = "evidence.origin", fields = { evidence_points = { "act", "amount" } } },
      parts.report(),
    }), ends = "reviewing" },

  { title = "证据来源清楚：两人提取，提供人写明，复制件核对", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "evidence.add", fields = { evidence_kind = "object", evidence_points = { "act" }, evidence_by = { "handler/1" } } },
      { act = "evidence.verify", fields = { verified = "true" } },
    }, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", refused = "evidence_two" },
      { act = "evidence.origin", fields = { evidence_by = { "handler/1", "handler/2" } } },
      { act = "evidence.add", fields = { evidence_kind = "document", evidence_way = "given", evidence_by = { "handler/1" }, evidence_form = "copy" } },
      { act = "evidence.verify", item = 2, fields = { verified = "true" } },
      { act = "report.submit", refused = "evidence_sourced" },
      { act = "evidence.origin", item = 2, fields = { evidence_giver = "某甲（虚构）" } },
      { act = "report.submit", refused = "evidence_compared" },
      { act = "evidence.origin", item = 2, fields = { copy_checked = true } },
      { act = "report.submit", refused = "evidence_compared" },
      { act = "evidence.origin", item = 2, fields = { copy_checked = true, copy_checked_by = "某乙（虚构）" } },
      parts.report(),
    }), ends = "reviewing" },

  { title = "非法取得的证据：提出后先决定，排除后不得引用，留在案卷", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "evidence.add", fields = { evidence_kind = "witness", evidence_name = "证人某丙（虚构）的证言", evidence_points = { "act" } } },
      { act = "evidence.verify", item = 2, fields = { verified = "true" } },
      { act = "evidence.doubt", item = 2, fields = { doubt_by = "party", doubt_means = "forced", doubt_why = "取证时受到威胁" } },
    }, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", refused = "exclusion_settled" },
      { act = "evidence.exclude", item = 2, by = "handler/1", refused = "role" },
      { act = "evidence.exclude", item = 2, fields = { exclusion = "excluded", exclusion_means = "forced", exclusion_why = "" }, refused = "exclusion_why" },
      { act = "evidence.exclude", item = 2, fields = { exclusion = "excluded", exclusion_means = "forced", exclusion_why = "查证属实" } },
      { act = "report.submit", fields = { evidence_text = "证1和证2相互印证" }, refused = "excluded_uncited" },
      { act = "report.submit", fields = { evidence_text = "进货单，以及证人某丙（虚构）的证言" }, refused = "excluded_uncited" },
      parts.report({ evidence_text = "证1，共20页；另见证20号文件夹" }),
      { paper = "penalty.report", says = { "进货单" }, lacks = { "某丙" } },
      { paper = "penalty.evidence_list", says = { "证1", "证2", "非法取得，已排除", "查证属实" } },
    }), ends = "reviewing" },

  { title = "告知以后才排除的证据，决定前要从认定里删去", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "evidence.add", fields = { evidence_kind = "witness", evidence_name = "证人某丙（虚构）的证言", evidence_points = { "act" } } },
      { act = "evidence.verify", item = 2, fields = { verified = "true" } },
    }, fined(5600000, 5000000, 10000000), { parts.report({ evidence_text = "证1、证2" }) }, parts.reviewed, parts.noticed, {
      { act = "evidence.doubt", item = 2, fields = { doubt_by = "party", doubt_means = "process", doubt_why = "没有两人在场" } },
    }, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision, refused = "exclusion_settled" },
      { act = "evidence.exclude", item = 2, fields = { exclusion = "excluded", exclusion_means = "process", exclusion_why = "一人取证" } },
      { act = "decide.penalty", fields = parts.decision, refused = "excluded_uncited" },
      { act = "revise.start" },
      { act = "revise.submit", fields = { evidence_text = "证1", recheck_text = "采纳" } },
      { act = "relegality.pass" },
      { act = "decide.penalty", fields = parts.decision },
      { act = "decide.penalty.approve", paper = "penalty.decision", says = { "进货单" }, lacks = { "某丙" } },
    }), ends = "decided" },

  { title = "证据每次交接登记一次，归档以前都可以", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.evidence, {
      { act = "evidence.hand", fields = { custody_move = "store", custody_from = "承办人1", custody_to = "保管人（虚构）", custody_state = "袋装，封条01号" } },
      { act = "evidence.hand", fields = { custody_move = "test", custody_from = "保管人（虚构）", custody_to = "某检测所（虚构）", custody_state = "封条完好" } },
      { act = "evidence.hand", fields = { custody_state = "" }, refused = "custody_state" },
    }), ends = "inquiry" },

  { title = "处罚时效：二年、五年、连续行为", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { act_state = "once", limit_kind = "two" }, refused = "act_dated" },
      { act = "open", fields = { act_state = "once", limit_kind = "two", act_end = "2024-08-31" }, refused = "within_limit" },
      { act = "open", fields = { act_state = "once", limit_kind = "two", act_end = "2024-09-01" } },
      { act = "open.return" },
      { act = "open", fields = { act_state = "lasting", limit_kind = "long", act_end = "2021-08-31" }, refused = "within_limit" },
      { act = "open", fields = { act_state = "lasting", limit_kind = "long", act_end = "2021-09-01" } },
      { act = "open.return" },
      { act = "open", fields = { act_state = "once", limit_kind = "special", limit_special = "2026-08-31", act_end = "2026-02-28" },
        refused = "within_limit" },
      { act = "open", fields = { act_state = "going", limit_kind = "two" } },
      { act = "open.approve" },
    }), ends = "inquiry" },

  { title = "调查中查明行为早已终了：时效届满，只能不予处罚", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "case.amend", fields = { act_end = "2024-08-31", amend_why = "查明行为于2024年8月31日终了" } },
      { act = "report.submit", refused = "within_limit_penalty" },
      parts.report({ conclusion = "minor", no_penalty_ground = "late" }),
    })), ends = "reviewing" },

  { title = "同一行为违反多个规定，按罚款数额高的处罚", procedure = "penalty.ordinary",
    steps = investigated({
      { act = "report.submit", refused = "penalties_listed" },
      { act = "penalty.add", fields = { kind = "fine", amount = 5600000 } },
      { act = "report.submit", refused = "norm_chosen" },
      { act = "norm.add", fields = { cite = "甲法第一条", low = 1000000, high = 6000000, applied = true } },
      { act = "norm.add", fields = { cite = "乙法第二条", low = 1000000, high = 20000000, applied = false } },
      { act = "report.submit", refused = "norm_highest" },
      { act = "norm.change", item = 2, fields = { applied = true } },
      { act = "report.submit", refused = "norm_chosen" },
      { act = "norm.change", item = 1, fields = { applied = false } },
      parts.report(),
    }), ends = "reviewing" },

  { title = "罚款在所适用规定的幅度之内，减轻才可以低于下限", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(20000001, 1000000, 20000000), {
      { act = "report.submit", refused = "fine_within" },
      { act = "penalty.change", fields = { amount = 20000000 } },
      { act = "penalty.change", fields = { amount = 999999 } },
      { act = "report.submit", fields = { weight = "lighter", gains_kind = "none" }, refused = "fine_reduced" },
      parts.report({ weight = "reduced" }),
    })), ends = "reviewing" },

  { title = "违法所得应当没收，没收的物品要有清单", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { gains_kind = "counted" }, refused = "gains_taken" },
      { act = "penalty.add", fields = { kind = "gains", amount = 0 } },
      { act = "report.submit", fields = { gains_kind = "counted" }, refused = "penalties_priced" },
      { act = "penalty.change", item = 2, fields = { amount = 123456 } },
      { act = "penalty.add", fields = { kind = "goods", amount = 50000 } },
      { act = "report.submit", fields = { gains_kind = "counted" }, refused = "goods_listed" },
      { act = "goods.add" },
      parts.report({ gains_kind = "counted" }),
      { act = "legality.pass" },
      { act = "notice.sign", paper = "penalty.notice", says = { "没收违法所得人民币壹仟贰佰叁拾肆元伍角陆分", "没收非法财物" } },
      { expect = { notified_forfeit = 173456 } },
    })), ends = "noticed" },

  { title = "未成年人：不满十四周岁不罚，不满十八周岁从轻", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { capacity = "child", act_state = "once", act_end = "2026-08-20", limit_kind = "two" } },
      { act = "open.approve" },
    }, parts.evidence, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", refused = "can_bear" },
      parts.report({ conclusion = "minor", no_penalty_ground = "child" }),
    }), ends = "reviewing" },

  { title = "已满十四周岁不满十八周岁，应当从轻或者减轻", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { capacity = "teen", act_state = "once", act_end = "2026-08-20", limit_kind = "two" } },
      { act = "open.approve" },
    }, parts.evidence, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { weight = "normal" }, refused = "teen_lighter" },
      parts.report({ weight = "lighter" }),
    }), ends = "reviewing" },

  { title = "回避申请先决定，不停止调查", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "recusal.ask", fields = { recusal_who = "承办人1", recusal_why = "与当事人是亲属" } },
      { act = "record.add" },
      { act = "report.submit", refused = "recusal_settled" },
      { act = "recusal.grant", fields = { handlers = { "handler/2" } }, refused = "handlers_two" },
      { act = "recusal.grant", fields = { handlers = { "handler/2", "handler/3" } } },
      { act = "recusal.refuse", refused = "recusal_asked" },
      { act = "report.submit", by = "handler/1", refused = "as" },
      { act = "credential.show" },
      parts.report(),
    })), ends = "reviewing" },

  { title = "先行登记保存七个工作日，处理之后才能终结调查", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "preservation.open", on = "2026-09-24" },
      { child = "preservation", act = "propose", refused = "things_listed" },
      { child = "preservation", act = "thing.add" },
      { child = "preservation", act = "keep", refused = "state" },
      { child = "preservation", act = "propose" },
      { child = "preservation", act = "propose.approve", by = "handler/1", refused = "role" },
      { child = "preservation", act = "propose.approve", paper = "penalty.preserve", says = { "7个工作日" } },
      { child = "preservation", act = "keep", fields = { kept_on = "2026-09-24" } },
      { child = "preservation", expect = { ["due.decide"] = "2026-10-12" } },
      { act = "report.submit", refused = "preserve_settled" },
      { act = "preservation.open" },
      { child = "preservation", act = "drop" },
      { act = "report.submit", refused = "preserve_settled" },
      { child = "preservation", act = "dispose" },
      { child = "preservation", act = "dispose.deliver" },
      parts.report(),
    })), ends = "reviewing" },

  { title = "抽样结果先告知当事人", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "sample.take" },
      { act = "report.submit", refused = "samples_told" },
      { act = "sample.result" },
      parts.report(),
    })), ends = "reviewing" },

  { title = "责令改正另有期限，结案前复查", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { correct_way = "order" }, refused = "correction_ordered" },
      { act = "correct.serve", refused = "correct_sealed" },
      { act = "correct.scan", refused = "scan" },
      { act = "correct.sign", fields = { correct_by = "2026-12-20" }, paper = "penalty.correct_order", says = { "2026年12月20日" } },
      { act = "correct.scan" },
      { act = "correct.serve" },
      { act = "correct.serve", refused = "correct_not_serving" },
      { act = "case.cancel", refused = "correct_not_serving" },
      { child = "service_correct", ends = "served" },
      parts.report({ correct_way = "order" }),
      { act = "legality.pass" },
    }, parts.noticed, parts.rechecked, parts.decided, {
      { expect = { ["clock.correct"] = "running", ["due.correct"] = "2026-12-20" } },
    }, parts.paid, {
      { act = "publication.none" },
      { act = "close", refused = "correction_checked" },
      { act = "correct.check", fields = { correct_result = "done" } },
      { act = "close" },
    })), ends = "+close" },

  { title = "行为之后法律变化：从旧兼从轻", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { law_change = "lighter" }, refused = "change_compared" },
      parts.report({ law_change = "lighter", law_change_text = "新规定罚款上限由十万元降为八万元" }),
    })), ends = "reviewing" },

  { title = "生态环境法典施行之后的行为，不再引用已经废止的十部法律", procedure = "penalty.ordinary",
    steps = investigated(parts.join(fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { law_broken = "某法", law_basis = "《中华人民共和国大气污染防治法》第九十九条第一项" },
        refused = "law_in_force" },
    })), ends = "inquiry" },

  { title = "旧行为仍然可以引用行为时的法律", procedure = "penalty.ordinary",
    steps = parts.join(parts.lead, {
      { act = "open", fields = { act_state = "once", act_end = "2026-08-14", limit_kind = "two" } },
      { act = "open.approve" },
    }, parts.evidence, fined(5600000, 5000000, 10000000), {
      { act = "report.submit", fields = { law_basis = "《中华人民共和国大气污染防治法》第九十九条第一项" }, refused = "change_seen" },
      parts.report({ law_basis = "《中华人民共和国大气污染防治法》第九十九条第一项", law_change = "heavier",
        law_change_text = "环境法典第一千一百零二条的下限提高到二十万元" }),
    }), ends = "reviewing" },

  { title = "未经合法性审查不告知", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), {
      { act = "notice.sign", refused = "state" },
      { act = "legality.return" },
      { act = "notice.sign", refused = "state" },
    }), ends = "inquiry" },

  { title = "放弃陈述、申辩要有书面材料", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, {
      { act = "defence.waive", fields = { waive_scan = "口头" }, refused = "waive_scan" },
      { act = "defence.waive" },
      { act = "recheck.submit" },
      { act = "defence.record" },
      { act = "decide.penalty", fields = parts.decision, refused = "defences_answered" },
      { act = "defence.answer", fields = { adopted = "no" } },
      { act = "decide.penalty", fields = parts.decision },
    }), ends = "+decide.penalty" },

  { title = "决定签发之前提出的陈述、申辩仍要听取", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", on = "2026-10-20", fields = parts.decision },
      { act = "defence.record", fields = { defence_text = "补交证据" } },
      { act = "decide.penalty.approve", refused = "defences_answered" },
      { act = "defence.answer", fields = { adopted = "no" } },
      { act = "decide.penalty.approve" },
    }), ends = "decided" },

  { title = "决定书写明代收机构和救济", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, {
      { act = "decide.penalty", fields = { surcharge_stated = false, court_name = "某区人民法院" }, refused = "bank_named" },
      { act = "decide.penalty", fields = { surcharge_stated = false, court_name = "某区人民法院", bank_name = "某银行", bank_address = "某街" } },
      { act = "decide.penalty.approve", paper = "penalty.decision", says = { "本决定不加处罚款" }, lacks = { "3%" } },
      { act = "decision.serve", refused = "decision_sealed" },
    }), ends = "decided" },
}
