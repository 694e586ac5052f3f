#include "law/scale.h"

#include "base/money.h"
#include "law/pack_priv.h"

#define PEOPLE "中华人民共和国"

static struct law_bounds load_bounds(struct load *l, struct script_value t, const char *key)
{
	struct script_value v = script_get(t, key);
	struct script_value low = load_at(v, 0), high = load_at(v, 1);
	if (v.kind == SCRIPT_NIL)
		return (struct law_bounds){0};
	if (load_count(v) != 2 || low.kind != SCRIPT_INT || high.kind != SCRIPT_INT || low.n < 0 ||
		high.n < low.n) {
		load_fault(l, "%s 应当是 { 下限, 上限 }", key);
		return (struct law_bounds){0};
	}
	return (struct law_bounds){true, low.n, high.n};
}

static void load_provision(struct load *l, struct script_value t, struct law_provision *out)
{
	static const char *const keys[] = {
		"basis", "fine", "days", "measured", "note", "kinds", NULL};
	struct str rest;
	load_only(l, t, keys);
	out->basis = load_need(l, t, "basis");
	load_basis(l, out->basis);
	rest = out->basis;
	if (cite_next(l->pack, &rest, &out->at) && rest.n)
		load_fault(l, "basis " STR_FMT " 应当只有一处", STR_ARG(out->basis));
	out->fine = load_bounds(l, t, "fine");
	out->days = load_bounds(l, t, "days");
	out->measured = load_text(l, t, "measured");
	out->note = load_text(l, t, "note");
	out->kinds = load_texts(l, t, "kinds", &out->kind_n);
	if (out->measured.n && out->fine.is_set)
		load_fault(l, "fine 和 measured 只写一项");
	if (!out->measured.n && !out->fine.is_set && !out->days.is_set && !out->kind_n)
		load_fault(l, "没有写明幅度和种类");
}

/* What takes the place of what: the days of the statutes must follow each other. */
static void check_order(struct load *l, const struct law_scale *s)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct law_statute *old = s->v[i - 1].at.statute, *new = s->v[i].at.statute;
		if (old && new && (date_is_none(old->to) || date_cmp(old->to, new->from) >= 0))
			load_fault(l, STR_FMT " 的施行日期应当早于 " STR_FMT,
				STR_ARG(s->v[i - 1].basis), STR_ARG(s->v[i].basis));
	}
}

void load_scales(struct load *l, struct script_value t)
{
	for (size_t i = 0; i < load_count(t); i++) {
		struct script_value v = load_at(t, i);
		struct law_scale *s = VEC_PUSH(l->a, &l->pack->scales);
		s->id = load_id(l, v);
		l->where = s->id;
		s->title = load_title(l, v);
		s->n = load_count(v) > 2 ? load_count(v) - 2 : 0;
		s->v = ARENA_ARRAY(l->a, struct law_provision, s->n + 1);
		if (s->n < 2)
			load_fault(l, "先后的规定至少有两项");
		for (size_t k = 0; k < s->n; k++)
			load_provision(l, load_at(v, k + 2), &s->v[k]);
		check_order(l, s);
	}
}

/* One title has one text on a day. */
void load_check_statutes(struct load *l)
{
	for (size_t i = 0; i < l->pack->statutes.n; i++)
		for (size_t k = i + 1; k < l->pack->statutes.n; k++) {
			const struct law_statute *a = &l->pack->statutes.v[i],
						 *b = &l->pack->statutes.v[k];
			bool apart = (!date_is_none(a->to) && date_cmp(a->to, b->from) < 0) ||
				     (!date_is_none(b->to) && date_cmp(b->to, a->from) < 0);
			l->where = b->id;
			if (str_eq(a->title, b->title) && !apart)
				load_fault(l, "和 " STR_FMT " 同名，施行日期重叠", STR_ARG(a->id));
		}
}

const struct law_scale *pack_scales(const struct pack *p, size_t *n)
{
	*n = p->scales.n;
	return p->scales.v;
}

/* -1 a lies below b or is the same at most, 1 above; 0 the same; 2 neither. */
static int compare_bounds(struct law_bounds a, struct law_bounds b)
{
	if (!a.is_set || !b.is_set)
		return a.is_set - b.is_set;
	int low = (a.low > b.low) - (a.low < b.low), high = (a.high > b.high) - (a.high < b.high);
	return low == -high && low ? 2 : high ? high : low;
}

static bool has_kind(const struct law_provision *p, struct str kind)
{
	for (size_t i = 0; i < p->kind_n; i++)
		if (str_eq(p->kinds[i], kind))
			return true;
	return false;
}

static int compare_kinds(const struct law_provision *a, const struct law_provision *b)
{
	size_t common = 0;
	for (size_t i = 0; i < a->kind_n; i++)
		common += has_kind(b, a->kinds[i]);
	bool more = a->kind_n > common, less = b->kind_n > common;
	return more && less ? 2 : more - less;
}

enum scale_lighter scale_compare(const struct law_provision *old, const struct law_provision *new)
{
	const int by[] = {compare_bounds(old->fine, new->fine),
		compare_bounds(old->days, new->days), compare_kinds(old, new)};
	bool heavier = false, lighter = false;
	if (old->measured.n || new->measured.n)
		return SCALE_OPEN;
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		heavier |= by[i] > 0;
		lighter |= by[i] < 0 || by[i] == 2;
	}
	if (heavier && lighter)
		return SCALE_OPEN;
	return heavier ? SCALE_NEW : lighter ? SCALE_OLD : SCALE_EQUAL;
}

static void put_piece(struct buf *b, struct str s)
{
	if (b->n)
		buf_z(b, "；");
	buf_str(b, s);
}

struct str scale_in_words(struct arena *a, const struct law_provision *p)
{
	struct buf b = buf_in(a);
	if (p->fine.is_set)
		put_piece(&b, str_printf(a, "罚款 " STR_FMT "—" STR_FMT " 元",
				      STR_ARG(money_str(a, (struct money){p->fine.low})),
				      STR_ARG(money_str(a, (struct money){p->fine.high}))));
	if (p->measured.n)
		put_piece(&b, str_printf(a, "罚款：" STR_FMT, STR_ARG(p->measured)));
	if (p->days.is_set)
		put_piece(&b, str_printf(a, "拘留 %lld—%lld 日", (long long)p->days.low,
				      (long long)p->days.high));
	for (size_t i = 0; i < p->kind_n; i++)
		put_piece(&b, p->kinds[i]);
	if (p->note.n)
		put_piece(&b, p->note);
	return b.n ? buf_get(&b) : STR("");
}

/* 行政处罚法 stands for 中华人民共和国行政处罚法. */
static bool same_title(struct str full, struct str title)
{
	return str_eq(full, title) || (str_has_prefix(full, STR(PEOPLE)) &&
					      str_eq(str_sub(full, strlen(PEOPLE), full.n), title));
}

const struct law_statute *pack_statute_on(const struct pack *p, struct str title, struct date on)
{
	for (size_t i = 0; i < p->statutes.n; i++) {
		const struct law_statute *s = &p->statutes.v[i];
		if (same_title(s->title, title) && date_cmp(s->from, on) <= 0 &&
			(date_is_none(s->to) || date_cmp(on, s->to) <= 0))
			return s;
	}
	return NULL;
}

bool pack_statute_known(const struct pack *p, struct str title, struct str *full)
{
	for (size_t i = 0; i < p->statutes.n; i++)
		if (same_title(p->statutes.v[i].title, title)) {
			*full = p->statutes.v[i].title;
			return true;
		}
	return false;
}

enum law_rank pack_rank(const struct pack *p, struct str title)
{
	for (size_t i = 0; i < p->statutes.n; i++)
		if (p->statutes.v[i].rank != RANK_NONE && same_title(p->statutes.v[i].title, title))
			return p->statutes.v[i].rank;
	for (size_t i = 0; i < p->names.n; i++) {
		struct str end = p->names.v[i].ending;
		if (title.n > end.n && str_eq(str_sub(title, title.n - end.n, title.n), end))
			return p->names.v[i].rank;
	}
	return RANK_NONE;
}

void corpus_take_days(const struct pack *p, struct corpus *c)
{
	for (size_t i = 0; i < c->versions.n; i++) {
		struct corpus_version *v = &c->versions.v[i];
		for (size_t k = 0; k < p->statutes.n && date_is_none(v->effective); k++) {
			const struct law_statute *s = &p->statutes.v[k];
			if (!str_eq(s->title, v->text.title) || date_is_none(s->from) ||
				date_is_none(s->passed) || date_cmp(s->passed, v->version) != 0)
				continue;
			v->effective = s->from;
			v->source = CORPUS_UNVERIFIED;
		}
	}
}
