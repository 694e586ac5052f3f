#include "matter/findings.h"

#include "law/identity.h"
#include "matter/fields.h"
#include "matter/judge.h"
#include "matter/write.h"

struct finding {
	struct act *t;
	struct work *w;
	const struct law_action *a;
	const struct facts *in; /* what is filled in and well formed */
	const struct matter_look *how;
	struct matter_findings *out;
};

static struct law_finding *add(
	struct finding *f, enum finding_level level, struct str id, struct str field)
{
	struct matter_finding *x = VEC_PUSH(f->t->cx->arena, f->out);
	*x = (struct matter_finding){
		{.level = level, .id = id, .field = field, .basis = STR("")}, VALUE_NIL};
	return &x->is;
}

static const struct law_fact *asked(const struct finding *f, struct str id)
{
	for (size_t i = 0; i < f->a->ask_n; i++) {
		const struct law_fact *fact = action_fact(f->w->procedure, f->a, &f->a->asks[i]);
		if (str_eq(fact->id, id))
			return fact;
	}
	return NULL;
}

/* What the fields themselves refuse; true where something is missing. */
static bool look_at_fields(struct finding *f, const struct facts *typed)
{
	struct cx own = cx_make(f->t->cx->arena, f->t->cx->env);
	struct facts clean;
	if (!fields_check(&own, f->w->procedure, f->a, typed, &clean))
		return false;
	struct buf missing = buf_in(f->t->cx->arena);
	struct str first = STR("");
	int n = 0;
	for (size_t i = 0; i < own.field_errors.n; i++) {
		const struct field_error *e = &own.field_errors.v[i];
		const struct law_fact *fact = asked(f, e->field);
		struct str title = fact ? fact->title : e->field;
		if (facts_get(typed, e->field).kind != VALUE_NONE) {
			add(f, FINDING_RED, STR("field.wrong"), e->field)->text =
				str_printf(f->t->cx->arena, STR_FMT "：" STR_FMT, STR_ARG(title),
					STR_ARG(e->message));
			continue;
		}
		buf_z(&missing, n ? "、" : "");
		buf_str(&missing, title);
		first = n++ ? first : e->field;
	}
	if (n)
		add(f, FINDING_RED, STR("field.missing"), first)->text = str_printf(f->t->cx->arena,
			"还有 %d 项必填的没有填写：" STR_FMT, n, STR_ARG(buf_get(&missing)));
	return n > 0;
}

/* Whether a guard reads something that the form asks and nobody has filled in yet. */
static bool waits(const struct finding *f, struct str rule)
{
	const struct law_procedure *p = f->w->procedure;
	int at = procedure_guard(p, rule);
	for (size_t i = 0; at >= 0 && i < p->guards[at].read_n; i++) {
		struct str name = p->guards[at].reads[i];
		if (asked(f, name) && facts_get(f->in, name).kind == VALUE_NONE)
			return true;
	}
	return false;
}

/* What the act would be refused for, and what it would ask a reason for. */
static enum rc look_at_act(struct finding *f, bool missing)
{
	struct act *t = f->t;
	struct act_judgement j;
	if (act_names(t->cx, t->svc, f->w->view) ||
		judge(t->cx, t->svc, t->actor, f->w->view, f->a, t->req, &j))
		return t->cx->rc;
	for (size_t i = 0; i < j.refusals.n; i++) {
		const struct refusal *r = &j.refusals.v[i];
		/* who comes along is asked when it is sent */
		if (waits(f, r->rule) || str_is(r->rule, "PER-1") ||
			(missing && str_is(r->rule, "demand")))
			continue;
		struct law_finding *x = add(f, FINDING_RED, r->rule, STR(""));
		x->text = r->because;
		x->basis = r->basis;
	}
	for (size_t i = 0; i < j.alarms.n; i++) {
		if (waits(f, j.alarms.v[i].rule))
			continue;
		struct law_finding *x = add(f, FINDING_AMBER, j.alarms.v[i].rule, STR(""));
		x->text = j.alarms.v[i].because;
		x->basis = j.alarms.v[i].basis;
	}
	return RC_OK;
}

/* Who signs sees what the proposal was found with; what stands against it, the case page says. */
static enum rc look_at_proposal(struct finding *f)
{
	const struct facts *in = &f->w->m.proposal.fields;
	struct facts of_item, own;
	act_split_input(f->t, f->w, f->a, in, &of_item, &own);
	f->w->view->input = &own;
	return act_findings(f->t, f->w, f->a, in, f->how, f->out);
}

static enum rc look(struct finding *f)
{
	struct act *t = f->t;
	struct facts of_item, own, *in = ARENA_NEW(t->cx->arena, struct facts);
	if (act_begin(t, &f->a) || act_person(t, &t->works[0], f->a, false))
		return t->cx->rc;
	f->w = &t->works[0];
	if (f->a->kind == ACTION_RETURN)
		return RC_OK;
	if (f->a->kind == ACTION_APPROVE)
		return look_at_proposal(f);
	fields_take(t->cx, f->w->procedure, f->a, &t->req->fields, in);
	f->in = in;
	bool missing = look_at_fields(f, &t->req->fields);
	if (act_effective(t, f->a, in, f->w->view)) {
		cx_clear(t->cx);
		f->w->view->on = f->w->view->today;
		f->w->view->moment.ms = 0;
	}
	act_split_input(t, f->w, f->a, in, &of_item, &own);
	f->w->view->input = &own;
	if (look_at_act(f, missing))
		return t->cx->rc;
	return act_findings(t, f->w, f->a, in, f->how, f->out);
}

enum rc matter_findings(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	const struct act_request *req, const struct matter_look *how, struct matter_findings *out)
{
	struct act_conflict *why = NULL;
	struct act *t = ARENA_NEW(cx->arena, struct act);
	*out = (struct matter_findings){0};
	*t = (struct act){.cx = cx,
		.svc = svc,
		.actor = actor,
		.req = req,
		.now = cx_now(cx),
		.conflict = &why};
	cx->keys = svc->keys;
	struct finding f = {.t = t, .how = how, .out = out};
	return look(&f);
}
