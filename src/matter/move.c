#include "matter/move.h"

#include "base/utf8.h"
#include "matter/effects.h"
#include "matter/write.h"

#define MOST_STEPS 100  /* versions between a matter's own and the one in force */
#define MOST_REASON 500 /* characters, as of other texts that are entered */

/*
 * The version after the matter's own, on the way to the one in force; NULL where there is none.
 * Each version names the one before, so the way is walked back.
 */
static enum rc next_pack(
	struct cx *cx, const struct matter_service *svc, const struct matter *m, struct pack **out)
{
	struct pack *p = svc->pack;
	*out = NULL;
	for (int i = 0; i < MOST_STEPS && !str_eq(pack_id(p), m->pack); i++) {
		struct str before = pack_transitions(p)->after;
		if (str_eq(before, m->pack)) {
			*out = p;
			return RC_OK;
		}
		if (!before.n || !svc->packs.find)
			return RC_OK;
		enum rc rc = svc->packs.find(cx, svc->packs.arg, before, &p);
		if (rc == RC_PACK) {
			cx_clear(cx);
			return RC_OK;
		}
		if (rc)
			return rc;
	}
	return RC_OK;
}

/* ---- what stands in the way ---- */

static void refuse(struct cx *cx, struct matter_moving *mv, const char *rule, struct str basis,
	struct str because)
{
	*VEC_PUSH(cx->arena, &mv->judged.refusals) = (struct refusal){.rule = str_c(rule),
		.because = because,
		.basis = pack_cite(mv->from, cx->arena, basis)};
}

static struct str title_of(const struct pack *p, const struct matter *m)
{
	const struct law_procedure *proc = pack_procedure(p, m->procedure);
	return proc ? proc->title : m->procedure_title;
}

/* Whether the person may: the role that the transition names, in the organ. */
static enum rc judge_person(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct matter *m, struct matter_moving *mv)
{
	size_t n;
	const struct law_role *role = &pack_roles(mv->to, &n)[mv->t->by];
	bool has;
	if (actor_has_role(cx, svc->db, actor, role->id, m->organ, &has) || has)
		return cx->rc;
	mv->judged.forbidden = true;
	mv->judged.visible = false;
	refuse(cx, mv, "role", pack_refusal(mv->from, "role", m->kind),
		str_printf(cx->arena, "转换法规包由「" STR_FMT "」办理，您没有这个岗位",
			STR_ARG(role->title)));
	return RC_OK;
}

static void judge_state(struct cx *cx, const struct matter *m, struct matter_moving *mv,
	const struct law_transition *t, struct str basis)
{
	struct arena *a = cx->arena;
	const struct law_procedure *p = pack_procedure(mv->to, m->procedure);
	if (m->proposal.action.n)
		refuse(cx, mv, "move.waits", basis,
			str_printf(a,
				"「" STR_FMT "」有报请等待批准，批准是就原版本的内容作出的："
				"先批准或者退回，再转换",
				STR_ARG(title_of(mv->from, m))));
	else if (!p)
		refuse(cx, mv, "move.state", basis,
			str_printf(a, "法规包 " STR_FMT " 没有程序「" STR_FMT "」：按原版本办结",
				STR_ARG(pack_id(mv->to)), STR_ARG(title_of(mv->from, m))));
	else if (transition_state(t, p, m->state) < 0)
		refuse(cx, mv, "move.state", basis,
			str_printf(a,
				"「" STR_FMT "」现在是「" STR_FMT "」，法规包 " STR_FMT
				" 没有与它对应的状态：按原版本办完这一步，再转换",
				STR_ARG(title_of(mv->from, m)), STR_ARG(m->state_title),
				STR_ARG(pack_id(mv->to))));
}

/* An open child of which nothing is said goes along where nothing of its procedure differs. */
static enum rc judge_children(struct cx *cx, const struct matter_service *svc,
	const struct matter *m, struct matter_moving *mv)
{
	for (size_t i = 0; i < m->children.n; i++) {
		struct matter c;
		if (!m->children.v[i].open)
			continue;
		if (matter_load(cx, svc->db, m->organ, m->children.v[i].id, &c))
			return cx->rc;
		const struct law_transition *t = pack_transition(mv->to, c.procedure);
		bool says = t ? t->is_open : !transition_needed(cx, mv->from, mv->to, c.procedure);
		if (!says)
			refuse(cx, mv, "move.child", mv->t->basis,
				str_printf(cx->arena,
					"正在办理的「" STR_FMT "」按原版本办结：办完之后再转换",
					STR_ARG(m->children.v[i].title)));
		else
			judge_state(cx, &c, mv, t, mv->t->basis);
		if (says && judge_children(cx, svc, &c, mv))
			return cx->rc;
	}
	return RC_OK;
}

static void judge_version(struct cx *cx, const struct matter *m, struct matter_moving *mv)
{
	struct arena *a = cx->arena;
	if (!mv->t)
		refuse(cx, mv, "move.none", pack_procedure(mv->from, m->procedure)->basis,
			str_printf(a,
				"法规包 " STR_FMT " 对「" STR_FMT "」没有写明衔接：按原版本办结",
				STR_ARG(pack_id(mv->to)), STR_ARG(title_of(mv->from, m))));
	else if (!mv->t->is_open)
		refuse(cx, mv, "move.new", mv->t->basis,
			str_printf(a, "法规包 " STR_FMT " 只适用于新办的案件：" STR_FMT,
				STR_ARG(pack_id(mv->to)), STR_ARG(mv->t->why)));
	else if (date_cmp(cx_today(cx), mv->t->from) < 0)
		refuse(cx, mv, "move.from", mv->t->basis,
			str_printf(a, "法规包 " STR_FMT " 自 " STR_FMT " 起适用于已有的案件",
				STR_ARG(pack_id(mv->to)), STR_ARG(date_str(a, mv->t->from))));
	if (m->parent)
		refuse(cx, mv, "move.parent", pack_procedure(mv->from, m->procedure)->basis,
			STR("它是在上级案件里办理的，随上级案件一并转换"));
}

enum rc matter_moving(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	const struct matter *m, struct matter_moving *out)
{
	*out = (struct matter_moving){.judged = {.visible = true}};
	if (matter_pack(cx, svc, m, &out->from) || next_pack(cx, svc, m, &out->to) || !out->to ||
		m->outcome.n)
		return cx->rc;
	out->t = pack_transition(out->to, m->procedure);
	judge_version(cx, m, out);
	if (!out->t || !out->t->is_open)
		return RC_OK;
	if (judge_person(cx, svc, actor, m, out))
		return cx->rc;
	const struct law_procedure *p = pack_procedure(out->to, m->procedure);
	int s = transition_state(out->t, p, m->state);
	if (s >= 0)
		out->state_title = p->states[s].title;
	judge_state(cx, m, out, out->t, out->t->basis);
	return judge_children(cx, svc, m, out);
}

/* ---- the event ---- */

static void clear(struct arena *a, struct event_body *b, struct str fact)
{
	struct str *all = ARENA_ARRAY(a, struct str, b->clear_n + 1);
	for (size_t i = 0; i < b->clear_n; i++)
		all[i] = b->clear[i];
	all[b->clear_n++] = fact;
	b->clear = all;
}

/* Facts that have another name now, and those that are not kept. */
static void move_facts(struct arena *a, const struct law_transition *t, const struct matter *m,
	struct event_body *b)
{
	for (size_t i = 0; t && i < t->facts.n; i++) {
		const struct law_moved *x = &t->facts.v[i];
		struct value v = facts_get(&m->facts, x->old);
		if (v.kind == VALUE_NONE || x->kind == MOVED_STAYS ||
			(x->kind == MOVED_TO && str_eq(x->old, x->to)))
			continue;
		if (x->kind == MOVED_TO)
			facts_set(a, &b->set, x->to, v);
		clear(a, b, x->old);
	}
}

static struct event_clock *note(
	struct arena *a, struct event_body *b, struct event_clock c, enum event_op op)
{
	struct event_clock *out = VEC_PUSH(a, &b->clocks);
	*out = c;
	out->op = op;
	return out;
}

/* The clock goes on under another name: begun again on its day, with all that befell it. */
static enum rc rename_clock(
	struct effects_at *at, const struct matter_clock *k, const struct law_clock *c)
{
	struct arena *a = at->cx->arena;
	struct event_clock e;
	struct matter_clock so_far = *k;
	for (size_t i = 0; i <= k->pauses.n; i++) {
		const struct term_pause *p = i ? &k->pauses.v[i - 1] : NULL;
		so_far.pauses.n = i;
		if (clock_renew(at, &so_far, c, &e))
			return at->cx->rc;
		if (!p) {
			note(a, at->body, e, OP_START);
			continue;
		}
		struct event_clock *x = note(a, at->body, e, OP_PAUSE);
		x->from = p->from;
		x->at = p->at;
		if (date_is_none(p->to))
			break;
		x = note(a, at->body, e, OP_RESUME);
		x->from = p->to;
		x->at = p->until;
	}
	if (k->status == CLOCK_STOPPED)
		note(a, at->body, e, OP_STOP)->from = k->stopped;
	else if (k->status == CLOCK_PAST)
		note(a, at->body, e, OP_DUE);
	else
		note(a, at->body, k->c, OP_STOP)->from = at->view->on;
	return RC_OK;
}

static enum rc move_clock(
	struct effects_at *at, const struct law_transition *t, const struct matter_clock *k)
{
	const struct law_moved *x = t ? law_move_of(&t->clocks, k->c.id) : NULL;
	const struct law_procedure *p = at->view->procedure;
	bool runs = k->status == CLOCK_RUNNING || k->status == CLOCK_PAUSED;
	struct event_clock e;
	if (!x || x->kind == MOVED_STAYS)
		return RC_OK;
	if (x->kind == MOVED_NOT) {
		if (runs)
			note(at->cx->arena, at->body, k->c, OP_STOP)->from = at->view->on;
		return RC_OK;
	}
	const struct law_clock *c = &p->clocks[procedure_clock(p, x->to)];
	if (!str_eq(x->to, k->c.id))
		return rename_clock(at, k, c);
	if (!runs)
		return RC_OK;
	if (clock_renew(at, k, c, &e))
		return at->cx->rc;
	note(at->cx->arena, at->body, e, OP_RECOUNT);
	return RC_OK;
}

static struct event_body *moved_event(struct act *t, struct work *w, struct matter_moving *mv,
	const struct law_procedure *p, int state)
{
	struct arena *a = t->cx->arena;
	struct event_body *b = work_event(t, w, EVENT_ACT, t->now, NULL);
	size_t n;
	const struct law_role *role = &pack_roles(mv->to, &n)[mv->t->by];
	b->action = w->events.v[w->events.n - 1].e.action = STR(MATTER_MOVE);
	b->title = str_printf(a, "转换法规包：" STR_FMT " → " STR_FMT, STR_ARG(w->m.pack),
		STR_ARG(pack_id(mv->to)));
	b->basis = mv->t->basis;
	b->role = role->id;
	b->role_title = role->title;
	facts_set(a, &b->input, STR("pack_from"), value_text(w->m.pack));
	facts_set(a, &b->input, STR("pack_from_digest"), value_text(w->m.pack_digest));
	facts_set(a, &b->input, STR("reason"), facts_get(&t->req->fields, STR("reason")));
	b->pack = pack_id(mv->to);
	b->pack_digest = pack_digest(mv->to);
	b->to = p->states[state].id;
	b->to_title = p->states[state].title;
	b->phase = p->phases[p->states[state].phase].id;
	return b;
}

static enum rc move_one(struct act *t, struct work *w, struct matter_moving *mv)
{
	struct cx *cx = t->cx;
	const struct law_procedure *p = pack_procedure(mv->to, w->m.procedure);
	const struct law_transition *own = pack_transition(mv->to, w->m.procedure);
	struct event_body *b = moved_event(t, w, mv, p, transition_state(own, p, w->m.state));
	struct matter *as = ARENA_NEW(cx->arena, struct matter);
	*as = w->m;
	as->pack = b->pack;
	w->pack = mv->to;
	w->procedure = p;
	w->view = &w->own_view;
	move_facts(cx->arena, own, &w->m, b);
	if (matter_view_open(cx, t->svc, as, cx_today(cx), w->view))
		return cx->rc;
	w->view->input = &b->set;
	struct effects_at at = {.cx = cx,
		.svc = t->svc,
		.view = w->view,
		.actor = t->actor->officer.id,
		.body = b,
		.due = DATE_NONE,
		.when = t->now};
	for (size_t i = 0; i < w->m.clocks.n; i++)
		if (move_clock(&at, own, &w->m.clocks.v[i]))
			return cx->rc;
	if (own && effects_resolve(&at, &own->fx))
		return cx->rc;
	work_commit(t, w, b);
	return matter_view_open(cx, t->svc, &w->m, cx_today(cx), w->view);
}

/* In hand since the law's acts were applied, or loaded now. */
static enum rc child_work(struct act *t, int64_t id, struct work **out)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->works[i].m.id == id) {
			*out = &t->works[i];
			return RC_OK;
		}
	if (t->n == WORKS)
		return fail(t->cx, RC_REFUSED,
			"正在办理的下级案件太多，一次转换不完：先办结一部分，再转换");
	*out = &t->works[t->n++];
	return work_load(t, *out, id);
}

static enum rc move_all(struct act *t, struct work *w, struct matter_moving *mv)
{
	for (size_t i = 0; i < w->m.children.n; i++) {
		struct work *c = NULL;
		if (w->m.children.v[i].open &&
			(child_work(t, w->m.children.v[i].id, &c) || move_all(t, c, mv)))
			return t->cx->rc;
	}
	return move_one(t, w, mv);
}

static enum rc read_fields(struct act *t, const struct matter_moving *mv)
{
	struct value to = facts_get(&t->req->fields, STR("to")),
		     reason = facts_get(&t->req->fields, STR("reason"));
	if (to.kind != VALUE_TEXT || !str_eq(to.s, pack_id(mv->to)))
		return fail_field(t->cx, STR("to"),
			"现在可以转换到的是法规包 " STR_FMT "，请刷新后再办",
			STR_ARG(pack_id(mv->to)));
	if (reason.kind != VALUE_TEXT || !str_trim(reason.s).n)
		return fail_field(t->cx, STR("reason"), "转换应当写明理由");
	if (utf8_count(reason.s) > MOST_REASON)
		return fail_field(t->cx, STR("reason"), "最多 %d 个字", MOST_REASON);
	return RC_OK;
}

static enum rc fail_none(struct act *t, const struct work *w, struct str because)
{
	return fail_refused(
		t->cx, (struct refusal){.rule = STR("move.none"),
			       .because = because,
			       .basis = pack_cite(w->pack, t->cx->arena, w->procedure->basis)});
}

enum rc move_plan(struct act *t)
{
	struct work *w;
	struct matter_moving mv;
	if (!t->req->matter)
		return fail(t->cx, RC_INPUT, "先登记案件，才有版本可以转换");
	if (act_enter(t, &w) || matter_moving(t->cx, t->svc, t->actor, &w->m, &mv))
		return t->cx->rc;
	if (w->m.outcome.n)
		return fail_none(t, w, STR("案件已经办结，按原版本存档，不再转换"));
	if (!mv.to)
		return fail_none(t, w,
			str_printf(t->cx->arena,
				"案件按法规包 " STR_FMT " 办理，没有可以转换到的版本",
				STR_ARG(w->m.pack)));
	if (mv.judged.refusals.n)
		return act_refused(t, &mv.judged);
	if (read_fields(t, &mv))
		return t->cx->rc;
	return move_all(t, w, &mv);
}
