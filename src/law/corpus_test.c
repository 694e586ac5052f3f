/* Folders of statutes: invented ones, and the whole of ../shared/statutes where it is at hand. */
#include "base/test.h"

#include "law/corpus.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fix {
	struct arena *a;
	struct cx cx;
	char dir[64];
	struct corpus c;
};

static int setup(void **state)
{
	struct fix *f = calloc(1, sizeof *f);
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	snprintf(f->dir, sizeof f->dir, "/tmp/zhifa-corpus-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	*state = f;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

static int teardown(void **state)
{
	struct fix *f = *state;
	assert_int_equal(nftw(f->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
	arena_free(f->a);
	free(f);
	return 0;
}

static void put(struct fix *f, const char *name, const char *text)
{
	FILE *to = fopen(str_z(f->a, str_printf(f->a, "%s/%s", f->dir, name)), "w");
	assert_non_null(to);
	fputs(text, to);
	assert_int_equal(fclose(to), 0);
}

static void read_all(struct fix *f)
{
	if (corpus_read(&f->cx, str_c(f->dir), &f->c))
		print_error("%.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
}

static struct corpus_hit look(struct fix *f, const char *title, const char *on)
{
	struct corpus_lookup l = corpus_lookup(&f->c);
	struct corpus_hit hit;
	struct date d;
	assert_true(date_parse(str_c(on), &d));
	assert_int_equal(l.find(&f->cx, l.arg, str_c(title), d, &hit), RC_OK);
	return hit;
}

#define A(day) "# 甲法\n\n<!-- INFO END -->\n\n第一条 本法自" day "起施行。\n"

static void test_versions(void **state)
{
	struct fix *f = *state;
	char sub[80];
	snprintf(sub, sizeof sub, "%s/旧", f->dir);
	assert_int_equal(mkdir(sub, 0700), 0);
	put(f, "旧/甲法(2000-01-01).md", A("2000年3月1日"));
	put(f, "甲法(2010-05-01).md", A("2010年7月1日"));
	put(f, "甲法(2020-05-01).md", A("2010年7月1日")); /* changed: its day is not known */
	put(f, "无日期.md", A("2010年7月1日"));
	put(f, "说明(2020-01-01).md", "这是说明。\n");
	read_all(f);
	assert_int_equal(f->c.versions.n, 3);
	assert_int_equal(f->c.findings.n, 2);
	static const struct {
		const char *title, *on;
		int kind;
		const char *version;
	} t[] = {
		{"甲法", "2000-02-29", CORPUS_ABSENT, NULL},
		{"甲法", "2000-03-01", CORPUS_HIT, "2000-01-01"},
		{"甲法", "2010-06-30", CORPUS_HIT, "2000-01-01"},
		{"甲法", "2010-07-01", CORPUS_HIT, "2010-05-01"},
		{"甲法", "2020-04-30", CORPUS_HIT, "2010-05-01"},
		{"甲法", "2020-05-01", CORPUS_UNSURE, NULL},
		{"乙法", "2020-05-01", CORPUS_ABSENT, NULL},
		{"", "2020-05-01", CORPUS_ABSENT, NULL},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct corpus_hit hit = look(f, t[i].title, t[i].on);
		assert_int_equal(hit.kind, t[i].kind);
		if (t[i].version) {
			assert_str(date_str(f->a, hit.version), t[i].version);
			assert_int_equal(hit.source, CORPUS_TEXT);
			assert_int_equal(hit.n, 1);
		}
	}
}

static void test_index(void **state)
{
	struct fix *f = *state;
	put(f, "INDEX.tsv",
		"note\tfile\tfull_title\tversion_date\teffective_date\teffective_"
		"source\tarticles\tother\n"
		"\t甲.md\t甲法\t2020-05-01\t2020-06-01\tmemory\t1\tx\r\n"
		"\n"
		"注\t乙.md\t丙法\t2010-05-01\t2010-08-01\ttext\t2\t\n"
		"\t丁.md\t丁法\t2010-05-01\t\t\t\t\n");
	put(f, "甲.md", A("2010年7月1日"));
	put(f, "乙.md", A("2010年7月1日"));
	put(f, "README.md", "\n");
	read_all(f);
	assert_int_equal(f->c.versions.n, 2);
	assert_int_equal(f->c.versions.v[0].source, CORPUS_UNVERIFIED);
	assert_str(date_str(f->a, f->c.versions.v[0].effective), "2020-06-01");
	assert_int_equal(f->c.versions.v[1].source, CORPUS_TEXT);
	assert_str(date_str(f->a, f->c.versions.v[1].effective), "2010-07-01");
	assert_str(f->c.versions.v[1].note, "注");
	/* 乙: day, title, number of articles; 丁: not there; README: not named */
	assert_int_equal(f->c.findings.n, 5);
	assert_int_equal(look(f, "甲法", "2020-06-01").source, CORPUS_UNVERIFIED);
	assert_int_equal(look(f, "甲法", "2020-05-31").source, CORPUS_TEXT);
}

static void test_bad_index(void **state)
{
	struct fix *f = *state;
	static const char *const t[] = {
		"",
		"\n",
		"title\tkind\n",
		"file\tkind\n甲.md\n",
		"file\tkind\n甲.md\t法律\t多\n",
		"file\tkind\n\t法律\n",
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		put(f, "INDEX.tsv", t[i]);
		assert_int_equal(corpus_read(&f->cx, str_c(f->dir), &f->c), RC_INPUT);
		cx_clear(&f->cx);
	}
	assert_int_equal(corpus_read(&f->cx, STR("/nonexistent/statutes"), &f->c), RC_NOT_FOUND);
	cx_clear(&f->cx);
}

/* Parts of one code make one text; what is missing is not wrong. */
static void test_parts(void **state)
{
	struct fix *f = *state;
	put(f, "一(2020-05-28).md",
		"# 典\n# 总则\n2021年1月1日 施行\n<!-- INFO END -->\n第一条 甲。\n");
	put(f, "二(2020-05-28).md",
		"# 典\n# 物权\n2021年1月1日 施行\n<!-- INFO END -->\n第二条 乙。\n");
	read_all(f);
	struct corpus_hit hit = look(f, "典", "2021-01-01");
	assert_int_equal(hit.kind, CORPUS_HIT);
	assert_int_equal(hit.n, 2);
	assert_true(hit.is_partial);
	/* the second begins with 第二条, which is noted; it stands alone all the same */
	assert_int_equal(f->c.findings.n, 1);
}

/* ---- the statutes at hand ---- */

static struct str cell(struct str row, int column)
{
	struct str out = STR("");
	for (int i = 0; i <= column && str_split(&row, '\t', &out); i++)
		;
	return out;
}

/* Columns of its table, as its notes give them. */
enum { FILE_, TITLE, KIND, VERSION, EFFECTIVE, SOURCE, IN_TEXT, STATUS, ARTICLES, SEQUENCE };

static const struct corpus_version *version_of(const struct corpus *c, struct str file)
{
	for (size_t i = 0; i < c->versions.n; i++)
		if (str_eq(c->versions.v[i].file, file))
			return &c->versions.v[i];
	return NULL;
}

static void test_shared(void **state)
{
	struct fix *f = *state;
	struct str dir = str_printf(f->a, "%s/../shared/statutes", getenv("ZHIFA_SOURCE"));
	FILE *index = fopen(str_z(f->a, str_printf(f->a, "%.*s/INDEX.tsv", STR_ARG(dir))), "r");
	char line[4096];
	size_t rows = 0, articles = 0;
	if (!index) {
		SKIP_TEST("../shared/statutes is not there");
	}
	assert_int_equal(corpus_read(&f->cx, dir, &f->c), RC_OK);
	assert_non_null(fgets(line, sizeof line, index));
	while (fgets(line, sizeof line, index)) {
		struct str row = str_trim(str_c(line));
		const struct corpus_version *v = version_of(&f->c, cell(row, FILE_));
		int64_t n;
		assert_non_null(v);
		rows++;
		assert_true(str_eq(v->text.title, cell(row, TITLE)));
		assert_true(str_eq(v->kind, cell(row, KIND)));
		assert_true(str_eq(v->status, cell(row, STATUS)));
		assert_true(str_eq(date_str(f->a, v->version), cell(row, VERSION)));
		assert_true(str_to_int(cell(row, ARTICLES), &n));
		assert_int_equal(v->text.has_sections ? 0 : (int64_t)v->text.articles.n, n);
		assert_int_equal(v->text.has_sections, str_is(cell(row, SEQUENCE), "无条号"));
		assert_int_equal(
			v->text.gaps != 0, str_has_prefix(cell(row, SEQUENCE), STR("不连续")));
		articles += v->text.articles.n;
		/* the day its table has read in the text, where that can be this version's */
		struct date in_text;
		if (date_parse(cell(row, IN_TEXT), &in_text) &&
			date_cmp(in_text, v->version) >= 0) {
			assert_int_equal(date_cmp(v->effective, in_text), 0);
			assert_int_equal(v->source, CORPUS_TEXT);
		} else if (str_is(cell(row, SOURCE), "memory") && v->source != CORPUS_TEXT) {
			assert_int_equal(v->source, CORPUS_UNVERIFIED);
			assert_true(str_eq(date_str(f->a, v->effective), cell(row, EFFECTIVE)));
		}
	}
	fclose(index);
	assert_int_equal(rows, f->c.versions.n);
	print_message("# %zu files, %zu articles, %zu findings\n", rows, articles, f->c.findings.n);
	for (size_t i = 0; i < f->c.findings.n; i++)
		print_message("# %.*s:%zu: %.*s\n", STR_ARG(f->c.findings.v[i].file),
			f->c.findings.v[i].line, STR_ARG(f->c.findings.v[i].what));
}

static const struct CMUnitTest tests[] = {
#define ONE(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	ONE(test_versions),
	ONE(test_index),
	ONE(test_bad_index),
	ONE(test_parts),
	ONE(test_shared),
};
TEST_MAIN(tests)
