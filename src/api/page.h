/*
 * The case page: everything a screen needs of a matter in one JSON answer: where it stands,
 * what may be done next and why something may not, deadlines, papers, history
 * (docs/architecture.md).
 */
#ifndef ZHIFA_API_PAGE_H
#define ZHIFA_API_PAGE_H

#include "format/json.h"
#include "matter/act.h"

struct page {
	struct cx *cx;
	const struct matter_service *svc;
	const struct actor *actor;
	bool reveal; /* personal values in full; the caller has recorded the reading */
	struct json_out *w;
	/* names of the organ's officers, for values of kind officers */
	struct officer *officers;
	size_t officer_n;
};

/* Writes the page of a matter as one object. */
MUST_USE enum rc page_write(struct page *p, int64_t organ, int64_t matter);
/* Writes the action that opens a matter of a procedure, as an ACTION object. */
MUST_USE enum rc page_write_opening(
	struct page *p, const struct law_procedure *proc, int64_t organ);
/* Writes a running or ended clock as a DEADLINE object. */
void page_write_clock(struct page *p, const struct matter_clock *k);
/* A deadline of which only the day is known (lists). */
void page_write_day(struct page *p, struct date due);

/* "152***********1234", "王*": what is shown of a personal value. */
struct str page_mask(struct arena *a, struct str s);

#endif
