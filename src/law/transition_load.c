/* transitions.lua: how open matters pass to this version of the pack. */
#include "law/action_load.h"
#include "law/transition.h"

static const char *const grounds[] = {[GROUND_PROCEDURE] = "procedure",
	[GROUND_SUBSTANCE] = "substance",
	[GROUND_LIGHTER] = "lighter"};
#define GROUNDS (sizeof grounds / sizeof *grounds)

const char *law_ground_title(enum law_ground g)
{
	static const char *const titles[] = {[GROUND_PROCEDURE] = "程序规定，自施行之日起适用",
		[GROUND_SUBSTANCE] = "实体规定，适用行为时的规定",
		[GROUND_LIGHTER] = "新的规定较轻或者更有利于当事人"};
	return titles[g];
}

static bool matches(struct str pattern, struct str name)
{
	size_t n = pattern.n;
	if (n && pattern.p[n - 1] == '*' && !str_has_prefix(name, STR("@")))
		return str_has_prefix(name, str_sub(pattern, 0, n - 1));
	return str_eq(pattern, name);
}

const struct law_transitions *pack_transitions(const struct pack *p)
{
	return &p->transitions;
}

/* What is said by name goes before what is said of a family. */
const struct law_transition *pack_transition(const struct pack *p, struct str name)
{
	const struct law_transition *wide = NULL;
	for (size_t i = 0; i < p->transitions.n; i++) {
		const struct law_transition *t = &p->transitions.v[i];
		for (size_t k = 0; k < t->name_n; k++) {
			if (str_eq(t->names[k], name))
				return t;
			if (!wide && matches(t->names[k], name))
				wide = t;
		}
	}
	return wide;
}

const struct law_moved *law_move_of(const struct law_moves *all, struct str old)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].old, old))
			return &all->v[i];
	return NULL;
}

int transition_state(
	const struct law_transition *t, const struct law_procedure *new, struct str state)
{
	const struct law_moved *m = t ? law_move_of(&t->states, state) : NULL;
	if (m && m->kind == MOVED_NOT)
		return -1;
	return procedure_state(new, m && m->kind == MOVED_TO ? m->to : state);
}

/* { old = "new", kept = true, gone = false } */
static void load_moves(struct load *l, struct script_value t, const char *key,
	int (*find)(const struct law_procedure *p, struct str id), const struct law_procedure *p,
	struct law_moves *out)
{
	struct script_value v = script_get(t, key);
	size_t n = v.kind == SCRIPT_TABLE ? v.table->field_n : 0;
	out->v = ARENA_ARRAY(l->a, struct law_moved, n + 1);
	if (v.kind != SCRIPT_NIL && (v.kind != SCRIPT_TABLE || v.table->n))
		load_fault(l, "%s 应当写成 { 旧 = \"新\" } 的样子", key);
	for (size_t i = 0; p && i < n; i++) {
		struct script_value x = v.table->fields[i].value;
		struct law_moved *m = &out->v[out->n++];
		*m = (struct law_moved){.old = str_dup(l->a, v.table->fields[i].key),
			.to = str_dup(l->a, load_str(x)),
			.kind = x.kind == SCRIPT_BOOL ? x.yes ? MOVED_STAYS : MOVED_NOT : MOVED_TO};
		if (m->kind == MOVED_TO && find(p, m->to) < 0)
			load_fault(l, "%s 引用了本版本没有的：" STR_FMT, key, STR_ARG(m->to));
	}
}

static void load_ground(struct load *l, struct script_value t, struct law_transition *x)
{
	struct str ground = load_need(l, t, "ground");
	size_t g = 0;
	while (g < GROUNDS && !str_is(ground, grounds[g]))
		g++;
	if (g == GROUNDS)
		load_fault(l, "ground 应当是 procedure、substance、lighter 之一");
	else
		x->ground = (enum law_ground)g;
	if (x->is_open && x->ground == GROUND_SUBSTANCE)
		load_fault(l, "实体规定不溯及已有的案件：不是较轻的，passes 应当是 new");
}

static void load_open(struct load *l, struct script_value t, struct law_transition *x)
{
	const struct law_procedure *p =
		x->name_n == 1 ? pack_procedure(l->pack, x->names[0]) : NULL;
	struct str from = load_need(l, t, "from"), by = load_need(l, t, "by");
	size_t starts = l->faults.n;
	if (from.n && !date_parse(from, &x->from))
		load_fault(l, "from 应当写成 2026-09-16 的样子");
	x->by = pack_role(l->pack, by);
	if (by.n && (x->by < 0 || l->pack->roles.v[x->by].kind != ROLE_OFFICER))
		load_fault(l, "by 应当是执法人员的角色：" STR_FMT, STR_ARG(by));
	if (!p) {
		load_fault(l, "已有案件也适用的，一项只写一个程序，并且是本版本有的");
		return;
	}
	load_moves(l, t, "states", procedure_state, p, &x->states);
	load_moves(l, t, "facts", procedure_fact, p, &x->facts);
	load_moves(l, t, "clocks", procedure_clock, p, &x->clocks);
	for (size_t i = 0; i < x->states.n && l->faults.n == starts; i++) {
		const struct law_moved *m = &x->states.v[i];
		int s = m->kind == MOVED_TO ? procedure_state(p, m->to) : -1;
		if (s >= 0 && (p->states[s].outcome.n || p->states[s].proposes >= 0))
			load_fault(l, "states 应当引用没有办结、不在等待批准的状态：" STR_FMT,
				STR_ARG(m->to));
	}
	effects_load(l, p, NULL, t, &x->fx);
}

static void load_one(struct load *l, struct script_value v, struct law_transition *x)
{
	static const char *const keys[] = {"passes", "ground", "from", "by", "why", "basis",
		"states", "facts", "clocks", "set", "clear", "start", "stop", "pause", "resume",
		"extend", "note", NULL};
	*x = (struct law_transition){.from = DATE_NONE, .by = -1, .name_n = load_count(v)};
	x->names = ARENA_ARRAY(l->a, struct str, x->name_n + 1);
	for (size_t i = 0; i < x->name_n; i++)
		x->names[i] = str_dup(l->a, load_str(load_at(v, i)));
	l->where = x->name_n ? x->names[0] : STR("?");
	load_only(l, v, keys);
	if (!x->name_n || !x->names[0].n)
		load_fault(l, "缺程序");
	struct str passes = load_need(l, v, "passes");
	x->is_open = str_is(passes, "open");
	if (!x->is_open && !str_is(passes, "new"))
		load_fault(
			l, "passes 应当是 new（只适用于新办的案件）或者 open（已有的案件也适用）");
	load_ground(l, v, x);
	x->why = load_need(l, v, "why");
	x->basis = load_text(l, v, "basis");
	load_basis(l, x->basis);
	if (x->is_open)
		load_open(l, v, x);
}

void transitions_load(struct load *l, struct script_value t)
{
	static const char *const keys[] = {"after", NULL};
	struct law_transitions *all = &l->pack->transitions;
	l->where = STR_NONE;
	load_only(l, t, keys);
	all->after = load_need(l, t, "after");
	if (str_eq(all->after, l->pack->id))
		load_fault(l, "after 应当是前一个版本，不是本版本");
	all->v = ARENA_ARRAY(l->a, struct law_transition, load_count(t) + 1);
	for (size_t i = 0; i < load_count(t); i++)
		load_one(l, load_at(t, i), &all->v[all->n++]);
	l->where = STR_NONE;
}
