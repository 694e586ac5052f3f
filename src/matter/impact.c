#include "matter/impact.h"

#include "matter/effects.h"
#include "matter/judge.h"

struct comparing {
	struct cx *cx;
	const struct matter_service *svc;
	struct matter_service other; /* in which the other version is at hand */
	struct matter_view old, new;
	struct matter then; /* as it would stand */
	const struct law_transition *t;
	struct impact *out;
};

static const char *const names[IMPACT_KINDS] = {[IMPACT_STATE] = "state",
	[IMPACT_ADDED] = "added",
	[IMPACT_GONE] = "gone",
	[IMPACT_REFUSED] = "refused",
	[IMPACT_ALLOWED] = "allowed",
	[IMPACT_CLOCK] = "clock",
	[IMPACT_VALUE] = "value",
	[IMPACT_LIMIT] = "limit"};
static const char *const titles[IMPACT_KINDS] = {[IMPACT_STATE] = "状态",
	[IMPACT_ADDED] = "新增可办",
	[IMPACT_GONE] = "不再可办",
	[IMPACT_REFUSED] = "不能办理",
	[IMPACT_ALLOWED] = "不再拒绝",
	[IMPACT_CLOCK] = "期限",
	[IMPACT_VALUE] = "计算的结果",
	[IMPACT_LIMIT] = "限额"};

const char *impact_kind_name(enum impact_kind k)
{
	return names[k];
}

const char *impact_kind_title(enum impact_kind k)
{
	return titles[k];
}

void impact_line(struct buf *b, const struct impact_change *c)
{
	buf_printf(b, "%s「" STR_FMT "」", titles[c->kind], STR_ARG(c->title));
	if (c->kind == IMPACT_REFUSED)
		buf_printf(b, "：" STR_FMT "（" STR_FMT "）", STR_ARG(c->after), STR_ARG(c->basis));
	else if (c->before.n || c->after.n)
		buf_printf(b, "：" STR_FMT " → " STR_FMT, STR_ARG(c->before), STR_ARG(c->after));
}

static void put(struct comparing *k, enum impact_kind kind, struct str id, struct str title,
	struct str before, struct str after)
{
	*VEC_PUSH(k->cx->arena, k->out) = (struct impact_change){
		.kind = kind, .id = id, .title = title, .before = before, .after = after};
}

/* ---- what may be done next ---- */

static bool is_next(const struct matter_view *v, const struct law_action *a)
{
	size_t n;
	int s = procedure_state(v->procedure, v->m->state);
	return s >= 0 && a->from[s] && a->kind != ACTION_RETURN &&
	       pack_roles(v->pack, &n)[a->by].kind != ROLE_LAW;
}

static bool has_rule(const struct act_judgement *j, struct str rule)
{
	for (size_t i = 0; i < j->refusals.n; i++)
		if (str_eq(j->refusals.v[i].rule, rule))
			return true;
	return false;
}

static enum rc compare_act(
	struct comparing *k, const struct law_action *x, const struct law_action *y)
{
	struct act_judgement was, is;
	if (judge_standing(k->cx, k->svc, &k->old, x, &was) ||
		judge_standing(k->cx, &k->other, &k->new, y, &is))
		return k->cx->rc;
	for (size_t i = 0; i < is.refusals.n; i++) {
		const struct refusal *r = &is.refusals.v[i];
		if (has_rule(&was, r->rule))
			continue;
		put(k, IMPACT_REFUSED, y->id, y->title, STR(""), r->because);
		k->out->v[k->out->n - 1].basis = r->basis;
	}
	if (was.refusals.n && !is.refusals.n)
		put(k, IMPACT_ALLOWED, y->id, y->title, was.refusals.v[0].because, STR("可以办理"));
	return RC_OK;
}

static enum rc compare_acts(struct comparing *k)
{
	const struct law_procedure *p = k->old.procedure, *q = k->new.procedure;
	for (size_t i = 0; i < p->action_n; i++) {
		const struct law_action *x = &p->actions[i];
		int at = procedure_action(q, x->id);
		if (!is_next(&k->old, x))
			continue;
		if (at < 0 || !is_next(&k->new, &q->actions[at]))
			put(k, IMPACT_GONE, x->id, x->title, STR(""), STR(""));
		else if (compare_act(k, x, &q->actions[at]))
			return k->cx->rc;
	}
	for (size_t i = 0; i < q->action_n; i++) {
		const struct law_action *y = &q->actions[i];
		int at = procedure_action(p, y->id);
		if (is_next(&k->new, y) && (at < 0 || !is_next(&k->old, &p->actions[at])))
			put(k, IMPACT_ADDED, y->id, y->title, STR(""), STR(""));
	}
	return RC_OK;
}

/* ---- numbers that the next acts are measured by ---- */

static struct str number_text(struct arena *a, const struct law_threshold *h, int64_t n, bool there)
{
	if (!there)
		return STR("没有规定");
	if (h->is_term)
		return str_printf(a, "%lld%s", (long long)n, term_unit_title(h->unit.unit));
	return str_printf(a, "%lld", (long long)n);
}

static bool is_money(const struct law_procedure *p, struct str number)
{
	for (size_t i = 0; i < p->fact_n; i++)
		for (size_t k = 0; k < p->facts[i].cut_n; k++)
			if (str_eq(p->facts[i].cuts[k], number))
				return p->facts[i].kind == FACT_MONEY;
	return false;
}

static void compare_number(struct comparing *k, struct str number)
{
	struct arena *a = k->cx->arena;
	const struct law_threshold *x = pack_threshold(k->old.pack, number),
				   *y = pack_threshold(k->new.pack, number);
	int64_t was = 0, is = 0;
	if (!x || !y)
		return;
	bool had = pack_number(k->old.pack, number, k->old.field, k->old.on, &was),
	     has = pack_number(k->new.pack, number, k->new.field, k->new.on, &is);
	if (had == has && was == is)
		return;
	for (size_t i = 0; i < k->out->n; i++)
		if (k->out->v[i].kind == IMPACT_LIMIT && str_eq(k->out->v[i].id, number))
			return;
	bool money = is_money(k->new.procedure, number);
	struct law_fact f = {.kind = FACT_MONEY};
	put(k, IMPACT_LIMIT, number, y->title,
		money && had ? matter_value_text(a, &f, value_int(was))
			     : number_text(a, x, was, had),
		money && has ? matter_value_text(a, &f, value_int(is))
			     : number_text(a, y, is, has));
}

static void compare_limits(struct comparing *k)
{
	const struct law_procedure *q = k->new.procedure;
	for (size_t i = 0; i < q->action_n; i++) {
		const struct law_action *y = &q->actions[i];
		for (size_t g = 0; is_next(&k->new, y) && g < y->guard_n; g++) {
			const struct law_guard *guard = &q->guards[y->guards[g]];
			for (size_t r = 0; r < guard->read_n; r++)
				if (str_has_prefix(guard->reads[r], STR("@")))
					compare_number(k, guard->reads[r]);
		}
	}
}

/* ---- clocks ---- */

static struct effects_at at_of(struct comparing *k, struct matter_view *v)
{
	return (struct effects_at){.cx = k->cx,
		.svc = k->svc,
		.view = v,
		.due = DATE_NONE,
		.when = matter_view_moment(v)};
}

/* When the clock would end under a version; false where it cannot be counted there. */
static bool ends_at(struct comparing *k, struct matter_view *v, const struct matter_clock *c,
	int at, struct str *out)
{
	struct effects_at e = at_of(k, v);
	struct matter_clock then = *c;
	if (clock_renew(&e, c, &v->procedure->clocks[at], &then.c)) {
		cx_clear(k->cx);
		return false;
	}
	*out = matter_clock_end_text(k->cx->arena, &then);
	return true;
}

static void compare_clock(struct comparing *k, const struct matter_clock *c)
{
	struct arena *a = k->cx->arena;
	const struct law_procedure *p = k->old.procedure, *q = k->new.procedure;
	const struct law_moved *x = k->t ? law_move_of(&k->t->clocks, c->c.id) : NULL;
	struct str id = x && x->kind == MOVED_TO ? x->to : c->c.id,
		   now = matter_clock_end_text(a, c), was = now, is;
	int before = procedure_clock(p, c->c.id), after = procedure_clock(q, id);
	if (x && x->kind == MOVED_STAYS)
		return;
	if ((x && x->kind == MOVED_NOT) || after < 0) {
		put(k, IMPACT_CLOCK, c->c.id, c->c.title, now, STR("没有这个期限"));
		return;
	}
	/* what both count alike does not differ, though it was counted once for good */
	if (before >= 0)
		(void)!ends_at(k, &k->old, c, before, &was);
	if (!ends_at(k, &k->new, c, after, &is))
		put(k, IMPACT_CLOCK, c->c.id, c->c.title, now, STR("不能按新的长度重新计算"));
	else if (!str_eq(was, is) && !str_eq(now, is))
		put(k, IMPACT_CLOCK, c->c.id, q->clocks[after].title, now, is);
	if (before >= 0 && (p->clocks[before].effect != q->clocks[after].effect ||
				   !str_eq(p->clocks[before].deem, q->clocks[after].deem)))
		put(k, IMPACT_CLOCK, c->c.id, q->clocks[after].title,
			law_clock_effect_title(&p->clocks[before]),
			law_clock_effect_title(&q->clocks[after]));
}

static void compare_clocks(struct comparing *k)
{
	const struct matter *m = k->old.m;
	for (size_t i = 0; i < m->clocks.n; i++)
		if (m->clocks.v[i].status == CLOCK_RUNNING || m->clocks.v[i].status == CLOCK_PAUSED)
			compare_clock(k, &m->clocks.v[i]);
	for (size_t i = 0; k->t && k->t->is_open && i < k->t->fx.start_n; i++) {
		const struct law_clock *c = &k->new.procedure->clocks[k->t->fx.starts[i].clock];
		put(k, IMPACT_CLOCK, c->id, c->title, STR("没有"), STR("转换之日起算"));
	}
}

/* ---- what is calculated ---- */

static enum rc compare_values(struct comparing *k)
{
	struct arena *a = k->cx->arena;
	const struct law_procedure *p = k->old.procedure, *q = k->new.procedure;
	for (size_t i = 0; i < q->fact_n && !k->cx->rc; i++) {
		const struct law_fact *f = &q->facts[i];
		int at = procedure_fact(p, f->id);
		if (f->calc == LAW_NO_FN || f->hidden || at < 0)
			continue;
		struct str was = matter_value_text(
				   a, &p->facts[at], matter_view_get(&k->old, f->id)),
			   is = matter_value_text(a, f, matter_view_get(&k->new, f->id));
		if (!str_eq(was, is))
			put(k, IMPACT_VALUE, f->id, f->title, was.n ? was : STR("没有"),
				is.n ? is : STR("没有"));
	}
	return k->cx->rc;
}

/* ---- a matter ---- */

/* The matter as it would stand; false where the other version has no place for it. */
static bool pass(struct comparing *k, const struct law_procedure *q, struct pack *to)
{
	const struct matter *m = &k->out->m;
	int s = q ? transition_state(k->t, q, m->state) : -1;
	if (s < 0) {
		put(k, IMPACT_STATE, m->state, m->state_title, m->state_title,
			q ? STR("没有对应的状态") : STR("没有这个程序"));
		return false;
	}
	k->then = *m;
	k->then.pack = pack_id(to);
	k->then.pack_digest = pack_digest(to);
	k->then.state = q->states[s].id;
	k->then.state_title = q->states[s].title;
	k->then.facts = (struct facts){0};
	for (size_t i = 0; i < m->facts.n; i++) {
		const struct law_moved *x =
			k->t ? law_move_of(&k->t->facts, m->facts.v[i].id) : NULL;
		if (!x || x->kind != MOVED_NOT)
			facts_set(k->cx->arena, &k->then.facts,
				x && x->kind == MOVED_TO ? x->to : m->facts.v[i].id,
				m->facts.v[i].v);
	}
	if (!str_eq(k->then.state_title, m->state_title))
		put(k, IMPACT_STATE, m->state, m->state_title, m->state_title, k->then.state_title);
	return true;
}

enum rc matter_impact(struct cx *cx, const struct matter_service *svc, struct pack *to,
	int64_t organ, int64_t matter, struct impact *out)
{
	struct comparing *k = ARENA_NEW(cx->arena, struct comparing);
	struct date on = cx_today(cx);
	*out = (struct impact){0};
	*k = (struct comparing){.cx = cx, .svc = svc, .other = *svc, .out = out};
	k->other.pack = to;
	if (matter_load(cx, svc->db, organ, matter, &out->m) || out->m.outcome.n ||
		str_eq(out->m.pack_digest, pack_digest(to)))
		return cx->rc;
	if (matter_view_open(cx, svc, &out->m, on, &k->old))
		return cx->rc;
	if (str_eq(pack_transitions(to)->after, out->m.pack))
		k->t = pack_transition(to, out->m.procedure);
	out->procedure = k->old.procedure->title;
	out->passes = k->t && k->t->is_open;
	if (!pass(k, pack_procedure(to, out->m.procedure), to))
		return RC_OK;
	if (matter_view_open(cx, &k->other, &k->then, on, &k->new) || compare_acts(k))
		return cx->rc;
	compare_clocks(k);
	compare_limits(k);
	return compare_values(k);
}
