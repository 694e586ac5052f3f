/* What must hold, as it is loaded: properties.lua and what it uses. */
#include "law/pack_priv.h"

#include "law/domain.h"

static const struct {
	const char *name, *title;
} shalls[SHALL_N] = {{"by", "由谁办理"}, {"recorded", "由谁登记"}, {"approved", "由谁批准"},
	{"as", "限于哪些人"}, {"apart", "不得是哪些人"}, {"mark", "记为"}, {"two", "两人办理"},
	{"from", "可以办理的状态"}, {"to", "办理后的状态"}, {"asks", "填写"},
	{"issues", "制作文书"}, {"scans", "上传扫描件"}, {"opens", "开启"}, {"starts", "起算期限"},
	{"stops", "停止期限"}, {"pauses", "中止期限"}, {"resumes", "恢复期限"},
	{"extends", "延长期限"}, {"within", "在期限内"}, {"after", "在期限届满后"},
	{"claims", "登记占用"}, {"power", "职权登记"}, {"kind", "种类"}};

const char *shall_name(enum shall k)
{
	return shalls[k].name;
}

const char *shall_title(enum shall k)
{
	return shalls[k].title;
}

static struct law_labels load_labels(struct load *l, struct script_value v)
{
	struct law_labels out = {0};
	if (v.kind == SCRIPT_TEXT) {
		out.v = ARENA_ARRAY(l->a, struct str, 1);
		out.v[0] = str_dup(l->a, v.text);
		out.n = 1;
		return out;
	}
	out.n = load_count(v);
	out.v = ARENA_ARRAY(l->a, struct str, out.n + 1);
	for (size_t i = 0; i < out.n; i++)
		out.v[i] = str_dup(l->a, load_str(load_at(v, i)));
	return out;
}

/* "a", { "a", "b" }, { { "a", "b" }, "c" }: groups of labels. */
static struct law_labels *load_groups(
	struct load *l, struct script_value t, const char *key, size_t *n)
{
	struct script_value v = script_get(t, key);
	bool alone = v.kind == SCRIPT_TEXT;
	*n = alone ? 1 : load_count(v);
	struct law_labels *out = ARENA_ARRAY(l->a, struct law_labels, *n + 1);
	for (size_t i = 0; i < *n; i++)
		out[i] = load_labels(l, alone ? v : load_at(v, i));
	return out;
}

/* A label is an action of the procedure, or CHILD:OUTCOME of one of its children. */
static bool has_label(const struct load *l, const struct law_procedure *p, struct str label)
{
	if (procedure_action(p, label) >= 0)
		return true;
	size_t colon = str_find(label, STR(":"), 0);
	int child = procedure_child(p, str_sub(label, 0, colon));
	const struct law_procedure *c =
		child >= 0 && colon < label.n
			? pack_procedure(l->pack, p->children[child].procedure)
			: NULL;
	for (size_t i = 0; c && i < c->outcome_n; i++)
		if (str_eq(c->outcomes[i].id, str_sub(label, colon + 1, label.n)))
			return true;
	return false;
}

/* ---- for which procedures ---- */

static bool ends_with(struct str s, struct str end)
{
	return s.n >= end.n && str_eq(str_sub(s, s.n - end.n, s.n), end);
}

/* An id, all that begin like it ("FAMILY.*"), or all ("*"). */
static bool names(struct str pattern, struct str id)
{
	if (ends_with(pattern, STR("*")))
		return str_has_prefix(id, str_sub(pattern, 0, pattern.n - 1));
	return str_eq(pattern, id);
}

/* A property as it is written, with the procedures it is for. */
struct written {
	struct law_property p;
	const struct law_procedure **of;
	size_t of_n;
};

static void load_procedures(struct load *l, struct script_value v, struct written *w)
{
	struct law_labels all = load_labels(l, script_get(v, "procedure"));
	w->of = ARENA_ARRAY(
		l->a, const struct law_procedure *, l->pack->procedures.n *(all.n + 1) + 1);
	for (size_t i = 0; i < all.n; i++) {
		size_t had = w->of_n;
		for (size_t k = 0; k < l->pack->procedures.n; k++)
			if (names(all.v[i], l->pack->procedures.v[k].id))
				w->of[w->of_n++] = &l->pack->procedures.v[k];
		if (w->of_n == had)
			load_fault(l, "没有程序 " STR_FMT, STR_ARG(all.v[i]));
	}
}

/* Every label is there in one of the procedures at least. */
static void check_labels(struct load *l, const struct written *w, const struct law_labels *labels)
{
	for (size_t i = 0; i < labels->n; i++) {
		bool known = false;
		for (size_t k = 0; k < w->of_n && !known; k++)
			known = has_label(l, w->of[k], labels->v[i]);
		if (!known)
			load_fault(l, "没有这个操作或者结果：" STR_FMT, STR_ARG(labels->v[i]));
	}
}

static void check_groups(
	struct load *l, const struct written *w, const struct law_labels *groups, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check_labels(l, w, &groups[i]);
}

/* ---- the forms ---- */

static void load_order(struct load *l, struct script_value v, struct written *w)
{
	struct law_property *p = &w->p;
	p->kind = PROPERTY_NEVER;
	p->never = load_text(l, v, "never");
	p->before = load_groups(l, v, "before", &p->before_n);
	p->after = load_labels(l, script_get(v, "after"));
	p->unless = load_labels(l, script_get(v, "unless"));
	p->when = load_labels(l, script_get(v, "when"));
	p->since = load_labels(l, script_get(v, "since"));
	if (p->after.n)
		p->kind = PROPERTY_AFTER;
	if (!p->before_n == !p->after.n)
		load_fault(l, "never 之外应当写明 before 或者 after");
	const struct law_labels never = {&p->never, 1};
	check_labels(l, w, &never);
	check_groups(l, w, p->before, p->before_n);
	check_labels(l, w, &p->after);
	check_labels(l, w, &p->unless);
	check_labels(l, w, &p->when);
	check_labels(l, w, &p->since);
}

static void load_apart(struct load *l, struct script_value v, struct written *w)
{
	w->p.kind = PROPERTY_APART;
	w->p.apart = load_groups(l, v, "apart", &w->p.apart_n);
	w->p.ordered = load_bool(l, v, "ordered", false);
	if (w->p.apart_n != 2)
		load_fault(l, "apart 应当是两组操作");
	check_groups(l, w, w->p.apart, w->p.apart_n);
}

static void load_shall(
	struct load *l, struct script_value v, const char *key, struct law_shall *out)
{
	const char *keys[SHALL_N + 1] = {NULL};
	struct script_value t = script_get(v, key);
	if (t.kind != SCRIPT_TABLE)
		return;
	for (int k = 0; k < SHALL_N; k++) {
		struct script_value x = script_get(t, keys[k] = shalls[k].name);
		if (x.kind == SCRIPT_BOOL) {
			out->what[k].v = ARENA_ARRAY(l->a, struct str, 1);
			out->what[k].v[0] = x.yes ? STR("yes") : STR("no");
			out->what[k].n = 1;
		} else {
			out->what[k] = load_labels(l, x);
		}
	}
	load_only(l, t, keys);
}

static void load_acts(struct load *l, struct script_value v, struct written *w)
{
	struct law_property *p = &w->p;
	p->kind = PROPERTY_ACTS;
	p->acts = load_labels(l, script_get(v, "acts"));
	p->except = load_labels(l, script_get(v, "except"));
	p->every = p->acts.n == 1 && str_is(p->acts.v[0], "*");
	if (!p->acts.n)
		load_fault(l, "缺 acts（哪些操作）");
	if (!p->every)
		check_labels(l, w, &p->acts);
	check_labels(l, w, &p->except);
	load_shall(l, v, "where", &p->where);
	load_shall(l, v, "shall", &p->shall);
	p->alone = load_bool(l, v, "alone", false);
	struct script_value only = script_get(v, "only");
	if (only.kind != SCRIPT_TABLE)
		return;
	static const char *const keys[] = {"reads", "test", "alarm", NULL};
	load_only(l, only, keys);
	p->alarm = load_bool(l, only, "alarm", false);
	p->kind = PROPERTY_ONLY;
	p->counter = (struct law_guard){.id = p->id, .basis = p->basis, .counter = true};
	p->counter.reads = load_texts(l, only, "reads", &p->counter.read_n);
	p->counter.test = load_fn(l, only, "test");
	if (p->counter.test == LAW_NO_FN || !p->counter.read_n || p->counter.read_n > 16)
		load_fault(l, "only 应当写明 reads（至多 16 项）和 test");
}

/* "90 day" */
static void load_term(
	struct load *l, struct script_value v, const char *key, struct law_property *p)
{
	struct str s = load_text(l, v, key), n;
	if (!s.n)
		return;
	p->has_term = true;
	if (!str_split(&s, ' ', &n) || !str_to_int(n, &p->term.n))
		load_fault(l, "%s 应当写成「90 day」", key);
	p->is_term = term_unit_parse(str_trim(s), &p->term.unit);
	if (!p->is_term && !str_is(s, "fen") && !str_is(s, "percent") && !str_is(s, "count"))
		load_fault(l, "%s 的单位不认识：" STR_FMT, key, STR_ARG(s));
}

/* Where the clock is to run in one procedure: states by id, or all of a phase by its id, a stroke
 * and a star. */
static void put_now(struct load *l, struct script_value v, const char *key, enum clock_now now,
	const struct law_procedure *r, struct law_property *p)
{
	struct law_labels all = load_labels(l, script_get(v, key));
	for (size_t i = 0; i < all.n; i++) {
		bool any = false;
		for (size_t s = 0; s < r->state_n; s++) {
			const struct law_state *st = &r->states[s];
			struct str phase = st->phase >= 0 ? r->phases[st->phase].id : STR_NONE;
			bool is_all = ends_with(all.v[i], STR("/*")) &&
				      str_eq(str_sub(all.v[i], 0, all.v[i].n - 2), phase) &&
				      st->proposes < 0;
			if (!is_all && !str_eq(st->id, all.v[i]))
				continue;
			p->now[s] = now;
			any = true;
		}
		if (!any)
			load_fault(l, "%s 引用了不存在的状态或者阶段：" STR_FMT, key,
				STR_ARG(all.v[i]));
	}
}

/* While a proposal waits the clock does what it does in the states it comes from. */
static void now_of_proposals(const struct law_procedure *r, struct law_property *p)
{
	for (size_t s = 0; s < r->state_n; s++) {
		int first = -1;
		if (r->states[s].proposes < 0)
			continue;
		const struct law_action *a = &r->actions[r->actions[r->states[s].proposes].base];
		for (size_t k = 0; k < r->state_n; k++) {
			if (!a->from[k] || r->states[k].proposes >= 0)
				continue;
			if (first >= 0 && p->now[k] != p->now[first])
				p->now[s] = CLOCK_IS_ANY;
			else if (first < 0)
				p->now[s] = p->now[first = (int)k];
		}
	}
}

static void load_clock_states(struct load *l, struct script_value v, const struct law_procedure *r,
	struct law_property *p)
{
	if (script_get(v, "runs").kind == SCRIPT_NIL)
		return;
	p->now = ARENA_ARRAY(l->a, enum clock_now, r->state_n + 1);
	for (size_t s = 0; s < r->state_n; s++)
		p->now[s] = CLOCK_IS_OFF;
	put_now(l, v, "runs", CLOCK_IS_ON, r, p);
	put_now(l, v, "paused", CLOCK_IS_PAUSED, r, p);
	put_now(l, v, "may", CLOCK_IS_ANY, r, p);
	now_of_proposals(r, p);
}

static void load_clock_property(struct load *l, struct script_value v, struct written *w)
{
	static const char *const effects[] = {"duty", "bar", "deem"};
	struct law_property *p = &w->p;
	p->kind = PROPERTY_CLOCK;
	p->subject = load_text(l, v, "clock");
	load_term(l, v, "term", p);
	struct script_value rolls = script_get(v, "rolls");
	p->rolls = rolls.kind == SCRIPT_BOOL ? rolls.yes : -1;
	struct str effect = load_text(l, v, "effect");
	p->effect = -1;
	for (int i = 0; i < 3; i++)
		if (str_is(effect, effects[i]))
			p->effect = i;
	if (effect.n && p->effect < 0)
		load_fault(l, "effect 应当是 duty bar deem 之一");
	for (size_t i = 0; i < w->of_n; i++)
		if (procedure_clock(w->of[i], p->subject) < 0)
			load_fault(l, "没有期限 " STR_FMT, STR_ARG(p->subject));
}

static void load_number(struct load *l, struct script_value v, struct law_property *p)
{
	p->kind = PROPERTY_NUMBER;
	p->subject = load_text(l, v, "number");
	load_term(l, v, "is", p);
	if (!pack_threshold(l->pack, p->subject))
		load_fault(l, "没有这个数：" STR_FMT, STR_ARG(p->subject));
	*VEC_PUSH(l->a, &l->pack->properties) = *p;
}

static void load_role(struct load *l, struct script_value v, struct law_property *p)
{
	p->kind = PROPERTY_ROLE;
	p->subject = load_text(l, v, "role");
	p->contains = load_labels(l, script_get(v, "requires"));
	if (pack_role(l->pack, p->subject) < 0)
		load_fault(l, "没有角色 " STR_FMT, STR_ARG(p->subject));
	*VEC_PUSH(l->a, &l->pack->properties) = *p;
}

static bool is_among(const struct law_labels *all, struct str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (names(all->v[i], id))
			return true;
	return false;
}

/* One for each paper named. */
static void load_papers(struct load *l, struct script_value v, struct law_property *p)
{
	struct law_labels papers = load_labels(l, script_get(v, "paper")),
			  except = load_labels(l, script_get(v, "except"));
	p->kind = PROPERTY_PAPER;
	p->contains = load_labels(l, script_get(v, "contains"));
	for (size_t i = 0; i < papers.n; i++) {
		bool any = false;
		for (size_t k = 0; k < l->pack->forms.n; k++) {
			p->subject = l->pack->forms.v[k].id;
			if (!names(papers.v[i], p->subject))
				continue;
			any = true;
			if (!is_among(&except, p->subject))
				*VEC_PUSH(l->a, &l->pack->properties) = *p;
		}
		if (!any)
			load_fault(l, "没有文书 " STR_FMT, STR_ARG(papers.v[i]));
	}
}

static int yes_or_no(struct script_value t, const char *key)
{
	struct script_value v = script_get(t, key);
	return v.kind == SCRIPT_BOOL ? v.yes : -1;
}

/* delegable = false; passes = { name = "from", ends = false, kinds = { … } } */
static void load_passes_property(struct load *l, struct script_value v, struct law_property *p)
{
	static const char *const keys[] = {"name", "ends", "kinds", NULL};
	struct script_value t = script_get(v, "passes");
	p->kind = PROPERTY_PASSES;
	p->delegable = yes_or_no(v, "delegable");
	if (t.kind != SCRIPT_TABLE)
		return;
	load_only(l, t, keys);
	struct str name = load_text(l, t, "name");
	p->in_name = str_is(name, "from") ? 1 : str_is(name, "own") ? 0 : -1;
	if (name.n && p->in_name < 0)
		load_fault(l, "name 应当是 from 或者 own");
	p->ends = yes_or_no(t, "ends");
	p->has_kinds = script_get(t, "kinds").kind != SCRIPT_NIL;
	p->contains = load_labels(l, script_get(t, "kinds"));
}

/* ---- one of them ---- */

static struct law_labels kept(
	struct load *l, const struct law_procedure *r, const struct law_labels *all)
{
	struct law_labels out = {ARENA_ARRAY(l->a, struct str, all->n + 1), 0};
	for (size_t i = 0; i < all->n; i++)
		if (has_label(l, r, all->v[i]))
			out.v[out.n++] = all->v[i];
	return out;
}

/* The property of one of its procedures: with the labels this one has. */
static void put_property(struct load *l, struct script_value v, const struct written *w,
	const struct law_procedure *r)
{
	struct law_property p = w->p;
	p.procedure = r->id;
	if (!p.every)
		p.acts = kept(l, r, &p.acts);
	p.except = kept(l, r, &p.except);
	if (w->of_n > 1) {
		if ((p.kind == PROPERTY_ACTS || p.kind == PROPERTY_ONLY) && !p.every && !p.acts.n)
			return;
		if (p.never.n && !has_label(l, r, p.never))
			return;
	}
	if (p.kind == PROPERTY_CLOCK)
		load_clock_states(l, v, r, &p);
	for (size_t i = 0; p.kind == PROPERTY_ONLY && i < p.counter.read_n; i++)
		if (!domain_of(l->cx, l->pack, r, p.counter.reads[i], cx_today(l->cx)).n)
			load_fault(l, "reads 引用了不存在的 " STR_FMT, STR_ARG(p.counter.reads[i]));
	*VEC_PUSH(l->a, &l->pack->properties) = p;
}

static void load_property(struct load *l, struct script_value v)
{
	static const char *const keys[] = {"id", "procedure", "title", "basis", "never", "before",
		"after", "unless", "when", "since", "apart", "ordered", "acts", "except", "where",
		"shall", "alone", "only", "clock", "term", "rolls", "effect", "runs", "paused",
		"may", "number", "is", "paper", "contains", "role", "requires", "delegable",
		"passes", "note", NULL};
	struct written w = {
		.p = {.rolls = -1, .effect = -1, .delegable = -1, .in_name = -1, .ends = -1}};
	w.p.id = load_id(l, v);
	l->where = w.p.id;
	load_only(l, v, keys);
	w.p.title = load_title(l, v);
	w.p.basis = load_text(l, v, "basis");
	load_basis(l, w.p.basis);
	load_procedures(l, v, &w);
	if (script_get(v, "never").kind != SCRIPT_NIL)
		load_order(l, v, &w);
	else if (script_get(v, "apart").kind != SCRIPT_NIL)
		load_apart(l, v, &w);
	else if (script_get(v, "acts").kind != SCRIPT_NIL)
		load_acts(l, v, &w);
	else if (script_get(v, "clock").kind != SCRIPT_NIL)
		load_clock_property(l, v, &w);
	else if (script_get(v, "number").kind != SCRIPT_NIL)
		load_number(l, v, &w.p);
	else if (script_get(v, "paper").kind != SCRIPT_NIL)
		load_papers(l, v, &w.p);
	else if (script_get(v, "role").kind != SCRIPT_NIL)
		load_role(l, v, &w.p);
	else if (script_get(v, "delegable").kind != SCRIPT_NIL ||
		 script_get(v, "passes").kind != SCRIPT_NIL)
		load_passes_property(l, v, &w.p);
	else
		load_fault(l,
			"应当写明 "
			"never、apart、acts、clock、number、paper、role、delegable、passes 之一");
	if (w.p.kind == PROPERTY_NUMBER || w.p.kind == PROPERTY_PAPER || w.p.kind == PROPERTY_ROLE)
		return;
	if (!w.of_n)
		load_fault(l, "缺 procedure（哪个程序）");
	for (size_t i = 0; i < w.of_n; i++)
		put_property(l, v, &w, w.of[i]);
}

void properties_load(struct load *l, struct script_value all)
{
	for (size_t i = 0; i < load_count(all); i++)
		load_property(l, load_at(all, i));
}
