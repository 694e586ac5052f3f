/* Citations of packs: an invented one against invented texts, the delivered one against the
 * statutes at hand. */
#include "base/test.h"

#include "base/file.h"
#include "law/citations.h"
#include "law/han.h"
#include "law/scale.h"

#include <stdlib.h>
#include <sys/stat.h>

struct fix {
	struct arena *a;
	struct cx cx;
	struct pack *p;
	struct corpus c;
	struct corpus_lookup texts;
	struct citation_report r;
};

/* 处罚法 of 65 articles, one of them with other words than the rest. */
static struct str statute(struct fix *f, int other, const char *words, const char *from)
{
	struct buf b = buf_in(f->a);
	buf_z(&b, "# 中华人民共和国行政处罚法\n<!-- INFO END -->\n");
	for (int i = 1; i <= 65; i++) {
		buf_z(&b, "\n第");
		han_put(&b, i);
		if (i == 65)
			buf_printf(&b, "条 本法自%s起施行。\n", from);
		else
			buf_printf(&b, "条 %s%d。\n", i == other ? words : "甲", i);
	}
	return buf_get(&b);
}

static void add_version(struct fix *f, const char *date, struct str text)
{
	struct corpus_version *v = VEC_PUSH(f->a, &f->c.versions);
	assert_true(date_parse(str_c(date), &v->version));
	assert_int_equal(lawtext_parse(&f->cx, text, &v->text), RC_OK);
	v->effective = lawtext_effective(&v->text, v->version);
	v->source = CORPUS_TEXT;
}

static void load(struct fix *f, const char *dir)
{
	struct str path = str_printf(f->a, "%s/%s", getenv("ZHIFA_SOURCE"), dir);
	if (pack_load(&f->cx, path, NULL, &f->p))
		print_error("%.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
}

static int setup(void **state)
{
	struct fix *f = calloc(1, sizeof *f);
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	f->texts = corpus_lookup(&f->c);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fix *f = *state;
	pack_free(f->p);
	arena_free(f->a);
	free(f);
	return 0;
}

static void check(struct fix *f, struct str table, const struct corpus_lookup *texts)
{
	if (citations_check(&f->cx, f->p, table, texts, &f->r))
		print_error("%.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
}

static void test_small(void **state)
{
	struct fix *f = *state;
	struct buf table = buf_in(f->a);
	load(f, "tests/packs/small");
	add_version(f, "2021-01-22", statute(f, 0, "", "2021年7月15日"));
	assert_int_equal(citations_write(&f->cx, f->p, &f->texts, &table, &f->r), RC_OK);
	size_t good = f->r.good, absent = f->r.not_checked;
	assert_true(good > 20);
	assert_true(absent > 0); /* 意见 is not at hand */
	assert_int_equal(f->r.wrong + f->r.changed + f->r.not_kept, 0);
	/* with the same texts everything matches, and nothing is written about 意见 */
	check(f, buf_get(&table), &f->texts);
	assert_true(f->r.holds);
	assert_int_equal(f->r.good, good);
	assert_int_equal(f->r.not_checked, absent);
	/* without texts nothing is checked, and nothing is wrong */
	check(f, buf_get(&table), NULL);
	assert_true(f->r.holds);
	assert_int_equal(f->r.not_checked, good + absent);
	/* without a table nothing is kept */
	check(f, STR(""), &f->texts);
	assert_true(f->r.holds);
	assert_int_equal(f->r.not_kept, good + absent);
	/* 第四十四条 changes in the same version, then in a later one */
	size_t uses = 0;
	for (size_t i = 0; i < f->r.findings.n; i++)
		uses += str_is(f->r.findings.v[i].name, "处罚法44");
	assert_true(uses > 3);
	f->c.versions.n = 0;
	add_version(f, "2021-01-22", statute(f, 44, "乙", "2021年7月15日"));
	check(f, buf_get(&table), &f->texts);
	assert_false(f->r.holds);
	assert_int_equal(f->r.changed, uses);
	f->c.versions.n = 0;
	add_version(f, "2021-01-22", statute(f, 0, "", "2021年7月15日"));
	add_version(f, "2026-01-22", statute(f, 44, "乙", "2026年7月15日"));
	check(f, buf_get(&table), &f->texts);
	assert_int_equal(f->r.changed, 1); /* a newer version: said once */
	assert_str(f->r.findings.v[0].where, "statutes.lua");
	/* the day that the pack gives is not the text's */
	f->c.versions.n = 0;
	add_version(f, "2021-01-22", statute(f, 0, "", "2021年7月1日"));
	check(f, buf_get(&table), &f->texts);
	assert_int_equal(f->r.wrong, 1);
}

/* A citation that leads nowhere, and one that was changed since it was read. */
static void test_moved(void **state)
{
	struct fix *f = *state;
	struct buf table = buf_in(f->a);
	load(f, "tests/packs/small");
	add_version(f, "2021-01-22", statute(f, 0, "", "2021年7月15日"));
	assert_int_equal(citations_write(&f->cx, f->p, &f->texts, &table, &f->r), RC_OK);
	struct law_procedure *fine = (struct law_procedure *)pack_procedure(f->p, STR("fine"));
	struct str *basis = &fine->actions[procedure_action(fine, STR("register"))].basis;
	static const struct {
		const char *basis;
		size_t wrong, changed, changed_alone;
	} t[] = {
		{"处罚法54", 0, 0, 0},
		/* the old one is gone, and the new one has not been read */
		{"处罚法55", 0, 2, 2},
		{"处罚法54、55", 0, 1, 1},
		{"处罚法66", 1, 1, 2},
		{"处罚法54Ⅱ", 1, 1, 2},
		{"处罚法54(一)", 1, 1, 2},
		{"处罚法54之一", 1, 1, 2},
		{"处罚法54—66", 1, 1, 2},
		{"意见九(九)", 0, 2, 2},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		*basis = str_c(t[i].basis);
		check(f, buf_get(&table), &f->texts);
		assert_int_equal(f->r.wrong, t[i].wrong);
		assert_int_equal(f->r.changed, t[i].changed);
		assert_int_equal(f->r.holds, !t[i].wrong && !t[i].changed);
		check(f, buf_get(&table), NULL);
		assert_int_equal(f->r.changed, t[i].changed_alone);
	}
}

static void test_bad_table(void **state)
{
	struct fix *f = *state;
	load(f, "tests/packs/small");
#define D "0000000000000000000000000000000000000000000000000000000000000000"
	static const char *const t[] = {
		"fine\n",
		"fine\t处罚法44\t2021-01-22\n",
		"fine\t处罚法44\t2021-01-22\t" D "\tx\n",
		"fine\t处罚法44\t2021-13-22\t" D "\n",
		"fine\t处罚法44\t2021-01-22\t00\n",
		"fine\t处罚法44\t2021-01-22\t" D "0\n",
		"\t处罚法44\t2021-01-22\t" D "\n",
		"fine\t\t2021-01-22\t" D "\n",
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(citations_check(&f->cx, f->p, str_c(t[i]), NULL, &f->r), RC_INPUT);
		cx_clear(&f->cx);
	}
	check(f, STR("# x\n\nfine\t处罚法44\t-\t-\n"), NULL);
#undef D
}

/* The delivered pack: what law/citations.tsv says is what the texts say, and nothing is missing in
 * it. */
static void test_law(void **state)
{
	struct fix *f = *state;
	struct str table, dir = str_printf(f->a, "%s/../shared/statutes", getenv("ZHIFA_SOURCE"));
	struct stat st;
	bool at_hand = stat(str_z(f->a, dir), &st) == 0;
	const char *path =
		str_z(f->a, str_printf(f->a, "%s/law/" CITATIONS_NAME, getenv("ZHIFA_SOURCE")));
	load(f, "law");
	assert_int_equal(file_read(&f->cx, path, (size_t)16 << 20, &table), RC_OK);
	if (at_hand)
		assert_int_equal(corpus_read(&f->cx, dir, &f->c), RC_OK);
	else
		print_message("# ../shared/statutes is not there: not checked against the texts\n");
	corpus_take_days(f->p, &f->c);
	check(f, table, at_hand ? &f->texts : NULL);
	for (size_t i = 0; i < f->r.findings.n; i++)
		if (f->r.findings.v[i].state != CITATION_NOT_CHECKED)
			print_message("# %s %.*s %.*s: %.*s\n",
				citation_state_title(f->r.findings.v[i].state),
				STR_ARG(f->r.findings.v[i].where), STR_ARG(f->r.findings.v[i].name),
				STR_ARG(f->r.findings.v[i].why));
	print_message("# %zu match, %zu not checked\n", f->r.good, f->r.not_checked);
	if (!f->r.holds || f->r.not_kept)
		print_message(
			"# correct the citation, or read it and run: build/zhifa law cite law "
			"../shared/statutes\n");
	assert_true(f->r.holds);
	assert_int_equal(f->r.not_kept, 0);
}

static const struct CMUnitTest tests[] = {
#define ONE(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	ONE(test_small),
	ONE(test_moved),
	ONE(test_bad_table),
	ONE(test_law),
};
TEST_MAIN(tests)
