#include "matter/codec.h"
#include "matter/effects.h"
#include "matter/paper.h"
#include "matter/write.h"

#include "crypto/digest.h"

enum rc work_load(struct act *t, struct work *w, int64_t matter)
{
	/* the rows that follow from the state are made of what is sealed in it */
	t->cx->keys = t->svc->keys;
	if (store_matter_load(t->cx, t->svc->db, t->req->organ, matter, &w->m))
		return t->cx->rc;
	if (matter_pack(t->cx, t->svc, &w->m, &w->pack))
		return t->cx->rc;
	w->procedure = pack_procedure(w->pack, w->m.procedure);
	if (!w->procedure)
		return fail(
			t->cx, RC_NOT_FOUND, "法规包里没有程序 " STR_FMT, STR_ARG(w->m.procedure));
	w->due = DATE_NONE;
	w->loaded_seq = w->m.seq;
	w->loaded_pack = w->m.pack;
	w->shown_id = w->m.shown.id;
	w->found_before = matter_search_entry(t->cx->arena, w->procedure, &w->m);
	w->loaded_place = matter_place_of(t->cx->arena, &w->m);
	memcpy(w->loaded_head, w->m.head, sizeof w->loaded_head);
	return RC_OK;
}

void work_start(
	struct act *t, struct work *w, struct pack *pack, const struct law_procedure *p, int64_t id)
{
	*w = (struct work){.pack = pack, .procedure = p, .fresh = true, .due = DATE_NONE};
	w->m.organ = t->req->organ;
	w->m.id = id;
	w->m.procedure = p->id;
	w->m.procedure_title = p->title;
	w->m.kind = p->kind;
	w->m.pack = pack_id(pack);
	w->m.state = p->states[p->start].id;
	w->m.state_title = p->states[p->start].title;
	w->m.phase = p->phases[p->states[p->start].phase].id;
	w->m.shown.v = law_shown_none();
}

static const struct law_role *role_of(const struct work *w, const struct law_action *a)
{
	size_t n;
	const struct law_role *roles = pack_roles(w->pack, &n);
	return &roles[a->recorded >= 0 ? a->recorded : a->by];
}

struct event_body *work_event(struct act *t, struct work *w, enum event_kind kind,
	struct instant effective, const struct law_action *a)
{
	struct event_body *b = ARENA_NEW(t->cx->arena, struct event_body);
	struct work_event *we = VEC_PUSH(t->cx->arena, &w->events);
	we->b = b;
	we->e = (struct event){.organ = w->m.organ,
		.matter = w->m.id,
		.seq = w->m.seq + 1,
		.kind = kind,
		.recorded = t->now,
		.effective = effective};
	cx_random(t->cx, we->e.salt, sizeof we->e.salt);
	b->from = w->m.state;
	b->pack = w->m.pack;
	if (a) {
		b->action = we->e.action = a->id;
		b->title = a->title;
		b->basis = a->basis;
	}
	if (w->m.seq == 0) {
		b->procedure = w->m.procedure;
		b->procedure_title = w->m.procedure_title;
		b->kind = w->m.kind;
		b->pack_digest = pack_digest(w->pack);
		b->parent = w->m.parent;
		b->parent_key = w->m.parent_key;
		/* what the platform itself put there at opening is part of the first event */
		for (size_t i = 0; i < w->m.facts.n; i++)
			facts_set(t->cx->arena, &b->set, w->m.facts.v[i].id, w->m.facts.v[i].v);
	}
	if (kind == EVENT_ACT && t->actor && !t->req->by_platform) {
		we->e.actor = b->officer = t->actor->officer.id;
		b->name = t->actor->officer.name;
		if (a) {
			b->role = role_of(w, a)->id;
			b->role_title = role_of(w, a)->title;
		}
		if (a && a->two && t->req->with) {
			int64_t *with = ARENA_NEW(t->cx->arena, int64_t);
			*with = t->req->with;
			b->with = with;
			b->with_n = 1;
		}
	}
	return b;
}

static void move_to(struct work *w, struct event_body *b, int state)
{
	const struct law_state *s = &w->procedure->states[state];
	b->to = s->id;
	b->to_title = s->title;
	b->phase = w->procedure->phases[s->phase].id;
	b->outcome = s->outcome;
}

/* What a child does by itself in its first event. */
static enum rc begin(struct act *t, struct work *k, struct event_body *first, struct date day)
{
	if (matter_view_open(t->cx, t->svc, &k->m, day, &k->own_view))
		return t->cx->rc;
	k->view = &k->own_view;
	struct effects_at at = {.cx = t->cx,
		.svc = t->svc,
		.view = k->view,
		.actor = t->actor ? t->actor->officer.id : 0,
		.body = first,
		.due = DATE_NONE,
		.when = t->now};
	return effects_resolve(&at, &k->procedure->begin);
}

/* A new matter that another one opens, with the facts it takes over and the power of the other. */
static struct work *take_over(
	struct act *t, struct work *w, struct event_body *b, const struct law_child *c)
{
	/* of one version with the one that opens it, whose contract it fulfils */
	const struct law_procedure *p = pack_procedure(w->pack, c->procedure);
	INVARIANT(p && t->n < WORKS);
	struct work *k = &t->works[t->n++];
	work_start(t, k, w->pack, p, cx_id(t->cx));
	const struct facts *had = w->view->input;
	w->view->input = &b->set;
	for (size_t i = 0; i < p->fact_n; i++) {
		struct value v =
			p->facts[i].inherit ? matter_view_get(w->view, p->facts[i].id) : VALUE_NIL;
		if (v.kind != VALUE_NONE)
			facts_set(t->cx->arena, &k->m.facts, p->facts[i].id, v);
	}
	w->view->input = had;
	struct value power = matter_view_get(w->view, STR("power"));
	if (power.kind != VALUE_NONE)
		facts_set(t->cx->arena, &k->m.facts, STR("power"), power);
	struct value delegate = facts_get(&w->m.facts, STR("delegate"));
	if (delegate.kind != VALUE_NONE)
		facts_set(t->cx->arena, &k->m.facts, STR("delegate"), delegate);
	return k;
}

/* Its first event. */
static enum rc first_event(struct act *t, struct work *w, struct work *k,
	const struct law_action *a, const struct law_child *c)
{
	struct event_body *first = work_event(t, k, EVENT_ACT, t->now, NULL);
	first->action = k->events.v[0].e.action = STR("open");
	first->title = str_printf(t->cx->arena, "开始：" STR_FMT, STR_ARG(c->title));
	first->basis = a->basis;
	first->joined = k->m.joined;
	move_to(k, first, k->procedure->start);
	if (begin(t, k, first, w->view->on))
		return t->cx->rc;
	work_commit(t, k, first);
	return RC_OK;
}

static enum rc open_child(
	struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	const struct law_child *c = &w->procedure->children[a->open];
	struct work *k = take_over(t, w, b, c);
	size_t same = 1;
	for (size_t i = 0; i < w->m.children.n; i++)
		same += str_eq(str_sub(w->m.children.v[i].key, 0,
				       str_find(w->m.children.v[i].key, STR("#"), 0)),
			c->id);
	struct str key =
		same == 1 ? c->id : str_printf(t->cx->arena, STR_FMT "#%zu", STR_ARG(c->id), same);
	k->m.parent = w->m.id;
	k->m.parent_key = key;
	if (first_event(t, w, k, a, c))
		return t->cx->rc;
	*VEC_PUSH(t->cx->arena, &b->children) = (struct event_child){.key = key,
		.id = k->m.id,
		.procedure = k->procedure->id,
		.title = c->title,
		.op = OP_OPEN};
	return RC_OK;
}

/*
 * A matter of the same case for another party. It goes its own way: nothing of it is a fact of
 * this one, and what either comes to know later stays with it (docs/adr/0004).
 */
static enum rc open_joined(
	struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	const struct law_child *c = &w->procedure->children[a->open];
	struct work *k = take_over(t, w, b, c);
	struct value power = facts_get(&k->m.facts, STR("power"));
	int64_t id = 0;
	if (power.kind == VALUE_TEXT && str_to_int(power.s, &id) && work_power(t, k->procedure, id))
		return t->cx->rc;
	k->m.joined = b->joined = w->m.joined ? w->m.joined : w->m.id;
	if (first_event(t, w, k, a, c))
		return t->cx->rc;
	*VEC_PUSH(t->cx->arena, &b->children) = (struct event_child){.key = c->id,
		.id = k->m.id,
		.procedure = k->procedure->id,
		.title = c->title,
		.op = OP_JOIN};
	return RC_OK;
}

enum rc work_effects(struct act *t, struct work *w, struct event_body *b,
	const struct law_action *a, const struct matter *ended, struct date day)
{
	struct effects_at at = {.cx = t->cx,
		.svc = t->svc,
		.view = w->view,
		.ended = ended,
		.actor = t->actor ? t->actor->officer.id : 0,
		.body = b,
		.due = w->due,
		.when = w->events.v[w->events.n - 1].e.effective};
	int to = a->to;
	if ((a->kind == ACTION_RETURN || (a->kind == ACTION_APPROVE && to < 0)) &&
		w->m.proposal.from.n)
		to = procedure_state(w->procedure, w->m.proposal.from);
	if (to >= 0)
		move_to(w, b, to);
	else if (w->m.seq == 0)
		move_to(w, b, w->procedure->start);
	if (to >= 0 && a->kind == ACTION_PLAIN && w->m.proposal.action.n)
		b->settles = true; /* a proposal lapses when an act leads elsewhere */
	w->view->on = day;
	if (effects_resolve(&at, &a->fx))
		return t->cx->rc;
	if (b->outcome.n)
		effects_end(&at);
	if (a->number && !w->m.number.n) {
		int y, m, d;
		date_split(date_of(t->now), &y, &m, &d);
		w->case_body = b;
		w->case_year = y;
	}
	if (a->open < 0)
		return RC_OK;
	return w->procedure->children[a->open].joined ? open_joined(t, w, b, a)
						      : open_child(t, w, b, a);
}

static struct str verification_code(struct act *t)
{
	static const char letters[] =
		"ABCDEFGHJKMNPQRSTVWXYZ2345678923"; /* 30 and two more, so that five bits choose */
	unsigned char r[16];
	char *z = arena_alloc(t->cx->arena, 20);
	size_t n = 0;
	cx_random(t->cx, r, sizeof r);
	for (size_t i = 0; i < 16; i++) {
		if (i && i % 4 == 0)
			z[n++] = '-';
		z[n++] = letters[r[i] & 31];
	}
	return (struct str){z, n};
}

/* Nothing is signed that cannot be printed: blocks that are none, characters that no font has. */
static enum rc look_at(struct act *t, const struct work *w, const struct paper *p)
{
	const struct matter_papers *papers = t->svc->papers;
	if (!papers || !papers->check)
		return RC_OK;
	return papers->check(t->cx, papers->arg,
		matter_paper_content(t->cx->arena, w->view,
			&(struct matter_paper){.form = p->form,
				.date = date_of(p->signed_at),
				.blocks = p->blocks}));
}

static enum rc issue(struct act *t, struct work *w, struct event_body *b, const struct law_form *f)
{
	struct law_env env = matter_view_env(w->view);
	bool due;
	if (pack_form_due(t->cx, w->pack, f, w->procedure, &env, &due) || !due)
		return t->cx->rc;
	struct paper *p = VEC_PUSH(t->cx->arena, &w->papers);
	struct event_document *d = VEC_PUSH(t->cx->arena, &b->documents);
	*d = (struct event_document){.id = cx_id(t->cx),
		.op = OP_ISSUE,
		.form = f->id,
		.title = f->title,
		.series = f->series,
		.code = verification_code(t)};
	int m, day;
	*p = (struct paper){.body = b, .at = b->documents.n - 1, .form = f, .signed_at = t->now};
	int year;
	date_split(date_of(t->now), &year, &m, &day);
	p->year = year;
	if (pack_document(t->cx, w->pack, f, w->procedure, &env, &p->blocks))
		return t->cx->rc;
	return look_at(t, w, p);
}

const struct matter_item *work_row(
	struct arena *a, const struct work *w, const struct event_body *b)
{
	if (!b->items.n || b->items.v[b->items.n - 1].op == OP_REMOVE)
		return NULL;
	const struct event_item *e = &b->items.v[b->items.n - 1];
	struct matter_item *out = ARENA_NEW(a, struct matter_item);
	*out = (struct matter_item){.list = e->list, .key = e->key};
	for (size_t i = 0; i < w->m.items.n; i++) {
		const struct matter_item *it = &w->m.items.v[i];
		if (str_eq(it->list, e->list) && str_eq(it->key, e->key))
			for (size_t k = 0; k < it->facts.n; k++)
				facts_set(a, &out->facts, it->facts.v[k].id, it->facts.v[k].v);
	}
	for (size_t k = 0; k < e->set.n; k++)
		facts_set(a, &out->facts, e->set.v[k].id, e->set.v[k].v);
	return out;
}

enum rc work_issue(struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	size_t n;
	const struct law_form *forms = pack_forms(w->pack, &n);
	const struct facts *had = w->view->input;
	w->view->input = &b->set;
	if (t->actor)
		facts_set(t->cx->arena, &w->view->sys, STR("actor"),
			value_text(t->actor->officer.name));
	if (a->issue_n && matter_view_cards(w->view))
		return t->cx->rc;
	w->view->item = a->issue_n ? work_row(t->cx->arena, w, b) : NULL;
	for (size_t i = 0; i < a->issue_n; i++)
		if (issue(t, w, b, &forms[a->issues[i]]))
			return t->cx->rc;
	w->view->item = NULL;
	w->view->input = had;
	return RC_OK;
}

enum rc work_papers(struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	size_t n;
	const struct law_form *forms = pack_forms(w->pack, &n);
	if (work_issue(t, w, b, a))
		return t->cx->rc;
	if (a->scan >= 0) {
		const struct matter_document *d = matter_document_find(&w->m, forms[a->scan].id);
		struct str file = STR_NONE;
		for (size_t i = 0; i < a->ask_n; i++)
			if (!a->asks[i].item &&
				w->procedure->facts[a->asks[i].fact].kind == FACT_FILE)
				file = facts_get(&b->set, w->procedure->facts[a->asks[i].fact].id)
					       .s;
		if (!d || !file.n)
			return fail(t->cx, RC_INPUT, "请上传盖章签名后的扫描件");
		*VEC_PUSH(t->cx->arena, &b->documents) = (struct event_document){
			.id = d->id, .op = OP_SEAL, .form = d->form, .file = file};
	}
	return RC_OK;
}

void work_claims(struct act *t, struct work *w, struct event_body *b, const struct law_action *a)
{
	const struct facts *had = w->view->input;
	w->view->input = &b->set;
	for (size_t i = 0; i < a->claim_n; i++) {
		const struct law_claim *c = &a->claims[i];
		struct value key = matter_view_get(w->view, c->key),
			     till = c->till.n ? matter_view_get(w->view, c->till) : VALUE_NIL;
		struct event_claim e = {.op = c->release ? OP_RELEASE : OP_TAKE,
			.kind = c->kind,
			.key = key.s,
			.until = DATE_NONE};
		if (key.kind != VALUE_TEXT)
			continue;
		if (till.kind == VALUE_TEXT && !date_parse(till.s, &e.until))
			e.until = DATE_NONE;
		*VEC_PUSH(t->cx->arena, &b->claims) = e;
	}
	w->view->input = had;
}

void work_commit(struct act *t, struct work *w, struct event_body *b)
{
	struct work_event *we = &w->events.v[w->events.n - 1];
	INVARIANT(we->b == b);
	if (w->m.seq == 0)
		w->m.facts = (struct facts){0};
	codec_seal(t->cx, w->procedure, &b->set);
	matter_apply(t->cx->arena, &w->m, &we->e, b);
}

/* The parent in hand, or loaded now. */
static enum rc parent_work(struct act *t, int64_t id, struct work **out)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->works[i].m.id == id) {
			*out = &t->works[i];
			return RC_OK;
		}
	INVARIANT(t->n < WORKS);
	struct work *p = *out = &t->works[t->n++];
	p->view = &p->own_view;
	if (work_load(t, p, id))
		return t->cx->rc;
	return matter_view_open(t->cx, t->svc, &p->m, cx_today(t->cx), p->view);
}

enum rc work_finish_parent(struct act *t, struct work *w)
{
	if (!w->m.outcome.n || !w->m.parent || !w->events.n ||
		!w->events.v[w->events.n - 1].b->outcome.n)
		return RC_OK;
	struct date day = date_of(w->events.v[w->events.n - 1].e.effective);
	struct work *p;
	if (parent_work(t, w->m.parent, &p))
		return t->cx->rc;
	p->view->on = day;
	struct str id = str_sub(w->m.parent_key, 0, str_find(w->m.parent_key, STR("#"), 0));
	int c = procedure_child(p->procedure, id);
	struct event_body *b =
		work_event(t, p, EVENT_LAW, w->events.v[w->events.n - 1].e.effective, NULL);
	b->action = p->events.v[p->events.n - 1].e.action =
		str_printf(t->cx->arena, STR_FMT "." STR_FMT, STR_ARG(id), STR_ARG(w->m.outcome));
	b->title = str_printf(t->cx->arena, STR_FMT "：" STR_FMT,
		STR_ARG(c >= 0 ? p->procedure->children[c].title : id), STR_ARG(w->m.state_title));
	b->basis = w->events.v[w->events.n - 1].b->basis;
	*VEC_PUSH(t->cx->arena, &b->children) = (struct event_child){
		.key = w->m.parent_key, .id = w->m.id, .op = OP_END, .outcome = w->m.outcome};
	struct effects_at at = {.cx = t->cx,
		.svc = t->svc,
		.view = p->view,
		.ended = &w->m,
		.actor = t->actor ? t->actor->officer.id : 0,
		.body = b,
		.due = DATE_NONE,
		.when = w->events.v[w->events.n - 1].e.effective};
	for (size_t i = 0; c >= 0 && i < p->procedure->children[c].end_n; i++)
		if (str_eq(p->procedure->children[c].ends[i].outcome, w->m.outcome) &&
			effects_resolve(&at, &p->procedure->children[c].ends[i].fx))
			return t->cx->rc;
	p->view->on = cx_today(t->cx);
	work_commit(t, p, b);
	return RC_OK;
}
