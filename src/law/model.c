/* Steps of a model: choices, guards, effects. */
#include "law/model.h"

#include "law/pack_priv.h"

#define MOST_TRUTH ((size_t)1 << 16)

/* ---- choices ---- */

static int draw(struct chooser *c, int n)
{
	c->seed = c->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int)((c->seed >> 33) % (uint64_t)n);
}

static int choose(struct chooser *c, int n)
{
	if (n <= 1)
		return 0;
	if (c->seed)
		return draw(c, n);
	if (c->used == 64)
		return 0;
	int k = c->used++;
	if (k >= c->n) {
		c->at[k] = 0;
		c->radix[k] = n;
		c->n = k + 1;
	}
	return c->at[k];
}

bool chooser_next(struct chooser *c)
{
	while (c->n) {
		if (++c->at[c->n - 1] < c->radix[c->n - 1]) {
			c->used = 0;
			return true;
		}
		c->n--;
	}
	return false;
}

/* ---- guards ---- */

#define MOST_READS 16

struct asking {
	const struct model *m;
	const struct law_guard *g;
	const int *var;
	const int *value;
};

static struct value ask_get(void *arg, struct str name)
{
	struct asking *a = arg;
	for (size_t i = 0; i < a->g->read_n; i++)
		if (str_eq(a->g->reads[i], name))
			return a->m->vars[a->var[i]].d.v[a->value[i]];
	return VALUE_NIL;
}

/* Whether the guard holds with these values, from its table. */
static bool holds(struct model *m, int guard, const int *var, const int *value)
{
	const struct law_guard *g = &m->p->guards[guard];
	size_t key = 0, size = 1;
	for (size_t i = 0; i < g->read_n; i++) {
		key = key * m->vars[var[i]].d.n + (size_t)value[i];
		size *= m->vars[var[i]].d.n;
		if (size > MOST_TRUTH)
			return true;
	}
	if (!m->truth[guard]) {
		m->truth[guard] = arena_alloc(m->cx->arena, size + 1);
		memset(m->truth[guard], -1, size + 1);
	}
	if (m->truth[guard][key] < 0) {
		struct asking a = {m, g, var, value};
		struct law_env env = {.get = ask_get, .arg = &a};
		bool yes = true;
		if (pack_guard(m->cx, m->pack, g, &env, &yes))
			return true;
		m->truth[guard][key] = yes;
	}
	return m->truth[guard][key];
}

/* A guard being judged. Reads that are not known stand in open, those that are tracked first. */
struct open_reads {
	int var[MOST_READS], value[MOST_READS];
	int open[MOST_READS], low[MOST_READS];
	size_t open_n, tracked_n;
};

static struct open_reads open_reads(const struct model *m, const struct model_state *s, int guard)
{
	const struct law_guard *g = &m->p->guards[guard];
	struct open_reads r = {.open_n = 0};
	for (int tracked = 1; tracked >= 0; tracked--)
		for (size_t i = 0; i < g->read_n; i++) {
			r.var[i] = m->read_var[guard][i];
			int8_t v = s->v[r.var[i]];
			if (v >= 0 && tracked)
				r.value[i] = v;
			if (v >= 0 || m->vars[r.var[i]].tracked != tracked)
				continue;
			r.low[r.open_n] = r.value[i] = v == MODEL_SOME ? 1 : 0;
			r.open[r.open_n++] = (int)i;
			r.tracked_n += (size_t)tracked;
		}
	return r;
}

enum verdict { VERDICT_NEVER, VERDICT_SOMETIMES, VERDICT_ALWAYS };

/*
 * Whether the guard holds for no, some or all values of the open reads from k on; what is not
 * tracked may be as it likes, so one good value of it is enough.
 */
static enum verdict verdict(struct model *m, int guard, struct open_reads *r, size_t k)
{
	if (k == r->open_n)
		return holds(m, guard, r->var, r->value) ? VERDICT_ALWAYS : VERDICT_NEVER;
	bool any = false, all = true;
	int *v = &r->value[r->open[k]], n = (int)m->vars[r->var[r->open[k]]].d.n;
	for (*v = r->low[k]; *v < n; (*v)++) {
		enum verdict one = verdict(m, guard, r, k + 1);
		any = any || one != VERDICT_NEVER;
		all = all && one == VERDICT_ALWAYS;
	}
	*v = r->low[k];
	if (k >= r->tracked_n)
		return any ? VERDICT_ALWAYS : VERDICT_NEVER;
	return all ? VERDICT_ALWAYS : any ? VERDICT_SOMETIMES : VERDICT_NEVER;
}

/*
 * Judges a guard. Tracked values that are not known yet are decided one after the other, but only
 * as far as the guard depends on them: every value that leaves the guard a way to hold is a choice.
 */
static bool judge(struct model *m, struct model_state *s, int guard, struct chooser *c)
{
	struct open_reads r = open_reads(m, s, guard);
	enum verdict all = verdict(m, guard, &r, 0);
	for (size_t k = 0; all == VERDICT_SOMETIMES; k++) {
		int at = r.open[k], n = (int)m->vars[r.var[at]].d.n, good[128], good_n = 0;
		for (int v = r.low[k]; v < n; v++) {
			r.value[at] = v;
			if (verdict(m, guard, &r, k + 1) != VERDICT_NEVER)
				good[good_n++] = v;
		}
		r.value[at] = good[choose(c, good_n)];
		s->v[r.var[at]] = (int8_t)r.value[at];
		all = verdict(m, guard, &r, k + 1);
	}
	return all == VERDICT_ALWAYS;
}

/* ---- effects ---- */

static void put(struct model *m, struct model_state *s, struct str fact, int8_t value)
{
	int f = procedure_fact(m->p, fact);
	int at = f >= 0 ? m->fact_var[f] : -1;
	if (at >= 0 && m->vars[at].tracked)
		s->v[at] = value;
}

static void put_value(struct model *m, struct model_state *s, struct str fact, struct value v)
{
	int f = procedure_fact(m->p, fact);
	int at = f >= 0 ? m->fact_var[f] : -1;
	if (at >= 0)
		put(m, s, fact, model_value(&m->vars[at], v));
}

/* A copy of a value that is not known decides it, so that both stay the same. */
static void put_copy(
	struct model *m, struct model_state *s, const struct law_set *x, struct chooser *c)
{
	int f = procedure_fact(m->p, x->from), to = procedure_fact(m->p, x->fact);
	int from = f >= 0 ? m->fact_var[f] : -1, at = to >= 0 ? m->fact_var[to] : -1;
	if (at < 0 || !m->vars[at].tracked)
		return;
	if (from < 0 || !m->vars[from].tracked) {
		s->v[at] = MODEL_ANY;
		return;
	}
	if (s->v[from] < 0) {
		int low = s->v[from] == MODEL_SOME ? 1 : 0;
		s->v[from] = (int8_t)(low + choose(c, (int)m->vars[from].d.n - low));
	}
	put_value(m, s, x->fact, m->vars[from].d.v[s->v[from]]);
}

static void apply_sets(
	struct model *m, struct model_state *s, const struct law_effects *fx, struct chooser *c)
{
	for (size_t i = 0; i < fx->set_n; i++) {
		const struct law_set *x = &fx->sets[i];
		switch (x->kind) {
		case SET_CONST:
			put_value(m, s, x->fact, x->v);
			break;
		case SET_COPY:
			put_copy(m, s, x, c);
			break;
		case SET_TODAY:
		case SET_DUE:
		case SET_ACTOR:
		case SET_NUMBER:
			put(m, s, x->fact, MODEL_SOME);
			break;
		case SET_OUT:
			put(m, s, x->fact, MODEL_ANY);
			break;
		case SET_NONE:
			put_value(m, s, x->fact, VALUE_NIL);
			break;
		}
	}
	for (size_t i = 0; i < fx->clear_n; i++)
		put_value(m, s, fx->clears[i], VALUE_NIL);
}

static bool clock_is(const struct model *m, const struct model_state *s, int clock, int8_t w)
{
	const struct var *v = &m->vars[m->clock_var[clock]];
	return !v->tracked || s->v[m->clock_var[clock]] == w;
}

static void set_clock(struct model *m, struct model_state *s, int clock, int8_t w)
{
	struct var *v = &m->vars[m->clock_var[clock]];
	if (v->tracked)
		s->v[m->clock_var[clock]] = w;
}

bool model_clock_alive(const struct model *m, const struct model_state *s, int clock)
{
	return !clock_is(m, s, clock, WORD_OFF) && !clock_is(m, s, clock, WORD_STOPPED);
}

/*
 * Whether the day a clock starts from, ends on or comes before is surely there; without it, it does
 * not start. What is asked is there too if it is required.
 */
static bool day_is_there(const struct model *m, const struct model_state *s,
	const struct law_action *a, const struct law_effects *fx, const struct law_clock_use *u)
{
	struct str day = u->to.n ? u->to : u->before.n ? u->before : u->from;
	if (!day.n || (m->begins && fx == &m->p->begin))
		return true;
	int fact = procedure_fact(m->p, day), at = fact >= 0 ? m->fact_var[fact] : -1;
	if (at >= 0 && m->vars[at].tracked &&
		(s->v[at] == MODEL_SOME || (s->v[at] >= 0 && m->vars[at].d.v[s->v[at]].kind)))
		return true;
	for (size_t i = 0; i < fx->set_n; i++)
		if (str_eq(fx->sets[i].fact, day))
			return true;
	for (size_t i = 0; a && i < a->ask_n; i++) {
		const struct law_ask *ask = &a->asks[i];
		struct str id = ask->item ? m->p->lists[a->list].facts[ask->fact].id
					  : m->p->facts[ask->fact].id;
		if (!ask->optional && str_eq(id, day))
			return true;
	}
	return false;
}

static void apply_clocks(struct model *m, struct model_state *s, const struct law_action *a,
	const struct law_effects *fx, struct chooser *c)
{
	for (size_t i = 0; i < fx->stop_n; i++) {
		int k = fx->stops[i];
		bool past = clock_is(m, s, k, WORD_DUE) && m->p->clocks[k].effect != CLOCK_DEEM;
		if (past || clock_is(m, s, k, WORD_RUNNING) || clock_is(m, s, k, WORD_PAUSED))
			set_clock(m, s, k, WORD_STOPPED);
	}
	for (size_t i = 0; i < fx->pause_n; i++)
		if (clock_is(m, s, fx->pauses[i], WORD_RUNNING) ||
			clock_is(m, s, fx->pauses[i], WORD_DUE))
			set_clock(m, s, fx->pauses[i], WORD_PAUSED);
	for (size_t i = 0; i < fx->resume_n; i++)
		if (clock_is(m, s, fx->resumes[i], WORD_PAUSED))
			set_clock(m, s, fx->resumes[i], WORD_RUNNING);
	for (size_t i = 0; i < fx->extend_n; i++)
		if (clock_is(m, s, fx->extends[i].clock, WORD_DUE))
			set_clock(m, s, fx->extends[i].clock, WORD_RUNNING);
	for (size_t i = 0; i < fx->start_n; i++) {
		int k = fx->starts[i].clock;
		bool tracked = m->vars[m->clock_var[k]].tracked;
		if (tracked && (day_is_there(m, s, a, fx, &fx->starts[i]) || !choose(c, 2)))
			set_clock(m, s, k, WORD_RUNNING);
	}
}

/* What ends a matter stops its clocks; the engine does the same (effects_end). */
static void end_clocks(struct model *m, struct model_state *s)
{
	for (size_t k = 0; k < m->p->clock_n; k++) {
		const struct law_clock *c = &m->p->clocks[k];
		bool past = clock_is(m, s, (int)k, WORD_DUE) && c->effect != CLOCK_DEEM;
		if (!c->after_end && (past || clock_is(m, s, (int)k, WORD_RUNNING) ||
					     clock_is(m, s, (int)k, WORD_PAUSED)))
			set_clock(m, s, (int)k, WORD_STOPPED);
	}
}

static void apply_list(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	int count = -1;
	for (size_t i = 0; i < m->n; i++) {
		const struct var *v = &m->vars[i];
		if (v->kind != VAR_LIST || v->index != a->list || !v->tracked)
			continue;
		bool counts = v->name.n > 6 &&
			      str_is(str_sub(v->name, v->name.n - 6, v->name.n), ".count");
		if (!counts) {
			s->v[i] = MODEL_ANY;
			continue;
		}
		/* the last value stands for so many and more */
		int8_t *n = &s->v[i], many = (int8_t)(v->d.n - 1);
		if (a->item == ITEM_ADD)
			*n = *n < 0 || *n == many ? many : (int8_t)(*n + 1);
		else if (a->item == ITEM_REMOVE && *n > 0)
			*n = (int8_t)(*n - (*n == many ? choose(c, 2) : 1));
		count = *n;
	}
	for (size_t i = 0; i < m->n && count == 0; i++)
		if (m->vars[i].kind == VAR_LIST && m->vars[i].index == a->list &&
			m->vars[i].tracked)
			s->v[i] = m->vars[i].first;
}

static void set_paper(struct model *m, struct model_state *s, int form, int8_t w)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == VAR_DOC && m->vars[i].index == form && m->vars[i].tracked)
			s->v[i] = w;
}

static bool paper_is_missing(const struct model *m, const struct model_state *s, int form)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == VAR_DOC && m->vars[i].index == form && m->vars[i].tracked)
			return s->v[i] == WORD_NO_PAPER;
	return false;
}

/* The child's variable where it is tracked: "open", or one of the values of model_several and on.
 */
static bool child_is_open(const struct model *m, const struct model_state *s, int child)
{
	const struct var *v = &m->vars[m->child_var[child]];
	int8_t x = s->v[m->child_var[child]];
	return !v->tracked || x == WORD_OPEN ||
	       (m->p->children[child].many && x >= model_several(v));
}

static bool may_open(const struct model *m, const struct model_state *s, int child)
{
	const struct var *v = &m->vars[m->child_var[child]];
	return m->p->children[child].many || !v->tracked ||
	       s->v[m->child_var[child]] == WORD_NO_CHILD;
}

static void open_child(struct model *m, struct model_state *s, int child)
{
	struct var *v = &m->vars[m->child_var[child]];
	int8_t *x = &s->v[m->child_var[child]];
	if (v->tracked && !m->p->children[child].joined)
		*x = child_is_open(m, s, child) ? model_several(v) : WORD_OPEN;
}

/*
 * One of the open ones ends. Where several were opened, the newest is the one that counts once none
 * is open any more, whichever of them ends last.
 */
static int8_t end_child(const struct var *v, int8_t now, int8_t outcome, struct chooser *c)
{
	int8_t several = model_several(v), older = (int8_t)(several + 1);
	if (now == WORD_OPEN)
		return outcome;
	if (now > several)
		return choose(c, 2) ? now : (int8_t)(now - older);
	switch (choose(c, 3)) {
	case 0:
		return WORD_OPEN; /* the only older one */
	case 1:
		return several; /* one of several older ones */
	default:
		return (int8_t)(outcome + older); /* the newest */
	}
}

static void apply_action(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	apply_sets(m, s, &a->fx, c);
	apply_clocks(m, s, a, &a->fx, c);
	for (size_t i = 0; i < a->issue_n; i++)
		set_paper(m, s, a->issues[i], WORD_ISSUED);
	if (a->scan >= 0)
		set_paper(m, s, a->scan, WORD_SEALED);
	if (a->open >= 0)
		open_child(m, s, a->open);
	if (a->list >= 0 && a->kind != ACTION_PROPOSE)
		apply_list(m, s, a, c);
	if (a->mark.n)
		put(m, s, a->mark, MODEL_SOME);
	if (a->kind == ACTION_PROPOSE)
		s->origin = s->control;
	if (a->to >= 0)
		s->control = (int16_t)a->to;
	else if (a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN)
		s->control = s->origin;
	if (m->p->states[s->control].proposes < 0)
		s->origin = -1;
	if (m->p->states[s->control].outcome.n)
		end_clocks(m, s);
}

static void enter(struct model *m, struct model_state *s, const struct law_action *a)
{
	for (size_t i = 0; i < a->ask_n; i++)
		if (!a->asks[i].item)
			put(m, s, m->p->facts[a->asks[i].fact].id,
				a->asks[i].optional ? MODEL_ANY : MODEL_SOME);
}

/*
 * What is proposed is judged as if it were entered, and judged again when it is approved. What was
 * decided on the way stays decided, but for what is entered: that is the proposal's alone.
 */
static bool may_propose(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	struct model_state as_if = *s;
	enter(m, &as_if, a);
	for (size_t i = 0; i < a->guard_n; i++)
		if (!m->p->guards[a->guards[i]].alarm && !judge(m, &as_if, a->guards[i], c))
			return false;
	for (size_t i = 0; i < a->ask_n; i++) {
		int at = a->asks[i].item ? -1 : m->fact_var[a->asks[i].fact];
		if (at >= 0)
			as_if.v[at] = s->v[at];
	}
	*s = as_if;
	return true;
}

static bool step_action(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	if (!a->from[s->control] || m->p->states[s->control].outcome.n)
		return false;
	if (a->within >= 0 && !clock_is(m, s, a->within, WORD_RUNNING) &&
		!clock_is(m, s, a->within, WORD_PAUSED))
		return false;
	if (a->after >= 0 && !clock_is(m, s, a->after, WORD_DUE) &&
		!clock_is(m, s, a->after, WORD_STOPPED))
		return false;
	if (a->open >= 0 && !may_open(m, s, a->open))
		return false;
	if (a->scan >= 0 && paper_is_missing(m, s, a->scan))
		return false;
	if (a->kind == ACTION_PROPOSE && !may_propose(m, s, a, c))
		return false;
	if (a->kind != ACTION_PROPOSE && a->kind != ACTION_RETURN)
		enter(m, s, a);
	for (size_t i = 0; i < a->guard_n && a->kind != ACTION_PROPOSE; i++)
		if (!m->p->guards[a->guards[i]].alarm && !judge(m, s, a->guards[i], c))
			return false;
	apply_action(m, s, a, c);
	return true;
}

static bool step_clock(
	struct model *m, struct model_state *s, int clock, struct chooser *c, bool *acts)
{
	const struct law_clock *k = &m->p->clocks[clock];
	if (m->p->states[s->control].outcome.n || !clock_is(m, s, clock, WORD_RUNNING))
		return false;
	set_clock(m, s, clock, WORD_DUE);
	int a = k->deem.n ? procedure_action(m->p, k->deem) : -1;
	*acts = a >= 0 && m->p->actions[a].from[s->control];
	if (*acts)
		apply_action(m, s, &m->p->actions[a], c);
	return true;
}

static bool step_child(
	struct model *m, struct model_state *s, const struct model_move *move, struct chooser *c)
{
	const struct law_child *x = &m->p->children[move->child];
	struct var *v = &m->vars[m->child_var[move->child]];
	int8_t *now = &s->v[m->child_var[move->child]];
	/* a child may end after its parent: that is noted and changes nothing any more */
	if (m->p->states[s->control].outcome.n || !child_is_open(m, s, move->child))
		return false;
	if (v->tracked)
		*now = end_child(
			v, *now, model_value(v, value_text(x->ends[move->end].outcome)), c);
	apply_sets(m, s, &x->ends[move->end].fx, c);
	apply_clocks(m, s, NULL, &x->ends[move->end].fx, c);
	return true;
}

struct model_state model_start(struct model *m, struct chooser *c)
{
	struct model_state s = {.control = (int16_t)m->p->start, .origin = -1};
	memset(s.v, MODEL_ANY, sizeof s.v);
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].tracked)
			s.v[i] = m->vars[i].first;
	apply_sets(m, &s, &m->p->begin, c);
	apply_clocks(m, &s, NULL, &m->p->begin, c);
	return s;
}

bool model_step(struct model *m, struct model_state *s, size_t move, struct chooser *c)
{
	const struct model_move *x = &m->moves[move];
	bool acts = true;
	bool done = x->action       ? step_action(m, s, x->action, c)
		    : x->clock >= 0 ? step_clock(m, s, x->clock, c, &acts)
				    : step_child(m, s, x, c);
	for (size_t i = 0; done && acts && i < m->label_n; i++)
		if (str_eq(m->labels[i], x->label)) {
			if (m->resets & 1u << i)
				s->seen &= ~m->forgets;
			s->seen |= 1u << i;
		}
	return done;
}
