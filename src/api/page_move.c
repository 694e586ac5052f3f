/* The version after a matter's own, and what stands in the way of passing to it. */
#include "api/page_part.h"
#include "matter/move.h"

enum rc page_put_move(struct page *p, const struct matter *m)
{
	struct matter_moving mv;
	struct arena *a = p->cx->arena;
	size_t n;
	if (m->parent)
		return RC_OK;
	if (matter_moving(p->cx, p->svc, p->actor, m, &mv) || !mv.to)
		return p->cx->rc;
	json_set_begin(p->w, "move");
	json_set(p->w, "to", pack_id(mv.to));
	json_set_bool(p->w, "open", mv.t && mv.t->is_open);
	json_set_bool(p->w, "allowed", mv.judged.refusals.n == 0);
	page_put_refusals(p, "refusals", mv.judged.refusals.v, mv.judged.refusals.n);
	if (mv.t) {
		json_set(p->w, "why", mv.t->why);
		json_set(p->w, "ground", str_c(law_ground_title(mv.t->ground)));
		json_set(p->w, "basis", pack_cite(mv.to, a, mv.t->basis));
	}
	if (mv.t && mv.t->is_open) {
		json_set(p->w, "from", date_str(a, mv.t->from));
		json_set(p->w, "role", pack_roles(mv.to, &n)[mv.t->by].title);
		json_set(p->w, "state", mv.state_title.n ? mv.state_title : STR(""));
	}
	json_end(p->w);
	return RC_OK;
}
