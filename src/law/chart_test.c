/* Charts of every procedure: whole, well-formed, nothing over anything else, large enough to read.
 */
#include "base/test.h"

#include "base/utf8.h"
#include "law/chart.h"

#include <stdlib.h>

#define LEAST_MM 200 /* hundredths: the smallest letters on the sheet */

struct rect {
	int x, y, w, h;
	int card; /* of a box: the card it is in */
};

/* What stands in a picture, in tenths of a point. */
struct picture {
	struct arena *a;
	struct {
		struct rect *v;
		size_t n, cap;
	} cards, boxes, texts, segments;
	struct buf words; /* all texts one after the other */
	size_t arrows;
	int sheet_mm, view;
};

/* ---- reading it ---- */

/* A number with at most one decimal, in tenths. */
static int number(struct str *s)
{
	bool minus = s->n && s->p[0] == '-';
	int v = 0;
	size_t i = minus;
	for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		v = v * 10 + (s->p[i] - '0');
	v *= 10;
	if (i < s->n && s->p[i] == '.') {
		v += s->p[i + 1] - '0';
		i += 2;
	}
	*s = str_sub(*s, i, s->n);
	return minus ? -v : v;
}

static struct str attr(struct str tag, const char *name)
{
	char key[32];
	snprintf(key, sizeof key, " %s=\"", name);
	size_t at = str_find(tag, str_c(key), 0);
	assert_true(at < tag.n);
	at += strlen(key);
	return str_sub(tag, at, str_find(tag, STR("\""), at));
}

static int attr_n(struct str tag, const char *name)
{
	struct str s = attr(tag, name);
	int v = number(&s);
	assert_int_equal(s.n, 0);
	return v;
}

static bool has_class(struct str tag, const char *name)
{
	struct str all = attr(tag, "class"), one;
	while (str_split(&all, ' ', &one))
		if (str_is(one, name))
			return true;
	return false;
}

static const struct {
	const char *class;
	int size;
} sizes[] = {{"card-title", 104}, {"box-title", 86}, {"detail", 80}, {"paper", 80}, {"term", 80},
	{"child", 80}, {"target", 80}, {"band-title", 130}, {"head", 200}, {"number", 120}};

static int size_of(struct str tag)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		if (has_class(tag, sizes[i].class))
			return sizes[i].size;
	assert_true(!"a text of a style that the test knows");
	return 0;
}

/* The text of a line without its tags, and how wide it is. */
static int take_words(struct picture *p, struct str line, int size)
{
	int w = 0;
	bool in_tag = false;
	for (size_t at = 0; at < line.n;) {
		size_t from = at;
		uint32_t c = utf8_next(line, &at);
		if (c == '<' || c == '>') {
			in_tag = c == '<';
			continue;
		}
		if (in_tag)
			continue;
		buf_add(&p->words, line.p + from, at - from);
		w += c >= 0x100 ? size : size * 55 / 100;
	}
	return w;
}

static void take_path(struct picture *p, struct str tag)
{
	struct str d = attr(tag, "d");
	int x = 0, y = 0;
	for (bool first = true; d.n; first = false) {
		d = str_sub(d, 1, d.n); /* M or L */
		int nx = number(&d);
		d = str_sub(d, 1, d.n);
		int ny = number(&d);
		if (!first) {
			assert_true(nx == x || ny == y);
			*VEC_PUSH(p->a, &p->segments) = (struct rect){.x = nx < x ? nx : x,
				.y = ny < y ? ny : y,
				.w = abs(nx - x),
				.h = abs(ny - y)};
		}
		x = nx;
		y = ny;
	}
}

static void take_line(struct picture *p, struct str line)
{
	struct str tag = str_sub(line, 0, str_find(line, STR(">"), 0));
	if (str_has_prefix(line, STR("<rect"))) {
		struct rect r = {attr_n(tag, "x"), attr_n(tag, "y"), attr_n(tag, "width"),
			attr_n(tag, "height"), (int)p->cards.n - 1};
		if (has_class(tag, "card"))
			*VEC_PUSH(p->a, &p->cards) = r;
		else if (has_class(tag, "box"))
			*VEC_PUSH(p->a, &p->boxes) = r;
	} else if (str_has_prefix(line, STR("<text"))) {
		int size = size_of(tag);
		struct rect *r = VEC_PUSH(p->a, &p->texts);
		*r = (struct rect){attr_n(tag, "x"), attr_n(tag, "y") - size, 0, size, -1};
		r->w = take_words(p, line, size);
	} else if (str_has_prefix(line, STR("<path"))) {
		if (has_class(tag, "arrow"))
			p->arrows++;
		else
			take_path(p, tag);
	}
}

static void read_picture(struct picture *p, struct arena *a, struct str svg)
{
	struct str line;
	*p = (struct picture){.a = a, .words = buf_in(a)};
	struct str head = str_sub(svg, 0, str_find(svg, STR(">"), 0)), mm = attr(head, "width");
	struct str view = attr(head, "viewBox");
	p->sheet_mm = number(&mm);
	assert_str(mm, "mm");
	for (int i = 0; i < 2; i++) {
		number(&view);
		view = str_sub(view, 1, view.n);
	}
	p->view = number(&view);
	while (str_split(&svg, '\n', &line))
		take_line(p, line);
}

/* ---- what must hold ---- */

static bool within(const struct rect *in, const struct rect *out)
{
	return in->x >= out->x && in->y >= out->y && in->x + in->w <= out->x + out->w &&
	       in->y + in->h <= out->y + out->h;
}

static bool say(const char *what, const struct rect *a, const struct rect *b)
{
	print_error("%s: %d,%d %dx%d and %d,%d %dx%d\n", what, a->x, a->y, a->w, a->h, b->x, b->y,
		b->w, b->h);
	return false;
}

/* Lines and edges may touch. */
static bool meet(const struct rect *a, const struct rect *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

/* A line through the inside of something. */
static bool crosses(const struct rect *line, const struct rect *r)
{
	struct rect fat = {line->x - 1, line->y - 1, line->w + 2, line->h + 2, 0};
	struct rect inner = {r->x + 1, r->y + 1, r->w - 2, r->h - 2, 0};
	return meet(&fat, &inner);
}

static void check_places(const struct picture *p)
{
	for (size_t i = 0; i < p->cards.n; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(meet(&p->cards.v[i], &p->cards.v[j]));
	for (size_t i = 0; i < p->boxes.n; i++) {
		assert_true(within(&p->boxes.v[i], &p->cards.v[p->boxes.v[i].card]));
		for (size_t j = 0; j < i; j++)
			assert_false(meet(&p->boxes.v[i], &p->boxes.v[j]));
	}
	for (size_t i = 0; i < p->texts.n; i++) {
		const struct rect *t = &p->texts.v[i];
		for (size_t j = 0; j < i; j++)
			assert_true(!meet(t, &p->texts.v[j]) || say("texts", t, &p->texts.v[j]));
		/* in a box or card it touches it is whole */
		for (size_t j = 0; j < p->boxes.n; j++)
			assert_true(!meet(t, &p->boxes.v[j]) || within(t, &p->boxes.v[j]) ||
				    say("text and box", t, &p->boxes.v[j]));
		for (size_t j = 0; j < p->cards.n; j++)
			assert_true(!meet(t, &p->cards.v[j]) || within(t, &p->cards.v[j]) ||
				    say("text and card", t, &p->cards.v[j]));
	}
	for (size_t i = 0; i < p->segments.n; i++) {
		for (size_t j = 0; j < p->boxes.n; j++)
			assert_true(!crosses(&p->segments.v[i], &p->boxes.v[j]) ||
				    say("line and box", &p->segments.v[i], &p->boxes.v[j]));
		for (size_t j = 0; j < p->texts.n; j++)
			assert_true(!crosses(&p->segments.v[i], &p->texts.v[j]) ||
				    say("line and text", &p->segments.v[i], &p->texts.v[j]));
	}
}

/* Tags are closed in their order; nothing is left that should have been written as an entity. */
static void check_form(struct arena *a, struct str svg)
{
	struct {
		struct str *v;
		size_t n, cap;
	} open = {0};
	assert_true(utf8_check(svg));
	for (size_t i = 0; i < svg.n; i++) {
		unsigned char c = (unsigned char)svg.p[i];
		assert_true(c >= 0x20 || c == '\n');
		if (c == '&') {
			struct str rest = str_sub(svg, i, svg.n);
			assert_true(str_has_prefix(rest, STR("&amp;")) ||
				    str_has_prefix(rest, STR("&lt;")) ||
				    str_has_prefix(rest, STR("&gt;")) ||
				    str_has_prefix(rest, STR("&quot;")));
		}
		if (c != '<')
			continue;
		size_t end = str_find(svg, STR(">"), i);
		struct str tag = str_sub(svg, i + 1, end), name;
		assert_true(end < svg.n);
		if (tag.p[0] == '/') {
			assert_true(open.n > 0);
			assert_true(str_eq(str_sub(tag, 1, tag.n), open.v[--open.n]));
		} else if (tag.p[tag.n - 1] != '/') {
			struct str rest = tag;
			str_split(&rest, ' ', &name);
			*VEC_PUSH(a, &open) = name;
		}
		i = end;
	}
	assert_int_equal(open.n, 0);
}

static void has(const struct picture *p, struct str what)
{
	struct str words = buf_get(&p->words);
	if (str_find(words, what, 0) == words.n)
		print_error("not in the chart: %.*s\n", STR_ARG(what));
	assert_true(str_find(words, what, 0) < words.n);
}

static void check_whole(
	const struct picture *p, const struct pack *pack, const struct law_procedure *r)
{
	size_t n;
	const struct law_form *forms = pack_forms(pack, &n);
	for (size_t i = 0; i < r->state_n; i++)
		if (r->states[i].proposes < 0)
			has(p, r->states[i].title);
	for (size_t i = 0; i < r->action_n; i++) {
		has(p, r->actions[i].title);
		for (size_t j = 0; j < r->actions[i].issue_n; j++)
			has(p, forms[r->actions[i].issues[j]].title);
		for (size_t j = 0; j < r->actions[i].fx.start_n; j++)
			has(p, r->clocks[r->actions[i].fx.starts[j].clock].title);
		if (r->actions[i].kind == ACTION_PLAIN)
			has(p, r->actions[i].basis);
	}
}

static void check_pack(const char *dir)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *pack;
	size_t n;
	assert_int_equal(
		pack_load(&cx, str_printf(a, "%s/%s", getenv("ZHIFA_SOURCE"), dir), NULL, &pack),
		RC_OK);
	const struct law_procedure *r = pack_procedures(pack, &n);
	for (size_t i = 0; i < n; i++) {
		struct buf one = buf_in(a), two = buf_in(a);
		struct picture p;
		chart_svg(&cx, pack, &r[i], &one);
		chart_svg(&cx, pack, &r[i], &two);
		assert_true(str_eq(buf_get(&one), buf_get(&two)));
		check_form(a, buf_get(&one));
		read_picture(&p, a, buf_get(&one));
		int mm = 80 * 10 * p.sheet_mm / p.view;
		print_message("# %.*s: %zu cards, %zu boxes, %zu lines, letters of %d.%02d mm\n",
			STR_ARG(r[i].id), p.cards.n, p.boxes.n, p.arrows, mm / 100, mm % 100);
		assert_true(mm >= LEAST_MM);
		assert_true(p.cards.n > 0);
		assert_true(p.arrows <= p.boxes.n);
		check_places(&p);
		check_whole(&p, pack, &r[i]);
	}
	pack_free(pack);
	arena_free(a);
}

static void test_small(void **state)
{
	(void)state;
	check_pack("tests/packs/small");
}

static void test_law(void **state)
{
	(void)state;
	check_pack("law");
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_small), cmocka_unit_test(test_law)};
TEST_MAIN(tests)
