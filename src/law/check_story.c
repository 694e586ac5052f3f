/*
 * Telling a counter-example: the title of each step for people, and for each step what has to be
 * entered, so that the engine can be driven through the same acts (src/matter/replay_test.c).
 */
#include "law/check_priv.h"

#define MOST_STEPS 200000 /* tried in looking for the values */

/* Whether a guard of the move reads what the model leaves open: calculated facts. */
static bool is_open(const struct model *m, const struct law_action *a)
{
	for (size_t i = 0; a && i < a->guard_n; i++) {
		const struct law_guard *g = &m->p->guards[a->guards[i]];
		for (size_t k = 0; k < g->read_n && !g->alarm; k++) {
			int v = model_var(m, g->reads[k]);
			if (v >= 0 && m->vars[v].kind == VAR_FREE && g->reads[k].p[0] != '@')
				return true;
		}
	}
	return false;
}

/* ---- what is entered on the way ---- */

struct witness {
	struct model *m;
	const struct path *path;
	struct model_state *s; /* before and after each move */
	int left;
};

/* Looks for choices with which all moves from the k-th on can be made. */
static bool follow(struct witness *w, size_t k)
{
	struct chooser c = {0};
	if (k == w->path->n)
		return true;
	do {
		w->s[k + 1] = w->s[k];
		if (--w->left < 0)
			return false;
		if (model_step(w->m, &w->s[k + 1], (size_t)w->path->v[k], &c) && follow(w, k + 1))
			return true;
	} while (chooser_next(&c));
	return false;
}

static bool enters(const struct model *m, const struct model_move *x, int fact)
{
	const struct law_effects *fx = x->action       ? &x->action->fx
				       : x->child >= 0 ? &m->p->children[x->child].ends[x->end].fx
						       : NULL;
	for (size_t i = 0; x->action && i < x->action->ask_n; i++)
		if (!x->action->asks[i].item && x->action->asks[i].fact == fact)
			return true;
	for (size_t i = 0; fx && i < fx->set_n; i++)
		if (str_eq(fx->sets[i].fact, m->p->facts[fact].id))
			return true;
	return false;
}

/*
 * The value that a fact entered by the k-th move has to have: what a later guard took it to be,
 * before it is entered again. false where nothing depends on it.
 */
static bool needed(const struct witness *w, size_t k, int fact, struct value *out)
{
	int at = w->m->fact_var[fact];
	/* what is proposed is entered when it is approved */
	const struct law_action *a = w->m->moves[w->path->v[k]].action;
	bool waits = a->kind == ACTION_PROPOSE;
	for (size_t j = k; at >= 0 && j < w->path->n; j++) {
		const struct model_move *x = &w->m->moves[w->path->v[j]];
		if (waits && x->action && x->action->kind == ACTION_APPROVE)
			waits = false;
		else if (j > k && enters(w->m, x, fact))
			return false;
		if (waits || w->s[j + 1].v[at] < 0)
			continue;
		*out = w->m->vars[at].d.v[w->s[j + 1].v[at]];
		return true;
	}
	return false;
}

static void fill(const struct witness *w, size_t k, struct check_step *out)
{
	const struct law_action *a = w->m->moves[w->path->v[k]].action;
	for (size_t i = 0; a && i < a->ask_n && a->kind != ACTION_APPROVE; i++) {
		struct value v;
		const struct law_fact *f =
			a->asks[i].item ? NULL : &w->m->p->facts[a->asks[i].fact];
		if (!f || !needed(w, k, a->asks[i].fact, &v))
			continue;
		if (v.kind == VALUE_NONE)
			out->absent |= UINT64_C(1) << (i % 64);
		else if (f->kind == FACT_YESNO || f->kind == FACT_CHOICE || f->kind == FACT_MONEY ||
			 f->kind == FACT_INT)
			facts_set(w->m->cx->arena, &out->input, f->id, v);
	}
}

static void find_inputs(struct model *m, const struct path *path, struct check_finding *f)
{
	struct witness w = {.m = m, .path = path, .left = MOST_STEPS};
	struct chooser c = {0};
	bool *tracked = ARENA_ARRAY(m->cx->arena, bool, m->n + 1);
	for (size_t i = 0; i < m->n; i++)
		tracked[i] = m->vars[i].tracked;
	model_track_all(m);
	w.s = ARENA_ARRAY(m->cx->arena, struct model_state, path->n + 1);
	bool found = false;
	do {
		w.s[0] = model_start(m, &c);
		found = follow(&w, 0);
	} while (!found && w.left > 0 && chooser_next(&c));
	for (size_t i = 0; i < path->n && found; i++)
		fill(&w, i, &f->steps[i]);
	for (size_t i = 0; i < m->n; i++)
		m->vars[i].tracked = tracked[i];
}

/* The act of the procedure itself, where the move is one that a property put beside it. */
static const struct law_action *own_action(const struct model *m, const struct law_action *a)
{
	const struct law_procedure *p = pack_procedure(m->pack, m->p->id);
	struct str id = a->id.p[0] == '!' ? str_sub(a->id, 1, a->id.n) : a->id;
	return &p->actions[procedure_action(p, id)];
}

void path_tell(struct model *m, const struct path *path, struct check_finding *f)
{
	f->story = ARENA_ARRAY(m->cx->arena, struct str, path->n + 1);
	f->steps = ARENA_ARRAY(m->cx->arena, struct check_step, path->n + 1);
	f->story_n = path->n;
	for (size_t i = 0; i < path->n; i++) {
		const struct model_move *x = &m->moves[path->v[i]];
		f->story[i] = x->title;
		f->steps[i] =
			(struct check_step){.action = x->action ? own_action(m, x->action) : NULL,
				.clock = x->clock,
				.child = x->child,
				.end = x->end,
				.part = PART_NONE};
		f->abstract = f->abstract || is_open(m, x->action);
	}
	if (path->n)
		find_inputs(m, path, f);
}

/* ---- the shortest way to an end, or to an act ---- */

struct ending {
	const struct model *m;
	struct str goal;
};

static bool ends_so(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct ending *e = arg;
	(void)from;
	return str_eq(e->m->p->states[to->control].outcome, e->goal) ||
	       (e->m->moves[move].action && str_eq(e->m->moves[move].label, e->goal));
}

enum rc law_story_to(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str goal, struct check_finding *out)
{
	struct model *m;
	struct path path;
	*out = (struct check_finding){.procedure = proc->id, .title = goal, .basis = proc->basis};
	if (model_make(cx, p, proc, &m))
		return cx->rc;
	struct ending e = {m, goal};
	out->holds = search_exact(m, ends_so, &e, &path, &out->states) == SEARCH_HIT;
	if (out->holds)
		path_tell(m, &path, out);
	return cx->rc;
}
