/*
 * The one door to the store: acts are planned elsewhere, in parallel, on read snapshots; the
 * writer applies them a batch at a time, each in its own savepoint, and answers after the
 * commit. SQLite has one writer thread; PostgreSQL a few, each with one pipelined connection.
 *
 * A plan has two stages. Checks run first: each says how many rows it must touch, and may
 * return a row (a number taken, a head locked). When all hold, settle() is called once, on the
 * writer's thread, to finish what depends on the rows returned (numbers, digests) and to add
 * the writes. Then the writes run. Anything that fails undoes that plan alone.
 */
#ifndef ZHIFA_DB_WRITER_H
#define ZHIFA_DB_WRITER_H

#include "db/db.h"

struct db_op {
	const struct db_stmt *st;
	struct db_val *v; /* in the plan's arena; must stay until done() */
	size_t n;
	int expect;            /* rows that must be touched or returned; -1: any */
	enum rc unmet;         /* what the plan fails with otherwise, e.g. RC_CONFLICT */
	const char *unmet_msg; /* and the message, Chinese */
	struct db_val *row;    /* receives the first returned row, all NULL where there is none */
};

struct db_plan {
	struct cx *cx; /* of the plan: its arena, its failure. The writer sets cx->rc and cx->msg */
	struct {
		struct db_op *v;
		size_t n, cap;
	} checks, writes;
	/* May be NULL. Adds writes; must not touch the database. Called again if the batch is
	 * retried. */
	enum rc (*settle)(struct db_plan *plan);
	void *arg;
	/*
	 * Plans with the same key go through one connection, in the order in which they came: the
	 * organ, so that acts of one organ do not wait for each other's row locks. 0: no organ.
	 */
	int64_t key;
	/* Called once on the writer's thread after the commit (cx->rc RC_OK), or with the failure.
	 */
	void (*done)(struct db_plan *plan);
	struct db_plan *next; /* the writer's */
	void *waiter;         /* the writer's */
};

/*
 * Appends an operation; the arguments are copied into the plan's arena, and a row is made there
 * where the statement gives any. The result is good until the next one is appended. On PostgreSQL
 * other programs write at the same time: a check holds until the commit only if it is an UPDATE,
 * which locks the row, and not if it is a SELECT. A write that finds another number of rows than
 * expected fails the plan with RC_CONFLICT.
 */
struct db_op *db_plan_check(struct db_plan *plan, const struct db_stmt *st, struct db_args args,
	int expect, enum rc unmet, const char *unmet_msg);
struct db_op *db_plan_write(
	struct db_plan *plan, const struct db_stmt *st, struct db_args args, int expect);

struct db_writer;

/* Plans that may wait; one more is refused. */
#define DB_WRITER_QUEUE 4096

/* Starts the writer threads on their own connections. Fails with RC_DB. */
MUST_USE enum rc db_writer_start(struct cx *cx, struct str url, struct db_writer **out);
/* Finishes what is queued, then stops. */
void db_writer_stop(struct db_writer *w);
/* Queues a plan; done() will be called. RC_BUSY (and done() not called) where the queue is full. */
MUST_USE enum rc db_writer_submit(struct db_writer *w, struct db_plan *plan);
/* Queues a plan and waits for it; gives plan->cx->rc. For commands, jobs and tests. */
enum rc db_writer_run(struct db_writer *w, struct db_plan *plan);
/* Plans committed, plans failed, batches, since the start: for /metrics. */
struct db_writer_stats {
	int64_t plans, failed, batches;
	int64_t queued;
};
struct db_writer_stats db_writer_stats(struct db_writer *w);

#endif
