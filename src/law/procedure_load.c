/* One procedure file: facts, lists, states, guards, clocks, children. Actions are in action_load.c.
 */
#include "law/action_load.h"

#include <stdlib.h>

static const struct {
	const char *name;
	enum fact_kind kind;
} fact_kinds[] = {{"text", FACT_TEXT}, {"long", FACT_LONG}, {"money", FACT_MONEY},
	{"int", FACT_INT}, {"date", FACT_DATE}, {"yesno", FACT_YESNO}, {"choice", FACT_CHOICE},
	{"officers", FACT_OFFICERS}, {"file", FACT_FILE}, {"time", FACT_TIME},
	{"choices", FACT_CHOICES}};

static void load_fact(struct load *l, struct script_value v, struct law_fact *f)
{
	static const char *const keys[] = {"options", "max", "personal", "cuts", "help", "inherit",
		"search", "hidden", "code", "calc", NULL};
	f->id = str_dup(l->a, load_str(load_at(v, 0)));
	struct str kind = load_str(load_at(v, 1));
	f->title = str_dup(l->a, load_str(load_at(v, 2)));
	l->where = f->id;
	load_only(l, v, keys);
	if (!f->id.n || !f->title.n)
		load_fault(l, "事实应当写成 { 标识, 类型, 名称 }");
	size_t k = 0;
	while (k < sizeof fact_kinds / sizeof *fact_kinds && !str_is(kind, fact_kinds[k].name))
		k++;
	if (k == sizeof fact_kinds / sizeof *fact_kinds)
		load_fault(l, "不认识的事实类型 " STR_FMT, STR_ARG(kind));
	else
		f->kind = fact_kinds[k].kind;
	f->help = load_text(l, v, "help");
	f->max = load_int(l, v, "max", 0);
	f->personal = load_bool(l, v, "personal", false);
	f->inherit = load_bool(l, v, "inherit", false);
	f->search = load_bool(l, v, "search", false);
	f->hidden = load_bool(l, v, "hidden", false);
	f->code = load_bool(l, v, "code", false);
	if (f->code && f->kind != FACT_TEXT)
		load_fault(l, "code 只用于一行文字");
	f->calc = load_fn(l, v, "calc");
	if (f->search && (f->personal || f->calc != LAW_NO_FN ||
				 (f->kind != FACT_TEXT && f->kind != FACT_LONG)))
		load_fault(l, "search 只用于登记的文字，不用于个人信息");
	struct script_value options = script_get(v, "options"), cuts = script_get(v, "cuts");
	f->option_n = load_count(options);
	f->options = ARENA_ARRAY(l->a, struct law_option, f->option_n + 1);
	for (size_t i = 0; i < f->option_n; i++) {
		f->options[i].id = str_dup(l->a, load_str(load_at(load_at(options, i), 0)));
		f->options[i].title = str_dup(l->a, load_str(load_at(load_at(options, i), 1)));
		if (!f->options[i].id.n || !f->options[i].title.n)
			load_fault(l, "选项应当写成 { 标识, 名称 }");
	}
	if ((f->kind == FACT_CHOICE || f->kind == FACT_CHOICES) && !f->option_n)
		load_fault(l, "选择项缺 options");
	f->cut_n = load_count(cuts);
	f->cuts = ARENA_ARRAY(l->a, struct str, f->cut_n + 1);
	for (size_t i = 0; i < f->cut_n; i++) {
		struct script_value c = load_at(cuts, i);
		f->cuts[i] = c.kind == SCRIPT_INT ? str_printf(l->a, "%lld", (long long)c.n)
						  : str_dup(l->a, load_str(c));
		if (f->cuts[i].n && f->cuts[i].p[0] == '@' && !pack_threshold(l->pack, f->cuts[i]))
			load_fault(l, "cuts 里没有这个数：" STR_FMT, STR_ARG(f->cuts[i]));
	}
}

static void load_facts(struct load *l, struct script_value v, struct law_fact **out, size_t *n)
{
	*n = load_count(v);
	*out = ARENA_ARRAY(l->a, struct law_fact, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		load_fact(l, load_at(v, i), &(*out)[i]);
		for (size_t k = 0; k < i; k++)
			if (str_eq((*out)[k].id, (*out)[i].id))
				load_fault(l, "事实写了两次");
	}
}

static void load_lists(struct load *l, struct script_value v, struct law_procedure *p)
{
	static const char *const keys[] = {"id", "title", "facts", "derive", "help", NULL};
	p->list_n = load_count(v);
	p->lists = ARENA_ARRAY(l->a, struct law_list, p->list_n + 1);
	for (size_t i = 0; i < p->list_n; i++) {
		struct script_value t = load_at(v, i), derive = script_get(t, "derive");
		struct law_list *x = &p->lists[i];
		x->id = load_id(l, t);
		l->where = x->id;
		load_only(l, t, keys);
		x->title = load_title(l, t);
		load_facts(l, script_get(t, "facts"), &x->facts, &x->fact_n);
		l->where = x->id;
		for (size_t k = 0; k < x->fact_n; k++)
			if (procedure_fact(p, x->facts[k].id) >= 0)
				load_fault(l, "清单的事实不能与案件的事实同名：" STR_FMT,
					STR_ARG(x->facts[k].id));
		size_t n = derive.kind == SCRIPT_TABLE ? derive.table->field_n : 0;
		x->derives = ARENA_ARRAY(l->a, struct law_derive, n + 1);
		for (size_t k = 0; k < n; k++) {
			if (derive.table->fields[k].value.kind != SCRIPT_FUNCTION) {
				load_fault(l, "derive 的各项应当是函数");
				continue;
			}
			*VEC_PUSH(l->a, &l->pack->fns) = derive.table->fields[k].value;
			x->derives[x->derive_n++] = (struct law_derive){
				str_printf(l->a, STR_FMT "." STR_FMT, STR_ARG(x->id),
					STR_ARG(derive.table->fields[k].key)),
				(int)l->pack->fns.n - 1};
		}
	}
}

static void load_phases(struct load *l, struct script_value v, struct law_procedure *p)
{
	p->phase_n = load_count(v);
	p->phases = ARENA_ARRAY(l->a, struct law_phase, p->phase_n + 1);
	for (size_t i = 0; i < p->phase_n; i++) {
		p->phases[i].id = str_dup(l->a, load_str(load_at(load_at(v, i), 0)));
		p->phases[i].title = str_dup(l->a, load_str(load_at(load_at(v, i), 1)));
	}
}

static int phase_of(struct load *l, const struct law_procedure *p, struct str id)
{
	for (size_t i = 0; i < p->phase_n; i++)
		if (str_eq(p->phases[i].id, id))
			return (int)i;
	load_fault(l, "没有这个阶段：" STR_FMT, STR_ARG(id));
	return 0;
}

static void load_outcomes(struct load *l, struct script_value v, struct law_procedure *p)
{
	size_t n = v.kind == SCRIPT_TABLE ? v.table->field_n : 0;
	p->outcomes = ARENA_ARRAY(l->a, struct law_outcome, n + 1);
	for (size_t i = 0; i < n; i++)
		p->outcomes[p->outcome_n++] =
			(struct law_outcome){str_dup(l->a, v.table->fields[i].key),
				str_dup(l->a, load_str(v.table->fields[i].value))};
}

static void load_states(struct load *l, struct script_value v, struct law_procedure *p)
{
	static const char *const keys[] = {"id", "title", "phase", "final", "idle", NULL};
	size_t n = load_count(v);
	/* every approval adds one state; actions are at most as many as this leaves room for */
	p->states = ARENA_ARRAY(l->a, struct law_state, n + load_count(v) + 200);
	for (size_t i = 0; i < n; i++) {
		struct script_value t = load_at(v, i);
		struct law_state *s = &p->states[p->state_n];
		*s = (struct law_state){.id = load_id(l, t), .proposes = -1};
		l->where = s->id;
		load_only(l, t, keys);
		s->title = load_title(l, t);
		s->phase = phase_of(l, p, load_need(l, t, "phase"));
		s->outcome = load_text(l, t, "final");
		s->idle = load_text(l, t, "idle");
		if (procedure_state(p, s->id) >= 0)
			load_fault(l, "状态写了两次");
		if (s->outcome.n && p->outcome_n) {
			size_t k = 0;
			while (k < p->outcome_n && !str_eq(p->outcomes[k].id, s->outcome))
				k++;
			if (k == p->outcome_n)
				load_fault(l, "final 的结果没有写在 contract 里：" STR_FMT,
					STR_ARG(s->outcome));
		}
		p->state_n++;
	}
}

void guard_load(struct load *l, struct script_value t, struct law_guard *g)
{
	static const char *const keys[] = {
		"id", "reads", "test", "because", "basis", "cure", "alarm", "help", NULL};
	load_only(l, t, keys);
	g->because = load_need(l, t, "because");
	g->basis = load_text(l, t, "basis");
	load_basis(l, g->basis);
	g->cure = load_text(l, t, "cure");
	g->alarm = load_bool(l, t, "alarm", false);
	g->reads = load_texts(l, t, "reads", &g->read_n);
	g->test = load_fn(l, t, "test");
	if (g->test == LAW_NO_FN)
		load_fault(l, "缺 test");
}

/* Inline guards of actions are appended later, so there is room for them. */
static void load_guards(struct load *l, struct script_value v, struct law_procedure *p)
{
	size_t n = load_count(v);
	p->guards = ARENA_ARRAY(l->a, struct law_guard, n + 400);
	for (size_t i = 0; i < n; i++) {
		struct law_guard *g = &p->guards[p->guard_n];
		*g = (struct law_guard){.id = load_id(l, load_at(v, i))};
		l->where = g->id;
		if (procedure_guard(p, g->id) >= 0)
			load_fault(l, "条件写了两次");
		guard_load(l, load_at(v, i), g);
		p->guard_n++;
	}
}

static void load_clock(struct load *l, struct script_value t, struct law_clock *c)
{
	static const char *const keys[] = {"id", "title", "length", "unit", "basis", "effect",
		"deem", "warn", "roll", "whom", "after_end", "help", NULL};
	static const char *const effects[] = {"duty", "bar", "deem"};
	c->id = load_id(l, t);
	l->where = c->id;
	load_only(l, t, keys);
	c->title = load_title(l, t);
	c->basis = load_text(l, t, "basis");
	load_basis(l, c->basis);
	struct script_value length = script_get(t, "length");
	if (length.kind == SCRIPT_TEXT) {
		c->threshold = str_dup(l->a, length.text);
		const struct law_threshold *h = pack_threshold(l->pack, c->threshold);
		if (!h || !h->is_term)
			load_fault(l, "length 没有这个期限：" STR_FMT, STR_ARG(c->threshold));
		else
			c->length.unit = h->unit.unit;
	} else {
		/* without a length: always started to a day that somebody names */
		c->length.n = load_int(l, t, "length", 0);
		if (c->length.n < 0 || !term_unit_parse(load_need(l, t, "unit"), &c->length.unit))
			load_fault(l, "length 和 unit 应当写明期限");
	}
	struct str effect = load_need(l, t, "effect");
	int k = 0;
	while (k < 3 && !str_is(effect, effects[k]))
		k++;
	if (k == 3)
		load_fault(l, "effect 应当是 duty、bar、deem 之一");
	c->effect = k < 3 ? (enum clock_effect)k : CLOCK_DUTY;
	c->deem = load_text(l, t, "deem");
	if ((c->effect == CLOCK_DEEM) != (c->deem.n > 0))
		load_fault(l, "effect 为 deem 的期限应当（且只有它应当）写明 deem");
	c->warn = (int)load_int(l, t, "warn", 0);
	c->roll = load_bool(l, t, "roll",
		c->length.unit == TERM_DAY || c->length.unit == TERM_MONTH ||
			c->length.unit == TERM_YEAR);
	struct str whom = load_text(l, t, "whom");
	c->for_party = str_is(whom, "party");
	if (whom.n && !c->for_party && !str_is(whom, "organ"))
		load_fault(l, "whom 应当是 organ 或者 party");
	c->after_end = load_bool(l, t, "after_end", false);
	/* nothing can be done in a matter that has ended */
	if (c->after_end && c->effect == CLOCK_DUTY)
		load_fault(l, "effect 为 duty 的期限随案件结束，不能写 after_end");
}

static void load_clocks(struct load *l, struct script_value v, struct law_procedure *p)
{
	size_t n = load_count(v);
	p->clocks = ARENA_ARRAY(l->a, struct law_clock, n + 1);
	for (size_t i = 0; i < n; i++) {
		load_clock(l, load_at(v, i), &p->clocks[i]);
		if (procedure_clock(p, p->clocks[i].id) >= 0)
			load_fault(l, "期限写了两次");
		p->clock_n++;
	}
}

static void load_children(struct load *l, struct script_value v, struct law_procedure *p)
{
	static const char *const keys[] = {
		"id", "procedure", "title", "many", "joined", "on", "help", NULL};
	p->child_n = load_count(v);
	p->children = ARENA_ARRAY(l->a, struct law_child, p->child_n + 1);
	for (size_t i = 0; i < p->child_n; i++) {
		struct script_value t = load_at(v, i), on = script_get(t, "on");
		struct law_child *c = &p->children[i];
		c->id = load_id(l, t);
		l->where = c->id;
		load_only(l, t, keys);
		c->title = load_title(l, t);
		c->procedure = load_need(l, t, "procedure");
		c->joined = load_bool(l, t, "joined", false);
		c->many = load_bool(l, t, "many", false) || c->joined;
		if (c->joined && on.kind != SCRIPT_NIL)
			load_fault(l, "同案的案件各自办结，不能写 on");
		c->end_n = on.kind == SCRIPT_TABLE ? on.table->field_n : 0;
		c->ends = ARENA_ARRAY(l->a, struct law_child_end, c->end_n + 1);
		for (size_t k = 0; k < c->end_n; k++) {
			c->ends[k].outcome = str_dup(l->a, on.table->fields[k].key);
			effects_load(l, p, NULL, on.table->fields[k].value, &c->ends[k].fx);
		}
	}
}

/* What a child does by itself when it is opened. */
static void load_begin(struct load *l, struct script_value t, struct law_procedure *p)
{
	static const char *const keys[] = {"set", "start", NULL};
	if (t.kind == SCRIPT_NIL)
		return;
	if (!p->opened_by_parent && !p->opened_joined)
		load_fault(l, "只有由另一个案件开启的程序可以写 begin");
	load_only(l, t, keys);
	effects_load(l, p, NULL, t, &p->begin);
}

/* What the platform knows when a period begins. */
static bool recur_fact(struct str id)
{
	return str_is(id, "title") || str_is(id, "period_name") || str_is(id, "period_from") ||
	       str_is(id, "period_to");
}

/* By a person on a power, by a parent, beside another matter of the same case, or several ways. */
static void load_opens(struct load *l, struct script_value t, struct law_procedure *p)
{
	size_t n;
	struct str *how = load_texts(l, t, "opens", &n);
	for (size_t i = 0; i < n; i++)
		if (str_is(how[i], "matter"))
			p->opened_by_person = true;
		else if (str_is(how[i], "child"))
			p->opened_by_parent = true;
		else if (str_is(how[i], "joined"))
			p->opened_joined = true;
		else
			load_fault(l, "opens 应当是 matter、child、joined 中的一种或者几种");
	if (!n && script_get(t, "recurs").kind == SCRIPT_NIL)
		load_fault(l, "缺少 opens");
}

static const struct law_fact *register_fact(
	struct load *l, const struct law_procedure *p, int list, struct str id)
{
	const struct law_fact *f = list >= 0 ? list_fact(&p->lists[list], id) : NULL;
	int at = procedure_fact(p, id);
	if (!f && at >= 0)
		f = &p->facts[at];
	if (!f)
		load_fault(l, "登记册引用了不存在的事实：" STR_FMT, STR_ARG(id));
	return f;
}

/* { { "seized", title = …, list = …, held = …, since = …, day = …, columns = { … } }, … } */
static void load_registers(struct load *l, struct script_value v, struct law_procedure *p)
{
	static const char *const keys[] = {
		"id", "title", "list", "held", "since", "day", "columns", NULL};
	size_t n = load_count(v);
	p->registers = ARENA_ARRAY(l->a, struct law_register, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct script_value t = load_at(v, i);
		struct law_register *r = &p->registers[p->register_n++];
		r->id = load_id(l, t);
		l->where = r->id;
		load_only(l, t, keys);
		r->title = load_title(l, t);
		struct str list = load_text(l, t, "list");
		r->list = list.n ? procedure_list(p, list) : -1;
		if (list.n && r->list < 0)
			load_fault(l, "登记册引用了不存在的清单：" STR_FMT, STR_ARG(list));
		r->held = load_text(l, t, "held");
		r->since = load_text(l, t, "since");
		r->day = load_text(l, t, "day");
		if (r->held.n)
			(void)register_fact(l, p, r->list, r->held);
		if (r->since.n)
			(void)register_fact(l, p, -1, r->since);
		if (r->day.n)
			(void)register_fact(l, p, -1, r->day);
		struct str *columns = load_texts(l, t, "columns", &r->column_n);
		r->columns = ARENA_ARRAY(l->a, const struct law_fact *, r->column_n + 1);
		for (size_t k = 0; k < r->column_n; k++)
			r->columns[k] = register_fact(l, p, r->list, columns[k]);
	}
}

/* { every = "half", action = "due" }: an act of law that opens a matter for each period. */
static void load_recurs(struct load *l, struct script_value t, struct law_procedure *p)
{
	static const char *const keys[] = {"every", "action", NULL};
	static const char *const names[] = {[RECUR_MONTH] = "month",
		[RECUR_QUARTER] = "quarter",
		[RECUR_HALF] = "half",
		[RECUR_YEAR] = "year"};
	p->recur = -1;
	if (t.kind == SCRIPT_NIL)
		return;
	l->where = STR_NONE;
	load_only(l, t, keys);
	struct str every = load_need(l, t, "every"), action = load_need(l, t, "action");
	for (int i = RECUR_MONTH; i <= RECUR_YEAR; i++)
		if (str_is(every, names[i]))
			p->every = (enum recur_every)i;
	if (p->every == RECUR_NEVER)
		load_fault(l, "recurs 的 every 应当是 month、quarter、half、year 之一");
	p->recur = procedure_action(p, action);
	const struct law_action *a = p->recur >= 0 ? &p->actions[p->recur] : NULL;
	if (!a || p->start < 0 || !a->from[p->start] || l->pack->roles.v[a->by].kind != ROLE_LAW ||
		a->kind != ACTION_PLAIN)
		load_fault(l, "recurs 的 action 应当是从起点开始的一个 by = \"law\" 的操作");
	for (size_t i = 0; a && i < a->ask_n; i++)
		if (!recur_fact(p->facts[a->asks[i].fact].id))
			load_fault(l,
				"定期开始的操作只能问 title、period_name、period_from、period_to");
}

void procedure_load(struct load *l, struct script_value t, struct law_procedure *p)
{
	static const char *const keys[] = {"id", "title", "kind", "number", "basis", "start",
		"opens", "recurs", "registers", "passes", "delegable", "begin", "phases", "facts",
		"lists", "states", "guards", "clocks", "children", "actions", "contract", "public",
		"help", NULL};
	l->where = STR_NONE;
	load_only(l, t, keys);
	p->id = load_need(l, t, "id");
	p->title = load_need(l, t, "title");
	p->kind = load_need(l, t, "kind");
	p->basis = load_text(l, t, "basis");
	load_basis(l, p->basis);
	p->shown = load_fn(l, t, "public");
	struct script_value number = script_get(t, "number");
	if (number.kind == SCRIPT_TABLE) {
		p->series = load_need(l, number, "series");
		p->pattern = load_need(l, number, "pattern");
	} else if (number.kind != SCRIPT_NIL) {
		load_fault(l, "number 应当写成 { series = …, pattern = … }");
	}
	load_opens(l, t, p);
	load_phases(l, script_get(t, "phases"), p);
	load_facts(l, script_get(t, "facts"), &p->facts, &p->fact_n);
	load_lists(l, script_get(t, "lists"), p);
	passes_load(l, script_get(t, "passes"), p);
	p->delegable = load_bool(l, t, "delegable", false);
	l->where = STR_NONE;
	load_outcomes(l, script_get(t, "contract"), p);
	load_states(l, script_get(t, "states"), p);
	load_guards(l, script_get(t, "guards"), p);
	load_clocks(l, script_get(t, "clocks"), p);
	load_children(l, script_get(t, "children"), p);
	l->where = STR_NONE;
	load_begin(l, script_get(t, "begin"), p);
	struct str start = load_need(l, t, "start");
	p->start = procedure_state(p, start);
	if (p->start < 0)
		load_fault(l, "start 引用了不存在的状态：" STR_FMT, STR_ARG(start));
	actions_load(l, script_get(t, "actions"), p);
	load_recurs(l, script_get(t, "recurs"), p);
	load_registers(l, script_get(t, "registers"), p);
}
