/* Numerals, amounts, numbers of decisions and kinds of penalty: what is read, and what is not. */
#include "decision/number.h"
#include "decision/numeral.h"
#include "decision/penalty.h"

#include "base/test.h"

static void test_numerals(void **state)
{
	static const struct {
		const char *text;
		int64_t n;
		int decimals;
	} good[] = {{"0", 0, 0}, {"5", 5, 0}, {"007", 7, 0}, {"1,234", 1234, 0},
		{"12,345,678", 12345678, 0}, {"1,234.50", 12345, 1}, {"１２３", 123, 0},
		{"0.5万", 5000, 0}, {"163.55035万", 16355035, 1}, {"1.5亿", 150000000, 0},
		{"5百万", 5000000, 0}, {"3千", 3000, 0}, {"2千万", 20000000, 0},
		{"5万亿", 5000000000000, 0}, {"十", 10, 0}, {"十五", 15, 0}, {"二十", 20, 0},
		{"一百零五", 105, 0}, {"一百一十五", 115, 0}, {"十一万五千", 115000, 0},
		{"两万", 20000, 0}, {"三百二十", 320, 0}, {"一万零五", 10005, 0},
		{"一万零五十", 10050, 0}, {"一万五百", 10500, 0}, {"一万零五百", 10500, 0},
		{"二十万零三百", 200300, 0}, {"壹拾壹万伍仟", 115000, 0}, {"叁拾万", 300000, 0},
		{"一千零一十", 1010, 0}, {"一亿零五百万", 105000000, 0}, {"三千万", 30000000, 0},
		{"二百五十一万", 2510000, 0}, {"一百零一万", 1010000, 0}, {"11万5千", 115000, 0},
		{"1万2000", 12000, 0}, {"3万零500", 30500, 0}, {"二〇二六", 2026, 0},
		{"一五〇", 150, 0}, {"零", 0, 0}, {"5 万", 50000, 0}, {"10 万", 100000, 0}};
	static const char *const bad[] = {"", " ", "万", "百", "一百一", "三万五", "三万五千二",
		"二五万", "1.5万3千", "1万20千", "十百", "百十", "一万零", "一万万", "5万3",
		"12,34", "1234,567", "1,2345", ".5", "5.", "1.2.3", "十二三", "一十百", "1千5万",
		"百千万", "5百千", "99999999999999999999", "9亿亿", "x", "5元", "一百一万",
		"一千十五百", "五 六"};
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct numeral n;
		bool ok = numeral_parse(str_c(good[i].text), &n);
		if (!ok || n.n != good[i].n || n.decimals != good[i].decimals)
			print_message("# %s: %s %lld %d\n", good[i].text, ok ? "read" : "not read",
				(long long)n.n, n.decimals);
		assert_true(ok);
		assert_true(n.n == good[i].n && n.decimals == good[i].decimals);
		assert_int_equal(numeral_end(str_c(good[i].text), 0), strlen(good[i].text));
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct numeral n;
		bool ok = numeral_parse(str_c(bad[i]), &n);
		if (ok)
			print_message("# bad %zu was read as %lld\n", i, (long long)n.n);
		assert_false(ok);
	}
}

/* "罚款5万元" → "fine 5000000 | total 5000000"; doubts as "?text" */
static struct str told(struct arena *a, struct str text)
{
	static const char *const uses[] = {
		"fine", "gains", "goods", "total", "part", "aside", "unknown"};
	struct amounts all = {0};
	struct doubts doubts = {0};
	struct buf b = buf_in(a);
	amounts_read(a, text, &all, &doubts);
	for (size_t i = 0; i < all.n; i++)
		buf_printf(&b, "%s%s %lld", i ? ", " : "", uses[all.v[i].use],
			(long long)all.v[i].money.fen);
	if (all.has_total)
		buf_printf(&b, " = %lld", (long long)all.total.fen);
	for (size_t i = 0; i < doubts.n; i++)
		buf_printf(&b, " ?" STR_FMT, STR_ARG(doubts.v[i].text));
	return str_trim(buf_get(&b));
}

static void test_amounts(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"警告", ""},
		{"吊销保险中介许可证", ""},
		{"罚款5万元", "fine 5000000 = 5000000"},
		{"罚款 5 万 元", "fine 5000000 = 5000000"},
		{"罚款0.5万元", "fine 500000 = 500000"},
		{"罚款十一万五千元", "fine 11500000 = 11500000"},
		{"罚款人民币壹拾壹万伍仟元整", "fine 11500000 = 11500000"},
		{"处5000元罚款", "fine 500000 = 500000"},
		{"处以人民币伍万元的罚款", "fine 5000000 = 5000000"},
		{"罚款￥50,000.00", "fine 5000000 = 5000000"},
		{"罚款三百元五角二分", "fine 30052 = 30052"},
		{"罚款5元零5分", "fine 505 = 505"},
		{"警告并处罚款合计66万元", "total 66000000 = 66000000"},
		{"没收违法所得163.55035万元，并处罚款326.7107万元",
			"gains 163550350, fine 326710700 = 490261050"},
		{"没收违法所得163.55035万元，罚款326.7107万元，罚没合计490.26105万元",
			"gains 163550350, fine 326710700, total 490261050 = 490261050"},
		{"罚没合计20万元，其中没收违法所得5万元、罚款15万元",
			"total 20000000, part 5000000, part 15000000 = 20000000"},
		{"对甲公司罚款五万元；对张某警告并罚款一万元",
			"fine 5000000, fine 1000000 = 6000000"},
		{"分别罚款5万元、3万元", "fine 5000000, fine 3000000 = 8000000"},
		{"罚款人民币伍万元（￥50,000.00元）", "fine 5000000 = 5000000"},
		{"罚款50000元(大写：伍万元整)", "fine 5000000 = 5000000"},
		{"没收违法财物，货值3万元，罚款2万元", "aside 3000000, fine 2000000 = 2000000"},
		{"依据处5万元以上10万元以下罚款的规定，罚款6万元",
			"aside 5000000, aside 10000000, fine 6000000 = 6000000"},
		{"2025年1月3日对3家单位罚款5万元", "fine 5000000 = 5000000"},
		/* in doubt */
		{"罚款15万", "?15万"},
		{"罚款5万美元", "?5万美元"},
		{"罚款五万余元", "?五万余元"},
		{"罚款约5万元", "fine 5000000 ?5万元"},
		{"5万元", "unknown 5000000 ?5万元"},
		{"各罚款5万元", "fine 5000000 ?5万元"},
		{"分别罚款5万元", "fine 5000000 ?5万元"},
		{"罚款三万五元", "?三万五元"},
		{"罚款X元", "?元"},
		{"罚款数万元", "?万元"},
		{"违法所得3倍罚款", "?倍罚款"},
		{"罚款5万元至10万元", "fine 5000000, unknown 10000000 ?5万元 ?10万元"},
		{"罚款0.1234567万元", "?0.1234567万元"},
		{"罚款99999999999999亿元", "?99999999999999亿元"},
		{"罚款人民币伍万元（￥60,000.00元）", "fine 5000000 ?伍万元（￥60,000.00元"},
		{"罚款5万元，没收违法所得1万元，合计7万元",
			"fine 5000000, gains 1000000, total 7000000 ?7万元"},
		{"罚没合计20万元，其中没收违法所得5万元、罚款14万元",
			"total 20000000, part 5000000, part 14000000 ?20万元"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str got = told(a, str_c(cases[i][0]));
		if (!str_is(got, cases[i][1]))
			print_message("# %s\n#   read %s\n#   not  %s\n", cases[i][0],
				str_z(a, got), cases[i][1]);
		assert_true(str_is(got, cases[i][1]));
	}
	arena_free(a);
}

static struct str listed(struct arena *a, struct str text)
{
	struct decision_numbers all = {0};
	struct doubts doubts = {0};
	struct buf b = buf_in(a);
	decision_numbers_read(a, text, &all, &doubts);
	for (size_t i = 0; i < all.n; i++) {
		buf_z(&b, i ? " " : "");
		buf_str(&b, all.v[i].text);
	}
	for (size_t i = 0; i < doubts.n; i++)
		buf_printf(&b, " ?" STR_FMT, STR_ARG(doubts.v[i].text));
	return str_trim(buf_get(&b));
}

static void test_numbers(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"行政处罚信息公开表", ""},
		{"公开表（包金罚决字〔2026〕2号）", "包金罚决字〔2026〕2号"},
		{"公开表（包金罚决字〔2026〕2号、3号）",
			"包金罚决字〔2026〕2号 包金罚决字〔2026〕3号"},
		{"（赤金罚决字（2026）6号、7号）", "赤金罚决字〔2026〕6号 赤金罚决字〔2026〕7号"},
		{"（乌金罚决字 〔2025〕12号）", "乌金罚决字〔2025〕12号"},
		{"（乌金罚决字\xE3\x80\x80[2025]第 12 号）", "乌金罚决字〔2025〕12号"},
		{"（兴金罚决字〔2026〕1号-3号）",
			"兴金罚决字〔2026〕1号 兴金罚决字〔2026〕2号 兴金罚决字〔2026〕3号"},
		{"（兴金罚决字〔2026〕9-11号）",
			"兴金罚决字〔2026〕9号 兴金罚决字〔2026〕10号 兴金罚决字〔2026〕11号"},
		{"兴金罚决字〔2026〕9号至10号、12号",
			"兴金罚决字〔2026〕9号 兴金罚决字〔2026〕10号 兴金罚决字〔2026〕12号"},
		{"（通金罚决字〔2025〕07号、08号）",
			"通金罚决字〔2025〕07号 通金罚决字〔2025〕08号"},
		{"（通金罚决字〔2025〕09号-10号）",
			"通金罚决字〔2025〕09号 通金罚决字〔2025〕10号"},
		{"（内金罚决字〔2025〕20号、内金罚决字〔2025〕21号）",
			"内金罚决字〔2025〕20号 内金罚决字〔2025〕21号"},
		{"（内金罚决字〔2025〕20号-内金罚决字〔2025〕21号）",
			"内金罚决字〔2025〕20号 内金罚决字〔2025〕21号"},
		{"甲罚〔2025〕1号、乙罚〔2024〕2号", "甲罚〔2025〕1号 乙罚〔2024〕2号"},
		{"示罚决〔二〇二五〕十二号", "示罚决〔2025〕12号"},
		{"示罚决〔2025〕1号、1号", "示罚决〔2025〕1号"},
		/* in doubt */
		{"示罚决〔2025〕", "?示罚决〔2025〕"},
		{"示罚决〔2025〕5", "?示罚决〔2025〕"},
		{"〔2025〕5号", "?〔2025〕5号"},
		{"示罚决〔2025〕9号-7号", "?9号-7号"},
		{"示罚决〔2025〕1号-9999号", "?1号-9999号"},
		{"示罚决〔2025〕1号-", "?1号-"},
		{"示罚决〔2025〕1号、甲号", "示罚决〔2025〕1号 ?、甲号"},
		{"示罚决〔2025〕1号等", "示罚决〔2025〕1号 ?等"},
		{"示罚决2025第5号", "?5号"},
		{"示罚决〔20250〕5号", "?5号"},
		{"非常非常非常非常非常非常非常非常长的机关代字罚〔2025〕5号",
			"?非常非常非常非常非常非常非常非常长的机关代字罚〔2025〕5号"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str got = listed(a, str_c(cases[i][0]));
		if (!str_is(got, cases[i][1]))
			print_message("# %s\n#   read %s\n#   not  %s\n", cases[i][0],
				str_z(a, got), cases[i][1]);
		assert_true(str_is(got, cases[i][1]));
	}
	arena_free(a);
}

static void test_kinds(void **state)
{
	static const char *const in_texts[][2] = {
		{"", ""},
		{"罚款5万元", "罚款"},
		{"警告并处罚款22万元", "警告、罚款"},
		{"吊销保险中介许可证", "吊销许可证件"},
		{"没收违法所得3万元，没收用于违法生产的工具，罚款1万元",
			"罚款、没收违法所得、没收非法财物"},
		{"责令停业整顿一个月", "责令停产停业"},
		{"禁止终身从事银行业工作", "限制从业"},
		{"责令改正", ""},
	};
	static const char *const lists[][3] = {
		{"罚款", "罚款", ""},
		{"警告、罚款", "警告、罚款", ""},
		{"吊销许可证", "吊销许可证件", ""},
		{"警告;罚款,没收违法所得", "警告、罚款、没收违法所得", ""},
		{"罚款、口头批评", "罚款", "口头批评"},
		{"其他", "", "其他"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof in_texts / sizeof *in_texts; i++)
		assert_str(penalty_kinds_text(a, penalty_kinds_in(str_c(in_texts[i][0]))),
			in_texts[i][1]);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct doubts doubts = {0};
		assert_str(
			penalty_kinds_text(a, penalty_kinds_read(a, str_c(lists[i][0]), &doubts)),
			lists[i][1]);
		assert_str(doubts.n ? doubts.v[0].text : STR(""), lists[i][2]);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numerals),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_kinds),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
