/*
 * Terms: every row of docs/clocks.md, and properties over many starts and lengths, each against a
 * count done here day by day in the plainest way.
 */
#include "base/test.h"

#include "law/calendar_priv.h"
#include "law/term_plain.h"

#include <stdio.h>
#include <stdlib.h>

struct fixture {
	struct arena *a;
	struct cx cx;
	struct calendar *c;
	struct place p;
};

static void begin(struct fixture *f)
{
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	assert_int_equal(calendar_read(&f->cx, STR(""), STR(""), &f->c), RC_OK);
	f->p = (struct place){.calendar = f->c};
}

static void end(struct fixture *f)
{
	calendar_free(f->c);
	arena_free(f->a);
}

static struct date day(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

/* ---- the rows of docs/clocks.md ---- */

struct row {
	struct str title, from, term, pause, last, due;
};

static bool cells(struct str line, struct row *out)
{
	struct str v[9], rest = line;
	size_t n = 0;
	while (n < 9 && str_split(&rest, '|', &v[n])) {
		v[n] = str_trim(v[n]);
		n++;
	}
	if (n != 9 || str_has_prefix(v[1], STR("---")) || str_is(v[1], "情形"))
		return false;
	*out = (struct row){v[1], v[2], v[3], v[4], v[5], v[6]};
	return true;
}

static struct str cut(struct str *s, const char *tail)
{
	struct str t = str_c(tail);
	size_t at = str_find(*s, t, 0);
	struct str rest = at < s->n ? str_sub(*s, at + t.n, s->n) : STR_NONE;
	*s = str_sub(*s, 0, at);
	return rest;
}

static void read_run(
	const struct row *w, struct term_run *r, struct term_pause *pause, bool *before)
{
	struct str term = w->term, number = str_sub(term, 0, str_find(term, STR(" "), 0));
	r->roll = !cut(&term, "，不顺延").p;
	*before = cut(&term, "前").p;
	struct str unit = cut(&term, " "), more = cut(&number, "+");
	assert_true(str_to_int(number, &r->term.n));
	if (more.n)
		assert_true(str_to_int(more, &r->extended));
	bool found = false;
	for (int u = TERM_HOUR; u <= TERM_YEAR; u++)
		if (str_is(unit, term_unit_title((enum term_unit)u))) {
			r->term.unit = (enum term_unit)u;
			found = true;
		}
	assert_true(found);
	struct str from = w->pause, to = cut(&from, "—");
	if (to.n) {
		assert_true(date_parse(from, &pause->from) && date_parse(to, &pause->to));
		r->pauses = pause;
		r->pause_n = 1;
	}
}

static void check_hours(struct fixture *f, const struct row *w, const struct term_run *r)
{
	struct date d;
	int64_t h, m;
	assert_true(date_parse(str_sub(w->from, 0, 10), &d));
	assert_true(str_to_int(str_sub(w->from, 11, 13), &h));
	assert_true(str_to_int(str_sub(w->from, 14, 16), &m));
	struct instant t = {date_begin(d).ms + (h * 60 + m) * 60000};
	assert_str(instant_str_zh(f->a, term_hours(t, r->term.n)), str_z(f->a, w->last));
	assert_true(str_eq(w->last, w->due));
}

static void check_row(struct fixture *f, const struct row *w)
{
	struct term_run r = {.place = f->p};
	struct term_pause pause;
	struct term_end e;
	bool before;
	print_message("# %.*s\n", STR_ARG(w->title));
	read_run(w, &r, &pause, &before);
	if (r.term.unit == TERM_HOUR) {
		check_hours(f, w, &r);
		return;
	}
	struct str due = w->due, bounds = cut(&due, "（"), latest = cut(&bounds, "—");
	cut(&latest, "）");
	assert_true(date_parse(w->from, &r.from));
	if (before) {
		assert_int_equal(term_before(&f->cx, f->p, r.from, r.term, &e), RC_OK);
		assert_str(date_str(f->a, e.last), str_z(f->a, w->last));
		assert_false(e.provisional);
		return;
	}
	assert_int_equal(term_end(&f->cx, &r, &e), RC_OK);
	assert_str(date_str(f->a, e.last), str_z(f->a, w->last));
	assert_str(date_str(f->a, e.due), str_z(f->a, due));
	assert_int_equal(e.provisional, bounds.n != 0);
	assert_str(date_str(f->a, e.earliest), str_z(f->a, bounds.n ? bounds : due));
	assert_str(date_str(f->a, e.latest), str_z(f->a, bounds.n ? latest : due));
	assert_int_equal(plain_last(&r).days, e.last.days);
	assert_int_equal(plain_due(&r, e.last).days, e.due.days);
}

static void test_page(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f);
	FILE *in = fopen(
		str_z(f.a, str_printf(f.a, "%s/docs/clocks.md", getenv("ZHIFA_SOURCE"))), "r");
	char line[1024];
	int n = 0;
	bool here = false;
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		struct row w;
		if (line[0] == '#')
			here = strstr(line, "容易算错的情形") != NULL;
		if (here && line[0] == '|' && cells(str_c(line), &w)) {
			check_row(&f, &w);
			n++;
		}
	}
	fclose(in);
	assert_true(n >= 40);
	end(&f);
}

/* ---- properties ---- */

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void random_run(
	struct fixture *f, uint32_t *seed, struct term_run *r, struct term_pause *pauses)
{
	static const enum term_unit some[] = {TERM_DAY, TERM_WORKDAY, TERM_MONTH, TERM_YEAR};
	*r = (struct term_run){.place = f->p,
		.from = date_plus(day("2004-01-01"), (int)(next(seed) % 9000)),
		.roll = next(seed) % 4 != 0};
	r->term.unit = some[next(seed) % 4];
	r->term.n = 1 + next(seed) % (r->term.unit == TERM_YEAR           ? 5
					     : r->term.unit == TERM_MONTH ? 30
									  : 120);
	r->extended = next(seed) % 3 == 0 ? 1 + next(seed) % 40 : 0;
	r->pauses = pauses;
	r->pause_n = next(seed) % 3;
	struct date at = r->from;
	for (size_t i = 0; i < r->pause_n; i++) {
		pauses[i].from = date_plus(at, (int)(next(seed) % 40));
		pauses[i].to = date_plus(pauses[i].from, (int)(next(seed) % 40));
		at = date_plus(pauses[i].to, 1);
	}
}

static void test_against_plain_count(void **state)
{
	(void)state;
	struct fixture f;
	uint32_t seed = 20260916;
	begin(&f);
	for (int i = 0; i < 20000; i++) {
		struct term_run r;
		struct term_pause pauses[2];
		struct term_end e;
		random_run(&f, &seed, &r, pauses);
		assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
		assert_int_equal(plain_last(&r).days, e.last.days);
		assert_int_equal(plain_due(&r, e.last).days, e.due.days);
		assert_true(date_cmp(e.earliest, e.due) <= 0 && date_cmp(e.due, e.latest) <= 0);
		assert_true(e.provisional || !date_cmp(e.earliest, e.latest));
		assert_true(date_cmp(e.last, r.from) > 0);
		if (r.term.unit == TERM_WORKDAY) {
			assert_false(calendar_day(f.p, e.last).off);
			assert_int_equal(e.last.days, e.due.days);
		}
		if (r.roll)
			assert_false(calendar_day(f.p, e.due).off);
		if (r.term.unit == TERM_WORKDAY && !r.pause_n)
			assert_int_equal(term_workdays(f.p, r.from, e.last), r.term.n + r.extended);
	}
	end(&f);
}

static void test_monotone(void **state)
{
	(void)state;
	static const enum term_unit some[] = {TERM_DAY, TERM_WORKDAY, TERM_MONTH, TERM_YEAR};
	struct fixture f;
	begin(&f);
	for (size_t u = 0; u < 4; u++)
		for (int n = 1; n < 40; n += n < 12 ? 1 : 9) {
			struct date last = DATE_NONE, due = DATE_NONE, was;
			for (int k = 0; k < 800; k++) {
				struct term_run r = {.place = f.p,
					.from = date_plus(day("2025-06-01"), k),
					.term = {n, some[u]},
					.roll = true};
				struct term_end e;
				assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
				assert_true(k == 0 || date_cmp(e.last, last) >= 0);
				assert_true(k == 0 || date_cmp(e.due, due) >= 0);
				last = e.last;
				due = e.due;
				was = e.due;
				r.term.n++; /* longer is later */
				assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
				assert_true(
					date_cmp(e.last, last) > 0 && date_cmp(e.due, was) >= 0);
			}
		}
	end(&f);
}

/* A term that starts on the day found has run in full before the day; one day later it has not. */
static void test_before(void **state)
{
	(void)state;
	static const enum term_unit some[] = {TERM_DAY, TERM_WORKDAY, TERM_MONTH, TERM_YEAR};
	struct fixture f;
	begin(&f);
	for (size_t u = 0; u < 4; u++)
		for (int n = 1; n < 12; n++)
			for (int k = 0; k < 500; k++) {
				struct date at = date_plus(day("2024-02-25"), k), d;
				struct term_run r = {.place = f.p, .term = {n, some[u]}};
				struct term_end e;
				if (some[u] == TERM_YEAR)
					at = date_plus(at, 365 * 2);
				assert_int_equal(term_before(&f.cx, f.p, at, r.term, &e), RC_OK);
				r.from = d = e.last;
				assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
				assert_true(date_cmp(e.last, at) < 0);
				r.from = date_plus(d, 1);
				assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
				assert_true(date_cmp(e.last, at) >= 0);
			}
	struct term_end e;
	struct term_days v;
	struct term two = {2, TERM_WORKDAY}, seven = {7, TERM_WORKDAY};
	assert_int_equal(term_before(&f.cx, f.p, day("2027-02-10"), two, &e), RC_OK);
	assert_true(e.provisional);
	assert_str(date_str(f.a, e.last), "2027-02-03");
	assert_str(date_str(f.a, e.earliest), "2027-02-01");
	assert_str(date_str(f.a, e.latest), "2027-02-03");
	assert_int_equal(term_explain_before(&f.cx, f.p, day("2026-10-13"), seven, &v), RC_OK);
	assert_str(date_str(f.a, v.v[0].date), "2026-09-27");
	assert_str(v.v[0].why, "至迟在这一天办理，当天不计入");
	assert_int_equal(v.v[v.n - 2].n, 7);
	assert_str(date_str(f.a, v.v[v.n - 1].date), "2026-10-13");
	assert_str(v.v[v.n - 1].why, "规定的日子，当天不计入");
	end(&f);
}

/* The story told adds up to the day found. */
static void test_explained(void **state)
{
	(void)state;
	struct fixture f;
	uint32_t seed = 7;
	begin(&f);
	for (int i = 0; i < 2000; i++) {
		struct term_run r;
		struct term_pause pauses[2];
		struct term_end e;
		struct term_days v;
		int64_t counted = 0;
		random_run(&f, &seed, &r, pauses);
		assert_int_equal(term_end(&f.cx, &r, &e), RC_OK);
		assert_int_equal(term_explain(&f.cx, &r, e.due, &v), RC_OK);
		for (size_t k = 0; k < v.n; k++) {
			assert_int_equal(v.v[k].date.days, r.from.days + (int)k);
			counted += v.v[k].counts;
			assert_true(v.v[k].counts || v.v[k].why.n);
			assert_true(!v.v[k].counts || date_cmp(v.v[k].date, e.last) <= 0);
		}
		assert_int_equal(v.v[v.n - 1].date.days, e.due.days);
		assert_int_equal(v.v[v.n - 1].n, r.term.n + r.extended);
		if (r.term.unit == TERM_DAY || r.term.unit == TERM_WORKDAY)
			assert_int_equal(counted, r.term.n + r.extended);
		arena_reset(f.a);
	}
	end(&f);
}

static struct str why_of(const struct term_days *v, const char *date)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->v[i].date.days == day(date).days)
			return v->v[i].why;
	return STR("no such day");
}

static void test_words(void **state)
{
	(void)state;
	struct fixture f;
	struct term_days v;
	begin(&f);
	struct term_run r = {
		.place = f.p, .from = day("2026-09-17"), .term = {5, TERM_WORKDAY}, .roll = true};
	assert_int_equal(term_explain(&f.cx, &r, r.from, &v), RC_OK);
	assert_str(why_of(&v, "2026-09-17"), "起算的当天，不计入（民法典201Ⅰ）");
	assert_str(why_of(&v, "2026-09-18"), "");
	assert_str(why_of(&v, "2026-09-19"), "周六，不计入");
	assert_str(why_of(&v, "2026-09-20"), "国庆节调休上班，计入");
	assert_str(why_of(&v, "2026-09-23"), "期限的最后一日");
	struct term_pause pause = {.from = day("2026-09-21"), .to = day("2026-09-23")};
	r = (struct term_run){.place = f.p,
		.from = day("2026-09-18"),
		.term = {10, TERM_DAY},
		.extended = 3,
		.roll = true,
		.pauses = &pause,
		.pause_n = 1};
	assert_int_equal(term_explain(&f.cx, &r, r.from, &v), RC_OK);
	assert_str(why_of(&v, "2026-09-19"), "周六，照样计入");
	assert_str(why_of(&v, "2026-09-22"), "期限中止，不计入");
	assert_str(why_of(&v, "2026-09-30"), "原来的期限到此，以下是延长的期限");
	assert_str(why_of(&v, "2026-10-03"),
		"国庆节放假，照样计入；期限的最后一日，遇休息日顺延（民法典203Ⅰ）");
	assert_str(why_of(&v, "2026-10-07"), "国庆节放假，顺延");
	assert_str(why_of(&v, "2026-10-08"), "顺延到这一天届满（民法典203Ⅰ）");
	pause.to = DATE_NONE;
	assert_int_equal(term_explain(&f.cx, &r, day("2026-09-25"), &v), RC_OK);
	assert_int_equal(v.n, 8);
	assert_int_equal(v.v[7].n, 2);
	assert_str(why_of(&v, "2026-09-25"), "期限中止，还没有恢复，不计入");
	r = (struct term_run){
		.place = f.p, .from = day("2026-12-31"), .term = {2, TERM_MONTH}, .roll = true};
	assert_int_equal(term_explain(&f.cx, &r, r.from, &v), RC_OK);
	assert_str(why_of(&v, "2027-01-31"), "周日，照样计入；满 1 个月（民法典202）");
	assert_str(why_of(&v, "2027-02-28"),
		"周日，照样计入；2月没有31日，以月末为准，满 2 "
		"个月（民法典202）；期限的最后一日，遇休息日顺延"
		"（民法典203Ⅰ）；2027年的放假通知还没有公布，暂按休息日");
	assert_str(why_of(&v, "2027-03-01"),
		"顺延到这一天届满（民法典203Ⅰ）；2027年的放假通知还没有公布，暂按工作日");
	struct instant t = {date_begin(day("2026-09-30")).ms + INT64_C(17) * 3600000};
	term_explain_hours(f.a, f.p, t, term_hours(t, 24), NULL, 0, &v);
	assert_int_equal(v.n, 2);
	assert_int_equal(v.v[0].n, 7);
	assert_str(v.v[0].why, "自 17:00 起按小时计算（民法典201Ⅱ）");
	assert_int_equal(v.v[1].n, 24);
	assert_str(v.v[1].why, "国庆节放假，按小时照样计入；17:00 届满");
	t.ms += 61000;
	assert_str(instant_str_zh(f.a, term_hours_in_suit(t, 2)), "2026-09-30 20:00");
	end(&f);
}

static void test_bad(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f);
	const struct {
		const char *from;
		struct term term;
		int64_t extended;
	} bad[] = {{"2026-09-16", {0, TERM_DAY}, 0}, {"2026-09-16", {-1, TERM_DAY}, 0},
		{"2026-09-16", {-1, TERM_DAY}, 3}, {"2026-09-16", {3, TERM_DAY}, -1},
		{"2026-09-16", {TERM_MOST + 1, TERM_DAY}, 0}, {"2026-09-16", {24, TERM_HOUR}, 0},
		{"2026-09-16", {TERM_MOST, TERM_DAY}, 0}, {"2026-09-16", {174, TERM_YEAR}, 0},
		{"2026-09-16", {TERM_MOST, TERM_YEAR}, 0}, {"2199-12-31", {1, TERM_DAY}, 0},
		{"2199-12-30", {1, TERM_WORKDAY}, 900}, {"2199-12-01", {1, TERM_MONTH}, 0}};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct term_run r = {.place = f.p,
			.from = day(bad[i].from),
			.term = bad[i].term,
			.extended = bad[i].extended,
			.roll = true};
		struct term_end e;
		struct term_days v;
		if (term_end(&f.cx, &r, &e) != RC_INPUT)
			print_message("%zu\n", i);
		assert_int_equal(f.cx.rc, RC_INPUT);
		assert_int_equal(term_explain(&f.cx, &r, r.from, &v), RC_INPUT);
		cx_clear(&f.cx);
		assert_int_equal(
			term_before(&f.cx, f.p, day("1900-01-02"), bad[i].term, &e), RC_INPUT);
		cx_clear(&f.cx);
	}
	end(&f);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_page),
	cmocka_unit_test(test_against_plain_count), cmocka_unit_test(test_monotone),
	cmocka_unit_test(test_before), cmocka_unit_test(test_explained),
	cmocka_unit_test(test_words), cmocka_unit_test(test_bad)};
TEST_MAIN(tests)
