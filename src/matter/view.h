/*
 * A matter seen through its procedure on a day: what guards, calc functions and document
 * bodies read. Asked values that are being entered lie over the stored facts.
 */
#ifndef ZHIFA_MATTER_VIEW_H
#define ZHIFA_MATTER_VIEW_H

#include "law/pack.h"
#include "matter/matter.h"

struct matter_view {
	struct cx *cx;
	struct pack *pack;
	const struct law_procedure *procedure;
	const struct matter *m;
	const struct facts *input; /* what is being entered, or NULL */
	struct date on;            /* effective day */
	struct date today;
	struct facts sys; /* "sys.enforce_self", "organ", "organ_short", … */
	/* An action whose input is not known yet, or NULL; touched: something it asks was read. */
	const struct law_action *awaited;
	bool touched;
	/* guards and bodies fail through cx; calc functions that fail give nil and set cx->rc */
	int depth;
};

/* The reading end for pack.h. The view must outlive it. */
struct law_env matter_view_env(struct matter_view *v);
/* One name, as a guard would read it. */
struct value matter_view_get(struct matter_view *v, struct str name);
/* Status word of a clock on the day of the view: off, running, paused, due, stopped. */
struct str matter_clock_word(const struct matter *m, struct str id, struct date today);
/* Natural days that a clock is past its due day, pauses after it not counted; 0 if it is not past.
 */
int64_t matter_clock_overdue(const struct matter *m, struct str id, struct date today);
/* A value in words for people: money in yuan, choices by title, officers by id. */
struct str matter_value_text(struct arena *a, const struct law_fact *f, struct value v);

#endif
