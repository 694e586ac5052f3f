/*
 * Whether an end can be reached: walks lead into every state, wander about, and then seek an end.
 * What is entered on the way is what the next guards accept, if anything is (model.h), so a walk
 * fails only where nothing that people can enter or do leads on.
 */
#include "law/check_priv.h"

#define STEPS 300
#define INTO 8    /* walks that try to reach a state before it is searched for */
#define WANDERS 6 /* wanderings from a state, each longer than the one before */
#define SEEKS 4   /* walks that seek an end before it is searched for */
#define FAR 1000

struct walk {
	struct model *m;     /* all is tracked: for walking */
	struct model *exact; /* for searching where walks do not get there */
	struct chooser c;
	struct model_state s;
	bool silent; /* only what needs neither the party nor an outside body */
	struct {
		int16_t *v;
		size_t n, cap;
	} moves; /* made so far */
};

static int rnd(struct walk *w, int n)
{
	w->c.seed = w->c.seed * UINT64_C(2862933555777941757) + UINT64_C(3037000493);
	return (int)((w->c.seed >> 33) % (uint64_t)n);
}

/* ---- the map: how many moves it is from each state, guards aside ---- */

static const struct law_action *action_of(const struct model *m, const struct model_move *x)
{
	if (x->action)
		return x->action;
	int a = x->clock >= 0 && x->label.n ? procedure_action(m->p, x->label) : -1;
	return a >= 0 ? &m->p->actions[a] : NULL;
}

/* Least distance over where a move may lead from a state; FAR where it cannot be made there. */
static int leads(const struct model *m, const struct model_move *x, int from, const int *dist)
{
	const struct law_action *a = action_of(m, x);
	if (!a || !a->from[from])
		return FAR;
	if (a->to >= 0)
		return dist[a->to];
	if (a->kind != ACTION_APPROVE && a->kind != ACTION_RETURN)
		return dist[from];
	int least = FAR;
	for (size_t i = 0; i < m->p->state_n; i++)
		if (m->p->actions[a->base].from[i] && dist[i] < least)
			least = dist[i];
	return least;
}

/* Distances to one state, or (goal < 0) to the nearest end. */
static int *map(const struct model *m, int goal)
{
	int *dist = ARENA_ARRAY(m->cx->arena, int, m->p->state_n + 1);
	for (size_t i = 0; i < m->p->state_n; i++)
		dist[i] = (goal < 0 ? m->p->states[i].outcome.n > 0 : (int)i == goal) ? 0 : FAR;
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < m->p->state_n; i++)
			for (size_t t = 0; t < m->move_n && !m->p->states[i].outcome.n; t++) {
				int d = leads(m, &m->moves[t], (int)i, dist) + 1;
				more = more || d < dist[i];
				dist[i] = d < dist[i] ? d : dist[i];
			}
	}
	return dist;
}

/* ---- walking ---- */

static void start(struct walk *w, uint64_t seed)
{
	w->c = (struct chooser){.seed = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
	w->moves.n = 0;
	w->s = model_start(w->m, &w->c);
}

static bool make(struct walk *w, size_t t)
{
	if ((w->silent && !w->m->moves[t].silent) || !model_starts(w->m, &w->s, t))
		return false;
	struct model_state next = w->s;
	if (!model_step(w->m, &next, t, &w->c))
		return false;
	w->s = next;
	*VEC_PUSH(w->m->cx->arena, &w->moves) = (int16_t)t;
	return true;
}

/* A move that leads nearer, if one can be made. */
static bool approach(struct walk *w, const int *dist)
{
	size_t n = w->m->move_n, at = (size_t)rnd(w, (int)n);
	for (size_t i = 0; i < n; i++) {
		size_t t = (at + i) % n;
		if (leads(w->m, &w->m->moves[t], w->s.control, dist) < dist[w->s.control] &&
			make(w, t))
			return true;
	}
	return false;
}

/* Any move that does not end the matter; one that leads away from where dist leads is rarely made.
 */
static bool wander(struct walk *w, const int *dist)
{
	for (int tries = 0; tries < 200; tries++) {
		size_t t = (size_t)rnd(w, (int)w->m->move_n);
		if (!model_starts(w->m, &w->s, t))
			continue;
		const struct law_action *a = action_of(w->m, &w->m->moves[t]);
		if (a && a->to >= 0 && w->m->p->states[a->to].outcome.n)
			continue;
		if (dist && a && leads(w->m, &w->m->moves[t], w->s.control, dist) != FAR &&
			leads(w->m, &w->m->moves[t], w->s.control, dist) > dist[w->s.control] &&
			rnd(w, 10))
			continue;
		if (make(w, t))
			return true;
	}
	return false;
}

static bool seek(struct walk *w, const int *dist)
{
	for (int k = 0; k < STEPS && dist[w->s.control] > 0 && !w->m->cx->rc; k++)
		if (rnd(w, 100) < 40 || !approach(w, dist))
			(void)wander(w, dist);
	return dist[w->s.control] == 0;
}

static bool arrives(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const int *dist = arg;
	(void)from;
	(void)move;
	return dist[to->control] == 0;
}

/* Searches a way to where dist is 0, from a state or from the start; false if there surely is none.
 */
static bool search(struct walk *w, const struct model_state *from, const int *dist,
	struct path *path, int64_t *states)
{
	w->exact->from = from;
	w->exact->silent = w->silent;
	enum search_end end = search_exact(w->exact, arrives, (void *)dist, path, states);
	if (end == SEARCH_FULL) /* follow less next time */
		for (size_t i = 0; i < w->exact->n; i++)
			w->exact->vars[i].tracked = false;
	return end == SEARCH_HIT;
}

static bool ends_from(struct walk *w, const struct model_state *s, const int *end)
{
	struct path path;
	int64_t states = 0;
	for (int k = 0; k < SEEKS; k++) {
		size_t had = w->moves.n;
		w->s = *s;
		bool there = seek(w, end);
		w->moves.n = had;
		if (there)
			return true;
	}
	return search(w, s, end, &path, &states);
}

/* Drops moves while what is left still leads into the same state without an end. */
static void shorten(struct walk *w, const int *end, int control, struct path *path)
{
	for (size_t chunk = path->n / 2; chunk > 0; chunk /= 2)
		for (size_t at = 0; at + chunk <= path->n;) {
			struct path less = {
				ARENA_ARRAY(w->m->cx->arena, int16_t, path->n), path->n - chunk};
			struct model_state last;
			memcpy(less.v, path->v, at * sizeof *less.v);
			memcpy(less.v + at, path->v + at + chunk, (less.n - at) * sizeof *less.v);
			if (path_possible(w->m, &less, NULL, NULL, &last) &&
				last.control == control && !ends_from(w, &last, end))
				*path = less;
			else
				at += chunk;
		}
}

static void dead_end(
	struct walk *w, const struct model_state *s, const int *end, struct check_finding *f)
{
	struct path path = {ARENA_ARRAY(w->m->cx->arena, int16_t, w->moves.n + 1), w->moves.n};
	for (size_t i = 0; i < path.n; i++)
		path.v[i] = w->moves.v[i];
	f->holds = false;
	f->why = str_printf(w->m->cx->arena, "走到「" STR_FMT "」之后没有路能到终点",
		STR_ARG(w->m->p->states[s->control].title));
	shorten(w, end, s->control, &path);
	path_tell(w->m, &path, f);
}

/* Leads a walk into a state; false if none gets there. */
static bool lead_into(struct walk *w, int goal, const int *dist, int k)
{
	struct path path;
	int64_t states = 0;
	for (int i = 0; i < INTO; i++) {
		start(w, (uint64_t)(goal * 1000003 + k * 1009 + i));
		if (seek(w, dist))
			return true;
	}
	if (!search(w, NULL, dist, &path, &states) ||
		!path_possible(w->m, &path, NULL, NULL, &w->s))
		return false;
	w->moves.n = 0;
	for (size_t i = 0; i < path.n; i++)
		*VEC_PUSH(w->m->cx->arena, &w->moves) = path.v[i];
	return true;
}

/* What is found out of a procedure: an end with everybody's help, and without. */
struct found {
	struct check_finding any, silent;
	const int *end;
};

/* From where the walk stands; an end without the others' help is one with it. */
static void try_end(struct walk *w, struct found *f)
{
	struct model_state s = w->s;
	if (w->m->p->states[s.control].outcome.n)
		return;
	w->silent = true;
	bool silent = ends_from(w, &s, f->end);
	if (!silent && f->silent.holds)
		dead_end(w, &s, f->end, &f->silent);
	w->silent = false;
	if (!silent && f->any.holds && !ends_from(w, &s, f->end))
		dead_end(w, &s, f->end, &f->any);
}

static void try_state(struct walk *w, int goal, struct found *f)
{
	const int *dist = map(w->m, goal);
	struct model_state led = {0};
	size_t led_n = 0;
	for (int k = 0; k < WANDERS && f->any.holds; k++) {
		if (k % 3 == 0 && !lead_into(w, goal, dist, k)) {
			f->any.holds = false;
			f->any.why =
				str_printf(w->m->cx->arena, "没有任何经过能走到「" STR_FMT "」",
					STR_ARG(w->m->p->states[goal].title));
			return;
		}
		if (k % 3 == 0) {
			led = w->s;
			led_n = w->moves.n;
		}
		w->s = led;
		w->moves.n = led_n;
		f->any.states++;
		for (int i = 0; i < k * k * 3 && !w->m->p->states[w->s.control].outcome.n; i++)
			(void)wander(w, NULL);
		try_end(w, f);
	}
}

enum rc check_reach(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out)
{
	struct found f = {.any = {.procedure = proc->id,
				  .property = STR("reach_end"),
				  .title = STR("每个状态都能办到终点"),
				  .basis = proc->basis,
				  .holds = true}};
	struct walk w = {.silent = false};
	f.silent = f.any;
	f.silent.property = STR("reach_end_silent");
	f.silent.title = STR("当事人和外部机关不作为时，每个状态也能办到终点");
	if (model_make(cx, p, proc, &w.m) || model_make(cx, p, proc, &w.exact))
		return cx->rc;
	model_track_all(w.m);
	f.end = map(w.m, -1);
	for (size_t i = 0; i < proc->state_n && !cx->rc; i++)
		try_state(&w, (int)i, &f);
	f.silent.states = f.any.states;
	*VEC_PUSH(cx->arena, &out->findings) = f.any;
	*VEC_PUSH(cx->arena, &out->findings) = f.silent;
	out->holds = out->holds && f.any.holds && f.silent.holds;
	return cx->rc;
}
