/*
 * Who does which acts and what each of them must bring: looked at act by act, as the pack says it.
 * The property is the law's own statement, so a wider role, a missing approval, a paper that is no
 * longer made are seen here whatever else they bring about.
 */
#include "law/check_priv.h"

static bool has(const struct law_labels *all, struct str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i], id))
			return true;
	return false;
}

static const struct law_action *partner(
	const struct law_procedure *r, const struct law_action *a, enum action_kind kind)
{
	for (size_t i = 0; i < r->action_n; i++)
		if (r->actions[i].kind == kind && r->actions[i].base == (int)(a - r->actions))
			return &r->actions[i];
	return NULL;
}

/* One act, with the one that takes effect where it is proposed. */
struct act {
	const struct pack *p;
	const struct law_procedure *r;
	const struct law_action *a, *done;
};

static bool role_among(const struct act *x, int role, const struct law_labels *all)
{
	size_t n;
	return role >= 0 && has(all, pack_roles(x->p, &n)[role].id);
}

static bool among(const struct str *v, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i], id))
			return true;
	return false;
}

static bool uses(const struct law_clock_use *v, size_t n, int clock)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].clock == clock)
			return true;
	return false;
}

static bool clocks(const int *v, size_t n, int clock)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == clock)
			return true;
	return false;
}

static bool issues(const struct act *x, struct str id)
{
	int form = pack_form(x->p, id);
	return form >= 0 && clocks(x->done->issues, x->done->issue_n, form);
}

static bool asks(const struct act *x, struct str id)
{
	for (size_t i = 0; i < x->a->ask_n; i++) {
		const struct law_ask *ask = &x->a->asks[i];
		struct str fact = ask->item ? x->r->lists[x->a->list].facts[ask->fact].id
					    : x->r->facts[ask->fact].id;
		if (str_eq(fact, id))
			return !ask->optional;
	}
	return false;
}

/* Whether it may be done in the state, or in all states of a phase that are not final. */
static bool is_from(const struct act *x, struct str id)
{
	bool any = false;
	for (size_t i = 0; i < x->r->state_n; i++) {
		const struct law_state *s = &x->r->states[i];
		struct str phase = s->phase >= 0 ? x->r->phases[s->phase].id : STR_NONE;
		bool of_phase = id.n > 2 && id.p[id.n - 1] == '*' &&
				str_eq(str_sub(id, 0, id.n - 2), phase) && !s->outcome.n &&
				s->proposes < 0;
		if (!of_phase && !str_eq(s->id, id))
			continue;
		if (!x->a->from[i])
			return false;
		any = true;
	}
	return any;
}

static bool leads_to(const struct act *x, const struct law_labels *all)
{
	return x->done->to >= 0 ? has(all, x->r->states[x->done->to].id) : has(all, STR("same"));
}

/* One id of a demand of which all must be there. */
static bool has_one(const struct act *x, enum shall k, struct str id)
{
	const struct law_effects *fx = &x->done->fx;
	int clock = procedure_clock(x->r, id);
	switch (k) {
	case SHALL_APART:
		return among(x->a->apart, x->a->apart_n, id);
	case SHALL_FROM:
		return is_from(x, id);
	case SHALL_ASKS:
		return asks(x, id);
	case SHALL_ISSUES:
		return issues(x, id);
	case SHALL_STARTS:
		return clock >= 0 && uses(fx->starts, fx->start_n, clock);
	case SHALL_STOPS:
		return clock >= 0 && clocks(fx->stops, fx->stop_n, clock);
	case SHALL_PAUSES:
		return clock >= 0 && clocks(fx->pauses, fx->pause_n, clock);
	case SHALL_RESUMES:
		return clock >= 0 && clocks(fx->resumes, fx->resume_n, clock);
	case SHALL_EXTENDS:
		return clock >= 0 && uses(fx->extends, fx->extend_n, clock);
	case SHALL_CLAIMS:
		for (size_t i = 0; i < x->done->claim_n; i++)
			if (str_eq(x->done->claims[i].kind, id))
				return true;
		return false;
	case SHALL_BY:
	case SHALL_RECORDED:
	case SHALL_APPROVED:
	case SHALL_AS:
	case SHALL_MARK:
	case SHALL_TWO:
	case SHALL_TO:
	case SHALL_SCANS:
	case SHALL_OPENS:
	case SHALL_WITHIN:
	case SHALL_AFTER:
	case SHALL_POWER:
	case SHALL_KIND:
	case SHALL_N:
		break;
	}
	return false;
}

static bool clock_among(const struct act *x, int clock, const struct law_labels *all)
{
	return clock >= 0 && has(all, x->r->clocks[clock].id);
}

static bool form_among(const struct act *x, int form, const struct law_labels *all)
{
	size_t n;
	return form >= 0 && has(all, pack_forms(x->p, &n)[form].id);
}

static bool meets(const struct act *x, enum shall k, const struct law_labels *all)
{
	static const char *const kinds[] = {"plain", "propose", "approve", "return"},
				 *const powers[] = {"no", "check", "grant", "end"};
	const struct law_action *yes = partner(x->r, x->a, ACTION_APPROVE);
	switch (k) {
	case SHALL_BY:
		return role_among(x, x->a->by, all);
	case SHALL_RECORDED:
		return role_among(x, x->a->recorded, all);
	case SHALL_APPROVED:
		return x->a->kind == ACTION_PROPOSE && yes && role_among(x, yes->by, all);
	case SHALL_AS:
		return has(all, x->a->as.n ? x->a->as : STR("no"));
	case SHALL_MARK:
		return has(all, x->a->mark.n ? x->a->mark : STR("no"));
	case SHALL_TWO:
		return x->a->two == str_is(all->v[0], "yes");
	case SHALL_TO:
		return leads_to(x, all);
	case SHALL_SCANS:
		return form_among(x, x->done->scan, all);
	case SHALL_OPENS:
		return x->done->open >= 0 && has(all, x->r->children[x->done->open].id);
	case SHALL_WITHIN:
		return clock_among(x, x->a->within, all);
	case SHALL_AFTER:
		return clock_among(x, x->a->after, all);
	case SHALL_POWER:
		return has(all, str_c(powers[x->done->power]));
	case SHALL_KIND:
		return has(all, str_c(kinds[x->a->kind]));
	case SHALL_APART:
	case SHALL_FROM:
	case SHALL_ASKS:
	case SHALL_ISSUES:
	case SHALL_STARTS:
	case SHALL_STOPS:
	case SHALL_PAUSES:
	case SHALL_RESUMES:
	case SHALL_EXTENDS:
	case SHALL_CLAIMS:
	case SHALL_N:
		break;
	}
	for (size_t i = 0; i < all->n; i++)
		if (!has_one(x, k, all->v[i]))
			return false;
	return true;
}

/* The first thing it lacks, SHALL_N if none. */
static enum shall lacks(const struct act *x, const struct law_shall *s)
{
	int k = 0;
	while (k < SHALL_N && (!s->what[k].n || meets(x, (enum shall)k, &s->what[k])))
		k++;
	return (enum shall)k;
}

static struct act act_of(
	const struct pack *p, const struct law_procedure *r, const struct law_action *a)
{
	const struct law_action *yes =
		a->kind == ACTION_PROPOSE ? partner(r, a, ACTION_APPROVE) : NULL;
	return (struct act){p, r, a, yes ? yes : a};
}

bool check_is_of(const struct pack *p, const struct law_procedure *r, const struct law_property *x,
	const struct law_action *a)
{
	const struct act act = act_of(p, r, a);
	if (has(&x->except, a->id) || !(x->every || has(&x->acts, a->id)))
		return false;
	/* of all acts: an approval only where approvals are meant */
	bool decides = a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN;
	if (x->every && decides && !x->where.what[SHALL_KIND].n)
		return false;
	return lacks(&act, &x->where) == SHALL_N;
}

static struct str wanted(struct cx *cx, const struct law_labels *all)
{
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; i < all->n; i++)
		buf_printf(&b, "%s" STR_FMT, i ? "、" : "", STR_ARG(all->v[i]));
	return buf_get(&b);
}

/* What is wrong with one act, or nothing. */
static struct str fault_of(struct cx *cx, const struct pack *p, const struct law_procedure *r,
	const struct law_property *x, const struct law_action *a, bool of)
{
	const struct act act = act_of(p, r, a);
	enum shall k = of ? lacks(&act, &x->shall) : SHALL_N;
	bool decides = a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN;
	if (k != SHALL_N)
		return str_printf(cx->arena, "「" STR_FMT "」（" STR_FMT "）没有做到：%s " STR_FMT,
			STR_ARG(a->title), STR_ARG(a->id), shall_title(k),
			STR_ARG(wanted(cx, &x->shall.what[k])));
	if (!of && x->alone && !decides && !has(&x->except, a->id) &&
		lacks(&act, &x->shall) == SHALL_N)
		return str_printf(cx->arena, "「" STR_FMT "」（" STR_FMT "）不应当这样办理",
			STR_ARG(a->title), STR_ARG(a->id));
	return STR_NONE;
}

enum rc check_acts(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	const struct law_procedure *r = pack_procedure(p, x->procedure);
	size_t n = 0;
	f.story = ARENA_ARRAY(cx->arena, struct str, r->action_n + 1);
	for (size_t i = 0; i < r->action_n; i++) {
		bool of = check_is_of(p, r, x, &r->actions[i]);
		struct str fault = fault_of(cx, p, r, x, &r->actions[i], of);
		n += of;
		if (fault.n)
			f.story[f.story_n++] = fault;
	}
	f.holds = !f.story_n && (n || x->every);
	f.why = f.story_n ? STR("程序没有这样规定") : STR("没有一个操作属于这一条");
	if (n || !f.holds)
		check_add(cx, out, &f);
	return RC_OK;
}
