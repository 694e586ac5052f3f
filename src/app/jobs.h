/*
 * Background work. Two threads, each with a reader and a pack of its own, go through their jobs
 * again and again: the outbox (what acts left behind: papers to render), and the housekeeping
 * (the log, what the law deems to have happened, sessions that are over). A job that fails is run
 * again after a time that doubles; every job may be run twice without harm, because a process may
 * die between the work and its note.
 */
#ifndef ZHIFA_APP_JOBS_H
#define ZHIFA_APP_JOBS_H

#include "app/program.h"
#include "app/statements.h"
#include "matter/act.h"

struct server;
struct jobs;

/* What a job works with: of its thread alone. */
struct worker {
	struct server *server;
	struct db *db; /* a reader, outside any snapshot */
	struct edition_desk desk;
	struct pack *pack; /* of matters that begin now */
	bool has_worked;   /* the outbox was not empty the last time */
	bool has_more;     /* set by a job that did not finish: it is run again at once */
};

struct job {
	const char *name;
	int64_t every_ms;
	enum rc (*run)(struct cx *cx, struct worker *w);
};

/* One topic of the outbox. */
struct topic {
	const char *name;
	enum rc (*run)(struct cx *cx, struct worker *w, const struct outbox_row *row);
};

/* The jobs of the two threads, each ended by an empty entry (jobs_list.c). */
extern const struct job job_outbox[], job_care[];
/* The topics of the outbox, ended by an empty entry. */
extern const struct topic job_topics[];

MUST_USE enum rc jobs_start(struct cx *cx, struct server *server, struct jobs **out);
/* Waits for what is under way. NULL is fine. */
void jobs_stop(struct jobs *j);
/* Runs and failures of each job, in Prometheus' text format. */
void jobs_metrics(struct jobs *j, struct buf *out);
/* The job that has failed most often in a row, where that is at least 3 times; NULL where none has.
 */
const char *jobs_failing(struct jobs *j, int64_t *times);

/* What judging needs, on the worker's reader. */
struct matter_service jobs_matters(struct worker *w);
/* The time after which a piece of work that failed that often is tried again, in ms. */
int64_t jobs_pause(int64_t failures);

#endif
