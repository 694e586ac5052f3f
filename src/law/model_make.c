/* Building a model: its variables, its moves, what is tracked. */
#include "law/model.h"

#include "law/pack_priv.h"

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

int model_var(const struct model *m, struct str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->vars[i].name, name))
			return (int)i;
	return -1;
}

int8_t model_value(const struct var *v, struct value x)
{
	for (size_t i = 0; i < v->d.n && i < 127; i++)
		if (value_eq(v->d.v[i], x))
			return (int8_t)i;
	return MODEL_SOME;
}

/*
 * A child of which several may be open has more values at the end (model_several): more than one is
 * open; and, for each value, that older ones are open and the newest ended with it.
 */
static void add_several(struct model *m, struct var *v)
{
	size_t n = v->d.n;
	struct value *d = ARENA_ARRAY(m->cx->arena, struct value, 2 * n + 1);
	memcpy(d, v->d.v, n * sizeof *d);
	for (size_t i = n; i <= 2 * n; i++)
		d[i] = value_text(STR("open"));
	v->d.v = d;
	v->d.n = 2 * n + 1;
}

/* The value that a derived name has while the list is empty. */
static int8_t first_of_list(struct model *m, const struct var *v)
{
	const struct law_list *l = &m->p->lists[v->index];
	struct value empty;
	for (size_t i = 0; i < l->derive_n; i++)
		if (str_eq(l->derives[i].name, v->name) &&
			!pack_derive(m->cx, m->pack, l->derives[i].fn, NULL, 0, &empty))
			return model_value(v, empty);
	return model_value(v, value_int(0));
}

static void classify(struct model *m, struct var *v)
{
	struct str rest;
	int fact = procedure_fact(m->p, v->name);
	v->kind = VAR_FREE;
	v->first = MODEL_ANY;
	if (fact >= 0 && m->p->facts[fact].calc == LAW_NO_FN) {
		v->kind = VAR_FACT;
		v->index = fact;
		v->first = m->p->facts[fact].inherit ? MODEL_ANY : model_value(v, VALUE_NIL);
		m->fact_var[fact] = (int)(v - m->vars);
	} else if (prefix(v->name, "clock.", &rest)) {
		v->kind = VAR_CLOCK;
		v->index = procedure_clock(m->p, rest);
		v->first = WORD_OFF;
		m->clock_var[v->index] = (int)(v - m->vars);
	} else if (prefix(v->name, "child.", &rest)) {
		v->kind = VAR_CHILD;
		v->index = procedure_child(m->p, rest);
		v->first = WORD_NO_CHILD;
		m->child_var[v->index] = (int)(v - m->vars);
		if (m->p->children[v->index].many)
			add_several(m, v);
	} else if (prefix(v->name, "doc.", &rest)) {
		v->kind = VAR_DOC;
		v->index = pack_form(m->pack, rest);
		v->first = WORD_NO_PAPER;
	} else if (list_of(m->p, v->name) >= 0) {
		v->kind = VAR_LIST;
		v->index = list_of(m->p, v->name);
		v->first = first_of_list(m, v);
	}
}

static void var_add(struct model *m, struct str name)
{
	if (model_var(m, name) >= 0)
		return;
	if (m->n == MODEL_VARS) {
		if (!m->cx->rc)
			(void)fail(m->cx, RC_PACK, "程序 " STR_FMT " 的条件读的事实太多",
				STR_ARG(m->p->id));
		return;
	}
	struct var *v = &m->vars[m->n++];
	*v = (struct var){.name = name,
		.d = domain_of(m->cx, m->pack, m->p, name, cx_today(m->cx)),
		.index = -1};
	classify(m, v);
}

static void add_copies(struct model *m, const struct law_effects *fx, bool *more)
{
	for (size_t i = 0; i < fx->set_n; i++)
		if (fx->sets[i].kind == SET_COPY && model_var(m, fx->sets[i].fact) >= 0 &&
			model_var(m, fx->sets[i].from) < 0) {
			var_add(m, fx->sets[i].from);
			*more = true;
		}
}

/* What guards read, and what that may be copied from. */
static void add_vars(struct model *m)
{
	const struct law_procedure *p = m->p;
	for (size_t i = 0; i < p->guard_n; i++)
		for (size_t k = 0; k < p->guards[i].read_n; k++)
			var_add(m, p->guards[i].reads[k]);
	for (size_t i = 0; i < p->clock_n; i++)
		var_add(m, str_printf(m->cx->arena, "clock." STR_FMT, STR_ARG(p->clocks[i].id)));
	for (size_t i = 0; i < p->child_n; i++)
		var_add(m, str_printf(m->cx->arena, "child." STR_FMT, STR_ARG(p->children[i].id)));
	for (bool more = true; more && !m->cx->rc;) {
		more = false;
		for (size_t i = 0; i < p->action_n; i++)
			add_copies(m, &p->actions[i].fx, &more);
		for (size_t i = 0; i < p->child_n; i++)
			for (size_t k = 0; k < p->children[i].end_n; k++)
				add_copies(m, &p->children[i].ends[k].fx, &more);
	}
}

static void link_reads(struct model *m)
{
	const struct law_procedure *p = m->p;
	m->read_var = ARENA_ARRAY(m->cx->arena, int *, p->guard_n + 1);
	for (size_t i = 0; i < p->guard_n; i++) {
		m->read_var[i] = ARENA_ARRAY(m->cx->arena, int, p->guards[i].read_n + 1);
		for (size_t k = 0; k < p->guards[i].read_n; k++)
			m->read_var[i][k] = model_var(m, p->guards[i].reads[k]);
	}
}

static void add_moves(struct model *m)
{
	const struct law_procedure *p = m->p;
	struct arena *a = m->cx->arena;
	size_t n, most = p->action_n + p->clock_n;
	const struct law_role *roles = pack_roles(m->pack, &n);
	for (size_t i = 0; i < p->child_n; i++)
		most += p->children[i].end_n;
	m->moves = ARENA_ARRAY(a, struct model_move, most + 1);
	for (size_t i = 0; i < p->action_n; i++) {
		enum role_kind by = roles[p->actions[i].by].kind;
		if (by != ROLE_LAW || (int)i == p->recur)
			m->moves[m->move_n++] =
				(struct model_move){&p->actions[i], -1, -1, -1, p->actions[i].id,
					p->actions[i].title, by == ROLE_OFFICER || by == ROLE_LAW};
	}
	for (size_t i = 0; i < p->clock_n; i++)
		m->moves[m->move_n++] = (struct model_move){NULL, (int)i, -1, -1, p->clocks[i].deem,
			str_printf(a, "「" STR_FMT "」届满", STR_ARG(p->clocks[i].title)), true};
	for (size_t i = 0; i < p->child_n; i++)
		for (size_t k = 0; k < p->children[i].end_n; k++) {
			const struct law_child *c = &p->children[i];
			const struct law_procedure *child = pack_procedure(m->pack, c->procedure);
			struct str outcome = c->ends[k].outcome, title = outcome;
			for (size_t x = 0; child && x < child->outcome_n; x++)
				if (str_eq(child->outcomes[x].id, outcome))
					title = child->outcomes[x].title;
			m->moves[m->move_n++] = (struct model_move){NULL, -1, (int)i, (int)k,
				str_printf(
					a, STR_FMT ":" STR_FMT, STR_ARG(c->id), STR_ARG(outcome)),
				str_printf(a, "「" STR_FMT "」结果：" STR_FMT, STR_ARG(c->title),
					STR_ARG(title)),
				true};
		}
}

static int *none_of(struct arena *a, size_t n)
{
	int *v = ARENA_ARRAY(a, int, n + 1);
	for (size_t i = 0; i < n; i++)
		v[i] = -1;
	return v;
}

enum rc model_make(
	struct cx *cx, struct pack *pack, const struct law_procedure *p, struct model **out)
{
	struct model *m = *out = ARENA_NEW(cx->arena, struct model);
	*m = (struct model){.cx = cx, .pack = pack, .p = p};
	m->fact_var = none_of(cx->arena, p->fact_n);
	m->clock_var = none_of(cx->arena, p->clock_n);
	m->child_var = none_of(cx->arena, p->child_n);
	m->truth = ARENA_ARRAY(cx->arena, int8_t *, p->guard_n + 1);
	add_vars(m);
	link_reads(m);
	add_moves(m);
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
	int at = model_var(m, name);
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
	INVARIANT(m->label_n < MODEL_LABELS);
	m->labels[m->label_n] = label;
	return (int)m->label_n++;
}
