-- Who can act. Kinds: officer (posts of the organ), party, outside (bodies the platform records), law
-- (what happens by itself). credential: acts only with a credential valid on the day of the act (处罚法42、55、76Ⅰ(五)).
return {
  { "handler", "承办人", kind = "officer", credential = true },
  { "legal", "合法性审查人员", kind = "officer" },
  { "legal58", "法制审核人员", kind = "officer", lawyer = true },
  { "head", "行政机关负责人", kind = "officer" },
  { "chair", "听证主持人", kind = "officer" },
  { "clerk", "记录人", kind = "officer" },
  { "cashier", "罚没收缴管理人员", kind = "officer" },
  { "archivist", "档案管理人员", kind = "officer" },
  { "publisher", "公示管理人员", kind = "officer" },
  { "supervisor", "行政执法监督人员", kind = "officer" },
  -- May help and may not decide, investigate or serve: no action of any procedure names this role.
  { "auxiliary", "协助执法人员", kind = "officer" },
  { "party", "当事人", kind = "party" },
  { "court", "人民法院", kind = "outside" },
  { "bank", "代收机构", kind = "outside" },
  { "organ", "其他机关", kind = "outside" },
  { "law", "期限届满", kind = "law" },
}
