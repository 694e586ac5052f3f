/*
 * The case page: everything a screen needs of a matter in one JSON answer: where it stands,
 * what may be done next and why something may not, deadlines, papers, history
 * (docs/architecture.md). The lists write their deadlines with the same words.
 */
#ifndef ZHIFA_API_PAGE_H
#define ZHIFA_API_PAGE_H

#include "format/json.h"
#include "matter/act.h"
#include "matter/list.h"

struct page_history;

struct page {
	struct cx *cx;
	struct pack *pack; /* of the matter in hand; of lists: that of new matters */
	const struct matter_service *svc;
	const struct actor *actor;
	bool reveal; /* personal values in full; the caller has recorded the reading */
	struct json_out *w;
	struct str act; /* the action that is written with its form; empty: none */
	/* of the matter in hand, from which a field says where its value comes; NULL: not told */
	const struct page_history *sources;
	int64_t organ;      /* of the matter in hand; set by page_write */
	struct place place; /* whose days count; set by page_write, for the others by page_place */
	struct {
		struct page_name {
			int64_t id;
			struct str name;
		} * v;
		size_t n, cap;
	} names; /* of officers, as far as they were looked up */
};

/* Sets the calendar of an organ. */
MUST_USE enum rc page_place(struct page *p, int64_t organ);
/* Writes the page of a matter as one object. */
MUST_USE enum rc page_write(struct page *p, int64_t organ, int64_t matter);
/* Writes the newest events with a smaller number than before, as one object. */
MUST_USE enum rc page_write_events(struct page *p, int64_t organ, int64_t matter, int64_t before);
/* Whether this person may open a matter of a procedure with the action. */
MUST_USE enum rc page_opens(struct page *p, const struct law_procedure *proc, int64_t organ,
	const struct law_action *action, bool *opens);
/* Writes it as an ACTION object. */
void page_write_opening(
	struct page *p, const struct law_procedure *proc, const struct law_action *action);
/* Writes a running or ended clock as a DEADLINE object. */
void page_write_clock(struct page *p, const struct matter_clock *k);
/* Writes how a clock was worked out, day by day, as one object. */
MUST_USE enum rc page_write_days(struct page *p, const struct matter_clock *k);
/* Writes the nearest deadline of a line of a list; null where it has none. */
void page_write_line_due(struct page *p, const struct matter_line *line);

/* A value as JSON. */
void page_put_value(struct json_out *w, struct value v);
/* "152***********1234", "王*": what is shown of a personal value. */
struct str page_mask(struct arena *a, struct str s);

#endif
