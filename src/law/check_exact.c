/*
 * Exact search in a model in which almost nothing is tracked. A path that is found there is tried
 * against all its guards; where one of them stops it, what that guard reads is tracked from then
 * on, and the search begins again. A path that nothing stops is a story of the procedure.
 */
#include "law/check_priv.h"

#define MOST_ROUNDS 80

/* Something that may stop a move: the names that must be tracked to see it. */
struct stop {
	const struct str *names;
	size_t n;
};

struct stops {
	struct stop *v;
	size_t n, cap;
};

static void add_stop(struct model *m, struct stops *all, const struct str *names, size_t n)
{
	bool news = false;
	for (size_t i = 0; i < n; i++) {
		int at = model_var(m, names[i]);
		news = news || (at >= 0 && !m->vars[at].tracked && m->vars[at].kind != VAR_FREE);
	}
	for (size_t i = 0; i < all->n; i++)
		news = news && all->v[i].names != names;
	if (news)
		*VEC_PUSH(m->cx->arena, all) = (struct stop){names, n};
}

static void add_named(struct model *m, struct stops *all, const char *kind, struct str id)
{
	struct str *name = ARENA_NEW(m->cx->arena, struct str);
	*name = str_printf(m->cx->arena, "%s." STR_FMT, kind, STR_ARG(id));
	add_stop(m, all, name, 1);
}

static void stops_of(struct model *m, const struct model_move *x, struct stops *all)
{
	const struct law_procedure *p = m->p;
	const struct law_action *a = x->action;
	size_t n;
	const struct law_form *forms = pack_forms(m->pack, &n);
	if (x->clock >= 0)
		add_named(m, all, "clock", p->clocks[x->clock].id);
	if (x->child >= 0)
		add_named(m, all, "child", p->children[x->child].id);
	for (size_t i = 0; a && i < a->guard_n; i++)
		add_stop(m, all, p->guards[a->guards[i]].reads, p->guards[a->guards[i]].read_n);
	if (a && a->within >= 0)
		add_named(m, all, "clock", p->clocks[a->within].id);
	if (a && a->after >= 0)
		add_named(m, all, "clock", p->clocks[a->after].id);
	if (a && a->open >= 0)
		add_named(m, all, "child", p->children[a->open].id);
	if (a && a->scan >= 0)
		add_named(m, all, "doc", forms[a->scan].id);
}

/* ---- what the labels looked for bring about: guards that read it are the likely proof ---- */

static bool effects_touch(const struct law_effects *fx, struct str fact)
{
	for (size_t i = 0; i < fx->set_n; i++)
		if (str_eq(fx->sets[i].fact, fact))
			return true;
	return false;
}

static bool action_touches(const struct model *m, const struct law_action *a, const struct var *v)
{
	switch (v->kind) {
	case VAR_FACT:
		for (size_t i = 0; i < a->ask_n; i++)
			if (!a->asks[i].item && a->asks[i].fact == v->index)
				return true;
		return effects_touch(&a->fx, m->p->facts[v->index].id);
	case VAR_CHILD:
		return a->open == v->index;
	case VAR_DOC:
		for (size_t i = 0; i < a->issue_n; i++)
			if (a->issues[i] == v->index)
				return true;
		return a->scan == v->index;
	case VAR_LIST:
		return a->list == v->index;
	case VAR_CLOCK:
	case VAR_FREE:
		break;
	}
	return false;
}

static bool move_touches(const struct model *m, const struct model_move *x, const struct var *v)
{
	if (x->action)
		return action_touches(m, x->action, v);
	if (x->child < 0)
		return v->kind == VAR_CLOCK && v->index == x->clock;
	return (v->kind == VAR_CHILD && v->index == x->child) ||
	       (v->kind == VAR_FACT && effects_touch(&m->p->children[x->child].ends[x->end].fx,
					       m->p->facts[v->index].id));
}

static bool is_likely(const struct model *m, const struct stop *s)
{
	for (size_t i = 0; i < s->n; i++) {
		int at = model_var(m, s->names[i]);
		for (size_t t = 0; at >= 0 && t < m->move_n; t++)
			for (size_t k = 0; k < m->label_n; k++)
				if (m->forgets & 1u << k &&
					str_eq(m->labels[k], m->moves[t].label) &&
					move_touches(m, &m->moves[t], &m->vars[at]))
					return true;
	}
	return false;
}

static void track(struct model *m, const struct stop *s)
{
	for (size_t i = 0; i < s->n; i++)
		model_track(m, s->names[i]);
}

struct tracked {
	bool v[MODEL_VARS];
};

static struct tracked tracked_now(const struct model *m)
{
	struct tracked t;
	for (size_t i = 0; i < m->n; i++)
		t.v[i] = m->vars[i].tracked;
	return t;
}

static void track_again(struct model *m, const struct tracked *t)
{
	for (size_t i = 0; i < m->n; i++)
		m->vars[i].tracked = t->v[i];
}

struct goal {
	search_hit *hit;
	void *arg;
};

/* Drops what is not needed to stop the path, one after the other. */
static void track_least(struct model *m, const struct path *path, const struct goal *hit,
	const struct tracked *before, struct stops *all)
{
	bool *drop = ARENA_ARRAY(m->cx->arena, bool, all->n + 1);
	for (size_t i = 0; i <= all->n; i++) {
		if (i < all->n)
			drop[i] = true;
		track_again(m, before);
		for (size_t k = 0; k < all->n; k++)
			if (!drop[k])
				track(m, &all->v[k]);
		if (i < all->n && path_possible(m, path, hit->hit, hit->arg, NULL))
			drop[i] = false;
	}
}

/* Tracks more, so that this path is seen to be stopped; false if nothing stops it. */
static bool refine(struct model *m, const struct path *path, const struct goal *hit)
{
	struct stops all = {0};
	const struct tracked before = tracked_now(m);
	for (size_t i = 0; i < path->n; i++)
		stops_of(m, &m->moves[path->v[i]], &all);
	for (int likely = 1; likely >= 0; likely--)
		for (size_t i = all.n; i-- > 0;) {
			if (is_likely(m, &all.v[i]) != likely)
				continue;
			track(m, &all.v[i]);
			if (!path_possible(m, path, hit->hit, hit->arg, NULL))
				return true;
			track_again(m, &before);
		}
	for (size_t i = 0; i < all.n; i++)
		track(m, &all.v[i]);
	if (path_possible(m, path, hit->hit, hit->arg, NULL)) {
		track_again(m, &before);
		return false;
	}
	track_least(m, path, hit, &before, &all);
	return true;
}

enum search_end search_exact(
	struct model *m, search_hit *hit, void *arg, struct path *path, int64_t *states)
{
	const struct goal goal = {hit, arg};
	for (int round = 0; round < MOST_ROUNDS; round++) {
		enum search_end end = search_run(m, hit, arg, path, states);
		if (m->cx->rc || end != SEARCH_HIT || !refine(m, path, &goal))
			return end;
	}
	return SEARCH_FULL;
}
