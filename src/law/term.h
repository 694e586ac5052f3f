/*
 * Terms of law: a length in days, workdays, months, years or hours, and the day on which it ends.
 *
 * The day a term starts from is not counted (民法典201). Natural days run over holidays, workdays
 * do not; a make-up workday counts. A term in months or years ends on the corresponding day, or
 * with the month where there is none (民法典202). Where its last day is a day off it ends on the
 * next workday (民法典203), unless the rule says otherwise. Hours run from the moment, over
 * holidays. While a term is suspended nothing is counted: the day on which the suspension begins
 * is not, the day on which it ends is, so that as many days are added as were lost, and who is
 * suspended on the last day still has a last day.
 *
 * Where a day matters whose year is not published, the result is provisional, with the earliest
 * and the latest day it may come to.
 */
#ifndef ZHIFA_LAW_TERM_H
#define ZHIFA_LAW_TERM_H

#include "law/calendar.h"

enum term_unit { TERM_HOUR, TERM_DAY, TERM_WORKDAY, TERM_MONTH, TERM_YEAR };

struct term {
	int64_t n;
	enum term_unit unit;
};

/* A term is at most this long, in its units. */
#define TERM_MOST 100000

/* "day" and so on, and back; 工作日 and so on for people. */
const char *term_unit_name(enum term_unit u);
const char *term_unit_title(enum term_unit u);
bool term_unit_parse(struct str s, enum term_unit *out);

/* The term does not run from `from` until `to`, which counts again; to DATE_NONE: still. */
struct term_pause {
	struct date from, to;
	struct instant at, until; /* the same as moments, for a term in hours; 0 otherwise */
};

struct term_run {
	struct place place;
	struct date from; /* not counted */
	struct term term; /* hours are term_hours' business */
	int64_t extended; /* added to it, in the same unit */
	bool roll;        /* ends on the next workday where its last day is a day off */
	const struct term_pause *pauses; /* in order, apart from each other */
	size_t pause_n;
};

struct term_end {
	struct date last;             /* last day as counted */
	struct date due;              /* the same, moved off a day off */
	struct date earliest, latest; /* of due; the same unless provisional */
	bool provisional;
};

/*
 * Works out the end. A pause that still lasts is left out of account. RC_INPUT where the term is
 * not positive, too long, in hours, or ends after 2199.
 */
MUST_USE enum rc term_end(struct cx *cx, const struct term_run *r, struct term_end *out);

/*
 * The last day on which a thing may be done that must be done so many days before `day` (处罚法64
 * (二): seven days before the hearing): a term that starts on it has run in full before `day`, so
 * that neither of the two counts. Never rolls: an earlier day is always lawful. RC_INPUT as above.
 */
MUST_USE enum rc term_before(
	struct cx *cx, struct place place, struct date day, struct term term, struct term_end *out);

/* Moment at which a term of hours ends that runs from a moment (民法典201Ⅱ). */
struct instant term_hours(struct instant from, int64_t hours);
/* The same where it stood still meanwhile: a pause that began before its end moves it; one that
 * still lasts is left out of account. */
struct instant term_hours_paused(
	struct instant from, int64_t hours, const struct term_pause *pauses, size_t n);
/* The same in a suit, where the hour it starts in does not count (民诉法85Ⅱ). */
struct instant term_hours_in_suit(struct instant from, int64_t hours);

/* Workdays after `from`, up to and with `to`; 0 where to is not later. */
int64_t term_workdays(struct place place, struct date from, struct date to);

/* One day of the calculation. */
struct term_day {
	struct date date;
	bool counts;
	int64_t n;      /* units complete at the end of this day */
	struct str why; /* in words; empty for an ordinary day that counts */
};

struct term_days {
	struct term_day *v;
	size_t n, cap;
};

/*
 * The calculation day by day, from the day it starts from to the day it is due; while a pause
 * still lasts, to `today`. RC_INPUT as term_end.
 */
MUST_USE enum rc term_explain(
	struct cx *cx, const struct term_run *r, struct date today, struct term_days *out);
/* The same for term_before: from the last day on which the thing may be done to `day`. */
MUST_USE enum rc term_explain_before(struct cx *cx, struct place place, struct date day,
	struct term term, struct term_days *out);
/* The same for hours from a moment: the days they touch, with the hours past at the end of each. */
void term_explain_hours(struct arena *a, struct place place, struct instant from,
	struct instant end, const struct term_pause *pauses, size_t n, struct term_days *out);

#endif
