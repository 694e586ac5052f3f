/*
 * "The same person never takes part in both": one person is followed through every order of acts.
 * What counts is who he is in the matter (the facts of kind officers: in or not) and what he has
 * done; guards are taken to hold.
 */
#include "law/check_priv.h"

#define MOST_FACTS 16

struct person {
	int16_t control, before, proposed; /* where the proposal was made; whether he made it */
	uint16_t in;                       /* bit of each officers fact: is he in it */
	uint8_t done;                      /* bit of each group: has he taken part */
};

struct people {
	struct cx *cx;
	const struct law_procedure *p;
	int facts[MOST_FACTS];
	int n;
	const struct law_property *x;
	struct {
		struct crowd {
			struct person s;
			int32_t from;
			struct str title;
			struct check_step step;
		} * v;
		size_t n, cap;
	} all;
	int32_t hit;
};

static int slot(const struct people *q, struct str fact)
{
	for (int i = 0; i < q->n; i++)
		if (str_eq(q->p->facts[q->facts[i]].id, fact))
			return i;
	return -1;
}

static bool is_in(const struct people *q, const struct person *s, struct str fact)
{
	int k = slot(q, fact);
	return k >= 0 && s->in & 1u << k;
}

static void put_in(const struct people *q, struct person *s, struct str fact, bool in)
{
	int k = slot(q, fact);
	if (k >= 0)
		s->in = (uint16_t)(in ? s->in | 1u << k : s->in & ~(1u << k));
}

static uint8_t groups_of(const struct people *q, struct str action)
{
	uint8_t bits = 0;
	for (size_t i = 0; i < q->x->apart_n; i++)
		for (size_t k = 0; k < q->x->apart[i].n; k++)
			if (str_eq(q->x->apart[i].v[k], action))
				bits |= (uint8_t)(1u << i);
	return bits;
}

/* Whether he may take this part in the action. */
static bool may_take(const struct people *q, const struct person *s, const struct law_action *a,
	enum check_part part)
{
	if (part == PART_NONE)
		return true;
	for (size_t i = 0; i < a->apart_n; i++)
		if (is_in(q, s, a->apart[i]))
			return false;
	if (part == PART_SECOND)
		return a->two && is_in(q, s, STR("handlers"));
	if (a->as.n && !is_in(q, s, a->as))
		return false;
	bool decides = a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN;
	return !(decides && s->proposed);
}

/* Who is entered; gives whether anything is entered by this kind of action at all. */
static bool enter(
	const struct people *q, struct person *s, const struct law_action *a, unsigned asked_in)
{
	unsigned k = 0;
	bool enters = a->kind != ACTION_PROPOSE && a->kind != ACTION_RETURN;
	for (size_t i = 0; i < a->ask_n && enters; i++)
		if (!a->asks[i].item && q->p->facts[a->asks[i].fact].kind == FACT_OFFICERS)
			put_in(q, s, q->p->facts[a->asks[i].fact].id, asked_in & 1u << k++);
	return enters;
}

static void apply(const struct people *q, struct person *s, const struct law_action *a,
	enum check_part part, unsigned asked_in)
{
	bool enters = enter(q, s, a, asked_in);
	for (size_t i = 0; i < a->fx.set_n; i++) {
		const struct law_set *x = &a->fx.sets[i];
		if (x->kind == SET_ACTOR)
			put_in(q, s, x->fact, part == PART_ACTOR);
		else if (x->kind == SET_COPY)
			put_in(q, s, x->fact, is_in(q, s, x->from));
		else if (x->kind == SET_NONE)
			put_in(q, s, x->fact, false);
	}
	for (size_t i = 0; i < a->fx.clear_n; i++)
		put_in(q, s, a->fx.clears[i], false);
	if (a->mark.n && part != PART_NONE)
		put_in(q, s, a->mark, true);
	uint8_t took = part != PART_NONE ? groups_of(q, a->id) : 0;
	if (q->x->ordered && !(s->done & 1))
		took &= 1; /* the second counts only after the first */
	s->done |= took;
	if (a->kind == ACTION_PROPOSE) {
		s->before = s->control;
		s->proposed = part == PART_ACTOR;
	}
	if (a->to >= 0)
		s->control = (int16_t)a->to;
	else if (!enters || a->kind == ACTION_APPROVE)
		s->control = s->before;
	if (q->p->states[s->control].proposes < 0)
		s->before = s->proposed = 0;
}

static void add(struct people *q, const struct person *s, int32_t from, struct str title,
	struct check_step step)
{
	for (size_t i = 0; i < q->all.n; i++)
		if (memcmp(&q->all.v[i].s, s, sizeof *s) == 0)
			return;
	*VEC_PUSH(q->cx->arena, &q->all) = (struct crowd){*s, from, title, step};
	if (q->hit < 0 && s->done == (1u << q->x->apart_n) - 1)
		q->hit = (int32_t)q->all.n - 1;
}

static struct str told(struct people *q, const struct law_action *a, enum check_part part)
{
	static const char *const who[] = {"", "（此人办理）", "（此人一同办理）"};
	return str_printf(q->cx->arena, STR_FMT "%s", STR_ARG(a->title), who[part]);
}

static void take(struct people *q, int32_t at, const struct law_action *a)
{
	unsigned asked = 0;
	for (size_t i = 0; i < a->ask_n; i++)
		asked += !a->asks[i].item && q->p->facts[a->asks[i].fact].kind == FACT_OFFICERS;
	for (int part = PART_NONE; part <= PART_SECOND; part++)
		for (unsigned in = 0; in < 1u << asked && asked < 5; in++) {
			struct person s = q->all.v[at].s;
			/* who is being entered counts already: a person may name himself, and
			 * who approves is no one of those who were proposed */
			enter(q, &s, a, in);
			if (!may_take(q, &s, a, (enum check_part)part))
				continue;
			apply(q, &s, a, (enum check_part)part, in);
			add(q, &s, at, told(q, a, (enum check_part)part),
				(struct check_step){
					a, -1, -1, -1, {0}, 0, (enum check_part)part, in});
		}
}

static void begin(struct people *q)
{
	int inherited[MOST_FACTS], n = 0;
	for (size_t i = 0; i < q->p->fact_n && q->n < MOST_FACTS; i++)
		if (q->p->facts[i].kind == FACT_OFFICERS) {
			if (q->p->facts[i].inherit)
				inherited[n++] = q->n;
			q->facts[q->n++] = (int)i;
		}
	for (unsigned in = 0; in < 1u << n; in++) {
		struct person s = {.control = (int16_t)q->p->start};
		for (int k = 0; k < n; k++)
			if (in & 1u << k)
				s.in |= (uint16_t)(1u << inherited[k]);
		add(q, &s, -1, STR(""), (struct check_step){0});
	}
}

/* ---- the whole story: with what the guards want in between ---- */

struct whole {
	const struct model *m;
	struct str last;
	uint32_t all; /* bits of the acts of the person's way */
};

static bool is_whole(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct whole *w = arg;
	(void)from;
	return str_eq(w->m->moves[move].label, w->last) && (to->seen & w->all) == w->all;
}

/* Gives the steps of the whole story the parts of the person's way; false where the way is not
 * in it, in its order. */
static bool take_parts(
	struct people *q, const struct check_finding *way, struct check_finding *whole)
{
	size_t k = 0;
	for (size_t i = 0; i < whole->story_n && k < way->story_n; i++) {
		struct check_step *s = &whole->steps[i];
		if (s->action != way->steps[k].action)
			continue;
		s->part = way->steps[k].part;
		s->named = way->steps[k++].named;
		whole->story[i] = told(q, s->action, s->part);
	}
	return k == way->story_n;
}

/* The way of the person takes the guards to hold; here they are made to. */
static enum rc complete(struct people *q, struct pack *p, struct check_finding *f)
{
	struct whole w = {.last = f->steps[f->story_n - 1].action->id};
	struct check_finding whole = *f;
	struct path path;
	struct model *m;
	if (model_make(q->cx, p, q->p, &m))
		return q->cx->rc;
	w.m = m;
	for (size_t i = 0; i < f->story_n && m->label_n + 1 < MODEL_LABELS; i++)
		w.all |= 1u << model_watch(m, f->steps[i].action->id);
	f->abstract = true; /* unless the whole story is found */
	if (search_exact(m, is_whole, &w, &path, &f->states) != SEARCH_HIT)
		return q->cx->rc;
	path_tell(m, &path, &whole);
	if (take_parts(q, f, &whole)) {
		whole.states = f->states;
		*f = whole;
	}
	return q->cx->rc;
}

enum rc check_apart(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	struct people q = {.cx = cx, .p = pack_procedure(p, x->procedure), .x = x, .hit = -1};
	begin(&q);
	for (size_t i = 0; i < q.all.n && q.hit < 0; i++)
		for (size_t k = 0; k < q.p->action_n && q.hit < 0; k++)
			if (q.p->actions[k].from[q.all.v[i].s.control] &&
				!q.p->states[q.all.v[i].s.control].outcome.n)
				take(&q, (int32_t)i, &q.p->actions[k]);
	f.states = (int64_t)q.all.n;
	if (q.hit >= 0) {
		f.holds = false;
		f.why = STR("同一个人可以先后办理，经过如下");
		for (int32_t at = q.hit; q.all.v[at].from >= 0; at = q.all.v[at].from)
			f.story_n++;
		f.story = ARENA_ARRAY(cx->arena, struct str, f.story_n + 1);
		f.steps = ARENA_ARRAY(cx->arena, struct check_step, f.story_n + 1);
		size_t n = f.story_n;
		for (int32_t at = q.hit; q.all.v[at].from >= 0; at = q.all.v[at].from) {
			f.story[--n] = q.all.v[at].title;
			f.steps[n] = q.all.v[at].step;
		}
		if (complete(&q, p, &f))
			return cx->rc;
	}
	check_add(cx, out, &f);
	return cx->rc;
}
