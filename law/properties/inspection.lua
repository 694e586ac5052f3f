-- What must hold of inspections.
local function plan(id, title, basis, never, before)
  return { id, procedure = "inspection.plan", title = title, basis = basis, never = never, before = before }
end

local function visit(id, title, basis, never, before)
  return { id, procedure = "inspection.visit", title = title, basis = basis, never = never, before = before }
end

local approved = { "approve_plan.approve", "approve_exempt.approve" }

return {
  plan("draw_after_approval", "计划批准后才抽取", "营商条例54", "draw", { "propose.approve" }),
  plan("draw_after_freezing", "名单固定、校验值公布后才抽取", "营商条例54", "draw", { "freeze" }),
  plan("freeze_after_listing", "名录填写后才固定", "营商条例54", "freeze", { "subject.add", "inspector.add" }),
  plan("list_kept_after_freezing", "公开结果在抽取之后", "营商条例54", "report", { "draw" }),
  { "plan_by_others", procedure = "inspection.plan", title = "编制的人不批准计划", basis = "意见四(二)",
    apart = { { "freeze", "draw" }, { "propose.approve" } } },

  visit("visit_after_approval", "批准后才检查", "意见四(二)", "begin", { approved }),
  visit("record_after_credential", "出示证件后才制作检查笔录", "处罚法55Ⅰ", "record", { "begin" }),
  visit("sample_after_credential", "出示证件后才抽样", "处罚法55Ⅰ", "sample.take", { "begin" }),
  visit("finish_after_record", "制作笔录后才结束现场检查", "意见四(二)", "finish", { "record" }),
  visit("fine_after_telling", "告知结果后才结束", "意见四(二)", "close.fine", { "result.sign", "result.scan" }),
  visit("handed_after_telling", "告知结果后才转立案核查", "意见四(二)", "close.handed", { "result.sign", "result.scan" }),
  visit("rectified_after_recheck", "复查后才确认整改", "处罚法28Ⅰ", "close.rectified", { "rectify.start", "recheck" }),
  visit("unrectified_after_recheck", "复查后才认定没有整改", "处罚法28Ⅰ", "close.unrectified", { "rectify.start", "recheck" }),
  visit("archive_after_visit", "检查结束后才归档", "意见四(二)", "archive",
    { { "close.fine", "close.rectified", "close.unrectified", "close.handed" } }),
  { "visit_by_others", procedure = "inspection.visit", title = "检查人员不批准自己提请的检查", basis = "意见四(二)",
    apart = { { "begin", "record" }, { "approve_plan.approve" } } },
}
