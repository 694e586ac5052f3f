/*
 * Citations: "处罚法58Ⅰ(二)、59；强制法45Ⅱ" read piece by piece, and printed in full. The
 * abbreviation may be left out where it is the one before.
 */
#include "base/utf8.h"
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

static const char *const han_digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* (二) or （十一） */
static int take_item(struct str *s)
{
	struct str t = *s;
	static const char *const open[] = {"(", "（", NULL}, *const close[] = {")", "）", NULL};
	if (!take_any(&t, open))
		return 0;
	int v = 0, d;
	for (;;) {
		for (d = 1; d < 10 && !take(&t, str_c(han_digit[d])); d++)
			;
		if (d < 10)
			v += d;
		else if (take(&t, STR("十")))
			v = v ? v * 10 : 10;
		else
			break;
	}
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
	int paragraph = c->article ? take_roman(rest) : 0;
	int item = c->article ? take_item(rest) : 0;
	if (!paragraph && !item)
		return false;
	if (paragraph)
		c->paragraph = paragraph;
	c->item = item;
	c->sub = item ? take_number(rest) : 0;
	c->article_to = 0;
	c->further = paragraph ? CITE_PARAGRAPH : CITE_ITEM;
	return true;
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
	out->article = take_number(rest);
	if (out->article) {
		if (take(rest, STR("之一")))
			out->after = 1;
		if (take(rest, STR("—")) || take(rest, STR("-")))
			out->article_to = take_number(rest);
		out->paragraph = take_roman(rest);
		out->item = take_item(rest);
		if (out->item)
			out->sub = take_number(rest);
	} else {
		/* up to the next separator */
		struct str t = *rest;
		while (t.n) {
			struct str u = t;
			skip_separators(&u);
			if (u.n != t.n)
				break;
			size_t at = 0;
			utf8_next(t, &at);
			t = str_sub(t, at, t.n);
		}
		out->loose = str_sub(*rest, 0, rest->n - t.n);
		*rest = t;
	}
	return true;
}

static void put_han(struct buf *b, int v)
{
	static const int div[] = {1000, 100, 10};
	static const char *const unit[] = {"千", "百", "十"};
	bool owed = false, any = false;
	for (int i = 0; i < 3; i++) {
		int d = v / div[i] % 10;
		if (!d) {
			owed = any;
			continue;
		}
		if (owed)
			buf_z(b, "零");
		owed = false;
		if (!(i == 2 && d == 1 && !any))
			buf_z(b, han_digit[d]);
		buf_z(b, unit[i]);
		any = true;
	}
	if (v % 10) {
		if (owed)
			buf_z(b, "零");
		buf_z(b, han_digit[v % 10]);
	}
}

/* 四(三) → 第四部分第（三）项 */
static void put_section(struct buf *b, struct str s)
{
	size_t open = str_find(s, STR("("), 0);
	buf_z(b, "第");
	buf_str(b, str_sub(s, 0, open));
	buf_z(b, "部分");
	struct str rest = str_sub(s, open, s.n);
	int item = take_item(&rest);
	if (item) {
		buf_z(b, "第（");
		put_han(b, item);
		buf_z(b, "）项");
	}
}

static void put_part(struct buf *b, const struct cite_part *c)
{
	if (c->loose.n) {
		put_section(b, c->loose);
		return;
	}
	if (c->further == CITE_WHOLE) {
		buf_z(b, "第");
		put_han(b, c->article);
		buf_z(b, "条");
		if (c->after)
			buf_z(b, "之一");
	}
	if (c->article_to) {
		buf_z(b, "至第");
		put_han(b, c->article_to);
		buf_z(b, "条");
	}
	if (c->paragraph && c->further != CITE_ITEM) {
		buf_z(b, "第");
		put_han(b, c->paragraph);
		buf_z(b, "款");
	}
	if (c->item) {
		buf_z(b, "第（");
		put_han(b, c->item);
		buf_z(b, "）项");
	}
	if (c->sub) {
		buf_z(b, "第");
		buf_int(b, c->sub);
		buf_z(b, "目");
	}
}

struct str pack_cite(const struct pack *p, struct arena *a, struct str basis)
{
	struct buf b = buf_in(a);
	struct str rest = basis;
	const struct law_statute *shown = NULL;
	struct cite_part c = {0};
	while (cite_next(p, &rest, &c)) {
		if (b.n)
			buf_z(&b, "、");
		if (c.statute && c.statute != shown) {
			buf_z(&b, "《");
			buf_str(&b, c.statute->title);
			buf_z(&b, "》");
			if (c.statute->number.n) {
				buf_z(&b, "（");
				buf_str(&b, c.statute->number);
				buf_z(&b, "）");
			}
			shown = c.statute;
		}
		put_part(&b, &c);
	}
	return b.n ? buf_get(&b) : STR("");
}
