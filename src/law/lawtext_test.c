#include "base/test.h"

#include "law/corpus.h"
#include "law/han.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fix {
	struct arena *a;
	struct cx cx;
	struct lawtext t;
};

static int setup(void **state)
{
	struct fix *f = calloc(1, sizeof *f);
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;
	arena_free(f->a);
	free(f);
	return 0;
}

static void test_numbers(void **state)
{
	struct fix *f = *state;
	for (int v = 1; v < 10000; v++) {
		struct buf b = buf_in(f->a);
		han_put(&b, v);
		struct str s = buf_get(&b);
		assert_int_equal(han_take(&s), v);
		assert_int_equal(s.n, 0);
		arena_reset(f->a);
	}
	static const struct {
		const char *in;
		int v;
		const char *rest;
	} t[] = {
		{"一千二百四十二条", 1242, "条"},
		{"一百零八", 108, ""},
		{"一百〇八", 108, ""},
		{"十一日", 11, "日"},
		{"一千零一十", 1010, ""},
		/* not so written */
		{"", 0, ""},
		{"零", 0, "零"},
		{"百", 0, "百"},
		{"一百八", 0, "一百八"},
		{"一百十", 0, "一百十"},
		{"二三", 0, "二三"},
		{"一百零", 0, "一百零"},
		{"一百零二十", 0, "一百零二十"},
		{"一千二十", 0, "一千二十"},
		{"一百零零一", 0, "一百零零一"},
		{"十百", 0, "十百"},
		{"12", 0, "12"},
		{"两百", 0, "两百"},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct str s = str_c(t[i].in);
		assert_int_equal(han_take(&s), t[i].v);
		assert_str(s, t[i].rest);
	}
}

#define TOP "# 测试办法\n\n2020年3月1日 某会通过\n\n<!-- INFO END -->\n\n"

/* What is found at a place, as text; or the reason. */
static const char *at(struct fix *f, struct lawtext_place place)
{
	struct str text;
	enum lawtext_hit hit =
		lawtext_find(&f->cx, f->t.articles.v, f->t.articles.n, &place, &text);
	return hit == LAWTEXT_FOUND ? str_z(f->a, text) : lawtext_hit_title(hit);
}

static void parse(struct fix *f, const char *z)
{
	if (lawtext_parse(&f->cx, str_c(z), &f->t))
		print_error("%.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
}

static void test_parse(void **state)
{
	struct fix *f = *state;
	parse(f, TOP "## 第一章 总 则\n\n第一条 甲。\n\n\xe2\x80\x8b\n\n第二条之一 "
		     "乙：\n\n（一）子；\n\n"
		     "(二)丑：\n\n1.壹；\n\n2.\xe2\x80\x8b贰。\n\n　　第一条规定的丙。\n\n### "
		     "第一节 丁\n\n"
		     "第三条　戊。  \r\n\n## 第二章 附则\n\n第四条 本办法自2020年5月1日起施行。\n");
	assert_str(f->t.title, "测试办法");
	assert_int_equal(f->t.history.n, 1);
	assert_int_equal(f->t.articles.n, 4);
	/* 第二条 is missing; it may stand at the end of 第一条 */
	assert_int_equal(f->t.gaps, 1);
	assert_int_equal(f->t.notes.n, 1);
	assert_true(f->t.articles.v[0].is_doubtful);
	assert_false(f->t.articles.v[1].is_doubtful);
	f->t.articles.v[0].is_doubtful = false;
	assert_str(f->t.articles.v[2].heading, "第一章 总 则／第一节 丁");
	assert_str(f->t.articles.v[3].heading, "第二章 附则");
	assert_int_equal(f->t.articles.v[1].after, 1);
	assert_str(f->t.articles.v[1].text,
		"乙：\n（一）子；\n（二）丑：\n1．壹；\n2．贰。\n第一条规定的丙。");
	assert_string_equal(at(f, (struct lawtext_place){.article = 1}), "甲。");
	assert_string_equal(at(f, (struct lawtext_place){.article = 3}), "戊。");
	struct lawtext_place p = {.article = 2, .after = 1, .paragraph = 1};
	assert_string_equal(at(f, p), "乙：\n（一）子；\n（二）丑：\n1．壹；\n2．贰。");
	p.item = 1;
	assert_string_equal(at(f, p), "乙：\n（一）子；");
	p.item = 2;
	p.sub = 2;
	assert_string_equal(at(f, p), "乙：\n（二）丑：\n2．贰。");
	p = (struct lawtext_place){.article = 3, .article_to = 4};
	assert_string_equal(at(f, p), "戊。\n本办法自2020年5月1日起施行。");
	static const struct {
		struct lawtext_place p;
		enum lawtext_hit hit;
	} miss[] = {
		{{.article = 2}, LAWTEXT_NO_ARTICLE},
		{{.article = 1, .after = 1}, LAWTEXT_NO_ARTICLE},
		{{.article = 5}, LAWTEXT_NO_ARTICLE},
		{{.article = 0}, LAWTEXT_NO_ARTICLE},
		{{.article = 3, .article_to = 5}, LAWTEXT_NO_ARTICLE},
		{{.article = 4, .article_to = 3}, LAWTEXT_NO_ARTICLE},
		{{.article = 1, .article_to = 3}, LAWTEXT_NO_ARTICLE},
		{{.article = 1, .paragraph = 1}, LAWTEXT_ONE_PARAGRAPH},
		{{.article = 1, .paragraph = 2}, LAWTEXT_NO_PARAGRAPH},
		{{.article = 1, .item = 1}, LAWTEXT_NO_ITEM},
		{{.article = 2, .after = 1, .paragraph = 2, .item = 1}, LAWTEXT_NO_ITEM},
		{{.article = 2, .after = 1, .paragraph = 1, .item = 3}, LAWTEXT_NO_ITEM},
		{{.article = 2, .after = 1, .paragraph = 1, .item = 1, .sub = 1}, LAWTEXT_NO_SUB},
		{{.article = 2, .after = 1, .item = 1}, LAWTEXT_MUST_NAME_PARAGRAPH},
	};
	for (size_t i = 0; i < sizeof miss / sizeof miss[0]; i++)
		assert_string_equal(at(f, miss[i].p), lawtext_hit_title(miss[i].hit));
	/* the text of an article gives the same article again */
	struct lawtext_article again = {0};
	lawtext_article_parse(&f->cx, f->t.articles.v[1].text, &again);
	assert_str(again.text, str_z(f->a, f->t.articles.v[1].text));
	assert_int_equal(again.paragraphs.n, 2);
	assert_int_equal(again.paragraphs.v[0].items.n, 2);
	assert_int_equal(again.paragraphs.v[0].items.v[1].sub_n, 2);
}

static void test_sections(void **state)
{
	struct fix *f = *state;
	parse(f, TOP "前言。\n\n一、甲：\n\n（一）子；\n\n（二）丑。\n\n## 二、乙\n\n丙。\n");
	assert_true(f->t.has_sections);
	assert_int_equal(f->t.articles.n, 2);
	assert_int_equal(f->t.notes.n, 0);
	assert_int_equal(f->t.preamble.n, 1);
	assert_string_equal(
		at(f, (struct lawtext_place){.article = 1, .item = 2}), "甲：\n（二）丑。");
	assert_string_equal(at(f, (struct lawtext_place){.article = 2}), "乙\n丙。");
}

/* Texts that hold something odd: its line, and what is said. */
static void test_odd(void **state)
{
	struct fix *f = *state;
	static const struct {
		const char *text;
		size_t line;
		const char *what;
		size_t doubtful; /* number of articles */
	} t[] = {
		{TOP "", 6, "没有条文", 0},
		{TOP "甲。", 7, "没有条文", 0},
		{TOP "第二条 甲。", 7, "条号不连续", 0},
		{TOP "第一条 甲。\n\n第三条 乙。", 9, "条号不连续", 1},
		{TOP "第一条 甲。\n\n第一条 乙。", 9, "条号不连续", 1},
		{TOP "第一条 甲。\n\n第二条乙。", 9,
			"条号之后没有空格，不能断定是否为条文开头，按正文保留", 1},
		{TOP "第一条 \n\n第二条 甲。", 7, "条号之后没有正文", 1},
		{TOP "第一条", 7, "条号之后没有正文", 1},
		{TOP "第一条\n（一）甲。", 8, "项的前面没有正文", 1},
		{TOP "第一条 甲：\n\n（二）乙。", 9, "项的序号不连续", 1},
		{TOP "第一条 甲：\n\n（一）乙；\n\n（一）乙。", 11, "项的序号不连续", 1},
		{TOP "第一条 甲：\n\n1.乙；", 9, "目的前面没有项", 1},
		{TOP "第一条 甲：\n\n（一）乙：\n\n2.丙。", 11, "目的序号不连续", 1},
		{TOP "第一条 甲。\n乙。", 8, "与上一行之间没有空行，不能断定是否另起一款", 1},
		{TOP "第一条 甲。\n\n| 表 |", 9, "不认识的标记，按原样保留", 1},
		{TOP "第一条 甲。\n\n<table>", 9, "不认识的标记，按原样保留", 1},
		{TOP "第一条 甲。\n\n## 附件\n\n乙。", 11, "不属于任何条文的正文，未收入", 0},
		{TOP "第一条 甲。\n\n# 附件", 9, "正文中另有一级标题", 0},
		{"# 甲\n\n某会通过\n\n<!-- INFO END -->\n第一条 乙。", 3, "沿革行不以日期开头", 0},
		{"# 甲\n\n2021年2月30日 通过\n<!-- INFO END -->\n第一条 乙。", 3,
			"沿革行不以日期开头", 0},
		{"# 甲\n\n## 乙\n<!-- INFO END -->\n第一条 乙。", 3, "沿革中的标题", 0},
		{TOP "一、甲：\n\n（一）子。\n\n乙。", 11,
			"项之后的正文，不能断定属于项还是属于部分", 1},
		{TOP "一、甲。\n\n三、乙。", 9, "部分的序号不连续", 1},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		size_t doubtful = 0;
		parse(f, t[i].text);
		for (size_t j = 0; j < f->t.articles.n; j++)
			doubtful += f->t.articles.v[j].is_doubtful;
		if (f->t.notes.n != 1 || doubtful != t[i].doubtful ||
			f->t.notes.v[0].line != t[i].line)
			print_error(
				"%s: %zu notes, %zu doubtful\n", t[i].text, f->t.notes.n, doubtful);
		assert_int_equal(f->t.notes.n, 1);
		assert_str(f->t.notes.v[0].what, t[i].what);
		assert_int_equal(f->t.notes.v[0].line, t[i].line);
		assert_int_equal(doubtful, t[i].doubtful);
		if (doubtful)
			assert_string_equal(
				at(f, (struct lawtext_place){.article = f->t.articles.v[0].no}),
				lawtext_hit_title(LAWTEXT_DOUBTFUL));
	}
}

static void test_bad(void **state)
{
	struct fix *f = *state;
	static const char *const t[] = {
		"",
		"\n",
		"甲",
		"# \n<!-- INFO END -->\n",
		"## 甲\n<!-- INFO END -->\n",
		"甲\n\n# 乙\n<!-- INFO END -->\n",
		"# 甲\n\n第一条 乙。\n",
		"#甲\n<!-- INFO END -->\n",
		"# 甲\n<!-- INFO -->\n第一条 乙。\n",
		"# \xff\n<!-- INFO END -->\n",
		"# 甲\n<!-- INFO END -->\n第一条 \xed\xa0\x80",
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(lawtext_parse(&f->cx, str_c(t[i]), &f->t), RC_INPUT);
		assert_true(f->cx.msg.n > 0);
		cx_clear(&f->cx);
	}
	char *big = arena_alloc(f->a, LAWTEXT_MOST_BYTES + 1);
	assert_int_equal(
		lawtext_parse(&f->cx, (struct str){big, LAWTEXT_MOST_BYTES + 1}, &f->t), RC_INPUT);
}

static void test_effective(void **state)
{
	struct fix *f = *state;
#define LAST "<!-- INFO END -->\n第一条 "
	static const struct {
		const char *text, *version, *effective; /* "": not told */
	} t[] = {
		{"# 甲\n" LAST "本法自2021年7月15日起施行。", "2021-01-22", "2021-07-15"},
		{"# 甲\n" LAST "本法自２０２１年７月１日起施行。", "2021-01-22", "2021-07-01"},
		{"# 甲\n" LAST "本法由某会自行制定，自2021年7月15日起施行。", "2021-01-22",
			"2021-07-15"},
		/* of the first form, before a change */
		{"# 甲\n" LAST "本法自2004年7月1日起施行。", "2019-04-23", ""},
		{"# 甲\n2019年4月23日 修正\n" LAST "本法自2004年7月1日起施行。", "2019-04-23", ""},
		{"# 甲\n2022年1月1日 通过\n2022年5月1日 施行\n" LAST "乙。", "2022-03-20",
			"2022-05-01"},
		{"# 甲\n2022年1月1日 施行\n" LAST "乙。", "2022-03-20", ""},
		{"# 甲\n2000年2月12日 公布\n" LAST "本规定自发布之日起施行。", "2000-02-12",
			"2000-02-12"},
		{"# 甲\n2000年2月1日 通过\n2000年2月12日 公布\n" LAST "本规定自公布之日起施行。",
			"2000-02-12", "2000-02-12"},
		{"# 甲\n2000年2月12日 公布\n2010年1月1日 修正\n" LAST "本规定自公布之日起施行。",
			"2010-01-01", ""},
		{"# 甲\n" LAST "本规定自公布之日起施行。", "2010-01-01", ""},
		{"# 甲\n" LAST "自", "2010-01-01", ""},
		{"# 甲\n" LAST "自2021年13月1日起施行", "2010-01-01", ""},
		{"# 甲\n<!-- INFO END -->\n", "2010-01-01", ""},
	};
#undef LAST
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct date version;
		assert_true(date_parse(str_c(t[i].version), &version));
		parse(f, t[i].text);
		assert_str(date_str(f->a, lawtext_effective(&f->t, version)), t[i].effective);
	}
}

static const struct CMUnitTest tests[] = {
#define ONE(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	ONE(test_numbers),
	ONE(test_parse),
	ONE(test_sections),
	ONE(test_odd),
	ONE(test_bad),
	ONE(test_effective),
};
TEST_MAIN(tests)
