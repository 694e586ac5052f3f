#include "db/test_db.h"
#include "db/writer.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

DB_STMT(post_take, "UPDATE series SET last = last + 1 WHERE id = $1 RETURNING last", "i", "i");
DB_STMT(post_add, "INSERT INTO post (series, serial, title) VALUES ($1, $2, $3)", "iit", "");
DB_STMT(post_count,
	"SELECT count(*), count(DISTINCT serial), max(serial) FROM post WHERE series = $1", "i",
	"iii");
DB_STMT(series_add, "INSERT INTO series (id, last) VALUES ($1, 0)", "i", "");
DB_STMT(series_last, "SELECT last FROM series WHERE id = $1", "i", "i");

static const char schema[] = "CREATE TABLE series (\n"
			     "  id @ID PRIMARY KEY,\n"
			     "  last @INT NOT NULL\n"
			     ");\n"
			     "CREATE TABLE post (\n"
			     "  series @ID NOT NULL,\n"
			     "  serial @INT NOT NULL,\n"
			     "  title @TEXT NOT NULL CHECK (title <> 'bad'),\n"
			     "  PRIMARY KEY (series, serial)\n"
			     ");\n";

static struct test_db *with_series(void **state)
{
	struct test_db *t = *state;
	FILE *f = fopen(str_printf(t->arena, "%s/0001_post.sql", t->dir).p, "w");
	assert_non_null(f);
	fputs(schema, f);
	fclose(f);
	if (db_migrate(&t->cx, t->db, str_c(t->dir)))
		fprintf(stderr, "# " STR_FMT "\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	for (int id = 1; id <= 4; id++)
		assert_int_equal(
			db_exec(&t->cx, t->db, &series_add, DB_ARGS(DB_I(id)), NULL), RC_OK);
	return t;
}

/* Takes the next number of a series and writes a post under it, as an act does. */
struct post {
	struct arena *arena;
	struct cx cx;
	struct db_plan plan;
	int64_t series, serial;
	const char *title;
	int settled, answered;
	struct db_writer *w;
};

static enum rc post_settle(struct db_plan *plan)
{
	struct post *p = plan->arg;
	p->settled++;
	p->serial = plan->checks.v[0].row[0].i;
	if (!p->title)
		return fail(plan->cx, RC_REFUSED, "没有标题");
	db_plan_write(plan, &post_add,
		DB_ARGS(DB_I(p->series), DB_I(p->serial), DB_T(str_c(p->title))), 1);
	return RC_OK;
}

static void post_done(struct db_plan *plan)
{
	struct post *p = plan->arg;
	p->answered++;
}

static struct post *post_make(int64_t series, const char *title)
{
	struct arena *a = arena_new();
	struct post *p = ARENA_NEW(a, struct post);
	*p = (struct post){.arena = a, .cx = cx_make(a, NULL), .series = series, .title = title};
	p->plan =
		(struct db_plan){.cx = &p->cx, .settle = post_settle, .done = post_done, .arg = p};
	db_plan_check(
		&p->plan, &post_take, DB_ARGS(DB_I(series)), 1, RC_NOT_FOUND, "没有这个文号序列");
	return p;
}

static int64_t posts(struct test_db *t, int64_t series)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(
		db_one(&t->cx, t->db, &series_last, DB_ARGS(DB_I(series)), &r, &found), RC_OK);
	int64_t last = db_int(r, 0);
	assert_int_equal(
		db_one(&t->cx, t->db, &post_count, DB_ARGS(DB_I(series)), &r, &found), RC_OK);
	/* no number twice, none left out, none taken without its post */
	assert_int_equal(db_int(r, 0), db_int(r, 1));
	assert_int_equal(db_int(r, 0), db_int(r, 2));
	assert_int_equal(db_int(r, 0), last);
	return db_int(r, 0);
}

static struct db_writer *writer(struct test_db *t)
{
	struct db_writer *w;
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	return w;
}

static void test_run(void **state)
{
	struct test_db *t = with_series(state);
	struct db_writer *w = writer(t);
	for (int i = 1; i <= 3; i++) {
		struct post *p = post_make(1, "一");
		assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
		assert_int_equal(p->serial, i);
		assert_int_equal(p->answered, 1);
		arena_free(p->arena);
	}
	assert_int_equal(posts(t, 1), 3);
	struct db_writer_stats s = db_writer_stats(w);
	assert_int_equal(s.plans, 3);
	assert_int_equal(s.failed, 0);
	assert_int_equal(s.queued, 0);
	db_writer_stop(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB_EMPTY(test_run),
	};
	return TEST_DB_RUN(tests);
}
