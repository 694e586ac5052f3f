/* Searches over a model: breadth first, and along given moves. */
#include "law/check_priv.h"

#include <stdlib.h>

#define MOST_STATES ((size_t)150000)
#define MOST_LEVEL ((size_t)4000)
#define FIRST_SLOTS ((size_t)4096)

struct node {
	struct model_state s;
	int32_t before; /* node it came from */
	int16_t move;
};

struct search {
	struct model *m;
	struct node *nodes;
	size_t n, cap, most;
	uint32_t *slots; /* open addressing, index + 1 */
	size_t slot_n;
	uint8_t tracked[MODEL_VARS]; /* variables in which states can differ */
	size_t tracked_n;
};

static uint64_t hash_of(const struct search *q, const struct model_state *s)
{
	uint64_t h = UINT64_C(1469598103934665603) ^ (uint64_t)(uint16_t)s->control;
	h = h * UINT64_C(1099511628211) ^ (uint64_t)(uint16_t)s->origin;
	h = h * UINT64_C(1099511628211) ^ s->seen;
	for (size_t i = 0; i < q->tracked_n; i++)
		h = h * UINT64_C(1099511628211) ^ (uint8_t)s->v[q->tracked[i]];
	return h ^ h >> 29;
}

static bool same(const struct search *q, const struct model_state *a, const struct model_state *b)
{
	bool yes = a->control == b->control && a->origin == b->origin && a->seen == b->seen;
	for (size_t i = 0; yes && i < q->tracked_n; i++)
		yes = a->v[q->tracked[i]] == b->v[q->tracked[i]];
	return yes;
}

static struct search search_of(struct model *m, size_t most)
{
	struct search q = {.m = m, .most = most};
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].tracked)
			q.tracked[q.tracked_n++] = (uint8_t)i;
	return q;
}

static void rehash(struct search *q)
{
	free(q->slots);
	q->slot_n = q->slot_n ? q->slot_n * 4 : FIRST_SLOTS;
	q->slots = calloc(q->slot_n, sizeof *q->slots);
	INVARIANT(q->slots);
	for (size_t i = 0; i < q->n; i++) {
		size_t at = hash_of(q, &q->nodes[i].s) & (q->slot_n - 1);
		while (q->slots[at])
			at = (at + 1) & (q->slot_n - 1);
		q->slots[at] = (uint32_t)i + 1;
	}
}

/* Adds a state unless it is known; false when the search is full. */
static bool add(struct search *q, const struct model_state *s, int32_t before, int16_t move)
{
	if (q->n * 2 >= q->slot_n)
		rehash(q);
	size_t at = hash_of(q, s) & (q->slot_n - 1);
	while (q->slots[at]) {
		if (same(q, &q->nodes[q->slots[at] - 1].s, s))
			return true;
		at = (at + 1) & (q->slot_n - 1);
	}
	if (q->n == q->most)
		return false;
	if (q->n == q->cap) {
		q->cap = q->cap ? q->cap * 2 : 256;
		q->nodes = realloc(q->nodes, q->cap * sizeof *q->nodes);
		INVARIANT(q->nodes);
	}
	q->nodes[q->n] = (struct node){*s, before, move};
	q->slots[at] = (uint32_t)++q->n;
	return true;
}

static void add_starts(struct search *q)
{
	struct chooser c = {0};
	if (q->m->from) {
		struct model_state s = *q->m->from;
		for (size_t i = 0; i < q->m->n; i++)
			if (!q->m->vars[i].tracked)
				s.v[i] = MODEL_ANY;
		(void)add(q, &s, -1, -1);
		return;
	}
	do {
		struct model_state s = model_start(q->m, &c);
		(void)add(q, &s, -1, -1);
	} while (chooser_next(&c));
}

static void finish(struct search *q)
{
	free(q->nodes);
	free(q->slots);
}

static void path_to(struct search *q, int32_t at, int16_t last, struct path *path)
{
	size_t n = 1;
	for (int32_t i = at; q->nodes[i].before >= 0; i = q->nodes[i].before)
		n++;
	*path = (struct path){ARENA_ARRAY(q->m->cx->arena, int16_t, n), n};
	path->v[--n] = last;
	for (int32_t i = at; q->nodes[i].before >= 0; i = q->nodes[i].before)
		path->v[--n] = q->nodes[i].move;
}

/* All steps from one state; true when one was the one looked for, or the search is full. */
static bool expand(struct search *q, int32_t at, search_hit *hit, void *arg, struct path *path,
	enum search_end *end)
{
	struct model *m = q->m;
	for (size_t t = 0; t < m->move_n; t++) {
		struct chooser c = {0};
		if ((m->silent && !m->moves[t].silent) || !model_starts(m, &q->nodes[at].s, t))
			continue;
		do {
			struct model_state s = q->nodes[at].s;
			if (!model_step(m, &s, t, &c))
				continue;
			if (hit(arg, &q->nodes[at].s, t, &s)) {
				path_to(q, at, (int16_t)t, path);
				*end = SEARCH_HIT;
				return true;
			}
			if (!add(q, &s, at, (int16_t)t)) {
				*end = SEARCH_FULL;
				return true;
			}
		} while (chooser_next(&c));
	}
	return m->cx->rc != RC_OK;
}

enum search_end search_run(
	struct model *m, search_hit *hit, void *arg, struct path *path, int64_t *states)
{
	struct search q = search_of(m, MOST_STATES);
	enum search_end end = SEARCH_NONE;
	*path = (struct path){NULL, 0};
	add_starts(&q);
	for (size_t i = 0; i < q.n && !expand(&q, (int32_t)i, hit, arg, path, &end); i++)
		;
	*states += (int64_t)q.n;
	finish(&q);
	return end;
}

bool path_possible(struct model *m, const struct path *path, search_hit *hit, void *arg,
	struct model_state *last)
{
	struct search level = search_of(m, MOST_LEVEL);
	add_starts(&level);
	for (size_t k = 0; k < path->n; k++) {
		struct search next = search_of(m, MOST_LEVEL);
		for (size_t i = 0; i < level.n; i++) {
			struct chooser c = {0};
			do {
				struct model_state s = level.nodes[i].s;
				if (model_step(m, &s, (size_t)path->v[k], &c) &&
					(k + 1 < path->n || !hit ||
						hit(arg, &level.nodes[i].s, (size_t)path->v[k],
							&s)))
					(void)add(&next, &s, -1, -1);
			} while (chooser_next(&c));
		}
		finish(&level);
		level = next;
	}
	bool possible = level.n > 0;
	if (possible && last)
		*last = level.nodes[0].s;
	finish(&level);
	return possible;
}
