#include "matter/act.h"

#include "crypto/digest.h"
#include "matter/codec.h"
#include "matter/delegate.h"
#include "matter/effects.h"
#include "matter/fields.h"
#include "matter/files.h"
#include "matter/judge.h"
#include "matter/move.h"
#include "matter/write.h"

#define MOST_REQUEST_ID 64

struct str proposal_digest(
	struct arena *a, struct str action, struct str item, const struct facts *fields)
{
	struct buf b = buf_in(a);
	struct json_out w = json_to(&b);
	unsigned char d[32];
	json_begin(&w);
	json_set(&w, "action", action);
	json_set(&w, "item", item);
	codec_facts(&w, "fields", fields);
	json_end(&w);
	digest_sha256(b.p, b.n, d);
	return str_hex(a, d, sizeof d);
}

enum rc matter_load(struct cx *cx, struct db *db, int64_t organ, int64_t id, struct matter *out)
{
	return store_matter_load(cx, db, organ, id, out);
}

static enum rc stale(struct act *t, int64_t seen);

enum rc matter_pack(
	struct cx *cx, const struct matter_service *svc, const struct matter *m, struct pack **out)
{
	*out = svc->pack;
	if (str_eq(m->pack, pack_id(svc->pack)))
		return RC_OK;
	return svc->packs.find
		       ? svc->packs.find(cx, svc->packs.arg, m->pack, out)
		       : fail(cx, RC_PACK, "案件按法规包 " STR_FMT " 办理，这里没有这个版本",
				 STR_ARG(m->pack));
}

/* The procedure that a new matter follows. */
static enum rc procedure_for(struct act *t, struct str id, const struct law_procedure **out)
{
	*out = pack_procedure(t->svc->pack, id);
	return *out ? RC_OK : fail(t->cx, RC_NOT_FOUND, "法规包里没有程序 " STR_FMT, STR_ARG(id));
}

static void names_for(struct matter_view *v, const struct organ *o)
{
	struct arena *a = v->cx->arena;
	facts_set(a, &v->sys, STR("organ"), value_text(o->name));
	facts_set(a, &v->sys, STR("organ_short"), value_text(o->short_name));
	facts_set(a, &v->sys, STR("remedy_organ"), value_text(o->remedy_organ));
	facts_set(a, &v->sys, STR("court"), value_text(o->court));
	facts_set(a, &v->sys, STR("collector"), value_text(o->collector));
	facts_set(a, &v->sys, STR("organ_address"), value_text(o->address));
	facts_set(a, &v->sys, STR("organ_phone"), value_text(o->phone));
	facts_set(a, &v->sys, STR("today"), value_text(date_str(a, v->on)));
	if (v->m->number.n)
		facts_set(a, &v->sys, STR("case_no"), value_text(v->m->number));
}

static enum rc names_of_power(
	struct cx *cx, const struct matter_service *svc, struct matter_view *v)
{
	struct value id = facts_get(&v->m->facts, STR("power"));
	if (id.kind == VALUE_NONE && v->input)
		id = facts_get(v->input, STR("power"));
	int64_t power;
	struct power p;
	if (id.kind != VALUE_TEXT || !str_to_int(id.s, &power))
		return RC_OK;
	if (power_load(cx, svc->db, v->m->organ, power, &p))
		return cx->rc;
	v->field = p.field;
	facts_set(cx->arena, &v->sys, STR("sys.enforce_self"), value_bool(p.enforce_self));
	facts_set(cx->arena, &v->sys, STR("power_name"), value_text(p.name));
	struct value code = matter_view_get(v, STR("party_code"));
	int64_t fines = 0;
	if (code.kind == VALUE_TEXT && procedure_reads(v->procedure, STR("sys.other_fines")) &&
		store_other_fines(cx, svc->db, v->m->organ, v->m->id,
			matter_party_key(cx->arena, svc->keys, code.s), power, &fines))
		return cx->rc;
	facts_set(cx->arena, &v->sys, STR("sys.other_fines"), value_int(fines));
	return RC_OK;
}

/* Other matters of this kind that the organ opened for the party in the year of the view's day. */
static enum rc names_of_year(struct cx *cx, const struct matter_service *svc, struct matter_view *v)
{
	struct value code = matter_view_get(v, STR("party_code"));
	int64_t n = 0;
	int y, m, d;
	struct date from = DATE_NONE, to = DATE_NONE;
	date_split(v->on, &y, &m, &d);
	INVARIANT(date_make(y, 1, 1, &from) && date_make(y + 1, 1, 1, &to));
	if (code.kind == VALUE_TEXT && procedure_reads(v->procedure, STR("sys.same_year")) &&
		store_same_kind(cx, svc->db, v->m->organ, v->m->id,
			matter_party_key(cx->arena, svc->keys, code.s), v->m->kind,
			date_begin(from), date_begin(to), &n))
		return cx->rc;
	facts_set(cx->arena, &v->sys, STR("sys.same_year"), value_int(n));
	return RC_OK;
}

static enum rc names_of_place(
	struct cx *cx, const struct matter_service *svc, struct matter_view *v)
{
	bool held = false;
	if (procedure_reads(v->procedure, STR("sys.has_power")) &&
		power_held(cx, svc->db, v->m->organ, v->procedure->id, v->on, &held))
		return cx->rc;
	facts_set(cx->arena, &v->sys, STR("sys.has_power"), value_bool(held));
	facts_set(cx->arena, &v->sys, STR("sys.has_parent"), value_bool(v->m->parent != 0));
	if (!v->place.calendar)
		return RC_OK;
	struct day day = calendar_day(v->place, v->on);
	facts_set(cx->arena, &v->sys, STR("sys.holiday"), value_bool(day.off && day.special));
	facts_set(cx->arena, &v->sys, STR("sys.night"),
		value_bool(calendar_is_night(v->place, matter_view_moment(v))));
	return RC_OK;
}

static enum rc names_of_handlers(
	struct cx *cx, const struct matter_service *svc, struct matter_view *v)
{
	struct value h = matter_view_get(v, STR("handlers"));
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; h.kind == VALUE_LIST && i < h.n; i++) {
		struct officer o;
		int64_t id;
		if (!str_to_int(h.list[i], &id))
			continue;
		if (officer_anywhere(cx, svc->db, id, &o))
			return cx->rc;
		buf_z(&b, b.n ? "、" : "");
		buf_str(&b, o.name);
	}
	if (b.n)
		facts_set(cx->arena, &v->sys, STR("handler_names"), value_text(buf_get(&b)));
	return RC_OK;
}

/* What the platform knows beyond the facts; again when what is entered lies over them. */
enum rc act_names(struct cx *cx, const struct matter_service *svc, struct matter_view *v)
{
	if (names_of_power(cx, svc, v) || names_of_handlers(cx, svc, v) ||
		names_of_place(cx, svc, v))
		return cx->rc;
	return names_of_year(cx, svc, v);
}

enum rc matter_view_open(struct cx *cx, const struct matter_service *svc, const struct matter *m,
	struct date on, struct matter_view *out)
{
	struct instant now = cx_now(cx);
	*out = (struct matter_view){.cx = cx,
		.db = svc->db,
		.m = m,
		.on = on,
		.today = date_of(now),
		.now = now,
		.place = {.calendar = svc->calendar}};
	if (matter_pack(cx, svc, m, &out->pack))
		return cx->rc;
	out->procedure = pack_procedure(out->pack, m->procedure);
	if (!out->procedure)
		return fail(cx, RC_NOT_FOUND, "法规包里没有程序 " STR_FMT, STR_ARG(m->procedure));
	struct organ o;
	if (organ_load(cx, svc->db, m->organ, &o))
		return cx->rc;
	out->place.region = o.region;
	if (act_names(cx, svc, out))
		return cx->rc;
	names_for(out, &o);
	return RC_OK;
}

/* ---- the act itself ---- */

/* The day, and the time where it is asked, from which the act takes effect; never to come. */
enum rc act_effective(
	struct act *t, const struct law_action *a, const struct facts *input, struct matter_view *v)
{
	struct value day = a->effective.n ? facts_get(input, a->effective) : VALUE_NIL,
		     time = a->at.n ? facts_get(input, a->at) : VALUE_NIL;
	v->on = v->today;
	v->moment.ms = 0;
	int minute = 0;
	if (day.kind == VALUE_TEXT && !date_parse(day.s, &v->on))
		return fail_field(t->cx, a->effective, "日期应当写成 2026-09-16 的样子");
	if (date_cmp(v->on, v->today) > 0)
		return fail_field(t->cx, a->effective, "不能晚于今天");
	if (time.kind == VALUE_TEXT && !minute_parse(time.s, &minute))
		return fail_field(t->cx, a->at, "时间应当写成 06:30 的样子，二十四小时制");
	if (time.kind == VALUE_TEXT)
		v->moment.ms = date_begin(v->on).ms + minute * INT64_C(60000);
	if (time.kind == VALUE_TEXT && v->moment.ms > v->now.ms)
		return fail_field(t->cx, a->at, "不能晚于现在");
	return RC_OK;
}

enum rc act_refused(struct act *t, const struct act_judgement *j)
{
	for (size_t i = 0; i < j->refusals.n; i++)
		*VEC_PUSH(t->cx->arena, &t->cx->refusals) = j->refusals.v[i];
	return fail(t->cx, j->forbidden ? RC_FORBIDDEN : RC_REFUSED, STR_FMT,
		STR_ARG(j->refusals.v[0].because));
}

static enum rc check_alarms(struct act *t, const struct act_judgement *j,
	const struct facts *reasons, struct facts *kept)
{
	for (size_t i = 0; i < j->alarms.n; i++) {
		struct value why = facts_get(reasons, j->alarms.v[i].rule);
		if (why.kind == VALUE_TEXT && str_trim(why.s).n) {
			facts_set(t->cx->arena, kept, j->alarms.v[i].rule,
				value_text(str_trim(why.s)));
			continue;
		}
		*VEC_PUSH(t->cx->arena, &t->cx->refusals) = j->alarms.v[i];
		(void)fail_field(t->cx, j->alarms.v[i].rule, STR_FMT "。继续办理应当写明理由",
			STR_ARG(j->alarms.v[i].because));
	}
	return t->cx->rc;
}

/* Splits what came in: the item's facts, and the matter's own. */
void act_split_input(struct act *t, struct work *w, const struct law_action *a,
	const struct facts *in, struct facts *item, struct facts *own)
{
	const struct law_list *list =
		a->list >= 0 && a->item != ITEM_REMOVE ? &w->procedure->lists[a->list] : NULL;
	*item = *own = (struct facts){0};
	for (size_t i = 0; i < in->n; i++)
		facts_set(t->cx->arena, list && list_fact(list, in->v[i].id) ? item : own,
			in->v[i].id, in->v[i].v);
}

void act_set_input(struct act *t, struct work *w, struct event_body *b, const struct law_action *a,
	const struct facts *of_item, const struct facts *own, struct str item)
{
	struct arena *arena = t->cx->arena;
	if (a->list >= 0) {
		struct event_item *it = VEC_PUSH(arena, &b->items);
		it->list = w->procedure->lists[a->list].id;
		it->op = a->item == ITEM_ADD      ? OP_ADD
			 : a->item == ITEM_CHANGE ? OP_CHANGE
						  : OP_REMOVE;
		it->key = a->item == ITEM_ADD ? str_printf(arena, "%lld", (long long)w->m.keys + 1)
					      : item;
		it->set = *of_item;
	}
	for (size_t i = 0; i < own->n; i++)
		facts_set(arena, &b->set, own->v[i].id, own->v[i].v);
	if (!a->mark.n)
		return;
	struct value marked = value_append(arena, matter_view_get(w->view, a->mark),
		str_printf(arena, "%lld", (long long)t->actor->officer.id));
	if (a->two && t->req->with)
		marked = value_append(
			arena, marked, str_printf(arena, "%lld", (long long)t->req->with));
	facts_set(arena, &b->set, a->mark, marked);
}

static void propose(struct act *t, struct event_body *b, const struct law_action *a,
	const struct facts *in, const struct facts *reasons)
{
	b->proposes = true;
	b->proposal_action = a->id;
	b->proposal_item = t->req->item;
	b->proposal_fields = *in;
	b->proposal_reasons = *reasons;
	b->proposal_digest = proposal_digest(t->cx->arena, a->id, t->req->item, in);
}

static enum rc check_item(
	struct act *t, struct work *w, const struct law_action *a, struct str item)
{
	if (a->list < 0 || a->item == ITEM_ADD)
		return RC_OK;
	for (size_t i = 0; i < w->m.items.n; i++)
		if (str_eq(w->m.items.v[i].list, w->procedure->lists[a->list].id) &&
			str_eq(w->m.items.v[i].key, item))
			return RC_OK;
	return fail(t->cx, RC_NOT_FOUND, "「" STR_FMT "」里没有这一项",
		STR_ARG(w->procedure->lists[a->list].title));
}

static enum rc check_shown(struct act *t, struct work *w, const struct law_action *a)
{
	if (a->kind != ACTION_APPROVE && a->kind != ACTION_RETURN)
		return RC_OK;
	if (!str_eq(t->req->shown, w->m.proposal.digest))
		return fail(t->cx, RC_CONFLICT,
			"报请的内容在您打开之后有变化，请看过现在的内容再签署意见");
	return RC_OK;
}

/* Fields of a return: the reason, asked of every approver who sends back. */
static enum rc return_reason(struct act *t, struct facts *in)
{
	struct value v = facts_get(&t->req->fields, STR("reason"));
	*in = (struct facts){0};
	if (v.kind != VALUE_TEXT || !str_trim(v.s).n)
		return fail_field(t->cx, STR("reason"), "退回应当写明理由");
	facts_set(t->cx->arena, in, STR("reason"), value_text(str_trim(v.s)));
	return RC_OK;
}

static enum rc check_officers(
	struct act *t, struct work *w, const struct law_action *a, const struct facts *in)
{
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_fact *f = action_fact(w->procedure, a, &a->asks[i]);
		struct value v = facts_get(in, f->id);
		for (size_t k = 0; f->kind == FACT_OFFICERS && v.kind == VALUE_LIST && k < v.n;
			k++) {
			int64_t id = 0;
			bool may = false;
			if (str_to_int(v.list[k], &id) && delegate_officer(t, &w->m, id, &may))
				return t->cx->rc;
			if (!may)
				return fail_field(
					t->cx, f->id, "第 %zu 个人员不是本机关人员", k + 1);
		}
	}
	return RC_OK;
}

static enum rc read_input(struct act *t, struct work *w, const struct law_action *a,
	struct facts *in, struct str *item)
{
	*item = t->req->item;
	if (a->kind == ACTION_RETURN)
		return return_reason(t, in);
	if (a->kind == ACTION_APPROVE) {
		*in = w->m.proposal.fields;
		*item = w->m.proposal.item;
		return RC_OK;
	}
	if (fields_check(t->cx, w->procedure, a, &t->req->fields, in))
		return t->cx->rc;
	codec_seal(t->cx, w->procedure, in);
	if (t->svc->checks_files && matter_check_files(t->cx, t->svc->db, w->procedure, a, in))
		return t->cx->rc;
	return check_officers(t, w, a, in);
}

static enum rc take(struct act *t, struct work *w, const struct law_action *a)
{
	struct facts in = {0}, of_item, own, reasons = {0};
	struct str item;
	struct date on;
	struct act_judgement j;
	struct matter_view view;
	if (check_shown(t, w, a))
		return t->cx->rc;
	/* state and role are judged before input, so that nobody fills a form in vain */
	if (matter_view_open(t->cx, t->svc, &w->m, cx_today(t->cx), &view) ||
		matter_judge(t->cx, t->svc, t->actor, &view, a, &j))
		return t->cx->rc;
	if (j.refusals.n && !t->req->by_platform)
		return act_refused(t, &j);
	if (read_input(t, w, a, &in, &item) || check_item(t, w, a, item) ||
		act_effective(t, a, &in, w->view))
		return t->cx->rc;
	act_split_input(t, w, a, &in, &of_item, &own);
	w->view->input = &own;
	on = w->view->on;
	if (act_names(t->cx, t->svc, w->view))
		return t->cx->rc;
	if (judge(t->cx, t->svc, t->actor, w->view, a, t->req, &j))
		return t->cx->rc;
	if (j.refusals.n)
		return act_refused(t, &j);
	if (check_alarms(t, &j,
		    a->kind == ACTION_APPROVE ? &w->m.proposal.reasons : &t->req->reasons,
		    &reasons))
		return t->cx->rc;
	struct event_body *b = work_event(t, w, EVENT_ACT, matter_view_moment(w->view), a);
	if (act_found(t, w, a, &in, b))
		return t->cx->rc;
	b->credential = j.credential;
	if (delegate_note(t, w, b))
		return t->cx->rc;
	b->reasons = reasons;
	b->input = in;
	if (a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN)
		b->settles = true;
	b->returned = a->kind == ACTION_RETURN;
	if (a->kind == ACTION_PROPOSE)
		propose(t, b, a, &in, &reasons);
	else if (a->kind != ACTION_RETURN)
		act_set_input(t, w, b, a, &of_item, &own, item);
	if (work_effects(t, w, b, a, NULL, on))
		return t->cx->rc;
	if (a->kind != ACTION_PROPOSE && a->kind != ACTION_RETURN && work_papers(t, w, b, a))
		return t->cx->rc;
	if (a->kind != ACTION_PROPOSE && a->kind != ACTION_RETURN) {
		work_claims(t, w, b, a);
		if (work_powers(t, w, b, a))
			return t->cx->rc;
	}
	work_commit(t, w, b);
	return RC_OK;
}

enum rc work_power(struct act *t, const struct law_procedure *p, int64_t id)
{
	struct power power;
	if (power_load(t->cx, t->svc->db, t->req->organ, id, &power))
		return t->cx->rc;
	struct refusal r = {.rule = STR("ORG-1"),
		.basis = pack_cite(
			t->svc->pack, t->cx->arena, pack_refusal(t->svc->pack, "ORG-1", p->kind))};
	if (!power_in_force(&power, cx_today(t->cx)))
		r.because = str_printf(t->cx->arena, "职权事项「" STR_FMT "」今天不在有效期内",
			STR_ARG(power.name));
	else if (!power_allows(&power, p->id))
		r.because = str_printf(t->cx->arena, "职权事项「" STR_FMT "」不适用「" STR_FMT "」",
			STR_ARG(power.name), STR_ARG(p->title));
	return r.because.n ? fail_refused(t->cx, r) : RC_OK;
}

static enum rc open_new(struct act *t, struct work *w)
{
	const struct law_procedure *p;
	if (procedure_for(t, t->req->procedure, &p))
		return t->cx->rc;
	if (!p->opened_by_person && !t->req->by_platform)
		return fail(t->cx, RC_INPUT, "程序「" STR_FMT "」只能在上级案件里开启",
			STR_ARG(p->title));
	work_start(t, w, t->svc->pack, p, cx_id(t->cx));
	if (t->req->by_platform && !t->req->power)
		return RC_OK;
	if (work_power(t, p, t->req->power))
		return t->cx->rc;
	facts_set(t->cx->arena, &w->m.facts, STR("power"),
		value_text(str_printf(t->cx->arena, "%lld", (long long)t->req->power)));
	if (t->delegate)
		facts_set(t->cx->arena, &w->m.facts, STR("delegate"),
			value_text(str_printf(t->cx->arena, "%lld", (long long)t->delegate)));
	w->opening_power = true;
	return RC_OK;
}

enum rc act_enter(struct act *t, struct work **out)
{
	struct work *w = *out = &t->works[t->n++];
	if (t->req->matter) {
		if (work_load(t, w, t->req->matter))
			return t->cx->rc;
		if (t->req->version >= 0 && t->req->version != w->m.seq &&
			stale(t, t->req->version))
			return t->cx->rc;
	} else if (open_new(t, w)) {
		return t->cx->rc;
	}
	if (matter_view_open(t->cx, t->svc, &w->m, cx_today(t->cx), &w->own_view))
		return t->cx->rc;
	w->view = &w->own_view;
	return t->req->matter ? deem_apply(t, w) : RC_OK;
}

enum rc act_begin(struct act *t, const struct law_action **a)
{
	struct work *w;
	if (act_enter(t, &w))
		return t->cx->rc;
	int at = procedure_action(w->procedure, t->req->action);
	if (at < 0)
		return fail(t->cx, RC_NOT_FOUND, "程序「" STR_FMT "」没有操作 " STR_FMT,
			STR_ARG(w->procedure->title), STR_ARG(t->req->action));
	*a = &w->procedure->actions[at];
	return RC_OK;
}

static enum rc act_plan(struct act *t)
{
	const struct law_action *a;
	if (str_is(t->req->action, MATTER_MOVE))
		return move_plan(t);
	if (act_begin(t, &a) || take(t, &t->works[0], a))
		return t->cx->rc;
	return work_finish_parent(t, &t->works[0]);
}

static bool request_id_good(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			    c == '-' || c == '_'))
			return false;
	}
	return s.n > 0 && s.n <= MOST_REQUEST_ID;
}

/* What every act asks for, in one round trip. */
static enum rc foresee(struct act *t)
{
	struct arena *a = t->cx->arena;
	const struct act_request *q = t->req;
	struct db_question v[3];
	size_t n = 0;
	v[n++] = store_request_question(a, q->organ, q->request_id);
	if (q->matter)
		v[n++] = store_matter_question(a, q->organ, q->matter);
	if (t->actor && !q->by_platform) {
		struct draft_key key = act_draft_key(t);
		v[n++] = draft_question(a, &key);
	}
	return db_foresee(t->cx, t->svc->db, v, n);
}

enum rc matter_act(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	const struct act_request *req, struct db_plan **plan, struct act_result *result,
	struct act_conflict **conflict)
{
	struct event before;
	bool found;
	struct act *t = ARENA_NEW(cx->arena, struct act);
	*t = (struct act){.cx = cx,
		.svc = svc,
		.actor = actor,
		.req = req,
		.now = cx_now(cx),
		.conflict = conflict};
	*plan = NULL;
	*conflict = NULL;
	cx->keys = svc->keys;
	if (!request_id_good(req->request_id))
		return fail_field(cx, STR("request_id"), "应当是 1 到 %d 个字母、数字、短横",
			MOST_REQUEST_ID);
	if (delegate_open(t) || foresee(t) ||
		store_event_by_request(
			cx, svc->db, t->req->organ, req->request_id, &before, &found))
		return cx->rc;
	if (found) {
		if ((req->matter && before.matter != req->matter) ||
			!str_eq(before.action, req->action))
			return fail(cx, RC_CONFLICT, "这个请求编号已经用于另一次办理");
		*result = (struct act_result){before.matter, before.seq, true};
		return RC_OK;
	}
	if (act_plan(t))
		return cx->rc;
	*result = (struct act_result){t->works[0].m.id, t->works[0].m.seq, false};
	return act_write(t, plan);
}

/* ---- stale versions ---- */

static struct str shown(struct act *t, const struct law_procedure *p, struct str id, struct value v)
{
	int at = procedure_fact(p, id);
	return matter_value_text(t->cx->arena, at >= 0 ? &p->facts[at] : NULL, v);
}

/*
 * The client saw an older state. Records of the platform itself do not count; anything else is a
 * conflict, told field by field: what the client wants, what is there now, what it had seen.
 */
static enum rc stale(struct act *t, int64_t seen)
{
	struct work *w = &t->works[0];
	struct event *e;
	size_t n;
	if (store_events(t->cx, t->svc->db, t->req->organ, t->req->matter, &e, &n))
		return t->cx->rc;
	const struct event *last = NULL;
	struct matter old = {0};
	struct event_body b;
	for (size_t i = 0; i < n; i++) {
		if (event_body_read(t->cx, e[i].body, &b))
			return t->cx->rc;
		if (e[i].seq <= seen)
			matter_apply(t->cx->arena, &old, &e[i], &b);
		else if (e[i].kind != EVENT_RECORD)
			last = &e[i];
	}
	if (!last && seen < w->m.seq)
		return RC_OK;
	struct act_conflict *c = ARENA_NEW(t->cx->arena, struct act_conflict);
	c->version = w->m.seq;
	if (last) {
		if (event_body_read(t->cx, last->body, &b))
			return t->cx->rc;
		c->by = b.name;
		c->at = instant_str_zh(t->cx->arena, last->recorded);
	}
	for (size_t i = 0; i < t->req->fields.n; i++) {
		struct str id = t->req->fields.v[i].id;
		int at = procedure_fact(w->procedure, id);
		*VEC_PUSH(t->cx->arena, &c->fields) = (struct act_conflict_field){.id = id,
			.title = at >= 0 ? w->procedure->facts[at].title : id,
			.mine = shown(t, w->procedure, id, t->req->fields.v[i].v),
			.theirs = shown(t, w->procedure, id, facts_get(&w->m.facts, id)),
			.before = shown(t, w->procedure, id, facts_get(&old.facts, id))};
	}
	*t->conflict = c;
	return fail(t->cx, RC_CONFLICT, "您打开之后，这个案件又有了新的办理记录，请核对后再办");
}
