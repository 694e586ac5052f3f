#include "matter/laws.h"

#include "statute/statute.h"

/* What the answer was made of. */
struct laws_memo {
	struct str broken, basis, choice;
	struct matter_laws laws;
};

static struct str text_of(struct matter_view *v, const char *fact)
{
	if (procedure_fact(v->procedure, str_c(fact)) < 0)
		return STR("");
	struct value x = matter_view_get(v, str_c(fact));
	return x.kind == VALUE_TEXT ? x.s : STR("");
}

static struct date day_of(struct matter_view *v, const char *fact, struct date otherwise)
{
	struct str s = text_of(v, fact);
	struct date d;
	return s.n && date_parse(s, &d) ? d : otherwise;
}

enum rc matter_view_laws(struct matter_view *v, const struct matter_laws **out)
{
	struct laws_memo is = {.broken = text_of(v, "law_broken"),
		.basis = text_of(v, "law_basis"),
		.choice = text_of(v, "law_change"),
		.laws = {.then = day_of(v, "law_on", DATE_NONE),
			.now = day_of(v, "decided_on", v->on)}};
	struct laws_memo *memo = v->laws;
	bool same = memo && str_eq(memo->broken, is.broken) && str_eq(memo->basis, is.basis) &&
		    str_eq(memo->choice, is.choice) &&
		    date_cmp(memo->laws.then, is.laws.then) == 0 &&
		    date_cmp(memo->laws.now, is.laws.now) == 0;
	if (!same) {
		struct corpus_lookup texts = {0};
		if (v->db)
			texts = statute_lookup(v->db);
		const struct change_ask ask = {.pack = v->pack,
			.texts = v->db ? &texts : NULL,
			.then = is.laws.then,
			.now = is.laws.now,
			.prefers_now = str_is(is.choice, "lighter")};
		memo = ARENA_NEW(v->cx->arena, struct laws_memo);
		*memo = is;
		if (!date_is_none(ask.then) &&
			(change_find(v->cx, &ask, is.broken, false, &memo->laws.all) ||
				change_find(v->cx, &ask, is.basis, true, &memo->laws.all)))
			return v->cx->rc;
		v->laws = memo;
	}
	*out = &memo->laws;
	return RC_OK;
}

bool matter_view_law(struct matter_view *v, struct str name, struct value *out)
{
	const struct matter_laws *laws;
	*out = VALUE_NIL;
	if (str_is(name, "sys.law_rank")) {
		*out = value_text(change_rank(v->pack, text_of(v, "law_basis")));
		return true;
	}
	if (!str_is(name, "sys.law_change") && !str_is(name, "sys.law_lighter") &&
		!str_is(name, "sys.law_cited"))
		return false;
	if (matter_view_laws(v, &laws))
		return true;
	*out = value_text(str_is(name, "sys.law_change")    ? change_word(&laws->all)
			  : str_is(name, "sys.law_lighter") ? change_lighter(&laws->all)
							    : change_cited(&laws->all));
	return true;
}

struct str law_state_title(const struct change *c)
{
	switch (c->state) {
	case CHANGE_NOT_CHECKED:
		return STR("未核对");
	case CHANGE_NONE:
		return STR("没有变化");
	case CHANGE_DIFFERS:
		return STR("有变化");
	}
	return STR("");
}

struct str law_by_title(const struct change *c)
{
	switch (c->by) {
	case CHANGE_BY_NUMBER:
		return STR("同一条款");
	case CHANGE_BY_PACK:
		return STR("法规包载明前后对应");
	case CHANGE_BY_WORDS:
		return STR("按文字相近查找，请核对");
	}
	return STR("");
}

struct str law_lighter_title(const struct change *c)
{
	if (c->state == CHANGE_NOT_CHECKED)
		return STR("未核对");
	switch (c->lighter) {
	case SCALE_OPEN:
		return STR("不能计算，由承办人比较并写明理由");
	case SCALE_EQUAL:
		return STR("轻重相同，适用行为时的规定");
	case SCALE_OLD:
		return STR("行为时的规定较轻");
	case SCALE_NEW:
		return STR("现在的规定较轻");
	}
	return STR("");
}

static void set_text(
	struct arena *a, struct facts *row, const char *side, const char *key, struct str s)
{
	if (s.n)
		facts_set(a, row, str_printf(a, "%s%s", side, key), value_text(s));
}

static void set_side(
	struct arena *a, struct facts *row, const char *name, const struct change_side *s)
{
	set_text(a, row, name, "cite", s->cite);
	set_text(a, row, name, "text", s->text);
	set_text(a, row, name, "why", s->why);
	if (!date_is_none(s->version))
		set_text(a, row, name, "version", date_str(a, s->version));
	if (!date_is_none(s->effective))
		set_text(a, row, name, "since", date_str(a, s->effective));
	if (s->scale)
		set_text(a, row, name, "scale", scale_in_words(a, s->scale));
}

size_t matter_view_law_rows(struct matter_view *v, const struct facts **rows)
{
	struct arena *a = v->cx->arena;
	const struct matter_laws *laws;
	*rows = NULL;
	if (matter_view_laws(v, &laws))
		return 0;
	struct facts *out = ARENA_ARRAY(a, struct facts, laws->all.n + 1);
	for (size_t i = 0; i < laws->all.n; i++) {
		const struct change *c = &laws->all.v[i];
		struct facts *row = &out[i];
		*row = (struct facts){0};
		set_text(a, row, "", "cite", c->cite);
		facts_set(a, row, STR("basis"), value_bool(c->is_basis));
		facts_set(a, row, STR("differs"), value_bool(c->state == CHANGE_DIFFERS));
		set_text(a, row, "", "state", law_state_title(c));
		if (c->state == CHANGE_DIFFERS)
			set_text(a, row, "", "by", law_by_title(c));
		set_text(a, row, "", "lighter", law_lighter_title(c));
		set_side(a, row, "then_", &c->then);
		set_side(a, row, "now_", &c->now);
	}
	*rows = out;
	return laws->all.n;
}
