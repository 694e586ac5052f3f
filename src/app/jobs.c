#include "app/jobs.h"

#include "app/server.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#define THREADS 2
#define MOST_JOBS 8
#define FAILING 3
#define FIRST_PAUSE_MS 2000
#define LONGEST_PAUSE_MS (10 * 60000)

struct jobs_thread {
	struct jobs *jobs;
	const struct job *list;
	pthread_t id;
	bool runs;
	int64_t next[MOST_JOBS];             /* monotonic ms */
	_Atomic int64_t failures[MOST_JOBS]; /* in a row */
	_Atomic int64_t done[MOST_JOBS], failed[MOST_JOBS];
};

struct jobs {
	struct server *server;
	struct jobs_thread threads[THREADS];
	pthread_mutex_t lock;
	pthread_cond_t stopped;
	bool stops;
};

static int64_t monotonic_ms(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t jobs_pause(int64_t failures)
{
	int64_t ms = FIRST_PAUSE_MS;
	for (int64_t i = 1; i < failures && ms < LONGEST_PAUSE_MS; i++)
		ms *= 2;
	return ms < LONGEST_PAUSE_MS ? ms : LONGEST_PAUSE_MS;
}

struct matter_service jobs_matters(struct worker *w)
{
	const struct office *o = &w->server->office;
	return (struct matter_service){.db = w->db,
		.pack = w->pack,
		.packs = edition_desk_finder(&w->desk),
		.calendar = o->calendar,
		.keys = o->keys,
		.papers = &o->papers};
}

/* Waits until a moment or the stop; false when it is time to stop. */
static bool sleep_until(struct jobs *j, int64_t ms)
{
	struct timespec ts = {.tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000};
	pthread_mutex_lock(&j->lock);
	while (!j->stops && pthread_cond_timedwait(&j->stopped, &j->lock, &ts) != ETIMEDOUT)
		;
	bool goes_on = !j->stops;
	pthread_mutex_unlock(&j->lock);
	return goes_on;
}

static void run_job(struct jobs_thread *t, size_t i, struct worker *w, struct arena *a)
{
	const struct job *job = &t->list[i];
	struct cx cx = cx_make(a, t->jobs->server->env);
	cx.request_id = str_printf(a, "job-%s", job->name);
	w->has_more = false;
	edition_desk_tidy(&cx, &w->desk);
	enum rc rc = edition_desk_current(&cx, &w->desk, &w->pack);
	if (!rc)
		rc = job->run(&cx, w);
	atomic_fetch_add(rc ? &t->failed[i] : &t->done[i], 1);
	int64_t row = rc ? atomic_fetch_add(&t->failures[i], 1) + 1 : 0;
	if (!rc)
		atomic_store(&t->failures[i], 0);
	else
		log_event(&cx, LOG_UNUSUAL, "job.failed", LOG_S("code", str_c(rc_name(rc))),
			LOG_I("times", row), LOG_S("why", cx.msg));
	int64_t pause = rc ? jobs_pause(row) : w->has_more ? 0 : job->every_ms;
	t->next[i] = monotonic_ms() + pause;
	arena_reset(a);
}

/* Reader and pack of a thread; they may fail at first, where the store is not up yet. */
static enum rc worker_open(struct cx *cx, struct worker *w)
{
	const struct config *c = w->server->program.config;
	if (!w->db && db_open(cx, c->store, true, &w->db))
		return cx->rc;
	w->desk.shelf = w->server->program.shelf;
	return edition_desk_current(cx, &w->desk, &w->pack);
}

static bool open_patiently(struct jobs_thread *t, struct worker *w, struct arena *a)
{
	for (int64_t tries = 1;; tries++) {
		struct cx cx = cx_make(a, t->jobs->server->env);
		if (!worker_open(&cx, w))
			return true;
		log_event(&cx, LOG_UNUSUAL, "jobs.not_ready", LOG_S("why", cx.msg));
		arena_reset(a);
		if (!sleep_until(t->jobs, monotonic_ms() + jobs_pause(tries)))
			return false;
	}
}

static void *thread_main(void *arg)
{
	struct jobs_thread *t = arg;
	struct arena *a = arena_new();
	struct worker w = {.server = t->jobs->server};
	bool goes_on = open_patiently(t, &w, a);
	arena_reset(a);
	while (goes_on) {
		int64_t soonest = INT64_MAX;
		for (size_t i = 0; t->list[i].name; i++) {
			if (t->next[i] <= monotonic_ms())
				run_job(t, i, &w, a);
			if (t->next[i] < soonest)
				soonest = t->next[i];
		}
		goes_on = sleep_until(t->jobs, soonest);
	}
	edition_desk_finish(&w.desk);
	if (w.db)
		db_close(w.db);
	arena_free(a);
	return NULL;
}

enum rc jobs_start(struct cx *cx, struct server *server, struct jobs **out)
{
	static const struct job *const lists[THREADS] = {job_outbox, job_care};
	struct jobs *j = calloc(1, sizeof *j);
	pthread_condattr_t attr;
	INVARIANT(j);
	j->server = server;
	pthread_mutex_init(&j->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&j->stopped, &attr);
	pthread_condattr_destroy(&attr);
	for (size_t i = 0; i < THREADS; i++) {
		struct jobs_thread *t = &j->threads[i];
		t->jobs = j;
		t->list = lists[i];
		t->runs = pthread_create(&t->id, NULL, thread_main, t) == 0;
		if (!t->runs) {
			jobs_stop(j);
			return fail(cx, RC_IO, "无法启动后台线程，请检查系统的线程数限制");
		}
	}
	*out = j;
	return RC_OK;
}

void jobs_stop(struct jobs *j)
{
	if (!j)
		return;
	pthread_mutex_lock(&j->lock);
	j->stops = true;
	pthread_cond_broadcast(&j->stopped);
	pthread_mutex_unlock(&j->lock);
	for (size_t i = 0; i < THREADS; i++)
		if (j->threads[i].runs)
			pthread_join(j->threads[i].id, NULL);
	pthread_cond_destroy(&j->stopped);
	pthread_mutex_destroy(&j->lock);
	free(j);
}

void jobs_metrics(struct jobs *j, struct buf *out)
{
	buf_z(out,
		"# TYPE zhifa_job_runs_total counter\n# TYPE zhifa_job_failures_total counter\n");
	for (size_t k = 0; k < THREADS; k++) {
		struct jobs_thread *t = &j->threads[k];
		for (size_t i = 0; t->list && t->list[i].name; i++)
			buf_printf(out,
				"zhifa_job_runs_total{job=\"%s\"} %" PRId64
				"\nzhifa_job_failures_total{job=\"%s\"} %" PRId64 "\n",
				t->list[i].name,
				atomic_load(&t->done[i]) + atomic_load(&t->failed[i]),
				t->list[i].name, atomic_load(&t->failed[i]));
	}
}

const char *jobs_failing(struct jobs *j, int64_t *times)
{
	const char *name = NULL;
	*times = FAILING - 1;
	for (size_t k = 0; k < THREADS; k++) {
		struct jobs_thread *t = &j->threads[k];
		for (size_t i = 0; t->list[i].name; i++) {
			int64_t n = atomic_load(&t->failures[i]);
			if (n > *times) {
				*times = n;
				name = t->list[i].name;
			}
		}
	}
	return name;
}
