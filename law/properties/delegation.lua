-- What must hold of who may act.
local function of(procedure)
  return function(id, title, basis, never, before)
    return { id, procedure = procedure, title = title, basis = basis, never = never, before = before }
  end
end

local agreement = of "delegation.agreement"
local report = of "delegation.report"
local empower = of "delegation.empowerment"
local concentrate = of "delegation.concentration"
local review = of "inspection.review"

return {
  agreement("delegate_after_publication", "双方公布委托协议后委托才生效", "处罚法20Ⅱ", "effect",
    { "propose.approve", "sign", "publish.own", "publish.delegate" }),
  agreement("delegate_after_listing", "列明职权后才报批委托", "处罚法20Ⅱ", "propose.approve", { "power.add" }),
  agreement("delegate_end_filed", "备案后才结束委托", "意见三(三)", "end.publish", { { "file.record", "file.late" } }),
  agreement("delegate_check_in_force", "委托生效后才监督", "处罚法20Ⅲ", "check.add", { "effect" }),
  { "delegate_by_others", procedure = "delegation.agreement", title = "承办人不批准自己拟定的委托", basis = "处罚法20Ⅰ",
    apart = { { "propose", "sign" }, { "propose.approve", "effect" } } },
  report("report_after_approval", "批准后才报送半年报告", "意见三(三)", "send", { "due", "assign", "submit.approve" }),
  empower("empower_after_listing", "列明职权后才行使", "处罚法24Ⅱ", "begin", { "register", "power.add" }),
  empower("assess_in_force", "行使后才评估", "处罚法24Ⅰ", "review.add", { "begin" }),
  concentrate("concentrate_after_announcing", "公告、原机关确认后才集中行使", "意见三(二)", "begin", { "power.add", "announce", "former.confirm" }),
  { "qualify_by_others", procedure = "delegation.qualification", title = "审核的人不批准确认", basis = "监督条例17Ⅰ",
    apart = { { "confirm" }, { "confirm.approve" } } },
  { "publish_after_confirming", procedure = "delegation.qualification", title = "确认后才公示主体资格", basis = "监督条例17Ⅰ",
    never = "publish", before = { "confirm.approve" } },
  review("look_after_pick", "抽取后才查看", "意见四(二)", "look.add", { "due", "pick" }),
  review("finish_after_pick", "抽取后才结束抽查", "意见四(二)", "finish", { "pick" }),
}
