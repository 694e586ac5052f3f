/* The law of the conduct's day beside that of the decision's: the switch of 2026-08-15 and the laws
 * amended with 2026, with the pack alone, with invented texts, and with the statutes at hand. */
#include "base/test.h"

#include "law/change.h"

#include <stdlib.h>
#include <sys/stat.h>

struct fix {
	struct cx cx;
	struct arena *a;
	struct pack *p;
	struct corpus c;
	struct corpus_lookup texts;
	struct change_list all;
};

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct fix *f = ARENA_NEW(a, struct fix);
	f->a = a;
	f->cx = cx_make(a, NULL);
	if (pack_load(&f->cx, str_printf(a, "%s/law", getenv("ZHIFA_SOURCE")), NULL, &f->p))
		print_message("# %.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
	f->texts = corpus_lookup(&f->c);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;
	pack_free(f->p);
	arena_free(f->a);
	return 0;
}

static struct date day(const char *z)
{
	struct date d;
	assert_true(date_parse(str_c(z), &d));
	return d;
}

static void add(struct fix *f, const char *version, const char *in_force, const char *text)
{
	struct corpus_version *v = VEC_PUSH(f->a, &f->c.versions);
	*v = (struct corpus_version){
		.version = day(version), .effective = day(in_force), .source = CORPUS_TEXT};
	assert_int_equal(lawtext_parse(&f->cx, str_c(text), &v->text), RC_OK);
}

static const struct change *find(
	struct fix *f, bool with_texts, const char *then, const char *now, const char *text)
{
	const struct change_ask ask = {.pack = f->p,
		.texts = with_texts ? &f->texts : NULL,
		.then = day(then),
		.now = day(now)};
	f->all = (struct change_list){0};
	assert_int_equal(change_find(&f->cx, &ask, str_c(text), true, &f->all), RC_OK);
	assert_true(f->all.n > 0);
	return &f->all.v[0];
}

static void is(struct fix *f, const char *word, const char *lighter, const char *cited)
{
	assert_str(change_word(&f->all), word);
	assert_str(change_lighter(&f->all), lighter);
	assert_str(change_cited(&f->all), cited);
}

/* Without any text the pack still knows what ended, what took its place, and its own scales. */
static void test_pack_alone(void **state)
{
	struct fix *f = *state;
	const struct change *c = find(f, false, "2026-08-14", "2026-09-16",
		"《中华人民共和国大气污染防治法》第九十九条第（一）项");
	is(f, "changed", "then", "then");
	assert_str(c->now.cite, "《中华人民共和国生态环境法典》第一千一百零二条");
	assert_str(c->then.why, "没有导入正文，未核对");
	/* one day later the code alone was in force */
	find(f, false, "2026-08-15", "2026-09-16",
		"《中华人民共和国生态环境法典》第一千一百零二条");
	is(f, "unchecked", "none", "both");
	/* the code is cited for an act before it */
	c = find(f, false, "2026-08-14", "2026-09-16", "《生态环境法典》第1102条");
	is(f, "changed", "then", "now");
	assert_str(c->then.cite, "《中华人民共和国大气污染防治法》第九十九条第（一）项");
	find(f, false, "2026-07-01", "2026-09-16",
		"《固体废物污染环境防治法》第一百零二条第一款第八项");
	is(f, "changed", "now", "then");
	find(f, false, "2026-07-01", "2026-09-16", "《大气污染防治法》第九十九条第二项");
	is(f, "changed", "equal", "then");
	find(f, false, "2026-07-01", "2026-09-16", "《环境影响评价法》第三十一条第一款");
	is(f, "changed", "open", "then");
	/* both at once, one lighter then, one now */
	find(f, false, "2026-07-01", "2026-09-16",
		"《大气污染防治法》第九十九条第一项、《固体废物污染环境防治法》第一百零二条第一款第"
		"八项");
	is(f, "changed", "open", "then");
	/* the articles moved with the amendment: the number says which one is meant */
	c = find(f, false, "2025-11-01", "2026-03-01", "《治安管理处罚法》第四十三条第一款");
	is(f, "changed", "then", "then");
	assert_str(c->then.cite, "《中华人民共和国治安管理处罚法》（2012年修正）第四十三条第一款");
	assert_str(c->now.cite, "《中华人民共和国治安管理处罚法》第五十一条第一款");
	find(f, false, "2025-11-01", "2026-03-01", "《网络安全法》第六十一条第一款");
	is(f, "changed", "then", "now");
	find(f, false, "2025-11-01", "2025-12-31", "《网络安全法》第五十九条第一款");
	is(f, "unchecked", "none", "both");
	/* what the pack does not know cannot be checked */
	find(f, false, "2025-11-01", "2026-03-01", "《某市市容条例》第五条");
	is(f, "unchecked", "none", "both");
	find(f, false, "2025-11-01", "2026-03-01", "《中华人民共和国食品安全法》第一百二十四条");
	is(f, "unchecked", "none", "both");
}

#define TEXT(title, body) "# " title "\n\n<!-- INFO END -->\n\n" body "\n"
#define STALL "占用道路摆设摊点经营的，由城市管理部门责令改正，处"

static void test_texts(void **state)
{
	struct fix *f = *state;
	add(f, "2010-01-01", "2010-03-01",
		TEXT("某市摊点条例", "第一条 为了管理摊点。\n\n第二条 " STALL "五百元以下罚款。"));
	add(f, "2020-01-01", "2020-03-01",
		TEXT("某市摊点条例",
			"第一条 为了管理摊点。\n\n第二条 "
			"部门的职责由政府规定并公布。\n\n第三条 " STALL "一百元以下罚款。"));
	const struct change *c =
		find(f, true, "2020-02-29", "2020-03-01", "《某市摊点条例》第一条");
	is(f, "same", "none", "both");
	assert_int_equal(date_cmp(c->then.version, day("2010-01-01")), 0);
	/* the article of the same number says something else: the one that is like it is shown */
	c = find(f, true, "2020-02-29", "2020-03-01", "《某市摊点条例》第二条");
	is(f, "changed", "open", "both");
	assert_int_equal(c->by, CHANGE_BY_WORDS);
	assert_int_equal(c->now.place.article, 3);
	assert_int_equal(c->lines.n, 2);
	assert_int_equal(c->lines.v[0].mark, CHANGE_OLD_LINE);
	find(f, true, "2020-03-01", "2024-03-01", "《某市摊点条例》第二条");
	is(f, "same", "none", "both");
	find(f, true, "2009-03-01", "2024-03-01", "《某市摊点条例》第二条");
	is(f, "unchecked", "none", "both");
	c = find(f, true, "2020-02-29", "2020-03-01", "《某市摊点条例》第九条");
	is(f, "unchecked", "none", "both");
	assert_str(c->then.why, "没有这一条");
}

/* The statutes as they are, where they are at hand. */
static void test_statutes(void **state)
{
	struct fix *f = *state;
	struct stat st;
	struct str dir = str_printf(f->a, "%s/../shared/statutes", getenv("ZHIFA_SOURCE"));
	if (stat(str_z(f->a, dir), &st)) {
		print_message("# ../shared/statutes is not there\n");
		skip();
	}
	assert_int_equal(corpus_read(&f->cx, dir, &f->c), RC_OK);
	corpus_take_days(f->p, &f->c);
	const struct change *c =
		find(f, true, "2026-07-01", "2026-09-16", "《大气污染防治法》第九十九条第二项");
	is(f, "changed", "equal", "then");
	assert_true(c->then.text.n && c->now.text.n && c->lines.n);
	/* no scale: the successor's article is found by its words */
	c = find(f, true, "2026-07-01", "2026-09-16", "《大气污染防治法》第一百一十五条第二款");
	is(f, "changed", "open", "then");
	assert_int_equal(c->by, CHANGE_BY_WORDS);
	assert_int_equal(c->now.place.article, 1128);
	c = find(f, true, "2026-08-15", "2026-09-16", "《生态环境法典》第一千一百二十八条第二款");
	is(f, "same", "none", "both");
	/* the same words in another version */
	c = find(f, true, "2025-11-30", "2025-12-01",
		"《中华人民共和国食品安全法》第一百二十四条第一款第（五）项");
	is(f, "same", "none", "both");
	assert_int_equal(date_cmp(c->then.version, day("2021-04-29")), 0);
	assert_int_equal(date_cmp(c->now.version, day("2025-09-12")), 0);
	c = find(f, true, "2025-11-30", "2025-12-01",
		"《中华人民共和国食品安全法》第一百二十四条第一款第（六）项");
	is(f, "changed", "open", "both");
	assert_int_equal(c->lines.v[0].mark, CHANGE_SAME_LINE);
	find(f, true, "2025-12-31", "2026-01-01", "《治安管理处罚法》第四十三条第一款");
	is(f, "changed", "then", "then");
	find(f, true, "2026-01-01", "2026-01-01", "《治安管理处罚法》第四十三条第一款");
	is(f, "same", "none", "both");
}

static void test_rank(void **state)
{
	struct fix *f = *state;
	static const struct {
		const char *text, *rank;
	} rows[] = {
		{"《中华人民共和国食品安全法》第一百二十四条", "law"},
		{"《优化营商环境条例》第五条、《某局关于摊点的通知》", "regulation"},
		{"《市场监督管理行政处罚信息公示规定》第二条", "rule"},
		{"《某局关于整治流动摊点的通知》第二条", "document"},
		{"《某局关于整治流动摊点的通知》和《某市摊点管理办法》第二条", "unknown"},
		{"内蒙古自治区人民政府关于加强和规范行政执法工作的意见", "none"},
		{"《内蒙古自治区人民政府关于加强和规范行政执法工作的意见》第四部分", "document"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(change_rank(f->p, str_c(rows[i].text)), rows[i].rank);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test_setup_teardown(test_pack_alone, setup, teardown),
	cmocka_unit_test_setup_teardown(test_texts, setup, teardown),
	cmocka_unit_test_setup_teardown(test_statutes, setup, teardown),
	cmocka_unit_test_setup_teardown(test_rank, setup, teardown)};
TEST_MAIN(tests)
