#include "matter/delegate.h"

struct standing {
	struct cx *cx;
	const struct law_action *action;
	struct matter_view *view;
	struct delegate *out;
};

static void against(struct standing *s, const char *rule, bool hidden, struct str why)
{
	if (s->out->rule)
		return;
	s->out->rule = rule;
	s->out->hidden = hidden;
	s->out->why = why;
}

/* Why the row gives nothing on a day. */
static void judge_day(struct standing *s, const struct power *row, struct date on)
{
	struct arena *a = s->cx->arena;
	const char *end = "，由委托机关办理，或者重新签订委托协议、双方公布后再办";
	if (power_in_force(row, on))
		return;
	if (!date_is_none(row->lost) && date_cmp(on, row->lost) >= 0)
		against(s, "ORG-5", false,
			str_printf(a, "委托已于 " STR_FMT " 终止%s",
				STR_ARG(date_str(a, row->lost)), end));
	else if (!date_is_none(row->until) && date_cmp(on, row->until) > 0)
		against(s, "ORG-5", false,
			str_printf(a, "委托期限已于 " STR_FMT " 届满%s",
				STR_ARG(date_str(a, row->until)), end));
	else
		against(s, "ORG-5", false,
			str_printf(a, "委托自 " STR_FMT " 起生效，这一天以前由委托机关办理",
				STR_ARG(date_str(a, row->since))));
}

/* What is never a delegate's, in this procedure or in the one that the action opens. */
static void judge_procedure(struct standing *s, const struct power *row)
{
	const struct law_procedure *p = s->view->procedure, *child = NULL;
	if (s->action->open >= 0)
		child = pack_procedure(s->view->pack, p->children[s->action->open].procedure);
	const struct law_procedure *own = !p->delegable                ? p
					  : child && !child->delegable ? child
								       : NULL;
	if (own)
		against(s, "ORG-7", true,
			str_printf(s->cx->arena,
				"「" STR_FMT "」不得委托，受托单位的人员不能办理，由委托机关办理",
				STR_ARG(own->title)));
	else if (!s->view->m->parent && !power_allows(row, p->id))
		against(s, "ORG-5", true,
			str_printf(s->cx->arena, "「" STR_FMT "」不在委托的范围内，由委托机关办理",
				STR_ARG(p->title)));
}

enum rc delegate_judge(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	struct matter_view *view, const struct law_action *action, const struct law_role *role,
	struct delegate *out)
{
	const struct matter *m = view->m;
	struct standing s = {cx, action, view, out};
	int64_t power = matter_id_fact(m, "power"), own = actor->officer.organ;
	struct power theirs, row;
	bool has = false;
	*out = (struct delegate){0};
	if (own == m->organ || matter_delegate(m) != own || !power)
		return RC_OK;
	if (actor_has_role(cx, svc->db, actor, role->id, own, &has) || !has)
		return cx->rc;
	if (power_load(cx, svc->db, m->organ, power, &theirs) ||
		power_for(cx, svc->db, own, m->organ, theirs.code, view->today, &row, &has))
		return cx->rc;
	if (!has)
		return RC_OK;
	out->is_one = true;
	judge_procedure(&s, &row);
	if (!power_lets(&row, role->id))
		against(&s, "ORG-5", true,
			str_printf(cx->arena,
				"委托协议没有把「" STR_FMT "」的事交由受托单位，由委托机关办理",
				STR_ARG(role->title)));
	judge_day(&s, &row, view->today);
	judge_day(&s, &row, view->on);
	return RC_OK;
}

static enum rc refuse(struct act *t, const char *rule, struct str because)
{
	const struct law_procedure *p = pack_procedure(t->svc->pack, t->req->procedure);
	struct refusal r = {.rule = str_c(rule), .because = because};
	r.basis = pack_cite(t->svc->pack, t->cx->arena,
		pack_refusal(t->svc->pack, rule, p ? p->kind : STR("")));
	return fail_refused(t->cx, r);
}

enum rc delegate_open(struct act *t)
{
	const struct act_request *q = t->req;
	struct date today = cx_today(t->cx);
	struct power row, theirs;
	bool has;
	t->asked = q;
	if (q->matter || q->by_platform || !q->power)
		return RC_OK;
	if (power_load(t->cx, t->svc->db, q->organ, q->power, &row) || !row.principal)
		return t->cx->rc;
	if (power_current(t->cx, t->svc->db, row.principal, row.code, today, &theirs, &has))
		return t->cx->rc;
	if (!power_in_force(&row, today))
		return refuse(t, "ORG-5",
			str_printf(t->cx->arena,
				"「" STR_FMT "」的委托今天不在有效期内，由委托机关立案办理",
				STR_ARG(row.name)));
	if (!has)
		return refuse(t, "ORG-1",
			str_printf(t->cx->arena,
				"委托机关今天没有职权「" STR_FMT "」，不能以它的名义办理",
				STR_ARG(row.name)));
	struct act_request *own = ARENA_NEW(t->cx->arena, struct act_request);
	*own = *q;
	own->organ = row.principal;
	own->power = theirs.id;
	t->req = own;
	t->delegate = row.organ;
	return RC_OK;
}

enum rc delegate_officer(struct act *t, const struct matter *m, int64_t id, bool *may)
{
	struct officer o;
	struct cx own = cx_make(t->cx->arena, t->cx->env);
	enum rc rc = officer_anywhere(&own, t->svc->db, id, &o);
	*may = !rc && (o.organ == m->organ || o.organ == matter_delegate(m));
	return rc && rc != RC_NOT_FOUND ? fail(t->cx, rc, STR_FMT, STR_ARG(own.msg)) : RC_OK;
}

enum rc delegate_note(struct act *t, const struct work *w, struct event_body *b)
{
	struct organ o;
	if (!t->actor || t->req->by_platform || t->actor->officer.organ == w->m.organ)
		return RC_OK;
	if (organ_load(t->cx, t->svc->db, t->actor->officer.organ, &o))
		return t->cx->rc;
	b->of = o.name;
	return RC_OK;
}
