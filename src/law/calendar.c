#include "law/calendar_priv.h"

struct str calendar_digest(const struct calendar *c)
{
	return c->digest;
}

bool calendar_knows(const struct calendar *c, int year)
{
	return year >= CALENDAR_FIRST && year <= CALENDAR_LAST &&
	       c->published[year - CALENDAR_FIRST];
}

struct str calendar_years(const struct calendar *c)
{
	return c->years_text;
}

static bool is_weekend(struct date d)
{
	return date_weekday(d) > 5;
}

static int year_of(struct date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	return y;
}

struct str calendar_region_stem(struct str region)
{
	while (region.n <= 6 && region.n > 2 && region.p[region.n - 1] == '0' &&
		region.p[region.n - 2] == '0')
		region.n -= 2;
	return region;
}

/* Index of the first local line of a day or after it. */
static size_t local_from(const struct calendar *c, struct date d)
{
	size_t lo = 0, hi = c->local.n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (date_cmp(c->local.v[mid].date, d) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct calendar_local *local_line(struct place p, struct date d)
{
	const struct calendar *c = p.calendar;
	const struct calendar_local *best = NULL;
	if (!c->local.n || !p.region.n)
		return NULL;
	for (size_t i = local_from(c, d); i < c->local.n && !date_cmp(c->local.v[i].date, d); i++) {
		const struct calendar_local *l = &c->local.v[i];
		if (str_has_prefix(p.region, l->stem) && (!best || l->stem.n >= best->stem.n))
			best = l;
	}
	return best;
}

static unsigned char flags_of(const struct calendar *c, struct date d)
{
	int32_t at = d.days - c->base.days;
	return at >= 0 && at < c->day_n ? c->flags[at] : 0;
}

bool calendar_is_off(struct place p, struct date d, enum calendar_guess guess)
{
	const struct calendar_local *l = local_line(p, d);
	if (l)
		return l->off;
	unsigned char f = flags_of(p.calendar, d);
	if (f & (IS_OFF | IS_FIXED))
		return true;
	if (f & IS_WORK)
		return false;
	switch (guess) {
	case GUESS_LIKELY:
		break;
	case GUESS_EARLIEST:
		if (f & MAY_WORK)
			return false;
		break;
	case GUESS_LATEST:
		if (f & MAY_OFF)
			return true;
		break;
	}
	return is_weekend(d);
}

struct day calendar_day(struct place p, struct date d)
{
	const struct calendar *c = p.calendar;
	const struct calendar_local *l = local_line(p, d);
	if (l)
		return (struct day){.off = l->off,
			.published = true,
			.special = true,
			.local = true,
			.name = l->name,
			.basis = l->basis};
	unsigned char f = flags_of(c, d);
	struct day out = {.off = calendar_is_off(p, d, GUESS_LIKELY),
		.published = f & IS_PUBLISHED,
		.special = f & (IS_OFF | IS_WORK | IS_FIXED)};
	if (out.special) {
		const struct calendar_note *n = &c->notes.v[c->note[d.days - c->base.days]];
		out.name = n->name;
		out.basis = n->basis.n ? n->basis : c->year_basis[year_of(d) - CALENDAR_FIRST];
	}
	return out;
}

bool calendar_is_night(struct place p, struct instant t)
{
	const struct calendar *c = p.calendar;
	const struct calendar_night *best = NULL;
	for (size_t i = 0; i < c->nights.n; i++) {
		const struct calendar_night *n = &c->nights.v[i];
		if (str_has_prefix(p.region, n->stem) && (!best || n->stem.n >= best->stem.n))
			best = n;
	}
	int64_t minute = (t.ms - date_begin(date_of(t)).ms) / 60000;
	if (!best)
		return false;
	return best->from < best->to ? minute >= best->from && minute < best->to
				     : minute >= best->from || minute < best->to;
}
