/*
 * What the law deems to have happened: a clock with the effect "deem" whose last day is over takes
 * its act of law, effective at the beginning of the day after. It is applied before any later act
 * is judged, in the matter's open children first, since their ends are facts of the matter.
 */
#include "matter/effects.h"
#include "matter/write.h"

#define MOST_ROUNDS 8 /* acts of law of one matter at a time; each leads on, so there are few */

static const struct matter_clock *first_due(const struct matter *m, struct instant now)
{
	const struct matter_clock *first = NULL;
	for (size_t i = 0; i < m->clocks.n; i++) {
		const struct matter_clock *k = &m->clocks.v[i];
		if (k->status == CLOCK_RUNNING && k->c.deem.n && matter_clock_is_past(k, now) &&
			(!first || date_cmp(matter_clock_end(k), matter_clock_end(first)) < 0))
			first = k;
	}
	return first;
}

static enum rc apply_own(struct act *t, struct work *w)
{
	for (int round = 0; round < MOST_ROUNDS; round++) {
		const struct matter_clock *first = first_due(&w->m, t->now);
		int at = first ? procedure_action(w->procedure, first->c.deem) : -1;
		int s = procedure_state(w->procedure, w->m.state);
		if (at < 0)
			return RC_OK;
		const struct law_action *a = &w->procedure->actions[at];
		struct instant when = matter_clock_over(first);
		struct event_body *b = work_event(t, w, EVENT_LAW, when, a);
		struct event_clock *c = VEC_PUSH(t->cx->arena, &b->clocks);
		*c = first->c;
		c->op = OP_DUE;
		w->due = matter_clock_end(first);
		if (s >= 0 && a->from[s] && work_effects(t, w, b, a, NULL, date_of(when)))
			return t->cx->rc;
		w->due = DATE_NONE;
		w->view->on = cx_today(t->cx);
		work_commit(t, w, b);
	}
	return RC_OK;
}

static enum rc apply_child(struct act *t, int64_t id)
{
	if (t->n == WORKS)
		return RC_OK; /* more than one act may touch; the daily job applies the rest */
	size_t before = t->n;
	struct work *k = &t->works[t->n++];
	if (work_load(t, k, id) ||
		matter_view_open(t->cx, t->svc, &k->m, cx_today(t->cx), &k->own_view))
		return t->cx->rc;
	k->view = &k->own_view;
	if (deem_apply(t, k) || work_finish_parent(t, k))
		return t->cx->rc;
	if (t->n == before + 1 && !k->events.n)
		t->n = before;
	return RC_OK;
}

enum rc deem_apply(struct act *t, struct work *w)
{
	/* the children are listed before their ends are noted in the list itself */
	size_t n = w->m.children.n;
	for (size_t i = 0; i < n; i++)
		if (w->m.children.v[i].open && apply_child(t, w->m.children.v[i].id))
			return t->cx->rc;
	return apply_own(t, w);
}

enum rc matter_deem(struct cx *cx, const struct matter_service *svc, int64_t organ, int64_t matter,
	struct db_plan **plan)
{
	struct act *t = ARENA_NEW(cx->arena, struct act);
	struct act_request *req = ARENA_NEW(cx->arena, struct act_request);
	struct act_conflict *conflict = NULL;
	*plan = NULL;
	*req = (struct act_request){.organ = organ, .matter = matter, .by_platform = true};
	*t = (struct act){
		.cx = cx, .svc = svc, .req = req, .now = cx_now(cx), .conflict = &conflict};
	struct work *w = &t->works[t->n++];
	if (work_load(t, w, matter) || matter_view_open(cx, svc, &w->m, cx_today(cx), &w->own_view))
		return cx->rc;
	w->view = &w->own_view;
	if (deem_apply(t, w) || work_finish_parent(t, w))
		return cx->rc;
	for (size_t i = 0; i < t->n; i++)
		if (t->works[i].events.n)
			return act_write(t, plan);
	return RC_OK;
}

enum rc matter_deem_list(
	struct cx *cx, struct db *db, int64_t organ, struct date today, int64_t **ids, size_t *n)
{
	return store_deem_due(cx, db, organ, today, ids, n);
}
