#include "api/page_part.h"

/* The matter's own values, by the number of the fact: most facts of a procedure have none. */
static const struct value **values_of(struct page *p, const struct matter_view *v)
{
	const struct facts *own = &v->m->facts;
	const struct value **at =
		ARENA_ARRAY(p->cx->arena, const struct value *, v->procedure->fact_n + 1);
	for (size_t i = 0; i < own->n; i++) {
		int k = procedure_fact(v->procedure, own->v[i].id);
		if (k >= 0)
			at[k] = &own->v[i].v;
	}
	return at;
}

static void put_facts(struct page *p, struct matter_view *v)
{
	const struct law_procedure *proc = v->procedure;
	const struct value **own = values_of(p, v);
	json_set_begin_array(p->w, "facts");
	for (size_t i = 0; i < proc->fact_n; i++) {
		const struct law_fact *f = &proc->facts[i];
		if (f->hidden || str_is(f->id, "power"))
			continue;
		struct value x = f->calc >= 0 ? matter_view_get(v, f->id)
				 : own[i]     ? *own[i]
					      : VALUE_NIL;
		if (x.kind == VALUE_NONE)
			continue;
		json_begin(p->w);
		page_put_fact_head(p->w, f);
		json_set(p->w, "text", page_value_text(p, f, x));
		if (f->personal && !p->reveal) {
			json_set_bool(p->w, "masked", true);
		} else {
			json_key(p->w, STR("value"));
			page_put_value(p->w, x);
		}
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_row(struct page *p, const struct law_list *l, const struct matter_item *it)
{
	json_begin(p->w);
	json_set(p->w, "key", it->key);
	json_set_begin_array(p->w, "cells");
	for (size_t k = 0; k < l->fact_n; k++) {
		const struct law_fact *f = &l->facts[k];
		struct value v = facts_get(&it->facts, f->id);
		if (f->hidden)
			continue;
		json_put(p->w, f->kind == FACT_FILE ? v.s : page_value_text(p, f, v));
	}
	json_end(p->w);
	json_end(p->w);
}

static void put_lists(struct page *p, struct matter_view *v)
{
	json_set_begin_array(p->w, "lists");
	for (size_t i = 0; i < v->procedure->list_n; i++) {
		const struct law_list *l = &v->procedure->lists[i];
		json_begin(p->w);
		json_set(p->w, "id", l->id);
		json_set(p->w, "title", l->title);
		json_set_begin_array(p->w, "columns");
		for (size_t k = 0; k < l->fact_n; k++) {
			if (l->facts[k].hidden)
				continue;
			json_begin(p->w);
			page_put_fact_head(p->w, &l->facts[k]);
			json_end(p->w);
		}
		json_end(p->w);
		json_set_begin_array(p->w, "rows");
		for (size_t k = 0; k < v->m->items.n; k++)
			if (str_eq(v->m->items.v[k].list, l->id))
				put_row(p, l, &v->m->items.v[k]);
		json_end(p->w);
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_documents(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "documents");
	for (size_t i = 0; i < m->documents.n; i++) {
		const struct matter_document *d = &m->documents.v[i];
		json_begin(p->w);
		json_set_id(p->w, "id", d->id);
		json_set(p->w, "form", d->form);
		json_set(p->w, "title", d->title);
		json_set(p->w, "number", d->number.p ? d->number : STR(""));
		json_set(p->w, "state", d->state);
		json_set(p->w, "at", date_str(p->cx->arena, d->issued));
		json_set_int(p->w, "pages", d->pages);
		if (d->scan.n)
			json_set(p->w, "scan", d->scan);
		json_end(p->w);
	}
	json_end(p->w);
}

/* In what is over, nothing is left to do. */
static enum rc put_child_actions(struct page *p, const struct matter *c, bool open)
{
	struct matter_view v;
	if (open)
		return matter_view_open(p->cx, p->svc, c, cx_today(p->cx), &v)
			       ? p->cx->rc
			       : page_put_actions(p, &v);
	json_set_begin_array(p->w, "actions");
	json_end(p->w);
	return RC_OK;
}

/* What else there is of a child stands on its own page. */
static enum rc put_children(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "children");
	for (size_t i = 0; i < m->children.n; i++) {
		const struct matter_child *child = &m->children.v[i];
		struct matter c;
		if (matter_load(p->cx, p->svc->db, m->organ, child->id, &c) ||
			matter_pack(p->cx, p->svc, &c, &p->pack))
			return p->cx->rc;
		json_begin(p->w);
		json_set_id(p->w, "id", c.id);
		json_set(p->w, "key", child->key);
		json_set(p->w, "title", child->title);
		json_set(p->w, "state", c.state_title);
		if (child->open)
			json_set_null(p->w, "outcome");
		else
			json_set(p->w, "outcome", child->outcome);
		if (put_child_actions(p, &c, child->open))
			return p->cx->rc;
		page_put_clocks(p, &c);
		json_end(p->w);
	}
	json_end(p->w);
	return RC_OK;
}

/* The matters of the other parties of the case; absent where it has but one. */
static enum rc put_joined(struct page *p, const struct matter *m)
{
	struct matter_lines all;
	if (matter_joined(p->cx, p->svc->db, m, &all))
		return p->cx->rc;
	if (!all.n)
		return RC_OK;
	json_set_begin_array(p->w, "joined");
	for (size_t i = 0; i < all.n; i++) {
		const struct matter_line *l = &all.v[i];
		const struct law_procedure *proc = pack_procedure(p->svc->pack, l->procedure);
		int s = proc ? procedure_state(proc, l->state) : -1;
		json_begin(p->w);
		json_set_id(p->w, "id", l->id);
		json_set(p->w, "number", l->number.p ? l->number : STR(""));
		json_set(p->w, "party", l->party);
		json_set(p->w, "state", s >= 0 ? proc->states[s].title : l->state);
		json_end(p->w);
	}
	json_end(p->w);
	return RC_OK;
}

static enum rc put_head(struct page *p, struct matter_view *v)
{
	const struct matter *m = v->m;
	struct value title = matter_view_get(v, STR("title")),
		     party = matter_view_get(v, STR("party_name"));
	json_set_id(p->w, "id", m->id);
	json_set_int(p->w, "version", m->seq);
	json_set(p->w, "number", m->number.p ? m->number : STR(""));
	json_set(p->w, "title",
		title.kind == VALUE_TEXT   ? title.s
		: party.kind == VALUE_TEXT ? party.s
					   : m->procedure_title);
	json_set_begin(p->w, "procedure");
	json_set(p->w, "id", m->procedure);
	json_set(p->w, "title", m->procedure_title);
	json_end(p->w);
	json_set(p->w, "pack", m->pack);
	json_set_begin(p->w, "state");
	json_set(p->w, "id", m->state);
	json_set(p->w, "title", m->state_title);
	json_set(p->w, "phase", m->phase);
	json_end(p->w);
	if (put_joined(p, m))
		return p->cx->rc;
	json_set(p->w, "party", party.kind == VALUE_TEXT ? party.s : STR(""));
	json_set_begin(p->w, "organ");
	json_set_id(p->w, "id", m->organ);
	json_set(p->w, "name", facts_get(&v->sys, STR("organ")).s);
	json_end(p->w);
	if (!m->parent) {
		json_set_null(p->w, "parent");
		return RC_OK;
	}
	struct matter up;
	if (matter_load(p->cx, p->svc->db, m->organ, m->parent, &up))
		return p->cx->rc;
	json_set_begin(p->w, "parent");
	json_set_id(p->w, "id", up.id);
	json_set(p->w, "title", up.number.n ? up.number : up.procedure_title);
	json_end(p->w);
	return RC_OK;
}

enum rc page_write(struct page *p, int64_t organ, int64_t matter)
{
	struct matter m;
	struct matter_view v;
	struct page_history h;
	p->organ = organ;
	if (matter_load(p->cx, p->svc->db, organ, matter, &m) ||
		matter_view_open(p->cx, p->svc, &m, cx_today(p->cx), &v) ||
		page_read_history(p, &m, INT64_MAX, &h))
		return p->cx->rc;
	p->place = v.place;
	p->pack = v.pack;
	json_begin(p->w);
	if (put_head(p, &v) || page_put_move(p, &m) || page_put_phases(p, &v, &h) ||
		page_put_actions(p, &v))
		return p->cx->rc;
	p->act = STR_NONE; /* a child's acts are done on its own page */
	page_put_clocks(p, &m);
	put_facts(p, &v);
	put_lists(p, &v);
	put_documents(p, &m);
	if (put_children(p, &m))
		return p->cx->rc;
	p->pack = v.pack;
	page_put_events(p, v.procedure, &h);
	json_end(p->w);
	return p->cx->rc;
}
