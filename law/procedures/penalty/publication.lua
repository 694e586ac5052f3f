-- 处罚决定公开: with its ground, its masked text and its last day. Withdrawn when the decision is changed or annulled,
-- with a public reason (处罚法48Ⅱ). The portal shows a decision only while this stands in "published", or as withdrawn.
local facts = use "facts"

return {
  id = "penalty.publication", title = "处罚决定公开", kind = "publication", opens = "child",
  basis = "处罚法48；意见四(一)",
  start = "draft",
  delegable = true,
  begin = { set = { publish_party = copy "party_shown" }, start = { { "publish", from = "decision_served_on" } } },

  -- The portal shows the decision while it stands in "published" and until it is withdrawn; then that it was, and why.
  public = function(f)
    if f.published_on == nil or f.publish_until == nil then return nil end
    if f.state == "withdrawn" then
      return { number = f.decision_number, organ = f.organ_name_text or f.organ, published = f.published_on,
        ends = f.publish_until, withdrawn = f.withdrawn_on, reason = f.withdraw_text }
    end
    if f.state ~= "published" and f.state ~= "withdrawing" then return nil end
    return { number = f.decision_number, party = f.publish_party, title = f.publish_title, text = f.publish_text,
      basis = f.law_basis, kinds = f.kinds_text, organ = f.organ_name_text or f.organ, amount = f.fined_total,
      decided = f.decided_on, published = f.published_on, ends = f.publish_until }
  end,

  contract = { ended = "公开期满", withdrawn = "已撤回", dropped = "不公开" },

  phases = { { "draft", "拟稿审批" }, { "public", "公开" }, { "done", "结束" } },

  facts = {
    { "title", "text", "案由", max = 200, inherit = true },
    { "handlers", "officers", "承办人", inherit = true },
    { "party_kind", "choice", "当事人类型", options = facts.party_kinds, inherit = true },
    { "party_name", "text", "当事人姓名或者名称", max = 300, inherit = true },
    { "party_shown", "text", "当事人（去除后）", calc = function(f)
      if f.party_kind == "person" and f.party_name ~= nil then return mask_name(f.party_name) end
      return f.party_name
    end },
    { "organ_name_text", "text", "作出决定的机关", max = 200, inherit = true },
    { "decision_number", "text", "决定书编号", max = 200, inherit = true },
    { "law_basis", "long", "处罚依据", max = 4000, inherit = true },
    { "kinds_text", "text", "处罚种类", max = 200, inherit = true },
    { "fined_total", "money", "罚没金额合计", inherit = true },
    { "decided_on", "date", "决定日期", inherit = true },
    { "decision_served_on", "date", "决定书送达日期", inherit = true },
    { "publish_ground", "choice", "公开依据",
      options = { { "influence", "具有一定社会影响" }, { "rule", "法律、法规、规章规定应当公开" } } },
    { "publish_ground_text", "text", "公开依据的说明", max = 300 },
    { "publish_party", "text", "公开的当事人名称", max = 300, help = "公民的姓名应当隐去" },
    { "publish_title", "text", "公开标题", max = 120 },
    { "publish_text", "long", "公开内容", max = 8000, help = "去除商业秘密、个人隐私和不必要的个人信息，去除的地方写成［商业秘密］、［个人隐私］或者［个人信息］" },
    { "publish_mask", "long", "隐去的内容和理由", max = 1000 },
    { "sealed_record", "yesno", "属于依法应当封存的治安违法记录" },
    { "publish_until", "date", "公开截止日期" },
    { "party_unmasked", "yesno", "公开的内容里有公民的姓名", hidden = true, calc = function(f)
      return f.party_kind == "person" and (has_text(f.publish_party, f.party_name) or has_text(f.publish_title, f.party_name)
        or has_text(f.publish_text, f.party_name))
    end },
    { "until_passed", "yesno", "公开截止日期已过", hidden = true, calc = function(f)
      return f.publish_until ~= nil and f.publish_until < f.today
    end },
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
    { "masked", reads = { "party_unmasked" },
      test = function(f) return f.party_unmasked ~= true end,
      because = "公开的名称、标题或者内容里有公民的姓名。隐去姓名后再提请公开。", basis = "处罚法50；个保法34", cure = "publish" },
    { "kind_known", reads = { "party_kind" },
      test = function(f) return f.party_kind ~= nil end,
      because = "没有写明当事人是公民还是单位，不能判断应当隐去什么。先在原记录更正当事人类型，再重新办理公开。",
      basis = "处罚法50；个保法34", cure = "drop" },
    { "numbered", reads = { "decision_number" },
      test = function(f) return f.decision_number ~= nil end,
      because = "没有这个当事人的决定书编号。先在原记录更正编号，再重新办理公开。", basis = "处罚法48Ⅰ、59", cure = "drop" },
    { "until_ahead", reads = { "until_passed" },
      test = function(f) return f.until_passed ~= true end,
      because = "公开截止日期已经过去。填写今天以后的日期。", basis = "处罚法48Ⅰ", cure = "publish" },
  },

  clocks = {
    { "publish", title = "公开处罚决定", length = "@publish_days", basis = "处罚法48Ⅰ", effect = "duty", warn = 2, whom = "organ" },
    { "until", title = "公开期限", unit = "day", basis = "处罚法48Ⅰ", effect = "deem", deem = "expire", whom = "organ" },
    { "withdraw", title = "撤回公开并说明理由", length = "@withdraw_days", basis = "处罚法48Ⅱ、85", effect = "duty", warn = 1,
      whom = "organ" },
  },

  actions = {
    { "publish", title = "提请公开", from = "draft", to = "published", by = "publisher",
      ask = { "publish_ground", "publish_ground_text", "publish_party", "publish_title", "publish_text", "publish_mask",
        "sealed_record", "publish_until" },
      need = { "not_sealed", "kind_known", "numbered", "masked", "until_ahead" },
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
