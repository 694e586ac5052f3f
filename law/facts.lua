-- Facts that several procedures share.
local facts = {}

facts.party_kinds = { { "person", "公民" }, { "org", "法人或者其他组织" } }

-- The party, as entered where a matter begins.
facts.party = {
  { "party_kind", "choice", "当事人类型", options = facts.party_kinds },
  { "party_name", "text", "当事人姓名或者名称", max = 120 },
  { "party_code", "text", "证件号码或者统一社会信用代码", max = 40, code = true, personal = true },
  { "party_address", "text", "住址或者住所", max = 200, personal = true },
  { "party_phone", "text", "联系电话", max = 40, personal = true },
  { "party_rep", "text", "法定代表人或者负责人", max = 60, help = "单位填写；个体工商户填写经营者" },
}

-- What every child takes over from its parent.
facts.inherited = {
  { "title", "text", "案由", max = 120, inherit = true },
  { "handlers", "officers", "承办人", inherit = true },
  { "party_kind", "choice", "当事人类型", options = facts.party_kinds, inherit = true },
  { "party_name", "text", "当事人姓名或者名称", max = 120, inherit = true },
  { "party_code", "text", "证件号码或者统一社会信用代码", max = 40, code = true, personal = true, inherit = true },
  { "party_address", "text", "住址或者住所", max = 200, personal = true, inherit = true },
  { "party_phone", "text", "联系电话", max = 40, personal = true, inherit = true },
  { "party_rep", "text", "法定代表人或者负责人", max = 60, inherit = true },
}

-- The kinds of penalty (处罚法9), each with its place in the set that a notice freezes (see rules.kinds).
facts.penalty_kinds = {
  { "warning", "警告" }, { "criticism", "通报批评" },
  { "fine", "罚款" }, { "gains", "没收违法所得" }, { "goods", "没收非法财物" },
  { "suspend_licence", "暂扣许可证件" }, { "downgrade", "降低资质等级" }, { "revoke_licence", "吊销许可证件" },
  { "restrict_business", "限制开展生产经营活动" }, { "halt", "责令停产停业" }, { "close_down", "责令关闭" },
  { "restrict_career", "限制从业" },
  { "detention", "行政拘留" },
  { "other", "法律、行政法规规定的其他行政处罚" },
}

-- Whether the party can bear a penalty (处罚法30、31).
facts.capacities = { { "full", "具有完全责任能力（单位选此项）" }, { "teen", "已满十四周岁不满十八周岁" }, { "child", "不满十四周岁" },
  { "none", "违法时不能辨认或者不能控制自己行为" }, { "part", "尚未完全丧失辨认或者控制自己行为能力" } }

facts.evidence_kinds = {
  { "document", "书证" }, { "object", "物证" }, { "av", "视听资料" }, { "data", "电子数据" }, { "witness", "证人证言" },
  { "party", "当事人的陈述" }, { "expert", "鉴定意见" }, { "survey", "勘验笔录、现场笔录" },
}

facts.record_kinds = { { "inquiry", "询问笔录" }, { "scene", "现场检查笔录" }, { "survey", "勘验笔录" }, { "defence", "陈述申辩笔录" } }

-- What came of looking into a piece of evidence (处罚法46Ⅱ); whether it is excluded is decided by an act of its own.
facts.verified = { { "true", "查证属实" }, { "false", "不采信" } }

facts.adopted = { { "yes", "采纳" }, { "part", "部分采纳" }, { "no", "不采纳" } }

-- What becomes of forfeited goods (处罚法74Ⅰ).
facts.goods_ends = { { "auction", "公开拍卖" }, { "destroy", "依法销毁" }, { "handed", "按国家规定移交处理" } }

-- How long a dossier is kept; which one applies, the organ's own table says (档案条例19Ⅱ).
facts.retentions = { { "forever", "永久" }, { "long", "三十年" }, { "short", "十年" } }

-- The title of one of a list of options.
function facts.option_title(options, value)
  for _, option in ipairs(options) do
    if option[1] == value then return option[2] end
  end
  return ""
end

-- Several groups as one list.
function facts.join(...)
  local all = {}
  for _, group in ipairs({ ... }) do
    for _, fact in ipairs(group) do table.insert(all, fact) end
  end
  return all
end

return facts
