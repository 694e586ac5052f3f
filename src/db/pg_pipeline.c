/*
 * Many statements in one round trip. libpq reads while it sends where it must, so blocking
 * mode cannot lock up; the batch bounds how much is on the way.
 */
#include "db/pg.h"

/* Whatever can fail before anything is on the way: arguments, planned faults, new statements. */
static enum rc pipeline_ready(struct cx *cx, struct pg *g, struct db_run *v, size_t n,
	struct pg_stmt **stmts, size_t *failed)
{
	struct pg_params q;
	for (size_t i = 0; i < n; i++) {
		struct db_args args = {v[i].op->v, v[i].op->n};
		*failed = i;
		g->db.trouble = DB_TROUBLE_STATEMENT;
		if (db_args_check(cx, v[i].op->st, args) || pg_bind(cx, &q, args) ||
			db_fault(cx, &g->db) || pg_get(cx, g, v[i].op->st, &stmts[i]))
			return cx->rc;
	}
	return RC_OK;
}

static bool pipeline_send(
	struct pg *g, struct cx *cx, struct db_run *v, size_t n, struct pg_stmt **stmts, bool begin)
{
	struct pg_params q;
	if (!PQenterPipelineMode(g->c) ||
		(begin && !PQsendQueryParams(g->c, PG_BEGIN_WRITE, 0, NULL, NULL, NULL, NULL, 1)))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct db_args args = {v[i].op->v, v[i].op->n};
		if (pg_bind(cx, &q, args) || !PQsendQueryPrepared(g->c, stmts[i]->name, (int)args.n,
						     q.value, q.length, q.format, 1))
			return false;
	}
	return PQpipelineSync(g->c);
}

/* The answer to one statement; run NULL for the BEGIN. False where the connection is gone. */
static bool pipeline_answer(
	struct cx *cx, struct pg *g, struct db_run *run, const struct pg_stmt *p)
{
	PGresult *res = PQgetResult(g->c);
	if (!res)
		return false;
	ExecStatusType status = PQresultStatus(res);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
		struct db_op *op = run ? run->op : NULL;
		run ? (void)(run->touched = pg_touched(op->st, res)) : (void)0;
		if (op && op->row && run->touched && pg_row(run->cx, op->st, p, res, 0, op->row))
			fail(cx, run->cx->rc, STR_FMT, STR_ARG(run->cx->msg));
	} else if (status != PGRES_PIPELINE_ABORTED) {
		pg_fail(cx, g, run ? run->op->st->name : "begin", res);
	}
	PQclear(res);
	PGresult *end = PQgetResult(g->c);
	INVARIANT(!end);
	return !pg_is_lost(g);
}

/* Reads all answers. */
static enum rc pipeline_read(struct cx *cx, struct pg *g, struct db_run *v, size_t n,
	struct pg_stmt **stmts, bool begin, size_t *failed)
{
	if (begin && !pipeline_answer(cx, g, NULL, NULL))
		return pg_fail_lost(cx, g, "pipeline");
	*failed = 0;
	for (size_t i = 0; i < n; i++) {
		bool before = cx->rc == RC_OK;
		if (!pipeline_answer(cx, g, &v[i], stmts[i]))
			return pg_fail_lost(cx, g, "pipeline");
		if (before && cx->rc)
			*failed = i;
	}
	PGresult *sync = PQgetResult(g->c);
	bool good = PQresultStatus(sync) == PGRES_PIPELINE_SYNC;
	PQclear(sync);
	if (!good || !PQexitPipelineMode(g->c))
		return pg_fail_lost(cx, g, "pipeline");
	return cx->rc;
}

enum rc pg_pipeline(
	struct cx *cx, struct db *db, struct db_run *v, size_t n, bool begin, size_t *failed)
{
	struct pg *g = pg_of(db);
	struct pg_stmt **stmts = ARENA_ARRAY(cx->arena, struct pg_stmt *, n);
	INVARIANT(begin != db->in_tx);
	*failed = 0;
	if ((begin && pg_ready(cx, g)) || pipeline_ready(cx, g, v, n, stmts, failed))
		return cx->rc;
	db->in_tx = true;
	if (!pipeline_send(g, cx, v, n, stmts, begin))
		return pg_fail_lost(cx, g, "pipeline");
	return pipeline_read(cx, g, v, n, stmts, begin, failed);
}
