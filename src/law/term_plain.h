/*
 * Counting a term in the plainest way: mark what is lost, then walk day by day. Included by tests
 * alone, to compare src/law/term.c with.
 */
#ifndef ZHIFA_LAW_TERM_PLAIN_H
#define ZHIFA_LAW_TERM_PLAIN_H

#include "law/term.h"

static inline bool plain_lost(const struct term_run *r, struct date d)
{
	for (size_t i = 0; i < r->pause_n; i++)
		if (d.days >= r->pauses[i].from.days && d.days < r->pauses[i].to.days)
			return true;
	return false;
}

static inline struct date plain_last(const struct term_run *r)
{
	int64_t left = r->term.n + r->extended;
	struct date d = r->from;
	if (r->term.unit == TERM_DAY || r->term.unit == TERM_WORKDAY) {
		do {
			d.days++;
			if (plain_lost(r, d))
				continue;
			if (r->term.unit == TERM_WORKDAY && calendar_day(r->place, d).off)
				continue;
			left--;
		} while (left > 0);
		return d;
	}
	int y, m, want;
	date_split(r->from, &y, &m, &want);
	if (r->term.unit == TERM_YEAR)
		left *= 12;
	for (; left > 0; left--)
		if (++m > 12) {
			m = 1;
			y++;
		}
	while (!date_make(y, m, want, &d))
		want--;
	/* as many further days as were lost up to the end, which moves meanwhile */
	int32_t debt = 0;
	for (int32_t k = r->from.days + 1; k <= d.days; k++)
		debt += plain_lost(r, (struct date){k});
	while (debt > 0) {
		d.days++;
		debt -= !plain_lost(r, d);
	}
	return d;
}

static inline struct date plain_due(const struct term_run *r, struct date last)
{
	while (r->roll && (calendar_day(r->place, last).off || plain_lost(r, last)))
		last.days++;
	return last;
}

#endif
