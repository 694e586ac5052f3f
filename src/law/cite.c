/*
 * Citations: "处罚法58Ⅰ(二)、59；强制法45Ⅱ" read piece by piece, and printed in full. The
 * abbreviation may be left out where it is the one before.
 */
#include "law/cite.h"

#include "base/utf8.h"
#include "law/han.h"
#include "law/pack_priv.h"

static bool take(struct str *s, struct str what)
{
	if (!what.n || !str_has_prefix(*s, what))
		return false;
	*s = str_sub(*s, what.n, s->n);
	return true;
}

static bool take_any(struct str *s, const char *const *these)
{
	for (; *these; these++)
		if (take(s, str_c(*these)))
			return true;
	return false;
}

static int take_number(struct str *s)
{
	int v = 0;
	while (s->n && s->p[0] >= '0' && s->p[0] <= '9' && v < 100000) {
		v = v * 10 + (s->p[0] - '0');
		*s = str_sub(*s, 1, s->n);
	}
	return v;
}

/* Ⅰ to Ⅻ */
static int take_roman(struct str *s)
{
	size_t at = 0;
	if (!s->n)
		return 0;
	uint32_t c = utf8_next(*s, &at);
	if (c < 0x2160 || c > 0x216B)
		return 0;
	*s = str_sub(*s, at, s->n);
	return (int)(c - 0x2160) + 1;
}

/* (二) or （十一） */
static int take_item(struct str *s)
{
	struct str t = *s;
	static const char *const open[] = {"(", "（", NULL}, *const close[] = {")", "）", NULL};
	if (!take_any(&t, open))
		return 0;
	int v = han_take(&t);
	if (!v || !take_any(&t, close))
		return 0;
	*s = t;
	return v;
}

static void skip_separators(struct str *s)
{
	static const char *const seps[] = {"、", "；", ";", "，", ",", " ", "→", NULL};
	while (take_any(s, seps))
		;
}

/* The longest abbreviation the text begins with; NULL if it begins with none. */
static const struct law_statute *statute_at(const struct pack *p, struct str text)
{
	const struct law_statute *hit = NULL;
	for (size_t i = 0; i < p->statutes.n; i++)
		if (str_has_prefix(text, p->statutes.v[i].id) &&
			(!hit || p->statutes.v[i].id.n > hit->id.n))
			hit = &p->statutes.v[i];
	return hit;
}

/* A further paragraph or item of the article before: the Ⅲ of 46Ⅱ、Ⅲ, the (三) of 57Ⅰ(二)、(三). */
static bool take_further(struct str *rest, struct cite_part *c)
{
	struct lawtext_place *at = &c->place;
	int paragraph = at->article ? take_roman(rest) : 0;
	int item = at->article ? take_item(rest) : 0;
	if (!paragraph && !item)
		return false;
	if (paragraph)
		at->paragraph = paragraph;
	at->item = item;
	at->sub = item ? take_number(rest) : 0;
	at->article_to = 0;
	c->further = paragraph ? CITE_PARAGRAPH : CITE_ITEM;
	return true;
}

/* 58Ⅰ(二)1, 54—65, 12之一 */
static void take_article(struct str *rest, struct lawtext_place *at)
{
	at->article = take_number(rest);
	if (!at->article)
		return;
	struct str t = *rest;
	if (take(&t, STR("之")) && (at->after = han_take(&t)))
		*rest = t;
	if (take(rest, STR("—")) || take(rest, STR("-")))
		at->article_to = take_number(rest);
	at->paragraph = take_roman(rest);
	at->item = take_item(rest);
	if (at->item)
		at->sub = take_number(rest);
}

/* 四(三) */
static void take_section(struct str *rest, struct lawtext_place *at)
{
	at->article = han_take(rest);
	if (at->article)
		at->item = take_item(rest);
	if (at->item)
		at->sub = take_number(rest);
}

/* Up to the next separator. */
static struct str take_loose(struct str *rest)
{
	struct str t = *rest, loose;
	while (t.n) {
		struct str u = t;
		skip_separators(&u);
		if (u.n != t.n)
			break;
		size_t at = 0;
		utf8_next(t, &at);
		t = str_sub(t, at, t.n);
	}
	loose = str_sub(*rest, 0, rest->n - t.n);
	*rest = t;
	return loose;
}

bool cite_next(const struct pack *p, struct str *rest, struct cite_part *out)
{
	skip_separators(rest);
	if (!rest->n)
		return false;
	if (take_further(rest, out))
		return true;
	const struct law_statute *hit = statute_at(p, *rest);
	*out = (struct cite_part){.statute = hit ? hit : out->statute};
	if (hit)
		take(rest, hit->id);
	if (out->statute && out->statute->sections)
		take_section(rest, &out->place);
	else
		take_article(rest, &out->place);
	if (!out->place.article)
		out->loose = take_loose(rest);
	return true;
}

static void put_tail(struct buf *b, const struct cite_part *c)
{
	if (c->place.item) {
		buf_z(b, "第（");
		han_put(b, c->place.item);
		buf_z(b, "）项");
	}
	if (c->place.sub) {
		buf_z(b, "第");
		buf_int(b, c->place.sub);
		buf_z(b, "目");
	}
}

static void put_part(struct buf *b, const struct cite_part *c)
{
	const struct lawtext_place *at = &c->place;
	if (c->loose.n) {
		buf_str(b, c->loose);
		return;
	}
	if (c->further == CITE_WHOLE) {
		buf_z(b, "第");
		han_put(b, at->article);
		buf_z(b, c->statute && c->statute->sections ? "部分" : "条");
		if (at->after) {
			buf_z(b, "之");
			han_put(b, at->after);
		}
	}
	if (at->article_to) {
		buf_z(b, "至第");
		han_put(b, at->article_to);
		buf_z(b, "条");
	}
	if (at->paragraph && c->further != CITE_ITEM) {
		buf_z(b, "第");
		han_put(b, at->paragraph);
		buf_z(b, "款");
	}
	put_tail(b, c);
}

static void put_title(struct buf *b, const struct law_statute *s)
{
	buf_z(b, "《");
	buf_str(b, s->title);
	buf_z(b, "》");
	if (s->number.n) {
		buf_z(b, "（");
		buf_str(b, s->number);
		buf_z(b, "）");
	}
}

static struct str print_cite(const struct pack *p, struct arena *a, struct str basis)
{
	struct buf b = buf_in(a);
	struct str rest = basis;
	const struct law_statute *shown = NULL;
	struct cite_part c = {0};
	while (cite_next(p, &rest, &c)) {
		if (b.n)
			buf_z(&b, "、");
		if (c.statute && c.statute != shown) {
			put_title(&b, c.statute);
			shown = c.statute;
		}
		put_part(&b, &c);
	}
	return b.n ? buf_get(&b) : STR("");
}

/* The pack's own citations are few and are printed again and again. */
#define MEMO 2048

struct cite_memo {
	size_t n;
	struct {
		struct str basis, full;
	} slot[MEMO];
};

struct cite_memo *cite_memo_new(struct arena *a)
{
	return ARENA_NEW(a, struct cite_memo);
}

struct str pack_cite(const struct pack *p, struct arena *a, struct str basis)
{
	struct cite_memo *m = p->cited;
	uint64_t h = UINT64_C(14695981039346656037);
	if (!m)
		return print_cite(p, a, basis);
	for (size_t i = 0; i < basis.n; i++)
		h = (h ^ (unsigned char)basis.p[i]) * UINT64_C(1099511628211);
	size_t at = h % MEMO;
	for (; m->slot[at].basis.p; at = (at + 1) % MEMO)
		if (str_eq(m->slot[at].basis, basis))
			return m->slot[at].full;
	if (m->n >= MEMO / 2) /* what comes in from elsewhere must not fill it */
		return print_cite(p, a, basis);
	m->n++;
	m->slot[at].basis = str_dup(p->arena, basis);
	m->slot[at].full = print_cite(p, p->arena, basis);
	return m->slot[at].full;
}

struct str cite_full(struct arena *a, const struct cite_part *c)
{
	struct buf b = buf_in(a);
	struct cite_part whole = *c;
	whole.further = CITE_WHOLE;
	if (c->statute)
		put_title(&b, c->statute);
	put_part(&b, &whole);
	return buf_get(&b);
}

struct str cite_short(struct arena *a, const struct cite_part *c)
{
	struct buf b = buf_in(a);
	const struct lawtext_place *at = &c->place;
	buf_str(&b, c->statute ? c->statute->id : STR(""));
	if (c->statute && c->statute->sections)
		han_put(&b, at->article);
	else
		buf_int(&b, at->article);
	if (at->after) {
		buf_z(&b, "之");
		han_put(&b, at->after);
	}
	if (at->article_to) {
		buf_z(&b, "—");
		buf_int(&b, at->article_to);
	}
	if (at->paragraph) {
		char roman[4];
		buf_add(&b, roman, utf8_put(0x2160 + (uint32_t)at->paragraph - 1, roman));
	}
	if (at->item) {
		buf_char(&b, '(');
		han_put(&b, at->item);
		buf_char(&b, ')');
	}
	if (at->sub)
		buf_int(&b, at->sub);
	return buf_get(&b);
}
