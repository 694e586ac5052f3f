#include "matter/grant.h"

#include "matter/view.h"

struct granting {
	struct cx *cx;
	struct db *db;
	struct matter_view *view;
	const struct law_passes *passes;
	struct grant *out;
};

static void blame(struct granting *g, struct str why)
{
	*VEC_PUSH(g->cx->arena, &g->out->faults) = why;
}

/* What the row says, else what the matter does. */
static struct value fact_of(struct granting *g, const struct matter_item *row, struct str fact)
{
	struct value v = row ? facts_get(&row->facts, fact) : VALUE_NIL;
	return v.kind != VALUE_NONE ? v : matter_view_get(g->view, fact);
}

static struct date date_of_fact(struct granting *g, const struct matter_item *row, struct str fact)
{
	struct value v = fact.n ? fact_of(g, row, fact) : VALUE_NIL;
	struct date d;
	return v.kind == VALUE_TEXT && date_parse(v.s, &d) ? d : DATE_NONE;
}

/* The organ that a fact names; *there false: it is no organ of the register, which is said. */
static enum rc organ_of(struct granting *g, const struct matter_item *row, struct str fact,
	struct organ *out, bool *there)
{
	if (!fact.n) {
		*there = true;
		return organ_load(g->cx, g->db, g->view->m->organ, out);
	}
	struct value name = fact_of(g, row, fact);
	*there = false;
	if (name.kind != VALUE_TEXT)
		return RC_OK; /* still to be entered */
	if (organ_find(g->cx, g->db, name.s, out, there))
		return g->cx->rc;
	*there = *there && (date_is_none(out->until) || date_cmp(g->view->on, out->until) <= 0);
	if (!*there)
		blame(g, str_printf(g->cx->arena,
				 "机关登记里没有「" STR_FMT
				 "」，或者它已经撤销。写机关的全称，先登记机关",
				 STR_ARG(name.s)));
	return RC_OK;
}

static bool passes_kind(const struct law_passes *p, struct str kind)
{
	for (size_t i = 0; i < p->kind_n; i++)
		if (str_eq(p->kinds[i], kind))
			return true;
	return !p->kind_n;
}

/* Of the procedures under the power, those that pass. */
static struct str procedures_of(struct granting *g, const struct power *from)
{
	struct buf b = buf_in(g->cx->arena);
	struct str rest = from->procedures, id;
	while (str_split(&rest, ' ', &id)) {
		const struct law_procedure *p = pack_procedure(g->view->pack, id);
		if (p && passes_kind(g->passes, p->kind) && (!g->passes->in_name || p->delegable))
			buf_printf(&b, "%s" STR_FMT, b.n ? " " : "", STR_ARG(id));
	}
	return b.n ? buf_get(&b) : STR("");
}

static struct str roles_of(struct granting *g, const struct matter_item *row)
{
	struct value who = g->passes->who.n ? fact_of(g, row, g->passes->who) : VALUE_NIL;
	for (size_t i = 0; who.kind == VALUE_TEXT && i < g->passes->role_n; i++)
		if (str_eq(g->passes->roles[i].option, who.s))
			return g->passes->roles[i].roles;
	return STR("");
}

static struct str note_of(struct granting *g, const struct matter_item *row)
{
	struct value v = g->passes->note.n ? fact_of(g, row, g->passes->note) : VALUE_NIL;
	return v.kind == VALUE_TEXT ? v.s : STR("");
}

/* Whether the receiver has it already. */
static enum rc is_held(struct granting *g, const struct organ *to, const struct organ *from,
	struct str code, struct date since, bool *held)
{
	struct power row;
	if (!g->passes->in_name)
		return power_current(g->cx, g->db, to->id, code, since, &row, held);
	if (power_for(g->cx, g->db, to->id, from->id, code, since, &row, held))
		return g->cx->rc;
	*held = *held && power_in_force(&row, since);
	return RC_OK;
}

static void put(struct granting *g, enum event_op op, const struct power *p)
{
	*VEC_PUSH(g->cx->arena, &g->out->rows) = (struct event_power){op, *p};
}

/* The row that comes of one that passes. */
static struct power passed(struct granting *g, const struct matter_item *row,
	const struct power *from, const struct organ *giver, const struct organ *to,
	struct date since)
{
	bool lower = to->level > giver->level;
	return (struct power){.organ = to->id,
		.id = cx_id(g->cx),
		.code = from->code,
		.name = from->name,
		.kind = from->kind,
		.basis = from->basis,
		.field = from->field,
		.procedures = procedures_of(g, from),
		/* enforcing by oneself is given by statute, and goes only with the whole power
		 * (强制法13) */
		.enforce_self = g->passes->ends && from->enforce_self,
		.region = lower ? to->region : from->region,
		.since = since,
		.until = date_of_fact(g, row, g->passes->until),
		.principal = g->passes->in_name ? giver->id : 0,
		.roles = roles_of(g, row),
		.note = note_of(g, row),
		.lost = DATE_NONE};
}

static void note_faults(struct granting *g, const struct power *from, const struct organ *giver,
	const struct organ *to, struct str code, bool has, bool held)
{
	struct arena *a = g->cx->arena;
	if (giver->id == to->id)
		blame(g, str_printf(a, "「" STR_FMT "」不能交给自己", STR_ARG(to->name)));
	else if (!has)
		blame(g, str_printf(a,
				 "「" STR_FMT "」没有编码为「" STR_FMT
				 "」的有效职权事项，不能交给其他机关（受托行使的也不得再委托）",
				 STR_ARG(giver->name), STR_ARG(code)));
	else if (!procedures_of(g, from).n)
		blame(g, str_printf(a, "「" STR_FMT "」没有可以交由其他机关办理的程序",
				 STR_ARG(from->name)));
	else if (held)
		blame(g, str_printf(a, "「" STR_FMT "」已经可以行使「" STR_FMT "」",
				 STR_ARG(to->name), STR_ARG(from->name)));
}

static enum rc pass_one(struct granting *g, const struct matter_item *row)
{
	const struct law_passes *p = g->passes;
	struct organ giver, to;
	struct power from = {0};
	bool has_giver, has_to, has, held = false;
	struct value code = fact_of(g, row, p->code);
	struct date since = date_of_fact(g, row, p->since);
	/* nothing passes before the day of the act, whatever day was agreed on */
	if (date_is_none(since) || date_cmp(since, g->view->on) < 0)
		since = g->view->on;
	if (organ_of(g, row, p->from, &giver, &has_giver) || organ_of(g, row, p->to, &to, &has_to))
		return g->cx->rc;
	if (!has_giver || !has_to || code.kind != VALUE_TEXT)
		return RC_OK;
	if (power_current(g->cx, g->db, giver.id, code.s, since, &from, &has) ||
		is_held(g, &to, &giver, code.s, since, &held))
		return g->cx->rc;
	size_t before = g->out->faults.n;
	note_faults(g, &from, &giver, &to, code.s, has, held);
	if (g->out->faults.n > before)
		return RC_OK;
	struct power row_of_it = passed(g, row, &from, &giver, &to, since);
	put(g, OP_ADD, &row_of_it);
	if (!p->ends)
		return RC_OK;
	from.lost = since;
	put(g, OP_END, &from);
	return RC_OK;
}

static enum rc pass_all(struct granting *g)
{
	const struct matter *m = g->view->m;
	const struct law_list *list = &g->view->procedure->lists[g->passes->list];
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, list->id) && pass_one(g, &m->items.v[i]))
			return g->cx->rc;
	return RC_OK;
}

/* What the matter gave ends, and what it took from others is given back, from the day on. */
static enum rc end_all(struct granting *g)
{
	const struct matter *m = g->view->m;
	const struct power_act by = {m->organ, m->id};
	struct power_rows made, taken;
	if (power_made(g->cx, g->db, by, &made) || power_taken(g->cx, g->db, by, &taken))
		return g->cx->rc;
	for (size_t i = 0; i < made.n; i++) {
		made.v[i].lost = g->view->on;
		put(g, OP_END, &made.v[i]);
	}
	for (size_t i = 0; i < taken.n; i++) {
		struct power back = taken.v[i];
		if (made.n == 0 || power_in_force(&back, g->view->on) ||
			(!date_is_none(back.until) && date_cmp(back.until, g->view->on) < 0))
			continue;
		back.id = cx_id(g->cx);
		back.since = g->view->on;
		back.lost = DATE_NONE;
		back.lost_by = (struct power_act){0};
		put(g, OP_ADD, &back);
	}
	return RC_OK;
}

enum rc grant_work_out(struct cx *cx, const struct matter_service *svc, struct matter_view *view,
	const struct law_action *a, struct grant *out)
{
	struct granting g = {cx, svc->db, view, &view->procedure->passes, out};
	*out = (struct grant){0};
	switch (a->power) {
	case POWER_UNTOUCHED:
		return RC_OK;
	case POWER_CHECK:
	case POWER_GRANT:
		return pass_all(&g);
	case POWER_END:
		return end_all(&g);
	}
	return RC_OK;
}
