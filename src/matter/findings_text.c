/* What is found in the texts of an act, and by the forms of its papers. */
#include "base/utf8.h"
#include "law/citetext.h"
#include "law/identity.h"
#include "law/scale.h"
#include "matter/fields.h"
#include "matter/write.h"
#include "statute/statute.h"

#define EXCERPT 60 /* characters */

struct looking {
	struct act *t;
	struct work *w;
	const struct law_action *a;
	const struct facts *in;
	const struct matter_look *how;
	struct matter_findings *out;
};

static struct matter_finding *add(struct looking *k, enum finding_level level, struct str id,
	struct str field, struct str text)
{
	struct matter_finding *x = VEC_PUSH(k->t->cx->arena, k->out);
	*x = (struct matter_finding){
		{.level = level, .id = id, .field = field, .text = text, .basis = STR("")},
		VALUE_NIL};
	return x;
}

/* A statute that was no longer in force on the day of the act. */
static void look_at_statutes(struct looking *k, const struct law_fact *fact, struct str text)
{
	struct arena *a = k->t->cx->arena;
	size_t n;
	const struct law_statute *all = pack_statutes(k->w->pack, &n);
	struct date on = k->w->view->on;
	for (size_t i = 0; i < n; i++) {
		struct str name = str_printf(a, "《" STR_FMT "》", STR_ARG(all[i].title));
		bool ended = !date_is_none(all[i].to) && date_cmp(on, all[i].to) > 0;
		bool early = !date_is_none(all[i].from) && date_cmp(on, all[i].from) < 0;
		if ((!ended && !early) || pack_statute_on(k->w->pack, all[i].title, on) ||
			str_find(text, name, 0) == text.n)
			continue;
		add(k, FINDING_AMBER, STR("ended"), fact->id,
			str_printf(a, STR_FMT "：" STR_FMT "%s %s，请核对应当适用哪一部",
				STR_ARG(fact->title), STR_ARG(name), ended ? "施行到" : "施行自",
				str_z(a, date_str(a, ended ? all[i].to : all[i].from))));
	}
}

/* The day of the conduct by whose law the matter is judged, where the procedure says it. */
static struct date conduct_day(struct looking *k)
{
	struct value v = matter_view_get(k->w->view, STR("law_on"));
	struct date d;
	return v.kind == VALUE_TEXT && date_parse(v.s, &d) ? d : DATE_NONE;
}

/* What a text cites, as the statutes in the store have it. */
static enum rc look_at_citations(struct looking *k, const struct law_fact *fact, struct str text)
{
	struct cx *cx = k->t->cx;
	struct corpus_lookup statutes = statute_lookup(k->t->svc->db);
	struct citetext_findings found = {0};
	if (str_find(text, STR("《"), 0) == text.n)
		return RC_OK;
	if (citetext_check(cx, &statutes, text, k->w->view->on, conduct_day(k), &found))
		return cx->rc;
	for (size_t i = 0; i < found.n; i++) {
		enum citetext_state s = found.v[i].state;
		add(k,
			s == CITETEXT_WRONG         ? FINDING_RED
			: s == CITETEXT_NOT_CHECKED ? FINDING_NOTE
						    : FINDING_AMBER,
			STR("cite"), fact->id,
			str_printf(cx->arena, STR_FMT "：" STR_FMT, STR_ARG(fact->title),
				STR_ARG(found.v[i].what)));
	}
	return RC_OK;
}

static struct str excerpt(struct arena *a, struct str s)
{
	size_t at = 0, n = 0;
	while (at < s.n && n++ < EXCERPT)
		utf8_next(s, &at);
	return at < s.n ? str_printf(a, STR_FMT "……", STR_ARG(str_sub(s, 0, at))) : s;
}

/* What the case says, where the draft says something else. */
static void look_at_case(struct looking *k, const struct law_fact *fact, struct value now)
{
	struct arena *a = k->t->cx->arena;
	struct value kept = facts_get(&k->w->m.facts, fact->id);
	if (kept.kind == VALUE_NONE || value_eq(kept, now) || fact->kind == FACT_FILE ||
		fact->kind == FACT_OFFICERS)
		return;
	if (fact->personal && !k->how) {
		add(k, FINDING_AMBER, STR("differs"), fact->id,
			str_printf(a, STR_FMT "：与案件中的不同", STR_ARG(fact->title)));
		return;
	}
	struct str says = matter_value_text(a, fact, kept);
	if (fact->personal && k->how->mask)
		says = k->how->mask(a, says);
	struct matter_finding *x = add(k, FINDING_AMBER, STR("differs"), fact->id,
		str_printf(a, STR_FMT "：案件中是“" STR_FMT "”，本稿写“" STR_FMT "”",
			STR_ARG(fact->title), STR_ARG(excerpt(a, says)),
			STR_ARG(excerpt(a, matter_value_text(a, fact, now)))));
	if (!fact->personal)
		x->fix = kept;
}

static enum rc look_at_texts(struct looking *k)
{
	struct arena *a = k->t->cx->arena;
	for (size_t i = 0; i < k->a->ask_n; i++) {
		const struct law_fact *fact = action_fact(k->w->procedure, k->a, &k->a->asks[i]);
		struct value v = facts_get(k->in, fact->id);
		struct str why;
		if (v.kind == VALUE_NONE)
			continue;
		if (!k->a->asks[i].item)
			look_at_case(k, fact, v);
		if (v.kind != VALUE_TEXT)
			continue;
		if (fact->code && identity_look(a, v.s, &why) == IDENTITY_OTHER)
			add(k, FINDING_AMBER, STR("code"), fact->id,
				str_printf(a, STR_FMT "：" STR_FMT, STR_ARG(fact->title),
					STR_ARG(why)));
		if (fact->kind != FACT_TEXT && fact->kind != FACT_LONG)
			continue;
		look_at_statutes(k, fact, v.s);
		if (look_at_citations(k, fact, v.s))
			return k->t->cx->rc;
	}
	return RC_OK;
}

/* What the forms of the papers say of what they will be made of. */
static enum rc look_at_forms(struct looking *k)
{
	struct cx *cx = k->t->cx;
	struct matter_view *v = k->w->view;
	const struct law_action *a = act_issuing(k->w->procedure, k->a);
	size_t n;
	const struct law_form *forms = pack_forms(k->w->pack, &n);
	struct law_findings found = {0};
	struct law_env env = matter_view_env(v);
	for (size_t i = 0; i < a->issue_n; i++) {
		const struct law_form *f = &forms[a->issues[i]];
		bool due;
		if (f->findings != LAW_NO_FN &&
			(pack_form_due(cx, k->w->pack, f, k->w->procedure, &env, &due) ||
				(due && pack_form_findings(
						cx, k->w->pack, f, k->w->procedure, &env, &found))))
			return cx->rc;
	}
	for (size_t i = 0; i < found.n; i++)
		*VEC_PUSH(cx->arena, k->out) = (struct matter_finding){found.v[i], VALUE_NIL};
	return RC_OK;
}

enum rc act_findings(struct act *t, struct work *w, const struct law_action *a,
	const struct facts *in, const struct matter_look *how, struct matter_findings *out)
{
	struct looking k = {t, w, a, in, how, out};
	const struct facts *had = w->view->input;
	struct event_body row = {0};
	struct facts of_item, own;
	if (look_at_texts(&k))
		return t->cx->rc;
	act_split_input(t, w, a, in, &of_item, &own);
	act_set_input(t, w, &row, a, &of_item, &own,
		a->kind == ACTION_APPROVE ? w->m.proposal.item : t->req->item);
	w->view->input = &row.set;
	w->view->item = work_row(t->cx->arena, w, &row);
	enum rc rc = look_at_forms(&k);
	w->view->item = NULL;
	w->view->input = had;
	return rc;
}

enum rc act_found(struct act *t, struct work *w, const struct law_action *a, const struct facts *in,
	struct event_body *b)
{
	struct matter_findings all = {0};
	struct act_judgement against = {0};
	if (a->kind == ACTION_RETURN || t->req->by_platform)
		return RC_OK;
	if (act_findings(t, w, a, in, NULL, &all))
		return t->cx->rc;
	for (size_t i = 0; i < all.n; i++) {
		const struct law_finding *f = &all.v[i].is;
		if (f->level == FINDING_AMBER)
			*VEC_PUSH(t->cx->arena, &b->findings) = *f;
		else if (f->level == FINDING_RED && f->basis.n)
			*VEC_PUSH(t->cx->arena, &against.refusals) = (struct refusal){
				.rule = f->id, .because = f->text, .basis = f->basis};
		else if (f->level == FINDING_RED)
			(void)fail_field(t->cx, f->field, STR_FMT, STR_ARG(f->text));
	}
	return t->cx->rc || !against.refusals.n ? t->cx->rc : act_refused(t, &against);
}
