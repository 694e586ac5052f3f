/* The writer when all goes well, and when a plan is to blame. Failures of the store: fault_test.c.
 */
#include "db/test_posts.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

DB_STMT(series_bump, "UPDATE series SET last = last WHERE id = $1 AND last = $2", "ii", "");
DB_STMT(series_list, "SELECT id, last FROM series WHERE id > $1 ORDER BY id", "i", "ii");
DB_STMT(post_find, "SELECT title FROM post WHERE series = $1 AND serial = $2", "ii", "t");
DB_STMT(post_title, "UPDATE post SET title = $3 WHERE series = $1 AND serial = $2", "iit", "");

static void test_run(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	for (int i = 1; i <= 3; i++) {
		struct post *p = post_make(1, "一");
		assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
		assert_int_equal(p->serial, i);
		assert_int_equal(p->settled, 1);
		assert_int_equal(p->answered, 1);
		post_free(p);
	}
	assert_int_equal(posts_count(t, 1), 3);
	struct db_writer_stats s = db_writer_stats(w);
	assert_int_equal(s.plans, 3);
	assert_int_equal(s.failed, 0);
	assert_int_equal(s.batches, 3);
	assert_int_equal(s.queued, 0);
	db_writer_stop(w);
}

/* 64 people, of four organs or of none */

#define THREADS 64
#define EACH 20

struct person {
	struct db_writer *w;
	pthread_t thread;
	int number, good;
	bool keyed;
};

static void *person_main(void *arg)
{
	struct person *me = arg;
	for (int i = 0; i < EACH; i++) {
		/* every seventh is refused, in three ways */
		const char *title = i % 7 || me->number % 3 == 0 ? "好" : "bad";
		int64_t series = i % 7 == 3 && me->number % 3 == 0 ? 99 : 1 + me->number % SERIES;
		struct post *p = post_make(series, i % 7 == 5 ? NULL : title);
		if (!me->keyed)
			p->plan.key = 0;
		me->good += db_writer_run(me->w, &p->plan) == RC_OK;
		post_free(p);
	}
	return NULL;
}

static void many_people(struct test_db *t, bool keyed)
{
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	static struct person people[THREADS];
	for (int i = 0; i < THREADS; i++) {
		people[i] = (struct person){.w = w, .number = i, .keyed = keyed};
		assert_int_equal(
			pthread_create(&people[i].thread, NULL, person_main, &people[i]), 0);
	}
	int64_t good[SERIES + 1] = {0}, all = 0;
	for (int i = 0; i < THREADS; i++) {
		pthread_join(people[i].thread, NULL);
		good[1 + i % SERIES] += people[i].good;
		all += people[i].good;
	}
	for (int id = 1; id <= SERIES; id++)
		assert_int_equal(posts_count(t, id), good[id]);
	struct db_writer_stats s = db_writer_stats(w);
	assert_int_equal(s.plans, all);
	assert_int_equal(s.failed, THREADS * EACH - all);
	assert_true(s.failed > THREADS && all > THREADS);
	assert_int_equal(s.queued, 0);
	db_writer_stop(w);
}

static void test_many_people_keyed(void **state)
{
	many_people(*state, true);
}

static void test_many_people_without_key(void **state)
{
	many_people(*state, false);
}

static void test_only_the_guilty_fail(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	static const struct {
		int64_t series;
		const char *title;
		enum rc rc;
	} acts[] = {
		{1, "a", RC_OK},
		{1, "once 1", RC_OK},
		{1, "bad", RC_DB}, /* a constraint */
		{2, "c", RC_OK},
		{99, "d", RC_NOT_FOUND},    /* no such series: a check */
		{1, NULL, RC_REFUSED},      /* settle */
		{2, "once 1", RC_CONFLICT}, /* unique */
		{1, "e", RC_OK},
		{98, "f", RC_NOT_FOUND},
		{2, "bad", RC_DB},
		{2, "g", RC_OK},
	};
	enum { N = sizeof acts / sizeof *acts };
	struct post *v[N];
	for (size_t i = 0; i < N; i++) {
		v[i] = post_make(acts[i].series, acts[i].title);
		v[i]->plan.key = 1;
	}
	assert_int_equal(posts_batch(w, v, N, NULL, NULL), RC_OK);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(v[i]->cx.rc, acts[i].rc);
		assert_int_equal(v[i]->answered, 1);
		assert_int_equal(v[i]->cx.rc == RC_OK, v[i]->cx.msg.n == 0);
	}
	assert_str(v[4]->cx.msg, "没有这个文号序列");
	assert_str(v[5]->cx.msg, "没有标题");
	assert_int_equal(posts_count(t, 1), 3);
	assert_int_equal(posts_count(t, 2), 2);
	/* a batch of which nothing is left */
	struct post *bad[2] = {post_make(1, "bad"), post_make(97, "x")};
	bad[1]->plan.key = 1;
	assert_int_equal(db_writer_submit(w, &bad[0]->plan), RC_OK);
	assert_int_equal(db_writer_run(w, &bad[1]->plan), RC_NOT_FOUND);
	assert_int_equal(bad[0]->cx.rc, RC_DB);
	assert_int_equal(posts_count(t, 1), 3);
	db_writer_stop(w);
	for (size_t i = 0; i < N; i++)
		post_free(v[i]);
	post_free(bad[0]);
	post_free(bad[1]);
}

/* Of a batch in which each plan invalidates the check of the next one, the first wins. */
static void test_checks_see_the_plans_before(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	enum { N = 5 };
	struct post *v[N];
	for (size_t i = 0; i < N; i++) {
		v[i] = post_make(1, "x");
		db_plan_check(&v[i]->plan, &series_bump, DB_ARGS(DB_I(1), DB_I(1)), 1, RC_CONFLICT,
			"已有别的文书");
	}
	assert_int_equal(posts_batch(w, v, N, NULL, NULL), RC_OK);
	int good = 0;
	for (size_t i = 0; i < N; i++) {
		good += v[i]->cx.rc == RC_OK;
		if (v[i]->cx.rc)
			assert_int_equal(v[i]->cx.rc, RC_CONFLICT);
		post_free(v[i]);
	}
	assert_int_equal(good, 1);
	assert_int_equal(posts_count(t, 1), 1);
	db_writer_stop(w);
}

static void test_expectations(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	static const struct {
		int64_t above;
		int expect;
		enum rc rc;
	} checks[] = {{0, 4, RC_OK}, {2, 2, RC_OK}, {2, 1, RC_NOT_FOUND}, {4, 0, RC_OK},
		{3, 0, RC_NOT_FOUND}, {0, -1, RC_OK}, {9, -1, RC_OK}};
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct db_plan plan = {.cx = &cx};
		struct db_op *op = db_plan_check(&plan, &series_list,
			DB_ARGS(DB_I(checks[i].above)), checks[i].expect, RC_NOT_FOUND, "数量不对");
		assert_int_equal(db_writer_run(w, &plan), checks[i].rc);
		if (!cx.rc && checks[i].above < 4) {
			assert_int_equal(op->row[0].i, checks[i].above + 1); /* the first row */
			assert_int_equal(op->row[1].kind, DB_INT);
		} else if (!cx.rc) {
			assert_int_equal(op->row[0].kind, DB_NULL);
		}
		arena_free(a);
	}
	/* a write that finds nothing to change */
	struct post *p = post_make(1, "x");
	db_plan_write(&p->plan, &post_title, DB_ARGS(DB_I(1), DB_I(7), DB_T(STR("y"))), 1);
	assert_int_equal(db_writer_run(w, &p->plan), RC_CONFLICT);
	assert_int_equal(posts_count(t, 1), 0);
	post_free(p);
	/* a text that cannot be kept */
	p = post_make(1, "x");
	db_plan_write(&p->plan, &post_title, DB_ARGS(DB_I(1), DB_I(1), DB_T(STR("y\0z"))), -1);
	assert_int_equal(db_writer_run(w, &p->plan), RC_INPUT);
	post_free(p);
	/* the writes that stood before settle come first, those of settle after them */
	p = post_make(1, "x");
	db_plan_write(&p->plan, &post_title, DB_ARGS(DB_I(1), DB_I(1), DB_T(STR("y"))), 0);
	assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
	post_free(p);
	struct db_rows *r;
	bool found;
	assert_int_equal(
		db_one(&t->cx, t->db, &post_find, DB_ARGS(DB_I(1), DB_I(1)), &r, &found), RC_OK);
	assert_str(db_text(r, 0), "x");
	db_writer_stop(w);
}

static void test_order_of_a_key(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	enum { N = 600 };
	static struct post *v[N];
	for (int i = 0; i < N; i++) {
		v[i] = post_make(1 + i % SERIES, "x");
		assert_int_equal(db_writer_submit(w, &v[i]->plan), RC_OK);
	}
	db_writer_stop(w); /* finishes what is queued */
	for (int i = 0; i < N; i++) {
		assert_int_equal(v[i]->cx.rc, RC_OK);
		assert_int_equal(v[i]->answered, 1);
		assert_int_equal(v[i]->serial, 1 + i / SERIES);
		post_free(v[i]);
	}
	assert_int_equal(posts_count(t, 1), N / SERIES);
}

static void test_queue_full(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	struct gate *g = gate_close(w, 1);
	static struct post *v[DB_WRITER_QUEUE + 1];
	for (int i = 0; i < DB_WRITER_QUEUE; i++) {
		v[i] = post_make(1, "x");
		assert_int_equal(db_writer_submit(w, &v[i]->plan), RC_OK);
	}
	v[DB_WRITER_QUEUE] = post_make(1, "x");
	assert_int_equal(db_writer_submit(w, &v[DB_WRITER_QUEUE]->plan), RC_BUSY);
	assert_true(v[DB_WRITER_QUEUE]->cx.msg.n > 0);
	assert_int_equal(db_writer_stats(w).queued, DB_WRITER_QUEUE);
	/* nor does one wait that would wait */
	struct post *p = post_make(1, "x");
	assert_int_equal(db_writer_run(w, &p->plan), RC_BUSY);
	post_free(p);
	gate_open(g, NULL, NULL);
	assert_int_equal(gate_free(g), RC_OK);
	db_writer_stop(w);
	for (int i = 0; i <= DB_WRITER_QUEUE; i++) {
		assert_int_equal(v[i]->answered, i < DB_WRITER_QUEUE);
		post_free(v[i]);
	}
	assert_int_equal(posts_count(t, 1), DB_WRITER_QUEUE);
}

static void test_readers_do_not_wait(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	struct db *reader;
	assert_int_equal(db_open(&t->cx, t->url, true, &reader), RC_OK);
	/* the writer stands in the middle of its transaction, with a number taken */
	struct gate *g = gate_close(w, 1);
	struct timespec a, b;
	clock_gettime(CLOCK_MONOTONIC, &a);
	for (int i = 0; i < 100; i++) {
		struct db_rows *r;
		int n = 0;
		assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
		assert_int_equal(
			db_query(&t->cx, reader, &series_list, DB_ARGS(DB_I(0)), &r), RC_OK);
		while (db_next(&t->cx, r)) {
			assert_int_equal(db_int(r, 1), 0);
			n++;
		}
		assert_int_equal(n, SERIES);
		db_read_end(reader);
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	assert_true(b.tv_sec - a.tv_sec < 3);
	/* nor does the writer wait for a reader */
	assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
	gate_open(g, NULL, NULL);
	assert_int_equal(gate_free(g), RC_OK);
	db_read_end(reader);
	db_close(reader);
	db_writer_stop(w);
}

static void test_start_fails(void **state)
{
	struct test_db *t = *state;
	struct db_writer *w;
	static const char *const bad[] = {"sqlite:/no/such/dir/x.db",
		"postgres:host=/no/such dbname=x", "postgres:nonsense", "x"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(db_writer_start(&t->cx, str_c(bad[i]), &w), RC_DB);
		assert_null(w);
		assert_true(t->cx.msg.n > 0);
		test_db_clear(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB_EMPTY(test_run),
		TEST_DB_EMPTY(test_many_people_keyed),
		TEST_DB_EMPTY(test_many_people_without_key),
		TEST_DB_EMPTY(test_only_the_guilty_fail),
		TEST_DB_EMPTY(test_checks_see_the_plans_before),
		TEST_DB_EMPTY(test_expectations),
		TEST_DB_EMPTY(test_order_of_a_key),
		TEST_DB_EMPTY(test_queue_full),
		TEST_DB_EMPTY(test_readers_do_not_wait),
		TEST_DB_EMPTY(test_start_fails),
	};
	return TEST_DB_RUN(tests);
}
