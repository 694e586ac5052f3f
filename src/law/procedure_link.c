/* Checks of a loaded procedure that need the whole pack, and the trial of its guards. */
#include "law/domain.h"
#include "law/pack_priv.h"

static bool outcome_known(const struct law_procedure *p, struct str id)
{
	for (size_t i = 0; i < p->outcome_n; i++)
		if (str_eq(p->outcomes[i].id, id))
			return true;
	return false;
}

static void link_child(struct load *l, const struct law_procedure *p, const struct law_child *c)
{
	l->where = c->id;
	const struct law_procedure *child = pack_procedure(l->pack, c->procedure);
	if (!child) {
		load_fault(l, "没有程序 " STR_FMT, STR_ARG(c->procedure));
		return;
	}
	if (c->joined && !child->opened_joined)
		load_fault(l, "程序 " STR_FMT " 不能由同案的案件开启（opens 应当有 joined）",
			STR_ARG(c->procedure));
	if (c->joined)
		return;
	if (!child->opened_by_parent)
		load_fault(l, "程序 " STR_FMT " 不是由上级案件开启的（opens 应当是 child）",
			STR_ARG(c->procedure));
	for (size_t i = 0; i < c->end_n; i++) {
		const struct law_child_end *e = &c->ends[i];
		if (!outcome_known(child, e->outcome))
			load_fault(l, "程序 " STR_FMT " 没有结果 " STR_FMT, STR_ARG(c->procedure),
				STR_ARG(e->outcome));
		for (size_t k = 0; k < e->fx.set_n; k++)
			if (e->fx.sets[k].kind == SET_OUT &&
				procedure_fact(child, e->fx.sets[k].from) < 0)
				load_fault(l, "out 引用了下级程序没有的事实：" STR_FMT,
					STR_ARG(e->fx.sets[k].from));
	}
	for (size_t i = 0; i < child->outcome_n; i++) {
		size_t k = 0;
		while (k < c->end_n && !str_eq(c->ends[k].outcome, child->outcomes[i].id))
			k++;
		if (k == c->end_n)
			load_fault(l, "没有写明结果 " STR_FMT " 怎样处理（on）",
				STR_ARG(child->outcomes[i].id));
	}
	(void)p;
}

/* due() is the last day of a clock, so only an act of law has one. */
static void link_action(struct load *l, const struct law_action *a)
{
	l->where = a->id;
	bool law = l->pack->roles.v[a->by].kind == ROLE_LAW;
	for (size_t i = 0; i < a->fx.set_n; i++)
		if (a->fx.sets[i].kind == SET_DUE && !law)
			load_fault(l, "只有 by = \"law\" 的操作可以用 due()");
		else if (a->fx.sets[i].kind == SET_OUT)
			load_fault(l, "只有 children 的 on 可以用 out");
	if (a->power != POWER_UNTOUCHED && law)
		load_fault(l, "期限届满的后果不能写 power：期限写在 passes 的 until 里");
}

/* What ends the matter stops its clocks, so it starts none but those that go on without it. */
static void link_end(struct load *l, const struct law_procedure *p, const struct law_action *a)
{
	l->where = a->id;
	for (size_t i = 0; a->to >= 0 && p->states[a->to].outcome.n && i < a->fx.start_n; i++) {
		const struct law_clock *c =
			a->fx.starts[i].clock >= 0 ? &p->clocks[a->fx.starts[i].clock] : NULL;
		if (c && !c->after_end)
			load_fault(l, "通向终点的操作开始了随案件结束的期限：" STR_FMT,
				STR_ARG(c->id));
	}
}

/* Matters of one case end each for itself: nothing waits for another. */
static void link_read(struct load *l, const struct law_procedure *p, struct str name)
{
	struct str child = STR("child.");
	int c = str_has_prefix(name, child) ? procedure_child(p, str_sub(name, child.n, name.n))
					    : -1;
	if (!domain_of(l->cx, l->pack, p, name, cx_today(l->cx)).n)
		load_fault(l, "reads 引用了不存在的 " STR_FMT, STR_ARG(name));
	if (c >= 0 && p->children[c].joined)
		load_fault(l, "同案的案件各自办理，条件不能读 " STR_FMT, STR_ARG(name));
}

void procedure_link(struct load *l, struct law_procedure *p)
{
	for (size_t i = 0; i < p->action_n; i++) {
		link_action(l, &p->actions[i]);
		link_end(l, p, &p->actions[i]);
	}
	for (size_t i = 0; i < p->child_n; i++)
		link_child(l, p, &p->children[i]);
	for (size_t i = 0; i < p->guard_n; i++) {
		l->where = p->guards[i].id;
		if (p->guards[i].cure.n && procedure_action(p, p->guards[i].cure) < 0)
			load_fault(
				l, "cure 引用了不存在的操作：" STR_FMT, STR_ARG(p->guards[i].cure));
		for (size_t k = 0; k < p->guards[i].read_n; k++)
			link_read(l, p, p->guards[i].reads[k]);
	}
	for (size_t i = 0; i < p->clock_n; i++) {
		l->where = p->clocks[i].id;
		int a = p->clocks[i].deem.n ? procedure_action(p, p->clocks[i].deem) : -1;
		if (p->clocks[i].deem.n &&
			(a < 0 || l->pack->roles.v[p->actions[a].by].kind != ROLE_LAW))
			load_fault(l, "deem 应当引用一个 by = \"law\" 的操作：" STR_FMT,
				STR_ARG(p->clocks[i].deem));
	}
	if (p->opened_by_parent && !p->outcome_n) {
		l->where = STR_NONE;
		load_fault(l, "由上级案件开启的程序应当有 contract");
	}
}

#define MOST_TRIALS 4096

struct trial {
	const struct law_guard *g;
	struct value v[16];
};

static struct value trial_get(void *arg, struct str name)
{
	struct trial *t = arg;
	for (size_t i = 0; i < t->g->read_n; i++)
		if (str_eq(t->g->reads[i], name))
			return t->v[i];
	return VALUE_NIL;
}

static void probe_guard(struct load *l, const struct law_procedure *p, const struct law_guard *g)
{
	struct trial t = {.g = g};
	struct law_env env = {.get = trial_get, .arg = &t};
	struct domain d[16];
	size_t at[16] = {0};
	bool holds;
	if (g->read_n > 16) {
		load_fault(l, "一个条件最多读 16 项");
		return;
	}
	for (size_t i = 0; i < g->read_n; i++) {
		d[i] = domain_of(l->cx, l->pack, p, g->reads[i], cx_today(l->cx));
		if (!d[i].n)
			return;
	}
	for (size_t trials = 0; trials < MOST_TRIALS; trials++) {
		for (size_t i = 0; i < g->read_n; i++)
			t.v[i] = d[i].v[at[i]];
		if (pack_guard(l->cx, l->pack, g, &env, &holds)) {
			load_fault(l, STR_FMT, STR_ARG(l->cx->msg));
			cx_clear(l->cx);
			return;
		}
		size_t k = 0;
		while (k < g->read_n && ++at[k] == d[k].n)
			at[k++] = 0;
		if (k == g->read_n)
			return;
	}
}

void procedure_probe(struct load *l, const struct law_procedure *p)
{
	for (size_t i = 0; i < p->guard_n; i++) {
		l->where = p->guards[i].id;
		probe_guard(l, p, &p->guards[i]);
	}
}
