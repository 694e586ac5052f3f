/* Registers: what of the matters of a procedure is looked at together, as the pack declares it: the
 * things that are sealed or seized, the inspections by day. */
#include "api/office_routes.h"
#include "api/page_part.h"
#include "api/shape.h"

struct ledger {
	struct page p;
	const struct law_procedure *proc;
	const struct law_register *reg;
	struct str month; /* 2026-11; or empty */
};

/* Whether the organ may follow the procedure today, or did before. */
static enum rc is_kept(struct call *call, const struct law_procedure *proc, bool *kept)
{
	int64_t organ = office_who(call)->actor.officer.organ, *ids;
	size_t n = 0;
	if (power_held(call->cx, call->db, organ, proc->id, cx_today(call->cx), kept))
		return call->cx->rc;
	if (!*kept && matter_register_list(call->cx, call->db, organ, proc->id, false, &ids, &n))
		return call->cx->rc;
	*kept = *kept || n > 0;
	return RC_OK;
}

static struct reply *list(struct call *call)
{
	struct page p;
	size_t n;
	bool kept;
	if (office_begin_page(call, &p))
		return api_fail(call);
	const struct law_procedure *all = pack_procedures(p.svc->pack, &n);
	json_begin(p.w);
	json_set_begin_array(p.w, "registers");
	for (size_t i = 0; i < n; i++) {
		if (!all[i].register_n)
			continue;
		if (is_kept(call, &all[i], &kept))
			return api_fail(call);
		for (size_t k = 0; k < all[i].register_n && kept; k++) {
			json_begin(p.w);
			json_set(p.w, "id", all[i].registers[k].id);
			json_set(p.w, "title", all[i].registers[k].title);
			json_end(p.w);
		}
	}
	json_end(p.w);
	json_end(p.w);
	return api_ok(call);
}

/* The clock that ends first of those that run for the organ. */
static const struct matter_clock *next_clock(const struct ledger *l, const struct matter *m)
{
	const struct matter_clock *best = NULL;
	for (size_t i = 0; i < m->clocks.n; i++) {
		const struct matter_clock *k = &m->clocks.v[i];
		int at = procedure_clock(l->proc, k->c.id);
		if (k->status != CLOCK_RUNNING || at < 0 || l->proc->clocks[at].for_party)
			continue;
		if (!best || date_cmp(k->c.due, best->c.due) < 0)
			best = k;
	}
	return best;
}

static void put_row(struct ledger *l, const struct matter *m, const struct matter_item *item)
{
	struct json_out *w = l->p.w;
	int state = procedure_state(l->proc, m->state);
	json_begin(w);
	json_set_id(w, "matter", m->id);
	json_set(w, "title", facts_get(&m->facts, STR("title")).s);
	json_set(w, "party", facts_get(&m->facts, STR("party_name")).s);
	json_set(w, "state", state >= 0 ? l->proc->states[state].title : m->state);
	if (l->reg->day.n)
		json_set(w, "day", facts_get(&m->facts, l->reg->day).s);
	json_set_begin_array(w, "cells");
	for (size_t i = 0; i < l->reg->column_n; i++) {
		const struct law_fact *f = l->reg->columns[i];
		struct value v = item ? facts_get(&item->facts, f->id) : VALUE_NIL;
		if (v.kind == VALUE_NONE)
			v = facts_get(&m->facts, f->id);
		json_put(w, page_value_text(&l->p, f, v));
	}
	json_end(w);
	const struct matter_clock *k = next_clock(l, m);
	if (k) {
		json_key(w, STR("deadline"));
		page_write_clock(&l->p, k);
	}
	json_end(w);
}

static bool stands(const struct ledger *l, const struct matter *m, const struct facts *row)
{
	const struct law_register *r = l->reg;
	if (r->since.n && facts_get(&m->facts, r->since).kind == VALUE_NONE)
		return false;
	if (r->held.n && facts_get(row, r->held).kind != VALUE_NONE)
		return false;
	if (!r->day.n)
		return true;
	struct value day = facts_get(&m->facts, r->day);
	return day.kind == VALUE_TEXT && (!l->month.n || str_has_prefix(day.s, l->month));
}

static void put_matter(struct ledger *l, const struct matter *m)
{
	if (l->reg->list < 0) {
		if (stands(l, m, &m->facts))
			put_row(l, m, NULL);
		return;
	}
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, l->proc->lists[l->reg->list].id) &&
			stands(l, m, &m->items.v[i].facts))
			put_row(l, m, &m->items.v[i]);
}

static enum rc find(struct call *call, struct ledger *l)
{
	size_t n;
	struct str id = field_text(&call->in, "id");
	const struct law_procedure *all = pack_procedures(l->p.svc->pack, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < all[i].register_n; k++)
			if (str_eq(all[i].registers[k].id, id)) {
				l->proc = &all[i];
				l->reg = &all[i].registers[k];
				return RC_OK;
			}
	return fail(call->cx, RC_NOT_FOUND, "没有这本登记册。");
}

static void put_head(struct ledger *l)
{
	struct json_out *w = l->p.w;
	json_set(w, "title", l->reg->title);
	json_set_bool(w, "calendar", l->reg->day.n > 0);
	json_set_begin_array(w, "columns");
	for (size_t i = 0; i < l->reg->column_n; i++) {
		json_begin(w);
		json_set(w, "id", l->reg->columns[i]->id);
		json_set(w, "title", l->reg->columns[i]->title);
		json_end(w);
	}
	json_end(w);
}

static struct reply *show(struct call *call)
{
	int64_t organ = office_who(call)->actor.officer.organ, *ids;
	struct ledger l = {.month = field_text(&call->in, "month")};
	size_t n;
	if (office_begin_page(call, &l.p) || find(call, &l) || page_place(&l.p, organ) ||
		matter_register_list(
			call->cx, call->db, organ, l.proc->id, !l.reg->day.n, &ids, &n))
		return api_fail(call);
	l.p.organ = organ;
	json_begin(l.p.w);
	put_head(&l);
	json_set_begin_array(l.p.w, "rows");
	for (size_t i = 0; i < n; i++) {
		struct matter m = {0};
		if (matter_load(call->cx, call->db, organ, ids[i], &m))
			return api_fail(call);
		put_matter(&l, &m);
	}
	json_end(l.p.w);
	json_set_bool(l.p.w, "more", n == MATTER_REGISTER);
	json_end(l.p.w);
	return api_ok(call);
}

static const struct field list_out[] = {
	FIELD("registers", "登记册", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_named),
	FIELD_END,
};
static const struct field show_in[] = {
	FIELD("id", "登记册", FIELD_TEXT, FIELD_PATH, .max = 40),
	FIELD("month", "月份", FIELD_TEXT, FIELD_QUERY, .max = 7),
	FIELD_END,
};
static const struct field row_out[] = {
	FIELD("matter", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("day", "日期", FIELD_DATE, 0),
	FIELD("cells", "各列", FIELD_TEXT, FIELD_REQUIRED | FIELD_LIST),
	FIELD("deadline", "最近的期限", FIELD_OBJECT, 0, .fields = shape_deadline),
	FIELD_END,
};
static const struct field show_out[] = {
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("calendar", "按日排列", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("columns", "列", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = shape_named),
	FIELD("rows", "各行", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = row_out),
	FIELD("more", "较早的没有列出", FIELD_BOOL, FIELD_REQUIRED),
	FIELD_END,
};

const struct api_route register_routes[] = {
	ROUTE("GET", "/api/registers", "登记册", list, API_READ, &office_staff, .out = list_out),
	ROUTE("GET", "/api/registers/{id}", "一本登记册", show, API_READ, &office_staff,
		.in = show_in, .out = show_out),
	ROUTE_END,
};
