/*
 * Reading in a snapshot with few round trips. BEGIN travels with the first question, and the
 * ROLLBACK that ends the snapshot is sent and not waited for: its answer is read before the
 * connection is used again.
 */
#include "db/pg.h"

#define BEGIN_READ "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

DB_STMT_FLAGS(register_version, "SELECT version FROM register_version WHERE id = 1", "", "i",
	DB_ONLY_POSTGRES);

void pg_settle(struct pg *g)
{
	PGresult *res;
	while (g->leaving && (res = PQgetResult(g->c)) != NULL)
		PQclear(res);
	g->leaving = false;
}

void pg_leave(struct pg *g)
{
	bool began = g->snapshot && !g->wanted;
	pg_kept_forget(g);
	if (began && !pg_is_lost(g) && PQtransactionStatus(g->c) != PQTRANS_IDLE)
		g->leaving = PQsendQuery(g->c, "ROLLBACK") == 1;
}

static bool send_stmt(struct cx *cx, struct pg *g, const struct pg_stmt *p, struct db_args args)
{
	struct pg_params q;
	return !pg_bind(cx, &q, args) &&
	       PQsendQueryPrepared(g->c, p->name, (int)args.n, q.value, q.length, q.format, 1);
}

static bool send_all(struct cx *cx, struct pg *g, const struct pg_stmt *version,
	const struct pg_question *v, size_t n)
{
	if (!PQenterPipelineMode(g->c) ||
		(g->wanted && !PQsendQueryParams(g->c, BEGIN_READ, 0, NULL, NULL, NULL, NULL, 1)) ||
		(version && !send_stmt(cx, g, version, DB_NO_ARGS)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!send_stmt(cx, g, v[i].p, v[i].args))
			return false;
	return PQpipelineSync(g->c);
}

/* The answer to one statement, NULL where it failed; false where the connection is gone. */
static bool read_one(struct cx *cx, struct pg *g, const char *what, PGresult **out)
{
	PGresult *res = PQgetResult(g->c);
	*out = NULL;
	if (!res)
		return false;
	ExecStatusType status = PQresultStatus(res);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
		*out = res;
	} else {
		if (status != PGRES_PIPELINE_ABORTED)
			pg_fail(cx, g, what, res);
		PQclear(res);
	}
	PGresult *end = PQgetResult(g->c);
	INVARIANT(!end);
	return !pg_is_lost(g);
}

static bool read_begin(struct cx *cx, struct pg *g, const struct pg_stmt *version)
{
	PGresult *res;
	if (!read_one(cx, g, "begin", &res))
		return false;
	PQclear(res);
	if (!version)
		return true;
	int64_t changes = -1;
	bool there = read_one(cx, g, "register_version", &res);
	if (res && PQntuples(res) == 1 && !PQgetisnull(res, 0, 0) &&
		!pg_int((const unsigned char *)PQgetvalue(res, 0, 0), PQgetlength(res, 0, 0),
			version->type[0], &changes))
		changes = -1;
	PQclear(res);
	pg_kept_begin(g, changes);
	return there;
}

static bool read_all(
	struct cx *cx, struct pg *g, const struct pg_stmt *version, struct pg_question *v, size_t n)
{
	if (g->wanted && !read_begin(cx, g, version))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!read_one(cx, g, v[i].st->name, &v[i].answer))
			return false;
	PGresult *sync = PQgetResult(g->c);
	bool good = PQresultStatus(sync) == PGRES_PIPELINE_SYNC;
	PQclear(sync);
	return good && PQexitPipelineMode(g->c);
}

static enum rc ask_once(struct cx *cx, struct pg *g, struct pg_question *v, size_t n)
{
	struct pg_stmt *version = NULL;
	if (g->wanted && (pg_ready(cx, g) ||
				 (g->has_registers && pg_get(cx, g, &register_version, &version))))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		if (pg_get(cx, g, v[i].st, &v[i].p))
			return cx->rc;
	if (!send_all(cx, g, version, v, n) || !read_all(cx, g, version, v, n))
		return cx->rc && pg_is_lost(g) ? cx->rc : pg_fail_lost(cx, g, "ask");
	g->wanted = false;
	return cx->rc;
}

static void drop(struct pg_question *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		PQclear(v[i].answer);
		v[i].answer = NULL;
	}
}

enum rc pg_ask(struct cx *cx, struct pg *g, struct pg_question *v, size_t n)
{
	bool clean = cx->rc == RC_OK, first = g->wanted;
	if (!ask_once(cx, g, v, n))
		return RC_OK;
	drop(v, n);
	/* Nothing was answered in this snapshot yet: once more on a new connection. */
	if (!clean || !first || !pg_is_lost(g))
		return cx->rc;
	cx_clear(cx);
	g->wanted = true;
	if (ask_once(cx, g, v, n))
		drop(v, n);
	return cx->rc;
}

enum rc pg_foresee(struct cx *cx, struct db *db, const struct db_question *v, size_t n)
{
	struct pg *g = pg_of(db);
	struct pg_question *all = ARENA_ARRAY(cx->arena, struct pg_question, n);
	struct pg_params q;
	size_t k = 0;
	if (!g->snapshot)
		return RC_OK;
	for (size_t i = 0; i < n; i++) {
		struct pg_question *one = &all[k];
		*one = (struct pg_question){.st = v[i].st, .args = v[i].args};
		if (pg_bind(cx, &q, one->args))
			return cx->rc;
		k += !pg_kept_find(g, one->st, &q, one->args.n, &one->key);
	}
	if (!k || pg_ask(cx, g, all, k))
		return cx->rc;
	for (size_t i = 0; i < k; i++) {
		pg_kept_add(g, &all[i]);
		if (!pg_kept_has(g, all[i].answer))
			PQclear(all[i].answer);
	}
	return RC_OK;
}
