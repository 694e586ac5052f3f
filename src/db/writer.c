/* The queue in front of the store, its threads, and the making of plans. */
#include "db/batch.h"

#include <pthread.h>
#include <stdlib.h>

#define LANES_POSTGRES 3
#define LANES_MAX 3
#define BATCH_MAX 256

/* One connection with its thread and its queue. */
struct lane {
	struct db_writer *w;
	struct db *db;
	struct arena *arena; /* of the batch */
	pthread_t thread;
	pthread_cond_t wake;
	struct db_plan *head, **tail;
};

struct db_writer {
	pthread_mutex_t lock; /* guards all that follows and the queues of the lanes */
	struct lane lane[LANES_MAX];
	size_t lanes;
	bool stopping;
	struct db_writer_stats stats;
};

/* Somebody in db_writer_run. */
struct waiter {
	pthread_cond_t cond;
	bool done;
};

/* plans */

static struct db_op *op_push(struct db_plan *plan, const struct db_stmt *st, struct db_args args,
	struct db_op **v, size_t *n, size_t *cap)
{
	struct arena *a = plan->cx->arena;
	if (*n == *cap)
		vec_grow(a, (void **)v, cap, sizeof **v);
	struct db_op *op = &(*v)[(*n)++];
	*op = (struct db_op){.st = st, .n = args.n, .v = ARENA_ARRAY(a, struct db_val, args.n)};
	if (args.n)
		memcpy(op->v, args.v, sizeof *args.v * args.n);
	if (*st->out)
		op->row = ARENA_ARRAY(a, struct db_val, strlen(st->out));
	return op;
}

struct db_op *db_plan_check(struct db_plan *plan, const struct db_stmt *st, struct db_args args,
	int expect, enum rc unmet, const char *unmet_msg)
{
	INVARIANT(expect < 0 || (unmet != RC_OK && unmet_msg));
	struct db_op *op =
		op_push(plan, st, args, &plan->checks.v, &plan->checks.n, &plan->checks.cap);
	op->expect = expect;
	op->unmet = unmet;
	op->unmet_msg = unmet_msg;
	return op;
}

struct db_op *db_plan_write(
	struct db_plan *plan, const struct db_stmt *st, struct db_args args, int expect)
{
	struct db_op *op =
		op_push(plan, st, args, &plan->writes.v, &plan->writes.n, &plan->writes.cap);
	op->expect = expect;
	op->unmet = RC_CONFLICT;
	op->unmet_msg = "记录已被他人更新，请刷新后重试";
	return op;
}

/* threads */

/* Takes up to BATCH_MAX plans off the queue; what came together is committed together. */
static size_t lane_take(struct lane *l, struct db_plan **batch)
{
	size_t n = 0;
	while (l->head && n < BATCH_MAX) {
		struct db_plan *p = l->head;
		l->head = p->next;
		batch[n++] = p;
	}
	if (!l->head)
		l->tail = &l->head;
	l->w->stats.queued -= (int64_t)n;
	return n;
}

static void lane_answer(struct lane *l, struct db_plan **batch, size_t n)
{
	struct db_writer *w = l->w;
	int64_t good = 0;
	for (size_t i = 0; i < n; i++)
		good += batch[i]->cx->rc == RC_OK;
	pthread_mutex_lock(&w->lock);
	w->stats.batches++;
	w->stats.plans += good;
	w->stats.failed += (int64_t)n - good;
	pthread_mutex_unlock(&w->lock);

	for (size_t i = 0; i < n; i++) {
		/* After done() or the signal the plan may be gone. */
		struct waiter *waiter = batch[i]->waiter;
		if (batch[i]->done)
			batch[i]->done(batch[i]);
		if (!waiter)
			continue;
		pthread_mutex_lock(&w->lock);
		waiter->done = true;
		pthread_cond_signal(&waiter->cond);
		pthread_mutex_unlock(&w->lock);
	}
}

static void *lane_main(void *arg)
{
	struct lane *l = arg;
	struct db_writer *w = l->w;
	struct db_plan *batch[BATCH_MAX];
	for (;;) {
		pthread_mutex_lock(&w->lock);
		while (!l->head && !w->stopping)
			pthread_cond_wait(&l->wake, &w->lock);
		size_t n = lane_take(l, batch);
		pthread_mutex_unlock(&w->lock);
		if (!n)
			return NULL; /* stopping, and nothing is left */
		db_batch_apply(l->arena, l->db, batch, n);
		lane_answer(l, batch, n);
		arena_reset(l->arena);
	}
}

/* start and stop */

/* Closes what lanes [0, n) hold and frees the writer. */
static void writer_free(struct db_writer *w, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		db_close(w->lane[i].db);
		pthread_cond_destroy(&w->lane[i].wake);
		arena_free(w->lane[i].arena);
	}
	pthread_mutex_destroy(&w->lock);
	free(w);
}

static void writer_join(struct db_writer *w, size_t n)
{
	pthread_mutex_lock(&w->lock);
	w->stopping = true;
	for (size_t i = 0; i < n; i++)
		pthread_cond_signal(&w->lane[i].wake);
	pthread_mutex_unlock(&w->lock);
	for (size_t i = 0; i < n; i++)
		pthread_join(w->lane[i].thread, NULL);
}

enum rc db_writer_start(struct cx *cx, struct str url, struct db_writer **out)
{
	struct db_writer *w = calloc(1, sizeof *w);
	INVARIANT(w);
	*out = NULL;
	pthread_mutex_init(&w->lock, NULL);
	size_t want = 1;
	for (size_t i = 0; i < want; i++) {
		struct lane *l = &w->lane[i];
		if (db_open(cx, url, false, &l->db)) {
			writer_free(w, i);
			return cx->rc;
		}
		l->w = w;
		l->arena = arena_new();
		l->tail = &l->head;
		pthread_cond_init(&l->wake, NULL);
		/* SQLite has one writer; PostgreSQL works on one batch while another is synced. */
		want = db_engine(l->db) == DB_POSTGRES ? LANES_POSTGRES : 1;
	}
	w->lanes = want;
	for (size_t i = 0; i < want; i++) {
		if (pthread_create(&w->lane[i].thread, NULL, lane_main, &w->lane[i])) {
			writer_join(w, i);
			writer_free(w, want);
			return fail(cx, RC_DB, "不能启动写入线程，请检查系统资源限制");
		}
	}
	*out = w;
	return RC_OK;
}

void db_writer_stop(struct db_writer *w)
{
	if (!w)
		return;
	writer_join(w, w->lanes);
	writer_free(w, w->lanes);
}

/* the queue */

/*
 * Two lanes that lock rows of the same organ in different orders would stop each other until the
 * server notices; so an organ has its lane, and what belongs to none has the first.
 */
static struct lane *lane_of(struct db_writer *w, int64_t key)
{
	uint64_t hash = key ? (uint64_t)key * 0x9E3779B97F4A7C15u >> 32 : 0;
	return &w->lane[hash % w->lanes];
}

enum rc db_writer_submit(struct db_writer *w, struct db_plan *plan)
{
	INVARIANT(plan->cx->rc == RC_OK);
	plan->next = NULL;
	pthread_mutex_lock(&w->lock);
	bool full = w->stats.queued >= DB_WRITER_QUEUE || w->stopping;
	if (!full) {
		struct lane *l = lane_of(w, plan->key);
		*l->tail = plan;
		l->tail = &plan->next;
		w->stats.queued++;
		pthread_cond_signal(&l->wake);
	}
	pthread_mutex_unlock(&w->lock);
	return full ? fail(plan->cx, RC_BUSY, "系统繁忙，本次操作没有保存，请稍后重试") : RC_OK;
}

enum rc db_writer_run(struct db_writer *w, struct db_plan *plan)
{
	struct waiter waiter = {.cond = PTHREAD_COND_INITIALIZER};
	plan->waiter = &waiter;
	if (!db_writer_submit(w, plan)) {
		pthread_mutex_lock(&w->lock);
		while (!waiter.done)
			pthread_cond_wait(&waiter.cond, &w->lock);
		pthread_mutex_unlock(&w->lock);
	}
	plan->waiter = NULL;
	pthread_cond_destroy(&waiter.cond);
	return plan->cx->rc;
}

struct db_writer_stats db_writer_stats(struct db_writer *w)
{
	pthread_mutex_lock(&w->lock);
	struct db_writer_stats s = w->stats;
	pthread_mutex_unlock(&w->lock);
	return s;
}
