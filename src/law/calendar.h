/*
 * The calendar: which days are workdays, in the whole country and in a region.
 *
 * The program knows the years whose notice of the State Council was published when it was built,
 * and for later years the holidays that the regulation itself fixes (tools/gen-calendar.mjs). Files
 * of the installation add local holidays (放假办法4), make-up days, night hours, later decrees and
 * the notice of a new year. All have one format: lines of five fields with tabs between them,
 * blank lines and lines that begin with # apart.
 *
 *	2027         year   -       2027年  DOCUMENT   the notice of this year is known
 *	2027-10-04   off    -       国庆节  DOCUMENT   a day off
 *	2027-10-09   work   -       国庆节  DOCUMENT   a day that is worked
 *	2026-08-12   off    150722  某节    DOCUMENT   in one region and below it
 *	23:00-07:00  night  150100  夜间    DOCUMENT   what counts as night there
 *
 * Where several lines speak of a day, the one of the smallest region counts; among equals, the
 * last one. A calendar never changes after it was loaded; any number of threads may read it.
 */
#ifndef ZHIFA_LAW_CALENDAR_H
#define ZHIFA_LAW_CALENDAR_H

#include "base/cx.h"

struct calendar;

/* A calendar as it stands in a region. region: GB/T 2260 code of 6 or 9 digits; empty for the
 * whole country. */
struct place {
	const struct calendar *calendar;
	struct str region;
};

/*
 * The built-in calendar with the lines of a folder's files *.tsv over it, in the order of their
 * names (empty: none). The caller frees it. Fails with RC_IO where something cannot be read and
 * RC_INPUT for the first wrong line.
 */
MUST_USE enum rc calendar_load(struct cx *cx, struct str folder, struct calendar **out);
/* The same with one file's lines as text; name stands in messages. */
MUST_USE enum rc calendar_read(
	struct cx *cx, struct str text, struct str name, struct calendar **out);
void calendar_free(struct calendar *c);

/* SHA-256 of all its lines, hex: two calendars with the same digest answer alike. */
struct str calendar_digest(const struct calendar *c);
/* "2004—2026": the years known without a gap. */
struct str calendar_years(const struct calendar *c);
/* Whether the notice of a year is known. */
bool calendar_knows(const struct calendar *c, int year);

struct day {
	bool off;         /* not a workday; of an unpublished year: as far as is known */
	bool published;   /* its year is known, or a local line speaks of it */
	bool special;     /* a holiday or a make-up day: not told by the weekday alone */
	bool local;       /* by a line of a region */
	struct str name;  /* of the holiday; empty where special is false */
	struct str basis; /* of the line, or of its year; empty where there is none */
};

struct day calendar_day(struct place p, struct date d);
static inline bool calendar_is_workday(struct place p, struct date d)
{
	return !calendar_day(p, d).off;
}

/*
 * What a day may turn out to be. LIKELY: holidays fixed by the regulation and plain weekends. The
 * other two are the bounds of what notices have done so far: weekend days near a holiday that may
 * be worked (EARLIEST: most workdays), days beside a holiday that may be off (LATEST: fewest). The
 * three agree on every published day.
 */
enum calendar_guess { GUESS_LIKELY, GUESS_EARLIEST, GUESS_LATEST };
bool calendar_is_off(struct place p, struct date d, enum calendar_guess guess);

/* Whether an instant lies in the night of the region (环境法典572; used for 强制法43). */
bool calendar_is_night(struct place p, struct instant t);

#endif
