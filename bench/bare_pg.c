#include "bare.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST_STMTS 64
#define MOST_PARAMS 32
#define OID_BYTEA 17
#define OID_INT8 20
#define OID_TEXT 25

struct store {
	const struct bare *b;
	PGconn *c;
	const struct db_stmt *prepared[MOST_STMTS];
	size_t n;
	int64_t sent, failed;
};

static double seconds(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static _Noreturn void die(struct store *s, const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, PQerrorMessage(s->c));
	exit(1);
}

/* Before the pipeline is entered: a statement that is there is not prepared again. */
static void prepare(struct store *s, const struct db_op *op)
{
	Oid types[MOST_PARAMS];
	for (size_t i = 0; i < s->n; i++)
		if (s->prepared[i] == op->st)
			return;
	INVARIANT(s->n < MOST_STMTS && op->n <= MOST_PARAMS);
	for (size_t i = 0; i < op->n; i++)
		types[i] = op->st->in[i] == 'i'   ? OID_INT8
			   : op->st->in[i] == 't' ? OID_TEXT
						  : OID_BYTEA;
	PGresult *r = PQprepare(s->c, op->st->name, op->st->sql, (int)op->n, types);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		die(s, op->st->name);
	PQclear(r);
	s->prepared[s->n++] = op->st;
}

static void send_op(struct store *s, int client, int64_t count, const struct db_op *op)
{
	const char *value[MOST_PARAMS];
	int length[MOST_PARAMS], format[MOST_PARAMS];
	unsigned char number[MOST_PARAMS][8];
	for (size_t i = 0; i < op->n; i++) {
		struct db_val v = op->v[i];
		s->b->vary(s->b->arg, client, count, op->st, i, &v);
		format[i] = 1;
		value[i] = v.kind == DB_NULL ? NULL : v.s.p ? v.s.p : "";
		length[i] = (int)v.s.n;
		if (v.kind != DB_INT)
			continue;
		for (int k = 0; k < 8; k++)
			number[i][k] = (unsigned char)((uint64_t)v.i >> (56 - 8 * k));
		value[i] = (char *)number[i];
		length[i] = 8;
	}
	/* texts are sent by their length: in the binary format a text is its bytes */
	if (!PQsendQueryPrepared(s->c, op->st->name, (int)op->n, value, length, format, 1))
		die(s, op->st->name);
	s->sent++;
}

static void send_plain(struct store *s, const char *sql)
{
	if (!PQsendQueryParams(s->c, sql, 0, NULL, NULL, NULL, NULL, 1))
		die(s, sql);
	s->sent++;
}

static void read_all(struct store *s)
{
	for (; s->sent; s->sent--) {
		PGresult *r = PQgetResult(s->c);
		ExecStatusType status = PQresultStatus(r);
		if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
			s->failed++;
		PQclear(r);
		PQclear(PQgetResult(s->c)); /* the end of this one */
	}
	PQclear(PQgetResult(s->c)); /* the sync */
}

static void commit_once(struct store *s, int64_t count)
{
	const struct db_plan *plan = s->b->plan;
	send_plain(s, "BEGIN");
	for (int c = 0; c < s->b->clients; c++) {
		for (size_t i = 0; i < plan->checks.n; i++)
			send_op(s, c, count, &plan->checks.v[i]);
		for (size_t i = 0; i < plan->writes.n; i++)
			send_op(s, c, count, &plan->writes.v[i]);
	}
	send_plain(s, "COMMIT");
	if (!PQpipelineSync(s->c))
		die(s, "sync");
	read_all(s);
}

struct bare_result bare_pg_run(const struct bare *b)
{
	struct store s = {.b = b, .c = PQconnectdb(b->path)};
	struct bare_result r = {0};
	INVARIANT(!b->plan->settle);
	if (PQstatus(s.c) != CONNECTION_OK)
		die(&s, "connect");
	for (size_t i = 0; i < b->plan->checks.n; i++)
		prepare(&s, &b->plan->checks.v[i]);
	for (size_t i = 0; i < b->plan->writes.n; i++)
		prepare(&s, &b->plan->writes.v[i]);
	if (!PQenterPipelineMode(s.c))
		die(&s, "pipeline");
	double began = seconds();
	for (; r.seconds < (double)b->millis / 1000; r.seconds = seconds() - began, r.commits++) {
		commit_once(&s, r.commits);
		r.acts += b->clients;
	}
	PQfinish(s.c);
	r.per_second = (double)r.acts / r.seconds;
	r.failed = s.failed;
	return r;
}

void bare_pg_copy(const char *server, const char *from, const char *to)
{
	struct store s = {.c = PQconnectdb(server)};
	char sql[256];
	snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE %s", to, from);
	PGresult *r = PQexec(s.c, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		die(&s, sql);
	PQclear(r);
	PQfinish(s.c);
}
