/*
 * A batch of plans in one transaction.
 *
 * SQLite: each plan in a savepoint, one after the other; a plan that fails is undone alone.
 *
 * PostgreSQL: the checks of all plans in one round trip, then settle(), then all writes, then
 * COMMIT. An error would abort the pipeline with all its savepoints, so there are none: when a
 * plan is not met, the transaction is undone and repeated without it; when a statement fails,
 * each plan is applied in a transaction of its own, so that only the guilty one fails.
 */
#include "db/batch.h"

DB_STMT(batch_savepoint, "SAVEPOINT plan", "", "");
DB_STMT(batch_release, "RELEASE SAVEPOINT plan", "", "");
DB_STMT(batch_undo, "ROLLBACK TO SAVEPOINT plan", "", "");

struct slot {
	struct db_plan *plan;
	size_t writes; /* that were there before settle() */
};

static void slot_reset(struct slot *s)
{
	struct db_plan *p = s->plan;
	cx_clear(p->cx);
	p->writes.n = s->writes;
	for (size_t i = 0; i < p->checks.n; i++) {
		struct db_op *op = &p->checks.v[i];
		if (op->row)
			memset(op->row, 0, sizeof *op->row * strlen(op->st->out));
	}
}

/* Gives the failure of the batch to every plan that has none of its own. */
static void slots_fail(struct slot *v, size_t n, const struct cx *why)
{
	for (size_t i = 0; i < n; i++) {
		if (!v[i].plan->cx->rc)
			fail(v[i].plan->cx, why->rc, STR_FMT, STR_ARG(why->msg));
	}
}

static enum rc op_met(struct cx *cx, const struct db_op *op, int64_t touched)
{
	if (op->expect < 0 || touched == op->expect)
		return RC_OK;
	return fail(cx, op->unmet, "%s", op->unmet_msg);
}

static enum rc plan_settle(struct db_plan *plan)
{
	return plan->settle ? plan->settle(plan) : RC_OK;
}

/* one after the other, in savepoints */

static enum rc plan_apply(struct db *db, struct db_plan *plan)
{
	struct cx *cx = plan->cx;
	int64_t touched;
	for (size_t i = 0; i < plan->checks.n; i++) {
		struct db_op *op = &plan->checks.v[i];
		if (db_op_run(cx, db, op, &touched) || op_met(cx, op, touched))
			return cx->rc;
	}
	if (plan_settle(plan))
		return cx->rc;
	for (size_t i = 0; i < plan->writes.n; i++) {
		struct db_op *op = &plan->writes.v[i];
		if (db_op_run(cx, db, op, &touched) || op_met(cx, op, touched))
			return cx->rc;
	}
	return RC_OK;
}

/* Fails, in cx, only where the whole transaction is lost; *good where the plan was applied. */
static enum rc slot_apply(struct cx *cx, struct db *db, struct slot *s, bool *good)
{
	struct cx *pcx = s->plan->cx;
	slot_reset(s);
	db->trouble = DB_TROUBLE_NONE;
	*good = false;
	if (db_exec(cx, db, &batch_savepoint, DB_NO_ARGS, NULL))
		return cx->rc;
	if (!plan_apply(db, s->plan)) {
		*good = true;
	} else if (db->trouble >= DB_TROUBLE_STORE) {
		return fail(cx, pcx->rc, STR_FMT, STR_ARG(pcx->msg));
	} else if (db_exec(cx, db, &batch_undo, DB_NO_ARGS, NULL)) {
		return cx->rc;
	}
	return db_exec(cx, db, &batch_release, DB_NO_ARGS, NULL);
}

static void apply_savepoints(struct cx *cx, struct db *db, struct slot *v, size_t n)
{
	bool any = false, good;
	for (size_t i = 0; i < n; i++)
		slot_reset(&v[i]);
	if (db_begin(cx, db)) {
		slots_fail(v, n, cx);
		return;
	}
	for (size_t i = 0; i < n && !cx->rc; i++) {
		if (!slot_apply(cx, db, &v[i], &good))
			any |= good;
	}
	if (cx->rc || !any)
		db_rollback(db);
	else if (!db_commit(cx, db))
		return;
	if (cx->rc)
		slots_fail(v, n, cx);
}

void db_batch_apply(struct arena *scratch, struct db *db, struct db_plan **plans, size_t n)
{
	struct cx cx = cx_make(scratch, plans[0]->cx->env);
	struct slot *v = ARENA_ARRAY(scratch, struct slot, n);
	for (size_t i = 0; i < n; i++)
		v[i] = (struct slot){plans[i], plans[i]->writes.n};
	apply_savepoints(&cx, db, v, n);
}
