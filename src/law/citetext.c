#include "law/citetext.h"

#include "base/utf8.h"
#include "law/han.h"

#include <string.h>

#define MOST_TITLE 600 /* bytes */
#define MOST_NUMBER 10000

static bool take(struct str *s, const char *what)
{
	if (!str_has_prefix(*s, str_c(what)))
		return false;
	*s = str_sub(*s, strlen(what), s->n);
	return true;
}

static bool take_any(struct str *s, const char *const *these)
{
	for (; *these; these++)
		if (take(s, *these))
			return true;
	return false;
}

/* 五十八, 58 or ５８; 0 where there is no number. */
static int take_number(struct str *s)
{
	struct str t = *s;
	int v = han_take(&t);
	if (v) {
		*s = t;
		return v;
	}
	while (t.n) {
		size_t at = 0;
		uint32_t c = utf8_next(t, &at);
		c = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
		if (c < '0' || c > '9')
			break;
		v = v * 10 + (int)(c - '0');
		if (v >= MOST_NUMBER)
			return 0;
		t = str_sub(t, at, t.n);
	}
	if (v)
		*s = t;
	return v;
}

/* 第五十八UNIT; the number in brackets or without. */
static int take_part(struct str *s, const char *unit)
{
	static const char *const open[] = {"（", "(", NULL}, *const close[] = {"）", ")", NULL};
	struct str t = *s;
	if (!take(&t, "第"))
		return 0;
	bool in_brackets = take_any(&t, open);
	int v = take_number(&t);
	if (!v || (in_brackets && !take_any(&t, close)) || !take(&t, unit))
		return 0;
	*s = t;
	return v;
}

static void take_below(struct str *s, struct lawtext_place *at)
{
	int v;
	if ((v = take_part(s, "款")))
		*at = (struct lawtext_place){
			.article = at->article, .after = at->after, .paragraph = v};
	if ((v = take_part(s, "项"))) {
		at->item = v;
		at->sub = 0;
	}
	if ((v = take_part(s, "目")))
		at->sub = v;
}

/* One place; what it does not say it has from the one before. */
static bool take_place(struct str *s, struct lawtext_place *at)
{
	static const char *const to[] = {"至", "到", "—", "-", "－", NULL};
	struct str was = *s;
	int article = take_part(s, "条");
	if (!article)
		article = take_part(s, "部分");
	if (article) {
		*at = (struct lawtext_place){.article = article};
		struct str t = *s;
		int after = take(&t, "之") ? han_take(&t) : 0;
		if (after) {
			at->after = after;
			*s = t;
		}
		t = *s;
		if (take_any(&t, to) && (at->article_to = take_part(&t, "条")))
			*s = t;
	} else if (!at->article) {
		return false;
	}
	if (!at->article_to)
		take_below(s, at);
	return s->n < was.n;
}

/* Where the title that begins after 《 ends: at its own 》; 0 where it is none. */
static size_t title_end(struct str s)
{
	int depth = 1;
	for (size_t at = 0; at < s.n && at < MOST_TITLE;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		depth += c == 0x300A ? 1 : c == 0x300B ? -1 : 0;
		if (c == '\n' || !depth)
			return depth ? 0 : from;
	}
	return 0;
}

/* （2021年修订）, （内政发〔2014〕5号） behind a title. */
static void skip_brackets(struct str *s)
{
	struct str t = *s;
	if (!take(&t, "（") && !take(&t, "("))
		return;
	for (size_t at = 0; at < t.n && at < MOST_TITLE;) {
		uint32_t c = utf8_next(t, &at);
		if (c == '\n')
			return;
		if (c == 0xFF09 || c == ')') {
			*s = str_sub(t, at, t.n);
			return;
		}
	}
}

static bool next_title(struct citetext *c)
{
	while (c->at < c->text.n) {
		size_t from = str_find(c->text, STR("《"), c->at);
		if (from >= c->text.n)
			break;
		c->at = from + strlen("《");
		struct str rest = str_sub(c->text, c->at, c->text.n);
		size_t end = title_end(rest);
		if (!end)
			continue;
		c->title = str_sub(rest, 0, end);
		c->place = (struct lawtext_place){0};
		rest = str_sub(rest, end + strlen("》"), rest.n);
		skip_brackets(&rest);
		c->at = c->text.n - rest.n;
		return true;
	}
	c->at = c->text.n;
	return false;
}

static bool place_at(struct citetext *c, struct str rest)
{
	struct str from = rest;
	if (!take_place(&rest, &c->place))
		return false;
	c->words = str_sub(from, 0, from.n - rest.n);
	c->at = c->text.n - rest.n;
	c->chained = true;
	return true;
}

bool citetext_next(struct citetext *c)
{
	static const char *const seps[] = {"、", "，", ",", "；", ";", "和", "及", "以及", "与",
		"或者", "或", "并", " ", NULL};
	struct str rest = str_sub(c->text, c->at, c->text.n);
	if (c->chained) {
		while (take_any(&rest, seps))
			;
		if (place_at(c, rest))
			return true;
		c->chained = false;
	}
	if (!next_title(c))
		return false;
	if (!place_at(c, str_sub(c->text, c->at, c->text.n)))
		c->words = STR("");
	return true;
}
