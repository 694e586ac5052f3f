#include "law/diff.h"

#include "format/json.h"

/* What is being compared; names within it refer to the two packs. */
struct side {
	struct cx *cx;
	const struct pack *old, *new;
	struct diff_lines *out;
	struct str procedure;
	const char *what;
	struct str id, title;
};

static void put(
	struct side *s, enum diff_kind kind, const char *field, struct str before, struct str after)
{
	*VEC_PUSH(s->cx->arena, s->out) = (struct diff_line){.kind = kind,
		.procedure = s->procedure,
		.what = s->what,
		.id = s->id,
		.title = s->title,
		.field = str_c(field),
		.before = before,
		.after = after};
}

static void at(struct side *s, const char *what, struct str id, struct str title)
{
	s->what = what;
	s->id = id;
	s->title = title;
}

static void compare(struct side *s, const char *field, struct str before, struct str after)
{
	if (!str_eq(before, after))
		put(s, DIFF_CHANGED, field, before, after);
}

/* ---- how a part is said ---- */

static struct str joined(struct buf *b)
{
	return b->n ? buf_get(b) : STR("无");
}

static void add(struct buf *b, struct str s)
{
	buf_z(b, b->n ? "、" : "");
	buf_str(b, s);
}

static struct str role_of(const struct pack *p, const struct law_action *a)
{
	size_t n;
	const struct law_role *roles = pack_roles(p, &n);
	return roles[a->by].title;
}

static struct str guards_of(
	struct arena *a, const struct law_procedure *p, const struct law_action *x)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < x->guard_n; i++)
		add(&b, p->guards[x->guards[i]].because);
	return joined(&b);
}

static struct str papers_of(struct arena *a, const struct pack *p, const struct law_action *x)
{
	struct buf b = buf_in(a);
	size_t n;
	const struct law_form *forms = pack_forms(p, &n);
	for (size_t i = 0; i < x->issue_n; i++)
		add(&b, forms[x->issues[i]].title);
	return joined(&b);
}

static struct str from_of(
	struct arena *a, const struct law_procedure *p, const struct law_action *x)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < p->state_n; i++)
		if (x->from[i])
			add(&b, p->states[i].title);
	return joined(&b);
}

static struct str to_of(const struct law_procedure *p, const struct law_action *x)
{
	return x->to < 0 ? STR("状态不变") : p->states[x->to].title;
}

static struct str length_of(struct arena *a, const struct law_clock *c)
{
	if (c->threshold.n)
		return str_printf(a, "按「" STR_FMT "」", STR_ARG(c->threshold));
	return str_printf(a, "%lld%s", (long long)c->length.n, term_unit_title(c->length.unit));
}

struct str law_clock_effect_title(const struct law_clock *c)
{
	switch (c->effect) {
	case CLOCK_DUTY:
		return STR("逾期仍可办理");
	case CLOCK_BAR:
		return STR("期满不再有");
	case CLOCK_DEEM:
		return STR("期满视为");
	}
	return STR("");
}

static struct str values_of(struct arena *a, const struct law_threshold *t)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < t->value_n; i++)
		add(&b, str_printf(a, STR_FMT " 起 %lld%s", STR_ARG(date_str(a, t->values[i].from)),
				(long long)t->values[i].n,
				t->is_term ? term_unit_title(t->unit.unit) : ""));
	return joined(&b);
}

static struct str power_of(enum law_power p)
{
	switch (p) {
	case POWER_UNTOUCHED:
		return STR("无");
	case POWER_CHECK:
		return STR("核对");
	case POWER_GRANT:
		return STR("职权生效");
	case POWER_END:
		return STR("职权终止");
	}
	return STR("");
}

static struct str passes_of(struct arena *a, const struct law_passes *p)
{
	struct buf b = buf_in(a);
	if (p->list < 0)
		return STR("无");
	add(&b, p->in_name ? STR("以原机关的名义") : STR("以承接机关的名义"));
	add(&b, p->ends ? STR("原机关不再行使") : STR("原机关仍可行使"));
	for (size_t i = 0; i < p->kind_n; i++)
		add(&b, p->kinds[i]);
	for (size_t i = 0; i < p->role_n; i++)
		add(&b, str_printf(a, STR_FMT "：" STR_FMT, STR_ARG(p->roles[i].option),
				STR_ARG(p->roles[i].roles)));
	return joined(&b);
}

/* ---- part by part ---- */

static void compare_actions(
	struct side *s, const struct law_procedure *p, const struct law_procedure *q)
{
	struct arena *a = s->cx->arena;
	for (size_t i = 0; i < p->action_n; i++) {
		const struct law_action *x = &p->actions[i];
		int k = procedure_action(q, x->id);
		at(s, "action", x->id, x->title);
		if (k < 0) {
			put(s, DIFF_REMOVED, "", STR(""), STR(""));
			continue;
		}
		const struct law_action *y = &q->actions[k];
		compare(s, "名称", x->title, y->title);
		compare(s, "办理人", role_of(s->old, x), role_of(s->new, y));
		compare(s, "人数", x->two ? STR("两人") : STR("一人"),
			y->two ? STR("两人") : STR("一人"));
		compare(s, "依据", x->basis, y->basis);
		compare(s, "在什么状态办理", from_of(a, p, x), from_of(a, q, y));
		compare(s, "办理后的状态", to_of(p, x), to_of(q, y));
		compare(s, "条件", guards_of(a, p, x), guards_of(a, q, y));
		compare(s, "文书", papers_of(a, s->old, x), papers_of(a, s->new, y));
		compare(s, "职权登记", power_of(x->power), power_of(y->power));
	}
	for (size_t i = 0; i < q->action_n; i++)
		if (procedure_action(p, q->actions[i].id) < 0) {
			at(s, "action", q->actions[i].id, q->actions[i].title);
			put(s, DIFF_ADDED, "", STR(""), STR(""));
		}
}

static void compare_states(
	struct side *s, const struct law_procedure *p, const struct law_procedure *q)
{
	for (size_t i = 0; i < p->state_n; i++) {
		int k = procedure_state(q, p->states[i].id);
		at(s, "state", p->states[i].id, p->states[i].title);
		if (k < 0)
			put(s, DIFF_REMOVED, "", STR(""), STR(""));
		else
			compare(s, "名称", p->states[i].title, q->states[k].title);
	}
	for (size_t i = 0; i < q->state_n; i++)
		if (procedure_state(p, q->states[i].id) < 0) {
			at(s, "state", q->states[i].id, q->states[i].title);
			put(s, DIFF_ADDED, "", STR(""), STR(""));
		}
}

static void compare_guards(
	struct side *s, const struct law_procedure *p, const struct law_procedure *q)
{
	for (size_t i = 0; i < p->guard_n; i++) {
		int k = procedure_guard(q, p->guards[i].id);
		at(s, "guard", p->guards[i].id, p->guards[i].because);
		if (k < 0) {
			put(s, DIFF_REMOVED, "", STR(""), STR(""));
			continue;
		}
		compare(s, "依据", p->guards[i].basis, q->guards[k].basis);
		compare(s, "方式", p->guards[i].alarm ? STR("提醒") : STR("不得办理"),
			q->guards[k].alarm ? STR("提醒") : STR("不得办理"));
	}
	for (size_t i = 0; i < q->guard_n; i++)
		if (procedure_guard(p, q->guards[i].id) < 0) {
			at(s, "guard", q->guards[i].id, q->guards[i].because);
			put(s, DIFF_ADDED, "", STR(""), STR(""));
		}
}

static void compare_clocks(
	struct side *s, const struct law_procedure *p, const struct law_procedure *q)
{
	struct arena *a = s->cx->arena;
	for (size_t i = 0; i < p->clock_n; i++) {
		const struct law_clock *x = &p->clocks[i];
		int k = procedure_clock(q, x->id);
		at(s, "clock", x->id, x->title);
		if (k < 0) {
			put(s, DIFF_REMOVED, "", STR(""), STR(""));
			continue;
		}
		compare(s, "期限", length_of(a, x), length_of(a, &q->clocks[k]));
		compare(s, "期满", law_clock_effect_title(x),
			law_clock_effect_title(&q->clocks[k]));
		compare(s, "依据", x->basis, q->clocks[k].basis);
	}
	for (size_t i = 0; i < q->clock_n; i++)
		if (procedure_clock(p, q->clocks[i].id) < 0) {
			at(s, "clock", q->clocks[i].id, q->clocks[i].title);
			put(s, DIFF_ADDED, "", STR(""), length_of(a, &q->clocks[i]));
		}
}

static void compare_procedure(
	struct side *s, const struct law_procedure *p, const struct law_procedure *q)
{
	s->procedure = p->id;
	at(s, "procedure", p->id, p->title);
	if (!q) {
		put(s, DIFF_REMOVED, "", STR(""), STR(""));
		return;
	}
	compare(s, "名称", p->title, q->title);
	compare(s, "依据", p->basis, q->basis);
	compare(s, "职权移转", passes_of(s->cx->arena, &p->passes),
		passes_of(s->cx->arena, &q->passes));
	compare(s, "可以委托办理", p->delegable ? STR("是") : STR("否"),
		q->delegable ? STR("是") : STR("否"));
	compare_states(s, p, q);
	compare_actions(s, p, q);
	compare_guards(s, p, q);
	compare_clocks(s, p, q);
}

static void compare_procedures(struct side *s)
{
	size_t n, m;
	const struct law_procedure *old = pack_procedures(s->old, &n),
				   *new = pack_procedures(s->new, &m);
	for (size_t i = 0; i < n; i++)
		compare_procedure(s, &old[i], pack_procedure(s->new, old[i].id));
	for (size_t i = 0; i < m; i++)
		if (!pack_procedure(s->old, new[i].id)) {
			s->procedure = new[i].id;
			at(s, "procedure", new[i].id, new[i].title);
			put(s, DIFF_ADDED, "", STR(""), STR(""));
		}
}

static void compare_numbers(struct side *s)
{
	struct arena *a = s->cx->arena;
	size_t n, m;
	const struct law_threshold *old = pack_thresholds(s->old, &n),
				   *new = pack_thresholds(s->new, &m);
	s->procedure = STR("");
	for (size_t i = 0; i < n; i++) {
		const struct law_threshold *q = pack_threshold(s->new, old[i].id);
		at(s, "number", old[i].id, old[i].title);
		if (!q) {
			put(s, DIFF_REMOVED, "", values_of(a, &old[i]), STR(""));
			continue;
		}
		compare(s, "数值", values_of(a, &old[i]), values_of(a, q));
		compare(s, "依据", old[i].basis, q->basis);
	}
	for (size_t i = 0; i < m; i++)
		if (!pack_threshold(s->old, new[i].id)) {
			at(s, "number", new[i].id, new[i].title);
			put(s, DIFF_ADDED, "", STR(""), values_of(a, &new[i]));
		}
}

void law_diff(struct cx *cx, const struct pack *old, const struct pack *new, struct diff_lines *out)
{
	struct side s = {.cx = cx, .old = old, .new = new, .out = out};
	*out = (struct diff_lines){0};
	compare_procedures(&s);
	compare_numbers(&s);
}

void law_diff_procedure(struct cx *cx, const struct pack *old, const struct pack *new,
	struct str procedure, struct diff_lines *out)
{
	struct side s = {.cx = cx, .old = old, .new = new, .out = out};
	const struct law_procedure *p = pack_procedure(old, procedure);
	*out = (struct diff_lines){0};
	INVARIANT(p);
	compare_procedure(&s, p, pack_procedure(new, procedure));
}

/* ---- telling ---- */

static const char *const kinds[] = {
	[DIFF_ADDED] = "added", [DIFF_REMOVED] = "removed", [DIFF_CHANGED] = "changed"};
static const char *const kind_titles[] = {
	[DIFF_ADDED] = "新增", [DIFF_REMOVED] = "取消", [DIFF_CHANGED] = "改变"};

static const char *what_title(const char *what)
{
	static const char *const titles[][2] = {{"procedure", "程序"}, {"state", "状态"},
		{"action", "操作"}, {"guard", "条件"}, {"clock", "期限"}, {"number", "数值"}};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_is(str_c(what), titles[i][0]))
			return titles[i][1];
	return "";
}

void law_diff_line(struct buf *b, const struct diff_line *l)
{
	buf_printf(b, "%s%s「" STR_FMT "」", kind_titles[l->kind], what_title(l->what),
		STR_ARG(l->title));
	if (l->kind == DIFF_CHANGED)
		buf_printf(b, "的" STR_FMT "：" STR_FMT " → " STR_FMT, STR_ARG(l->field),
			STR_ARG(l->before), STR_ARG(l->after));
	else if (l->before.n || l->after.n)
		buf_printf(b, "：" STR_FMT STR_FMT, STR_ARG(l->before), STR_ARG(l->after));
}

static struct str in_json(struct cx *cx, const struct pack *old, const struct pack *new,
	const struct diff_lines *lines)
{
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "old", pack_id(old));
	json_set(&w, "new", pack_id(new));
	json_set_begin_array(&w, "differences");
	for (size_t i = 0; i < lines->n; i++) {
		const struct diff_line *l = &lines->v[i];
		json_begin(&w);
		json_set(&w, "kind", str_c(kinds[l->kind]));
		json_set(&w, "procedure", l->procedure);
		json_set(&w, "what", str_c(l->what));
		json_set(&w, "id", l->id);
		json_set(&w, "title", l->title);
		json_set(&w, "field", l->field);
		json_set(&w, "before", l->before);
		json_set(&w, "after", l->after);
		json_end(&w);
	}
	json_end(&w);
	json_end(&w);
	buf_z(&b, "\n");
	return buf_get(&b);
}

struct str law_diff_tell(struct cx *cx, const struct pack *old, const struct pack *new,
	const struct diff_lines *lines, bool as_json)
{
	struct buf b = buf_in(cx->arena);
	struct str procedure = STR("");
	if (as_json)
		return in_json(cx, old, new, lines);
	for (size_t i = 0; i < lines->n; i++) {
		const struct diff_line *l = &lines->v[i];
		if (!str_eq(l->procedure, procedure) && l->procedure.n) {
			const struct law_procedure *p = pack_procedure(new, l->procedure);
			p = p ? p : pack_procedure(old, l->procedure);
			buf_printf(&b, "【" STR_FMT "】\n", STR_ARG(p->title));
		} else if (!str_eq(l->procedure, procedure)) {
			buf_z(&b, "【各程序的数值】\n");
		}
		procedure = l->procedure;
		buf_z(&b, "  ");
		law_diff_line(&b, l);
		buf_char(&b, '\n');
	}
	if (lines->n)
		buf_printf(&b, "法规包 " STR_FMT " 与 " STR_FMT " 有 %zu 处不同\n",
			STR_ARG(pack_id(old)), STR_ARG(pack_id(new)), lines->n);
	else
		buf_printf(&b, "法规包 " STR_FMT " 与 " STR_FMT " 的程序和数值相同\n",
			STR_ARG(pack_id(old)), STR_ARG(pack_id(new)));
	return buf_get(&b);
}
