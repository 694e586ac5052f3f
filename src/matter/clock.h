/*
 * The clocks of a matter: where they stand at a moment, and how they were worked out. Their days
 * are resolved when an event is made (clocks.c) and only read here.
 */
#ifndef ZHIFA_MATTER_CLOCK_H
#define ZHIFA_MATTER_CLOCK_H

#include "law/term.h"
#include "matter/matter.h"

/*
 * The last day of a clock: due after roll-over. While a year is not published, an organ's duty
 * ends on the likely day, a party's right on the latest.
 */
struct date matter_clock_end(const struct matter_clock *k);
/* The moment from which it is over: the day after begins, or the hour comes. */
struct instant matter_clock_over(const struct matter_clock *k);
/* The end in words: the day, or day and hour. */
struct str matter_clock_end_text(struct arena *a, const struct matter_clock *k);
/* Whether its end is over at a moment: the last day, or the hour of a clock in hours. */
bool matter_clock_is_past(const struct matter_clock *k, struct instant at);

/* Status word at a moment: off, running, paused, due, stopped. */
struct str matter_clock_word(const struct matter *m, struct str id, struct instant at);
/* Natural days that a clock is past its due day, pauses after it not counted; 0 if it is not past.
 */
int64_t matter_clock_overdue(const struct matter *m, struct str id, struct date today);

/* What is left until the end, in hours, workdays or natural days; negative once it is over. */
struct clock_left {
	int64_t n;
	enum term_unit unit; /* TERM_HOUR, TERM_WORKDAY or TERM_DAY */
	bool is_past;
	bool is_near; /* the day of the warning has come */
};
struct clock_left matter_clock_left(
	struct place place, const struct matter_clock *k, struct instant at);

/*
 * The calculation day by day with the calendar at hand. Where that comes to another day than the
 * clock has, because a year was not published then, the last row says so. RC_INPUT, RC_CORRUPT.
 */
MUST_USE enum rc matter_clock_explain(struct cx *cx, struct place place,
	const struct matter_clock *k, struct instant now, struct term_days *out);

#endif
