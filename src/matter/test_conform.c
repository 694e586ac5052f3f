#include "matter/test_conform.h"

#include "base/test.h"
#include "matter/act.h"
#include "matter/history.h"

#define MOST_TRIES 200000 /* choices of one step */

/* Two neighbouring states of a matter and the event between them. */
struct passage {
	struct conform *c;
	struct model *m;
	const struct event *e;
	const struct event_body *b;
	struct matter_view view;
};

static bool complain(
	struct conform *c, const struct passage *p, const char *what, struct str detail)
{
	if (!c->said.n)
		c->said = str_printf(c->cx->arena,
			STR_FMT " 第 %lld 条「" STR_FMT "」（" STR_FMT "）：%s " STR_FMT,
			STR_ARG(p->m->p->id), (long long)p->e->seq, STR_ARG(p->b->title),
			STR_ARG(p->b->action), what, STR_ARG(detail));
	return false;
}

/* ---- a matter as the model sees it ---- */

static int8_t number_in(const struct domain *d, int64_t n)
{
	int8_t best = MODEL_SOME;
	for (size_t i = 0; i < d->n && i < 127; i++)
		if (d->v[i].kind == VALUE_INT && d->v[i].i <= n &&
			(best < 0 || d->v[best].i <= d->v[i].i))
			best = (int8_t)i;
	return best;
}

/* Dates and people are told apart by the guards alone; of texts it counts that they are there. */
static int8_t value_in(const struct var *v, struct value x)
{
	if (x.kind == VALUE_INT)
		return number_in(&v->d, x.i);
	return model_value(v, x);
}

static int8_t clock_in(
	const struct passage *p, const struct matter *m, const struct var *v, struct instant at)
{
	const struct law_clock *c = &p->m->p->clocks[v->index];
	const struct matter_clock *k = matter_clock_find(m, c->id);
	/* what the law deems comes with its own event, not with the day */
	if (c->effect == CLOCK_DEEM && k && k->status == CLOCK_RUNNING)
		return WORD_RUNNING;
	return model_value(v, value_text(matter_clock_word(m, c->id, at)));
}

static int8_t child_in(const struct passage *p, const struct matter *m, const struct var *v)
{
	const struct law_child *c = &p->m->p->children[v->index];
	const struct matter_child *last = matter_child_find(m, c->id);
	size_t open = 0;
	for (size_t i = 0; i < m->children.n; i++) {
		struct str key = m->children.v[i].key;
		open += m->children.v[i].open &&
			str_eq(str_sub(key, 0, str_find(key, STR("#"), 0)), c->id);
	}
	if (!last)
		return WORD_NO_CHILD;
	int8_t outcome = model_value(v, value_text(last->outcome));
	if (!open)
		return outcome;
	if (last->open)
		return open > 1 ? model_several(v) : WORD_OPEN;
	return (int8_t)(model_several(v) + 1 + outcome);
}

static struct model_state seen_as(struct passage *p, const struct matter *m, struct instant at)
{
	struct model_state s = {
		.control = (int16_t)procedure_state(p->m->p, m->state), .origin = -1};
	if (m->proposal.action.n)
		s.origin = (int16_t)procedure_state(p->m->p, m->proposal.from);
	memset(s.v, MODEL_ANY, sizeof s.v);
	p->view = (struct matter_view){.cx = p->c->cx,
		.pack = p->c->pack,
		.procedure = p->m->p,
		.m = m,
		.on = date_of(at),
		.today = date_of(at),
		.now = at,
		.place = p->c->place};
	for (size_t i = 0; i < p->m->n; i++) {
		const struct var *v = &p->m->vars[i];
		if (v->kind == VAR_CLOCK)
			s.v[i] = clock_in(p, m, v, at);
		else if (v->kind == VAR_CHILD)
			s.v[i] = child_in(p, m, v);
		else if (v->kind != VAR_FREE)
			s.v[i] = value_in(v, matter_view_get(&p->view, v->name));
	}
	return s;
}

/* ---- whether a state of the model stands for the matter ---- */

/* The name of the first variable that differs; empty where it stands for it. */
static struct str differs(
	const struct model *m, const struct model_state *s, const struct model_state *real)
{
	if (s->control != real->control || s->origin != real->origin)
		return STR("状态");
	for (size_t i = 0; i < m->n; i++) {
		const struct var *v = &m->vars[i];
		int8_t is = real->v[i], may = s->v[i];
		/* a clock whose day is over already when it starts falls due at once */
		bool over = v->kind == VAR_CLOCK && may == WORD_RUNNING && is == WORD_DUE &&
			    m->p->clocks[v->index].effect != CLOCK_DEEM;
		bool some = may == MODEL_SOME ? is != 0 : is == MODEL_SOME && may > 0;
		if (v->tracked && may != MODEL_ANY && may != is && !some && !over)
			return v->name;
	}
	return STR("");
}

static void note(struct conform *c, const struct passage *p, size_t move)
{
	struct str label = p->m->moves[move].title;
	for (size_t i = 0; i < c->seen.n; i++)
		if (str_eq(c->seen.v[i].procedure, p->m->p->id) &&
			str_eq(c->seen.v[i].label, label))
			return;
	*VEC_PUSH(c->cx->arena, &c->seen) = (struct conform_made){p->m->p->id, label};
}

/* Whether some choice of the move leads from one to what stands for the other. */
static bool steps(struct passage *p, const struct model_state *from, size_t move,
	const struct model_state *to, struct str *why)
{
	struct chooser ch = {0};
	int tries = 0;
	*why = STR("不能办理");
	do {
		struct model_state s = *from;
		if (!model_step(p->m, &s, move, &ch))
			continue;
		*why = differs(p->m, &s, to);
		if (!why->n)
			return true;
	} while (++tries < MOST_TRIES && chooser_next(&ch));
	return false;
}

/* ---- which move an event is ---- */

static bool is_due_event(const struct passage *p, int clock)
{
	for (size_t i = 0; i < p->b->clocks.n; i++)
		if (p->b->clocks.v[i].op == OP_DUE &&
			str_eq(p->b->clocks.v[i].id, p->m->p->clocks[clock].id))
			return true;
	return false;
}

static bool is_end_event(const struct passage *p, const struct model_move *x)
{
	const struct law_child *c = &p->m->p->children[x->child];
	for (size_t i = 0; i < p->b->children.n; i++) {
		const struct event_child *e = &p->b->children.v[i];
		if (e->op == OP_END && str_eq(e->outcome, c->ends[x->end].outcome) &&
			str_eq(str_sub(e->key, 0, str_find(e->key, STR("#"), 0)), c->id))
			return true;
	}
	return false;
}

static int move_of(const struct passage *p)
{
	for (size_t t = 0; t < p->m->move_n; t++) {
		const struct model_move *x = &p->m->moves[t];
		if (x->action ? p->e->kind == EVENT_ACT && str_eq(x->action->id, p->b->action)
			: x->clock >= 0 ? p->e->kind == EVENT_LAW && is_due_event(p, x->clock)
					: p->e->kind == EVENT_LAW && is_end_event(p, x))
			return (int)t;
	}
	return -1;
}

/* ---- the events of a matter ---- */

/* The first state of a matter, as the model begins it; with the child's own first effects. */
static bool starts_as(struct passage *p, const struct model_state *real)
{
	struct chooser ch = {0};
	struct str why;
	do {
		struct model_state s = model_start(p->m, &ch);
		why = differs(p->m, &s, real);
	} while (why.n && chooser_next(&ch));
	return !why.n || complain(p->c, p, "开始时不同：", why);
}

static bool first_act(struct passage *p, const struct matter *after)
{
	struct chooser ch = {0};
	struct model_state to = seen_as(p, after, p->e->recorded);
	int t = move_of(p);
	struct str why = STR("模型里没有这一步");
	if (t < 0)
		return starts_as(p, &to);
	do {
		struct model_state s = model_start(p->m, &ch);
		if (steps(p, &s, (size_t)t, &to, &why)) {
			note(p->c, p, (size_t)t);
			return true;
		}
	} while (chooser_next(&ch));
	return complain(p->c, p, "模型里走不到：", why);
}

/* Between two events only the day goes on: clocks fall due, and nothing else is otherwise. */
static bool day_goes_on(struct passage *p, const struct matter *m, struct instant since)
{
	struct model_state a = seen_as(p, m, since), b = seen_as(p, m, p->e->recorded);
	struct str why;
	for (size_t t = 0; t < p->m->move_n; t++) {
		const struct model_move *x = &p->m->moves[t];
		int at = x->clock >= 0 ? p->m->clock_var[x->clock] : -1;
		struct chooser ch = {0};
		if (at >= 0 && a.v[at] == WORD_RUNNING && b.v[at] == WORD_DUE)
			(void)model_step(p->m, &a, t, &ch);
	}
	why = differs(p->m, &a, &b);
	return !why.n || m->outcome.n || complain(p->c, p, "日子过去以后不同：", why);
}

static bool next_act(struct passage *p, const struct matter *before, const struct matter *after)
{
	struct str why = STR("模型里没有这一步");
	int t = move_of(p);
	if (p->e->kind == EVENT_RECORD || before->outcome.n)
		return true;
	if (t < 0)
		return complain(p->c, p, "", why);
	/* what took effect earlier was judged by the clocks of that moment */
	struct instant when[2] = {p->e->recorded, p->e->effective};
	for (int i = 0; i < 2; i++) {
		struct model_state from = seen_as(p, before, when[i]);
		struct model_state to = seen_as(p, after, when[i]);
		if (steps(p, &from, (size_t)t, &to, &why)) {
			note(p->c, p, (size_t)t);
			p->c->steps++;
			return true;
		}
	}
	return complain(p->c, p, "模型里走不到：", why);
}

static struct model *model_for(struct conform *c, struct str procedure)
{
	struct model *m;
	for (size_t i = 0; i < c->models.n; i++)
		if (str_eq(c->models.v[i]->p->id, procedure))
			return c->models.v[i];
	assert_int_equal(model_make(c->cx, c->pack, pack_procedure(c->pack, procedure), &m), RC_OK);
	model_track_all(m);
	*VEC_PUSH(c->cx->arena, &c->models) = m;
	return m;
}

struct model_state conform_see(
	struct conform *c, const struct matter *m, struct instant at, struct model **model)
{
	struct passage p = {.c = c, .m = model_for(c, m->procedure)};
	*model = p.m;
	return seen_as(&p, m, at);
}

static struct matter copy_of(struct conform *c, const struct matter *m)
{
	struct matter out = {0};
	if (m->seq)
		assert_int_equal(
			matter_data_read(c->cx, matter_data_write(c->cx->arena, m), &out), RC_OK);
	return out;
}

static bool children_too(struct conform *c, const struct matter *m)
{
	bool good = true;
	for (size_t i = 0; i < m->children.n && good; i++)
		good = conform_matter(c, m->organ, m->children.v[i].id);
	return good;
}

bool conform_matter(struct conform *c, int64_t organ, int64_t id)
{
	struct event *e;
	size_t n;
	struct matter m = {0};
	struct passage p = {.c = c};
	bool good = true;
	assert_int_equal(matter_events(c->cx, c->db, organ, id, &e, &n), RC_OK);
	for (size_t i = 0; i < n && good; i++) {
		struct event_body b;
		assert_int_equal(event_body_read(c->cx, e[i].body, &b), RC_OK);
		struct matter before = copy_of(c, &m);
		matter_apply(c->cx->arena, &m, &e[i], &b);
		p.e = &e[i];
		p.b = &b;
		p.m = model_for(c, m.procedure);
		good = i ? day_goes_on(&p, &before, e[i - 1].recorded) && next_act(&p, &before, &m)
			 : first_act(&p, &m);
	}
	return good && children_too(c, &m);
}

void conform_begin(
	struct conform *c, struct cx *cx, struct db *db, struct pack *pack, struct place place)
{
	*c = (struct conform){.cx = cx, .db = db, .pack = pack, .place = place};
}
