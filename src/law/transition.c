/* Whether a pack states how every change against the version before passes. */
#include "law/transition.h"

struct passing {
	struct cx *cx;
	const struct pack *old, *new;
	struct diff_lines lines;
	struct buf *told;
	size_t *n;
};

static struct buf *fault(struct passing *p, const char *indent)
{
	(*p->n)++;
	buf_z(p->told, p->told->n ? "\n" : "");
	buf_z(p->told, indent);
	return p->told;
}

/* ---- what is said of no change ---- */

static bool uses_clock(const struct law_clock_use *u, size_t n, struct str number)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(u[i].by, number))
			return true;
	return false;
}

/* Whether a procedure says that it reads a number ("@id"); bodies and calculations do not say. */
static bool reads_number(const struct law_procedure *p, struct str number)
{
	bool reads = procedure_reads(p, number);
	for (size_t i = 0; i < p->clock_n; i++)
		reads = reads || str_eq(p->clocks[i].threshold, number);
	for (size_t i = 0; i < p->action_n; i++)
		reads = reads ||
			uses_clock(p->actions[i].fx.extends, p->actions[i].fx.extend_n, number);
	for (size_t i = 0; i < p->fact_n; i++)
		for (size_t k = 0; k < p->facts[i].cut_n; k++)
			reads = reads || str_eq(p->facts[i].cuts[k], number);
	return reads;
}

static bool is_told(const struct law_procedure *p, const struct diff_line *l, struct str number)
{
	return number.n ? reads_number(p, number) : str_eq(l->procedure, p->id);
}

bool transition_needed(
	struct cx *cx, const struct pack *old, const struct pack *new, struct str procedure)
{
	struct diff_lines lines;
	const struct law_procedure *p = pack_procedure(old, procedure);
	law_diff(cx, old, new, &lines);
	for (size_t i = 0; p && i < lines.n; i++) {
		const struct diff_line *l = &lines.v[i];
		if (is_told(p, l,
			    l->procedure.n ? STR("")
					   : str_printf(cx->arena, "@" STR_FMT, STR_ARG(l->id))))
			return true;
	}
	return false;
}

/* Each change of a procedure of which nothing is said, in words, under the procedure's title. */
static void look_at(struct passing *p, const struct law_procedure *proc)
{
	bool headed = false;
	if (pack_transition(p->new, proc->id))
		return;
	for (size_t i = 0; i < p->lines.n; i++) {
		const struct diff_line *l = &p->lines.v[i];
		struct str number = l->procedure.n
					    ? STR("")
					    : str_printf(p->cx->arena, "@" STR_FMT, STR_ARG(l->id));
		if (!is_told(proc, l, number) || (number.n && l->kind == DIFF_ADDED))
			continue;
		if (!headed)
			buf_printf(fault(p, ""), "程序「" STR_FMT "」有变化，没有写明怎样衔接：",
				STR_ARG(proc->title));
		headed = true;
		buf_z(p->told, "\n  ");
		law_diff_line(p->told, l);
	}
}

/* A number that no procedure says it reads has an entry of its own. */
static void look_at_number(struct passing *p, const struct diff_line *l)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(p->old, &n);
	struct str number = str_printf(p->cx->arena, "@" STR_FMT, STR_ARG(l->id));
	bool reads = false;
	for (size_t i = 0; i < n; i++)
		reads = reads || reads_number(&all[i], number);
	if (reads || l->kind == DIFF_ADDED || pack_transition(p->new, number))
		return;
	buf_printf(
		fault(p, ""), "数值 " STR_FMT " 有变化，没有写明怎样衔接：\n  ", STR_ARG(number));
	law_diff_line(p->told, l);
}

/* ---- what is said and cannot be done ---- */

static void lost(struct passing *p, const struct law_transition *t, const char *what,
	struct str title, struct str id, const char *cure)
{
	buf_printf(fault(p, ""),
		"程序 " STR_FMT " 已有的案件也适用，%s「" STR_FMT "」（" STR_FMT "）%s",
		STR_ARG(t->names[0]), what, STR_ARG(title), STR_ARG(id), cure);
}

static void unknown(struct passing *p, const struct law_transition *t, const char *key,
	const struct law_moves *all, const struct law_procedure *old,
	int (*find)(const struct law_procedure *p, struct str id))
{
	for (size_t i = 0; i < all->n; i++)
		if (find(old, all->v[i].old) < 0)
			buf_printf(fault(p, ""),
				"程序 " STR_FMT " 的 %s 引用了前一个版本没有的：" STR_FMT,
				STR_ARG(t->names[0]), key, STR_ARG(all->v[i].old));
}

/* Whether a clock that both versions have ends otherwise, or by another length. */
static bool differs(const struct passing *p, struct str procedure, struct str clock)
{
	for (size_t i = 0; i < p->lines.n; i++) {
		const struct diff_line *l = &p->lines.v[i];
		if (str_eq(l->procedure, procedure) && str_is(str_c(l->what), "clock") &&
			str_eq(l->id, clock) && !str_is(l->field, "依据"))
			return true;
	}
	return false;
}

static bool number_differs(const struct passing *p, struct str threshold)
{
	for (size_t i = 0; threshold.n && i < p->lines.n; i++)
		if (!p->lines.v[i].procedure.n && str_is(p->lines.v[i].field, "数值") &&
			str_eq(p->lines.v[i].id, str_sub(threshold, 1, threshold.n)))
			return true;
	return false;
}

static void look_at_clocks(struct passing *p, const struct law_transition *t,
	const struct law_procedure *old, const struct law_procedure *new)
{
	for (size_t i = 0; i < old->clock_n; i++) {
		const struct law_clock *c = &old->clocks[i];
		int k = procedure_clock(new, c->id);
		if (law_move_of(&t->clocks, c->id))
			continue;
		if (k < 0)
			lost(p, t, "期限", c->title, c->id,
				"本版本没有，clocks 没有写明接到哪个期限，还是停止（false）");
		else if (differs(p, old->id, c->id) || number_differs(p, c->threshold))
			lost(p, t, "期限", c->title, c->id,
				"的长短或者效果有变化，clocks "
				"没有写明重新计算（写期限的名称），还是按原来的"
				"日期（true）");
	}
}

static void look_at_open(struct passing *p, const struct law_transition *t)
{
	const struct law_procedure *old = pack_procedure(p->old, t->names[0]),
				   *new = pack_procedure(p->new, t->names[0]);
	if (!old) {
		buf_printf(fault(p, ""),
			"程序 " STR_FMT " 在前一个版本里没有，没有已有的案件可以衔接",
			STR_ARG(t->names[0]));
		return;
	}
	for (size_t i = 0; i < old->state_n; i++)
		if (procedure_state(new, old->states[i].id) < 0 && old->states[i].proposes < 0 &&
			!law_move_of(&t->states, old->states[i].id))
			lost(p, t, "状态", old->states[i].title, old->states[i].id,
				"本版本没有，states 没有写明接到哪个状态，还是不能转换（false）");
	for (size_t i = 0; i < old->fact_n; i++)
		if (old->facts[i].calc == LAW_NO_FN && procedure_fact(new, old->facts[i].id) < 0 &&
			!law_move_of(&t->facts, old->facts[i].id))
			lost(p, t, "事实", old->facts[i].title, old->facts[i].id,
				"本版本没有，facts 没有写明接到哪个事实，还是不再保留（false）");
	for (size_t i = 0; i < old->list_n; i++)
		if (procedure_list(new, old->lists[i].id) < 0)
			lost(p, t, "清单", old->lists[i].title, old->lists[i].id,
				"本版本没有，清单不能衔接：passes 应当是 new");
	look_at_clocks(p, t, old, new);
	unknown(p, t, "states", &t->states, old, procedure_state);
	unknown(p, t, "facts", &t->facts, old, procedure_fact);
	unknown(p, t, "clocks", &t->clocks, old, procedure_clock);
}

void transitions_check(
	struct cx *cx, const struct pack *old, const struct pack *new, struct buf *told, size_t *n)
{
	struct passing p = {.cx = cx, .old = old, .new = new, .told = told, .n = n};
	const struct law_transitions *all = pack_transitions(new);
	size_t procedures;
	const struct law_procedure *first = pack_procedures(old, &procedures);
	*n = 0;
	if (all->after.n && !str_eq(all->after, pack_id(old))) {
		buf_printf(fault(&p, ""),
			"transitions.lua 写的是接 " STR_FMT " 的变化，前一个版本却是 " STR_FMT,
			STR_ARG(all->after), STR_ARG(pack_id(old)));
		return;
	}
	law_diff(cx, old, new, &p.lines);
	for (size_t i = 0; i < procedures; i++)
		look_at(&p, &first[i]);
	for (size_t i = 0; i < p.lines.n; i++)
		if (!p.lines.v[i].procedure.n)
			look_at_number(&p, &p.lines.v[i]);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].is_open)
			look_at_open(&p, &all->v[i]);
}
