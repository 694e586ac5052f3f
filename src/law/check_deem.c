/*
 * What the law deems happens wherever its clock falls due: the act of law can be taken in every
 * state in which the clock may run out, also while a proposal waits. Where it could not, the day
 * would pass without effect, and a measure would outlive its term.
 */
#include "law/check_priv.h"

struct missed {
	const struct model *m;
	int clock;
	const struct law_action *deemed;
};

static bool is_missed(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to)
{
	const struct missed *x = arg;
	(void)to;
	return x->m->moves[move].clock == x->clock && !x->deemed->from[from->control];
}

enum rc check_deem(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out)
{
	struct check_finding f = {.procedure = proc->id,
		.property = STR("deem_covers"),
		.title = STR("期限在哪个状态届满，法律规定的后果都发生"),
		.basis = proc->basis,
		.holds = true};
	bool any = false;
	for (size_t k = 0; k < proc->clock_n && f.holds; k++) {
		const struct law_clock *c = &proc->clocks[k];
		int act = c->deem.n ? procedure_action(proc, c->deem) : -1;
		struct missed x = {.clock = (int)k};
		struct path path;
		struct model_state last;
		if (act < 0)
			continue;
		any = true;
		x.deemed = &proc->actions[act];
		struct model *m;
		if (model_make(cx, p, proc, &m))
			return cx->rc;
		x.m = m;
		m->begins = true;
		m->vars[m->clock_var[k]].tracked = true;
		enum search_end end = search_exact(m, is_missed, &x, &path, &f.states);
		if (cx->rc)
			return cx->rc;
		if (end == SEARCH_NONE)
			continue;
		f.holds = false;
		f.basis = c->basis;
		f.why = STR("情形太多，没有查完，不能认为成立");
		if (end == SEARCH_HIT && path_possible(m, &path, is_missed, &x, &last))
			f.why = str_printf(cx->arena,
				"「" STR_FMT "」在「" STR_FMT "」届满时，「" STR_FMT "」（" STR_FMT
				"）不会发生",
				STR_ARG(c->title), STR_ARG(proc->states[last.control].title),
				STR_ARG(x.deemed->title), STR_ARG(x.deemed->id));
		path_tell(m, &path, &f);
	}
	if (any)
		check_add(cx, out, &f);
	return RC_OK;
}
