/* Where a citation points in a text. */
#include "law/lawtext.h"

#include "law/han.h"

const char *lawtext_hit_title(enum lawtext_hit hit)
{
	switch (hit) {
	case LAWTEXT_FOUND:
		return "";
	case LAWTEXT_NO_ARTICLE:
		return "没有这一条";
	case LAWTEXT_NO_PARAGRAPH:
		return "该条没有这一款";
	case LAWTEXT_NO_ITEM:
		return "没有这一项";
	case LAWTEXT_NO_SUB:
		return "该项没有这一目";
	case LAWTEXT_MUST_NAME_PARAGRAPH:
		return "该条不止一款，应当写明第几款";
	case LAWTEXT_ONE_PARAGRAPH:
		return "该条不分款，不应写“第一款”";
	case LAWTEXT_DOUBTFUL:
		return "该条没有读懂或者重复，不能引用";
	}
	return "";
}

static enum lawtext_hit find_article(const struct lawtext_article *v, size_t n, int no, int after,
	const struct lawtext_article **out)
{
	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		if (v[i].no != no || v[i].after != after)
			continue;
		if (*out)
			return LAWTEXT_DOUBTFUL;
		*out = &v[i];
	}
	if (!*out)
		return LAWTEXT_NO_ARTICLE;
	return (*out)->is_doubtful ? LAWTEXT_DOUBTFUL : LAWTEXT_FOUND;
}

static void put_line(struct buf *b, struct str s)
{
	if (b->n)
		buf_char(b, '\n');
	buf_str(b, s);
}

static void put_item(struct buf *b, const struct lawtext_item *item)
{
	put_line(b, STR("（"));
	han_put(b, item->no);
	buf_z(b, "）");
	buf_str(b, item->text);
}

static void put_sub(struct buf *b, const struct lawtext_item *sub)
{
	put_line(b, STR(""));
	buf_int(b, sub->no);
	buf_z(b, "．");
	buf_str(b, sub->text);
}

static enum lawtext_hit find_item(
	const struct lawtext_paragraph *p, const struct lawtext_place *place, struct buf *b)
{
	const struct lawtext_item *item = NULL;
	put_line(b, p->text);
	for (size_t i = 0; i < p->items.n; i++) {
		if (place->item && p->items.v[i].no != place->item)
			continue;
		item = &p->items.v[i];
		put_item(b, item);
		bool any = false;
		for (size_t j = 0; j < item->sub_n; j++)
			if (!place->sub || item->subs[j].no == place->sub) {
				put_sub(b, &item->subs[j]);
				any = true;
			}
		if (place->sub && !any)
			return LAWTEXT_NO_SUB;
	}
	return place->item && !item ? LAWTEXT_NO_ITEM : LAWTEXT_FOUND;
}

static enum lawtext_hit find_part(
	const struct lawtext_article *a, const struct lawtext_place *place, struct buf *b)
{
	size_t n = a->paragraphs.n, from = 0, to = n;
	if (place->paragraph) {
		if ((size_t)place->paragraph > n)
			return LAWTEXT_NO_PARAGRAPH;
		if (n == 1)
			return LAWTEXT_ONE_PARAGRAPH;
		from = (size_t)place->paragraph - 1;
		to = from + 1;
	} else if (place->item && n > 1) {
		return LAWTEXT_MUST_NAME_PARAGRAPH;
	}
	for (size_t i = from; i < to; i++) {
		enum lawtext_hit hit = find_item(&a->paragraphs.v[i], place, b);
		if (hit != LAWTEXT_FOUND)
			return hit;
	}
	return place->item && from == to ? LAWTEXT_NO_ITEM : LAWTEXT_FOUND;
}

static enum lawtext_hit find_range(
	const struct lawtext_article *v, size_t n, const struct lawtext_place *place, struct buf *b)
{
	for (int no = place->article; no <= place->article_to; no++) {
		const struct lawtext_article *a;
		enum lawtext_hit hit = find_article(v, n, no, 0, &a);
		if (hit != LAWTEXT_FOUND)
			return hit;
		for (size_t i = 0; i < n; i++) /* 之一, 之二 lie in the range */
			if (v[i].no == no && v[i].is_doubtful)
				return LAWTEXT_DOUBTFUL;
			else if (v[i].no == no)
				put_line(b, v[i].text);
	}
	return place->article_to >= place->article ? LAWTEXT_FOUND : LAWTEXT_NO_ARTICLE;
}

enum lawtext_hit lawtext_find(struct cx *cx, const struct lawtext_article *articles, size_t n,
	const struct lawtext_place *place, struct str *text)
{
	struct buf b = buf_in(cx->arena);
	enum lawtext_hit hit;
	const struct lawtext_article *a;
	*text = STR("");
	if (place->article_to) {
		hit = find_range(articles, n, place, &b);
	} else {
		hit = find_article(articles, n, place->article, place->after, &a);
		if (hit == LAWTEXT_FOUND)
			hit = find_part(a, place, &b);
	}
	if (hit == LAWTEXT_FOUND && b.n)
		*text = buf_get(&b);
	return hit;
}
