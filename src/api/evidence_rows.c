/* Rows of a matter's lists that say more than their columns: all that is known, and every act that
 * touched them. */
#include "api/evidence_rows.h"

#include "api/page_part.h"

static void put_values(
	struct page *p, const struct law_list *l, const struct facts *values, bool all)
{
	for (size_t i = 0; i < l->fact_n; i++) {
		const struct law_fact *f = &l->facts[i];
		struct value v = facts_get(values, f->id);
		if (v.kind == VALUE_NONE || (!all && (!f->hidden || f->kind == FACT_FILE)))
			continue;
		json_begin(p->w);
		json_set(p->w, "title", f->title);
		json_set(p->w, "text", page_value_text(p, f, v));
		json_end(p->w);
	}
}

/* Who acted, and who with him. */
static struct str actors(struct page *p, const struct event_body *b)
{
	static const struct law_fact officers = {.kind = FACT_OFFICERS};
	struct arena *a = p->cx->arena;
	struct str name = b->name.p ? b->name : STR("");
	struct value with = VALUE_NIL;
	for (size_t i = 0; i < b->with_n; i++)
		with = value_append(a, with, str_printf(a, "%lld", (long long)b->with[i]));
	return b->with_n ? str_printf(a, STR_FMT "、" STR_FMT, STR_ARG(name),
				   STR_ARG(page_value_text(p, &officers, with)))
			 : name;
}

static void put_history(struct page *p, const struct law_list *l, const struct matter_item *it,
	const struct page_history *h)
{
	json_set_begin_array(p->w, "history");
	for (size_t i = 0; i < h->n; i++) {
		const struct event_body *b = &h->bodies[i];
		for (size_t k = 0; k < b->items.n; k++) {
			const struct event_item *x = &b->items.v[k];
			if (!str_eq(x->list, it->list) || !str_eq(x->key, it->key))
				continue;
			json_begin(p->w);
			json_set(p->w, "at", instant_str_zh(p->cx->arena, h->events[i].recorded));
			json_set(p->w, "title", b->title);
			json_set(p->w, "by", actors(p, b));
			json_set_begin_array(p->w, "fields");
			if (x->op == OP_CHANGE)
				put_values(p, l, &x->set, true);
			json_end(p->w);
			json_end(p->w);
		}
	}
	json_end(p->w);
}

static bool says_more(const struct law_list *l)
{
	for (size_t i = 0; i < l->fact_n; i++)
		if (l->facts[i].hidden)
			return true;
	return false;
}

enum rc evidence_put_rows(struct page *p, const struct matter *m)
{
	struct page_history h;
	if (matter_pack(p->cx, p->svc, m, &p->pack) || page_read_sources(p, m, &h))
		return p->cx->rc;
	const struct law_procedure *proc = pack_procedure(p->pack, m->procedure);
	p->organ = m->organ;
	json_set_begin_array(p->w, "rows");
	for (size_t i = 0; proc && i < m->items.n; i++) {
		const struct matter_item *it = &m->items.v[i];
		int at = procedure_list(proc, it->list);
		if (at < 0 || !says_more(&proc->lists[at]))
			continue;
		json_begin(p->w);
		json_set(p->w, "list", it->list);
		json_set(p->w, "key", it->key);
		json_set_begin_array(p->w, "facts");
		put_values(p, &proc->lists[at], &it->facts, false);
		json_end(p->w);
		put_history(p, &proc->lists[at], it, &h);
		json_end(p->w);
	}
	json_end(p->w);
	return p->cx->rc;
}
