#include "law/model.h"

#include "law/pack_priv.h"

#define MOST_TRUTH ((size_t)1 << 16)

static bool prefix(struct str s, const char *p, struct str *rest)
{
	struct str pre = str_c(p);
	if (!str_has_prefix(s, pre))
		return false;
	*rest = str_sub(s, pre.n, s.n);
	return true;
}

static int list_of(const struct law_procedure *p, struct str name)
{
	size_t dot = str_find(name, STR("."), 0);
	return dot < name.n ? procedure_list(p, str_sub(name, 0, dot)) : -1;
}

static int var_find(const struct model *m, struct str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->vars[i].name, name))
			return (int)i;
	return -1;
}

static int var_add(struct model *m, struct str name)
{
	int at = var_find(m, name);
	if (at >= 0)
		return at;
	INVARIANT(m->n < MODEL_VARS);
	struct var *v = &m->vars[m->n];
	struct str rest;
	*v = (struct var){.name = name,
		.d = domain_of(m->cx, m->pack, m->p, name, cx_today(m->cx)),
		.kind = VAR_FREE,
		.index = -1};
	int fact = procedure_fact(m->p, name);
	if (fact >= 0 && m->p->facts[fact].calc == LAW_NO_FN) {
		v->kind = VAR_FACT;
		v->index = fact;
	} else if (prefix(name, "clock.", &rest)) {
		v->kind = VAR_CLOCK;
		v->index = procedure_clock(m->p, rest);
	} else if (prefix(name, "child.", &rest)) {
		v->kind = VAR_CHILD;
		v->index = procedure_child(m->p, rest);
	} else if (prefix(name, "doc.", &rest)) {
		v->kind = VAR_DOC;
		v->index = pack_form(m->pack, rest);
	} else if (list_of(m->p, name) >= 0) {
		v->kind = VAR_LIST;
		v->index = list_of(m->p, name);
	}
	return (int)m->n++;
}

static struct str named(struct model *m, const char *kind, struct str id)
{
	return str_printf(m->cx->arena, "%s." STR_FMT, kind, STR_ARG(id));
}

enum rc model_make(
	struct cx *cx, struct pack *pack, const struct law_procedure *p, struct model **out)
{
	struct model *m = ARENA_NEW(cx->arena, struct model);
	*m = (struct model){.cx = cx, .pack = pack, .p = p};
	for (size_t i = 0; i < p->guard_n; i++)
		for (size_t k = 0; k < p->guards[i].read_n; k++) {
			if (m->n + p->clock_n + p->child_n + 2 >= MODEL_VARS &&
				var_find(m, p->guards[i].reads[k]) < 0)
				return fail(cx, RC_PACK, "程序 " STR_FMT " 的条件读的事实太多",
					STR_ARG(p->id));
			var_add(m, p->guards[i].reads[k]);
		}
	for (size_t i = 0; i < p->clock_n; i++)
		var_add(m, named(m, "clock", p->clocks[i].id));
	for (size_t i = 0; i < p->child_n; i++)
		var_add(m, named(m, "child", p->children[i].id));
	m->truth = ARENA_ARRAY(cx->arena, int8_t *, p->guard_n + 1);
	m->truth_n = ARENA_ARRAY(cx->arena, size_t, p->guard_n + 1);
	m->transitions = p->action_n + p->clock_n;
	for (size_t i = 0; i < p->child_n; i++)
		m->transitions += p->children[i].end_n;
	*out = m;
	return cx->rc;
}

static void track_sources(struct model *m, const struct law_effects *fx, struct str name)
{
	for (size_t i = 0; i < fx->set_n; i++)
		if (fx->sets[i].kind == SET_COPY && str_eq(fx->sets[i].fact, name))
			model_track(m, fx->sets[i].from);
}

void model_track(struct model *m, struct str name)
{
	int at = var_find(m, name);
	if (at < 0 && m->n + 1 < MODEL_VARS && procedure_fact(m->p, name) >= 0)
		at = var_add(m, name);
	if (at < 0 || m->vars[at].tracked || m->vars[at].kind == VAR_FREE)
		return;
	m->vars[at].tracked = true;
	for (size_t i = 0; i < m->p->action_n; i++)
		track_sources(m, &m->p->actions[i].fx, name);
	for (size_t i = 0; i < m->p->child_n; i++)
		for (size_t k = 0; k < m->p->children[i].end_n; k++)
			track_sources(m, &m->p->children[i].ends[k].fx, name);
}

void model_track_all(struct model *m)
{
	for (size_t i = 0; i < m->n; i++)
		m->vars[i].tracked = m->vars[i].kind != VAR_FREE;
}

int model_watch(struct model *m, struct str label)
{
	for (size_t i = 0; i < m->label_n; i++)
		if (str_eq(m->labels[i], label))
			return (int)i;
	INVARIANT(m->label_n < 32);
	m->labels[m->label_n] = label;
	return (int)m->label_n++;
}

static int8_t index_of(const struct var *v, struct value x)
{
	for (size_t i = 0; i < v->d.n && i < 127; i++)
		if (value_eq(v->d.v[i], x))
			return (int8_t)i;
	return MODEL_UNKNOWN;
}

static int8_t word(const struct var *v, const char *w)
{
	return index_of(v, value_text(str_c(w)));
}

struct model_state model_start(const struct model *m)
{
	struct model_state s = {.control = (int16_t)m->p->start};
	memset(s.v, MODEL_UNKNOWN, sizeof s.v);
	for (size_t i = 0; i < m->n; i++) {
		const struct var *v = &m->vars[i];
		if (!v->tracked)
			continue;
		if (v->kind == VAR_FACT)
			s.v[i] = v->d.n && m->p->facts[v->index].inherit ? MODEL_UNKNOWN
									 : index_of(v, VALUE_NIL);
		else if (v->kind == VAR_CLOCK)
			s.v[i] = word(v, "off");
		else if (v->kind == VAR_CHILD || v->kind == VAR_DOC)
			s.v[i] = word(v, "none");
		else if (v->kind == VAR_LIST)
			s.v[i] = 0;
	}
	return s;
}

/* ---- choices ---- */

static int choose(struct chooser *c, int n)
{
	if (n <= 1)
		return 0;
	if (c->seed) {
		c->seed = c->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		return (int)((c->seed >> 33) % (uint64_t)n);
	}
	if (c->used == 16)
		return 0;
	int k = c->used++;
	if (k >= c->n) {
		c->at[k] = 0;
		c->radix[k] = n;
		c->n = k + 1;
	}
	return c->at[k];
}

bool chooser_next(struct chooser *c)
{
	while (c->n) {
		if (++c->at[c->n - 1] < c->radix[c->n - 1]) {
			c->used = 0;
			return true;
		}
		c->n--;
	}
	return false;
}

/* ---- guards ---- */

struct asking {
	struct model *m;
	const struct model_state *s;
};

static struct value ask_get(void *arg, struct str name)
{
	struct asking *a = arg;
	int at = var_find(a->m, name);
	int8_t i = at >= 0 ? a->s->v[at] : MODEL_UNKNOWN;
	return i >= 0 ? a->m->vars[at].d.v[i] : VALUE_NIL;
}

/* Whether a guard may hold: it reads something unknown, or its truth table says so. */
static bool may_hold(struct model *m, const struct model_state *s, int guard)
{
	const struct law_guard *g = &m->p->guards[guard];
	size_t key = 0, size = 1;
	for (size_t i = 0; i < g->read_n; i++) {
		int at = var_find(m, g->reads[i]);
		const struct var *v = &m->vars[at];
		bool constant = v->kind == VAR_FREE && v->d.n == 1;
		if (!constant && s->v[at] < 0)
			return true;
		key = key * v->d.n + (constant ? 0 : (size_t)s->v[at]);
		size *= v->d.n;
		if (size > MOST_TRUTH)
			return true;
	}
	if (!m->truth[guard]) {
		m->truth[guard] = arena_alloc(m->cx->arena, size);
		memset(m->truth[guard], -1, size);
	}
	if (m->truth[guard][key] < 0) {
		struct model_state full = *s;
		for (size_t i = 0; i < g->read_n; i++) {
			int at = var_find(m, g->reads[i]);
			if (m->vars[at].kind == VAR_FREE)
				full.v[at] = 0;
		}
		struct asking a = {m, &full};
		struct law_env env = {.get = ask_get, .arg = &a};
		bool holds = true;
		if (pack_guard(m->cx, m->pack, g, &env, &holds))
			return true;
		m->truth[guard][key] = holds;
	}
	return m->truth[guard][key];
}

/* ---- effects ---- */

static void put(
	struct model *m, struct model_state *s, struct str fact, struct value v, struct chooser *c)
{
	int at = var_find(m, fact);
	if (at < 0 || !m->vars[at].tracked)
		return;
	s->v[at] = index_of(&m->vars[at], v);
	if (s->v[at] < 0 &&
		v.kind != VALUE_NONE) /* a value outside the domain: any value that is there */
		s->v[at] = (int8_t)(1 + choose(c, (int)m->vars[at].d.n - 1));
}

static void any(struct model *m, struct model_state *s, struct str fact, bool may_be_absent,
	struct chooser *c)
{
	int at = var_find(m, fact);
	if (at < 0 || !m->vars[at].tracked)
		return;
	int n = (int)m->vars[at].d.n;
	s->v[at] = (int8_t)(may_be_absent ? choose(c, n) : 1 + choose(c, n - 1));
}

static void set_clock(struct model *m, struct model_state *s, int clock, const char *to)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == VAR_CLOCK && m->vars[i].index == clock && m->vars[i].tracked)
			s->v[i] = word(&m->vars[i], to);
}

static bool clock_is(
	const struct model *m, const struct model_state *s, int clock, const char *a, const char *b)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == VAR_CLOCK && m->vars[i].index == clock)
			return s->v[i] < 0 || s->v[i] == word(&m->vars[i], a) ||
			       s->v[i] == word(&m->vars[i], b);
	return true;
}

static void effects(
	struct model *m, struct model_state *s, const struct law_effects *fx, struct chooser *c)
{
	struct model_state was = *s;
	for (size_t i = 0; i < fx->set_n; i++) {
		const struct law_set *x = &fx->sets[i];
		int from;
		switch (x->kind) {
		case SET_CONST:
			put(m, s, x->fact, x->v, c);
			break;
		case SET_COPY:
			from = var_find(m, x->from);
			if (from >= 0 && was.v[from] >= 0)
				put(m, s, x->fact, m->vars[from].d.v[was.v[from]], c);
			else
				any(m, s, x->fact, true, c);
			break;
		case SET_TODAY:
		case SET_DUE:
		case SET_ACTOR:
		case SET_NUMBER:
			any(m, s, x->fact, false, c);
			break;
		case SET_OUT:
			any(m, s, x->fact, false, c);
			break;
		case SET_NONE:
			put(m, s, x->fact, VALUE_NIL, c);
			break;
		}
	}
	for (size_t i = 0; i < fx->clear_n; i++)
		put(m, s, fx->clears[i], VALUE_NIL, c);
	for (size_t i = 0; i < fx->stop_n; i++)
		if (clock_is(m, s, fx->stops[i], "running", "paused"))
			set_clock(m, s, fx->stops[i], "stopped");
	for (size_t i = 0; i < fx->pause_n; i++)
		if (clock_is(m, s, fx->pauses[i], "running", "due"))
			set_clock(m, s, fx->pauses[i], "paused");
	for (size_t i = 0; i < fx->resume_n; i++)
		if (clock_is(m, s, fx->resumes[i], "paused", "paused"))
			set_clock(m, s, fx->resumes[i], "running");
	for (size_t i = 0; i < fx->extend_n; i++)
		set_clock(m, s, fx->extends[i].clock, "running");
	for (size_t i = 0; i < fx->start_n; i++)
		set_clock(m, s, fx->starts[i].clock, "running");
}

static void change_list(
	struct model *m, struct model_state *s, int list, bool grows, struct chooser *c)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct var *v = &m->vars[i];
		if (v->kind != VAR_LIST || v->index != list || !v->tracked)
			continue;
		bool count = v->name.n > 6 &&
			     str_is(str_sub(v->name, v->name.n - 6, v->name.n), ".count");
		int n = (int)v->d.n;
		s->v[i] = (int8_t)(count && grows ? 1 + choose(c, n - 1) : choose(c, n));
	}
}

static void set_word(
	struct model *m, struct model_state *s, enum var_kind kind, int index, struct str to)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == kind && m->vars[i].index == index && m->vars[i].tracked)
			s->v[i] = index_of(&m->vars[i], value_text(to));
}

static bool word_is(const struct model *m, const struct model_state *s, enum var_kind kind,
	int index, const char *w)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == kind && m->vars[i].index == index)
			return s->v[i] < 0 || s->v[i] == word(&m->vars[i], w);
	return true;
}

static bool word_known(const struct model *m, const struct model_state *s, enum var_kind kind,
	int index, const char *w)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->vars[i].kind == kind && m->vars[i].index == index)
			return s->v[i] >= 0 && s->v[i] == word(&m->vars[i], w);
	return false;
}

static void apply_action(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	const struct law_action *base = a->base >= 0 ? &m->p->actions[a->base] : a;
	effects(m, s, &a->fx, c);
	for (size_t i = 0; i < a->issue_n; i++)
		set_word(m, s, VAR_DOC, a->issues[i], STR("issued"));
	if (a->scan >= 0)
		set_word(m, s, VAR_DOC, a->scan, STR("sealed"));
	if (a->open >= 0)
		set_word(m, s, VAR_CHILD, a->open, STR("open"));
	if (a->list >= 0 && a->kind != ACTION_PROPOSE)
		change_list(m, s, a->list, a->item == ITEM_ADD, c);
	if (a->mark.n)
		any(m, s, a->mark, false, c);
	(void)base;
	if (a->to >= 0)
		s->control = (int16_t)a->to;
}

static void enter(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	if (a->kind == ACTION_PROPOSE || a->kind == ACTION_RETURN)
		return;
	for (size_t i = 0; i < a->ask_n; i++)
		if (!a->asks[i].item)
			any(m, s, m->p->facts[a->asks[i].fact].id, a->asks[i].optional, c);
}

static void see(struct model *m, struct model_state *s, struct str label)
{
	for (size_t i = 0; i < m->label_n; i++)
		if (str_eq(m->labels[i], label))
			s->seen |= 1u << i;
}

static bool step_action(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *c)
{
	if (!a->from[s->control])
		return false;
	size_t n;
	if (pack_roles(m->pack, &n)[a->by].kind == ROLE_LAW)
		return false;
	if (a->within >= 0 && !clock_is(m, s, a->within, "running", "paused"))
		return false;
	if (a->after >= 0 && !clock_is(m, s, a->after, "due", "stopped"))
		return false;
	if (a->open >= 0 && (word_known(m, s, VAR_CHILD, a->open, "open") ||
				    (!m->p->children[a->open].many &&
					    !word_is(m, s, VAR_CHILD, a->open, "none"))))
		return false;
	if (a->scan >= 0 && word_known(m, s, VAR_DOC, a->scan, "none"))
		return false;
	if (a->kind == ACTION_RETURN || (a->kind == ACTION_APPROVE && a->to < 0)) {
		/* back to any state from which it may have been proposed */
		const struct law_action *base = &m->p->actions[a->base];
		int k = 0, from[64];
		for (size_t i = 0; i < m->p->state_n && k < 64; i++)
			if (base->from[i] && m->p->states[i].proposes < 0)
				from[k++] = (int)i;
		if (!k)
			return false;
		enter(m, s, a, c);
		s->control = (int16_t)from[choose(c, k)];
		if (a->kind == ACTION_RETURN)
			return true;
	} else {
		enter(m, s, a, c);
	}
	if (a->kind != ACTION_PROPOSE)
		for (size_t i = 0; i < a->guard_n; i++)
			if (!m->p->guards[a->guards[i]].alarm && !may_hold(m, s, a->guards[i]))
				return false;
	apply_action(m, s, a, c);
	return true;
}

static bool step_clock(struct model *m, struct model_state *s, const struct law_clock *k,
	struct chooser *c, struct str *label, struct str *title)
{
	int at = (int)(k - m->p->clocks);
	if (!clock_is(m, s, at, "running", "running"))
		return false;
	set_clock(m, s, at, "due");
	*title = str_printf(m->cx->arena, "「" STR_FMT "」届满", STR_ARG(k->title));
	*label = STR("");
	int a = k->deem.n ? procedure_action(m->p, k->deem) : -1;
	if (a >= 0 && m->p->actions[a].from[s->control]) {
		apply_action(m, s, &m->p->actions[a], c);
		*label = m->p->actions[a].id;
	}
	return true;
}

static bool step_child(struct model *m, struct model_state *s, size_t k, struct chooser *c,
	struct str *label, struct str *title)
{
	size_t child = 0;
	while (k >= m->p->children[child].end_n)
		k -= m->p->children[child++].end_n;
	const struct law_child *x = &m->p->children[child];
	if (!word_is(m, s, VAR_CHILD, (int)child, "open"))
		return false;
	set_word(m, s, VAR_CHILD, (int)child, x->ends[k].outcome);
	effects(m, s, &x->ends[k].fx, c);
	*label = str_printf(
		m->cx->arena, STR_FMT ":" STR_FMT, STR_ARG(x->id), STR_ARG(x->ends[k].outcome));
	*title = str_printf(m->cx->arena, "「" STR_FMT "」结束：" STR_FMT, STR_ARG(x->title),
		STR_ARG(x->ends[k].outcome));
	return true;
}

bool model_step(struct model *m, struct model_state *s, size_t t, struct chooser *c,
	struct str *label, struct str *title)
{
	bool done;
	if (t < m->p->action_n) {
		const struct law_action *a = &m->p->actions[t];
		*label = a->id;
		*title = a->title;
		done = step_action(m, s, a, c);
	} else if (t < m->p->action_n + m->p->clock_n) {
		done = step_clock(m, s, &m->p->clocks[t - m->p->action_n], c, label, title);
	} else {
		done = step_child(m, s, t - m->p->action_n - m->p->clock_n, c, label, title);
	}
	if (done)
		see(m, s, *label);
	return done;
}
