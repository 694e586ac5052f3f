#include "matter/clock.h"

int64_t matter_id_fact(const struct matter *m, const char *fact)
{
	struct value v = facts_get(&m->facts, str_c(fact));
	int64_t id;
	return v.kind == VALUE_TEXT && str_to_int(v.s, &id) ? id : 0;
}

int64_t matter_delegate(const struct matter *m)
{
	return matter_id_fact(m, "delegate");
}

struct matter_clock *matter_clock_find(const struct matter *m, struct str id)
{
	for (size_t i = 0; i < m->clocks.n; i++)
		if (str_eq(m->clocks.v[i].c.id, id))
			return &m->clocks.v[i];
	return NULL;
}

struct matter_document *matter_document_find(const struct matter *m, struct str form)
{
	for (size_t i = m->documents.n; i-- > 0;)
		if (str_eq(m->documents.v[i].form, form) &&
			!str_is(m->documents.v[i].state, "void"))
			return &m->documents.v[i];
	return NULL;
}

/* The key of a child is its id in the procedure, with "#n" from the second on. */
static bool key_is(struct str key, struct str id)
{
	return str_has_prefix(key, id) && (key.n == id.n || key.p[id.n] == '#');
}

struct matter_child *matter_child_find(const struct matter *m, struct str id)
{
	for (size_t i = m->children.n; i-- > 0;)
		if (key_is(m->children.v[i].key, id))
			return &m->children.v[i];
	return NULL;
}

bool matter_child_open(const struct matter *m, struct str id)
{
	for (size_t i = 0; i < m->children.n; i++)
		if (m->children.v[i].open && key_is(m->children.v[i].key, id))
			return true;
	return false;
}

static struct matter_document *document_by_id(const struct matter *m, int64_t id)
{
	for (size_t i = 0; i < m->documents.n; i++)
		if (m->documents.v[i].id == id)
			return &m->documents.v[i];
	return NULL;
}

static struct matter_item *item_find(struct matter *m, struct str list, struct str key)
{
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, list) && str_eq(m->items.v[i].key, key))
			return &m->items.v[i];
	return NULL;
}

static void apply_item(struct arena *a, struct matter *m, const struct event_item *e)
{
	struct matter_item *it = item_find(m, e->list, e->key);
	if (e->op == OP_ADD && !it) {
		/* the place may be that of a row that was removed */
		it = VEC_PUSH(a, &m->items);
		*it = (struct matter_item){.list = e->list, .key = e->key};
		m->keys++;
	}
	if (!it)
		return;
	if (e->op == OP_REMOVE) {
		size_t at = (size_t)(it - m->items.v);
		memmove(it, it + 1, (m->items.n - at - 1) * sizeof *it);
		m->items.n--;
		return;
	}
	for (size_t i = 0; i < e->set.n; i++)
		facts_set(a, &it->facts, e->set.v[i].id, e->set.v[i].v);
}

/* What the law deems was already done when the clock was suspended: it is not done again. */
static bool has_taken_effect(const struct matter_clock *k, const struct term_pause *p)
{
	if (k->c.ends.ms)
		return k->c.deem.n && p->at.ms >= k->c.ends.ms;
	return k->c.deem.n && date_cmp(matter_clock_end(k), p->from) < 0;
}

static void apply_clock(struct arena *a, struct matter *m, const struct event_clock *e)
{
	struct matter_clock *k = matter_clock_find(m, e->id);
	if (!k) {
		k = VEC_PUSH(a, &m->clocks);
		k->c = *e;
	}
	struct date from = k->c.from;
	if (e->op == OP_START) {
		*k = (struct matter_clock){.c = *e, .status = CLOCK_RUNNING, .stopped = DATE_NONE};
	} else if (e->op == OP_STOP) {
		k->status = CLOCK_STOPPED;
		k->stopped = e->from;
	} else if (e->op == OP_DUE) {
		k->status = CLOCK_PAST;
	} else if (e->op == OP_PAUSE) {
		*VEC_PUSH(a, &k->pauses) =
			(struct term_pause){.from = e->from, .to = DATE_NONE, .at = e->at};
		k->status = CLOCK_PAUSED;
	} else if (e->op == OP_RESUME || e->op == OP_EXTEND) {
		struct term_pause paused = {.from = e->from, .at = e->at};
		if (e->op == OP_RESUME && k->pauses.n) {
			struct term_pause *last = &k->pauses.v[k->pauses.n - 1];
			paused = *last;
			last->to = e->from;
			last->until = e->at;
		}
		k->c = *e;
		k->c.from = from;
		k->c.at.ms = 0;
		if (e->op == OP_RESUME)
			k->status = has_taken_effect(k, &paused) ? CLOCK_PAST : CLOCK_RUNNING;
		else if (k->status == CLOCK_PAST)
			k->status = CLOCK_RUNNING;
	} else if (e->op == OP_RECOUNT) {
		k->c = *e;
		k->c.from = from;
	}
}

static void apply_document(
	struct arena *a, struct matter *m, const struct event_document *e, struct date day)
{
	struct matter_document *d = document_by_id(m, e->id);
	if (e->op == OP_ISSUE) {
		d = VEC_PUSH(a, &m->documents);
		*d = (struct matter_document){.id = e->id,
			.form = e->form,
			.title = e->title,
			.series = e->series,
			.number = e->number,
			.code = e->code,
			.content = e->content,
			.state = STR("issued"),
			.issued = day};
	} else if (d && e->op == OP_SEAL) {
		d->scan = e->file;
		d->state = STR("sealed");
	} else if (d && e->op == OP_VOID) {
		d->state = STR("void");
	} else if (d && e->op == OP_RENDER) {
		d->pdf = e->file;
		d->pages = e->pages;
	}
}

static void apply_child(struct arena *a, struct matter *m, const struct event_child *e)
{
	if (e->op == OP_JOIN)
		return;
	if (e->op == OP_OPEN) {
		*VEC_PUSH(a, &m->children) = (struct matter_child){.key = e->key,
			.procedure = e->procedure,
			.title = e->title,
			.id = e->id,
			.open = true};
		return;
	}
	for (size_t i = 0; i < m->children.n; i++)
		if (m->children.v[i].id == e->id) {
			m->children.v[i].open = false;
			m->children.v[i].outcome = e->outcome;
		}
}

static void apply_proposal(struct matter *m, const struct event *e, const struct event_body *b)
{
	if (b->proposes) {
		m->proposal.action = b->proposal_action;
		m->proposal.digest = b->proposal_digest;
		m->proposal.item = b->proposal_item;
		m->proposal.from = b->from;
		m->proposal.fields = b->proposal_fields;
		m->proposal.reasons = b->proposal_reasons;
		m->proposal.by = e->actor;
		m->returned_to = 0;
	} else if (b->settles) {
		m->returned_to = b->returned ? m->proposal.by : 0;
		memset(&m->proposal, 0, sizeof m->proposal);
	} else if (e->kind == EVENT_ACT && m->returned_to == e->actor) {
		m->returned_to = 0;
	}
}

void matter_apply(
	struct arena *a, struct matter *m, const struct event *e, const struct event_body *b)
{
	if (m->seq == 0) {
		m->organ = e->organ;
		m->id = e->matter;
		m->procedure = b->procedure;
		m->procedure_title = b->procedure_title;
		m->kind = b->kind;
		m->parent = b->parent;
		m->parent_key = b->parent_key;
		m->opened = e->recorded;
	}
	if (m->seq == 0 || b->pack_digest.n) {
		m->pack = b->pack;
		m->pack_digest = b->pack_digest;
	}
	m->seq = e->seq;
	memcpy(m->head, e->digest, sizeof m->head);
	if (e->kind != EVENT_RECORD)
		m->changed = e->recorded;
	if (b->number.n)
		m->number = b->number;
	if (b->joined)
		m->joined = b->joined;
	for (size_t i = 0; i < b->set.n; i++)
		facts_set(a, &m->facts, b->set.v[i].id, b->set.v[i].v);
	for (size_t i = 0; i < b->clear_n; i++)
		facts_set(a, &m->facts, b->clear[i], VALUE_NIL);
	for (size_t i = 0; i < b->items.n; i++)
		apply_item(a, m, &b->items.v[i]);
	for (size_t i = 0; i < b->clocks.n; i++)
		apply_clock(a, m, &b->clocks.v[i]);
	for (size_t i = 0; i < b->documents.n; i++)
		apply_document(a, m, &b->documents.v[i], date_of(e->effective));
	for (size_t i = 0; i < b->children.n; i++)
		apply_child(a, m, &b->children.v[i]);
	apply_proposal(m, e, b);
	if (b->shows)
		m->shown = b->shown;
	if (b->to.n) {
		m->state = b->to;
		m->state_title = b->to_title;
		m->phase = b->phase;
		m->outcome = b->outcome;
		m->closed.ms = b->outcome.n ? e->recorded.ms : 0;
	}
}
