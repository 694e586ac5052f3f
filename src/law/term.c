#include "law/calendar_priv.h"
#include "law/term_priv.h"

#define HOUR_MS ((int64_t)3600 * 1000)

static const struct {
	const char *name, *title;
} units[] = {
	[TERM_HOUR] = {"hour", "小时"},
	[TERM_DAY] = {"day", "自然日"},
	[TERM_WORKDAY] = {"workday", "工作日"},
	[TERM_MONTH] = {"month", "个月"},
	[TERM_YEAR] = {"year", "年"},
};

const char *term_unit_name(enum term_unit u)
{
	return units[u].name;
}

const char *term_unit_title(enum term_unit u)
{
	return units[u].title;
}

bool term_unit_parse(struct str s, enum term_unit *out)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_is(s, units[i].name)) {
			*out = (enum term_unit)i;
			return true;
		}
	return false;
}

static enum rc too_late(struct cx *cx)
{
	return fail(cx, RC_INPUT, "期限的末日超出了日历（2199年）");
}

static struct date first_of_all(void)
{
	struct date d = DATE_NONE;
	INVARIANT(date_make(CALENDAR_FIRST, 1, 1, &d));
	return d;
}

static struct date last_of_all(void)
{
	struct date d = DATE_NONE;
	INVARIANT(date_make(CALENDAR_LAST, 12, 31, &d));
	return d;
}

bool term_is_paused(const struct term_run *r, struct date d)
{
	for (size_t i = 0; i < r->pause_n; i++)
		if (!date_is_none(r->pauses[i].to) && date_cmp(d, r->pauses[i].from) >= 0 &&
			date_cmp(d, r->pauses[i].to) < 0)
			return true;
	return false;
}

/* The n-th day after the start that counts. */
static struct date count_days(const struct term_run *r, int64_t n, enum calendar_guess guess)
{
	struct date d = r->from, end = last_of_all();
	if (r->term.unit == TERM_DAY && !r->pause_n)
		return date_plus(d, (int)n);
	while (n > 0 && date_cmp(d, end) <= 0) {
		d = date_plus(d, 1);
		if (term_is_paused(r, d))
			continue;
		if (r->term.unit == TERM_DAY || !calendar_is_off(r->place, d, guess))
			n--;
	}
	return d;
}

struct date term_months(const struct term_run *r, int64_t months)
{
	struct date d, end = last_of_all();
	int y, m, day;
	date_split(r->from, &y, &m, &day);
	if (y * 12 + months > CALENDAR_LAST * 12 + 11)
		return date_plus(end, 1);
	d = date_plus_months(r->from, (int)months);
	for (size_t i = 0; i < r->pause_n; i++) {
		struct date from = r->pauses[i].from, to = r->pauses[i].to;
		if (date_cmp(from, r->from) <= 0)
			from = date_plus(r->from, 1);
		if (!date_is_none(to) && date_cmp(from, d) <= 0 && date_cmp(to, from) > 0)
			d = date_plus(d, to.days - from.days);
	}
	return d;
}

static struct date last_day(const struct term_run *r, enum calendar_guess guess)
{
	int64_t n = r->term.n + r->extended;
	switch (r->term.unit) {
	case TERM_MONTH:
		return term_months(r, n);
	case TERM_YEAR:
		return term_months(r, n * 12);
	case TERM_DAY:
	case TERM_WORKDAY:
	case TERM_HOUR:
		break;
	}
	return count_days(r, n, guess);
}

static struct date rolled(const struct term_run *r, struct date d, enum calendar_guess guess)
{
	struct date end = last_of_all();
	while (r->roll && date_cmp(d, end) <= 0 &&
		(calendar_is_off(r->place, d, guess) || term_is_paused(r, d)))
		d = date_plus(d, 1);
	return d;
}

/* Whether a day that decides the result belongs to a year that is not published. */
static bool is_provisional(const struct term_run *r, const struct term_end *e)
{
	struct date first = r->term.unit == TERM_WORKDAY ? date_plus(r->from, 1) : e->last;
	int y, until, m, day;
	date_split(first, &y, &m, &day);
	date_split(e->due, &until, &m, &day);
	for (; y <= until && (r->roll || r->term.unit == TERM_WORKDAY); y++)
		if (!calendar_knows(r->place.calendar, y))
			return true;
	return false;
}

static enum rc check(struct cx *cx, const struct term_run *r)
{
	int64_t n = r->term.n + r->extended;
	if (r->term.unit == TERM_HOUR)
		return fail(cx, RC_INPUT, "按小时的期限没有末日，只有届满的时刻");
	if (r->term.n < 0 || r->extended < 0 || n <= 0 || n > TERM_MOST)
		return fail(cx, RC_INPUT, "期限的长度应当是 1 到 %d", TERM_MOST);
	return RC_OK;
}

enum rc term_end(struct cx *cx, const struct term_run *r, struct term_end *out)
{
	if (check(cx, r))
		return cx->rc;
	*out = (struct term_end){.last = last_day(r, GUESS_LIKELY)};
	if (date_cmp(out->last, last_of_all()) > 0)
		return too_late(cx);
	out->due = out->earliest = out->latest = rolled(r, out->last, GUESS_LIKELY);
	out->provisional = is_provisional(r, out);
	if (out->provisional) {
		out->earliest = rolled(r, last_day(r, GUESS_EARLIEST), GUESS_EARLIEST);
		out->latest = rolled(r, last_day(r, GUESS_LATEST), GUESS_LATEST);
	}
	return date_cmp(out->latest, last_of_all()) > 0 ? too_late(cx) : RC_OK;
}

/* The day before n full days, counted back from a day. */
static struct date back_days(
	struct place place, struct date d, struct term term, enum calendar_guess guess)
{
	for (int64_t n = term.n; n > 0 && date_cmp(d, first_of_all()) > 0;) {
		d = date_plus(d, -1);
		n -= term.unit == TERM_DAY || !calendar_is_off(place, d, guess);
	}
	return date_plus(d, -1);
}

/* The last day from which so many months end before a day. */
static struct date back_months(struct date day, int64_t months)
{
	if (months > (int64_t)12 * (CALENDAR_LAST - CALENDAR_FIRST))
		return date_plus(first_of_all(), -1);
	struct date d = date_plus_months(day, (int)-months);
	while (date_cmp(date_plus_months(date_plus(d, 1), (int)months), day) < 0)
		d = date_plus(d, 1);
	while (date_cmp(date_plus_months(d, (int)months), day) >= 0)
		d = date_plus(d, -1);
	return d;
}

static struct date back(
	struct place place, struct date day, struct term term, enum calendar_guess guess)
{
	switch (term.unit) {
	case TERM_MONTH:
		return back_months(day, term.n);
	case TERM_YEAR:
		return back_months(day, 12 * term.n);
	case TERM_DAY:
	case TERM_WORKDAY:
	case TERM_HOUR:
		break;
	}
	return back_days(place, day, term, guess);
}

enum rc term_before(
	struct cx *cx, struct place place, struct date day, struct term term, struct term_end *out)
{
	struct term_run r = {.place = place, .from = day, .term = term};
	if (check(cx, &r))
		return cx->rc;
	struct date likely = back(place, day, term, GUESS_LIKELY);
	*out = (struct term_end){.last = likely,
		.due = likely,
		.earliest = back(place, day, term, GUESS_LATEST),
		.latest = back(place, day, term, GUESS_EARLIEST)};
	struct term_end span = {.last = likely, .due = date_plus(day, -1)};
	r.from = date_plus(likely, -1);
	out->provisional = is_provisional(&r, &span);
	return date_cmp(out->earliest, first_of_all()) < 0
		       ? fail(cx, RC_INPUT, "期限早于日历（1900年）")
		       : RC_OK;
}

struct instant term_hours(struct instant from, int64_t hours)
{
	return (struct instant){from.ms + hours * HOUR_MS};
}

struct instant term_hours_paused(
	struct instant from, int64_t hours, const struct term_pause *pauses, size_t n)
{
	struct instant end = term_hours(from, hours);
	for (size_t i = 0; i < n; i++) {
		int64_t at = pauses[i].at.ms > from.ms ? pauses[i].at.ms : from.ms;
		if (at < end.ms && pauses[i].until.ms > at)
			end.ms += pauses[i].until.ms - at;
	}
	return end;
}

struct instant term_hours_in_suit(struct instant from, int64_t hours)
{
	int64_t past = from.ms % HOUR_MS;
	return term_hours((struct instant){from.ms - past + HOUR_MS}, hours);
}

int64_t term_workdays(struct place place, struct date from, struct date to)
{
	int64_t n = 0;
	for (struct date d = date_plus(from, 1); date_cmp(d, to) <= 0; d = date_plus(d, 1))
		n += calendar_is_workday(place, d);
	return n;
}
