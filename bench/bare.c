#include "bare.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_CLIENTS 256
#define MOST_STMTS 64

struct waiting {
	int client;
	int64_t count;
	bool done;
	struct waiting *next;
};

struct prepared {
	const struct db_stmt *st;
	sqlite3_stmt *h;
	int index[32]; /* of $1 … */
};

struct writer {
	const struct bare *b;
	sqlite3 *h;
	struct prepared v[MOST_STMTS];
	size_t n;
	pthread_mutex_t lock;
	pthread_cond_t come, gone;
	struct waiting *first, **last;
	bool stop;
	int64_t commits, failed;
};

struct client {
	struct writer *w;
	int number;
	int64_t acts, until_ns;
	pthread_t thread;
};

static int64_t nanos(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static _Noreturn void die(struct writer *w, const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, sqlite3_errmsg(w->h));
	exit(1);
}

static void run(struct writer *w, const char *sql)
{
	if (sqlite3_exec(w->h, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(w, sql);
}

static struct prepared *prepare(struct writer *w, const struct db_stmt *st)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].st == st)
			return &w->v[i];
	INVARIANT(w->n < MOST_STMTS);
	struct prepared *p = &w->v[w->n++];
	p->st = st;
	if (sqlite3_prepare_v3(w->h, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &p->h, NULL) !=
		SQLITE_OK)
		die(w, st->name);
	for (int i = 0; i < 32; i++) {
		char name[8];
		snprintf(name, sizeof name, "$%d", i + 1);
		p->index[i] = sqlite3_bind_parameter_index(p->h, name);
	}
	return p;
}

static void bind(struct prepared *p, size_t param, const struct db_val *v)
{
	int at = p->index[param];
	if (v->kind == DB_INT)
		sqlite3_bind_int64(p->h, at, v->i);
	else if (v->kind == DB_TEXT)
		sqlite3_bind_text(p->h, at, v->s.p ? v->s.p : "", (int)v->s.n, SQLITE_STATIC);
	else if (v->kind == DB_BYTES)
		sqlite3_bind_blob(p->h, at, v->s.p, (int)v->s.n, SQLITE_STATIC);
	else
		sqlite3_bind_null(p->h, at);
}

static void write_op(struct writer *w, const struct waiting *q, const struct db_op *op)
{
	struct prepared *p = prepare(w, op->st);
	for (size_t i = 0; i < op->n; i++) {
		struct db_val v = op->v[i];
		w->b->vary(w->b->arg, q->client, q->count, op->st, i, &v);
		bind(p, i, &v);
	}
	int rc, rows = 0;
	while ((rc = sqlite3_step(p->h)) == SQLITE_ROW)
		rows++;
	if (rc != SQLITE_DONE || (op->expect > 0 && rows == 0 && sqlite3_changes(w->h) == 0))
		w->failed++;
	sqlite3_reset(p->h);
}

static void write_act(struct writer *w, const struct waiting *q)
{
	const struct db_plan *plan = w->b->plan;
	run(w, "SAVEPOINT act");
	for (size_t i = 0; i < plan->checks.n; i++)
		write_op(w, q, &plan->checks.v[i]);
	for (size_t i = 0; i < plan->writes.n; i++)
		write_op(w, q, &plan->writes.v[i]);
	run(w, "RELEASE act");
}

static void *write_batches(void *arg)
{
	struct writer *w = arg;
	pthread_mutex_lock(&w->lock);
	for (;;) {
		while (!w->first && !w->stop)
			pthread_cond_wait(&w->come, &w->lock);
		struct waiting *batch = w->first;
		if (!batch)
			break;
		w->first = NULL;
		w->last = &w->first;
		pthread_mutex_unlock(&w->lock);
		run(w, "BEGIN IMMEDIATE");
		for (struct waiting *q = batch; q; q = q->next)
			write_act(w, q);
		run(w, "COMMIT");
		w->commits++;
		pthread_mutex_lock(&w->lock);
		for (struct waiting *q = batch, *next; q; q = next) {
			next = q->next;
			q->done = true;
		}
		pthread_cond_broadcast(&w->gone);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

static void *act(void *arg)
{
	struct client *c = arg;
	struct writer *w = c->w;
	while (nanos() < c->until_ns) {
		struct waiting q = {.client = c->number, .count = c->acts};
		pthread_mutex_lock(&w->lock);
		*w->last = &q;
		w->last = &q.next;
		pthread_cond_signal(&w->come);
		while (!q.done)
			pthread_cond_wait(&w->gone, &w->lock);
		pthread_mutex_unlock(&w->lock);
		c->acts++;
	}
	return NULL;
}

static void open_store(struct writer *w, const char *path)
{
	if (sqlite3_open_v2(path, &w->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
		SQLITE_OK)
		die(w, path);
	run(w, "PRAGMA journal_mode = WAL");
	run(w, "PRAGMA synchronous = FULL");
}

struct bare_result bare_run(const struct bare *b)
{
	struct writer w = {.b = b,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.come = PTHREAD_COND_INITIALIZER,
		.gone = PTHREAD_COND_INITIALIZER};
	struct client *clients = calloc((size_t)b->clients, sizeof *clients);
	struct bare_result r = {0};
	pthread_t thread;
	INVARIANT(clients && b->clients <= MOST_CLIENTS && !b->plan->settle);
	w.last = &w.first;
	open_store(&w, b->path);
	INVARIANT(pthread_create(&thread, NULL, write_batches, &w) == 0);
	int64_t began = nanos();
	for (int i = 0; i < b->clients; i++) {
		clients[i] = (struct client){
			.w = &w, .number = i, .until_ns = began + b->millis * 1000000};
		INVARIANT(pthread_create(&clients[i].thread, NULL, act, &clients[i]) == 0);
	}
	for (int i = 0; i < b->clients; i++) {
		pthread_join(clients[i].thread, NULL);
		r.acts += clients[i].acts;
	}
	r.seconds = (double)(nanos() - began) / 1e9;
	pthread_mutex_lock(&w.lock);
	w.stop = true;
	pthread_cond_signal(&w.come);
	pthread_mutex_unlock(&w.lock);
	pthread_join(thread, NULL);
	for (size_t i = 0; i < w.n; i++)
		sqlite3_finalize(w.v[i].h);
	sqlite3_close(w.h);
	free(clients);
	r.per_second = (double)r.acts / r.seconds;
	r.commits = w.commits;
	r.failed = w.failed;
	return r;
}
