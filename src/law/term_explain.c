/* A term told day by day, for whoever wants to check it. */
#include "law/term_priv.h"

#define HOUR_MS ((int64_t)3600 * 1000)

struct telling {
	struct cx *cx;
	const struct term_run *r;
	struct term_days *out;
	int64_t n;
	struct buf why;
};

static const char *weekday(struct date d)
{
	static const char *const names[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
	return names[date_weekday(d) - 1];
}

static void say(struct buf *b, const char *z)
{
	if (b->n)
		buf_z(b, "；");
	buf_z(b, z);
}

/* 国庆节放假, 国庆节调休上班, 周六; nothing for an ordinary workday. */
static void say_day(struct buf *b, struct date d, const struct day *day)
{
	if (day->special) {
		buf_str(b, day->name);
		buf_z(b, day->off ? "放假" : "调休上班");
		if (day->local)
			buf_printf(b, "（" STR_FMT "）", STR_ARG(day->basis));
	} else if (day->off) {
		buf_z(b, weekday(d));
	}
}

static void say_unpublished(struct buf *b, struct date d, const struct day *day)
{
	int y, m, dd;
	date_split(d, &y, &m, &dd);
	if (day->published)
		return;
	if (b->n)
		buf_z(b, "；");
	buf_printf(b, "%d年的放假通知还没有公布，暂按%s", y, day->off ? "休息日" : "工作日");
}

static void row(struct telling *t, struct date d, bool counts)
{
	*VEC_PUSH(t->cx->arena, t->out) = (struct term_day){.date = d,
		.counts = counts,
		.n = t->n,
		.why = t->why.n ? buf_get(&t->why) : STR("")};
	t->why = buf_in(t->cx->arena);
}

/* A month or year is complete on this day. */
static void say_complete(struct telling *t, struct date d)
{
	int y, m, day, fy, fm, fday;
	date_split(d, &y, &m, &day);
	date_split(t->r->from, &fy, &fm, &fday);
	if (t->why.n)
		buf_z(&t->why, "；");
	if (fday > date_days_in_month(y, m) && day == date_days_in_month(y, m))
		buf_printf(&t->why, "%d月没有%d日，以月末为准，", m, fday);
	buf_printf(&t->why, "满 %lld %s（民法典202）", (long long)t->n,
		term_unit_title(t->r->term.unit));
}

static void counted_day(struct telling *t, struct date d)
{
	const struct term_run *r = t->r;
	struct day day = calendar_day(r->place, d);
	bool counts = true, months = r->term.unit == TERM_MONTH || r->term.unit == TERM_YEAR;
	if (term_is_paused(r, d)) {
		say(&t->why, "期限中止，不计入");
		row(t, d, false);
		return;
	}
	say_day(&t->why, d, &day);
	if (r->term.unit == TERM_WORKDAY) {
		counts = !day.off;
		if (t->why.n)
			buf_z(&t->why, counts ? "，计入" : "，不计入");
		say_unpublished(&t->why, d, &day);
		t->n += counts;
	} else {
		if (t->why.n)
			buf_z(&t->why, "，照样计入");
		int64_t step = r->term.unit == TERM_YEAR ? 12 : 1;
		if (!months)
			t->n++;
		else if (!date_cmp(d, term_months(r, (t->n + 1) * step))) {
			t->n++;
			say_complete(t, d);
		}
	}
	if (r->extended && t->n == r->term.n && counts && d.days != r->from.days)
		say(&t->why, "原来的期限到此，以下是延长的期限");
	row(t, d, counts);
}

/* After the last day, until the first that is worked. */
static void rolled_day(struct telling *t, struct date d, bool due)
{
	struct day day = calendar_day(t->r->place, d);
	if (term_is_paused(t->r, d)) {
		say(&t->why, "期限中止，顺延");
	} else if (due) {
		say(&t->why, "顺延到这一天届满（民法典203Ⅰ）");
	} else {
		say_day(&t->why, d, &day);
		buf_z(&t->why, "，顺延");
	}
	say_unpublished(&t->why, d, &day);
	row(t, d, false);
}

static void mark_last(struct telling *t, const struct term_end *e)
{
	struct term_day *last = &t->out->v[t->out->n - 1];
	struct buf b = buf_in(t->cx->arena);
	struct day day = calendar_day(t->r->place, e->last);
	buf_str(&b, last->why);
	say(&b, "期限的最后一日");
	if (date_cmp(e->due, e->last))
		buf_z(&b, "，遇休息日顺延（民法典203Ⅰ）");
	if (t->r->term.unit != TERM_WORKDAY && t->r->roll)
		say_unpublished(&b, e->last, &day);
	last->why = buf_get(&b);
}

static const struct term_pause *open_pause(const struct term_run *r)
{
	for (size_t i = 0; i < r->pause_n; i++)
		if (date_is_none(r->pauses[i].to))
			return &r->pauses[i];
	return NULL;
}

enum rc term_explain(
	struct cx *cx, const struct term_run *r, struct date today, struct term_days *out)
{
	struct term_end e;
	struct telling t = {.cx = cx, .r = r, .out = out, .why = buf_in(cx->arena)};
	*out = (struct term_days){0};
	if (term_end(cx, r, &e))
		return cx->rc;
	const struct term_pause *open = open_pause(r);
	say(&t.why, "起算的当天，不计入（民法典201Ⅰ）");
	row(&t, r->from, false);
	for (struct date d = date_plus(r->from, 1);; d = date_plus(d, 1)) {
		if (open && date_cmp(d, open->from) >= 0) {
			if (date_cmp(d, today) > 0)
				return RC_OK;
			say(&t.why, "期限中止，还没有恢复，不计入");
			row(&t, d, false);
			continue;
		}
		if (date_cmp(d, e.due) > 0)
			return RC_OK;
		if (date_cmp(d, e.last) <= 0)
			counted_day(&t, d);
		else
			rolled_day(&t, d, !date_cmp(d, e.due));
		if (!date_cmp(d, e.last))
			mark_last(&t, &e);
	}
}

enum rc term_explain_before(
	struct cx *cx, struct place place, struct date day, struct term term, struct term_days *out)
{
	struct term_end e;
	struct term_run r = {.place = place, .term = term};
	struct telling t = {.cx = cx, .r = &r, .out = out, .why = buf_in(cx->arena)};
	*out = (struct term_days){0};
	if (term_before(cx, place, day, term, &e))
		return cx->rc;
	r.from = e.last;
	say(&t.why, "至迟在这一天办理，当天不计入");
	row(&t, e.last, false);
	for (struct date d = date_plus(e.last, 1); date_cmp(d, day) < 0; d = date_plus(d, 1))
		counted_day(&t, d);
	say(&t.why, "规定的日子，当天不计入");
	row(&t, day, false);
	return RC_OK;
}

/* How long a term in hours stood still before a moment. */
static int64_t stood_still(
	struct instant from, int64_t until, const struct term_pause *pauses, size_t n)
{
	int64_t lost = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t a = pauses[i].at.ms > from.ms ? pauses[i].at.ms : from.ms,
			b = pauses[i].until.ms < until ? pauses[i].until.ms : until;
		if (b > a)
			lost += b - a;
	}
	return lost;
}

static void say_pauses(
	struct arena *a, struct buf *b, struct date d, const struct term_pause *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!date_cmp(date_of(p[i].at), d))
			buf_printf(b, "%s自 " STR_FMT " 起中止，至 " STR_FMT, b->n ? "；" : "",
				STR_ARG(str_sub(instant_str_zh(a, p[i].at), 11, 16)),
				STR_ARG(p[i].until.ms ? instant_str_zh(a, p[i].until)
						      : STR("现在还没有恢复")));
}

void term_explain_hours(struct arena *a, struct place place, struct instant from,
	struct instant end, const struct term_pause *pauses, size_t n, struct term_days *out)
{
	*out = (struct term_days){0};
	for (struct date d = date_of(from); date_cmp(d, date_of(end)) <= 0; d = date_plus(d, 1)) {
		struct buf b = buf_in(a);
		struct day day = calendar_day(place, d);
		int64_t until = date_begin(date_plus(d, 1)).ms;
		if (until > end.ms)
			until = end.ms;
		say_day(&b, d, &day);
		if (b.n)
			buf_z(&b, "，按小时照样计入");
		if (!date_cmp(d, date_of(from)))
			buf_printf(&b, "%s自 " STR_FMT " 起按小时计算（民法典201Ⅱ）",
				b.n ? "；" : "", STR_ARG(str_sub(instant_str_zh(a, from), 11, 16)));
		say_pauses(a, &b, d, pauses, n);
		if (!date_cmp(d, date_of(end)))
			buf_printf(&b, "%s" STR_FMT " 届满", b.n ? "；" : "",
				STR_ARG(str_sub(instant_str_zh(a, end), 11, 16)));
		*VEC_PUSH(a, out) = (struct term_day){.date = d,
			.counts = true,
			.n = (until - from.ms - stood_still(from, until, pauses, n)) / HOUR_MS,
			.why = b.n ? buf_get(&b) : STR("")};
	}
}
