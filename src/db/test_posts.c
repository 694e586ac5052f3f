#include "db/test_posts.h"

#include <pthread.h>
#include <stdio.h>

DB_STMT(post_take, "UPDATE series SET last = last + 1 WHERE id = $1 RETURNING last", "i", "i");
DB_STMT(post_add, "INSERT INTO post (series, serial, title) VALUES ($1, $2, $3)", "iit", "");
DB_STMT(post_count,
	"SELECT count(*), count(DISTINCT serial), max(serial) FROM post WHERE series = $1", "i",
	"iii");
DB_STMT(series_add, "INSERT INTO series (id, last) VALUES ($1, 0)", "i", "");
DB_STMT(series_last, "SELECT last FROM series WHERE id = $1", "i", "i");

static const char schema[] =
	"CREATE TABLE series (\n"
	"  id @ID PRIMARY KEY,\n"
	"  last @INT NOT NULL\n"
	");\n"
	"CREATE TABLE post (\n"
	"  series @ID NOT NULL,\n"
	"  serial @INT NOT NULL,\n"
	"  title @TEXT NOT NULL CHECK (title <> 'bad'),\n"
	"  PRIMARY KEY (series, serial)\n"
	");\n"
	"CREATE UNIQUE INDEX post_once ON post (title) WHERE substr(title, 1, 4) = 'once';\n";

void posts_schema(struct test_db *t)
{
	FILE *f = fopen(str_printf(t->arena, "%s/0001_post.sql", t->dir).p, "w");
	assert_non_null(f);
	fputs(schema, f);
	fclose(f);
	if (db_migrate(&t->cx, t->db, str_c(t->dir)))
		fprintf(stderr, "# " STR_FMT "\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	for (int id = 1; id <= SERIES; id++)
		assert_int_equal(
			db_exec(&t->cx, t->db, &series_add, DB_ARGS(DB_I(id)), NULL), RC_OK);
}

struct db_writer *posts_writer(struct test_db *t)
{
	struct db_writer *w;
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	return w;
}

int64_t posts_count(struct test_db *t, int64_t series)
{
	struct db_rows *r;
	bool found;
	struct db_args id = DB_ARGS(DB_I(series));
	assert_int_equal(db_one(&t->cx, t->db, &series_last, id, &r, &found), RC_OK);
	int64_t last = db_int(r, 0);
	assert_int_equal(db_one(&t->cx, t->db, &post_count, id, &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), db_int(r, 1));
	assert_int_equal(db_int(r, 0), db_int(r, 2));
	assert_int_equal(db_int(r, 0), last);
	return db_int(r, 0);
}

/* posts */

static enum rc post_settle(struct db_plan *plan)
{
	struct post *p = plan->arg;
	p->settled++;
	p->serial = plan->checks.v[0].row[0].i;
	if (p->in_settle)
		p->in_settle(p);
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

struct post *post_make(int64_t series, const char *title)
{
	struct arena *a = arena_new();
	struct post *p = ARENA_NEW(a, struct post);
	*p = (struct post){.arena = a, .cx = cx_make(a, NULL), .series = series, .title = title};
	p->plan = (struct db_plan){
		.cx = &p->cx, .settle = post_settle, .done = post_done, .arg = p, .key = series};
	db_plan_check(
		&p->plan, &post_take, DB_ARGS(DB_I(series)), 1, RC_NOT_FOUND, "没有这个文号序列");
	return p;
}

void post_free(struct post *p)
{
	arena_free(p->arena);
}

/* gates */

struct gate {
	struct post *post;
	struct db_writer *w;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t cond;
	bool inside, open;
	void (*then)(void *);
	void *arg;
};

static void gate_wait(struct post *p)
{
	struct gate *g = p->arg;
	pthread_mutex_lock(&g->lock);
	g->inside = true;
	pthread_cond_broadcast(&g->cond);
	while (!g->open)
		pthread_cond_wait(&g->cond, &g->lock);
	void (*then)(void *) = g->then;
	g->then = NULL;
	pthread_mutex_unlock(&g->lock);
	if (then)
		then(g->arg);
}

static void *gate_main(void *arg)
{
	struct gate *g = arg;
	db_writer_run(g->w, &g->post->plan);
	return NULL;
}

struct gate *gate_close(struct db_writer *w, int64_t key)
{
	struct post *p = post_make(SERIES, "gate");
	struct gate *g = ARENA_NEW(p->arena, struct gate);
	*g = (struct gate){.post = p, .w = w};
	pthread_mutex_init(&g->lock, NULL);
	pthread_cond_init(&g->cond, NULL);
	p->plan.key = key;
	p->in_settle = gate_wait;
	p->arg = g;
	assert_int_equal(pthread_create(&g->thread, NULL, gate_main, g), 0);
	pthread_mutex_lock(&g->lock);
	while (!g->inside)
		pthread_cond_wait(&g->cond, &g->lock);
	pthread_mutex_unlock(&g->lock);
	return g;
}

void gate_open(struct gate *g, void (*then)(void *), void *arg)
{
	pthread_mutex_lock(&g->lock);
	g->then = then;
	g->arg = arg;
	g->open = true;
	pthread_cond_broadcast(&g->cond);
	pthread_mutex_unlock(&g->lock);
}

enum rc gate_free(struct gate *g)
{
	pthread_join(g->thread, NULL);
	enum rc rc = g->post->cx.rc;
	pthread_mutex_destroy(&g->lock);
	pthread_cond_destroy(&g->cond);
	post_free(g->post);
	return rc;
}

enum rc posts_batch(struct db_writer *w, struct post **v, size_t n, void (*then)(void *), void *arg)
{
	int64_t key = v[0]->plan.key;
	struct gate *g = gate_close(w, key);
	for (size_t i = 0; i < n; i++) {
		v[i]->plan.key = key;
		assert_int_equal(db_writer_submit(w, &v[i]->plan), RC_OK);
	}
	gate_open(g, then, arg);
	enum rc rc = gate_free(g);
	/* One connection answers in order, so that after this one all are answered. */
	struct post *last = post_make(SERIES, "last");
	last->plan.key = key;
	db_writer_run(w, &last->plan);
	post_free(last);
	return rc;
}
