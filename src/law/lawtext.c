#include "law/lawtext.h"

#include "base/utf8.h"
#include "law/han.h"

#define MOST_NOTES 1000
#define MOST_LEVELS 6

enum line_kind {
	LINE_EMPTY,
	LINE_HEADING,
	LINE_ARTICLE,
	LINE_SECTION, /* 一、 */
	LINE_ITEM,
	LINE_SUB,
	LINE_TEXT,
	LINE_MARKUP, /* of a table, a picture, … */
};

struct line {
	enum line_kind kind;
	size_t at; /* from 1 */
	int no, after, level;
	bool is_close; /* 第X条 without a blank after it: perhaps no beginning */
	struct str text, whole;
};

struct reader {
	struct cx *cx;
	struct lawtext *t;
	bool sections;
	struct lawtext_article *article;
	struct str levels[MOST_LEVELS + 1];
	enum line_kind before; /* of the line directly above */
};

static void note(struct reader *r, size_t line, const char *what)
{
	if (!r->t || r->t->notes.n == MOST_NOTES)
		return;
	*VEC_PUSH(r->cx->arena, &r->t->notes) = (struct lawtext_note){line, str_c(what)};
}

static void doubt(struct reader *r, size_t line, const char *what)
{
	note(r, line, what);
	if (r->article)
		r->article->is_doubtful = true;
}

/* ---- one line ---- */

static bool has_no_width(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000;
}

static struct str skip_blank(struct str s)
{
	size_t at = 0, next = 0;
	while (at < s.n && is_blank(utf8_next(s, &next)))
		at = next;
	return str_sub(s, at, s.n);
}

/* The line without what has no width, and without blanks at its ends. */
static struct str clean(struct arena *a, struct str s)
{
	struct buf b = buf_in(a);
	size_t end = 0;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		if (has_no_width(c) || (is_blank(c) && !b.n))
			continue;
		buf_add(&b, s.p + from, at - from);
		if (!is_blank(c))
			end = b.n;
	}
	return str_sub(buf_get(&b), 0, end);
}

static bool take(struct str *s, const char *what)
{
	if (!str_has_prefix(*s, str_c(what)))
		return false;
	*s = str_sub(*s, strlen(what), s->n);
	return true;
}

static bool read_article(struct str s, struct line *out)
{
	if (!take(&s, "第") || !(out->no = han_take(&s)) || !take(&s, "条"))
		return false;
	if (str_has_prefix(s, STR("之"))) {
		struct str t = str_sub(s, strlen("之"), s.n);
		out->after = han_take(&t);
		if (out->after)
			s = t;
	}
	out->text = skip_blank(s);
	out->is_close = s.n && out->text.n == s.n;
	out->kind = LINE_ARTICLE;
	return true;
}

static bool read_item(struct str s, struct line *out)
{
	if (!take(&s, "（") && !take(&s, "("))
		return false;
	out->no = han_take(&s);
	if (!out->no || (!take(&s, "）") && !take(&s, ")")))
		return false;
	out->text = skip_blank(s);
	out->kind = LINE_ITEM;
	return true;
}

static bool read_sub(struct str s, struct line *out)
{
	int v = 0;
	while (s.n && s.p[0] >= '0' && s.p[0] <= '9' && v < 1000) {
		v = v * 10 + (s.p[0] - '0');
		s = str_sub(s, 1, s.n);
	}
	bool is_point = take(&s, ".");
	if (!v || (!is_point && !take(&s, "．") && !take(&s, "、")))
		return false;
	/* 1.5 is a number, and no sub-item */
	if (is_point && s.n && s.p[0] >= '0' && s.p[0] <= '9')
		return false;
	out->no = v;
	out->text = skip_blank(s);
	out->kind = LINE_SUB;
	return true;
}

static bool read_section(struct str s, struct line *out)
{
	out->no = han_take(&s);
	if (!out->no || !take(&s, "、"))
		return false;
	out->text = skip_blank(s);
	out->kind = LINE_SECTION;
	return true;
}

static int take_hashes(struct str *s)
{
	int n = 0;
	while (n <= MOST_LEVELS && (size_t)n < s->n && s->p[n] == '#')
		n++;
	if (!n || n > MOST_LEVELS || ((size_t)n < s->n && s->p[n] != ' '))
		return 0;
	*s = skip_blank(str_sub(*s, (size_t)n, s->n));
	return n;
}

static struct line read_line(const struct reader *r, struct str s, size_t at)
{
	struct line out = {.at = at, .kind = LINE_TEXT, .text = s, .whole = s};
	if (!s.n) {
		out.kind = LINE_EMPTY;
		return out;
	}
	struct str body = s;
	out.level = take_hashes(&body);
	if (r->sections && (read_section(body, &out) || (out.level && read_item(body, &out))))
		return out;
	if (out.level) {
		out.kind = LINE_HEADING;
		out.text = body;
	} else if (!read_article(s, &out) && !read_item(s, &out) && !read_sub(s, &out) &&
		   strchr("|<!*>-=`~[", s.p[0])) {
		out.kind = LINE_MARKUP;
	}
	return out;
}

/* ---- lines to articles ---- */

static void put_number(struct buf *b, const struct line *l)
{
	if (b->n)
		buf_char(b, '\n');
	if (l->kind == LINE_ITEM) {
		buf_z(b, "（");
		han_put(b, l->no);
		buf_z(b, "）");
	} else if (l->kind == LINE_SUB) {
		buf_int(b, l->no);
		buf_z(b, "．");
	}
}

/* One more line of the article's text. Lines are few, so joining anew costs nothing. */
static void add_text(struct reader *r, const struct line *l)
{
	struct buf b = buf_in(r->cx->arena);
	buf_str(&b, r->article->text);
	put_number(&b, l);
	buf_str(&b, l->text);
	r->article->text = buf_get(&b);
}

static struct lawtext_paragraph *last_paragraph(struct reader *r)
{
	size_t n = r->article->paragraphs.n;
	return n ? &r->article->paragraphs.v[n - 1] : NULL;
}

static void add_paragraph(struct reader *r, const struct line *l)
{
	VEC_PUSH(r->cx->arena, &r->article->paragraphs)->text = l->text;
}

static void add_item(struct reader *r, const struct line *l)
{
	struct lawtext_paragraph *p = last_paragraph(r);
	if (!p) {
		doubt(r, l->at, "项的前面没有正文");
		add_paragraph(r, &(struct line){.text = STR("")});
		p = last_paragraph(r);
	}
	int before = p->items.n ? p->items.v[p->items.n - 1].no : 0;
	if (l->no != before + 1)
		doubt(r, l->at, "项的序号不连续");
	struct lawtext_item *item = VEC_PUSH(r->cx->arena, &p->items);
	item->no = l->no;
	item->text = l->text;
}

static void add_sub(struct reader *r, const struct line *l)
{
	struct lawtext_paragraph *p = last_paragraph(r);
	if (!p || !p->items.n) {
		doubt(r, l->at, "目的前面没有项");
		add_paragraph(r, l);
		return;
	}
	struct lawtext_item *item = &p->items.v[p->items.n - 1];
	int before = item->sub_n ? item->subs[item->sub_n - 1].no : 0;
	if (l->no != before + 1)
		doubt(r, l->at, "目的序号不连续");
	if (item->sub_n == item->sub_cap)
		vec_grow(r->cx->arena, (void **)&item->subs, &item->sub_cap, sizeof *item->subs);
	item->subs[item->sub_n++] = (struct lawtext_item){.no = l->no, .text = l->text};
}

static void add_plain(struct reader *r, const struct line *l)
{
	if (r->before == LINE_TEXT || r->before == LINE_ARTICLE)
		doubt(r, l->at, "与上一行之间没有空行，不能断定是否另起一款");
	struct lawtext_paragraph *p = last_paragraph(r);
	/* In a text without articles a line after items may go on with the last of them. */
	if (r->sections && p && p->items.n)
		doubt(r, l->at, "项之后的正文，不能断定属于项还是属于部分");
	add_paragraph(r, l);
}

/* A line within an article. */
static void add_line(struct reader *r, const struct line *l)
{
	switch (l->kind) {
	case LINE_ITEM:
		add_item(r, l);
		break;
	case LINE_SUB:
		add_sub(r, l);
		break;
	case LINE_TEXT:
		add_plain(r, l);
		break;
	case LINE_MARKUP:
		doubt(r, l->at, "不认识的标记，按原样保留");
		add_paragraph(r, l);
		break;
	case LINE_EMPTY:
	case LINE_HEADING:
	case LINE_ARTICLE:
	case LINE_SECTION:
		return;
	}
	add_text(r, l);
}

void lawtext_article_parse(struct cx *cx, struct str text, struct lawtext_article *out)
{
	struct reader r = {.cx = cx, .article = out, .before = LINE_EMPTY};
	struct str rest = text, part;
	out->text = STR("");
	out->paragraphs.n = 0;
	while (rest.n && str_split(&rest, '\n', &part)) {
		struct line l = {.kind = LINE_TEXT, .text = part, .whole = part};
		/* the first line may begin as an item does, and is none */
		if (out->paragraphs.n && !read_item(part, &l))
			read_sub(part, &l);
		add_line(&r, &l);
	}
}

static struct str join_levels(const struct reader *r)
{
	struct buf b = buf_in(r->cx->arena);
	for (int i = 2; i <= MOST_LEVELS; i++)
		if (r->levels[i].n) {
			if (b.n)
				buf_z(&b, "／");
			buf_str(&b, r->levels[i]);
		}
	return b.n ? buf_get(&b) : STR("");
}

/* Whether the numbers follow each other: 3, 4; 3, 3之一; 3之一, 3之二; 3之二, 4. */
static bool follows(const struct lawtext_article *a, int no, int after)
{
	if (!a)
		return no == 1 && !after;
	return (no == a->no && after == a->after + 1) || (no == a->no + 1 && !after);
}

/* Before the next article, and at the end. */
static void end_article(struct reader *r)
{
	if (!r->t->articles.n)
		return;
	r->article = &r->t->articles.v[r->t->articles.n - 1];
	if (!r->article->paragraphs.n)
		doubt(r, r->article->line, "条号之后没有正文");
}

static void begin_article(struct reader *r, const struct line *l)
{
	struct lawtext *t = r->t;
	struct lawtext_article *last = t->articles.n ? &t->articles.v[t->articles.n - 1] : NULL;
	end_article(r);
	if (!follows(last, l->no, l->after)) {
		t->gaps++;
		/* what is missing may stand at the end of the one before */
		doubt(r, l->at, r->sections ? "部分的序号不连续" : "条号不连续");
	}
	r->article = VEC_PUSH(r->cx->arena, &t->articles);
	*r->article = (struct lawtext_article){
		.no = l->no, .after = l->after, .line = l->at, .heading = join_levels(r)};
	if (l->text.n) {
		add_paragraph(r, &(struct line){.text = l->text});
		r->article->text = l->text;
	}
}

static void take_heading(struct reader *r, const struct line *l)
{
	if (l->level < 2)
		note(r, l->at, "正文中另有一级标题");
	r->levels[l->level] = l->text;
	for (int i = l->level + 1; i <= MOST_LEVELS; i++)
		r->levels[i] = STR_NONE;
	/* what follows belongs to no article, until one begins */
	r->article = NULL;
}

static void take_line(struct reader *r, const struct line *l)
{
	struct lawtext *t = r->t;
	struct lawtext_article *last = t->articles.n ? &t->articles.v[t->articles.n - 1] : NULL;
	struct line text = *l;
	if (l->kind == LINE_HEADING) {
		take_heading(r, l);
		return;
	}
	if (l->kind == LINE_SECTION || (l->kind == LINE_ARTICLE && !l->is_close)) {
		begin_article(r, l);
		return;
	}
	if (l->kind == LINE_ARTICLE) {
		/* 第三条规定的… at the beginning of a paragraph */
		text.kind = LINE_TEXT;
		text.text = l->whole;
		if (follows(last, l->no, l->after))
			doubt(r, l->at, "条号之后没有空格，不能断定是否为条文开头，按正文保留");
	}
	if (r->article)
		add_line(r, &text);
	else if (!t->articles.n)
		*VEC_PUSH(r->cx->arena, &t->preamble) = l->whole;
	else
		note(r, l->at, "不属于任何条文的正文，未收入");
}

/* ---- title, history, days ---- */

/* One or more digits, ASCII or of full width. */
static int take_digits(struct str *s)
{
	int v = 0;
	size_t at = 0;
	while (at < s->n && v < 10000) {
		size_t next = at;
		uint32_t c = utf8_next(*s, &next);
		if (c >= 0xFF10 && c <= 0xFF19)
			c = c - 0xFF10 + '0';
		if (c < '0' || c > '9')
			break;
		v = v * 10 + (int)(c - '0');
		at = next;
	}
	*s = str_sub(*s, at, s->n);
	return v;
}

/* 2021年7月15日 */
static bool take_day(struct str *s, struct date *out)
{
	struct str t = *s;
	int y = take_digits(&t), m, d;
	if (!y || !take(&t, "年") || !(m = take_digits(&t)) || !take(&t, "月") ||
		!(d = take_digits(&t)) || !take(&t, "日") || !date_make(y, m, d, out))
		return false;
	*s = t;
	return true;
}

static void read_history(struct reader *r, struct str s, size_t at)
{
	struct date d;
	struct str rest = s;
	*VEC_PUSH(r->cx->arena, &r->t->history) = s;
	if (!take_day(&rest, &d))
		note(r, at, "沿革行不以日期开头");
	else if (date_is_none(r->t->first))
		r->t->first = d;
}

/* The first 自…起施行 in a text; *published where it says 自公布之日起. */
static struct date day_in_force(struct str s, bool *published)
{
	struct date d;
	for (size_t at = 0; (at = str_find(s, STR("自"), at)) < s.n;) {
		at += strlen("自");
		struct str rest = str_sub(s, at, s.n);
		if (take_day(&rest, &d) && take(&rest, "起施行"))
			return d;
		if (str_has_prefix(rest, STR("公布之日起施行")) ||
			str_has_prefix(rest, STR("发布之日起施行"))) {
			*published = true;
			return DATE_NONE;
		}
	}
	return DATE_NONE;
}

struct date lawtext_effective(const struct lawtext *t, struct date version)
{
	bool published = false;
	struct date d = DATE_NONE, other = DATE_NONE;
	if (t->articles.n)
		d = day_in_force(t->articles.v[t->articles.n - 1].text, &published);
	if (!date_is_none(d) && date_cmp(d, version) >= 0)
		return d;
	if (t->history.n) {
		struct str last = t->history.v[t->history.n - 1];
		if (take_day(&last, &other) && str_is(skip_blank(last), "施行") &&
			date_cmp(other, version) >= 0)
			return other;
	}
	/* published on the version's day, and never changed (修正, 修订, 修改) */
	for (size_t i = 0; published && i < t->history.n; i++) {
		struct str h = t->history.v[i];
		bool is_last = i + 1 == t->history.n;
		if (str_find(h, STR("修"), 0) < h.n || !take_day(&h, &other) ||
			(is_last && date_cmp(other, version) != 0))
			published = false;
	}
	return published && t->history.n ? version : DATE_NONE;
}

static struct str next_line(struct reader *r, struct str *rest, size_t *at)
{
	struct str raw;
	++*at;
	if (!str_split(rest, '\n', &raw))
		raw = STR("");
	return clean(r->cx->arena, raw);
}

/* Up to the end of the history; false where it has none. */
static bool read_top(struct reader *r, struct str *rest, size_t *at)
{
	struct lawtext *t = r->t;
	while (rest->n) {
		struct str s = next_line(r, rest, at), body = s;
		if (str_is(s, "<!-- INFO END -->"))
			return true;
		if (!s.n)
			continue;
		int level = take_hashes(&body);
		if (!t->title.n) {
			if (level != 1 || !body.n)
				return false;
			t->title = body;
		} else if (level == 1 && !t->part.n) {
			t->part = body;
		} else if (level) {
			note(r, *at, "沿革中的标题");
		} else {
			read_history(r, s, *at);
		}
	}
	return false;
}

/* Whether the text is divided by 一、二、 and has no 第X条 at all. */
static bool find_sections(struct reader *r, struct str rest)
{
	size_t at = 0;
	bool any = false;
	while (rest.n) {
		struct str s = next_line(r, &rest, &at), body = s;
		struct line l = {0};
		if (read_article(s, &l) && !l.is_close)
			return false;
		take_hashes(&body);
		any |= read_section(body, &l);
	}
	return any;
}

enum rc lawtext_parse(struct cx *cx, struct str text, struct lawtext *out)
{
	struct reader r = {.cx = cx, .t = out};
	size_t at = 0;
	*out = (struct lawtext){.first = DATE_NONE, .effective = DATE_NONE};
	if (text.n > LAWTEXT_MOST_BYTES)
		return fail(cx, RC_INPUT, "文件过大，不是法规文本");
	if (!utf8_check(text))
		return fail(cx, RC_INPUT, "不是 UTF-8 文本，请转换编码后再导入");
	if (!read_top(&r, &text, &at))
		return fail(cx, RC_INPUT,
			"不是法规文本：第一行应是“# 全称”，沿革之后应有一行“<!-- INFO END -->”");
	out->has_sections = r.sections = find_sections(&r, text);
	while (text.n) {
		struct str s = next_line(&r, &text, &at);
		struct line l = read_line(&r, s, at);
		if (l.kind != LINE_EMPTY)
			take_line(&r, &l);
		r.before = l.kind == LINE_ARTICLE && l.is_close ? LINE_TEXT : l.kind;
	}
	end_article(&r);
	if (!out->articles.n)
		note(&r, at, "没有条文");
	return RC_OK;
}
