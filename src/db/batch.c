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

/* all together, in a pipeline */

enum outcome {
	OUTCOME_DONE,  /* committed */
	OUTCOME_UNMET, /* undone; the plans to blame have their failure */
	OUTCOME_RETRY, /* undone; nobody is to blame */
	OUTCOME_LOST,  /* undone, for the connection is gone */
	OUTCOME_NEVER  /* nothing can be kept now, or nobody knows whether it was */
};

/* Undoes the transaction; blamed is the plan whose statement failed. */
static enum outcome attempt_failed(struct cx *cx, struct db *db, struct slot *blamed)
{
	db_rollback(db);
	if (cx->rc == RC_UNKNOWN)
		return OUTCOME_NEVER;
	switch (db->trouble) {
	case DB_TROUBLE_NONE:
	case DB_TROUBLE_STATEMENT:
		slots_fail(blamed, 1, cx);
		return OUTCOME_UNMET;
	case DB_TROUBLE_RETRY:
		return OUTCOME_RETRY;
	case DB_TROUBLE_LOST:
		return OUTCOME_LOST;
	case DB_TROUBLE_STORE:
		return OUTCOME_NEVER;
	}
	return OUTCOME_NEVER;
}

enum stage { STAGE_CHECKS, STAGE_WRITES };

/*
 * Runs one stage of all plans in one round trip. OUTCOME_DONE where every statement ran, although
 * a plan may have found another number of rows than it expected.
 */
static enum outcome stage_run(
	struct cx *cx, struct db *db, struct slot *v, size_t n, enum stage stage)
{
	struct {
		struct db_run *v;
		size_t n, cap;
	} runs = {0};
	size_t *owner, failed, count = 0, at = 0;
	for (size_t i = 0; i < n; i++)
		count += stage == STAGE_CHECKS ? v[i].plan->checks.n : v[i].plan->writes.n;
	owner = ARENA_ARRAY(cx->arena, size_t, count);
	for (size_t i = 0; i < n; i++) {
		struct db_plan *p = v[i].plan;
		struct db_op *ops = stage == STAGE_CHECKS ? p->checks.v : p->writes.v;
		size_t k = stage == STAGE_CHECKS ? p->checks.n : p->writes.n;
		for (size_t j = 0; j < k; j++) {
			*VEC_PUSH(cx->arena, &runs) = (struct db_run){.cx = p->cx, .op = &ops[j]};
			owner[at++] = i;
		}
	}
	if (db->driver->pipeline(cx, db, runs.v, runs.n, stage == STAGE_CHECKS, &failed))
		return attempt_failed(cx, db, &v[count ? owner[failed] : 0]);
	for (size_t i = 0; i < count; i++) {
		if (!runs.v[i].cx->rc)
			op_met(runs.v[i].cx, runs.v[i].op, runs.v[i].touched);
	}
	return OUTCOME_DONE;
}

static bool any_failed(const struct slot *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].plan->cx->rc)
			return true;
	}
	return false;
}

/* One transaction with all of the plans, or with none. */
static enum outcome attempt(struct cx *cx, struct db *db, struct slot *v, size_t n)
{
	cx_clear(cx);
	db->trouble = DB_TROUBLE_NONE;
	for (size_t i = 0; i < n; i++)
		slot_reset(&v[i]);
	enum outcome o = stage_run(cx, db, v, n, STAGE_CHECKS);
	if (o != OUTCOME_DONE)
		return o;
	for (size_t i = 0; i < n; i++) {
		if (!v[i].plan->cx->rc)
			(void)!plan_settle(v[i].plan);
	}
	if (!any_failed(v, n)) {
		o = stage_run(cx, db, v, n, STAGE_WRITES);
		if (o != OUTCOME_DONE)
			return o;
	}
	if (any_failed(v, n)) {
		db_rollback(db);
		return OUTCOME_UNMET;
	}
	return db_commit(cx, db) ? attempt_failed(cx, db, &v[0]) : OUTCOME_DONE;
}

/* Each plan in its own transaction, so that its verdict is its own. */
static void apply_alone(struct cx *cx, struct db *db, struct slot *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum outcome o = OUTCOME_RETRY;
		for (int tries = 0; tries < 3 && (o == OUTCOME_RETRY || o == OUTCOME_LOST); tries++)
			o = attempt(cx, db, &v[i], 1);
		if (o == OUTCOME_DONE || o == OUTCOME_UNMET)
			continue;
		slots_fail(&v[i], 1, cx);
		if (o == OUTCOME_RETRY || cx->rc == RC_UNKNOWN)
			continue;
		/* Neither will the others fare better. */
		for (size_t k = i + 1; k < n; k++)
			slot_reset(&v[k]);
		slots_fail(&v[i + 1], n - i - 1, cx);
		return;
	}
}

/* Moves the plans that have failed to the end, in their order; gives the number of the others. */
static size_t slots_part(struct cx *cx, struct slot *v, size_t n)
{
	struct slot *bad = ARENA_ARRAY(cx->arena, struct slot, n);
	size_t good = 0, b = 0;
	for (size_t i = 0; i < n; i++) {
		if (v[i].plan->cx->rc)
			bad[b++] = v[i];
		else
			v[good++] = v[i];
	}
	memcpy(&v[good], bad, sizeof *bad * b);
	return good;
}

static void apply_pipelined(struct cx *cx, struct db *db, struct slot *v, size_t n)
{
	size_t good = n;
	enum outcome o = OUTCOME_UNMET;
	for (int round = 0; round < 3 && o == OUTCOME_UNMET && good; round++) {
		o = attempt(cx, db, v, good);
		if (o == OUTCOME_LOST)
			o = attempt(cx, db, v, good);
		if (o == OUTCOME_UNMET && n == 1)
			return;
		if (o == OUTCOME_UNMET)
			good = slots_part(cx, v, good);
	}
	switch (o) {
	case OUTCOME_DONE:
		/* What a plan met may have been the work of one that was undone: look again. */
		apply_alone(cx, db, &v[good], n - good);
		return;
	case OUTCOME_UNMET:
	case OUTCOME_RETRY:
		apply_alone(cx, db, v, n);
		return;
	case OUTCOME_LOST:
	case OUTCOME_NEVER:
		slots_fail(v, n, cx);
		return;
	}
}

void db_batch_apply(struct arena *scratch, struct db *db, struct db_plan **plans, size_t n)
{
	struct cx cx = cx_make(scratch, plans[0]->cx->env);
	struct slot *v = ARENA_ARRAY(scratch, struct slot, n);
	for (size_t i = 0; i < n; i++)
		v[i] = (struct slot){plans[i], plans[i]->writes.n};
	(db->driver->pipeline ? apply_pipelined : apply_savepoints)(&cx, db, v, n);
}
