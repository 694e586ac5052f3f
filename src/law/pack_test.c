#include "base/test.h"

#include "law/pack.h"

#include <stdlib.h>

static struct str small_pack(struct arena *a)
{
	return str_printf(a, "%s/tests/packs/small", getenv("ZHIFA_SOURCE"));
}

static void test_load(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *p;
	if (pack_load(&cx, small_pack(a), NULL, &p))
		print_message("# %.*s\n", STR_ARG(cx.msg));
	assert_int_equal(cx.rc, RC_OK);
	assert_str(pack_id(p), "small 1");
	assert_int_equal(pack_digest(p).n, 64);
	const struct law_procedure *f = pack_procedure(p, STR("fine"));
	assert_non_null(f);
	assert_true(procedure_action(f, STR("decide.approve")) >= 0);
	assert_true(procedure_action(f, STR("decide.return")) >= 0);
	assert_true(procedure_state(f, STR("+decide")) >= 0);
	assert_str(pack_cite(p, a, STR("处罚法58Ⅰ(二)、62；意见四(三)")),
		"《中华人民共和国行政处罚法》第五十八条第一款第（二）项、第六十二条、《测试意见》（"
		"测试〔2014〕5号）第四部分第（三）项");
	struct date d;
	int64_t n;
	assert_true(date_make(2021, 7, 14, &d));
	assert_false(pack_number(p, STR("@handle_days"), STR_NONE, d, &n));
	assert_true(pack_number(p, STR("@handle_days"), STR_NONE, date_plus(d, 1), &n));
	assert_int_equal(n, 90);
	pack_free(p);
	arena_free(a);
}

/* What an installation sets holds for all, or for one field of work; what the law fixes stays. */
static void test_config(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct facts config = {0};
	struct pack *p;
	struct date d;
	int64_t n;
	assert_true(date_make(2026, 9, 16, &d));
	facts_set(a, &config, STR("defence_days"), value_int(5));
	facts_set(a, &config, STR("defence_days.market"), value_int(4));
	facts_set(a, &config, STR("handle_days"), value_int(9));
	assert_int_equal(pack_load(&cx, small_pack(a), &config, &p), RC_OK);
	assert_true(pack_number(p, STR("@defence_days"), STR_NONE, d, &n));
	assert_int_equal(n, 5);
	assert_true(pack_number(p, STR("@defence_days"), STR("fire"), d, &n));
	assert_int_equal(n, 5);
	assert_true(pack_number(p, STR("@defence_days"), STR("market"), d, &n));
	assert_int_equal(n, 4);
	assert_true(pack_number(p, STR("@handle_days"), STR_NONE, d, &n));
	assert_int_equal(n, 90);
	pack_free(p);
	arena_free(a);
}

/* Citations in full: further paragraphs and items, ranges, several statutes. */
static void test_cite(void **state)
{
	(void)state;
	static const struct {
		const char *basis, *full;
	} cases[] = {
		{"处罚法57Ⅰ(二)、(三)",
			"《中华人民共和国行政处罚法》第五十七条第一款第（二）项、第（三）项"},
		{"处罚法46Ⅱ、Ⅲ", "《中华人民共和国行政处罚法》第四十六条第二款、第三款"},
		{"处罚法54—65", "《中华人民共和国行政处罚法》第五十四条至第六十五条"},
		{"处罚法9、Ⅱ(十一)2",
			"《中华人民共和国行政处罚法》第九条、第二款第（十一）项第2目"},
		{"处罚法120之一", "《中华人民共和国行政处罚法》第一百二十条之一"},
		{"", ""},
	};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *p;
	assert_int_equal(pack_load(&cx, small_pack(a), NULL, &p), RC_OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(pack_cite(p, a, str_c(cases[i].basis)), cases[i].full);
	pack_free(p);
	arena_free(a);
}

/* The pack that the platform is delivered with. */
static void test_law(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *p;
	if (pack_load(&cx, str_printf(a, "%s/law", getenv("ZHIFA_SOURCE")), NULL, &p))
		print_message("# %.*s\n", STR_ARG(cx.msg));
	assert_int_equal(cx.rc, RC_OK);
	/* what the engine refuses has the basis of its field, a kind it does not know the general
	 * one
	 */
	assert_str(pack_refusal(p, "PER-1", STR("coercion")), "强制法18(二)");
	assert_str(pack_refusal(p, "PER-1", STR("penalty")), "处罚法42Ⅰ");
	assert_str(pack_refusal(p, "ORG-1", STR("enforcement")), "强制法13");
	assert_str(pack_refusal(p, "ORG-1", STR("hearing")), "处罚法17");
	assert_str(pack_refusal(p, "own-proposal", STR("something new")), "意见五(三)");
	pack_free(p);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_load),
	cmocka_unit_test(test_config), cmocka_unit_test(test_cite), cmocka_unit_test(test_law)};
TEST_MAIN(tests)
