#include "api/page_part.h"

#include "matter/fields.h"

void page_put_refusals(struct page *p, const char *key, const struct refusal *v, size_t n)
{
	json_set_begin_array(p->w, key);
	for (size_t i = 0; i < n; i++) {
		json_begin(p->w);
		json_set(p->w, "rule", v[i].rule);
		json_set(p->w, "because", v[i].because);
		json_set(p->w, "basis", v[i].basis);
		if (v[i].cure.n) {
			json_set(p->w, "cure", v[i].cure);
			json_set(p->w, "cure_title", v[i].cure_title);
		}
		json_end(p->w);
	}
	json_end(p->w);
}

/* The event that gave a fact its value, so that whoever meets it in a form can look there. */
static void put_source(struct page *p, const struct law_fact *f)
{
	const struct page_history *h = p->sources;
	for (size_t i = h ? h->n : 0; i-- > 0;) {
		const struct event_body *b = &h->bodies[i];
		if (facts_get(&b->set, f->id).kind == VALUE_NONE)
			continue;
		json_set_begin(p->w, "source");
		json_set(p->w, "title", b->title);
		json_set(p->w, "by", event_by(p->cx->arena, b));
		json_set(p->w, "at", date_str(p->cx->arena, date_of(h->events[i].effective)));
		json_end(p->w);
		return;
	}
}

static void put_field(struct page *p, struct matter_view *v, const struct law_procedure *proc,
	const struct law_action *a, size_t ask)
{
	const struct law_fact *f = action_fact(proc, a, &a->asks[ask]);
	struct value x = a->asks[ask].item || !v ? VALUE_NIL : matter_view_get(v, f->id);
	/* who takes part in what a new row tells: as a rule those in charge */
	if (v && a->asks[ask].item && a->item == ITEM_ADD && f->kind == FACT_OFFICERS)
		x = matter_view_get(v, STR("handlers"));
	json_begin(p->w);
	json_put_members(p->w, page_field_head(p, proc, a, ask));
	json_key(p->w, STR("value"));
	page_put_value(p->w, f->personal && !p->reveal ? VALUE_NIL : x);
	if (x.kind != VALUE_NONE && f->kind == FACT_OFFICERS)
		json_set(p->w, "text", page_value_text(p, f, x));
	if (x.kind != VALUE_NONE)
		put_source(p, f);
	json_end(p->w);
}

static void put_form(struct page *p, struct matter_view *v, const struct law_procedure *proc,
	const struct law_action *a)
{
	json_set_begin_array(p->w, "form");
	if (a->kind == ACTION_RETURN) {
		json_begin(p->w);
		json_set(p->w, "id", STR("reason"));
		json_set(p->w, "kind", STR("long"));
		json_set(p->w, "title", STR("退回理由"));
		json_set_bool(p->w, "required", true);
		json_set_null(p->w, "value");
		json_end(p->w);
	}
	bool asks = a->kind != ACTION_APPROVE && a->kind != ACTION_RETURN;
	for (size_t i = 0; asks && i < a->ask_n; i++)
		put_field(p, v, proc, a, i);
	json_end(p->w);
}

static void put_proposal(struct page *p, const struct law_procedure *proc, const struct matter *m)
{
	json_set_begin(p->w, "proposal");
	json_set(p->w, "digest", m->proposal.digest);
	json_set_begin_array(p->w, "fields");
	page_put_entered(p, proc, &m->proposal.fields);
	json_end(p->w);
	json_end(p->w);
}

static void put_what_is_entered(struct page *p, struct matter_view *v,
	const struct law_procedure *proc, const struct law_action *a)
{
	if (v && (a->kind == ACTION_APPROVE || a->kind == ACTION_RETURN))
		put_proposal(p, proc, v->m);
	put_form(p, v, proc, a);
}

static void put_action(struct page *p, struct matter_view *v, const struct law_procedure *proc,
	const struct law_action *a, const struct act_judgement *j, bool with_form)
{
	json_begin(p->w);
	json_put_members(p->w, page_action_head(p, proc, a));
	json_set_bool(p->w, "allowed", j->refusals.n == 0);
	page_put_refusals(p, "refusals", j->refusals.v, j->refusals.n);
	page_put_refusals(p, "alarms", j->alarms.v, j->alarms.n);
	if (with_form)
		put_what_is_entered(p, v, proc, a);
	json_end(p->w);
}

enum rc page_put_actions(struct page *p, struct matter_view *v)
{
	const struct law_procedure *proc = v->procedure;
	size_t n;
	const struct law_role *roles = pack_roles(p->pack, &n);
	struct page_history sources;
	int s = procedure_state(proc, v->m->state);
	json_set_begin_array(p->w, "actions");
	for (size_t i = 0; s >= 0 && i < proc->action_n; i++) {
		const struct law_action *a = &proc->actions[i];
		struct act_judgement j;
		if (!a->from[s] || roles[a->by].kind == ROLE_LAW)
			continue;
		if (matter_judge(p->cx, p->svc, p->actor, v, a, &j))
			return p->cx->rc;
		if (!j.visible)
			continue;
		bool with_form = str_eq(a->id, p->act);
		if (with_form && page_read_sources(p, v->m, &sources))
			return p->cx->rc;
		p->sources = with_form ? &sources : NULL;
		put_action(p, v, proc, a, &j, with_form);
	}
	json_end(p->w);
	return RC_OK;
}

enum rc page_opens(struct page *p, const struct law_procedure *proc, int64_t organ,
	const struct law_action *a, bool *opens)
{
	size_t n;
	const struct law_role *roles = pack_roles(p->pack, &n);
	int who = a->recorded >= 0 ? a->recorded : a->by;
	*opens = false;
	/* an act that ends the matter at once opens none */
	if (!a->from[proc->start] || roles[who].kind != ROLE_OFFICER ||
		(a->to >= 0 && proc->states[a->to].outcome.n))
		return RC_OK;
	return actor_has_role(p->cx, p->svc->db, p->actor, roles[who].id, organ, opens);
}

void page_write_opening(
	struct page *p, const struct law_procedure *proc, const struct law_action *action)
{
	struct act_judgement none = {.visible = true};
	put_action(p, NULL, proc, action, &none, true);
}
