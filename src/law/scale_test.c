/* Scales: which of two provisions is lighter, and those of the delivered pack. */
#include "base/test.h"

#include "law/scale.h"

#include <stdlib.h>

static struct law_provision fine(int64_t low, int64_t high)
{
	return (struct law_provision){.fine = {true, low, high}};
}

static void lighter(struct law_provision old, struct law_provision new, enum scale_lighter want)
{
	static const enum scale_lighter turned[] = {[SCALE_OPEN] = SCALE_OPEN,
		[SCALE_EQUAL] = SCALE_EQUAL,
		[SCALE_OLD] = SCALE_NEW,
		[SCALE_NEW] = SCALE_OLD};
	assert_int_equal(scale_compare(&old, &new), want);
	assert_int_equal(scale_compare(&new, &old), turned[want]);
}

static void test_compare(void **state)
{
	(void)state;
	struct str halt[] = {STR("责令停产停业")}, both[] = {STR("责令停产停业"), STR("责令关闭")},
		   other[] = {STR("警告")};
	struct law_provision a = fine(10, 20), b = fine(10, 20), days = fine(10, 20),
			     measured = {.measured = STR("货值")};
	lighter(a, b, SCALE_EQUAL);
	lighter(a, fine(10, 30), SCALE_OLD);
	lighter(a, fine(5, 20), SCALE_NEW);
	lighter(a, fine(11, 30), SCALE_OLD);
	lighter(a, fine(5, 30), SCALE_OPEN); /* lighter below, heavier above */
	lighter(a, measured, SCALE_OPEN);
	lighter(measured, measured, SCALE_OPEN);
	lighter(a, (struct law_provision){.kinds = halt, .kind_n = 1}, SCALE_OPEN);
	days.days = (struct law_bounds){true, 0, 5};
	lighter(a, days, SCALE_OLD);
	a.kinds = halt;
	a.kind_n = 1;
	lighter(a, b, SCALE_NEW);
	b.kinds = both;
	b.kind_n = 2;
	lighter(a, b, SCALE_OLD);
	b.kinds = other;
	b.kind_n = 1;
	lighter(a, b, SCALE_OPEN);
	/* a lower fine with a further kind is neither */
	b = fine(1, 2);
	b.kinds = both;
	b.kind_n = 2;
	lighter(a, b, SCALE_OPEN);
}

static const struct law_scale *scale(const struct pack *p, const char *id)
{
	size_t n;
	const struct law_scale *all = pack_scales(p, &n);
	for (size_t i = 0; i < n; i++)
		if (str_is(all[i].id, id))
			return &all[i];
	print_error("no scale %s\n", id);
	assert_true(false);
	return NULL;
}

static void day_of(const struct pack *p, const char *title, const char *on, const char *id)
{
	struct date d;
	assert_true(date_parse(str_c(on), &d));
	const struct law_statute *s = pack_statute_on(p, str_c(title), d);
	if (!id) {
		assert_null(s);
		return;
	}
	assert_non_null(s);
	assert_str(s->id, id);
}

/* The switch of 2026-08-15 and the laws amended with 2026. */
static void test_law(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *p;
	static const struct {
		const char *id;
		enum scale_lighter lighter;
	} want[] = {{"air_excess", SCALE_EQUAL}, {"water_excess", SCALE_EQUAL},
		{"air_unlicensed", SCALE_OLD}, {"waste_ledger", SCALE_NEW},
		{"unapproved_project", SCALE_OPEN}, {"public_order", SCALE_OLD},
		{"gambling", SCALE_OLD}, {"net_duty", SCALE_OLD}};
	if (pack_load(&cx, str_printf(a, "%s/law", getenv("ZHIFA_SOURCE")), NULL, &p))
		print_message("# %.*s\n", STR_ARG(cx.msg));
	assert_int_equal(cx.rc, RC_OK);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct law_scale *s = scale(p, want[i].id);
		assert_int_equal(scale_compare(&s->v[0], &s->v[1]), want[i].lighter);
	}
	assert_str(scale_in_words(a, &scale(p, "waste_ledger")->v[1]),
		"罚款 0.00—200,000.00 元；先责令改正，拒不改正的才处罚款，五万元起");
	day_of(p, "中华人民共和国大气污染防治法", "2026-08-14", "大气法");
	day_of(p, "大气污染防治法", "2026-08-15", NULL);
	day_of(p, "生态环境法典", "2026-08-14", NULL);
	day_of(p, "生态环境法典", "2026-08-15", "环境法典");
	day_of(p, "中华人民共和国食品安全法", "2025-11-30", "原食安法");
	day_of(p, "中华人民共和国食品安全法", "2025-12-01", "食安法");
	day_of(p, "治安管理处罚法", "2012-12-31", NULL);
	assert_int_equal(pack_rank(p, STR("中华人民共和国行政处罚法")), RANK_LAW);
	assert_int_equal(pack_rank(p, STR("优化营商环境条例")), RANK_REGULATION);
	assert_int_equal(pack_rank(p, STR("某市市容管理条例")), RANK_LOCAL);
	assert_int_equal(pack_rank(p, STR("市场监督管理行政处罚信息公示规定")), RANK_RULE);
	assert_int_equal(pack_rank(p, STR("某局关于整治流动摊点的通知")), RANK_DOCUMENT);
	assert_int_equal(pack_rank(p, STR("某市流动摊点管理办法")), RANK_NONE);
	pack_free(p);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_compare), cmocka_unit_test(test_law)};
TEST_MAIN(tests)
