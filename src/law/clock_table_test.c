/*
 * docs/clocks-pack.md: for every clock of the pack that is delivered, the situations that are
 * easily got wrong, with the day that comes out. Each row is counted a second time day by day. The
 * page is read by people; where the pack or the calendar changes it, ZHIFA_RENEW=1 writes it anew,
 * and the difference is looked at before it is kept.
 */
#include "base/test.h"

#include "law/pack.h"
#include "law/term_plain.h"

#include <stdio.h>
#include <stdlib.h>

struct table {
	struct arena *a;
	struct cx cx;
	struct pack *pack;
	struct place place;
	struct buf out;
	const struct law_procedure *p;
	const struct law_clock *c;
	size_t rows;
};

static struct date day(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

/* What happens when the clock is over. */
static struct str effect_of(struct table *t)
{
	switch (t->c->effect) {
	case CLOCK_DUTY:
		return STR("逾期提示，仍可办理");
	case CLOCK_BAR:
		return STR("期满后不能再办");
	case CLOCK_DEEM: {
		int at = procedure_action(t->p, t->c->deem);
		assert_true(at >= 0);
		return str_printf(t->a, "依法自动：" STR_FMT, STR_ARG(t->p->actions[at].title));
	}
	}
	return STR("");
}

static void put_row(struct table *t, const char *what, struct str from, struct str length,
	struct str last, struct str due)
{
	buf_printf(&t->out,
		"| " STR_FMT " | %s | " STR_FMT " | " STR_FMT " | " STR_FMT " | " STR_FMT " | ",
		STR_ARG(t->c->title), what, STR_ARG(from), STR_ARG(length), STR_ARG(last),
		STR_ARG(due));
	buf_printf(
		&t->out, STR_FMT " | " STR_FMT " |\n", STR_ARG(effect_of(t)), STR_ARG(t->c->basis));
	t->rows++;
}

static struct str length_of(struct table *t, const struct term_run *r)
{
	struct buf b = buf_in(t->a);
	buf_int(&b, r->term.n);
	if (r->extended)
		buf_printf(&b, "+%lld", (long long)r->extended);
	buf_printf(&b, " %s", term_unit_title(r->term.unit));
	if (r->pause_n)
		buf_printf(&b, "，中止 %d 日", r->pauses[0].to.days - r->pauses[0].from.days);
	if (!r->roll && r->term.unit != TERM_WORKDAY)
		buf_z(&b, "，不顺延");
	return buf_get(&b);
}

/* One situation; nothing where the term was not in force on that day. */
static void put_term(struct table *t, const char *what, struct term_run r)
{
	struct term_end e;
	struct term unused;
	if (!pack_clock_term(t->pack, t->c, STR_NONE, r.from, &unused))
		return;
	r.place = t->place;
	r.roll = t->c->roll;
	assert_int_equal(term_end(&t->cx, &r, &e), RC_OK);
	assert_int_equal(plain_last(&r).days, e.last.days);
	assert_int_equal(plain_due(&r, e.last).days, e.due.days);
	struct str due = date_str(t->a, e.due);
	if (e.provisional)
		due = str_printf(t->a, STR_FMT "，暂定（" STR_FMT "—" STR_FMT "）", STR_ARG(due),
			STR_ARG(date_str(t->a, e.earliest)), STR_ARG(date_str(t->a, e.latest)));
	put_row(t, what, date_str(t->a, r.from), length_of(t, &r), date_str(t->a, e.last), due);
}

static bool uses(const int *v, size_t n, int clock)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == clock)
			return true;
	return false;
}

/* Whether anything suspends the clock; and the first threshold that extends it, if any. */
static void look(const struct table *t, bool *pauses, struct str *by, bool *back)
{
	int clock = (int)(t->c - t->p->clocks);
	*pauses = *back = false;
	*by = STR_NONE;
	for (size_t i = 0; i < t->p->action_n; i++) {
		const struct law_effects *fx = &t->p->actions[i].fx;
		*pauses = *pauses || uses(fx->pauses, fx->pause_n, clock);
		for (size_t k = 0; k < fx->extend_n && !by->n; k++)
			if (fx->extends[k].clock == clock)
				*by = fx->extends[k].by;
		for (size_t k = 0; k < fx->start_n; k++)
			*back = *back || (fx->starts[k].clock == clock && fx->starts[k].before.n);
	}
}

static void put_workdays(struct table *t, struct term term)
{
	put_term(t, "跨春节，两头的周六上班",
		(struct term_run){.from = day("2026-02-12"), .term = term});
	put_term(t, "遇上班的周日和中秋",
		(struct term_run){.from = day("2026-09-17"), .term = term});
	put_term(t, "国庆前一天起算", (struct term_run){.from = day("2026-09-30"), .term = term});
	put_term(t, "跨到没有公布的年份",
		(struct term_run){.from = day("2026-12-25"), .term = term});
}

static void put_days(struct table *t, struct term term)
{
	int n = (int)term.n;
	put_term(t, "末日在春节",
		(struct term_run){.from = date_plus(day("2026-02-17"), -n), .term = term});
	put_term(t, "末日在国庆",
		(struct term_run){.from = date_plus(day("2026-10-03"), -n), .term = term});
	put_term(t, "末日在上班的周六",
		(struct term_run){.from = date_plus(day("2026-10-10"), -n), .term = term});
	put_term(t, "末日在没有公布的周末",
		(struct term_run){.from = date_plus(day("2027-01-02"), -n), .term = term});
	put_term(t, "月末起算，跨平年二月",
		(struct term_run){.from = day("2026-01-31"), .term = term});
}

static void put_months(struct table *t, struct term term)
{
	int n = (int)(term.unit == TERM_YEAR ? 12 * term.n : term.n);
	put_term(t, "月末起算", (struct term_run){.from = day("2024-02-29"), .term = term});
	put_term(t, "八月三十一日起算", (struct term_run){.from = day("2024-08-31"), .term = term});
	put_term(t, "对应日在国庆",
		(struct term_run){.from = date_plus_months(day("2026-10-02"), -n), .term = term});
	put_term(t, "对应日在没有公布的周末",
		(struct term_run){.from = date_plus_months(day("2027-01-02"), -n), .term = term});
}

static void put_hours(struct table *t, struct term term)
{
	struct instant from = {date_begin(day("2026-09-30")).ms + INT64_C(17) * 3600000};
	struct str end = instant_str_zh(t->a, term_hours(from, term.n));
	put_row(t, "跨国庆，按小时不扣除", instant_str_zh(t->a, from),
		str_printf(t->a, "%lld 小时", (long long)term.n), end, end);
	from.ms = date_begin(day("2026-02-14")).ms + INT64_C(23) * 3600000;
	end = instant_str_zh(t->a, term_hours(from, term.n));
	put_row(t, "春节前夜起算", instant_str_zh(t->a, from),
		str_printf(t->a, "%lld 小时", (long long)term.n), end, end);
	from.ms = date_begin(day("2026-12-31")).ms + INT64_C(12) * 3600000;
	end = instant_str_zh(t->a, term_hours(from, term.n));
	put_row(t, "跨年", instant_str_zh(t->a, from),
		str_printf(t->a, "%lld 小时", (long long)term.n), end, end);
}

static void put_back(struct table *t, struct term term)
{
	struct term_end e;
	struct date hearing = day("2026-10-21");
	assert_int_equal(term_before(&t->cx, t->place, hearing, term, &e), RC_OK);
	put_row(t, "在这一天之前，节后", date_str(t->a, hearing),
		str_printf(t->a, "%lld %s前", (long long)term.n, term_unit_title(term.unit)),
		date_str(t->a, e.last), date_str(t->a, e.due));
}

/* Extended on the last day, which a holiday moved; suspended over a holiday, so that the last day
 * comes to lie in one. Only natural days are moved. */
static void put_moved(struct table *t, struct term term, struct str by, bool pauses)
{
	if (term.unit != TERM_DAY)
		return;
	struct term_pause pause = {.from = day("2026-09-01"), .to = day("2026-09-11")};
	struct term_run r = {.from = date_plus(day("2026-10-03"), -(int)term.n), .term = term};
	if (by.n && pack_number(t->pack, by, STR_NONE, day("2026-09-17"), &r.extended))
		put_term(t, t->c->roll ? "末日在国庆，节后第一日延长" : "末日在国庆，当日延长", r);
	r.extended = 0;
	r.from = date_plus(r.from, -10);
	r.pauses = &pause;
	r.pause_n = 1;
	if (pauses && date_cmp(r.from, pause.from) < 0)
		put_term(t, "中止之后末日落在国庆", r);
}

static void put_clock(struct table *t)
{
	struct term term;
	struct str by;
	bool pauses, back;
	look(t, &pauses, &by, &back);
	if (!t->c->threshold.n && !t->c->length.n) {
		put_row(t, "由办理的人写明最后一日", STR("–"), STR("–"), STR("照写明的"),
			STR("照写明的"));
		return;
	}
	if (!pack_clock_term(t->pack, t->c, STR_NONE, day("2026-09-17"), &term))
		print_message("# %.*s\n", STR_ARG(t->c->id));
	if (back)
		put_back(t, term);
	else if (term.unit == TERM_WORKDAY)
		put_workdays(t, term);
	else if (term.unit == TERM_DAY)
		put_days(t, term);
	else if (term.unit == TERM_HOUR)
		put_hours(t, term);
	else
		put_months(t, term);
	if (back || term.unit == TERM_HOUR)
		return;
	put_moved(t, term, by, pauses);
	struct term_pause pause = {.from = day("2026-09-18"), .to = day("2026-09-28")};
	struct term_run r = {.from = day("2026-09-16"), .term = term};
	int64_t more = 0;
	if (by.n && pack_number(t->pack, by, STR_NONE, day("2026-09-17"), &more)) {
		r.extended = more;
		put_term(t, "延长", r);
	}
	r.pauses = &pause;
	r.pause_n = 1;
	if (pauses)
		put_term(t, more ? "中止，又延长" : "中止", r);
}

static const char head[] =
	"# 法规包里每个期限怎样计算\n\n"
	"For every clock of the pack, the situations that are easily got wrong. Made and checked "
	"by "
	"`src/law/clock_table_test.c`;\n"
	"`ZHIFA_RENEW=1` makes it anew. The rules are in [clocks.md](clocks.md).\n\n"
	"按内置的全国日历计算，地方放假另加。期限的长度取法规包写明的值；可以由本机关设置的，以设置"
	"为准。\n";

static struct str make(struct table *t)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(t->pack, &n);
	t->out = buf_in(t->a);
	buf_z(&t->out, head);
	for (size_t i = 0; i < n; i++) {
		t->p = &all[i];
		if (!t->p->clock_n)
			continue;
		buf_printf(&t->out, "\n## " STR_FMT "\n\n", STR_ARG(t->p->title));
		buf_z(&t->out, "| 期限 | 情形 | 起算 | 长度 | 最后一日 | 届满 | 期满之后 | 依据 |\n"
			       "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
		for (size_t k = 0; k < t->p->clock_n; k++) {
			t->c = &t->p->clocks[k];
			put_clock(t);
		}
	}
	return buf_get(&t->out);
}

static struct str read_all(struct arena *a, FILE *f)
{
	struct buf b = buf_in(a);
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
		buf_add(&b, part, n);
	return b.n ? buf_get(&b) : STR("");
}

static void show_difference(struct str kept, struct str made)
{
	struct str is, want;
	do {
		is = want = STR("");
	} while ((str_split(&kept, '\n', &is) | str_split(&made, '\n', &want)) && str_eq(is, want));
	print_message("# docs/clocks-pack.md has: %.*s\n# the pack gives: %.*s\n# look at the "
		      "difference, and renew the page: ZHIFA_RENEW=1 meson test clock_table\n",
		STR_ARG(is), STR_ARG(want));
}

static void test_table(void **state)
{
	(void)state;
	struct table t = {.a = arena_new()};
	t.cx = cx_make(t.a, NULL);
	struct calendar *calendar;
	const char *source = getenv("ZHIFA_SOURCE");
	const char *path = str_z(t.a, str_printf(t.a, "%s/docs/clocks-pack.md", source));
	assert_int_equal(calendar_load(&t.cx, STR(""), &calendar), RC_OK);
	assert_int_equal(pack_load(&t.cx, str_printf(t.a, "%s/law", source), NULL, &t.pack), RC_OK);
	t.place.calendar = calendar;
	struct str made = make(&t);
	assert_true(t.rows > 100);
	FILE *f = fopen(path, getenv("ZHIFA_RENEW") ? "w" : "r");
	assert_non_null(f);
	if (getenv("ZHIFA_RENEW")) {
		assert_int_equal(fwrite(made.p, 1, made.n, f), made.n);
	} else {
		struct str kept = read_all(t.a, f);
		bool same = str_eq(kept, made);
		if (!same)
			show_difference(kept, made);
		assert_true(same);
	}
	fclose(f);
	pack_free(t.pack);
	calendar_free(calendar);
	arena_free(t.a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
TEST_MAIN(tests)
