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
	assert_false(pack_number(p, STR("@handle_days"), d, &n));
	assert_true(pack_number(p, STR("@handle_days"), date_plus(d, 1), &n));
	assert_int_equal(n, 90);
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
	pack_free(p);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_load), cmocka_unit_test(test_law)};
TEST_MAIN(tests)
