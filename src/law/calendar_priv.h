/* Inside of a calendar. Internal to src/law. */
#ifndef ZHIFA_LAW_CALENDAR_PRIV_H
#define ZHIFA_LAW_CALENDAR_PRIV_H

#include "law/calendar.h"

/* The range of struct date. */
#define CALENDAR_FIRST 1900
#define CALENDAR_LAST 2199
#define CALENDAR_YEARS (CALENDAR_LAST - CALENDAR_FIRST + 1)

/* What is known of a day in the whole country, beside its weekday. */
enum calendar_flag {
	IS_PUBLISHED = 1, /* of a year whose notice is known */
	IS_OFF = 2,       /* off by a line */
	IS_WORK = 4,      /* worked by a line */
	IS_FIXED = 8,     /* of an unpublished year: off by the regulation */
	MAY_OFF = 16,     /* of an unpublished year: beside a holiday */
	MAY_WORK = 32     /* of an unpublished year: a weekend day near a holiday */
};

struct calendar_note {
	struct str name, basis;
};

struct calendar_local {
	struct date date;
	struct str stem, name, basis;
	bool off;
	int line; /* order among equals */
};

struct calendar_night {
	struct str stem, name, basis;
	int from, to; /* minutes of the day */
};

/* A holiday of the regulation, and how far notices have moved days around one of its name. */
struct calendar_fixed {
	struct date date;
	struct str name;
};

struct calendar_reach {
	struct str name;
	int off_before, off_after, work_before, work_after;
};

struct calendar {
	struct arena *arena;
	struct date base; /* of flags[0] */
	int32_t day_n;
	unsigned char *flags;
	uint16_t *note; /* index in notes, where flags say that there is a line */
	struct {
		struct calendar_note *v;
		size_t n, cap;
	} notes;
	bool published[CALENDAR_YEARS];
	struct str year_basis[CALENDAR_YEARS];
	struct {
		struct calendar_local *v;
		size_t n, cap;
	} local; /* by date, then by line */
	struct {
		struct calendar_night *v;
		size_t n, cap;
	} nights;
	struct {
		struct calendar_fixed *v;
		size_t n, cap;
	} fixed;
	struct {
		struct calendar_reach *v;
		size_t n, cap;
	} reach;
	struct str years_text, digest;
};

/* "150100" and all below it: "1501"; the code of a township stands for itself. */
struct str calendar_region_stem(struct str region);

/* The built-in calendar as it would be before the notice of a year came out: for tests. */
MUST_USE enum rc calendar_before(struct cx *cx, int year, struct calendar **out);

#endif
