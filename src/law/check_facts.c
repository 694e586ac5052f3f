/* What the pack says in tables: the contents of papers, numbers of the law, what a role requires.
 */
#include "law/check_priv.h"

static bool demands(const struct law_form *form, struct str fact)
{
	for (size_t i = 0; i < form->demand_n; i++)
		if (str_eq(form->demands[i], fact))
			return true;
	return false;
}

static void check_paper(
	struct cx *cx, const struct pack *p, const struct law_property *x, struct check_finding *f)
{
	size_t n;
	const struct law_form *form = &pack_forms(p, &n)[pack_form(p, x->subject)];
	for (size_t i = 0; i < x->contains.n && f->holds; i++) {
		f->holds = demands(form, x->contains.v[i]);
		if (!f->holds)
			f->why = str_printf(cx->arena,
				"缺少 " STR_FMT " 也能签发《" STR_FMT "》（" STR_FMT "）",
				STR_ARG(x->contains.v[i]), STR_ARG(form->title), STR_ARG(form->id));
	}
}

static void check_number(
	struct cx *cx, const struct pack *p, const struct law_property *x, struct check_finding *f)
{
	const struct law_threshold *h = pack_threshold(p, x->subject);
	int64_t n = h->values[h->value_n - 1].n;
	f->holds = n == x->term.n && h->is_term == x->is_term &&
		   (!h->is_term || h->unit.unit == x->term.unit);
	if (!f->holds)
		f->why = str_printf(cx->arena, "「" STR_FMT "」是 %lld%s，应当是 %lld%s",
			STR_ARG(h->title), (long long)n,
			h->is_term ? term_unit_title(h->unit.unit) : "", (long long)x->term.n,
			x->is_term ? term_unit_title(x->term.unit) : "");
}

static void check_role(
	struct cx *cx, const struct pack *p, const struct law_property *x, struct check_finding *f)
{
	size_t n;
	const struct law_role *role = &pack_roles(p, &n)[pack_role(p, x->subject)];
	bool credential = false, lawyer = false;
	for (size_t i = 0; i < x->contains.n; i++) {
		credential = credential || str_is(x->contains.v[i], "credential");
		lawyer = lawyer || str_is(x->contains.v[i], "lawyer");
	}
	f->holds = role->credential == credential && role->lawyer == lawyer;
	if (!f->holds)
		f->why = str_printf(cx->arena, STR_FMT "应当%s执法证件，%s法律职业资格",
			STR_ARG(role->title), credential ? "有" : "不要求",
			lawyer ? "有" : "不要求");
}

static bool same_kinds(const struct law_passes *p, const struct law_labels *kinds)
{
	size_t met = 0;
	for (size_t i = 0; i < p->kind_n; i++)
		for (size_t k = 0; k < kinds->n; k++)
			met += str_eq(p->kinds[i], kinds->v[k]);
	return met == p->kind_n && met == kinds->n;
}

static void check_passes(struct pack *p, const struct law_property *x, struct check_finding *f)
{
	const struct law_procedure *r = pack_procedure(p, x->procedure);
	const struct law_passes *t = &r->passes;
	bool passes = x->in_name >= 0 || x->ends >= 0 || x->has_kinds;
	f->holds = false;
	if (x->delegable >= 0 && r->delegable != x->delegable)
		f->why = r->delegable ? STR("程序写成可以委托办理（delegable）")
				      : STR("程序没有写成可以委托办理（delegable）");
	else if (passes && t->list < 0)
		f->why = STR("程序没有写明职权怎样移转（passes）");
	else if (x->in_name >= 0 && t->in_name != x->in_name)
		f->why = t->in_name ? STR("写成以原机关的名义（name）")
				    : STR("写成以承接机关的名义（name）");
	else if (x->ends >= 0 && t->ends != x->ends)
		f->why = t->ends ? STR("写成原机关不再行使（ends）")
				 : STR("写成原机关仍可行使（ends）");
	else if (x->has_kinds && !same_kinds(t, &x->contains))
		f->why = STR("移转的程序种类不同（kinds）");
	else
		f->holds = true;
}

enum rc check_facts(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	struct check_finding f = check_finding_of(x);
	if (x->kind == PROPERTY_PAPER)
		check_paper(cx, p, x, &f);
	else if (x->kind == PROPERTY_NUMBER)
		check_number(cx, p, x, &f);
	else if (x->kind == PROPERTY_PASSES)
		check_passes(p, x, &f);
	else
		check_role(cx, p, x, &f);
	check_add(cx, out, &f);
	return RC_OK;
}

/* ---- every paper is made by some act ---- */

static bool is_made(struct pack *p, int form)
{
	size_t n;
	const struct law_procedure *r = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t a = 0; a < r[i].action_n; a++)
			for (size_t k = 0; k < r[i].actions[a].issue_n; k++)
				if (r[i].actions[a].issues[k] == form)
					return true;
	return false;
}

enum rc check_papers(struct cx *cx, struct pack *p, struct check_report *out)
{
	size_t n;
	const struct law_form *forms = pack_forms(p, &n);
	struct check_finding f = {.property = STR("papers_made"),
		.title = STR("每种文书都有操作制作"),
		.holds = true};
	f.story = ARENA_ARRAY(cx->arena, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		if (!is_made(p, (int)i))
			f.story[f.story_n++] =
				str_printf(cx->arena, "《" STR_FMT "》（" STR_FMT "）",
					STR_ARG(forms[i].title), STR_ARG(forms[i].id));
	f.holds = !f.story_n;
	f.why = STR("没有一个操作制作下列文书");
	if (n)
		f.basis = forms[0].basis;
	if (n)
		check_add(cx, out, &f);
	return RC_OK;
}

/* ---- a matter waits for its children: that never leads back to itself ---- */

static bool leads_back(const struct pack *p, const struct law_procedure *r, struct str to,
	int depth, struct check_finding *f)
{
	size_t n;
	(void)pack_procedures(p, &n);
	for (size_t i = 0; i < r->child_n && depth < (int)n; i++) {
		const struct law_child *c = &r->children[i];
		const struct law_procedure *child = pack_procedure(p, c->procedure);
		if (c->joined || !child)
			continue;
		f->story[depth] = c->title;
		f->story_n = (size_t)depth + 1;
		if (str_eq(child->id, to) || leads_back(p, child, to, depth + 1, f))
			return true;
	}
	return false;
}

enum rc check_waits(struct cx *cx, struct pack *p, struct check_report *out)
{
	size_t n;
	const struct law_procedure *r = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++) {
		struct check_finding f = {.procedure = r[i].id,
			.property = STR("waits_end"),
			.title = STR("程序之间的等待不会绕回自己"),
			.basis = r[i].basis,
			.why = STR("这个程序等待自己的结果")};
		if (!r[i].child_n)
			continue;
		f.story = ARENA_ARRAY(cx->arena, struct str, n + 1);
		f.holds = !leads_back(p, &r[i], r[i].id, 0, &f);
		if (f.holds)
			f.story_n = 0;
		check_add(cx, out, &f);
	}
	return RC_OK;
}
