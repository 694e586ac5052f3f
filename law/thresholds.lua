-- Every number of the law that a guard, a clock or a paper reads. What no statute fixes is config: an installation
-- sets its own value, by field and by kind of party where it must. Money is in fen.
local since = "2021-07-15" -- 处罚法 in its present form

return {
  -- 简易程序
  { "spot_fine_person", title = "当场处罚：对公民罚款上限", unit = "fen", basis = "处罚法51", values = { { since, 20000 } } },
  { "spot_fine_org", title = "当场处罚：对法人或者其他组织罚款上限", unit = "fen", basis = "处罚法51",
    values = { { since, 300000 } } },
  { "spot_report_days", title = "当场处罚报所属机关备案", unit = "workday", basis = "处罚法52Ⅲ", config = true,
    values = { { since, 2 } } },

  -- 立案与办案期限
  { "screen_days", title = "线索核查", unit = "workday", basis = "处罚法54Ⅱ", config = true, values = { { since, 15 } } },
  { "screen_more_days", title = "延长线索核查", unit = "workday", basis = "处罚法54Ⅱ", config = true, values = { { since, 15 } } },
  { "handle_days", title = "办案期限", unit = "day", basis = "处罚法60", values = { { since, 90 } } },
  { "handle_more_days", title = "依特别规定延长的办案期限", unit = "day", basis = "处罚法60", config = true,
    values = { { since, 30 } } },
  { "limit_years", title = "处罚时效", unit = "year", basis = "处罚法36Ⅰ", values = { { since, 2 } } },
  { "limit_long_years", title = "处罚时效：涉及生命健康安全、金融安全且有危害后果", unit = "year", basis = "处罚法36Ⅰ",
    values = { { since, 5 } } },
  { "preserve_days", title = "先行登记保存后作出处理决定", unit = "workday", basis = "处罚法56、85",
    values = { { since, 7 } } },

  -- 行刑衔接: no statute fixes one number for all; an installation sets its own, by field.
  { "crime_value", title = "涉案金额达到此数的，核对是否涉嫌犯罪", unit = "fen", basis = "移送规定3", config = true, values = { { since, 5000000 } } },

  -- 告知、申辩、听证、讨论
  { "defence_days", title = "陈述、申辩期限", unit = "workday", basis = "处罚法44、45Ⅰ", config = true,
    values = { { since, 5 } } },
  { "hearing_ask_days", title = "要求听证的期限", unit = "workday", basis = "处罚法64(一)、85", values = { { since, 5 } } },
  { "hearing_notice_days", title = "举行听证前的通知期限", unit = "workday", basis = "处罚法64(二)、85",
    values = { { since, 7 } } },
  { "hearing_agents", title = "听证委托代理人数", unit = "count", basis = "处罚法64(五)", values = { { since, 2 } } },
  { "hearing_fine_person", title = "听证：对公民较大数额罚款", unit = "fen", basis = "处罚法63Ⅰ(一)", config = true,
    values = { { since, 1000000 } } },
  { "hearing_fine_org", title = "听证：对法人或者其他组织较大数额罚款", unit = "fen", basis = "处罚法63Ⅰ(一)", config = true,
    values = { { since, 10000000 } } },
  { "hearing_forfeit_person", title = "听证：没收公民较大数额（价值）财物", unit = "fen", basis = "处罚法63Ⅰ(二)",
    config = true, values = { { since, 1000000 } } },
  { "hearing_forfeit_org", title = "听证：没收法人或者其他组织较大数额（价值）财物", unit = "fen", basis = "处罚法63Ⅰ(二)",
    config = true, values = { { since, 10000000 } } },
  { "collective_min", title = "集体讨论最少发表意见人数", unit = "count", basis = "处罚法57Ⅱ", config = true,
    values = { { since, 3 } } },
  { "remake_days", title = "责令重新作出行政行为的期限", unit = "day", basis = "复议条例58Ⅰ", values = { { "2026-07-01", 60 } } },

  -- 送达
  { "serve_days", title = "处罚决定书送达", unit = "workday", basis = "处罚法61Ⅰ、85", values = { { since, 7 } } },
  { "public_notice_days", title = "公告送达", unit = "day", basis = "民诉法95Ⅰ", values = { { "2024-01-01", 30 } } },
  { "public_attempts", title = "公告送达前的送达记录次数", unit = "count", basis = "民诉法95", config = true,
    values = { { "2024-01-01", 1 } } },

  -- 收缴与执行
  { "pay_days", title = "缴纳罚款期限", unit = "day", basis = "处罚法67Ⅲ", values = { { since, 15 } } },
  { "spot_collect_max", title = "当场收缴罚款上限", unit = "fen", basis = "处罚法68(一)", values = { { since, 10000 } } },
  { "handin_days", title = "当场收缴的罚款交至行政机关", unit = "workday", basis = "处罚法71、85", values = { { since, 2 } } },
  { "bank_days", title = "行政机关将当场收缴的罚款缴付银行", unit = "workday", basis = "处罚法71、85",
    values = { { since, 2 } } },
  { "surcharge_percent", title = "每日加处罚款的比例", unit = "percent", basis = "处罚法72Ⅰ(一)", values = { { since, 3 } } },
  { "surcharge_cap", title = "加处罚款总额占罚款数额的上限", unit = "percent", basis = "处罚法72Ⅰ(一)；强制法45Ⅱ",
    values = { { since, 100 } } },
  { "self_enforce_days", title = "自行强制执行前加处罚款的期间", unit = "day", basis = "强制法46Ⅰ",
    values = { { "2012-01-01", 30 } } },
  { "urge_days", title = "催告书送达后等待履行", unit = "workday", basis = "强制法54、69", values = { { "2012-01-01", 10 } } },
  { "court_months", title = "申请人民法院强制执行", unit = "month", basis = "强制法53；行诉解释156",
    values = { { "2012-01-01", 3 } } },
  { "court_judged_years", title = "申请执行生效裁判", unit = "year", basis = "行诉解释153Ⅰ", values = { { "2018-02-08", 2 } } },
  { "court_appeal_days", title = "对不予受理、不予执行裁定申请复议", unit = "day", basis = "强制法56Ⅱ、58Ⅲ",
    values = { { "2012-01-01", 15 } } },

  -- 救济
  { "review_days", title = "申请行政复议", unit = "day", basis = "复议法20Ⅰ", values = { { "2024-01-01", 60 } } },
  { "suit_months", title = "直接提起行政诉讼", unit = "month", basis = "行诉法46Ⅰ", values = { { "2017-07-01", 6 } } },
  { "suit_after_review_days", title = "不服复议决定提起行政诉讼", unit = "day", basis = "行诉法45",
    values = { { "2017-07-01", 15 } } },

  -- 行政强制措施
  { "urgent_report_hours", title = "紧急实施强制措施后报告并补办批准", unit = "hour", basis = "强制法19", values = { { "2012-01-01", 24 } } },
  { "seizure_days", title = "查封、扣押期限", unit = "day", basis = "强制法25Ⅰ", values = { { "2012-01-01", 30 } } },
  { "seizure_more_days", title = "查封、扣押延长", unit = "day", basis = "强制法25Ⅰ", values = { { "2012-01-01", 30 } } },
  { "drug_days", title = "药品查封、扣押后作出处理决定", unit = "day", basis = "药品管理法100Ⅱ", values = { { "2019-12-01", 7 } } },
  { "drug_report_days", title = "药品检验报告书发出后作出处理决定", unit = "day", basis = "药品管理法100Ⅱ", values = { { "2019-12-01", 15 } } },
  { "freeze_days", title = "冻结期限", unit = "day", basis = "强制法32Ⅰ", values = { { "2012-01-01", 30 } } },
  { "freeze_more_days", title = "冻结延长", unit = "day", basis = "强制法32Ⅰ", values = { { "2012-01-01", 30 } } },
  { "freeze_deliver_days", title = "冻结决定书交付", unit = "workday", basis = "强制法31、69", values = { { "2012-01-01", 3 } } },

  -- 行政强制执行
  { "substitute_urge_days", title = "代履行前催告", unit = "workday", basis = "强制法51Ⅰ(二)、69", values = { { "2012-01-01", 3 } } },
  { "lapse_years", title = "中止执行后不再执行", unit = "year", basis = "强制法39Ⅱ", values = { { "2012-01-01", 3 } } },

  -- 行政检查
  { "inspection_cap", title = "同一机关对同一对象的年度检查频次上限", unit = "count", basis = "意见四(二)；营商条例54", config = true,
    values = { { "2020-01-01", 2 } } },
  { "retest_days", title = "申请复检", unit = "workday", basis = "食安法88Ⅰ", config = true, values = { { "2025-12-01", 7 } } },
  { "inspection_tell_days", title = "告知检查结果", unit = "workday", basis = "意见四(二)", config = true, values = { { "2014-01-15", 5 } } },
  { "inspection_file_days", title = "检查材料归档", unit = "workday", basis = "意见四(二)、(八)", config = true,
    values = { { "2014-01-15", 5 } } },

  { "inspection_review_days", title = "季度结束后抽查检查记录", unit = "workday", basis = "意见四(二)", config = true,
    values = { { "2014-01-15", 15 } } },
  { "inspection_review_percent", title = "抽查检查记录的最低比例", unit = "percent", basis = "意见四(二)", config = true,
    values = { { "2014-01-15", 5 } } },

  -- 委托
  { "delegation_filing_days", title = "委托执法报备案", unit = "day", basis = "意见三(三)", config = true, values = { { "2014-01-15", 15 } } },
  { "delegation_report_days", title = "半年结束后向委托机关报告", unit = "day", basis = "意见三(三)", config = true,
    values = { { "2014-01-15", 15 } } },

  -- 归档与公开
  { "file_days", title = "结案后归档", unit = "day", basis = "意见四(八)", config = true, values = { { "2014-01-15", 30 } } },
  { "publish_days", title = "处罚决定公开", unit = "workday", basis = "处罚法48Ⅰ", config = true, values = { { since, 7 } } },
  { "withdraw_days", title = "撤回已公开的处罚决定", unit = "workday", basis = "处罚法48Ⅱ、85", values = { { since, 3 } } },
}
