/* From an act to a plan: checks, numbers, sealed events, and the rows that follow from them. */
#include "matter/write.h"

#include "claim/claim.h"
#include "crypto/digest.h"
#include "matter/grant.h"
#include "matter/paper.h"

static struct str organ_name(const struct work *w, const char *which)
{
	const struct matter_view *v = w->view;
	return v ? facts_get(&v->sys, str_c(which)).s : STR("");
}

/* The code is looked for in this form by src/document. */
static struct str verify_text(struct arena *a, const struct act *t, struct str code)
{
	const struct matter_papers *papers = t->svc->papers;
	return papers && papers->verify.n ? str_printf(a, STR_FMT "?code=" STR_FMT,
						    STR_ARG(papers->verify), STR_ARG(code))
					  : STR("");
}

/* What is digested and kept of a paper: everything that is printed. */
static struct str paper_content(
	struct arena *a, const struct act *t, const struct work *w, const struct paper *p)
{
	const struct event_document *d = &p->body->documents.v[p->at];
	return matter_paper_content(a, w->view,
		&(struct matter_paper){.form = p->form,
			.number = d->number,
			.code = d->code,
			.date = date_of(p->signed_at),
			.blocks = p->blocks,
			.verify = verify_text(a, t, d->code)});
}

static void settle_paper(struct arena *a, struct act *t, struct work *w, struct paper *p)
{
	struct event_document *d = &p->body->documents.v[p->at];
	if (p->take)
		d->number = matter_number_text(a, p->form->pattern, organ_name(w, "organ_short"),
			p->year, p->take->row->i);
	p->content = paper_content(a, t, w, p);
	unsigned char digest[32];
	digest_sha256(p->content.p, p->content.n, digest);
	d->content = str_hex(a, digest, sizeof digest);
	for (size_t i = 0; i < w->m.documents.n; i++)
		if (w->m.documents.v[i].id == d->id) {
			w->m.documents.v[i].number = d->number;
			w->m.documents.v[i].content = d->content;
		}
}

static void seal_events(struct arena *a, struct act *t, struct work *w, bool first)
{
	unsigned char prev[32];
	memcpy(prev, w->loaded_head, sizeof prev);
	for (size_t i = 0; i < w->events.n; i++) {
		struct event *e = &w->events.v[i].e;
		memcpy(e->prev, prev, sizeof prev);
		/* the request id belongs to the act itself: the last event of the matter that was
		 * asked */
		e->request_id = first && i + 1 == w->events.n ? t->req->request_id : STR_NONE;
		e->body = event_body_write(a, w->events.v[i].b);
		event_seal(a, e);
		memcpy(prev, e->digest, sizeof prev);
	}
	memcpy(w->m.head, prev, sizeof prev);
}

/* Whether what the row is found by may have changed with the party. */
static bool changes_party(const struct work *w)
{
	bool changed = false;
	for (size_t i = 0; i < w->events.n; i++) {
		const struct event_body *b = w->events.v[i].b;
		changed = changed || facts_get(&b->set, STR("party_code")).kind != VALUE_NONE;
		for (size_t k = 0; k < b->clear_n; k++)
			changed = changed || str_is(b->clear[k], "party_code");
	}
	return changed;
}

static void write_work(struct db_plan *plan, struct act *t, struct work *w, bool first)
{
	struct arena *a = t->cx->arena;
	if (w->case_take)
		w->case_body->number = w->m.number = matter_number_text(a, w->procedure->pattern,
			organ_name(w, "organ_short"), w->case_year, w->case_take->row->i);
	for (size_t i = 0; i < w->papers.n; i++)
		settle_paper(a, t, w, &w->papers.v[i]);
	seal_events(a, t, w, first);
	struct matter_row r = matter_row_of(a, t->svc->keys, &w->m);
	bool moved = !matter_place_eq(&r.place, &w->loaded_place) || changes_party(w);
	store_write_matter(plan, &r, w->fresh, moved);
	if (!w->fresh && !str_eq(w->m.pack, w->loaded_pack))
		store_write_pack(plan, &w->m);
	for (size_t i = 0; i < w->events.n; i++)
		store_write_event(plan, &w->events.v[i].e);
	store_write_clocks(plan, &w->m);
	store_write_dossier(plan, &w->m);
	store_write_todos(plan, &w->m, &w->todos);
	struct search_entry found = matter_search_entry(a, w->procedure, &w->m);
	matter_search_write(plan, db_engine(t->svc->db), &w->found_before, &found);
	work_write_shown(plan, db_engine(t->svc->db), w);
	if (w->case_take)
		store_write_number(plan, w->m.organ, w->procedure->series, w->case_year,
			w->case_take->row->i, w->m.id, 0);
	for (size_t i = 0; i < w->papers.n; i++) {
		struct paper *p = &w->papers.v[i];
		int64_t id = p->body->documents.v[p->at].id;
		for (size_t k = 0; k < w->m.documents.n; k++)
			if (w->m.documents.v[k].id == id)
				store_write_document(plan, &w->m, &w->m.documents.v[k], p->content,
					p->signed_at);
		if (p->take)
			store_write_number(plan, w->m.organ, p->form->series, p->year,
				p->take->row->i, w->m.id, id);
		store_write_job(plan, w->m.organ, id, "render", w->m.id, id, t->now);
	}
	for (size_t i = 0; i < w->events.n; i++)
		for (size_t k = 0; k < w->events.v[i].b->documents.n; k++) {
			const struct event_document *d = &w->events.v[i].b->documents.v[k];
			for (size_t x = 0; x < w->m.documents.n && d->op != OP_ISSUE; x++)
				if (w->m.documents.v[x].id == d->id)
					store_update_document(plan, &w->m, &w->m.documents.v[x]);
		}
}

/* Claims that the events of a matter take (as checks of the plan) or give back (as writes). */
static void plan_claims(struct db_plan *plan, const struct work *w, enum event_op op)
{
	for (size_t i = 0; i < w->events.n; i++)
		for (size_t k = 0; k < w->events.v[i].b->claims.n; k++) {
			const struct event_claim *c = &w->events.v[i].b->claims.v[k];
			struct claim row = {c->kind, c->key, w->m.organ, w->m.id,
				date_of(w->events.v[i].e.effective), c->until};
			if (c->op != op)
				continue;
			if (op == OP_TAKE)
				claim_take(plan, &row);
			else
				claim_release(plan, &row);
		}
}

enum rc work_powers(struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	const struct facts *had = w->view->input;
	struct grant all;
	if (a->power != POWER_GRANT && a->power != POWER_END)
		return RC_OK;
	w->view->input = &b->set;
	enum rc rc = grant_work_out(t->cx, t->svc, w->view, a, &all);
	w->view->input = had;
	for (size_t i = 0; i < all.rows.n; i++)
		*VEC_PUSH(t->cx->arena, &b->powers) = all.rows.v[i];
	return rc;
}

/* Rows that the events of a matter take away (as checks of the plan) or make (as writes). */
static void plan_powers(struct db_plan *plan, const struct work *w, enum event_op op)
{
	const struct power_act by = {w->m.organ, w->m.id};
	for (size_t i = 0; i < w->events.n; i++)
		for (size_t k = 0; k < w->events.v[i].b->powers.n; k++) {
			struct power p = w->events.v[i].b->powers.v[k].p;
			if (w->events.v[i].b->powers.v[k].op != op)
				continue;
			p.made = p.lost_by = by;
			if (op == OP_END)
				power_lose(plan, &p);
			else
				power_add(plan, &p);
		}
}

static enum rc settle(struct db_plan *plan)
{
	struct act *t = plan->arg;
	plan->writes.n = 0;
	for (size_t i = 0; i < t->n; i++)
		if (t->works[i].events.n) {
			write_work(plan, t, &t->works[i], i == 0);
			plan_claims(plan, &t->works[i], OP_RELEASE);
			plan_powers(plan, &t->works[i], OP_ADD);
		}
	if (t->has_draft)
		draft_use(plan, &t->draft, t->works[0].events.v[t->works[0].events.n - 1].e.seq);
	return RC_OK;
}

struct draft_key act_draft_key(const struct act *t)
{
	const struct act_request *q = t->asked ? t->asked : t->req;
	return (struct draft_key){.organ = q->organ,
		.matter = q->matter,
		.owner = q->matter ? 0 : t->actor->officer.id,
		.action = q->action,
		.item = q->matter ? q->item : q->procedure};
}

/* The draft of the act, where somebody kept one on the server. */
static enum rc find_draft(struct act *t)
{
	const struct act_request *q = t->req;
	struct draft newest;
	if (!t->actor || q->by_platform)
		return RC_OK;
	t->draft = act_draft_key(t);
	if (draft_head(t->cx, t->svc->db, &t->draft, &newest, &t->has_draft))
		return t->cx->rc;
	t->has_draft = t->has_draft && !newest.is_used;
	return RC_OK;
}

enum rc act_write(struct act *t, struct db_plan **out)
{
	struct db_plan *plan = ARENA_NEW(t->cx->arena, struct db_plan);
	bool numbers = false;
	*plan = (struct db_plan){.cx = t->cx, .arg = t, .key = t->req->organ};
	if (find_draft(t))
		return t->cx->rc;
	for (size_t i = 0; i < t->n; i++) {
		struct work *w = &t->works[i];
		if (!w->events.n)
			continue;
		if (work_shown(t, w))
			return t->cx->rc;
		w->todos = matter_todo_rows(t->cx->arena, w->pack, w->procedure, &w->m);
		if (!w->fresh)
			store_check_head(plan, w->m.organ, w->m.id, w->loaded_seq);
		plan_claims(plan, w, OP_TAKE);
		plan_powers(plan, w, OP_END);
		if (w->case_body) {
			w->case_take = store_take_number(
				plan, w->m.organ, w->procedure->series, w->case_year);
			numbers = true;
		}
		for (size_t k = 0; k < w->papers.n; k++)
			if (w->papers.v[k].form->pattern.n) {
				w->papers.v[k].take = store_take_number(plan, w->m.organ,
					w->papers.v[k].form->series, w->papers.v[k].year);
				numbers = true;
			}
	}
	if (numbers)
		plan->settle = settle;
	else if (settle(plan))
		return t->cx->rc;
	*out = plan;
	return RC_OK;
}
