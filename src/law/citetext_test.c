/* Citations in running text. */
#include "base/test.h"
#include "law/citetext.h"

/* All pieces as TITLE:article[+after][-to].paragraph.item.sub, one after the other. */
static struct str pieces(struct arena *a, const char *text)
{
	struct citetext c = {.text = str_c(text)};
	struct buf b = buf_in(a);
	while (citetext_next(&c)) {
		const struct lawtext_place *p = &c.place;
		buf_printf(&b, "%s" STR_FMT ":%d", b.n ? " " : "", STR_ARG(c.title), p->article);
		if (p->after)
			buf_printf(&b, "+%d", p->after);
		if (p->article_to)
			buf_printf(&b, "-%d", p->article_to);
		buf_printf(&b, ".%d.%d.%d", p->paragraph, p->item, p->sub);
		assert_true(c.at <= c.text.n && c.words.n <= c.text.n);
	}
	return b.n ? buf_get(&b) : STR("");
}

static void test_pieces(void **state)
{
	static const struct {
		const char *text, *pieces;
	} all[] = {
		{"", ""},
		{"违反了食品安全法第三十四条第十项", ""},
		{"《甲法》", "甲法:0.0.0.0"},
		{"《甲法》的规定，第三条", "甲法:0.0.0.0"},
		{"依照《甲法》第五十八条第一款第（二）项的规定", "甲法:58.1.2.0"},
		{"《甲法》第58条第1款第(2)项第3目", "甲法:58.1.2.3"},
		{"《甲法》第５８条第二项", "甲法:58.0.2.0"},
		{"《甲法》（2021年修订）第三条", "甲法:3.0.0.0"},
		{"《甲意见》（某政发〔2014〕5号）第四部分第（三）项", "甲意见:4.0.3.0"},
		{"《甲法》第三条、第四条第二款和第五条", "甲法:3.0.0.0 甲法:4.2.0.0 甲法:5.0.0.0"},
		{"《甲法》第四条第一款第（一）项、第（三）项、第二款",
			"甲法:4.1.1.0 甲法:4.1.3.0 甲法:4.2.0.0"},
		{"《甲法》第十二条之一第二款", "甲法:12+1.2.0.0"},
		{"《甲法》第五十四条至第六十五条", "甲法:54-65.0.0.0"},
		{"《甲法》第三条和《乙条例》第四条第三项", "甲法:3.0.0.0 乙条例:4.0.3.0"},
		{"《最高法关于适用《甲法》的解释》第二条", "最高法关于适用《甲法》的解释:2.0.0.0"},
		{"《最高法关于适用〈甲法〉的解释》第二条", "最高法关于适用〈甲法〉的解释:2.0.0.0"},
		/* broken */
		{"《甲法", ""},
		{"《甲\n法》第一条", ""},
		{"《《甲法》第一条", "甲法:1.0.0.0"},
		{"》第一条《甲法》", "甲法:0.0.0.0"},
		{"《甲法》第条", "甲法:0.0.0.0"},
		{"《甲法》第〇条", "甲法:0.0.0.0"},
		{"《甲法》第99999999999999999999条", "甲法:0.0.0.0"},
		{"《甲法》第（二条", "甲法:0.0.0.0"},
		{"《甲法》第二款", "甲法:0.0.0.0"},
		{"《甲法》（第一条", "甲法:0.0.0.0"},
		{"《甲法》第三条、", "甲法:3.0.0.0"},
		{"《》第三条", ""},
		{"《甲法》第三条之", "甲法:3.0.0.0"},
		{"《甲法》第三条第第三款", "甲法:3.0.0.0"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_str(pieces(a, all[i].text), all[i].pieces);
	arena_free(a);
}

/* The words of a place are those of the text. */
static void test_words(void **state)
{
	struct citetext c = {.text = STR("《甲法》（修订）第三条、第四条第二款。")};
	(void)state;
	assert_true(citetext_next(&c));
	assert_str(c.words, "第三条");
	assert_true(citetext_next(&c));
	assert_str(c.words, "第四条第二款");
	assert_false(citetext_next(&c));
	assert_false(citetext_next(&c));
}

/* ---- looked up ---- */

#define OF(title, body, last, from)                                                                \
	"# " title "\n\n<!-- INFO END -->\n\n" body "\n\n第" last "条 本法自" from "起施行。\n"

static void add(struct cx *cx, struct corpus *c, const char *date, const char *text)
{
	struct corpus_version v = {.source = CORPUS_TEXT};
	assert_true(date_parse(str_c(date), &v.version));
	assert_int_equal(lawtext_parse(cx, str_c(text), &v.text), RC_OK);
	v.effective = lawtext_effective(&v.text, v.version);
	*VEC_PUSH(cx->arena, &c->versions) = v;
}

/* Two versions of one law, a law that is still to come, one that names the State. */
static struct corpus shelf(struct cx *cx)
{
	struct corpus c = {0};
	add(cx, &c, "2010-01-01",
		OF("甲法", "第一条 旧文。\n\n第二条 一样。\n\n第三条 三。\n\n第四条 四。", "五",
			"2010年3月1日"));
	add(cx, &c, "2026-01-01",
		OF("甲法",
			"第一条 新文：\n\n（一）子。\n\n第二条 一样。\n\n第三条 "
			"头一款。\n\n第二款：\n\n（一）丑。",
			"四", "2026年3月1日"));
	add(cx, &c, "2026-06-01", OF("乙条例", "第一条 将来。", "二", "2027年1月1日"));
	add(cx, &c, "2020-01-01", OF("中华人民共和国丙法", "第一条 国家。", "二", "2020年3月1日"));
	add(cx, &c, "2015-01-01",
		OF("关于适用《甲法》的解释", "第一条 解释。", "二", "2015年3月1日"));
	return c;
}

static void test_check(void **state)
{
	static const char states[] = "WOIN";
	/* what is cited on 2026-09-20, of a conduct on that day if it has none; states, a word of
	 * the first finding */
	static const struct {
		const char *text, *conduct, *states, *word;
	} all[] = {
		{"依照《甲法》第一条第（一）项、第二条", "", "", ""},
		{"《甲法》第三条第二款第一项", "", "", ""},
		{"《甲法》第七条", "", "W", "没有这一条"},
		{"《甲法》第一条第（二）项", "", "W", "没有这一项"},
		{"《甲法》第三条第三款", "", "W", "没有这一款"},
		{"《甲法》第三条第（一）项", "", "I", "应当写明第几款"},
		{"《甲法》第二条第一款", "", "I", "不分款"},
		{"《甲法》第七条、第七条和第八条", "", "WW", "第七条"},
		{"《丙法》第一条", "", "I", "《中华人民共和国丙法》"},
		{"《丙法》第三条", "", "IW", "全称"},
		{"《丁法》第一条、第二条", "", "N", "没有导入正文"},
		{"《乙条例》第一条", "", "O", "2027-01-01"},
		{"《关于适用〈甲法〉的解释》第一条", "", "", ""},
		{"《甲法》", "", "", ""},
		{"甲法第七条", "", "", ""},
		/* the conduct was under the other version */
		{"《甲法》第一条", "2025-12-01", "O", "条文不同"},
		{"《甲法》第二条", "2025-12-01", "", ""},
		{"《甲法》第五条", "2025-12-01", "O", "现在没有这一条款"},
		{"《甲法》第三条第二款", "2025-12-01", "O", "行为时没有这一条款"},
		{"《甲法》第七条", "2025-12-01", "W", "没有这一条"},
		{"《甲法》第二条", "2009-12-01", "O", "行为时（2009-12-01）还没有生效"},
	};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct corpus c = shelf(&cx);
	struct corpus_lookup l = corpus_lookup(&c);
	struct date on;
	(void)state;
	assert_true(date_parse(STR("2026-09-20"), &on));
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct citetext_findings out = {0};
		struct date conduct = DATE_NONE;
		struct buf got = buf_in(a);
		if (*all[i].conduct)
			assert_true(date_parse(str_c(all[i].conduct), &conduct));
		assert_int_equal(
			citetext_check(&cx, &l, str_c(all[i].text), on, conduct, &out), RC_OK);
		for (size_t k = 0; k < out.n; k++)
			buf_char(&got, states[out.v[k].state]);
		if (!str_is(buf_get(&got), all[i].states))
			print_error("%s: %s " STR_FMT "\n", all[i].text, got.p ? got.p : "",
				STR_ARG(out.n ? out.v[0].what : STR("")));
		assert_str(buf_get(&got), all[i].states);
		if (out.n)
			assert_true(
				str_find(out.v[0].what, str_c(all[i].word), 0) < out.v[0].what.n);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_pieces), cmocka_unit_test(test_words), cmocka_unit_test(test_check)};
TEST_MAIN(tests)
