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

  -- What passes and how: a delegate acts in the principal's name and never coerces, what is handed over is the receiver's own.
  { "delegate_in_name", procedure = "delegation.agreement", title = "受托单位以委托机关的名义，委托机关不因此失去职权", basis = "处罚法20Ⅳ",
    passes = { name = "from", ends = false } },
  { "empowered_in_own_name", procedure = "delegation.empowerment", title = "赋权的以自己的名义，只交处罚和与之相关的检查，不交行政强制", basis = "处罚法24Ⅰ、Ⅱ",
    passes = { name = "own", ends = false, kinds = { "penalty", "inspection" } } },
  { "concentrated_in_own_name", procedure = "delegation.concentration", title = "集中行使的以自己的名义，原机关不再行使", basis = "处罚法18Ⅱ",
    passes = { name = "own", ends = true } },
  { "coercion_undelegable", procedure = "coercion.*", title = "行政强制措施不得委托", basis = "强制法17Ⅰ", delegable = false },
  { "enforcement_undelegable", procedure = "enforcement.*", title = "行政强制执行由具有强制执行权的机关实施，不委托", basis = "强制法13", delegable = false },
  { "undelegated_further", procedure = "delegation.*", title = "受托单位不再委托，也不替委托机关决定谁来执法", basis = "处罚法20Ⅳ", delegable = false },
  { "delegate_effect", procedure = "delegation.agreement", title = "确认生效才产生受托的职权，由负责人确认", basis = "处罚法20Ⅱ", acts = { "effect" },
    shall = { power = "grant", by = "head", apart = { "handlers" }, from = { "signed" } } },
  { "delegate_effect_only", procedure = "delegation.agreement", title = "别的操作不产生受托的职权", basis = "处罚法20Ⅱ", acts = { "effect" },
    shall = { power = "grant" }, alone = true },
  { "delegate_end", procedure = "delegation.agreement", title = "终止委托的，受托的职权即行终止", basis = "处罚法20Ⅲ", acts = { "revoke" },
    shall = { power = "end", stops = { "term" } } },
  { "delegate_checked", procedure = "delegation.agreement", title = "报批委托时核对委托机关有无这项职权", basis = "处罚法20Ⅰ", acts = { "propose" },
    shall = { power = "check" } },
  { "empower_effect", procedure = "delegation.empowerment", title = "开始行使才取得赋予的职权", basis = "处罚法24Ⅰ", acts = { "begin" },
    shall = { power = "grant", by = "head" }, alone = true },
  { "empower_end", procedure = "delegation.empowerment", title = "收回的，职权即行终止", basis = "处罚法24Ⅰ", acts = { "end" }, shall = { power = "end" } },
  { "concentrate_effect", procedure = "delegation.concentration", title = "确认集中行使才取得划转的职权", basis = "处罚法18Ⅱ", acts = { "begin" },
    shall = { power = "grant", by = "head" }, alone = true },
  { "concentrate_end", procedure = "delegation.concentration", title = "收回的，职权即行终止，原机关恢复行使", basis = "处罚法18Ⅱ", acts = { "end" },
    shall = { power = "end" } },
}
