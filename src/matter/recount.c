#include "matter/recount.h"

#include "matter/clocks.h"
#include "matter/recount_store.h"
#include "matter/write.h"

/* What of a clock hangs on the calendar. */
static bool is_same(const struct event_clock *a, const struct event_clock *b)
{
	return !date_cmp(a->last, b->last) && !date_cmp(a->due, b->due) &&
	       !date_cmp(a->earliest, b->earliest) && !date_cmp(a->latest, b->latest) &&
	       !date_cmp(a->warn, b->warn) && a->provisional == b->provisional;
}

static struct event_body *record(struct act *t, struct work *w)
{
	const struct calendar *c = t->svc->calendar;
	struct event_body *b = work_event(t, w, EVENT_RECORD, t->now, NULL);
	b->action = w->events.v[w->events.n - 1].e.action = STR("calendar.recount");
	b->title = str_printf(t->cx->arena,
		"日历更新（" STR_FMT " 年，编号 " STR_FMT "），期限重新计算",
		STR_ARG(calendar_years(c)), STR_ARG(str_sub(calendar_digest(c), 0, 8)));
	b->basis = pack_refusal(w->pack, "calendar", w->m.kind);
	return b;
}

enum rc matter_recount(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, struct db_plan **plan)
{
	struct act *t = ARENA_NEW(cx->arena, struct act);
	struct act_request *req = ARENA_NEW(cx->arena, struct act_request);
	struct act_conflict *conflict = NULL;
	struct event_body *b = NULL;
	*plan = NULL;
	*req = (struct act_request){.organ = organ, .matter = matter, .by_platform = true};
	*t = (struct act){
		.cx = cx, .svc = svc, .req = req, .now = cx_now(cx), .conflict = &conflict};
	struct work *w = &t->works[t->n++];
	if (work_load(t, w, matter) || matter_view_open(cx, svc, &w->m, cx_today(cx), &w->own_view))
		return cx->rc;
	w->view = &w->own_view;
	for (size_t i = 0; i < w->m.clocks.n && !w->m.outcome.n; i++) {
		const struct matter_clock *k = &w->m.clocks.v[i];
		struct event_clock c = k->c;
		if (k->status != CLOCK_RUNNING)
			continue;
		if (clock_resolve(cx, w->view->place, &c, k->pauses.v, k->pauses.n))
			return cx->rc;
		if (is_same(&c, &k->c))
			continue;
		if (!b)
			b = record(t, w);
		c.op = OP_RECOUNT;
		*VEC_PUSH(cx->arena, &b->clocks) = c;
	}
	if (!b)
		return RC_OK;
	work_commit(t, w, b);
	return act_write(t, plan);
}

static enum rc ids_of(struct cx *cx, struct db_rows *r, int64_t **ids, size_t *n)
{
	struct {
		int64_t *v;
		size_t n, cap;
	} all = {0};
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = db_int(r, 0);
	*ids = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc matter_recount_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t after, int64_t **ids, size_t *n)
{
	struct db_rows *r;
	return store_with_clocks(cx, db, organ, after, &r) ? cx->rc : ids_of(cx, r, ids, n);
}

enum rc matter_recount_organs(
	struct cx *cx, struct db *db, const struct calendar *calendar, int64_t **organs, size_t *n)
{
	struct db_rows *r;
	return store_other_calendar(cx, db, calendar_digest(calendar), &r)
		       ? cx->rc
		       : ids_of(cx, r, organs, n);
}

void matter_recounted(
	struct db_plan *plan, int64_t organ, const struct calendar *calendar, struct instant at)
{
	store_write_calendar(plan, organ, calendar_digest(calendar), at);
}
