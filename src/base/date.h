/*
 * Dates and instants. A date is a civil day (Gregorian, 1900-01-01 to 2199-12-31),
 * counted in days since 1970-01-01. An instant is UTC milliseconds. Civil time in
 * the platform is Beijing time, UTC+8, all year.
 */
#ifndef ZHIFA_BASE_DATE_H
#define ZHIFA_BASE_DATE_H

#include "base/str.h"

struct date {
	int32_t days;
};

struct instant {
	int64_t ms;
};

#define DATE_NONE ((struct date){INT32_MIN})
#define DATE_TEXT 11 /* "2026-09-16" and NUL */

static inline bool date_is_none(struct date d)
{
	return d.days == INT32_MIN;
}

static inline int date_cmp(struct date a, struct date b)
{
	return (a.days > b.days) - (a.days < b.days);
}

static inline struct date date_plus(struct date d, int days)
{
	return (struct date){d.days + days};
}

/* Day of year/month/day; false if there is no such day or it is out of range. */
bool date_make(int year, int month, int day, struct date *out);
void date_split(struct date d, int *year, int *month, int *day);
/* Exactly YYYY-MM-DD. */
bool date_parse(struct str s, struct date *out);
/* Exactly HH:MM, 00:00 to 23:59, as minutes of the day. */
bool minute_parse(struct str s, int *out);
/* Writes YYYY-MM-DD and NUL; an empty text for DATE_NONE. */
void date_format(struct date d, char out[static DATE_TEXT]);
struct str date_str(struct arena *a, struct date d);
/* 2026年9月16日 */
struct str date_str_zh(struct arena *a, struct date d);
/* 1 Monday … 7 Sunday. */
int date_weekday(struct date d);
int date_days_in_month(int year, int month);
/* The corresponding day n months on, or the last day of that month (CAL-11, 民法典202). */
struct date date_plus_months(struct date d, int n);
/* The civil day in Beijing of an instant. */
struct date date_of(struct instant t);
/* Midnight in Beijing at which the day begins. */
struct instant date_begin(struct date d);
/* 2026-09-16T09:05:00.000+08:00 */
struct str instant_str(struct arena *a, struct instant t);
/* 2026-09-16 09:05 in Beijing. */
struct str instant_str_zh(struct arena *a, struct instant t);

#endif
