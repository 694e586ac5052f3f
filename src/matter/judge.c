/* Whether an action may be taken, and everything that stands against it. */
#include "matter/judge.h"

#include "claim/claim.h"
#include "matter/delegate.h"
#include "matter/grant.h"
#include "matter/paper.h"
#include "matter/project.h"

struct judging {
	struct cx *cx;
	const struct matter_service *svc;
	const struct actor *actor;
	struct matter_view *view;
	const struct law_action *action;
	struct act_judgement *out;
};

static struct str action_title(const struct law_procedure *p, struct str id)
{
	int at = id.n ? procedure_action(p, id) : -1;
	return at >= 0 ? p->actions[at].title : STR("");
}

/* basis NULL: what the pack says of this rule of the engine in this kind of procedure. */
static void refuse(
	struct judging *j, const char *rule, struct str because, const char *basis, struct str cure)
{
	struct str why =
		basis ? str_c(basis) : pack_refusal(j->view->pack, rule, j->view->procedure->kind);
	*VEC_PUSH(j->cx->arena, &j->out->refusals) = (struct refusal){.rule = str_c(rule),
		.because = because,
		.basis = pack_cite(j->view->pack, j->cx->arena, why),
		.cure = cure,
		.cure_title = action_title(j->view->procedure, cure)};
}

static void judge_state(struct judging *j)
{
	const struct law_procedure *p = j->view->procedure;
	int s = procedure_state(p, j->view->m->state);
	if (s >= 0 && j->action->from[s])
		return;
	j->out->visible = false;
	*VEC_PUSH(j->cx->arena, &j->out->refusals) = (struct refusal){.rule = STR("state"),
		.because = str_printf(j->cx->arena,
			"案件现在是「" STR_FMT "」，这时不能「" STR_FMT "」",
			STR_ARG(j->view->m->state_title), STR_ARG(j->action->title)),
		.basis = pack_cite(j->view->pack, j->cx->arena, j->action->basis)};
}

static enum rc judge_role(struct judging *j, const struct law_role **role)
{
	size_t n;
	const struct law_role *roles = pack_roles(j->view->pack, &n);
	int who = j->action->recorded >= 0 ? j->action->recorded : j->action->by;
	bool has;
	*role = &roles[who];
	struct delegate as = {0};
	if (actor_has_role(j->cx, j->svc->db, j->actor, (*role)->id, j->view->m->organ, &has) ||
		(!has && delegate_judge(j->cx, j->svc, j->actor, j->view, j->action, *role, &as)))
		return j->cx->rc;
	if (as.rule) {
		j->out->visible = j->out->visible && !as.hidden;
		j->out->forbidden = as.hidden;
		refuse(j, as.rule, as.why, NULL, STR_NONE);
	}
	if (!has && !as.is_one) {
		j->out->visible = false;
		j->out->forbidden = true;
		refuse(j, "role",
			str_printf(j->cx->arena, "这一步由「" STR_FMT "」办理，您没有这个岗位",
				STR_ARG((*role)->title)),
			NULL, STR_NONE);
	}
	if (j->actor->officer.auxiliary && (*role)->kind == ROLE_OFFICER)
		refuse(j, "PER-16", STR("协助执法人员只能从事辅助性工作，不能办理这一步"), NULL,
			STR_NONE);
	return RC_OK;
}

static enum rc card_of(struct judging *j, const struct officer *o, const struct matter_card **out)
{
	struct matter_card *k = &j->view->card;
	*out = k;
	if (k->officer == o->id && k->organ == o->organ && !date_cmp(k->on, j->view->on))
		return RC_OK;
	*k = (struct matter_card){.organ = o->organ, .officer = o->id, .on = j->view->on};
	if (credential_on(j->cx, j->svc->db, o->organ, o->id, k->on, &k->valid, &k->no, &k->why))
		k->officer = 0;
	return j->cx->rc;
}

static enum rc judge_credential(struct judging *j, const struct officer *o)
{
	const struct matter_card *card;
	if (card_of(j, o, &card))
		return j->cx->rc;
	if (o->id == j->actor->officer.id)
		j->out->credential = card->no;
	if (!card->valid)
		refuse(j, "PER-11",
			str_printf(j->cx->arena,
				STR_FMT "在 " STR_FMT " 没有有效的执法资格：" STR_FMT,
				STR_ARG(o->name), STR_ARG(date_str(j->cx->arena, j->view->on)),
				STR_ARG(card->why)),
			NULL, STR_NONE);
	return RC_OK;
}

/* Whether the action asks for a fact of the matter. */
static bool asks(const struct law_procedure *p, const struct law_action *a, struct str fact)
{
	for (size_t i = 0; i < a->ask_n; i++)
		if (!a->asks[i].item && str_eq(p->facts[a->asks[i].fact].id, fact))
			return true;
	return false;
}

static struct str id_text(struct arena *a, int64_t id)
{
	return str_printf(a, "%lld", (long long)id);
}

/* Whether a person must keep away from the action; who: 您, or the second officer's name. */
static void judge_apart(struct judging *j, struct str id, struct str who)
{
	const struct law_procedure *p = j->view->procedure;
	for (size_t i = 0; i < j->action->apart_n; i++)
		if (value_has(matter_view_get(j->view, j->action->apart[i]), id))
			refuse(j, "apart",
				str_printf(j->cx->arena,
					STR_FMT "是本案「" STR_FMT
						"」，不能再办理这一步，应当由其他人办理",
					STR_ARG(who),
					STR_ARG(p->facts[procedure_fact(p, j->action->apart[i])]
							.title)),
				NULL, STR_NONE);
}

static void judge_separation(struct judging *j)
{
	const struct law_procedure *p = j->view->procedure;
	struct str me = id_text(j->cx->arena, j->actor->officer.id);
	bool entered = j->view->input || !asks(p, j->action, j->action->as);
	if (j->action->as.n && entered && !value_has(matter_view_get(j->view, j->action->as), me))
		refuse(j, "as",
			str_printf(j->cx->arena, "这一步只能由本案「" STR_FMT "」办理，您不在其中",
				STR_ARG(p->facts[procedure_fact(p, j->action->as)].title)),
			NULL, STR_NONE);
	judge_apart(j, me, STR("您"));
	bool decides = j->action->kind == ACTION_APPROVE || j->action->kind == ACTION_RETURN;
	if (decides && j->view->m->proposal.by == j->actor->officer.id)
		refuse(j, "own-proposal", STR("这是您自己报请的，应当由其他负责人批准"), NULL,
			STR_NONE);
}

static enum rc judge_second(struct judging *j, const struct act_request *req)
{
	struct value handlers = matter_view_get(j->view, STR("handlers"));
	if (!j->action->two ||
		(!j->view->input && asks(j->view->procedure, j->action, STR("handlers"))))
		return RC_OK;
	if (handlers.kind != VALUE_LIST || handlers.n < 2) {
		refuse(j, "PER-1", STR("本案承办人不足两人"), NULL, STR_NONE);
		return RC_OK;
	}
	if (!req)
		return RC_OK;
	struct officer other;
	if (!req->with || req->with == j->actor->officer.id ||
		!value_has(handlers, id_text(j->cx->arena, req->with))) {
		refuse(j, "PER-1", STR("执法人员不得少于两人：请选择一同办理的另一名承办人"), NULL,
			STR_NONE);
		return RC_OK;
	}
	if (officer_anywhere(j->cx, j->svc->db, req->with, &other))
		return j->cx->rc;
	judge_apart(j, id_text(j->cx->arena, other.id), other.name);
	return judge_credential(j, &other);
}

static void judge_within(struct judging *j, const struct law_clock *c)
{
	struct arena *a = j->cx->arena;
	struct str word = matter_clock_word(j->view->m, c->id, matter_view_moment(j->view));
	const struct matter_clock *k = matter_clock_find(j->view->m, c->id);
	if (str_is(word, "running") || str_is(word, "paused"))
		return;
	struct str why = str_is(word, "due") && k
				 ? str_printf(a, "「" STR_FMT "」已于 " STR_FMT " 届满",
					   STR_ARG(c->title), STR_ARG(matter_clock_end_text(a, k)))
				 : str_printf(a, "不在「" STR_FMT "」内", STR_ARG(c->title));
	refuse(j, "within", why, str_z(a, c->basis), STR_NONE);
}

/* What waits for the end of a term waits for the latest day it may have. */
static void judge_after(struct judging *j, const struct law_clock *c)
{
	struct arena *a = j->cx->arena;
	struct str word = matter_clock_word(j->view->m, c->id, matter_view_moment(j->view));
	const struct matter_clock *k = matter_clock_find(j->view->m, c->id);
	bool open = k && k->status == CLOCK_RUNNING && k->c.provisional &&
		    date_cmp(j->view->on, k->c.latest) <= 0;
	if ((str_is(word, "due") && !open) || str_is(word, "stopped"))
		return;
	struct str end = open ? date_str(a, k->c.latest)
			 : k  ? matter_clock_end_text(a, k)
			      : STR("");
	struct str why = open || (k && str_is(word, "running"))
				 ? str_printf(a, "「" STR_FMT "」到 " STR_FMT " 才届满",
					   STR_ARG(c->title), STR_ARG(end))
				 : str_printf(a, "「" STR_FMT "」还没有届满", STR_ARG(c->title));
	refuse(j, "after", why, str_z(a, c->basis), STR_NONE);
}

static void judge_window(struct judging *j)
{
	const struct law_procedure *p = j->view->procedure;
	if (j->action->within >= 0)
		judge_within(j, &p->clocks[j->action->within]);
	if (j->action->after >= 0)
		judge_after(j, &p->clocks[j->action->after]);
}

static enum rc judge_guards(struct judging *j)
{
	const struct law_procedure *p = j->view->procedure;
	struct law_env env = matter_view_env(j->view);
	for (size_t i = 0; i < j->action->guard_n; i++) {
		const struct law_guard *g = &p->guards[j->action->guards[i]];
		bool holds;
		j->view->awaited = j->view->input ? NULL : j->action;
		j->view->touched = false;
		enum rc rc = pack_guard(j->cx, j->view->pack, g, &env, &holds);
		j->view->awaited = NULL;
		if (rc)
			return rc;
		/* a guard that read what is still to be entered cannot be judged yet */
		if (holds || j->view->touched)
			continue;
		struct refusal r = {.rule = g->id,
			.because = g->because,
			.basis = pack_cite(j->view->pack, j->cx->arena, g->basis),
			.cure = g->cure,
			.cure_title = action_title(p, g->cure)};
		if (g->alarm)
			*VEC_PUSH(j->cx->arena, &j->out->alarms) = r;
		else
			*VEC_PUSH(j->cx->arena, &j->out->refusals) = r;
	}
	return RC_OK;
}

static struct str fact_title(const struct law_procedure *p, struct str id)
{
	int at = procedure_fact(p, id);
	return at >= 0 ? p->facts[at].title : id;
}

/* The act by which a form is issued, or proposed to be. */
static struct str issuer(const struct law_procedure *p, int form)
{
	for (size_t i = 0; i < p->action_n; i++)
		for (size_t k = 0; k < p->actions[i].issue_n; k++)
			if (p->actions[i].issues[k] == form)
				return p->actions[i].base >= 0 ? p->actions[p->actions[i].base].id
							       : p->actions[i].id;
	return STR_NONE;
}

/* Whether the act itself gives the fact a value, whatever stands in the matter. */
static bool sets_fact(const struct law_action *a, struct str fact)
{
	for (size_t i = 0; i < a->fx.set_n; i++)
		if (str_eq(a->fx.sets[i].fact, fact) &&
			(a->fx.sets[i].kind == SET_CONST || a->fx.sets[i].kind == SET_TODAY ||
				a->fx.sets[i].kind == SET_ACTOR))
			return true;
	return false;
}

/* A Mongolian text beside the Chinese goes out only when somebody who reads it has said it is
 * right. */
static void judge_language(struct judging *j, const struct law_form *f)
{
	struct str cure = STR("language.set");
	if (!matter_paper_unread(j->view, f))
		return;
	refuse(j, "unread",
		str_printf(j->cx->arena,
			"《" STR_FMT
			"》的蒙古文文本有 %zu 处还没有经通晓蒙古文的人员审读签署，只能预览，"
			"不能签发。由审读人员签署，或者登记为不附蒙古文文本后再签发。",
			STR_ARG(f->title), f->unread),
		str_z(j->cx->arena, f->basis),
		procedure_action(j->view->procedure, cure) >= 0 ? cure : STR_NONE);
}

/* A paper is not signed while a fact it demands is missing. */
static void judge_papers(struct judging *j, bool input_known)
{
	const struct law_procedure *p = j->view->procedure;
	size_t n;
	const struct law_form *forms = pack_forms(j->view->pack, &n);
	for (size_t i = 0; i < j->action->issue_n; i++) {
		const struct law_form *f = &forms[j->action->issues[i]];
		struct buf missing = buf_in(j->cx->arena);
		struct law_env env = matter_view_env(j->view);
		bool due;
		if (pack_form_due(j->cx, j->view->pack, f, p, &env, &due) || !due)
			continue;
		judge_language(j, f);
		for (size_t k = 0; k < f->demand_n; k++) {
			int at = procedure_fact(p, f->demands[k]);
			bool asked = sets_fact(j->action, f->demands[k]);
			for (size_t q = 0; q < j->action->ask_n && !input_known; q++)
				asked = asked ||
					(!j->action->asks[q].item && j->action->asks[q].fact == at);
			if (asked || matter_view_get(j->view, f->demands[k]).kind != VALUE_NONE)
				continue;
			buf_z(&missing, missing.n ? "、" : "");
			buf_str(&missing, fact_title(p, f->demands[k]));
		}
		if (missing.n)
			refuse(j, "demand",
				str_printf(j->cx->arena, "《" STR_FMT "》还缺：" STR_FMT,
					STR_ARG(f->title), STR_ARG(buf_get(&missing))),
				str_z(j->cx->arena, f->basis), STR_NONE);
	}
	if (j->action->scan >= 0) {
		const struct law_form *f = &forms[j->action->scan];
		if (!matter_document_find(j->view->m, f->id))
			refuse(j, "scan",
				str_printf(j->cx->arena,
					"还没有签发《" STR_FMT "》。先签发，再上传扫描件。",
					STR_ARG(f->title)),
				str_z(j->cx->arena, f->basis), issuer(p, j->action->scan));
	}
}

/* A row can be changed or removed only where there is one. */
static void judge_item(struct judging *j)
{
	const struct law_action *a = j->action;
	if (a->list < 0 || a->item == ITEM_ADD ||
		matter_has_items(j->view->m, j->view->procedure, a))
		return;
	refuse(j, "item",
		str_printf(j->cx->arena, "「" STR_FMT "」里还没有记录",
			STR_ARG(j->view->procedure->lists[a->list].title)),
		str_z(j->cx->arena, a->basis), STR_NONE);
}

static void judge_child(struct judging *j)
{
	if (j->action->open < 0)
		return;
	const struct law_child *c = &j->view->procedure->children[j->action->open];
	const struct matter_child *m = matter_child_find(j->view->m, c->id);
	if (!m || c->many)
		return;
	if (m->open)
		refuse(j, "child-open",
			str_printf(j->cx->arena, "「" STR_FMT "」正在办理，办完之后才能再开",
				STR_ARG(c->title)),
			str_z(j->cx->arena, j->action->basis), STR_NONE);
	else
		refuse(j, "child-once",
			str_printf(j->cx->arena, "「" STR_FMT "」已经办过", STR_ARG(c->title)),
			str_z(j->cx->arena, j->action->basis), STR_NONE);
}

/* What the action claims must not be another matter's. */
static enum rc judge_claims(struct judging *j)
{
	struct arena *a = j->cx->arena;
	for (size_t i = 0; i < j->action->claim_n; i++) {
		const struct law_claim *c = &j->action->claims[i];
		struct value key = c->release ? VALUE_NIL : matter_view_get(j->view, c->key);
		struct claim held;
		struct organ o;
		bool found;
		if (key.kind != VALUE_TEXT)
			continue;
		if (claim_find(j->cx, j->svc->db, c->kind, key.s, j->view->on, &held, &found))
			return j->cx->rc;
		if (!found || (held.organ == j->view->m->organ && held.matter == j->view->m->id))
			continue;
		if (organ_load(j->cx, j->svc->db, held.organ, &o))
			return j->cx->rc;
		struct str until =
			date_is_none(held.until)
				? STR("")
				: str_printf(a, "，至 " STR_FMT, STR_ARG(date_str(a, held.until)));
		refuse(j, str_z(a, str_printf(a, "claim." STR_FMT, STR_ARG(c->kind))),
			str_printf(a, STR_FMT "（" STR_FMT " 已于 " STR_FMT " 登记" STR_FMT "）",
				STR_ARG(c->because), STR_ARG(o.name),
				STR_ARG(date_str(a, held.since)), STR_ARG(until)),
			str_z(a, c->basis), STR_NONE);
	}
	return RC_OK;
}

/* What an act writes into the register of powers must be possible. */
static enum rc judge_grant(struct judging *j)
{
	struct grant all;
	if (grant_work_out(j->cx, j->svc, j->view, j->action, &all))
		return j->cx->rc;
	for (size_t i = 0; i < all.faults.n; i++)
		refuse(j, "ORG-3", all.faults.v[i], NULL, STR_NONE);
	return RC_OK;
}

enum rc judge(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	struct matter_view *view, const struct law_action *action, const struct act_request *req,
	struct act_judgement *out)
{
	struct judging j = {cx, svc, actor, view, action, out};
	const struct law_role *role;
	*out = (struct act_judgement){.visible = true};
	judge_state(&j);
	if (req && req->by_platform)
		return judge_guards(&j);
	if (judge_role(&j, &role))
		return cx->rc;
	if (!out->visible)
		return RC_OK;
	if (role->credential && judge_credential(&j, &actor->officer))
		return cx->rc;
	if (role->lawyer && !actor->officer.lawyer)
		refuse(&j, "PER-10", STR("初次从事行政处罚决定法制审核的人员应当取得法律职业资格"),
			NULL, STR_NONE);
	judge_separation(&j);
	if (judge_second(&j, req))
		return cx->rc;
	/* what takes effect on a day that is still to be entered may have been done in time */
	if (req || !action->effective.n)
		judge_window(&j);
	if (action->kind != ACTION_RETURN && judge_guards(&j))
		return cx->rc;
	judge_papers(&j, req != NULL);
	judge_child(&j);
	judge_item(&j);
	return judge_grant(&j) ? cx->rc : judge_claims(&j);
}

enum rc matter_judge(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	struct matter_view *view, const struct law_action *action, struct act_judgement *out)
{
	const struct facts *input = view->input;
	if (action->kind == ACTION_APPROVE)
		view->input = &view->m->proposal.fields;
	enum rc rc = judge(cx, svc, actor, view, action, NULL, out);
	view->input = input;
	return rc;
}

enum rc judge_standing(struct cx *cx, const struct matter_service *svc, struct matter_view *view,
	const struct law_action *action, struct act_judgement *out)
{
	struct judging j = {cx, svc, NULL, view, action, out};
	const struct facts *input = view->input;
	*out = (struct act_judgement){.visible = true};
	if (action->kind == ACTION_APPROVE)
		view->input = &view->m->proposal.fields;
	judge_state(&j);
	if (!action->effective.n)
		judge_window(&j);
	enum rc rc = judge_guards(&j);
	if (!rc) {
		judge_papers(&j, false);
		judge_child(&j);
		judge_item(&j);
		rc = judge_claims(&j);
	}
	view->input = input;
	return rc;
}
