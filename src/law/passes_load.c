/* How powers pass by a procedure, and which acts make them pass. */
#include "law/action_load.h"

/* A fact of the list's rows, or of the matter. */
static const struct law_fact *fact_of(
	struct load *l, const struct law_procedure *p, const char *key, struct str id)
{
	const struct law_list *rows = p->passes.list >= 0 ? &p->lists[p->passes.list] : NULL;
	const struct law_fact *f = rows ? list_fact(rows, id) : NULL;
	int at = procedure_fact(p, id);
	if (!f && at >= 0)
		f = &p->facts[at];
	if (!f)
		load_fault(l, "passes 的 %s 引用了不存在的事实：" STR_FMT, key, STR_ARG(id));
	return f;
}

static struct str load_named(struct load *l, const struct law_procedure *p, struct script_value t,
	const char *key, enum fact_kind kind)
{
	struct str id = load_text(l, t, key);
	const struct law_fact *f = id.n ? fact_of(l, p, key, id) : NULL;
	if (f && f->kind != kind)
		load_fault(l, "passes 的 %s 引用的事实类型不对：" STR_FMT, key, STR_ARG(id));
	return id;
}

static bool is_option(const struct law_fact *f, struct str id)
{
	for (size_t i = 0; f && i < f->option_n; i++)
		if (str_eq(f->options[i].id, id))
			return true;
	return false;
}

static struct str role_ids(struct load *l, struct script_value t, const char *option)
{
	struct buf b = buf_in(l->a);
	size_t n;
	struct str *ids = load_texts(l, t, option, &n);
	for (size_t i = 0; i < n; i++) {
		if (pack_role(l->pack, ids[i]) < 0)
			load_fault(
				l, "passes 的 roles 引用了不存在的角色：" STR_FMT, STR_ARG(ids[i]));
		buf_printf(&b, "%s" STR_FMT, i ? " " : "", STR_ARG(ids[i]));
	}
	return b.n ? buf_get(&b) : STR("");
}

/* { who = "authority", inquiry = { "handler" }, whole = { … } }: for each option of a choice. */
static void load_roles(struct load *l, struct script_value t, struct law_procedure *p)
{
	struct law_passes *x = &p->passes;
	size_t n = t.kind == SCRIPT_TABLE ? t.table->field_n : 0;
	if (!n)
		return;
	x->who = load_named(l, p, t, "who", FACT_CHOICE);
	const struct law_fact *f = x->who.n ? fact_of(l, p, "who", x->who) : NULL;
	x->roles = ARENA_ARRAY(l->a, struct law_pass_roles, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct str option = t.table->fields[i].key;
		if (str_is(option, "who"))
			continue;
		if (!is_option(f, option))
			load_fault(
				l, "passes 的 roles 引用了不存在的选项：" STR_FMT, STR_ARG(option));
		x->roles[x->role_n++] = (struct law_pass_roles){
			str_dup(l->a, option), role_ids(l, t, str_z(l->a, option))};
	}
}

void passes_load(struct load *l, struct script_value t, struct law_procedure *p)
{
	static const char *const keys[] = {"list", "code", "from", "to", "name", "ends", "kinds",
		"since", "until", "note", "roles", NULL};
	struct law_passes *x = &p->passes;
	x->list = -1;
	if (t.kind == SCRIPT_NIL)
		return;
	l->where = STR("passes");
	load_only(l, t, keys);
	struct str list = load_need(l, t, "list"), name = load_text(l, t, "name");
	x->list = procedure_list(p, list);
	if (x->list < 0)
		load_fault(l, "passes 引用了不存在的清单：" STR_FMT, STR_ARG(list));
	x->code = load_named(l, p, t, "code", FACT_TEXT);
	x->from = load_named(l, p, t, "from", FACT_TEXT);
	x->to = load_named(l, p, t, "to", FACT_TEXT);
	x->since = load_named(l, p, t, "since", FACT_DATE);
	x->until = load_named(l, p, t, "until", FACT_DATE);
	x->note = load_named(l, p, t, "note", FACT_LONG);
	x->ends = load_bool(l, t, "ends", false);
	x->kinds = load_texts(l, t, "kinds", &x->kind_n);
	x->in_name = str_is(name, "from");
	if (name.n && !x->in_name && !str_is(name, "own"))
		load_fault(l, "passes 的 name 应当是 from 或者 own");
	if (!x->code.n)
		load_fault(l, "passes 应当写明 code");
	if (!x->from.n && !x->to.n)
		load_fault(l, "passes 应当写明 from 或者 to");
	if (x->in_name && x->ends)
		load_fault(l, "以委托机关的名义行使的，委托机关不因此失去职权（ends）");
	load_roles(l, script_get(t, "roles"), p);
	if (x->in_name != (x->role_n > 0))
		load_fault(l, "passes 的 roles 应当（且只应当）在 name = \"from\" 时写明");
}

enum law_power passes_load_action(
	struct load *l, const struct law_procedure *p, struct script_value t)
{
	static const char *const names[] = {
		[POWER_CHECK] = "check", [POWER_GRANT] = "grant", [POWER_END] = "end"};
	struct str what = load_text(l, t, "power");
	if (!what.n)
		return POWER_UNTOUCHED;
	if (p->passes.list < 0)
		load_fault(l, "power 要求程序写明 passes");
	for (int i = POWER_CHECK; i <= POWER_END; i++)
		if (str_is(what, names[i]))
			return (enum law_power)i;
	load_fault(l, "power 应当是 check、grant、end 之一");
	return POWER_UNTOUCHED;
}
