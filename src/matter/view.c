#include "matter/view.h"

#include "base/money.h"
#include "matter/laws.h"
#include "matter/matter_store.h"
#include "matter/volume.h"
#include "officer/officer.h"

#include <stdlib.h>
#include <string.h>

struct instant matter_view_moment(const struct matter_view *v)
{
	if (v->moment.ms)
		return v->moment;
	return date_cmp(v->on, v->today) ? date_begin(v->on) : v->now;
}

static struct facts row_of(struct arena *a, const struct matter_item *it)
{
	struct facts row = {0};
	facts_set(a, &row, STR("key"), value_text(it->key));
	for (size_t k = 0; k < it->facts.n; k++)
		facts_set(a, &row, it->facts.v[k].id, it->facts.v[k].v);
	return row;
}

/* The rows of a list, with the one that is being entered or changed as it will be. */
static size_t items_of(struct matter_view *v, struct str list, const struct facts **rows)
{
	const struct matter *m = v->m;
	struct facts *out = ARENA_ARRAY(v->cx->arena, struct facts, m->items.n + 2);
	const struct matter_item *own = v->item && str_eq(v->item->list, list) ? v->item : NULL;
	size_t n = 0;
	for (size_t i = 0; i < m->items.n; i++) {
		const struct matter_item *it = &m->items.v[i];
		if (!str_eq(it->list, list))
			continue;
		bool same = own && str_eq(own->key, it->key);
		out[n++] = row_of(v->cx->arena, same ? own : it);
		if (same)
			own = NULL;
	}
	if (own)
		out[n++] = row_of(v->cx->arena, own);
	*rows = out;
	return n;
}

/* The row of the act alone, or none. */
static size_t own_row(struct matter_view *v, const struct facts **rows)
{
	struct facts *out = ARENA_NEW(v->cx->arena, struct facts);
	*rows = out;
	if (v->item)
		*out = row_of(v->cx->arena, v->item);
	return v->item ? 1 : 0;
}

static void gather_papers(struct matter_view *v, const struct matter *m, struct volume_papers *out)
{
	volume_add(v->cx->arena, out, v->pack, m);
	for (size_t i = 0; v->db && i < m->children.n; i++) {
		struct matter *child = ARENA_NEW(v->cx->arena, struct matter);
		if (!store_matter_load(v->cx, v->db, m->organ, m->children.v[i].id, child))
			gather_papers(v, child, out);
	}
}

/* A paper with its place in the dossier. */
struct placed {
	const struct volume_paper *p;
	size_t at;
};

static int by_id(const void *a, const void *b)
{
	int64_t x = ((const struct placed *)a)->p->d->id, y = ((const struct placed *)b)->p->d->id;
	return (x > y) - (x < y);
}

static struct facts paper_row(struct arena *a, const struct placed *x)
{
	const struct matter_document *d = x->p->d;
	struct facts row = {0};
	facts_set(a, &row, STR("form"), value_text(d->form));
	facts_set(a, &row, STR("title"), value_text(d->title));
	if (d->number.n)
		facts_set(a, &row, STR("number"), value_text(d->number));
	facts_set(a, &row, STR("date"), value_text(date_str(a, d->issued)));
	if (d->pages)
		facts_set(a, &row, STR("pages"), value_int(d->pages));
	facts_set(a, &row, STR("auxiliary"), value_bool(x->p->auxiliary));
	facts_set(a, &row, STR("at"), value_int((int64_t)x->at));
	return row;
}

/* All papers of the matter and of its children in the order in which they were made (ids are
 * ordered by time), as f.documents shows them. */
static size_t papers_of(struct matter_view *v, const struct facts **rows)
{
	struct arena *a = v->cx->arena;
	struct volume_papers all = {0};
	gather_papers(v, v->m, &all);
	volume_order(&all, v->pack);
	struct placed *placed = ARENA_ARRAY(a, struct placed, all.n + 1);
	for (size_t i = 0; i < all.n; i++)
		placed[i] = (struct placed){&all.v[i], i + 1};
	if (all.n)
		qsort(placed, all.n, sizeof *placed, by_id);
	struct facts *out = ARENA_ARRAY(a, struct facts, all.n + 1);
	for (size_t i = 0; i < all.n; i++)
		out[i] = paper_row(a, &placed[i]);
	*rows = out;
	return all.n;
}

static bool list_value(struct matter_view *v, struct str name, struct value *out)
{
	const struct law_procedure *p = v->procedure;
	for (size_t i = 0; i < p->list_n; i++) {
		const struct law_list *l = &p->lists[i];
		if (!str_has_prefix(name, l->id) || name.n <= l->id.n || name.p[l->id.n] != '.')
			continue;
		const struct facts *rows;
		size_t n = items_of(v, l->id, &rows);
		if (str_is(str_sub(name, l->id.n + 1, name.n), "count")) {
			*out = value_int((int64_t)n);
			return true;
		}
		for (size_t k = 0; k < l->derive_n; k++)
			if (str_eq(l->derives[k].name, name))
				return pack_derive(v->cx, v->pack, l->derives[k].fn, rows, n,
					       out) == RC_OK;
	}
	return false;
}

static struct value child_value(const struct matter *m, struct str id)
{
	const struct matter_child *c = matter_child_find(m, id);
	if (matter_child_open(m, id))
		return value_text(STR("open"));
	return value_text(c ? c->outcome : STR("none"));
}

static struct value document_value(const struct matter *m, struct str form)
{
	const struct matter_document *d = matter_document_find(m, form);
	return value_text(d ? d->state : STR("none"));
}

static struct str option_title(const struct law_fact *f, struct str id)
{
	for (size_t i = 0; i < f->option_n; i++)
		if (str_eq(f->options[i].id, id))
			return f->options[i].title;
	return id;
}

/* The Chinese title of the choice made in a fact. */
static struct value title_value(struct matter_view *v, struct str fact)
{
	int at = procedure_fact(v->procedure, fact);
	struct value x = matter_view_get(v, fact);
	return at >= 0 && x.kind == VALUE_TEXT
		       ? value_text(option_title(&v->procedure->facts[at], x.s))
		       : x;
}

/* FORM.FACT as it was when the paper was issued. */
static struct value then_value(struct matter_view *v, struct str name)
{
	struct matter_view then;
	return matter_view_then(v, &name, &then) ? matter_view_get(&then, name) : VALUE_NIL;
}

static struct str after(struct str name, struct str prefix)
{
	return str_has_prefix(name, prefix) ? str_sub(name, prefix.n, name.n) : STR_NONE;
}

/* What stands before the dot of a name that is no fact; false where none of these does. */
static bool dotted(struct matter_view *v, struct str name, struct value *out)
{
	struct str rest;
	if ((rest = after(name, STR("clock."))).p)
		*out = value_text(matter_clock_word(v->m, rest, v->now));
	else if ((rest = after(name, STR("overdue."))).p)
		*out = value_int(matter_clock_overdue(v->m, rest, v->on));
	else if ((rest = after(name, STR("child."))).p)
		*out = child_value(v->m, rest);
	else if ((rest = after(name, STR("doc."))).p)
		*out = document_value(v->m, rest);
	else if ((rest = after(name, STR("title."))).p)
		*out = title_value(v, rest);
	else if ((rest = after(name, STR("then."))).p)
		*out = then_value(v, rest);
	else
		return false;
	return true;
}

struct value matter_view_get(struct matter_view *v, struct str name)
{
	struct value out = VALUE_NIL;
	int64_t n;
	if (name.n && name.p[0] == '@')
		return pack_number(v->pack, name, v->field, v->on, &n) ? value_int(n) : VALUE_NIL;
	if (name.n && memchr(name.p, '.', name.n) &&
		(dotted(v, name, &out) || matter_view_law(v, name, &out)))
		return out;
	out = facts_get(&v->sys, name);
	/* night and holiday are those of the moment that is still to be entered */
	v->touched =
		v->touched || (v->awaited && (v->awaited->effective.n || v->awaited->at.n) &&
				      (str_is(name, "sys.night") || str_is(name, "sys.holiday")));
	if (out.kind != VALUE_NONE)
		return out;
	int at = procedure_fact(v->procedure, name);
	for (size_t i = 0; v->awaited && i < v->awaited->ask_n; i++)
		v->touched =
			v->touched || (!v->awaited->asks[i].item && v->awaited->asks[i].fact == at);
	if (at >= 0 && v->procedure->facts[at].calc >= 0) {
		if (v->depth > 8) {
			(void)fail(v->cx, RC_PACK, "计算项互相引用：" STR_FMT, STR_ARG(name));
			return VALUE_NIL;
		}
		v->depth++;
		struct law_env env = matter_view_env(v);
		if (pack_calc(
			    v->cx, v->pack, v->procedure, v->procedure->facts[at].calc, &env, &out))
			out = VALUE_NIL;
		v->depth--;
		return out;
	}
	if (v->input) {
		out = facts_get(v->input, name);
		if (out.kind != VALUE_NONE)
			return out;
	}
	out = facts_get(&v->m->facts, name);
	if (out.kind == VALUE_NONE)
		list_value(v, name, &out);
	return out;
}

static struct value env_get(void *arg, struct str name)
{
	return matter_view_get(arg, name);
}

static size_t env_items(void *arg, struct str list, const struct facts **rows)
{
	struct matter_view *v = arg;
	struct str rest = after(list, STR("then."));
	if (rest.p) {
		struct matter_view then;
		bool found = matter_view_then(v, &rest, &then);
		*rows = NULL;
		return found ? items_of(&then, rest, rows) : 0;
	}
	if (str_is(list, "row"))
		return own_row(v, rows);
	if (str_is(list, "laws"))
		return matter_view_law_rows(v, rows);
	return str_is(list, "documents") ? papers_of(v, rows) : items_of(v, list, rows);
}

struct law_env matter_view_env(struct matter_view *v)
{
	return (struct law_env){.get = env_get, .items = env_items, .arg = v};
}

enum rc matter_view_cards(struct matter_view *v)
{
	struct value h = matter_view_get(v, STR("handlers"));
	struct buf b = buf_in(v->cx->arena);
	for (size_t i = 0; v->db && h.kind == VALUE_LIST && i < h.n; i++) {
		struct officer o;
		struct str no = STR_NONE, why;
		int64_t id;
		bool valid;
		if (!str_to_int(h.list[i], &id))
			continue;
		if (officer_anywhere(v->cx, v->db, id, &o) ||
			credential_on(v->cx, v->db, o.organ, id, v->on, &valid, &no, &why))
			return v->cx->rc;
		buf_z(&b, b.n ? "、" : "");
		buf_str(&b, o.name);
		if (valid && no.n)
			buf_printf(&b, "（执法证号：" STR_FMT "）", STR_ARG(no));
	}
	if (b.n)
		facts_set(v->cx->arena, &v->sys, STR("handler_cards"), value_text(buf_get(&b)));
	return RC_OK;
}

struct str matter_value_text(struct arena *a, const struct law_fact *f, struct value v)
{
	switch (v.kind) {
	case VALUE_NONE:
		return STR("");
	case VALUE_BOOL:
		return v.i ? STR("是") : STR("否");
	case VALUE_INT:
		if (f && f->kind == FACT_MONEY)
			return str_printf(
				a, STR_FMT " 元", STR_ARG(money_str(a, (struct money){v.i})));
		return str_printf(a, "%lld", (long long)v.i);
	case VALUE_TEXT:
		return f && f->kind == FACT_CHOICE ? option_title(f, v.s) : v.s;
	case VALUE_LIST: {
		struct buf b = buf_in(a);
		for (size_t i = 0; i < v.n; i++) {
			if (i)
				buf_z(&b, "、");
			buf_str(&b, f && f->kind == FACT_CHOICES ? option_title(f, v.list[i])
								 : v.list[i]);
		}
		return b.n ? buf_get(&b) : STR("");
	}
	}
	return STR("");
}
