/* What comes again by itself: one matter for each organ and period, once. */
#include "matter/recur.h"

#include "matter/test_world.h"

static struct date day(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

static void test_periods(void **state)
{
	static const struct {
		enum recur_every every;
		const char *on, *from, *to, *name;
	} all[] = {
		{RECUR_MONTH, "2026-03-01", "2026-02-01", "2026-02-28", "2026年2月"},
		{RECUR_MONTH, "2026-01-31", "2025-12-01", "2025-12-31", "2025年12月"},
		{RECUR_QUARTER, "2026-03-31", "2025-10-01", "2025-12-31", "2025年第四季度"},
		{RECUR_QUARTER, "2026-04-01", "2026-01-01", "2026-03-31", "2026年第一季度"},
		{RECUR_HALF, "2026-06-30", "2025-07-01", "2025-12-31", "2025年下半年"},
		{RECUR_HALF, "2026-07-01", "2026-01-01", "2026-06-30", "2026年上半年"},
		{RECUR_HALF, "2026-12-31", "2026-01-01", "2026-06-30", "2026年上半年"},
		{RECUR_YEAR, "2026-01-01", "2025-01-01", "2025-12-31", "2025年"},
		{RECUR_YEAR, "2028-12-31", "2027-01-01", "2027-12-31", "2027年"},
	};
	struct test_db *t = *state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct recur_period p = recur_before(t->arena, all[i].every, day(all[i].on));
		assert_int_equal(p.from.days, day(all[i].from).days);
		assert_int_equal(p.to.days, day(all[i].to).days);
		assert_true(str_is(p.name, all[i].name));
	}
}

static const struct law_procedure *recurring(struct world *w, enum recur_every every)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(w->pack, &n);
	for (size_t i = 0; i < n; i++)
		if (all[i].every == every)
			return &all[i];
	return NULL;
}

/* Opens what is due on a day; whether there was anything. */
static bool opened(struct world *w, int64_t organ, const struct law_procedure *p, const char *on)
{
	struct db_plan *plan;
	world_now = date_begin(day(on));
	cx_clear(&w->cx);
	WORLD_OK(w, matter_recur(&w->cx, &w->svc, organ, p, &plan));
	if (!plan)
		return false;
	WORLD_OK(w, db_writer_run(w->writer, plan));
	return true;
}

static void give_power(struct world *w, const struct law_procedure *p, const char *since)
{
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct power power = {.organ = ORGAN,
		.id = 900,
		.code = STR("S-1"),
		.name = STR("受托执法"),
		.kind = STR("other"),
		.basis = STR("意见三(三)"),
		.procedures = p->id,
		.field = STR(""),
		.region = STR("150105"),
		.since = day(since),
		.until = DATE_NONE};
	power_add(&plan, &power);
	WORLD_OK(w, db_writer_run(w->writer, &plan));
}

static void test_opens_once(void **state)
{
	struct world w;
	world_open_pack(&w, *state, "law");
	const struct law_procedure *p = recurring(&w, RECUR_HALF);
	assert_non_null(p);
	assert_false(p->opened_by_person);
	/* no power, no report */
	assert_false(opened(&w, ORGAN, p, "2026-08-01"));
	/* nor for a time when the power was not held yet */
	give_power(&w, p, "2026-07-15");
	assert_false(opened(&w, ORGAN, p, "2026-12-31"));
	assert_true(opened(&w, ORGAN, p, "2027-01-01"));
	assert_false(opened(&w, ORGAN, p, "2027-01-01"));
	assert_false(opened(&w, ORGAN, p, "2027-06-30"));
	assert_true(opened(&w, ORGAN, p, "2027-07-01"));
	assert_false(opened(&w, ORGAN, p, "2027-07-02"));
	assert_false(opened(&w, ORGAN + 1, p, "2027-07-02"));
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_periods), TEST_DB(test_opens_once)};
	return TEST_DB_RUN(tests);
}
