/* Statutes in the store, on both engines. */
#include "db/test_db.h"
#include "statute/statute.h"

#include <stdlib.h>
#include <sys/stat.h>

static struct date day(const char *z)
{
	struct date d;
	assert_true(date_parse(str_c(z), &d));
	return d;
}

static struct corpus_version version(struct test_db *t, const char *date, const char *text)
{
	struct corpus_version v = {.version = day(date), .source = CORPUS_TEXT};
	assert_int_equal(lawtext_parse(&t->cx, str_c(text), &v.text), RC_OK);
	v.effective = lawtext_effective(&v.text, v.version);
	if (date_is_none(v.effective))
		v.source = CORPUS_UNKNOWN;
	return v;
}

static enum statute_imported import(
	struct test_db *t, struct db_writer *w, const struct corpus_version *v)
{
	enum statute_imported out;
	if (statute_import(&t->cx, t->db, w, v, &out))
		print_error("%.*s\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	return out;
}

static struct corpus_hit look(struct test_db *t, const char *title, const char *on)
{
	struct corpus_lookup l = statute_lookup(t->db);
	struct corpus_hit hit;
	assert_int_equal(l.find(&t->cx, l.arg, str_c(title), day(on), &hit), RC_OK);
	return hit;
}

static const char *at(struct test_db *t, const char *on, struct lawtext_place place)
{
	struct corpus_hit hit = look(t, "甲法", on);
	struct str text;
	enum lawtext_hit found = lawtext_find(&t->cx, hit.articles, hit.n, &place, &text);
	return found == LAWTEXT_FOUND ? str_z(t->cx.arena, text) : lawtext_hit_title(found);
}

#define A(body, day) "# 甲法\n\n<!-- INFO END -->\n\n" body "\n\n第二条 本法自" day "起施行。\n"

static void test_import(void **state)
{
	struct test_db *t = *state;
	struct db_writer *w;
	struct statute_list l;
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	struct corpus_version old =
		version(t, "2000-01-01", A("第一条 旧：\n\n（一）子；", "2000年3月1日"));
	struct corpus_version new = version(t, "2010-05-01", A("第一条 新。", "2010年7月1日"));
	struct corpus_version changed = version(t, "2010-05-01", A("第一条 新！", "2010年7月1日"));
	assert_int_equal(import(t, w, &new), STATUTE_ADDED);
	assert_int_equal(import(t, w, &old), STATUTE_ADDED);
	assert_int_equal(import(t, w, &new), STATUTE_UNCHANGED);
	assert_int_equal(look(t, "甲法", "2000-02-29").kind, CORPUS_ABSENT);
	assert_int_equal(look(t, "乙法", "2020-02-29").kind, CORPUS_ABSENT);
	struct lawtext_place first = {.article = 1}, item = {.article = 1, .item = 1};
	assert_string_equal(at(t, "2010-06-30", item), "旧：\n（一）子；");
	assert_string_equal(at(t, "2010-07-01", first), "新。");
	assert_int_equal(import(t, w, &changed), STATUTE_REVISED);
	assert_int_equal(import(t, w, &changed), STATUTE_UNCHANGED);
	assert_string_equal(at(t, "2010-07-01", first), "新！");
	assert_int_equal(import(t, w, &new), STATUTE_REVISED);
	assert_string_equal(at(t, "2010-07-01", first), "新。");
	/* what more is told is a revision, what is told no more stays */
	struct corpus_version told = new;
	told.kind = STR("法律");
	assert_int_equal(import(t, w, &told), STATUTE_REVISED);
	assert_int_equal(import(t, w, &new), STATUTE_UNCHANGED);
	assert_int_equal(statute_list(&t->cx, t->db, STR(""), &l), RC_OK);
	assert_int_equal(l.n, 2);
	assert_str(l.v[1].title, "甲法");
	assert_int_equal(l.v[1].articles, 2);
	assert_str(l.v[1].kind, "法律");
	assert_int_equal(statute_list(&t->cx, t->db, STR("乙"), &l), RC_OK);
	assert_int_equal(l.n, 0);
	db_writer_stop(w);
}

DB_STMT(change_article, "UPDATE statute_article SET text = '' WHERE version_id = $1", "i", "");
DB_STMT(drop_version, "DELETE FROM statute_version WHERE id = $1", "i", "");
DB_STMT(change_title, "UPDATE statute SET title = '' WHERE title = $1", "t", "");

/* What was imported cannot be changed, not even past the program. */
static void test_append_only(void **state)
{
	struct test_db *t = *state;
	struct db_writer *w;
	struct statute_list l;
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	struct corpus_version v = version(t, "2000-01-01", A("第一条 甲。", "2000年3月1日"));
	assert_int_equal(import(t, w, &v), STATUTE_ADDED);
	db_writer_stop(w);
	assert_int_equal(statute_list(&t->cx, t->db, STR(""), &l), RC_OK);
	const struct db_stmt *st[] = {&change_article, &drop_version, &change_title};
	struct db_val arg[] = {DB_I(l.v[0].id), DB_I(l.v[0].id), DB_T(STR("甲法"))};
	for (int i = 0; i < 3; i++) {
		assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
		assert_int_equal(
			db_exec(&t->cx, t->db, st[i], (struct db_args){&arg[i], 1}, NULL), RC_DB);
		db_rollback(t->db);
		test_db_clear(t);
	}
}

/* What is doubtful in a file stays doubtful in the store; a version without its day is unsure. */
static void test_doubt(void **state)
{
	struct test_db *t = *state;
	struct db_writer *w;
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	struct corpus_version gap = version(t, "2000-01-01",
		"# 甲法\n<!-- INFO END -->\n第一条 甲。\n\n第三条 自2000年3月1日起施行。\n");
	struct corpus_version later = version(t, "2010-01-01", A("第一条 乙。", "2000年3月1日"));
	assert_int_equal(import(t, w, &gap), STATUTE_ADDED);
	assert_string_equal(at(t, "2000-03-01", (struct lawtext_place){.article = 1}),
		lawtext_hit_title(LAWTEXT_DOUBTFUL));
	assert_int_equal(import(t, w, &later), STATUTE_ADDED);
	assert_int_equal(look(t, "甲法", "2009-12-31").kind, CORPUS_HIT);
	assert_int_equal(look(t, "甲法", "2010-01-01").kind, CORPUS_UNSURE);
	db_writer_stop(w);
}

/* The statutes at hand, every article of them: the store says what the files say. */
static void test_shared(void **state)
{
	struct test_db *t = *state;
	struct db_writer *w;
	struct corpus c;
	struct stat st;
	struct str dir = str_printf(t->cx.arena, "%s/../shared/statutes", getenv("ZHIFA_SOURCE"));
	size_t articles = 0;
	if (stat(str_z(t->cx.arena, dir), &st)) {
		SKIP_TEST("../shared/statutes is not there");
	}
	assert_int_equal(corpus_read(&t->cx, dir, &c), RC_OK);
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	for (size_t i = 0; i < c.versions.n; i++)
		assert_int_equal(import(t, w, &c.versions.v[i]), STATUTE_ADDED);
	for (size_t i = 0; i < c.versions.n; i++)
		assert_int_equal(import(t, w, &c.versions.v[i]), STATUTE_UNCHANGED);
	db_writer_stop(w);
	struct corpus_lookup in_files = corpus_lookup(&c), in_store = statute_lookup(t->db);
	for (size_t i = 0; i < c.versions.n; i++) {
		const struct corpus_version *v = &c.versions.v[i];
		struct date on = date_is_none(v->effective) ? v->version : v->effective;
		struct corpus_hit a, b;
		assert_int_equal(in_files.find(&t->cx, in_files.arg, v->text.title, on, &a), RC_OK);
		assert_int_equal(in_store.find(&t->cx, in_store.arg, v->text.title, on, &b), RC_OK);
		assert_int_equal(a.kind, b.kind);
		assert_int_equal(a.n, b.n);
		for (size_t j = 0; j < a.n; j++) {
			struct lawtext_place p = {
				.article = a.articles[j].no, .after = a.articles[j].after};
			struct str x, y;
			assert_int_equal(lawtext_find(&t->cx, a.articles, a.n, &p, &x),
				lawtext_find(&t->cx, b.articles, b.n, &p, &y));
			assert_true(str_eq(x, y));
			articles++;
		}
	}
	print_message("# %zu articles\n", articles);
	assert_true(articles > 7000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_import),
		TEST_DB(test_append_only),
		TEST_DB(test_doubt),
		TEST_DB(test_shared),
	};
	return TEST_DB_RUN(tests);
}
