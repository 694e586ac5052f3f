#include "matter/clocks.h"

#include "matter/effects.h"

#define HOUR_MS ((int64_t)3600 * 1000)

static enum rc unit_of(struct cx *cx, const struct event_clock *c, enum term_unit *unit)
{
	if (!term_unit_parse(c->unit, unit))
		return fail(cx, RC_CORRUPT, "期限「" STR_FMT "」的单位读不出来", STR_ARG(c->title));
	return RC_OK;
}

/* Days lost to pauses that began until `end`, which moves meanwhile. */
static struct date past_pauses(
	struct date from, struct date end, const struct term_pause *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct date begin = date_cmp(p[i].from, from) > 0 ? p[i].from : date_plus(from, 1);
		if (!date_is_none(p[i].to) && date_cmp(begin, end) <= 0 &&
			date_cmp(p[i].to, begin) > 0)
			end = date_plus(end, p[i].to.days - begin.days);
	}
	return end;
}

static void take_end(struct event_clock *c, const struct term_end *e)
{
	c->last = e->last;
	c->due = e->due;
	c->earliest = e->earliest;
	c->latest = e->latest;
	c->provisional = e->provisional;
}

/* Hours run from the moment, over holidays, and stand still from moment to moment. */
static void resolve_hours(struct event_clock *c, const struct term_pause *pauses, size_t n)
{
	c->ends = term_hours_paused(c->begins, c->n + c->extended, pauses, n);
	c->last = c->due = c->earliest = c->latest = date_of(c->ends);
	c->provisional = false;
}

/* A day that somebody named: it stands, unless the term was suspended or extended. */
static enum rc resolve_named(struct cx *cx, struct place place, struct event_clock *c,
	enum term_unit unit, const struct term_pause *pauses, size_t n)
{
	struct term_end e = {.last = past_pauses(c->from, c->to, pauses, n)};
	e.due = e.earliest = e.latest = e.last;
	struct term_run r = {
		.place = place, .from = e.last, .term = {c->extended, unit}, .roll = c->roll};
	if (c->extended && term_end(cx, &r, &e))
		return cx->rc;
	take_end(c, &e);
	return RC_OK;
}

/* Must be done so long before a day; suspended or not, the day stands. */
static enum rc resolve_before(
	struct cx *cx, struct place place, struct event_clock *c, enum term_unit unit)
{
	struct term_end e;
	if (term_before(cx, place, c->before, (struct term){c->n, unit}, &e))
		return cx->rc;
	take_end(c, &e);
	return RC_OK;
}

static struct term_run run_of(struct place place, const struct event_clock *c, enum term_unit unit,
	const struct term_pause *pauses, size_t n)
{
	return (struct term_run){.place = place,
		.from = c->from,
		.term = {c->n, unit},
		.extended = c->extended,
		.roll = c->roll,
		.pauses = pauses,
		.pause_n = n};
}

/* So many days before the earliest day it may be due, moved back to a day on which people work. */
static struct date warning(struct place place, const struct event_clock *c)
{
	struct date d = date_plus(c->earliest, (int)-c->warn_days);
	while (date_cmp(d, c->from) > 0 && calendar_is_off(place, d, GUESS_LIKELY))
		d = date_plus(d, -1);
	return d;
}

enum rc clock_resolve(struct cx *cx, struct place place, struct event_clock *c,
	const struct term_pause *pauses, size_t n)
{
	enum term_unit unit;
	struct term_end e;
	INVARIANT(place.calendar);
	if (unit_of(cx, c, &unit))
		return cx->rc;
	if (!date_is_none(c->to)) {
		if (resolve_named(cx, place, c, unit, pauses, n))
			return cx->rc;
	} else if (!date_is_none(c->before)) {
		if (resolve_before(cx, place, c, unit))
			return cx->rc;
	} else if (unit == TERM_HOUR) {
		resolve_hours(c, pauses, n);
	} else {
		struct term_run r = run_of(place, c, unit, pauses, n);
		if (term_end(cx, &r, &e))
			return cx->rc;
		take_end(c, &e);
	}
	c->warn = warning(place, c);
	return RC_OK;
}

/* What the procedure says of a clock; on: the day whose length holds. */
static enum rc describe(struct effects_at *at, const struct law_clock *c, struct clock_days days,
	struct date on, struct event_clock *out)
{
	static const char *const effects[] = {"duty", "bar", "deem"};
	struct term term = c->length;
	bool named = !date_is_none(days.to);
	if (!named &&
		(!pack_clock_term(at->view->pack, c, at->view->field, on, &term) || term.n <= 0))
		return fail(at->cx, RC_PACK, "期限「" STR_FMT "」在 " STR_FMT " 没有规定",
			STR_ARG(c->title), STR_ARG(date_str(at->cx->arena, on)));
	*out = (struct event_clock){.id = c->id,
		.title = c->title,
		.basis = c->basis,
		.op = OP_START,
		.from = days.from,
		.to = days.to,
		.before = days.before,
		.n = named ? 0 : term.n,
		.unit = str_c(term_unit_name(term.unit)),
		.effect = str_c(effects[c->effect]),
		.deem = c->deem,
		.for_party = c->for_party,
		.roll = c->roll,
		.warn_days = c->warn};
	return RC_OK;
}

enum rc clock_start(struct effects_at *at, const struct law_clock *c, struct clock_days days,
	struct event_clock *out)
{
	if (describe(at, c, days, days.from, out))
		return at->cx->rc;
	if (str_is(out->unit, "hour") && date_is_none(days.to))
		out->begins =
			date_cmp(days.from, date_of(at->when)) ? date_begin(days.from) : at->when;
	return clock_resolve(at->cx, at->view->place, out, NULL, 0);
}

enum rc clock_renew(struct effects_at *at, const struct matter_clock *k, const struct law_clock *c,
	struct event_clock *out)
{
	struct clock_days days = {k->c.from, k->c.to, k->c.before};
	if (describe(at, c, days, at->view->on, out))
		return at->cx->rc;
	if (k->c.extended && !str_eq(out->unit, k->c.unit))
		return fail(at->cx, RC_REFUSED,
			"「" STR_FMT "」延长过，延长的单位与新的长度不同，不能重新计算："
			"按原版本办结",
			STR_ARG(c->title));
	out->extended = k->c.extended;
	out->begins =
		str_is(out->unit, "hour") && !k->c.begins.ms ? date_begin(k->c.from) : k->c.begins;
	return clock_resolve(at->cx, at->view->place, out, k->pauses.v, k->pauses.n);
}

/* An extension is counted in the unit of the clock. */
static enum rc extension(
	struct effects_at *at, const struct matter_clock *k, struct str by, int64_t *n)
{
	const struct law_threshold *t = pack_threshold(at->view->pack, by);
	if (!t || !t->is_term || !pack_number(at->view->pack, by, at->view->field, at->view->on, n))
		return fail(at->cx, RC_PACK, "延长「" STR_FMT "」的期限 " STR_FMT " 没有规定",
			STR_ARG(k->c.title), STR_ARG(by));
	if (!str_is(k->c.unit, term_unit_name(t->unit.unit)))
		return fail(at->cx, RC_PACK, "延长「" STR_FMT "」的期限 " STR_FMT " 单位不同",
			STR_ARG(k->c.title), STR_ARG(by));
	return RC_OK;
}

enum rc clock_extend(struct effects_at *at, const struct matter_clock *k, struct str by,
	struct date to, struct event_clock *out)
{
	int64_t n = 0;
	if (date_is_none(to) && extension(at, k, by, &n))
		return at->cx->rc;
	*out = k->c;
	out->extended += n;
	if (!date_is_none(to)) {
		out->to = to;
		out->n = out->extended = 0;
	}
	enum rc rc = clock_resolve(
		at->cx, at->view->place, out, k->pauses.v, date_is_none(to) ? k->pauses.n : 0);
	out->op = OP_EXTEND;
	out->from = at->view->on;
	return rc;
}

enum rc clock_resume(struct effects_at *at, const struct matter_clock *k, struct event_clock *out)
{
	size_t n = k->pauses.n;
	struct term_pause *pauses = ARENA_ARRAY(at->cx->arena, struct term_pause, n + 1);
	for (size_t i = 0; i < n; i++)
		pauses[i] = k->pauses.v[i];
	if (n) {
		pauses[n - 1].to = at->view->on;
		pauses[n - 1].until = at->when;
	}
	*out = k->c;
	enum rc rc = clock_resolve(at->cx, at->view->place, out, pauses, n);
	out->op = OP_RESUME;
	out->from = at->view->on;
	out->at = at->when;
	return rc;
}

/* ---- where a clock stands ---- */

struct date matter_clock_end(const struct matter_clock *k)
{
	return k->c.for_party ? k->c.latest : k->c.due;
}

struct instant matter_clock_over(const struct matter_clock *k)
{
	return k->c.ends.ms ? k->c.ends : date_begin(date_plus(matter_clock_end(k), 1));
}

struct str matter_clock_end_text(struct arena *a, const struct matter_clock *k)
{
	return k->c.ends.ms ? instant_str_zh(a, k->c.ends) : date_str(a, matter_clock_end(k));
}

bool matter_clock_is_past(const struct matter_clock *k, struct instant at)
{
	return at.ms >= matter_clock_over(k).ms;
}

struct str matter_clock_word(const struct matter *m, struct str id, struct instant at)
{
	const struct matter_clock *k = matter_clock_find(m, id);
	if (!k)
		return STR("off");
	switch (k->status) {
	case CLOCK_OFF:
		return STR("off");
	case CLOCK_RUNNING:
		return matter_clock_is_past(k, at) ? STR("due") : STR("running");
	case CLOCK_PAUSED:
		return STR("paused");
	case CLOCK_PAST:
		return STR("due");
	case CLOCK_STOPPED:
		return STR("stopped");
	}
	return STR("off");
}

int64_t matter_clock_overdue(const struct matter *m, struct str id, struct date today)
{
	const struct matter_clock *k = matter_clock_find(m, id);
	if (!k || k->status == CLOCK_OFF)
		return 0;
	struct date end = k->status == CLOCK_STOPPED ? k->stopped : today;
	int64_t days = end.days - k->c.due.days;
	for (size_t i = 0; i < k->pauses.n; i++) {
		struct date from = k->pauses.v[i].from, to = k->pauses.v[i].to;
		if (date_is_none(to) || date_cmp(to, end) > 0)
			to = end;
		if (date_cmp(from, k->c.due) < 0)
			from = k->c.due;
		if (date_cmp(to, from) > 0)
			days -= to.days - from.days;
	}
	return days > 0 ? days : 0;
}

/* Whole hours, rounded away from "still some left". */
static int64_t hours_left(struct instant at, struct instant end)
{
	int64_t ms = end.ms - at.ms;
	return ms >= 0 ? ms / HOUR_MS : -((-ms + HOUR_MS - 1) / HOUR_MS);
}

struct clock_left matter_clock_left(
	struct place place, const struct matter_clock *k, struct instant at)
{
	struct date today = date_of(at), end = matter_clock_end(k);
	struct clock_left out = {.n = end.days - today.days,
		.unit = TERM_DAY,
		.is_past = k->status == CLOCK_PAST ||
			   (k->status == CLOCK_RUNNING && matter_clock_is_past(k, at)),
		.is_near = k->status == CLOCK_RUNNING && !date_is_none(k->c.warn) &&
			   date_cmp(today, k->c.warn) >= 0};
	if (k->c.ends.ms) {
		out.unit = TERM_HOUR;
		out.n = hours_left(at, k->c.ends);
	} else if (str_is(k->c.unit, "workday") && out.n > 0) {
		out.unit = TERM_WORKDAY;
		out.n = term_workdays(place, today, end);
	}
	return out;
}

/* ---- how it was worked out ---- */

static void add_row(struct arena *a, struct term_days *out, struct date d, struct str why)
{
	*VEC_PUSH(a, out) = (struct term_day){.date = d, .why = why};
}

static void add_why(struct arena *a, struct term_days *out, struct date d, struct str why)
{
	for (size_t i = 0; i < out->n; i++)
		if (!date_cmp(out->v[i].date, d)) {
			struct term_day *row = &out->v[i];
			row->why = row->why.n ? str_printf(a, STR_FMT "；" STR_FMT,
							STR_ARG(row->why), STR_ARG(why))
					      : why;
		}
}

static enum rc explain_named(struct cx *cx, struct place place, const struct matter_clock *k,
	enum term_unit unit, struct date today, struct term_days *out)
{
	struct arena *a = cx->arena;
	struct date named = past_pauses(k->c.from, k->c.to, k->pauses.v, k->pauses.n);
	*out = (struct term_days){0};
	if (!k->c.extended) {
		add_row(a, out, k->c.from, STR("起算的当天"));
		add_row(a, out, named, STR("写明的最后一日"));
	} else {
		struct term_run r = {.place = place,
			.from = named,
			.term = {k->c.extended, unit},
			.roll = k->c.roll};
		if (term_explain(cx, &r, today, out))
			return cx->rc;
		add_why(a, out, named, STR("写明的最后一日，从次日起延长"));
	}
	if (date_cmp(named, k->c.to))
		add_why(a, out, named,
			str_printf(a, "原来写明 " STR_FMT "，中止 %d 日后顺延",
				STR_ARG(date_str(a, k->c.to)), named.days - k->c.to.days));
	return RC_OK;
}

enum rc matter_clock_explain(struct cx *cx, struct place place, const struct matter_clock *k,
	struct instant now, struct term_days *out)
{
	struct arena *a = cx->arena;
	enum term_unit unit;
	INVARIANT(place.calendar);
	if (unit_of(cx, &k->c, &unit))
		return cx->rc;
	struct term_run r = run_of(place, &k->c, unit, k->pauses.v, k->pauses.n);
	if (!date_is_none(k->c.to)) {
		if (explain_named(cx, place, k, unit, date_of(now), out))
			return cx->rc;
	} else if (!date_is_none(k->c.before)) {
		if (term_explain_before(cx, place, k->c.before, r.term, out))
			return cx->rc;
	} else if (unit == TERM_HOUR) {
		term_explain_hours(a, place, k->c.begins, k->c.ends, k->pauses.v, k->pauses.n, out);
	} else if (term_explain(cx, &r, date_of(now), out)) {
		return cx->rc;
	}
	if (k->status == CLOCK_STOPPED)
		add_why(a, out, k->stopped, STR("办结，期限停止"));
	/* the first row of what is counted back is its last day */
	struct date last = out->v[date_is_none(k->c.before) ? out->n - 1 : 0].date;
	if (k->status != CLOCK_PAUSED && date_cmp(last, k->c.due))
		add_why(a, out, last,
			str_printf(a, "按现在的日历到这一天；记录时按当时的日历到 " STR_FMT,
				STR_ARG(date_str(a, k->c.due))));
	return RC_OK;
}
