-- Sealing, seizure and freezing: the ordinary way, every end, and what is refused.
local parts = use "tests/parts"

local seize = { title = "涉嫌销售不合格电热毯", party_kind = "org", party_name = "某某（虚构）商行", measure_kind = "seize" }

local function with(other)
  local fields = {}
  for key, value in pairs(seize) do fields[key] = value end
  for key, value in pairs(other or {}) do fields[key] = value end
  return fields
end

local function approved(other)
  return { { act = "propose", on = "2026-09-01", fields = with(other) }, { act = "propose.approve" } }
end

local scene = {
  { act = "scene.arrive", on = "2026-09-02" },
  { act = "scene.tell" },
  { act = "thing.add", fields = { thing_name = "电热毯", related = true } },
  { act = "scene.record" },
  { act = "recording.add" },
}

-- Seized on 2 September 2026: the thirty days end on 2 October.
local kept = parts.join(approved(), scene, {
  { act = "take", fields = { taken_on = "2026-09-02" }, expect = { ["due.keep"] = "2026-10-02", delivered = true } },
})

local filed = { { act = "archive", expect = { ["clock.file"] = "stopped" } } }

local freeze = { title = "涉嫌非法集资", party_kind = "org", party_name = "某某（虚构）投资公司", by_law = true, account_amount = 5000000,
  act_amount = 5000000 }

local function frozen_with(other)
  local fields = {}
  for key, value in pairs(freeze) do fields[key] = value end
  for key, value in pairs(other or {}) do fields[key] = value end
  return fields
end

-- Frozen on Thursday 24 September 2026: thirty days until 24 October; three workdays, the 25th being a holiday, until the 30th.
local frozen = {
  { act = "propose", on = "2026-09-24", fields = frozen_with() },
  { act = "propose.approve" },
  { act = "scene.arrive" },
  { act = "scene.record" },
  { act = "freeze", expect = { ["due.keep"] = "2026-10-24", ["due.deliver"] = "2026-09-30" } },
}

local frozen_delivered = parts.join(frozen, {
  { act = "decision.scan" },
  { act = "decision.serve" },
  { child = "service_decision", ends = "served" },
  { expect = { delivered = true, ["clock.deliver"] = "stopped" } },
})

return {
  -- 查封、扣押 -----------------------------------------------------------------------------------------------------
  { title = "扣押：报批、现场、三十日，没收，归档", procedure = "coercion.seizure",
    steps = parts.join(approved(), {
      { act = "take", refused = "credential_shown" },
      { act = "take", refused = "rights_told" },
      { act = "take", refused = "party_heard" },
      { act = "take", refused = "scene_recorded" },
      { act = "take", refused = "things_listed" },
      { act = "scene.tell", refused = "credential_shown" },
      { act = "thing.add", refused = "credential_shown" },
      { act = "scene.record", refused = "credential_shown" },
      { act = "scene.arrive", with = "handler/1", refused = "PER-1" },
      { act = "scene.arrive", with = "handler/4", refused = "PER-1" },
      { act = "scene.arrive", by = "handler/3", with = "handler/1", refused = "as" },
      { act = "scene.arrive", on = "2026-09-02" },
      { act = "scene.record", refused = "rights_told" },
      { act = "scene.record", refused = "party_heard" },
      { act = "scene.tell" },
      { act = "thing.add", fields = { thing_name = "电热毯", related = true } },
      { act = "scene.record" },
      { act = "take", fields = { taken_on = "2026-09-02" }, expect = { ["due.keep"] = "2026-10-02" } },
      { act = "custody" },
      { act = "test.deliver", refused = "state" },
      { act = "dispose.forfeit", on = "2026-09-20" },
      { act = "dispose.forfeit.approve", by = "handler/1", refused = "role" },
      { act = "dispose.forfeit.approve", expect = { ["clock.keep"] = "stopped", disposal = "forfeit" } },
      { act = "finish", refused = "things_left" },
      { act = "thing.end", with = "handler/1", refused = "PER-1" },
      { act = "thing.end", fields = { thing_end = "forfeit" } },
      -- the scene was not filmed from beginning to end: recorded now, or a reason that stays in the file
      { act = "finish", refused = "recorded_whole" },
      { act = "recording.add", fields = { rec_whole = "cut" } },
      { act = "finish", refused = "recorded_whole" },
      { act = "recording.add", fields = { rec_whole = "whole" } },
      { act = "finish", expect = { ["due.file"] = "2026-10-20" } },
      { act = "settle", refused = "has_parent" },
    }, filed), ends = "settled" },

  { title = "决定书写明清单、期限和救济", procedure = "coercion.seizure",
    steps = parts.join(approved(), {
      { paper = "coercion.decision", says = { "扣押", "自实施之日起30日", "一式二份", "60日内", "6个月" }, lacks = { "药品管理法" } },
    }), ends = "approved" },

  { title = "非强制手段够用的、情节显著轻微的，不报批；退回、不实施", procedure = "coercion.seizure",
    steps = {
      { act = "propose", on = "2026-09-01", fields = with({ milder = "enough" }), refused = "measure_needed" },
      { act = "propose", fields = with({ slight = true }), refused = "measure_needed" },
      { act = "urgent.take", fields = with({ slight = true }), refused = "measure_needed" },
      { act = "propose", fields = with({ special_days = true }), refused = "special_stated" },
      { act = "propose", fields = with() },
      { act = "propose.return" },
      { act = "drop" },
    }, ends = "dropped" },

  { title = "承办人不批准自己的措施", procedure = "coercion.seizure",
    steps = {
      { act = "propose", on = "2026-09-01", by = "handler/1", fields = with({ handlers = { "handler/1", "handler/3" } }) },
      { act = "propose.approve", by = "handler/3", refused = "apart" },
      { act = "propose.approve" },
    }, ends = "approved" },

  { title = "无关的、生活必需的、已被查封的，从清单删去", procedure = "coercion.seizure",
    steps = parts.join(approved(), {
      { act = "scene.arrive", on = "2026-09-02" },
      { act = "scene.tell" },
      { act = "thing.add", fields = { related = false } },
      { act = "scene.record" },
      { act = "recording.add" },
      { act = "take", refused = "things_related" },
      { act = "thing.remove" },
      { act = "thing.add", fields = { related = true, necessity = true } },
      { act = "take", refused = "no_necessities" },
      { act = "thing.remove" },
      { act = "thing.add", fields = { related = true, sealed_by = "yes" } },
      { act = "take", refused = "not_sealed_twice" },
      { act = "thing.remove" },
      { act = "take", refused = "things_listed" },
      { act = "thing.add", fields = { related = true } },
      { act = "take" },
    }), ends = "kept" },

  { title = "延长一次三十日，合计六十日；期限届满自行解除，退还", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "keep.extend", on = "2026-10-02", fields = { extend_text = "正在等待生产企业的鉴定" } },
      { act = "keep.extend.approve", expect = { ["due.keep"] = "2026-11-01", extended = true } },
      { act = "keep.extend", refused = "not_extended" },
      { act = "test.start", refused = "extension_told" },
      { act = "extend.deliver" },
      { on = "2026-11-01", expect = { state = "kept" } },
      { on = "2026-11-02", expect = { state = "lifting", lift_ground = "expired" } },
      { act = "finish.lift", refused = "lift_issued" },
      { act = "finish.lift", refused = "things_left" },
      { act = "lift.sign" },
      { act = "lift.sign", refused = "lift_unsigned" },
      { act = "thing.end", fields = { thing_end = "returned" } },
      { act = "finish.lift" },
    }, filed), ends = "settled" },

  { title = "期限届满以后不能再延长", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "keep.extend", on = "2026-10-03", refused = "state" },
      { expect = { state = "lifting" } },
    }), ends = "lifting" },

  { title = "检测期间不计入：告知的期间之后接着算", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "test.start", on = "2026-09-10", fields = { test_from = "2026-09-10", test_until = "2026-09-20" },
        expect = { ["clock.keep"] = "paused", ["due.test"] = "2026-09-20" } },
      { act = "keep.extend", refused = "state" },
      { act = "test.end", refused = "test_told" },
      { act = "test.deliver" },
      { act = "test.end", on = "2026-09-18", fields = { test_charged = true } },
      { expect = { ["clock.keep"] = "running", ["due.keep"] = "2026-10-10", ["clock.test"] = "stopped" } },
      { act = "dispose.destroy" },
      { act = "dispose.destroy.approve" },
      { act = "thing.end", fields = { thing_end = "destroyed" } },
      { act = "finish", refused = "costs_borne" },
      { act = "costs.correct", fields = { test_charged = false, keep_charged = false } },
      { act = "finish" },
    }), ends = "ended" },

  { title = "检测期间届满没有结果，期限恢复计算", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "test.start", on = "2026-09-10", fields = { test_from = "2026-09-10", test_until = "2026-09-20" } },
      { on = "2026-09-21", expect = { state = "kept", ["clock.keep"] = "running", ["due.keep"] = "2026-10-13" } },
      { act = "custody", fields = { keep_charged = true } },
      { act = "dispose.lift", fields = { lift_ground = "innocent" } },
      { act = "dispose.lift.approve", paper = "coercion.lift", says = { "没有违法行为" } },
      { act = "thing.end", fields = { thing_end = "returned" } },
      { act = "finish.lift", refused = "costs_borne" },
      { act = "costs.correct", fields = { keep_charged = false } },
      { act = "finish.lift" },
    }), ends = "ended" },

  { title = "涉嫌犯罪，财物随案移送", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "dispose.transfer", on = "2026-09-15" },
      { act = "dispose.transfer.approve", expect = { disposal = "transfer", ["clock.keep"] = "stopped" } },
      { act = "thing.end", fields = { thing_end = "handed" } },
      { act = "finish" },
    }), ends = "ended" },

  { title = "特别期限：写明依据和最后一日", procedure = "coercion.seizure",
    steps = parts.join(approved({ special_days = true, special_law = "某条例第九条", special_until = "2026-09-12" }), scene, {
      { act = "take", refused = "not_special" },
      { act = "take.drug", refused = "drug_chosen" },
      { act = "take.special", expect = { ["due.keep"] = "2026-09-12" } },
      { act = "keep.extend", refused = "not_special" },
      { act = "test.end_drug", refused = "drug_chosen" },
      { on = "2026-09-13", expect = { state = "lifting", lift_ground = "expired" } },
    }), ends = "lifting" },

  { title = "没有报特别期限的，按一般期限", procedure = "coercion.seizure",
    steps = parts.join(approved(), scene, {
      { act = "take.special", refused = "special_chosen" },
      { act = "take.drug", refused = "drug_chosen" },
      { act = "take" },
    }), ends = "kept" },

  { title = "药品：七日内处理；检验的，自报告书发出之日起十五日内处理", procedure = "coercion.seizure",
    steps = parts.join(approved({ special_days = true, special_kind = "drug" }), {
      { paper = "coercion.decision", says = { "7日内作出处理决定", "15日内作出处理决定" }, lacks = { "可以延长" } },
    }, scene, {
      { act = "take.special", refused = "special_chosen" },
      { act = "take.drug", expect = { ["due.drug"] = "2026-09-09", ["clock.keep"] = "off" } },
      { act = "keep.extend", refused = "not_special" },
      { act = "test.start", on = "2026-09-04", fields = { test_from = "2026-09-04", test_until = "2026-09-30" },
        expect = { ["clock.drug"] = "paused" } },
      { act = "test.end_drug", refused = "drug_test_told" },
      { act = "test.deliver" },
      { act = "test.end", refused = "not_drug" },
      { act = "test.end_drug", on = "2026-09-16", fields = { test_report_on = "2026-09-15" },
        expect = { ["clock.drug"] = "stopped", ["due.drug_report"] = "2026-09-30" } },
      { act = "test.end_drug", refused = "report_open" },
      { on = "2026-10-01", expect = { state = "lifting", lift_ground = "expired" } },
    }), ends = "lifting" },

  { title = "期限届满时延长还没有批准：查封、扣押自行解除，报批失效", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "keep.extend", on = "2026-10-02", fields = { extend_text = "正在等待生产企业的鉴定" } },
      { act = "keep.extend.approve", on = "2026-10-03", refused = "state" },
      { on = "2026-10-03", expect = { state = "lifting", lift_ground = "expired" } },
    }), ends = "lifting" },

  { title = "药品：七日届满时没收还没有批准的，解除", procedure = "coercion.seizure",
    steps = parts.join(approved({ special_days = true, special_kind = "drug" }), scene, {
      { act = "take.drug" },
      { act = "dispose.forfeit", on = "2026-09-09" },
      { act = "dispose.forfeit.approve", on = "2026-09-10", refused = "state" },
      { on = "2026-09-10", expect = { state = "lifting", lift_ground = "expired" } },
    }), ends = "lifting" },

  { title = "紧急实施后一直没有补办批准的，三十日届满也解除", procedure = "coercion.seizure",
    steps = {
      { act = "urgent.take", on = "2026-09-02", fields = with({ taken_on = "2026-09-02", urgent_text = "当事人正在装车转移" }) },
      { on = "2026-10-02", expect = { state = "urgent" } },
      { on = "2026-10-03", expect = { state = "lifting", lift_ground = "expired", ["clock.report"] = "stopped" } },
    }, ends = "lifting" },

  { title = "检测期间届满时解除还没有批准：报批失效，期限恢复计算", procedure = "coercion.seizure",
    steps = parts.join(kept, {
      { act = "test.start", on = "2026-09-10", fields = { test_from = "2026-09-10", test_until = "2026-09-20" } },
      { act = "dispose.lift", on = "2026-09-20", fields = { lift_ground = "innocent" } },
      { act = "dispose.lift.approve", on = "2026-09-21", refused = "state" },
      { expect = { state = "kept", ["clock.keep"] = "running", ["due.keep"] = "2026-10-13" } },
    }), ends = "kept" },

  { title = "药品：报告书登记以后又送检，不影响十五日届满解除", procedure = "coercion.seizure",
    steps = parts.join(approved({ special_days = true, special_kind = "drug" }), scene, {
      { act = "take.drug" },
      { act = "test.end_drug", on = "2026-09-08", fields = { test_report_on = "2026-09-08" }, expect = { ["due.drug_report"] = "2026-09-23" } },
      { act = "test.start", on = "2026-09-10", fields = { test_from = "2026-09-10", test_until = "2026-10-20" } },
      { on = "2026-09-24", expect = { state = "lifting", lift_ground = "expired", ["clock.test"] = "stopped" } },
    }), ends = "lifting" },

  { title = "药品没有送检的，七日届满解除", procedure = "coercion.seizure",
    steps = parts.join(approved({ special_days = true, special_kind = "drug" }), scene, {
      { act = "take.drug" },
      { on = "2026-09-09", expect = { state = "kept" } },
      { on = "2026-09-10", expect = { state = "lifting" } },
    }), ends = "lifting" },

  { title = "紧急当场实施：二十四小时内报告补批，期限自实施之日起算", procedure = "coercion.seizure",
    steps = {
      { act = "urgent.take", on = "2026-09-02", with = "handler/1", fields = with({ taken_on = "2026-09-02" }), refused = "PER-1" },
      { act = "urgent.take", fields = with({ taken_on = "2026-09-02", urgent_text = "当事人正在装车转移" }),
        expect = { ["due.report"] = "2026-09-03", ["due.keep"] = "2026-10-02" } },
      { act = "urgent.report", refused = "credential_shown" },
      { act = "urgent.report", refused = "rights_told" },
      { act = "urgent.report", refused = "party_heard" },
      { act = "urgent.report", refused = "scene_recorded" },
      { act = "urgent.report", refused = "things_listed" },
      { act = "scene.arrive" },
      { act = "scene.tell" },
      { act = "thing.add", fields = { related = false } },
      { act = "scene.record" },
      { act = "recording.add" },
      { act = "urgent.report", refused = "things_related" },
      { act = "thing.remove" },
      { act = "thing.add", fields = { related = true, necessity = true } },
      { act = "urgent.report", refused = "no_necessities" },
      { act = "thing.remove" },
      { act = "thing.add", fields = { related = true, sealed_by = "yes" } },
      { act = "urgent.report", refused = "not_sealed_twice" },
      { act = "thing.remove" },
      { act = "thing.add", fields = { related = true } },
      { act = "urgent.report" },
      { act = "urgent.report.approve", expect = { ["clock.report"] = "stopped", ["clock.keep"] = "running" } },
      { act = "dispose.forfeit", refused = "delivered" },
      { act = "dispose.destroy", refused = "delivered" },
      { act = "dispose.transfer", refused = "delivered" },
      { act = "keep.extend", refused = "delivered" },
      { act = "test.start", refused = "delivered" },
      { act = "extend.deliver", refused = "extend_issued" },
      { act = "deliver", expect = { delivered = true } },
      { act = "dispose.lift", fields = { lift_ground = "unrelated" } },
    }, ends = "+dispose.lift" },

  { title = "紧急实施后，负责人认为不应当采取，立即解除", procedure = "coercion.seizure",
    steps = {
      { act = "urgent.take", on = "2026-09-02", fields = with({ taken_on = "2026-09-02" }) },
      { act = "scene.arrive" },
      { act = "thing.add", fields = { related = true } },
      { act = "urgent.refuse", by = "handler/1", refused = "role" },
      { act = "urgent.refuse", expect = { ["clock.report"] = "stopped", ["clock.keep"] = "stopped", lift_ground = "refused" },
        paper = "coercion.lift", says = { "负责人认为不应当采取" } },
      { act = "thing.end", fields = { thing_end = "returned" } },
      { act = "finish.lift", refused = "recorded_whole" },
      { act = "finish.lift", reasons = { recorded_whole = "执法记录仪途中没电，现场有两名见证人" } },
    }, ends = "ended" },

  { title = "在处罚案件里查封、扣押：随案办理，处理后并入主案卷，然后才能撤案、移送", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "seizure.open", on = "2026-09-02", refused = "credential_shown" },
      { act = "credential.show" },
      { act = "seizure.open", with = "handler/1", refused = "PER-1" },
      { act = "seizure.open" },
      { child = "seizure", act = "propose", fields = { measure_kind = "seize" } },
      { child = "seizure", act = "propose.approve" },
      { child = "seizure", act = "scene.arrive" },
      { child = "seizure", act = "scene.tell" },
      { child = "seizure", act = "thing.add", fields = { related = true } },
      { child = "seizure", act = "scene.record" },
      { child = "seizure", act = "recording.add" },
      { child = "seizure", act = "take", expect = { ["due.keep"] = "2026-10-02" } },
      { act = "case.cancel", refused = "seizure_ended" },
      { act = "case.forward", refused = "seizure_ended" },
      { child = "seizure", act = "dispose.lift", fields = { lift_ground = "other" } },
      { child = "seizure", act = "dispose.lift.approve" },
      { child = "seizure", act = "thing.end", fields = { thing_end = "returned" } },
      { child = "seizure", act = "finish.lift" },
      { child = "seizure", act = "archive", refused = "stands_alone" },
      { child = "seizure", act = "settle" },
      { expect = { ["child.seizure"] = "settled" } },
      { act = "seizure.open" },
      { child = "seizure", act = "drop" },
      { act = "case.cancel" },
    }), ends = "+case.cancel" },

  { title = "查封、扣押没有了结的，不能结案", procedure = "penalty.ordinary",
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "seizure.open" },
    }, parts.investigated(5600000), parts.reviewed, parts.noticed, parts.rechecked, parts.decided, parts.paid, {
      { act = "publication.none" },
      { act = "close", refused = "seizure_ended" },
      { child = "seizure", act = "drop" },
      { act = "close" },
    }), ends = "+close" },

  { title = "没有强制措施职权的机关，在案件里也不能查封、扣押", procedure = "penalty.ordinary", sys = { has_power = false },
    steps = parts.join(parts.opened, {
      { act = "credential.show" },
      { act = "seizure.open" },
      { child = "seizure", act = "propose", refused = "may_coerce" },
      { child = "seizure", act = "urgent.take", refused = "may_coerce" },
    }), ends = "inquiry" },

  -- 冻结 -----------------------------------------------------------------------------------------------------------
  { title = "冻结：四步、通知书、三个工作日交付、延长、划拨", procedure = "coercion.freezing",
    steps = {
      { act = "propose", on = "2026-09-24", fields = frozen_with({ by_law = false }), refused = "lawful_organ" },
      { act = "propose", fields = frozen_with({ account_amount = 5000001 }), refused = "amount_fits" },
      { act = "propose", fields = frozen_with({ frozen_before = "yes" }), refused = "not_frozen_twice" },
      { act = "propose", fields = frozen_with({ slight = true }), refused = "measure_needed" },
      { act = "propose", fields = frozen_with({ milder = "enough" }), refused = "measure_needed" },
      { act = "propose", fields = frozen_with() },
      { act = "propose.approve" },
      { act = "freeze", refused = "credential_shown" },
      { act = "freeze", refused = "scene_recorded" },
      { act = "scene.record", refused = "credential_shown" },
      { act = "scene.arrive", with = "handler/1", refused = "PER-1" },
      { act = "scene.arrive" },
      { act = "scene.record" },
      { act = "freeze" },
      { act = "decision.serve", refused = "decision_sealed" },
      { act = "keep.extend", refused = "delivered" },
      { act = "dispose.transfer", refused = "delivered" },
      { act = "dispose.hand", refused = "delivered" },
      { act = "extend.deliver", refused = "extend_issued" },
      { act = "decision.scan" },
      { act = "decision.serve" },
      { act = "decision.serve", refused = "decision_not_serving" },
      { act = "dispose.lift", refused = "decision_not_serving" },
      { child = "service_decision", ends = "served" },
      { act = "decision.scan", refused = "undelivered" },
      { act = "decision.serve", refused = "undelivered" },
      { act = "keep.extend", on = "2026-10-24", fields = { extend_text = "账目复杂" } },
      { act = "keep.extend.approve", expect = { ["due.keep"] = "2026-11-23" } },
      { act = "keep.extend", refused = "not_extended" },
      { act = "extend.deliver" },
      { act = "dispose.transfer" },
      { act = "dispose.transfer.approve", expect = { disposal = "transfer", ["clock.keep"] = "stopped" } },
      { act = "settle", refused = "has_parent" },
      { act = "archive" },
    }, ends = "settled" },

  { title = "期限届满时延长还没有批准：冻结自行解除，报批失效", procedure = "coercion.freezing",
    steps = parts.join(frozen, {
      { act = "decision.scan" },
      { act = "decision.serve" },
      { child = "service_decision", ends = "served" },
      { act = "keep.extend", on = "2026-10-24", fields = { extend_text = "账目复杂" } },
      { act = "keep.extend.approve", on = "2026-10-25", refused = "state" },
      { on = "2026-10-25", expect = { state = "ended", disposal = "lift", lift_ground = "expired" } },
      { act = "archive" },
    }), ends = "settled" },

  { title = "冻结期限届满，金融机构自期满之日起解除", procedure = "coercion.freezing",
    steps = parts.join(frozen, {
      { on = "2026-10-24", expect = { state = "frozen" } },
      { on = "2026-10-25", expect = { state = "ended", disposal = "lift", lift_ground = "expired", ["clock.deliver"] = "stopped",
        ["clock.file"] = "running" } },
      { act = "archive" },
    }), ends = "settled" },

  { title = "解除冻结，通知金融机构和当事人", procedure = "coercion.freezing",
    steps = parts.join(frozen_delivered, {
      { act = "dispose.lift", fields = { lift_ground = "decided" } },
      { act = "dispose.lift.approve", expect = { ["clock.keep"] = "stopped" } },
      { act = "lift.deliver" },
      { act = "archive" },
    }), ends = "settled" },

  { title = "随案移送司法机关；没有延长的不能登记延长", procedure = "coercion.freezing",
    steps = parts.join(frozen_delivered, {
      { act = "dispose.hand" },
      { act = "dispose.hand.approve", expect = { disposal = "handed" } },
    }), ends = "ended" },

  { title = "不实施冻结", procedure = "coercion.freezing",
    steps = {
      { act = "propose", on = "2026-09-24", fields = frozen_with() },
      { act = "propose.approve" },
      { act = "drop" },
    }, ends = "dropped" },
}
