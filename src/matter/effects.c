#include "matter/effects.h"

static void set(struct effects_at *at, struct str fact, struct value v)
{
	struct arena *a = at->cx->arena;
	if (v.kind != VALUE_NONE) {
		facts_set(a, &at->body->set, fact, v);
		return;
	}
	facts_set(a, &at->body->set, fact, VALUE_NIL);
	struct str *clear = ARENA_ARRAY(a, struct str, at->body->clear_n + 1);
	for (size_t i = 0; i < at->body->clear_n; i++)
		clear[i] = at->body->clear[i];
	clear[at->body->clear_n++] = fact;
	at->body->clear = clear;
}

/* A fact as it will stand: what this event sets lies over what is there. */
static struct value now(struct effects_at *at, struct str fact)
{
	struct value v = facts_get(&at->body->set, fact);
	return v.kind != VALUE_NONE ? v : matter_view_get(at->view, fact);
}

static struct value number_of(const struct matter *m, struct str form)
{
	const struct matter_document *d = matter_document_find(m, form);
	return d && d->number.n ? value_text(d->number) : VALUE_NIL;
}

static void resolve_set(struct effects_at *at, const struct law_set *s)
{
	struct arena *a = at->cx->arena;
	switch (s->kind) {
	case SET_CONST:
		set(at, s->fact, s->v);
		return;
	case SET_COPY:
		set(at, s->fact, now(at, s->from));
		return;
	case SET_TODAY:
		set(at, s->fact, value_text(date_str(a, at->view->on)));
		return;
	case SET_DUE:
		set(at, s->fact, value_text(date_str(a, at->due)));
		return;
	case SET_ACTOR:
		/* nobody where the platform itself acts */
		set(at, s->fact,
			at->actor ? value_append(a, VALUE_NIL,
					    str_printf(a, "%lld", (long long)at->actor))
				  : VALUE_NIL);
		return;
	case SET_OUT:
		set(at, s->fact, at->ended ? facts_get(&at->ended->facts, s->from) : VALUE_NIL);
		return;
	case SET_NUMBER:
		set(at, s->fact, number_of(at->view->m, s->from));
		return;
	case SET_NONE:
		set(at, s->fact, VALUE_NIL);
		return;
	}
}

static struct date date_fact(struct effects_at *at, struct str fact)
{
	struct value v = now(at, fact);
	struct date d;
	for (size_t i = 0; i < at->body->items.n && v.kind == VALUE_NONE; i++)
		v = facts_get(&at->body->items.v[i].set, fact);
	return v.kind == VALUE_TEXT && date_parse(v.s, &d) ? d : DATE_NONE;
}

/* A term that runs from the end of another runs from its last day (强制法53: 自期限届满之日起). */
static struct date first_day(const struct effects_at *at)
{
	return date_is_none(at->due) ? at->view->on : at->due;
}

/* What must be done so long before a day cannot be begun when that time is over already. */
static enum rc check_in_time(
	struct effects_at *at, const struct law_clock_use *u, const struct event_clock *c)
{
	struct arena *a = at->cx->arena;
	if (!u->before.n || date_cmp(c->latest, at->view->on) >= 0 ||
		facts_get(&at->body->input, u->before).kind == VALUE_NONE)
		return RC_OK;
	return fail_field(at->cx, u->before,
		"太近了：「" STR_FMT "」至迟应当在 " STR_FMT "，请改为更晚的日期（" STR_FMT "）",
		STR_ARG(c->title), STR_ARG(date_str(a, c->latest)),
		STR_ARG(pack_cite(at->view->pack, a, c->basis)));
}

static enum rc start_clocks(struct effects_at *at, const struct law_effects *fx)
{
	for (size_t i = 0; i < fx->start_n; i++) {
		const struct law_clock_use *u = &fx->starts[i];
		struct clock_days days = {
			.from = u->from.n ? date_fact(at, u->from) : first_day(at),
			.to = u->to.n ? date_fact(at, u->to) : DATE_NONE,
			.before = u->before.n ? date_fact(at, u->before) : DATE_NONE};
		/* a clock without its day does not start: the fact is optional and was left out */
		if (date_is_none(days.from) || (u->to.n && date_is_none(days.to)) ||
			(u->before.n && date_is_none(days.before)))
			continue;
		struct event_clock *out = VEC_PUSH(at->cx->arena, &at->body->clocks);
		if (clock_start(at, &at->view->procedure->clocks[u->clock], days, out) ||
			check_in_time(at, u, out))
			return at->cx->rc;
	}
	return RC_OK;
}

static const struct matter_clock *standing(
	struct effects_at *at, int clock, enum clock_status a, enum clock_status b)
{
	const struct matter_clock *k =
		matter_clock_find(at->view->m, at->view->procedure->clocks[clock].id);
	return k && (k->status == a || k->status == b) ? k : NULL;
}

static void note_clock(struct effects_at *at, const struct matter_clock *k, enum event_op op)
{
	*VEC_PUSH(at->cx->arena, &at->body->clocks) = (struct event_clock){.id = k->c.id,
		.op = op,
		.from = at->view->on,
		.at = op == OP_PAUSE ? at->when : (struct instant){0},
		.to = DATE_NONE,
		.before = DATE_NONE,
		.last = DATE_NONE,
		.due = DATE_NONE,
		.earliest = DATE_NONE,
		.latest = DATE_NONE,
		.warn = DATE_NONE};
}

static enum rc extend_clocks(struct effects_at *at, const struct law_effects *fx)
{
	for (size_t i = 0; i < fx->extend_n; i++) {
		const struct law_clock_use *u = &fx->extends[i];
		const struct law_clock *c = &at->view->procedure->clocks[u->clock];
		const struct matter_clock *k = matter_clock_find(at->view->m, c->id);
		if (!k)
			continue;
		struct date to = u->to.n ? date_fact(at, u->to) : DATE_NONE;
		if (u->to.n && date_is_none(to))
			continue;
		if (clock_extend(at, k, u->by, to, VEC_PUSH(at->cx->arena, &at->body->clocks)))
			return at->cx->rc;
	}
	return RC_OK;
}

/* Whether the event already says how the clock ends, or starts it. */
static bool is_settled(const struct effects_at *at, struct str clock)
{
	for (size_t i = 0; i < at->body->clocks.n; i++) {
		const struct event_clock *c = &at->body->clocks.v[i];
		if (str_eq(c->id, clock) &&
			(c->op == OP_STOP || c->op == OP_DUE || c->op == OP_START))
			return true;
	}
	return false;
}

void effects_end(struct effects_at *at)
{
	const struct law_procedure *p = at->view->procedure;
	for (size_t i = 0; i < at->view->m->clocks.n; i++) {
		const struct matter_clock *k = &at->view->m->clocks.v[i];
		int c = procedure_clock(p, k->c.id);
		if ((k->status == CLOCK_RUNNING || k->status == CLOCK_PAUSED) &&
			!(c >= 0 && p->clocks[c].after_end) && !is_settled(at, k->c.id))
			note_clock(at, k, OP_STOP);
	}
}

enum rc effects_resolve(struct effects_at *at, const struct law_effects *fx)
{
	const struct matter_clock *k;
	for (size_t i = 0; i < fx->set_n; i++)
		resolve_set(at, &fx->sets[i]);
	for (size_t i = 0; i < fx->clear_n; i++)
		set(at, fx->clears[i], VALUE_NIL);
	for (size_t i = 0; i < fx->stop_n; i++)
		if ((k = standing(at, fx->stops[i], CLOCK_RUNNING, CLOCK_PAUSED)))
			note_clock(at, k, OP_STOP);
	for (size_t i = 0; i < fx->pause_n; i++)
		if ((k = standing(at, fx->pauses[i], CLOCK_RUNNING, CLOCK_PAST)))
			note_clock(at, k, OP_PAUSE);
	for (size_t i = 0; i < fx->resume_n; i++)
		if ((k = standing(at, fx->resumes[i], CLOCK_PAUSED, CLOCK_PAUSED)) &&
			clock_resume(at, k, VEC_PUSH(at->cx->arena, &at->body->clocks)))
			return at->cx->rc;
	if (extend_clocks(at, fx))
		return at->cx->rc;
	return start_clocks(at, fx);
}
