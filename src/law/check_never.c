/*
 * "A never before B": searched in a model in which almost nothing is tracked. A path that breaks
 * the property there is tried against all its guards; where one of them stops it, what that guard
 * reads is tracked from then on, and the search begins again. A path that nothing stops is the
 * counter-example.
 */
#include "law/check_priv.h"

#define MOST_ROUNDS 60

struct watch {
	const struct model *m;
	struct str never;
	uint32_t group, unless, when;
	bool after; /* looked for: after one of the group */
};

static bool breaks(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct watch *w = arg;
	(void)to;
	return str_eq(w->m->moves[move].label, w->never) && !(from->seen & w->group) == !w->after &&
	       !(from->seen & w->unless) && (!w->when || from->seen & w->when);
}

/* One group of labels of which one must come before. */
static enum rc check_group(
	struct cx *cx, struct model *m, const struct watch *w, struct check_finding *f)
{
	struct path path;
	enum search_end end = search_exact(m, breaks, (void *)w, &path, &f->states);
	if (cx->rc || end == SEARCH_NONE)
		return cx->rc;
	f->holds = false;
	f->why = end == SEARCH_FULL ? STR("情形太多，没有查完，不能认为成立")
				    : STR("有下面这样的经过");
	path_tell(m, &path, f);
	return RC_OK;
}

static uint32_t bits(struct model *m, const struct law_labels *labels)
{
	uint32_t all = 0;
	for (size_t i = 0; i < labels->n; i++)
		all |= 1u << model_watch(m, labels->v[i]);
	return all;
}

enum rc check_never(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	bool after = x->kind == PROPERTY_AFTER;
	const struct law_labels *groups = after ? &x->after : x->before;
	for (size_t i = 0; i < (after ? 1 : x->before_n) && f.holds; i++) {
		struct model *m;
		if (model_make(cx, p, pack_procedure(p, x->procedure), &m))
			return cx->rc;
		struct watch w = {.m = m, .never = x->never, .after = after};
		w.group = bits(m, &groups[i]);
		w.unless = bits(m, &x->unless);
		w.when = bits(m, &x->when);
		m->forgets = w.group;
		m->resets = x->since.n ? bits(m, &x->since) : 0;
		if (check_group(cx, m, &w, &f))
			return cx->rc;
	}
	check_add(cx, out, &f);
	return RC_OK;
}
