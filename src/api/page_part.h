/* The parts of the case page. For src/api/page*.c alone. */
#ifndef ZHIFA_API_PAGE_PART_H
#define ZHIFA_API_PAGE_PART_H

#include "api/page.h"

/* ---- page_value.c ---- */

/* A value in words, masked where it is personal and not to be revealed. */
struct str page_value_text(struct page *p, const struct law_fact *f, struct value v);
/* "id", "kind" and "title" into the open object. */
void page_put_fact_head(struct json_out *w, const struct law_fact *f);
/* What was entered, one {title, text} each, into the open array. */
void page_put_entered(struct page *p, const struct law_procedure *proc, const struct facts *in);

/* ---- page_cache.c ---- */

/* The steps of a phase, as JSON. */
struct str page_steps(struct page *p, const struct law_procedure *proc, size_t phase);
/* Members of an action that do not depend on the matter, as JSON. */
struct str page_action_head(
	struct page *p, const struct law_procedure *proc, const struct law_action *a);
/* The same of a field of its form: everything but the value. */
struct str page_field_head(
	struct page *p, const struct law_procedure *proc, const struct law_action *a, size_t ask);

/* ---- page_action.c ---- */

/* "actions":[…]: what this person's posts could do in this state, allowed or with its refusals. */
void page_put_refusals(struct page *p, const char *key, const struct refusal *v, size_t n);
/* The next version, and whether the matter may pass to it; nothing where there is none. */
MUST_USE enum rc page_put_move(struct page *p, const struct matter *m);
MUST_USE enum rc page_put_actions(struct page *p, struct matter_view *v);

/* ---- page_map.c ---- */

struct page_history {
	struct event *events;
	struct event_body *bodies; /* of the events; empty for a destroyed one */
	size_t n;
};
/* The newest events with a smaller number than before; of the bodies what a history tells. */
MUST_USE enum rc page_read_history(
	struct page *p, const struct matter *m, int64_t before, struct page_history *out);
/* All events, with all of their bodies. */
MUST_USE enum rc page_read_sources(
	struct page *p, const struct matter *m, struct page_history *out);
/* "phases":[…] */
MUST_USE enum rc page_put_phases(
	struct page *p, const struct matter_view *v, const struct page_history *h);
/* "events":[…],"earlier":… */
void page_put_events(
	struct page *p, const struct law_procedure *proc, const struct page_history *h);

/* ---- page_clock.c ---- */

/* "deadlines":[…] */
void page_put_clocks(struct page *p, const struct matter *m);

#endif
