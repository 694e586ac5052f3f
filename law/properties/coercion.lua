-- What must hold of coercive measures.
local function seizure(id, title, basis, never, before)
  return { id, procedure = "coercion.seizure", title = title, basis = basis, never = never, before = before }
end

local function freezing(id, title, basis, never, before)
  return { id, procedure = "coercion.freezing", title = title, basis = basis, never = never, before = before }
end

local taken = { "take", "take.special", "take.drug", "urgent.take" }

-- What holds of taking holds of its two special forms too.
local function each_take(id, title, basis, before)
  local out = {}
  for i, action in ipairs({ "take", "take.special", "take.drug" }) do
    local form = i == 1 and "" or i == 2 and "（特别期限）" or "（药品）"
    table.insert(out, seizure(id .. (i == 1 and "" or "_" .. i), title .. form, basis, action, before))
  end
  return out
end

local function join(...)
  local all = {}
  for _, group in ipairs({ ... }) do
    for _, x in ipairs(group) do table.insert(all, x) end
  end
  return all
end

return join(
  each_take("seize_after_approval", "批准后才实施查封、扣押", "强制法18(一)；意见四(四)", { "propose.approve" }),
  each_take("seize_after_credential", "出示执法身份证件后才实施", "强制法18(三)", { "scene.arrive" }),
  each_take("seize_after_telling", "告知权利、听取陈述申辩后才实施", "强制法18(五)、(六)", { "scene.tell" }),
  each_take("seize_after_record", "制作现场笔录后才实施", "强制法18(七)", { "scene.record" }),
  each_take("seize_after_list", "登记清单后才实施", "强制法24Ⅲ", { "thing.add" }), {
  seizure("record_after_telling", "告知和听取意见后才制作现场笔录", "强制法18", "scene.record", { "scene.arrive", "scene.tell" }),
  seizure("urgent_report_after_scene", "紧急实施的也履行现场程序", "强制法18、19", "urgent.report.approve",
    { "scene.arrive", "scene.tell", "scene.record", "thing.add" }),
  seizure("extend_after_taking", "实施后才延长", "强制法25Ⅰ", "keep.extend.approve", { taken }),
  seizure("forfeit_after_taking", "实施后才处理", "强制法27", "dispose.forfeit.approve", { taken }),
  seizure("end_after_disposal", "处理或者解除后才结束", "强制法27、28", "settle",
    { { "dispose.forfeit.approve", "dispose.destroy.approve", "dispose.transfer.approve", "dispose.lift.approve", "expire", "urgent.refuse" } }),
  seizure("archive_after_disposal", "处理或者解除后才归档", "强制法27、28", "archive",
    { { "dispose.forfeit.approve", "dispose.destroy.approve", "dispose.transfer.approve", "dispose.lift.approve", "expire", "urgent.refuse" } }),
  { "seize_by_others", procedure = "coercion.seizure", title = "承办人不批准自己提请的措施", basis = "强制法18(一)",
    apart = { { "take", "take.special", "take.drug" }, { "propose.approve" } } },
  { "lift_by_others", procedure = "coercion.seizure", title = "承办人不批准自己提请的解除", basis = "强制法28",
    apart = { { "dispose.lift" }, { "dispose.lift.approve" } } },

  freezing("freeze_after_approval", "批准后才冻结", "强制法18(一)、30Ⅰ", "freeze", { "propose.approve" }),
  freezing("freeze_after_scene", "出示证件、制作现场笔录后才冻结", "强制法18(三)、(七)、30Ⅰ", "freeze", { "scene.arrive", "scene.record" }),
  freezing("freeze_record_after_credential", "出示证件后才制作现场笔录", "强制法18(三)、30Ⅰ", "scene.record", { "scene.arrive" }),
  freezing("freeze_extend_after_delivery", "决定书交付后才延长", "强制法31、32Ⅱ", "keep.extend.approve", { "freeze", "service_decision:served" }),
  freezing("transfer_after_delivery", "决定书交付后才划拨", "强制法31", "dispose.transfer.approve", { "freeze", "service_decision:served" }),
  freezing("serve_after_seal", "上传盖章决定书后才交付", "强制法31", "decision.serve", { "decision.scan" }),
  { "freeze_by_others", procedure = "coercion.freezing", title = "承办人不批准自己提请的冻结", basis = "强制法18(一)",
    apart = { { "freeze" }, { "propose.approve" } } },
})
