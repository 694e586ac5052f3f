/* What everybody may see of a matter: asked of its procedure after each act, and kept in the event.
 */
#include "matter/write.h"

struct publication matter_publication(const struct matter *m)
{
	return (struct publication){.organ = m->organ,
		.matter = m->id,
		.source = m->parent ? m->parent : m->id,
		.id = m->shown.id,
		.v = m->shown.v};
}

enum rc work_shown(struct act *t, struct work *w)
{
	struct matter_view own = {0}, *v = &own;
	struct law_shown shown;
	if (w->procedure->shown == LAW_NO_FN)
		return RC_OK;
	if (matter_view_open(t->cx, t->svc, &w->m, date_of(t->now), v))
		return t->cx->rc;
	facts_set(t->cx->arena, &v->sys, STR("state"), value_text(w->m.state));
	struct law_env env = matter_view_env(v);
	if (pack_shown(t->cx, w->pack, w->procedure, &env, &shown))
		return t->cx->rc;
	if (law_shown_eq(&shown, &w->m.shown.v))
		return RC_OK;
	struct event_body *b = w->events.v[w->events.n - 1].b;
	b->shows = true;
	b->shown = (struct event_shown){.v = shown};
	if (shown.is_shown)
		b->shown.id = w->m.shown.id ? w->m.shown.id : cx_id(t->cx);
	w->m.shown = b->shown;
	w->shows = true;
	return RC_OK;
}

void work_write_shown(struct db_plan *plan, enum db_engine engine, const struct work *w)
{
	const struct matter *m = &w->m;
	struct publication p = matter_publication(m);
	if (w->shows && m->shown.v.is_shown)
		publication_put(plan, engine, &p);
	else if (w->shows)
		publication_drop(plan, engine, m->organ, m->id, w->shown_id);
}
