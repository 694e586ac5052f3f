/*
 * Clocks: in every state that is not final one runs, or the state says why none does; and what the
 * properties say of each: its length, and the states in which it runs, is paused, is off.
 */
#include "law/check_priv.h"

/* ---- a clock runs, or the state says why none does ---- */

struct alive {
	struct model *m;
	bool *dead; /* states in which none of the tracked clocks may be alive */
	int bare;   /* looked for: this state with none alive; -1: none */
};

static bool is_bare(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	struct alive *a = arg;
	bool alive = false;
	(void)from;
	(void)move;
	for (size_t i = 0; i < a->m->p->clock_n; i++)
		alive = alive || (a->m->vars[a->m->clock_var[i]].tracked &&
					 model_clock_alive(a->m, to, (int)i));
	a->dead[to->control] = a->dead[to->control] || !alive;
	return to->control == a->bare && !alive;
}

/* A model in which one clock is tracked, or (clock < 0) all. */
static enum rc watch_clocks(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, int clock, struct alive *a)
{
	struct chooser c = {0};
	if (model_make(cx, p, proc, &a->m))
		return cx->rc;
	a->m->begins = true;
	for (size_t i = 0; i < proc->clock_n; i++)
		a->m->vars[a->m->clock_var[i]].tracked = clock < 0 || (int)i == clock;
	a->dead = ARENA_ARRAY(cx->arena, bool, proc->state_n + 1);
	struct model_state s = model_start(a->m, &c);
	(void)is_bare(a, &s, 0, &s);
	return RC_OK;
}

/* One clock that runs throughout is looked for first, for all states at once. */
static enum rc cover(struct cx *cx, struct pack *p, const struct law_procedure *proc, bool *covered,
	struct check_finding *f)
{
	struct path path;
	for (size_t i = 0; i < proc->state_n; i++)
		covered[i] = proc->states[i].outcome.n || proc->states[i].idle.n;
	for (size_t k = 0; k < proc->clock_n && !cx->rc; k++) {
		struct alive a = {.bare = -1};
		if (watch_clocks(cx, p, proc, (int)k, &a))
			return cx->rc;
		(void)search_run(a.m, is_bare, &a, &path, &f->states);
		for (size_t i = 0; i < proc->state_n; i++)
			covered[i] = covered[i] || !a.dead[i];
	}
	return cx->rc;
}

enum rc check_clocks(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out)
{
	struct check_finding f = {.procedure = proc->id,
		.property = STR("clock_runs"),
		.title = STR("每个状态都有期限在计算，或者写明为什么没有"),
		.basis = proc->basis,
		.holds = true};
	bool *covered = ARENA_ARRAY(cx->arena, bool, proc->state_n + 1);
	if (cover(cx, p, proc, covered, &f))
		return cx->rc;
	for (size_t i = 0; i < proc->state_n && f.holds && !cx->rc; i++) {
		struct alive a = {.bare = (int)i};
		struct path path = {NULL, 0};
		if (covered[i])
			continue;
		if (watch_clocks(cx, p, proc, -1, &a))
			return cx->rc;
		bool at_start = (int)i == proc->start && a.dead[i];
		if (!at_start && search_exact(a.m, is_bare, &a, &path, &f.states) == SEARCH_NONE)
			continue;
		f.holds = false;
		f.why = str_printf(cx->arena,
			"在「" STR_FMT "」可能没有任何期限在计算，状态也没有写明原因（idle）",
			STR_ARG(proc->states[i].title));
		path_tell(a.m, &path, &f);
	}
	*VEC_PUSH(cx->arena, &out->findings) = f;
	out->holds = out->holds && f.holds;
	return cx->rc;
}

/* ---- what the properties say of a clock ---- */

static struct str length_of(struct arena *a, const struct pack *p, const struct law_clock *c)
{
	struct term t = c->length;
	const struct law_threshold *h = c->threshold.n ? pack_threshold(p, c->threshold) : NULL;
	if (h)
		t = (struct term){h->values[h->value_n - 1].n, h->unit.unit};
	return str_printf(a, "%lld %s", (long long)t.n, term_unit_name(t.unit));
}

static void check_length(struct cx *cx, const struct pack *p, const struct law_property *x,
	const struct law_clock *c, struct check_finding *f)
{
	static const char *const effects[] = {"duty", "bar", "deem"};
	struct str is = length_of(cx->arena, p, c);
	struct str stated = str_printf(cx->arena, "%lld %s", (long long)x->term.n,
		x->is_term ? term_unit_name(x->term.unit) : "");
	f->holds = false;
	if (x->has_term && !str_eq(is, stated))
		f->why = str_printf(cx->arena,
			"「" STR_FMT "」的长度是 " STR_FMT "，应当是 " STR_FMT, STR_ARG(c->title),
			STR_ARG(is), STR_ARG(stated));
	else if (x->rolls >= 0 && c->roll != (x->rolls > 0))
		f->why = str_printf(cx->arena, "「" STR_FMT "」的最后一日是休息日时%s",
			STR_ARG(c->title), x->rolls ? "没有顺延" : "不应当顺延");
	else if (x->effect >= 0 && (int)c->effect != x->effect)
		f->why = str_printf(cx->arena, "「" STR_FMT "」届满的后果是 %s，应当是 %s",
			STR_ARG(c->title), effects[c->effect], effects[x->effect]);
	else
		f->holds = true;
}

struct now {
	struct model *m;
	const struct law_property *x;
	int clock;
};

/* Whether the clock is in this state what it should not be. */
static bool is_wrong(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct now *n = arg;
	int8_t v = to->v[n->m->clock_var[n->clock]];
	bool over = n->m->p->clocks[n->clock].effect != CLOCK_DUTY;
	(void)from;
	(void)move;
	if (n->m->p->states[to->control].outcome.n)
		return false;
	switch (n->x->now[to->control]) {
	case CLOCK_IS_ON:
		return v != WORD_RUNNING && v != WORD_DUE;
	case CLOCK_IS_PAUSED:
		return v != WORD_PAUSED;
	case CLOCK_IS_OFF:
		return v != WORD_OFF && v != WORD_STOPPED && !(over && v == WORD_DUE);
	case CLOCK_IS_ANY:
		break;
	}
	return false;
}

static enum rc check_where(struct cx *cx, struct pack *p, const struct law_property *x, int clock,
	struct check_finding *f)
{
	static const char *const words[] = {"不应当计算", "应当计算", "应当中止"};
	struct now n = {.x = x, .clock = clock};
	struct chooser c = {0};
	struct path path = {NULL, 0};
	const struct law_procedure *r = pack_procedure(p, x->procedure);
	if (model_make(cx, p, r, &n.m))
		return cx->rc;
	n.m->begins = true;
	n.m->vars[n.m->clock_var[clock]].tracked = true;
	struct model_state s = model_start(n.m, &c);
	bool at_start = is_wrong(&n, &s, 0, &s);
	enum search_end end =
		at_start ? SEARCH_HIT : search_exact(n.m, is_wrong, &n, &path, &f->states);
	if (cx->rc || end == SEARCH_NONE)
		return cx->rc;
	f->holds = false;
	if (end == SEARCH_FULL) {
		f->why = STR("情形太多，没有查完，不能认为成立");
		return RC_OK;
	}
	if (!at_start)
		(void)path_possible(n.m, &path, is_wrong, &n, &s);
	f->why = str_printf(cx->arena, "到了「" STR_FMT "」，「" STR_FMT "」%s",
		STR_ARG(r->states[s.control].title), STR_ARG(r->clocks[clock].title),
		words[x->now[s.control] == CLOCK_IS_ANY     ? 0
			: x->now[s.control] == CLOCK_IS_OFF ? 0
			: x->now[s.control] == CLOCK_IS_ON  ? 1
							    : 2]);
	path_tell(n.m, &path, f);
	return RC_OK;
}

enum rc check_clock(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	const struct law_procedure *r = pack_procedure(p, x->procedure);
	int clock = procedure_clock(r, x->subject);
	check_length(cx, p, x, &r->clocks[clock], &f);
	if (f.holds && x->now && check_where(cx, p, x, clock, &f))
		return cx->rc;
	check_add(cx, out, &f);
	return RC_OK;
}
