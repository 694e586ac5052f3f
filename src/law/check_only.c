/*
 * "These acts only where a condition holds." First it is tried to prove it from the act's own
 * guards: for every value of what the condition reads with which it does not hold, one guard is
 * never satisfied. Where that is not enough, all orders of acts are searched (check_exact.c) for
 * one in which the act is done although the condition does not hold.
 */
#include "law/check_priv.h"

#define MOST_VALUES 200000

struct reading {
	const struct law_guard *a, *b; /* b reads what a reads with a's values */
	struct domain *da, *db;
	size_t at[16], bt[16];
};

static struct value read_a(void *arg, struct str name)
{
	struct reading *r = arg;
	for (size_t i = 0; i < r->a->read_n; i++)
		if (str_eq(r->a->reads[i], name))
			return r->da[i].v[r->at[i]];
	return VALUE_NIL;
}

static int shared(const struct reading *r, struct str name)
{
	for (size_t i = 0; i < r->a->read_n; i++)
		if (str_eq(r->a->reads[i], name))
			return (int)i;
	return -1;
}

static struct value read_b(void *arg, struct str name)
{
	struct reading *r = arg;
	int k = shared(r, name);
	if (k >= 0)
		return r->da[k].v[r->at[k]];
	for (size_t i = 0; i < r->b->read_n; i++)
		if (str_eq(r->b->reads[i], name))
			return r->db[i].v[r->bt[i]];
	return VALUE_NIL;
}

static struct domain *domains(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, const struct law_guard *g)
{
	struct domain *d = ARENA_ARRAY(cx->arena, struct domain, g->read_n + 1);
	for (size_t i = 0; i < g->read_n; i++)
		d[i] = domain_of(cx, p, proc, g->reads[i], cx_today(cx));
	return d;
}

/* The next combination; false after the last. Names that skip says are not moved. */
static bool step(
	const struct law_guard *g, const struct domain *d, size_t *at, const struct reading *skip)
{
	for (size_t i = 0; i < g->read_n; i++) {
		if (skip && shared(skip, g->reads[i]) >= 0)
			continue;
		if (++at[i] < d[i].n)
			return true;
		at[i] = 0;
	}
	return false;
}

/* Whether the guard refuses whatever its other reads are. */
static bool always_refuses(struct cx *cx, struct pack *p, struct reading *r, int *left)
{
	struct law_env env = {.get = read_b, .arg = r};
	memset(r->bt, 0, sizeof r->bt);
	do {
		bool holds = true;
		if (--*left < 0 || pack_guard(cx, p, r->b, &env, &holds) || holds)
			return false;
	} while (step(r->b, r->db, r->bt, r));
	return true;
}

/* What is asked and required is there. */
static bool is_entered(
	const struct law_procedure *proc, const struct law_action *a, const struct reading *r)
{
	for (size_t i = 0; i < r->a->read_n; i++)
		for (size_t k = 0; k < a->ask_n; k++)
			if (!a->asks[k].item && !a->asks[k].optional &&
				str_eq(proc->facts[a->asks[k].fact].id, r->a->reads[i]) &&
				r->da[i].v[r->at[i]].kind == VALUE_NONE)
				return false;
	return true;
}

/* Proved by the guards of the act alone. */
static bool by_guards(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	const struct law_action *a, const struct law_property *x)
{
	struct reading r = {.a = &x->counter, .da = domains(cx, p, proc, &x->counter)};
	struct law_env env = {.get = read_a, .arg = &r};
	int left = MOST_VALUES;
	do {
		bool broken = false, refused = false;
		if (pack_guard(cx, p, &x->counter, &env, &broken))
			return false;
		if (!broken || !is_entered(proc, a, &r))
			continue;
		for (size_t i = 0; i < a->guard_n && !refused && !cx->rc; i++) {
			r.b = &proc->guards[a->guards[i]];
			bool any = false;
			for (size_t k = 0; k < r.b->read_n && !any; k++)
				any = shared(&r, r.b->reads[k]) >= 0;
			if (!any || r.b->alarm != x->alarm)
				continue;
			r.db = domains(cx, p, proc, r.b);
			refused = always_refuses(cx, p, &r, &left);
		}
		if (!refused)
			return false;
	} while (step(&x->counter, r.da, r.at, NULL));
	return true;
}

struct doing {
	const struct model *m;
	struct str act;
};

static bool is_done(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct doing *d = arg;
	(void)from;
	(void)to;
	return str_eq(d->m->moves[move].label, d->act);
}

/* The procedure with the act a second time at the end: done where the condition does not hold. */
static struct law_procedure *counter_of(
	struct cx *cx, const struct law_procedure *proc, size_t act, const struct law_property *x)
{
	struct law_procedure *c = ARENA_NEW(cx->arena, struct law_procedure);
	*c = *proc;
	c->guards = ARENA_ARRAY(cx->arena, struct law_guard, proc->guard_n + 1);
	memcpy(c->guards, proc->guards, proc->guard_n * sizeof *c->guards);
	c->guards[c->guard_n++] = x->counter;
	c->actions = ARENA_ARRAY(cx->arena, struct law_action, proc->action_n + 1);
	memcpy(c->actions, proc->actions, proc->action_n * sizeof *c->actions);
	struct law_action *a = &c->actions[c->action_n++];
	*a = proc->actions[act];
	a->id = str_printf(cx->arena, "!" STR_FMT, STR_ARG(a->id));
	int *guards = ARENA_ARRAY(cx->arena, int, a->guard_n + 1);
	memcpy(guards, a->guards, a->guard_n * sizeof *guards);
	guards[a->guard_n++] = (int)proc->guard_n;
	a->guards = guards;
	return c;
}

static enum rc by_search(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	size_t act, const struct law_property *x, struct check_finding *f)
{
	struct model *m;
	struct path path;
	const struct law_procedure *counter = counter_of(cx, proc, act, x);
	if (model_make(cx, p, counter, &m))
		return cx->rc;
	struct doing d = {m, counter->actions[proc->action_n].id};
	enum search_end end = search_exact(m, is_done, &d, &path, &f->states);
	if (cx->rc || end == SEARCH_NONE)
		return cx->rc;
	f->holds = false;
	f->why = end == SEARCH_FULL
			 ? STR("情形太多，没有查完，不能认为成立")
			 : str_printf(cx->arena,
				   "条件不具备也能办「" STR_FMT "」（" STR_FMT "），经过如下",
				   STR_ARG(proc->actions[act].title),
				   STR_ARG(proc->actions[act].id));
	path_tell(m, &path, f);
	return RC_OK;
}

enum rc check_only(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	const struct law_procedure *proc = pack_procedure(p, x->procedure);
	size_t n = 0;
	for (size_t i = 0; i < proc->action_n && f.holds; i++) {
		if (!check_is_of(p, proc, x, &proc->actions[i]))
			continue;
		n++;
		/* what is proposed is judged again when it is approved: that is when it is done */
		size_t act = i;
		for (size_t k = 0; k < proc->action_n; k++)
			if (proc->actions[k].kind == ACTION_APPROVE &&
				proc->actions[k].base == (int)i)
				act = k;
		bool proved = by_guards(cx, p, proc, &proc->actions[act], x);
		if (!proved && !cx->rc && x->alarm) {
			f.holds = false;
			f.why = str_printf(cx->arena,
				"「" STR_FMT "」（" STR_FMT "）没有这样的提醒",
				STR_ARG(proc->actions[act].title), STR_ARG(proc->actions[act].id));
		} else if (!proved && !cx->rc && by_search(cx, p, proc, act, x, &f)) {
			return cx->rc;
		}
		if (cx->rc)
			return cx->rc;
	}
	if (!n && !x->every && f.holds) {
		f.holds = false;
		f.why = STR("没有一个操作属于这一条");
	}
	if (n || !f.holds)
		check_add(cx, out, &f);
	return RC_OK;
}
