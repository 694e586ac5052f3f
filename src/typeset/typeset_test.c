#include "base/test.h"

#include "format/json.h"
#include "typeset/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static struct typeset_fonts fonts;

static struct typeset *open_typeset(struct cx *cx)
{
	struct typeset *t = NULL;
	fonts = typeset_fonts_free;
	fonts.dir = getenv("ZHIFA_FONTS");
	if (typeset_open(cx, &fonts, &t))
		print_message("%.*s\n", STR_ARG(cx->msg));
	assert_non_null(t);
	return t;
}

static struct paper read_paper(struct cx *cx, const char *json)
{
	struct paper p;
	if (paper_read(cx, str_c(json), &p))
		print_message("%.*s\n", STR_ARG(cx->msg));
	assert_int_equal(cx->rc, RC_OK);
	return p;
}

/* Runs a program on a file and gives what it prints. */
static struct str run(struct arena *a, const char *program, const char *option, struct str path)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], 1);
		close(ends[0]);
		execl(program, program, option, str_z(a, path), "-", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	struct buf b = buf_in(a);
	char piece[4096];
	ssize_t got;
	while ((got = read(ends[0], piece, sizeof piece)) > 0)
		buf_add(&b, piece, (size_t)got);
	close(ends[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	return buf_get(&b);
}

static struct str pdf_text(struct arena *a, struct str pdf)
{
	char name[] = "/tmp/zhifa-typeset-XXXXXX";
	int fd = mkstemp(name);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, pdf.p, pdf.n), (ssize_t)pdf.n);
	close(fd);
	struct str out = run(a, "/usr/bin/pdftotext", "-layout", str_c(name));
	unlink(name);
	return out;
}

static const char sample[] =
	"{\"title\":\"行政处罚决定书\",\"organ\":\"青山旗市场监督管理局\",\"number\":"
	"\"青市监罚〔2026〕9号\","
	"\"form\":\"x\",\"code\":\"K7QF-ABCD-EFGH-2345\",\"date\":\"2026-10-20\",\"blocks\":["
	"{\"t\":\"kv\",\"rows\":[[\"当事人\",\"草原食品示例有限公司\"],[\"住所\","
	"\"青山旗和平大街18号\"]]},"
	"{\"t\":\"h\",\"text\":\"一、违法事实\",\"level\":1},"
	"{\"t\":\"p\",\"text\":\"经查，当事人销售超过保质期的“草原牌”奶酪32袋，价款￥1,150."
	"00元。\"},"
	"{\"t\":\"table\",\"head\":[\"序号\",\"名称\"],\"widths\":[1,4],\"align\":[\"center\","
	"\"left\"],"
	"\"rows\":[[\"1\",\"现场检查笔录\"],[\"2\",\"进货台账\"]]},"
	"{\"t\":\"list\",\"mark\":\"1．\",\"items\":[\"没收违法所得；\",\"罚款伍万陆仟元整。\"]},"
	"{\"t\":\"form\",\"widths\":[1,3],\"rows\":[[\"送达地点\",\"\"],{\"cells\":[\"签收\",{"
	"\"text\":\"\","
	"\"foot\":\"签名：\"}],\"lines\":3}]},"
	"{\"t\":\"sign\",\"lines\":[[\"执法人员（签名）：\",\"执法证号：\"]]},"
	"{\"t\":\"note\",\"text\":\"本决定书一式两份。\"},"
	"{\"t\":\"break\"},{\"t\":\"p\",\"text\":\"第二页\",\"flush\":true},"
	"{\"t\":\"close\",\"organ\":\"青山旗市场监督管理局\",\"date\":\"2026年10月20日\"}]}";

/* Every word of the paper can be found in the file, on the right page, in the order of reading. */
static void test_text_of_pdf(void **state)
{
	(void)state;
	static const char *const words[] = {"青山旗市场监督管理局", "行政处罚决定书",
		"青市监罚〔2026〕9号", "当事人：草原食品示例有限公司", "住所：青山旗和平大街18号",
		"一、违法事实", "“草原牌”奶酪32袋，价款￥1,150.00元", "序号", "现场检查笔录",
		"进货台账", "1．没收违法所得；", "2．罚款伍万陆仟元整。", "送达地点", "签名：",
		"执法人员（签名）：", "本决定书一式两份。", "第1页", "第二页", "2026年10月20日",
		"校验码", "K7QF-ABCD-EFGH-2345", "第2页"};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct typeset *t = open_typeset(&cx);
	struct paper p = read_paper(&cx, sample);
	struct str pdf;
	int pages;
	assert_int_equal(typeset_check(&cx, t, &p), RC_OK);
	assert_int_equal(typeset_pdf(&cx, t, &p, &pdf, &pages), RC_OK);
	assert_int_equal(pages, 2);
	struct buf b = buf_in(a);
	struct str text = pdf_text(a, pdf);
	for (size_t i = 0; i < text.n; i++) /* spaces tell of the layout, not of the words */
		if (text.p[i] != ' ' && text.p[i] != '\n')
			buf_char(&b, text.p[i]);
	text = buf_get(&b);
	size_t at = 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t found = str_find(text, str_c(words[i]), at);
		if (found == text.n)
			print_message("%s is not in: %.*s\n", words[i], STR_ARG(text));
		assert_true(found < text.n);
		at = found;
	}
	typeset_close(t);
	arena_free(a);
}

/* The same paper gives the same bytes, whatever was set before and by whichever setter. */
static void test_same_bytes(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct typeset *t = open_typeset(&cx), *u = open_typeset(&cx);
	struct paper p = read_paper(&cx, sample);
	struct paper other = read_paper(&cx, "{\"title\":\"其他文书\",\"blocks\":[{\"t\":\"p\","
					     "\"text\":\"完全不同的内容：甲乙丙丁戊己庚辛\"}]}");
	struct str first, second, third, png, png2;
	int pages;
	assert_int_equal(typeset_pdf(&cx, t, &p, &first, &pages), RC_OK);
	assert_int_equal(typeset_pdf(&cx, u, &other, &second, &pages), RC_OK);
	assert_int_equal(typeset_pdf(&cx, u, &p, &second, &pages), RC_OK);
	assert_int_equal(typeset_pdf(&cx, t, &p, &third, &pages), RC_OK);
	assert_true(str_eq(first, second));
	assert_true(str_eq(first, third));
	assert_int_equal(typeset_png(&cx, t, &p, 2, 72, &png, &pages), RC_OK);
	assert_int_equal(typeset_png(&cx, u, &p, 2, 72, &png2, NULL), RC_OK);
	assert_int_equal(pages, 2);
	assert_true(str_eq(png, png2));
	assert_int_equal(typeset_png(&cx, t, &p, 3, 72, &png, NULL), RC_NOT_FOUND);
	cx_clear(&cx);
	assert_int_equal(typeset_png(&cx, t, &p, 1, 3000, &png, NULL), RC_INPUT);
	typeset_close(t);
	typeset_close(u);
	arena_free(a);
}

/* The font in which a character is set. */
static struct str font_of(struct cx *cx, struct faces *f, const char *text)
{
	struct sheets s = {.cx = cx, .faces = f};
	struct style st = {.face = FACE_BODY, .size = 16, .leading = 28, .width = 400};
	struct line *l;
	bool *first;
	assert_int_equal(text_lines(&s, str_c(text), &st, &l, &first), 1);
	const PangoLayoutRun *run = l->layout->runs->data;
	PangoFontDescription *d = pango_font_describe(run->item->analysis.font);
	struct str name = str_dup(cx->arena, str_c(pango_font_description_get_family(d)));
	pango_font_description_free(d);
	sheets_finish(&s);
	return name;
}

/* The yuan sign comes from another font than the body's, which draws a dollar sign there. */
static void test_fonts(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct faces f;
	struct typeset *t = open_typeset(&cx);
	typeset_close(t);
	assert_int_equal(faces_init(&cx, &fonts, &f), RC_OK);
	assert_str(font_of(&cx, &f, "元"), "FandolFang");
	assert_str(font_of(&cx, &f, "9"), "FandolFang");
	assert_str(font_of(&cx, &f, "\uFFE5"), "LXGW WenKai");
	assert_str(font_of(&cx, &f, "\u4DAE"), "LXGW WenKai"); /* 䶮, of names */
	faces_finish(&f);
	fonts.body = "No Such Font";
	assert_int_equal(faces_init(&cx, &fonts, &f), RC_IO);
	assert_true(str_find(cx.msg, STR("No Such Font"), 0) < cx.msg.n);
	arena_free(a);
}

static struct str paper_of(struct arena *a, const char *const *texts, size_t n)
{
	struct buf b = buf_in(a);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "title", str_c(n ? texts[0] : ""));
	json_set(&w, "organ", str_c(n ? texts[n / 2] : ""));
	json_set_begin_array(&w, "blocks");
	for (size_t i = 0; i < n; i++) {
		static const char *const kinds[] = {"p", "h", "note"};
		for (size_t k = 0; k < 3; k++) {
			json_begin(&w);
			json_set(&w, "t", str_c(kinds[k]));
			json_set(&w, "text", str_c(texts[i]));
			json_end(&w);
		}
		json_begin(&w);
		json_set(&w, "t", STR("form"));
		json_set_begin_array(&w, "rows");
		json_begin_array(&w);
		for (int k = 0; k < 6; k++)
			json_put(&w, str_c(texts[i]));
		json_end(&w);
		json_end(&w);
		json_end(&w);
		json_begin(&w);
		json_set(&w, "t", STR("close"));
		json_set(&w, "organ", str_c(texts[i]));
		json_set(&w, "date", str_c(texts[i]));
		json_end(&w);
	}
	json_end(&w);
	json_end(&w);
	return buf_get(&b);
}

static void test_hostile(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " ", "\n\n\n", "\r\n", "\t\x01\x7F",
		"a\u202Egnp.exe\u202C结束", "\u2066\u2067\u2069", "שלום עולם", "نص عربي طويل جدا",
		"\u200B\u200C\u200D\u2060\uFEFF",
		"Z\u0351\u036B\u0343\u036A\u0302A\u0335\u033A\u0321L\u034D\u0308G\u0360O",
		"\uFDFD\uFDFD\uFDFD", "\U0001D15E", "\U000E0001\U000E0041", "\uFFFE\uFFFF",
		"\uE000\U000F0000", "\u0378\u0379", "\u1820\u1821\u180B\u202F\u1822", "\u2FF0木木",
		"👨‍👩‍👧‍👦🏳️‍🌈",
		"http://a-very-long-address.example/without/a/place/to/break/it/"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaa",
		"……………………………………………………………………………………………………………………………………………………………………",
		"。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。"
		"。。。。。。。。。。。。。。。。",
		"（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（"
		"（（（（（（（（（（（（（（（（（",
		"\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33\u0E33", "﷽",
		"𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫𒐫",
		"\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000"
		"\u3000\u3000\u3000"
		"\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000"
		"\u3000\u3000\u3000",
		"<script>alert(1)</script>", "'; DROP TABLE event; --", "${jndi:ldap://x}",
		"%s%n%d", "\u2028\u2029\xC2\x85一\v二\f三"};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct faces f;
	typeset_close(open_typeset(&cx));
	assert_int_equal(faces_init(&cx, &fonts, &f), RC_OK);
	struct typeset *t = open_typeset(&cx);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct paper p;
		struct sheets s;
		struct str pdf;
		int pages;
		assert_int_equal(paper_read(&cx, paper_of(a, &texts[i], 1), &p), RC_OK);
		assert_int_equal(sheets_make(&cx, &f, &p, &s), RC_OK);
		assert_true(sheets_fit(&s));
		if (typeset_pdf(&cx, t, &p, &pdf, &pages))
			print_message("text %zu: %.*s\n", i, STR_ARG(cx.msg));
		assert_int_equal(cx.rc, RC_OK);
		assert_int_equal(pages, s.pages);
		sheets_finish(&s);
	}
	typeset_close(t);
	faces_finish(&f);
	arena_free(a);
}

/* Orders of direction do not reach the page; what cannot be printed is named beforehand. */
static void test_unprintable(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	assert_str(text_clean(a, STR("甲\u202E乙\u2066丙\r\n丁\t戊\u2028己\x01")),
		"甲乙丙\n丁 戊\n己 ");
	assert_str(text_clean(a, STR("平常的文字 abc，〔2026〕")), "平常的文字 abc，〔2026〕");
	struct typeset *t = open_typeset(&cx);
	struct paper p = read_paper(
		&cx, "{\"title\":\"甲\u200B\u202E\",\"blocks\":[{\"t\":\"p\",\"text\":\"乙\"}]}");
	assert_int_equal(typeset_check(&cx, t, &p), RC_OK);
	p = read_paper(&cx, "{\"title\":\"甲\",\"blocks\":[{\"t\":\"kv\",\"rows\":[[\"乙\","
			    "\"\u0E01\U0002FA1F\uE000\u0E01\"]]}]}");
	assert_int_equal(typeset_check(&cx, t, &p), RC_INPUT);
	assert_true(str_find(cx.msg, STR("（U+0E01）"), 0) < cx.msg.n);
	assert_true(str_find(cx.msg, STR("（U+E000）"), 0) < cx.msg.n);
	typeset_close(t);
	arena_free(a);
}

static const struct strip *strip_of(const struct sheets *s, const struct block *b, bool last)
{
	const struct strip *found = NULL;
	for (size_t i = 0; i < s->strips.n; i++)
		if (s->strips.v[i].block == b && (!found || last))
			found = &s->strips.v[i];
	assert_non_null(found);
	return found;
}

/*
 * For every length of what stands before: a heading is never the last of its page, the organ and
 * date never stand on a page without two lines of text, a table's head is repeated where it goes
 * on.
 */
static void test_breaks(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct faces f;
	typeset_close(open_typeset(&cx));
	assert_int_equal(faces_init(&cx, &fonts, &f), RC_OK);
	int moved = 0, repeated = 0;
	for (int lines = 1; lines < 30; lines++) {
		struct buf b = buf_in(a);
		buf_z(&b, "{\"title\":\"甲\",\"blocks\":[");
		for (int i = 0; i < lines; i++)
			buf_z(&b, "{\"t\":\"p\",\"text\":\"一行\"},");
		buf_z(&b, "{\"t\":\"h\",\"text\":\"标题\"},{\"t\":\"p\",\"text\":\"一\"},{\"t\":"
			  "\"table\","
			  "\"head\":[\"头\"],\"rows\":[[\"1\"],[\"2\"],[\"3\"]]},{\"t\":\"p\","
			  "\"text\":\"正文"
			  "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
			  "七八九十\"},"
			  "{\"t\":\"close\",\"organ\":\"某机关\",\"date\":\"2026年1月1日\"}]}");
		struct paper p = read_paper(&cx, str_z(a, buf_get(&b)));
		struct sheets s;
		assert_int_equal(sheets_make(&cx, &f, &p, &s), RC_OK);
		assert_true(sheets_fit(&s));
		size_t h = (size_t)lines;
		assert_int_equal(strip_of(&s, &p.blocks[h], false)->field,
			strip_of(&s, &p.blocks[h + 1], false)->field);
		assert_int_equal(strip_of(&s, &p.blocks[h + 3], true)->field,
			strip_of(&s, &p.blocks[h + 4], true)->field);
		const struct strip *first = strip_of(&s, &p.blocks[h + 2], false),
				   *last = strip_of(&s, &p.blocks[h + 2], true);
		assert_true(first->is_head);
		moved += strip_of(&s, &p.blocks[h], false)->field > 1 &&
			 strip_of(&s, &p.blocks[h], false)->top == 0;
		if (last[-1].field >
			first->field) { /* the strip after a table keeps the distance */
			assert_int_equal(s.repeats.n, 1);
			assert_int_equal(s.repeats.v[0].field, last[-1].field);
			repeated++;
		}
		sheets_finish(&s);
	}
	assert_true(moved > 0);
	assert_true(repeated > 0);
	faces_finish(&f);
	arena_free(a);
}

/* Long papers: a row of many lines is parted, and the time grows with the length alone. */
static void test_long(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct typeset *t = open_typeset(&cx);
	struct buf b = buf_in(a);
	buf_z(&b, "{\"title\":\"甲\",\"blocks\":[{\"t\":\"table\",\"head\":[\"序号\",\"内容\"],"
		  "\"rows\":[[\"1\",\"");
	for (int i = 0; i < 20000; i++)
		buf_z(&b, "长");
	buf_z(&b, "\"]]},{\"t\":\"p\",\"text\":\"");
	for (int i = 0; i < 20000; i++)
		buf_z(&b, "长");
	buf_z(&b, "\"}]}");
	struct paper p = read_paper(&cx, str_z(a, buf_get(&b)));
	struct str pdf;
	int pages;
	assert_int_equal(typeset_pdf(&cx, t, &p, &pdf, &pages), RC_OK);
	assert_true(pages > 60 && pages < 100);
	b.n = 0;
	buf_z(&b, "{\"title\":\"甲\",\"blocks\":[");
	for (int i = 0; i < TYPESET_MOST_PAGES; i++)
		buf_z(&b, "{\"t\":\"break\"},{\"t\":\"p\",\"text\":\"一\"},");
	buf_z(&b, "{\"t\":\"break\"},{\"t\":\"p\",\"text\":\"一\"}]}");
	p = read_paper(&cx, str_z(a, buf_get(&b)));
	assert_int_equal(typeset_pdf(&cx, t, &p, &pdf, &pages), RC_TOO_LARGE);
	typeset_close(t);
	arena_free(a);
}

/* What a column says, from its layout. */
static struct str column_text(const struct mark *m)
{
	const PangoLayoutLine *l = m->line.layout;
	return (struct str){pango_layout_get_text(l->layout) + l->start_index, (size_t)l->length};
}

static struct str mongol_paper(struct arena *a, int items, int lines)
{
	struct buf b = buf_in(a);
	buf_z(&b, "{\"title\":\"甲\",\"blocks\":[");
	for (int i = 0; i < lines; i++)
		buf_printf(&b, "{\"t\":\"p\",\"text\":\"第%d段。\"},", i + 1);
	buf_z(&b, "{\"t\":\"mn\",\"title\":\"ᠪᠢᠴᠢᠭ\",\"items\":[");
	for (int i = 1; i <= items; i++)
		buf_printf(&b, "%s\"%d ᠡᠳᠦᠷ\u202fᠦᠨ ᠳᠣᠲᠣᠷ\u180eᠠ 示例旗 12345 ABC\"",
			i > 1 ? "," : "", i);
	buf_z(&b, "]}]}");
	return buf_get(&b);
}

/* The columns of a paper: each to the right of the one before, from top to bottom, in the left half
 * of a page that lies; what they say, one after the other. */
static size_t look_at_columns(struct arena *a, const struct sheets *s, struct str *all)
{
	size_t columns = 0;
	*all = STR("");
	assert_true(s->g.page_width > s->g.page_height);
	assert_true(s->g.beside_left + s->g.beside_width < s->g.left);
	assert_true(s->g.left + s->g.width < s->g.page_width);
	for (size_t i = 0; i < s->beside.n; i++) {
		const struct strip *at = &s->beside.v[i];
		double right = -1;
		assert_int_equal(at->field, i + 1);
		for (size_t k = 0; k < at->marks.n; k++) {
			const struct mark *m = &at->marks.v[k];
			if (m->kind != MARK_COLUMN)
				continue;
			assert_true(
				m->x2 > right && m->x > m->x2 && m->x < m->y2); /* to the right */
			assert_true(
				m->y2 <= s->g.beside_width && m->y + m->room <= s->g.height + 0.01);
			assert_true(m->line.width <= m->room + 0.01);
			right = m->x2;
			*all = str_printf(
				a, STR_FMT STR_FMT, STR_ARG(*all), STR_ARG(column_text(m)));
			columns++;
		}
	}
	return columns;
}

/* A Mongolian text stands beside the Chinese on every page, whichever of them is longer. */
static void test_columns(void **state)
{
	static const struct {
		int items, lines, bands, pages;
	} all[] = {{40, 1, 4, 4}, {3, 40, 1, 2}, {3, 50, 1, 3}, {20, 20, 2, 2}, {0, 1, 1, 1}};
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct typeset *t = open_typeset(&cx);
	struct faces f;
	struct str said, pdf, again, png;
	int pages;
	assert_int_equal(faces_init(&cx, &fonts, &f), RC_OK);
	if (!f.has_mongol) {
		SKIP_TEST("fonts-noto-core is not installed");
	}
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct sheets s;
		struct paper p =
			read_paper(&cx, str_z(a, mongol_paper(a, all[i].items, all[i].lines)));
		assert_int_equal(sheets_make(&cx, &f, &p, &s), RC_OK);
		assert_true(sheets_fit(&s));
		assert_int_equal(look_at_columns(a, &s, &said), all[i].items + 1);
		assert_int_equal(s.beside.n, all[i].bands);
		assert_int_equal(s.pages, all[i].pages);
		size_t last = 0;
		for (int k = 1; k <= all[i].items;
			k++) { /* in the order of the text, byte for byte */
			struct str wanted =
				str_printf(a, "%d ᠡᠳᠦᠷ\u202fᠦᠨ ᠳᠣᠲᠣᠷ\u180eᠠ 示例旗 12345 ABC", k);
			last = str_find(said, wanted, last);
			assert_true(last < said.n);
			last += wanted.n;
		}
		sheets_finish(&s);
		assert_int_equal(typeset_pdf(&cx, t, &p, &pdf, &pages), RC_OK);
		assert_int_equal(typeset_pdf(&cx, t, &p, &again, &pages), RC_OK);
		assert_true(str_eq(pdf, again));
		assert_true(
			str_find(pdf, STR("/MediaBox [ 0 0 841.889764 595.275591 ]"), 0) < pdf.n);
		assert_int_equal(typeset_png(&cx, t, &p, all[i].pages, 72, &png, &pages), RC_OK);
		/* the picture is as wide as the page: bytes 16 to 23 of a PNG */
		assert_int_equal((unsigned char)png.p[18] << 8 | (unsigned char)png.p[19], 842);
		assert_int_equal((unsigned char)png.p[22] << 8 | (unsigned char)png.p[23], 595);
	}
	/* without a Mongolian text the page stands */
	struct sheets s;
	struct paper p = read_paper(&cx, "{\"title\":\"甲\",\"blocks\":[]}");
	assert_int_equal(sheets_make(&cx, &f, &p, &s), RC_OK);
	assert_true(s.g.page_width < s.g.page_height && !s.beside.n);
	sheets_finish(&s);
	faces_finish(&f);
	typeset_close(t);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_text_of_pdf),
	cmocka_unit_test(test_same_bytes), cmocka_unit_test(test_fonts),
	cmocka_unit_test(test_hostile), cmocka_unit_test(test_unprintable),
	cmocka_unit_test(test_breaks), cmocka_unit_test(test_long), cmocka_unit_test(test_columns)};
TEST_MAIN(tests)
