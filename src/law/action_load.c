#include "law/action_load.h"

/* Every key an action may have; "approve" and "on" of children use parts of it. */
static const char *const action_keys[] = {"id", "title", "from", "to", "by", "recorded", "ask",
	"need", "set", "clear", "start", "stop", "pause", "resume", "extend", "within", "after",
	"number", "issue", "scan", "open", "add", "change", "remove", "as", "apart", "mark", "two",
	"approve", "effective", "at", "claim", "release", "power", "urgent", "outside", "confirm",
	"help", "basis", NULL};

static struct value const_value(struct load *l, struct script_value v)
{
	switch (v.kind) {
	case SCRIPT_BOOL:
		return value_bool(v.yes);
	case SCRIPT_INT:
		return value_int(v.n);
	case SCRIPT_TEXT:
		return value_text(str_dup(l->a, v.text));
	case SCRIPT_NIL:
	case SCRIPT_TABLE:
	case SCRIPT_FUNCTION:
	case SCRIPT_FACTS:
		break;
	}
	load_fault(l, "set 的值应当是常数，或者 copy、today、actor、out、none");
	return VALUE_NIL;
}

static void load_sets(struct load *l, const struct law_procedure *p, struct script_value t,
	struct law_effects *fx)
{
	static const struct {
		const char *name;
		enum set_kind kind;
	} kinds[] = {{"copy", SET_COPY}, {"today", SET_TODAY}, {"due", SET_DUE},
		{"actor", SET_ACTOR}, {"out", SET_OUT}, {"number", SET_NUMBER}, {"none", SET_NONE}};
	size_t n = t.kind == SCRIPT_TABLE ? t.table->field_n : 0;
	fx->sets = ARENA_ARRAY(l->a, struct law_set, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct script_value v = t.table->fields[i].value;
		struct law_set *s = &fx->sets[fx->set_n++];
		*s = (struct law_set){
			.fact = str_dup(l->a, t.table->fields[i].key), .kind = SET_CONST};
		if (procedure_fact(p, s->fact) < 0)
			load_fault(l, "set 引用了不存在的事实：" STR_FMT, STR_ARG(s->fact));
		struct str mark = load_str(script_get(v, "_set"));
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			if (mark.n && str_is(mark, kinds[k].name)) {
				s->kind = kinds[k].kind;
				s->from = str_dup(l->a, load_str(script_get(v, "_fact")));
			}
		if (s->kind == SET_CONST)
			s->v = const_value(l, v);
		if (s->kind == SET_COPY && procedure_fact(p, s->from) < 0)
			load_fault(l, "copy 引用了不存在的事实：" STR_FMT, STR_ARG(s->from));
	}
}

static int clock_of(struct load *l, const struct law_procedure *p, const char *key, struct str id)
{
	int c = procedure_clock(p, id);
	if (c < 0)
		load_fault(l, "%s 引用了不存在的期限：" STR_FMT, key, STR_ARG(id));
	return c;
}

static int *load_clock_list(struct load *l, const struct law_procedure *p, struct script_value t,
	const char *key, size_t *n)
{
	struct str *ids = load_texts(l, t, key, n);
	int *out = ARENA_ARRAY(l->a, int, *n + 1);
	for (size_t i = 0; i < *n; i++)
		out[i] = clock_of(l, p, key, ids[i]);
	return out;
}

/* A fact with a day: of the matter, or of the item the action enters. */
static struct str load_day(struct load *l, const struct law_procedure *p,
	const struct law_list *item, struct script_value t, const char *key)
{
	struct str id = load_text(l, t, key);
	int at = procedure_fact(p, id);
	const struct law_fact *f = at >= 0 ? &p->facts[at] : item ? list_fact(item, id) : NULL;
	if (id.n && !f)
		load_fault(l, "%s 引用了不存在的事实：" STR_FMT, key, STR_ARG(id));
	else if (id.n && f->kind != FACT_DATE)
		load_fault(l, "%s 应当引用日期：" STR_FMT, key, STR_ARG(id));
	return id;
}

/* A start needs a length or its last day; an extension, one of the two, in the clock's own unit. */
static void check_use(
	struct load *l, const struct law_procedure *p, const struct law_clock_use *u, bool is_start)
{
	const struct law_clock *c = u->clock >= 0 ? &p->clocks[u->clock] : NULL;
	const struct law_threshold *h = pack_threshold(l->pack, u->by);
	if (!c)
		return;
	if (!is_start && (u->by.n > 0) == (u->to.n > 0))
		load_fault(l, "延长期限 " STR_FMT " 应当写明 by 或者 to", STR_ARG(c->id));
	else if (!is_start && u->by.n && (!h || !h->is_term))
		load_fault(l, "extend 的 by 引用了不存在的期限：" STR_FMT, STR_ARG(u->by));
	else if (!is_start && u->by.n && h->unit.unit != c->length.unit)
		load_fault(l, "延长期限 " STR_FMT " 的 " STR_FMT " 单位不同", STR_ARG(c->id),
			STR_ARG(u->by));
	if (is_start && !c->threshold.n && !c->length.n && !u->to.n)
		load_fault(l, "期限 " STR_FMT " 没有写 length，start 应当写明 to", STR_ARG(c->id));
	if ((u->from.n > 0) + (u->to.n > 0) + (u->before.n > 0) > 1)
		load_fault(l, "期限 " STR_FMT " 的 from、to、before 只能写一个", STR_ARG(c->id));
	if (u->before.n && c->length.unit == TERM_HOUR)
		load_fault(l, "按小时的期限 " STR_FMT " 不能往回算", STR_ARG(c->id));
}

/* "pay", { "pay", { "handle", from = "x" } }, or { "pay", from = "x" } on its own. */
static struct law_clock_use *load_uses(struct load *l, const struct law_procedure *p,
	const struct law_list *item, struct script_value t, const char *key, size_t *n)
{
	static const char *const starts[] = {"from", "to", "before", NULL}, *const extends[] = {
										    "by", "to",
										    NULL};
	bool is_start = strcmp(key, "start") == 0;
	struct script_value v = script_get(t, key);
	bool alone = v.kind == SCRIPT_TEXT || (v.kind == SCRIPT_TABLE && v.table->field_n > 0);
	*n = alone ? 1 : load_count(v);
	struct law_clock_use *out = ARENA_ARRAY(l->a, struct law_clock_use, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		struct script_value one = alone ? v : load_at(v, i);
		struct str id = one.kind == SCRIPT_TEXT ? one.text : load_str(load_at(one, 0));
		load_only(l, one, is_start ? starts : extends);
		out[i].clock = clock_of(l, p, key, id);
		out[i].from = load_day(l, p, item, one, "from");
		out[i].to = load_day(l, p, item, one, "to");
		out[i].before = load_day(l, p, item, one, "before");
		out[i].by = load_text(l, one, "by");
		check_use(l, p, &out[i], is_start);
	}
	return out;
}

void effects_load(struct load *l, const struct law_procedure *p, const struct law_list *item,
	struct script_value t, struct law_effects *fx)
{
	load_sets(l, p, script_get(t, "set"), fx);
	fx->clears = load_texts(l, t, "clear", &fx->clear_n);
	for (size_t i = 0; i < fx->clear_n; i++)
		if (procedure_fact(p, fx->clears[i]) < 0)
			load_fault(l, "clear 引用了不存在的事实：" STR_FMT, STR_ARG(fx->clears[i]));
	fx->starts = load_uses(l, p, item, t, "start", &fx->start_n);
	fx->extends = load_uses(l, p, item, t, "extend", &fx->extend_n);
	for (size_t i = 0; i < fx->extend_n; i++)
		if (!fx->extends[i].by.n && !fx->extends[i].to.n)
			load_fault(l, "extend 应当写明 by 或者 to");
	fx->stops = load_clock_list(l, p, t, "stop", &fx->stop_n);
	fx->pauses = load_clock_list(l, p, t, "pause", &fx->pause_n);
	fx->resumes = load_clock_list(l, p, t, "resume", &fx->resume_n);
}

static void load_from(
	struct load *l, const struct law_procedure *p, struct script_value t, struct law_action *x)
{
	size_t n;
	struct str *from = load_texts(l, t, "from", &n);
	x->from = ARENA_ARRAY(l->a, bool, 512);
	if (!n)
		load_fault(l, "缺 from");
	for (size_t i = 0; i < n; i++) {
		int s = procedure_state(p, from[i]);
		if (str_is(from[i], "*")) {
			x->anywhere = true;
		} else if (from[i].n && from[i].p[0] == '+') {
			*VEC_PUSH(l->cx->arena, &l->waits) =
				(struct load_wait){x->from, from[i], x->id};
		} else if (s < 0) {
			load_fault(l, "from 引用了不存在的状态：" STR_FMT, STR_ARG(from[i]));
		} else {
			x->from[s] = true;
		}
	}
}

static int list_fact_index(const struct law_list *list, struct str id)
{
	for (size_t i = 0; list && i < list->fact_n; i++)
		if (str_eq(list->facts[i].id, id))
			return (int)i;
	return -1;
}

static void load_asks(struct load *l, const struct law_procedure *p, const struct law_list *item,
	struct script_value t, struct law_action *x)
{
	struct script_value v = script_get(t, "ask");
	x->ask_n = load_count(v);
	x->asks = ARENA_ARRAY(l->a, struct law_ask, x->ask_n + 1);
	for (size_t i = 0; i < x->ask_n; i++) {
		struct script_value one = load_at(v, i);
		struct str id = one.kind == SCRIPT_TEXT ? one.text : load_str(load_at(one, 0));
		struct law_ask *ask = &x->asks[i];
		int of_item = list_fact_index(item, id);
		*ask = (struct law_ask){.fact = of_item >= 0 ? of_item : procedure_fact(p, id),
			.item = of_item >= 0,
			.optional = load_bool(l, one, "optional", false)};
		if (ask->fact < 0) {
			load_fault(l, "ask 引用了不存在的事实：" STR_FMT, STR_ARG(id));
			ask->fact = 0;
		} else if (!ask->item && p->facts[ask->fact].calc != LAW_NO_FN) {
			load_fault(l, "计算项不能填写：" STR_FMT, STR_ARG(id));
		}
		for (size_t k = 0; k < i; k++)
			if (x->asks[k].fact == ask->fact && x->asks[k].item == ask->item)
				load_fault(l, "ask 写了两次：" STR_FMT, STR_ARG(id));
	}
}

static void load_needs(
	struct load *l, struct law_procedure *p, struct script_value t, struct law_action *x)
{
	struct script_value v = script_get(t, "need");
	size_t n = load_count(v);
	x->guards = ARENA_ARRAY(l->a, int, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct script_value one = load_at(v, i);
		int g = one.kind == SCRIPT_TEXT ? procedure_guard(p, one.text) : -1;
		if (one.kind == SCRIPT_TEXT && g < 0) {
			load_fault(l, "need 引用了不存在的条件：" STR_FMT, STR_ARG(one.text));
			continue;
		}
		if (one.kind == SCRIPT_TABLE) {
			struct str id = load_str(load_at(one, 0));
			id = str_dup(l->a, id.n ? id : load_str(script_get(one, "id")));
			g = procedure_guard(p, id);
			if (g < 0) {
				g = (int)p->guard_n;
				p->guards[g] = (struct law_guard){.id = id};
				guard_load(l, one, &p->guards[g]);
				p->guard_n++;
			}
		}
		x->guards[x->guard_n++] = g;
	}
}

static void load_item(
	struct load *l, const struct law_procedure *p, struct script_value t, struct law_action *x)
{
	static const struct {
		const char *key;
		enum item_op op;
	} ops[] = {{"add", ITEM_ADD}, {"change", ITEM_CHANGE}, {"remove", ITEM_REMOVE}};
	x->list = -1;
	for (size_t i = 0; i < 3; i++) {
		struct str list = load_text(l, t, ops[i].key);
		if (!list.n)
			continue;
		x->item = ops[i].op;
		x->list = procedure_list(p, list);
		if (x->list < 0)
			load_fault(l, "%s 引用了不存在的清单：" STR_FMT, ops[i].key, STR_ARG(list));
	}
}

static int index_of(struct load *l, const char *key, struct str id, int found)
{
	if (id.n && found < 0)
		load_fault(l, "%s 引用了不存在的 " STR_FMT, key, STR_ARG(id));
	return id.n ? found : -1;
}

static void check_officers_fact(
	struct load *l, const struct law_procedure *p, const char *key, struct str id)
{
	int f = id.n ? procedure_fact(p, id) : -1;
	if (id.n && (f < 0 || p->facts[f].kind != FACT_OFFICERS))
		load_fault(l, "%s 应当是 officers 类型的事实：" STR_FMT, key, STR_ARG(id));
}

static void load_people(
	struct load *l, const struct law_procedure *p, struct script_value t, struct law_action *x)
{
	struct str by = load_need(l, t, "by"), recorded = load_text(l, t, "recorded");
	x->by = index_of(l, "by", by, pack_role(l->pack, by));
	x->recorded = index_of(l, "recorded", recorded, pack_role(l->pack, recorded));
	const struct law_role *r = x->by >= 0 ? &l->pack->roles.v[x->by] : NULL;
	if (r && (r->kind == ROLE_PARTY || r->kind == ROLE_OUTSIDE) && x->recorded < 0)
		load_fault(l, "当事人或者外部机关的行为应当写明由谁记录（recorded）");
	x->as = load_text(l, t, "as");
	x->mark = load_text(l, t, "mark");
	x->apart = load_texts(l, t, "apart", &x->apart_n);
	x->two = load_bool(l, t, "two", false);
	check_officers_fact(l, p, "as", x->as);
	check_officers_fact(l, p, "mark", x->mark);
	for (size_t i = 0; i < x->apart_n; i++)
		check_officers_fact(l, p, "apart", x->apart[i]);
	if (x->two && procedure_fact(p, STR("handlers")) < 0)
		load_fault(l, "two 要求程序有 handlers 事实");
}

static void load_papers(
	struct load *l, const struct law_procedure *p, struct script_value t, struct law_action *x)
{
	size_t n;
	struct str *forms = load_texts(l, t, "issue", &n);
	x->issues = ARENA_ARRAY(l->a, int, n + 1);
	for (size_t i = 0; i < n; i++) {
		int f = index_of(l, "issue", forms[i], pack_form(l->pack, forms[i]));
		if (f < 0)
			continue;
		x->issues[x->issue_n++] = f;
		for (size_t k = 0; k < l->pack->forms.v[f].demand_n; k++)
			if (procedure_fact(p, l->pack->forms.v[f].demands[k]) < 0)
				load_fault(l, "文书 " STR_FMT " 要求的事实本程序没有：" STR_FMT,
					STR_ARG(forms[i]), STR_ARG(l->pack->forms.v[f].demands[k]));
	}
	struct str scan = load_text(l, t, "scan");
	x->scan = index_of(l, "scan", scan, pack_form(l->pack, scan));
}

static void check_fact(struct load *l, const struct law_procedure *p, const char *key,
	struct str id, enum fact_kind kind)
{
	int f = id.n ? procedure_fact(p, id) : -1;
	if (id.n && (f < 0 || p->facts[f].kind != kind))
		load_fault(l, "%s 引用的事实不存在或者类型不对：" STR_FMT, key, STR_ARG(id));
}

/* claim = { "kind", key = "fact", till = "fact", because = …, basis = … }; release = { "kind", key
 * = "fact" } */
static void load_claims(
	struct load *l, const struct law_procedure *p, struct script_value t, struct law_action *x)
{
	static const char *const take_keys[] = {"key", "till", "because", "basis", NULL};
	static const char *const keys[] = {"claim", "release"};
	x->claims = ARENA_ARRAY(l->a, struct law_claim, 2);
	for (int i = 0; i < 2; i++) {
		struct script_value v = script_get(t, keys[i]);
		if (v.kind == SCRIPT_NIL)
			continue;
		struct law_claim *c = &x->claims[x->claim_n++];
		load_only(l, v, take_keys);
		c->kind = str_dup(l->a, load_str(load_at(v, 0)));
		c->key = load_need(l, v, "key");
		c->till = load_text(l, v, "till");
		c->release = i == 1;
		if (!c->kind.n)
			load_fault(l, "%s 缺少种类", keys[i]);
		check_fact(l, p, "claim.key", c->key, FACT_TEXT);
		check_fact(l, p, "claim.till", c->till, FACT_DATE);
		if (c->release)
			continue;
		c->because = load_need(l, v, "because");
		c->basis = load_need(l, v, "basis");
		load_basis(l, c->basis);
	}
}

static void load_action(
	struct load *l, struct law_procedure *p, struct script_value t, struct law_action *x)
{
	*x = (struct law_action){
		.id = load_id(l, t), .to = -1, .within = -1, .after = -1, .base = -1};
	l->where = x->id;
	load_only(l, t, action_keys);
	x->title = load_title(l, t);
	x->basis = load_text(l, t, "basis");
	load_basis(l, x->basis);
	x->help = load_text(l, t, "help");
	x->confirm = load_text(l, t, "confirm");
	load_from(l, p, t, x);
	struct str to = load_text(l, t, "to"), open = load_text(l, t, "open"), clock;
	x->to = index_of(l, "to", to, procedure_state(p, to));
	load_item(l, p, t, x);
	const struct law_list *item =
		x->list >= 0 && x->item != ITEM_REMOVE ? &p->lists[x->list] : NULL;
	load_asks(l, p, item, t, x);
	load_needs(l, p, t, x);
	effects_load(l, p, item, t, &x->fx);
	load_people(l, p, t, x);
	load_papers(l, p, t, x);
	x->open = index_of(l, "open", open, procedure_child(p, open));
	clock = load_text(l, t, "within");
	x->within = index_of(l, "within", clock, procedure_clock(p, clock));
	clock = load_text(l, t, "after");
	x->after = index_of(l, "after", clock, procedure_clock(p, clock));
	x->number = load_bool(l, t, "number", false);
	if (x->number && !p->pattern.n)
		load_fault(l, "number 要求程序写明案号（number）");
	load_claims(l, p, t, x);
	x->power = passes_load_action(l, p, t);
	x->effective = load_day(l, p, item, t, "effective");
	x->at = load_text(l, t, "at");
	check_fact(l, p, "at", x->at, FACT_TIME);
	x->urgent = (int)load_int(l, t, "urgent", 0);
	x->outside = load_bool(l, t, "outside", false);
}

/*
 * Turns the action at index at into proposal, approval and return. The proposal keeps what is asked
 * and the guards; the approval has the effects, and the guards again; a state of its own lies
 * between.
 */
static void expand_approval(
	struct load *l, struct law_procedure *p, size_t at, struct script_value ap)
{
	static const char *const keys[] = {
		"by", "title", "back", "apart", "as", "confirm", "help", "basis", "urgent", NULL};
	struct law_action *propose = &p->actions[at], *approve = &p->actions[p->action_n],
			  *back = &p->actions[p->action_n + 1];
	p->action_n += 2;
	load_only(l, ap, keys);
	*approve = *propose;
	*back = *propose;
	struct str by = load_need(l, ap, "by"), title = load_text(l, ap, "title"),
		   word = load_text(l, ap, "back");
	int role = index_of(l, "approve.by", by, pack_role(l->pack, by));
	struct law_state *s = &p->states[p->state_n];
	int from = 0;
	while ((size_t)from < p->state_n && !propose->from[from] && !propose->anywhere)
		from++;
	*s = (struct law_state){.id = str_printf(l->a, "+" STR_FMT, STR_ARG(propose->id)),
		.title = str_printf(l->a, "待批准：" STR_FMT, STR_ARG(propose->title)),
		.phase = (size_t)from < p->state_n ? p->states[from].phase : 0,
		.idle = STR("等待批准"),
		.proposes = (int)p->action_n - 2};
	int waiting = (int)p->state_n++;
	propose->kind = ACTION_PROPOSE;
	propose->fx = (struct law_effects){0};
	propose->to = waiting;
	propose->issue_n = 0;
	propose->open = propose->scan = -1;
	propose->number = false;
	propose->power = propose->power == POWER_UNTOUCHED ? POWER_UNTOUCHED : POWER_CHECK;
	propose->base = (int)at;
	approve->id = str_printf(l->a, STR_FMT ".approve", STR_ARG(propose->id));
	approve->title =
		title.n ? title : str_printf(l->a, "批准：" STR_FMT, STR_ARG(propose->title));
	approve->kind = ACTION_APPROVE;
	approve->anywhere = false;
	approve->by = role;
	approve->recorded = -1;
	approve->as = load_text(l, ap, "as");
	approve->apart = load_texts(l, ap, "apart", &approve->apart_n);
	approve->mark = STR_NONE;
	approve->two = false;
	approve->base = (int)at;
	approve->from = ARENA_ARRAY(l->a, bool, 512);
	approve->from[waiting] = true;
	approve->urgent = 1;
	approve->confirm = load_text(l, ap, "confirm");
	*back = (struct law_action){.id = str_printf(l->a, STR_FMT ".return", STR_ARG(propose->id)),
		.title =
			word.n ? word : str_printf(l->a, "退回：" STR_FMT, STR_ARG(propose->title)),
		.basis = propose->basis,
		.kind = ACTION_RETURN,
		.from = approve->from,
		.to = -1,
		.by = role,
		.recorded = -1,
		.within = -1,
		.after = -1,
		.scan = -1,
		.open = -1,
		.list = -1,
		.apart = approve->apart,
		.apart_n = approve->apart_n,
		.base = (int)at};
}

void actions_load(struct load *l, struct script_value v, struct law_procedure *p)
{
	size_t n = load_count(v);
	p->actions = ARENA_ARRAY(l->a, struct law_action, 3 * n + 1);
	for (size_t i = 0; i < n; i++) {
		struct script_value t = load_at(v, i), ap = script_get(t, "approve");
		size_t at = p->action_n++;
		load_action(l, p, t, &p->actions[at]);
		for (size_t k = 0; k < at; k++)
			if (str_eq(p->actions[k].id, p->actions[at].id))
				load_fault(l, "操作写了两次");
		if (ap.kind == SCRIPT_TABLE)
			expand_approval(l, p, at, ap);
	}
	for (size_t i = 0; i < l->waits.n; i++) {
		int s = procedure_state(p, l->waits.v[i].state);
		l->where = l->waits.v[i].action;
		if (s < 0)
			load_fault(l, "from 引用了不存在的报批：" STR_FMT,
				STR_ARG(l->waits.v[i].state));
		else
			l->waits.v[i].from[s] = true;
	}
	l->waits.n = 0;
	for (size_t i = 0; i < p->action_n; i++)
		for (size_t k = 0; k < p->state_n && p->actions[i].anywhere; k++)
			if (!p->states[k].outcome.n && !(p->opened_by_person && (int)k == p->start))
				p->actions[i].from[k] = true;
}
