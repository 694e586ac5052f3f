/* The papers of an act before it is done: the act's own way, up to where it would be written. */
#include "matter/preview.h"

#include "matter/delegate.h"
#include "matter/fields.h"
#include "matter/judge.h"
#include "matter/paper.h"
#include "matter/write.h"

/* Refusals that say who may not; what else is missing may still be looked at. */
static bool is_of_person(struct str rule)
{
	static const char *const rules[] = {"state", "role", "ORG-5", "ORG-7", "PER-16", "PER-11",
		"as", "apart", "own-proposal"};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (str_is(rule, rules[i]))
			return true;
	return false;
}

enum rc act_person(struct act *t, struct work *w, const struct law_action *a, bool later)
{
	struct act_judgement all = {0}, who = {0};
	if (matter_judge(t->cx, t->svc, t->actor, w->view, a, &all))
		return t->cx->rc;
	who.forbidden = all.forbidden;
	for (size_t i = 0; i < all.refusals.n; i++)
		if (is_of_person(all.refusals.v[i].rule) &&
			!(later && str_is(all.refusals.v[i].rule, "state")))
			*VEC_PUSH(t->cx->arena, &who.refusals) = all.refusals.v[i];
	return who.refusals.n ? act_refused(t, &who) : RC_OK;
}

const struct law_action *act_issuing(const struct law_procedure *p, const struct law_action *a)
{
	if (a->kind != ACTION_PROPOSE)
		return a;
	for (size_t i = 0; i < p->action_n; i++)
		if (p->actions[i].kind == ACTION_APPROVE && &p->actions[p->actions[i].base] == a)
			return &p->actions[i];
	return a;
}

static void mask(struct cx *cx, const struct matter_look *look, struct facts *f)
{
	for (size_t i = 0; look->mask && i < f->n; i++)
		if (f->v[i].v.sealed.n)
			f->v[i].v = value_text(look->mask(cx->arena, f->v[i].v.s));
}

/* What is stored of a person is shown as on the case page: masked. */
static void mask_stored(struct act *t, const struct matter_look *look, struct work *w)
{
	mask(t->cx, look, &w->m.facts);
	mask(t->cx, look, &w->m.proposal.fields);
	for (size_t i = 0; i < w->m.items.n; i++)
		mask(t->cx, look, &w->m.items.v[i].facts);
}

static void put(struct act *t, const struct work *w, struct matter_papers_seen *out)
{
	int year, month, day;
	date_split(date_of(t->now), &year, &month, &day);
	for (size_t i = 0; i < w->papers.n; i++) {
		const struct law_form *f = w->papers.v[i].form;
		struct str organ = facts_get(&w->view->sys, STR("organ_short")).s;
		struct str number = matter_number_text(t->cx->arena, f->pattern, organ, year, 0);
		*VEC_PUSH(t->cx->arena, out) = (struct matter_paper_seen){.form = f->id,
			.title = f->title,
			.number = number,
			.content = matter_paper_content(t->cx->arena, w->view,
				&(struct matter_paper){.form = f,
					.number = number,
					.date = date_of(t->now),
					.blocks = w->papers.v[i].blocks,
					.mark = matter_paper_mark(w->view, f)})};
	}
}

static enum rc look(struct act *t, const struct matter_look *how, struct matter_papers_seen *out)
{
	struct facts in, of_item, own;
	const struct law_action *asked, *a;
	struct date on;
	if (delegate_open(t) || act_begin(t, &asked) || act_person(t, &t->works[0], asked, false))
		return t->cx->rc;
	struct work *w = &t->works[0];
	a = act_issuing(w->procedure, asked);
	if (!a->issue_n)
		return RC_OK;
	mask_stored(t, how, w);
	if (asked->kind == ACTION_APPROVE)
		in = w->m.proposal.fields;
	else
		fields_take(t->cx, w->procedure, asked, &t->req->fields, &in);
	if (act_effective(t, asked, &in, w->view)) {
		cx_clear(t->cx);
		w->view->on = w->view->today;
		w->view->moment.ms = 0;
	}
	on = w->view->on;
	if (asked != a)
		t->actor = NULL; /* somebody else will sign */
	act_split_input(t, w, a, &in, &of_item, &own);
	w->view->input = &own;
	if (act_names(t->cx, t->svc, w->view))
		return t->cx->rc;
	struct event_body *b = work_event(t, w, EVENT_ACT, t->now, a);
	b->input = in;
	act_set_input(t, w, b, a, &of_item, &own,
		asked->kind == ACTION_APPROVE ? w->m.proposal.item : t->req->item);
	/* an effect may need what is not typed yet */
	if (work_effects(t, w, b, a, NULL, on))
		cx_clear(t->cx);
	if (work_issue(t, w, b, a))
		return t->cx->rc;
	put(t, w, out);
	return RC_OK;
}

enum rc matter_preview(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	const struct act_request *req, const struct matter_look *how,
	struct matter_papers_seen *out)
{
	struct matter_service unchecked = *svc;
	struct act_conflict *why = NULL;
	struct act *t = ARENA_NEW(cx->arena, struct act);
	unchecked.papers = NULL; /* what cannot be printed yet is still shown */
	*t = (struct act){.cx = cx,
		.svc = &unchecked,
		.actor = actor,
		.req = req,
		.now = cx_now(cx),
		.conflict = &why};
	*out = (struct matter_papers_seen){0};
	cx->keys = svc->keys;
	return look(t, how, out);
}

enum rc matter_may(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	const struct act_request *req, bool later)
{
	struct act_conflict *why = NULL;
	const struct law_action *a;
	struct act *t = ARENA_NEW(cx->arena, struct act);
	*t = (struct act){.cx = cx,
		.svc = svc,
		.actor = actor,
		.req = req,
		.now = cx_now(cx),
		.conflict = &why};
	cx->keys = svc->keys;
	return delegate_open(t) || act_begin(t, &a) ? cx->rc
						    : act_person(t, &t->works[0], a, later);
}
