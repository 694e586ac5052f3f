-- 处罚决定公开: with its ground, its masked text and its last day. Withdrawn when the decision is changed or annulled,
-- with a public reason (处罚法48Ⅱ). The portal shows a decision only while this stands in "published", or as withdrawn.
local facts = use "facts"

return {
  id = "penalty.publication", title = "处罚决定公开", kind = "publication", opens = "child",
  basis = "处罚法48；意见四(一)",
  start = "draft",
  begin = { start = { { "publish", from = "decision_served_on" } } },
  contract = { ended = "公开期满", withdrawn = "已撤回", dropped = "不公开" },

  phases = { { "draft", "拟稿审批" }, { "public", "公开" }, { "done", "结束" } },

  facts = {
    { "title", "text", "案由", max = 200, inherit = true },
    { "handlers", "officers", "承办人", inherit = true },
    { "party_kind", "choice", "当事人类型", options = facts.party_kinds, inherit = true },
    { "party_name", "text", "当事人姓名或者名称", max = 300, inherit = true },
    { "decision_number", "text", "决定书编号", max = 200, inherit = true },
    { "decided_on", "date", "决定日期", inherit = true },
    { "decision_served_on", "date", "决定书送达日期", inherit = true },
    { "publish_ground", "choice", "公开依据",
      options = { { "influence", "具有一定社会影响" }, { "rule", "法律、法规、规章规定应当公开" } } },
    { "publish_ground_text", "text", "公开依据的说明", max = 300 },
    { "publish_title", "text", "公开标题", max = 120 },
    { "publish_text", "long", "公开内容", max = 8000, help = "已经去除商业秘密、个人隐私和不必要的个人信息" },
    { "publish_mask", "long", "隐去的内容和理由", max = 1000 },
    { "sealed_record", "yesno", "属于依法应当封存的治安违法记录" },
    { "publish_until", "date", "公开截止日期" },
    { "published_on", "date", "公开日期" },
    { "change_kind", "choice", "决定的变化",
      options = { { "changed", "被变更" }, { "annulled", "被撤销" }, { "unlawful", "被确认违法" }, { "void", "被确认无效" },
        { "error", "公开的内容有误" } } },
    { "change_on", "date", "知道变化的日期" },
    { "withdraw_text", "long", "撤回理由（公开）", max = 1000 },
    { "withdrawn_on", "date", "撤回日期" },
    { "drop_why", "long", "不公开的理由", max = 1000 },
  },

  states = {
    { "draft", "拟稿", phase = "draft", idle = "历史记录没有公开期限；其他决定自送达之日起计算" },
    { "published", "公开中", phase = "public" },
    { "withdrawing", "待撤回", phase = "public" },
    { "ended", "公开期满", phase = "done", final = "ended" },
    { "withdrawn", "已撤回", phase = "done", final = "withdrawn" },
    { "dropped", "不公开", phase = "done", final = "dropped" },
  },

  guards = {
    { "not_sealed", reads = { "sealed_record" },
      test = function(f) return f.sealed_record ~= true end,
      because = "治安违法记录应当封存，不得公开。办理不公开。", basis = "治安法136", cure = "drop" },
  },

  clocks = {
    { "publish", title = "公开处罚决定", length = "@publish_days", basis = "处罚法48Ⅰ", effect = "duty", warn = 2, whom = "organ" },
    { "until", title = "公开期限", unit = "day", basis = "处罚法48Ⅰ", effect = "deem", deem = "expire", whom = "organ" },
    { "withdraw", title = "撤回公开并说明理由", length = "@withdraw_days", basis = "处罚法48Ⅱ、85", effect = "duty", warn = 1,
      whom = "organ" },
  },

  actions = {
    { "publish", title = "提请公开", from = "draft", to = "published", by = "publisher",
      ask = { "publish_ground", "publish_ground_text", "publish_title", "publish_text", "publish_mask", "sealed_record",
        "publish_until" },
      need = { "not_sealed" },
      approve = { by = "head", title = "批准公开", back = "退回" },
      set = { published_on = today() }, stop = { "publish" }, start = { { "until", to = "publish_until" } }, urgent = 1,
      outside = true, basis = "处罚法48Ⅰ、50；个保法34", confirm = "批准后公众即可查到。核对去除的内容。" },
    { "drop", title = "不公开", from = "draft", to = "dropped", by = "head", ask = { "drop_why" }, stop = { "publish" }, urgent = 5,
      basis = "处罚法48Ⅰ、50" },
    { "change.record", title = "登记决定被变更、撤销", from = "published", to = "withdrawing", by = "publisher",
      ask = { "change_kind", "change_on" }, stop = { "until" }, start = { { "withdraw", from = "change_on" } }, urgent = 1,
      basis = "处罚法48Ⅱ" },
    { "withdraw", title = "撤回公开并说明理由", from = "withdrawing", to = "withdrawn", by = "publisher",
      ask = { "withdraw_text" }, set = { withdrawn_on = today() }, stop = { "withdraw" }, urgent = 1, outside = true,
      basis = "处罚法48Ⅱ" },
    { "expire", title = "公开期满", from = "published", to = "ended", by = "law", basis = "处罚法48Ⅰ" },
  },
}
