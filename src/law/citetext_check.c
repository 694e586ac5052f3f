/* Citations in running text, looked up in the statutes at hand. */
#include "law/citetext.h"

#include "base/utf8.h"

#define STATE "中华人民共和国"
static const struct date far = {INT32_MAX};

/* One title as it stands on the days that count; asked once for all its places. */
struct cited {
	struct str written, title;
	struct corpus_hit now, then; /* then: on the day of the conduct */
};

struct looking {
	struct cx *cx;
	const struct corpus_lookup *statutes;
	struct date on, conduct;
	struct citetext_findings *out;
	struct {
		struct cited *v;
		size_t n, cap;
	} titles;
};

static void tell(struct looking *k, enum citetext_state state, struct str what)
{
	for (size_t i = 0; i < k->out->n; i++)
		if (str_eq(k->out->v[i].what, what))
			return;
	*VEC_PUSH(k->cx->arena, k->out) = (struct citetext_finding){state, what};
}

static struct str day(struct looking *k, struct date d)
{
	return date_str(k->cx->arena, d);
}

/* 〈〉 inside a title are 《》 in its own text. */
static struct str plain_title(struct arena *a, struct str s)
{
	struct buf b = buf_in(a);
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		if (c == 0x3008 || c == 0x3009)
			buf_z(&b, c == 0x3008 ? "《" : "》");
		else
			buf_str(&b, str_sub(s, from, at));
	}
	return b.n ? buf_get(&b) : STR("");
}

static enum rc find(struct looking *k, struct str title, struct date on, struct corpus_hit *out)
{
	return k->statutes->find(k->cx, k->statutes->arg, title, on, out);
}

/* A title of which nothing is in force that day: whether it is not yet, or not at hand. */
static enum rc absent(struct looking *k, const struct cited *c)
{
	struct corpus_hit later;
	if (find(k, c->title, far, &later))
		return k->cx->rc;
	if (later.kind == CORPUS_HIT)
		tell(k, CITETEXT_OTHER,
			str_printf(k->cx->arena,
				"《" STR_FMT "》自 " STR_FMT " 施行，" STR_FMT
				" 还没有生效，请核对应当适用哪一部",
				STR_ARG(c->written), STR_ARG(day(k, later.effective)),
				STR_ARG(day(k, k->on))));
	else
		tell(k, CITETEXT_NOT_CHECKED,
			str_printf(k->cx->arena, "《" STR_FMT "》没有导入正文，条款未核对",
				STR_ARG(c->written)));
	return RC_OK;
}

static enum rc title_of(struct looking *k, struct str written, struct cited **out)
{
	for (size_t i = 0; i < k->titles.n; i++)
		if (str_eq(k->titles.v[i].written, written)) {
			*out = &k->titles.v[i];
			return RC_OK;
		}
	struct cited *c = *out = VEC_PUSH(k->cx->arena, &k->titles);
	*c = (struct cited){.written = written, .title = plain_title(k->cx->arena, written)};
	if (find(k, c->title, k->on, &c->now))
		return k->cx->rc;
	if (c->now.kind == CORPUS_ABSENT && !str_has_prefix(c->title, STR(STATE))) {
		struct str full = str_printf(k->cx->arena, STATE STR_FMT, STR_ARG(c->title));
		if (find(k, full, k->on, &c->now))
			return k->cx->rc;
		if (c->now.kind == CORPUS_HIT) {
			c->title = full;
			tell(k, CITETEXT_IMPRECISE,
				str_printf(k->cx->arena, "《" STR_FMT "》应当写全称《" STR_FMT "》",
					STR_ARG(written), STR_ARG(full)));
		}
	}
	if (c->now.kind == CORPUS_ABSENT)
		return absent(k, c);
	if (c->now.kind == CORPUS_UNSURE)
		tell(k, CITETEXT_NOT_CHECKED,
			str_printf(k->cx->arena, "《" STR_FMT "》" STR_FMT "，条款未核对",
				STR_ARG(written), STR_ARG(c->now.why)));
	if (!date_is_none(k->conduct) && find(k, c->title, k->conduct, &c->then))
		return k->cx->rc;
	return RC_OK;
}

static bool is_missing(enum lawtext_hit hit)
{
	return hit == LAWTEXT_NO_ARTICLE || hit == LAWTEXT_NO_PARAGRAPH || hit == LAWTEXT_NO_ITEM ||
	       hit == LAWTEXT_NO_SUB;
}

static struct str named(struct looking *k, const struct citetext *c)
{
	return str_printf(
		k->cx->arena, "《" STR_FMT "》" STR_FMT, STR_ARG(c->title), STR_ARG(c->words));
}

/* The place as it stood when it was done, where that was under another version. */
static bool stood_otherwise(struct looking *k, const struct cited *c, const struct citetext *piece,
	enum lawtext_hit now, struct str words)
{
	struct str text;
	if (date_is_none(k->conduct) || c->then.kind == CORPUS_UNSURE)
		return false;
	if (c->then.kind == CORPUS_ABSENT) {
		tell(k, CITETEXT_OTHER,
			str_printf(k->cx->arena,
				"《" STR_FMT "》自 " STR_FMT " 施行，行为时（" STR_FMT
				"）还没有生效，请核对应当适用哪一部",
				STR_ARG(c->written), STR_ARG(day(k, c->now.effective)),
				STR_ARG(day(k, k->conduct))));
		return false;
	}
	if (!date_cmp(c->then.version, c->now.version))
		return false;
	enum lawtext_hit then =
		lawtext_find(k->cx, c->then.articles, c->then.n, &piece->place, &text);
	if ((is_missing(then) && is_missing(now)) || (then == now && str_eq(text, words)))
		return false;
	tell(k, CITETEXT_OTHER,
		str_printf(k->cx->arena,
			STR_FMT "：%s。行为时（" STR_FMT "）施行的是 " STR_FMT
				" 的版本，现在是 " STR_FMT " 的版本，请写明适用哪一个",
			STR_ARG(named(k, piece)),
			is_missing(then)  ? "行为时没有这一条款"
			: is_missing(now) ? "现在没有这一条款"
					  : "行为时和现在的条文不同",
			STR_ARG(day(k, k->conduct)), STR_ARG(day(k, c->then.version)),
			STR_ARG(day(k, c->now.version))));
	return is_missing(now);
}

static void place(struct looking *k, const struct cited *c, const struct citetext *piece)
{
	struct arena *a = k->cx->arena;
	struct str words;
	enum lawtext_hit hit =
		lawtext_find(k->cx, c->now.articles, c->now.n, &piece->place, &words);
	if (stood_otherwise(k, c, piece, hit, words) || hit == LAWTEXT_FOUND)
		return;
	if (is_missing(hit) && !c->now.is_partial)
		tell(k, CITETEXT_WRONG,
			str_printf(a, STR_FMT "：%s（" STR_FMT " 的版本），请核对条、款、项、目",
				STR_ARG(named(k, piece)), lawtext_hit_title(hit),
				STR_ARG(day(k, c->now.version))));
	else if (hit == LAWTEXT_DOUBTFUL || is_missing(hit))
		tell(k, CITETEXT_NOT_CHECKED,
			str_printf(a, STR_FMT "：导入的正文不全或者没有读懂，未核对",
				STR_ARG(named(k, piece))));
	else
		tell(k, CITETEXT_IMPRECISE,
			str_printf(a, STR_FMT "：%s", STR_ARG(named(k, piece)),
				lawtext_hit_title(hit)));
}

enum rc citetext_check(struct cx *cx, const struct corpus_lookup *statutes, struct str text,
	struct date on, struct date conduct, struct citetext_findings *out)
{
	struct looking k = {
		.cx = cx, .statutes = statutes, .on = on, .conduct = conduct, .out = out};
	struct citetext c = {.text = text};
	while (citetext_next(&c)) {
		struct cited *t;
		if (title_of(&k, c.title, &t))
			return cx->rc;
		if (t->now.kind == CORPUS_HIT && c.place.article)
			place(&k, t, &c);
	}
	return RC_OK;
}
