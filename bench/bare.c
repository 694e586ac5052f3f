#include "bare.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_STMTS 64
#define MOST_PARAMS 32

struct prepared {
	const struct db_stmt *st;
	sqlite3_stmt *h;
	int index[MOST_PARAMS]; /* of $1 … */
};

struct store {
	const struct bare *b;
	sqlite3 *h;
	struct prepared v[MOST_STMTS];
	size_t n;
	int64_t failed;
};

static double seconds(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static _Noreturn void die(struct store *s, const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, sqlite3_errmsg(s->h));
	exit(1);
}

static void run(struct store *s, const char *sql)
{
	if (sqlite3_exec(s->h, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(s, sql);
}

static struct prepared *prepare(struct store *s, const struct db_stmt *st)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].st == st)
			return &s->v[i];
	INVARIANT(s->n < MOST_STMTS);
	struct prepared *p = &s->v[s->n++];
	p->st = st;
	if (sqlite3_prepare_v3(s->h, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &p->h, NULL) !=
		SQLITE_OK)
		die(s, st->name);
	for (int i = 0; i < MOST_PARAMS; i++) {
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

static void write_op(struct store *s, int client, int64_t count, const struct db_op *op)
{
	struct prepared *p = prepare(s, op->st);
	for (size_t i = 0; i < op->n; i++) {
		struct db_val v = op->v[i];
		s->b->vary(s->b->arg, client, count, op->st, i, &v);
		bind(p, i, &v);
	}
	int rc, rows = 0;
	while ((rc = sqlite3_step(p->h)) == SQLITE_ROW)
		rows++;
	if (rc != SQLITE_DONE || (op->expect > 0 && rows == 0 && sqlite3_changes(s->h) == 0))
		s->failed++;
	sqlite3_reset(p->h);
}

static void write_act(struct store *s, int client, int64_t count)
{
	const struct db_plan *plan = s->b->plan;
	run(s, "SAVEPOINT act");
	for (size_t i = 0; i < plan->checks.n; i++)
		write_op(s, client, count, &plan->checks.v[i]);
	for (size_t i = 0; i < plan->writes.n; i++)
		write_op(s, client, count, &plan->writes.v[i]);
	run(s, "RELEASE act");
}

struct bare_result bare_run(const struct bare *b)
{
	struct store s = {.b = b};
	struct bare_result r = {0};
	INVARIANT(!b->plan->settle);
	if (sqlite3_open_v2(b->path, &s.h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
		SQLITE_OK)
		die(&s, b->path);
	run(&s, "PRAGMA journal_mode = WAL");
	run(&s, "PRAGMA synchronous = FULL");
	run(&s, "PRAGMA cache_size = -16384");
	double began = seconds();
	for (; r.seconds < (double)b->millis / 1000; r.seconds = seconds() - began, r.commits++) {
		run(&s, "BEGIN IMMEDIATE");
		for (int c = 0; c < b->clients; c++)
			write_act(&s, c, r.commits);
		run(&s, "COMMIT");
		r.acts += b->clients;
	}
	for (size_t i = 0; i < s.n; i++)
		sqlite3_finalize(s.v[i].h);
	sqlite3_close(s.h);
	r.per_second = (double)r.acts / r.seconds;
	r.failed = s.failed;
	return r;
}
