#include "law/check.h"

#include "law/model.h"

#include <stdlib.h>

#define MOST_STATES ((size_t)400000)
#define WALKS 4000
#define WALK_STEPS 400

/* ---- safety: breadth first over the tracked abstraction ---- */

struct node {
	struct model_state s;
	int32_t before; /* node it came from */
	struct str title;
};

struct search {
	struct model *m;
	struct node *nodes;
	size_t n, cap;
	uint32_t *slots; /* open addressing, index + 1 */
	size_t slot_n;
};

static uint64_t hash_of(const struct model *m, const struct model_state *s)
{
	uint64_t h = UINT64_C(1469598103934665603) ^ (uint64_t)(uint16_t)s->control;
	h = (h * UINT64_C(1099511628211)) ^ s->seen;
	for (size_t i = 0; i < m->n; i++)
		h = (h * UINT64_C(1099511628211)) ^ (uint8_t)s->v[i];
	return h ^ h >> 29;
}

static bool same(const struct model *m, const struct model_state *a, const struct model_state *b)
{
	return a->control == b->control && a->seen == b->seen && memcmp(a->v, b->v, m->n) == 0;
}

/* Adds a state unless it is known; false when the search is full. */
static bool search_add(
	struct search *q, const struct model_state *s, int32_t before, struct str title)
{
	size_t at = hash_of(q->m, s) & (q->slot_n - 1);
	while (q->slots[at]) {
		if (same(q->m, &q->nodes[q->slots[at] - 1].s, s))
			return true;
		at = (at + 1) & (q->slot_n - 1);
	}
	if (q->n == MOST_STATES)
		return false;
	if (q->n == q->cap) {
		q->cap = q->cap ? q->cap * 2 : 1024;
		q->nodes = realloc(q->nodes, q->cap * sizeof *q->nodes);
		INVARIANT(q->nodes);
	}
	q->nodes[q->n] = (struct node){*s, before, title};
	q->slots[at] = (uint32_t)++q->n;
	return true;
}

static struct str story_of(struct cx *cx, const struct search *q, int32_t at, struct str last)
{
	int32_t path[256];
	int n = 0;
	for (; at > 0 && n < 256; at = q->nodes[at].before)
		path[n++] = at;
	struct buf b = buf_in(cx->arena);
	int k = 1;
	while (n--)
		buf_printf(&b, "%d. " STR_FMT "\n", k++, STR_ARG(q->nodes[path[n]].title));
	buf_printf(&b, "%d. " STR_FMT, k, STR_ARG(last));
	return buf_get(&b);
}

struct watch {
	uint32_t unless;
	uint32_t groups[16];
	size_t n;
	int never;
};

static bool broken(const struct watch *w, uint32_t seen_before)
{
	if (seen_before & w->unless)
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (!(seen_before & w->groups[i]))
			return true;
	return false;
}

static void explore(
	struct search *q, const struct watch *w, struct str never, struct check_finding *f)
{
	struct model *m = q->m;
	struct model_state start = model_start(m);
	search_add(q, &start, 0, STR(""));
	for (size_t i = 0; i < q->n; i++) {
		for (size_t t = 0; t < m->transitions; t++) {
			struct chooser c = {0};
			do {
				struct model_state s = q->nodes[i].s;
				struct str label, title;
				uint32_t seen = s.seen;
				if (!model_step(m, &s, t, &c, &label, &title))
					continue;
				if (str_eq(label, never) && broken(w, seen)) {
					f->holds = false;
					f->story = story_of(m->cx, q, (int32_t)i, title);
					return;
				}
				if (!search_add(q, &s, (int32_t)i, title)) {
					f->holds = false;
					f->story = STR("状态太多，没有查完");
					return;
				}
			} while (chooser_next(&c));
			if (m->cx->rc)
				return;
		}
	}
}

static void track_guards(struct model *m, struct str label)
{
	int a = procedure_action(m->p, label);
	if (a < 0)
		return;
	for (size_t i = 0; i < m->p->actions[a].guard_n; i++) {
		const struct law_guard *g = &m->p->guards[m->p->actions[a].guards[i]];
		for (size_t k = 0; k < g->read_n; k++)
			model_track(m, g->reads[k]);
	}
	if (m->p->actions[a].after >= 0)
		model_track(m, str_printf(m->cx->arena, "clock." STR_FMT,
				       STR_ARG(m->p->clocks[m->p->actions[a].after].id)));
}

static enum rc check_property(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct model *m;
	struct watch w = {0};
	struct check_finding *f = VEC_PUSH(cx->arena, &out->findings);
	*f = (struct check_finding){.procedure = x->procedure,
		.property = x->id,
		.title = x->title,
		.basis = x->basis,
		.holds = true};
	if (model_make(cx, p, pack_procedure(p, x->procedure), &m))
		return cx->rc;
	track_guards(m, x->never);
	for (size_t i = 0; i < x->before_n && i < 16; i++) {
		for (size_t k = 0; k < x->before[i].n; k++)
			w.groups[i] |= 1u << model_watch(m, x->before[i].v[k]);
		w.n++;
	}
	for (size_t k = 0; k < x->unless.n; k++)
		w.unless |= 1u << model_watch(m, x->unless.v[k]);
	/* a child's label can only follow if the child is tracked */
	for (size_t i = 0; i < m->label_n; i++) {
		size_t colon = str_find(m->labels[i], STR(":"), 0);
		if (colon < m->labels[i].n)
			model_track(m, str_printf(cx->arena, "child." STR_FMT,
					       STR_ARG(str_sub(m->labels[i], 0, colon))));
	}
	struct search q = {.m = m, .slot_n = (size_t)1 << 20};
	q.slots = calloc(q.slot_n, sizeof *q.slots);
	INVARIANT(q.slots);
	explore(&q, &w, x->never, f);
	f->states = (int64_t)q.n;
	free(q.nodes);
	free(q.slots);
	out->holds = out->holds && f->holds;
	return cx->rc;
}

/* ---- reachability: walks that end ---- */

struct walks {
	struct model *m;
	bool *visited, *ends;
	struct str *story; /* first walk into a state */
};

static void walk(struct walks *w, uint64_t seed)
{
	struct model *m = w->m;
	struct model_state s = model_start(m);
	struct chooser c = {.seed = seed * 2 + 1};
	int16_t seen[WALK_STEPS];
	size_t n = 0;
	struct buf story = buf_in(m->cx->arena);
	for (int k = 0; k < WALK_STEPS && !m->p->states[s.control].outcome.n; k++) {
		seen[n++] = s.control;
		if (!w->visited[s.control]) {
			w->visited[s.control] = true;
			w->story[s.control] = str_dup(m->cx->arena, buf_get(&story));
		}
		bool moved = false;
		for (int tries = 0; tries < 60 && !moved; tries++) {
			struct model_state next = s;
			struct str label, title;
			c.seed = c.seed * UINT64_C(2862933555777941757) + 3037000493u;
			if (!model_step(m, &next, (size_t)(c.seed >> 33) % m->transitions, &c,
				    &label, &title))
				continue;
			if (story.n < 4000)
				buf_printf(&story, STR_FMT "\n", STR_ARG(title));
			s = next;
			moved = true;
		}
		if (!moved || m->cx->rc)
			return;
	}
	if (!m->p->states[s.control].outcome.n)
		return;
	w->visited[s.control] = w->ends[s.control] = true;
	for (size_t i = 0; i < n; i++)
		w->ends[seen[i]] = true;
}

static enum rc check_reach(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out)
{
	struct model *m;
	struct check_finding *f = VEC_PUSH(cx->arena, &out->findings);
	*f = (struct check_finding){.procedure = proc->id,
		.property = STR("reach_end"),
		.title = STR("每个状态都能办到终点"),
		.basis = proc->basis,
		.holds = true};
	if (model_make(cx, p, proc, &m))
		return cx->rc;
	model_track_all(m);
	struct walks w = {.m = m,
		.visited = ARENA_ARRAY(cx->arena, bool, proc->state_n),
		.ends = ARENA_ARRAY(cx->arena, bool, proc->state_n),
		.story = ARENA_ARRAY(cx->arena, struct str, proc->state_n)};
	bool all = false;
	for (uint64_t i = 1; i <= WALKS && !all && !cx->rc; i++) {
		walk(&w, i);
		all = true;
		for (size_t k = 0; k < proc->state_n; k++)
			all = all && w.ends[k];
	}
	struct buf b = buf_in(cx->arena);
	for (size_t k = 0; k < proc->state_n; k++) {
		f->states += w.visited[k];
		if (w.ends[k])
			continue;
		f->holds = false;
		if (w.visited[k])
			buf_printf(&b, "从「" STR_FMT "」没有找到终点，走到这里的经过：\n" STR_FMT,
				STR_ARG(proc->states[k].title), STR_ARG(w.story[k]));
		else
			buf_printf(&b, "没有任何经过能走到「" STR_FMT "」\n",
				STR_ARG(proc->states[k].title));
	}
	f->story = b.n ? buf_get(&b) : STR("");
	out->holds = out->holds && f->holds;
	return cx->rc;
}

enum rc law_check(struct cx *cx, struct pack *p, struct check_report *out)
{
	size_t n;
	*out = (struct check_report){.holds = true};
	const struct law_procedure *procs = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++)
		if (check_reach(cx, p, &procs[i], out))
			return cx->rc;
	const struct law_property *props = pack_properties(p, &n);
	for (size_t i = 0; i < n; i++)
		if (check_property(cx, p, &props[i], out))
			return cx->rc;
	return RC_OK;
}
