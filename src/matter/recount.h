/*
 * When the calendar changes (a year is published, a region has a new holiday), the running clocks
 * that come to another day are counted again, and the recount is an event of the matter: a record,
 * which makes no write stale. The job of src/app goes through every organ whose clocks were last
 * counted with another calendar.
 */
#ifndef ZHIFA_MATTER_RECOUNT_H
#define ZHIFA_MATTER_RECOUNT_H

#include "matter/act.h"

/* Plans the recount of a matter; *plan is NULL where all its running clocks stand as they are. */
MUST_USE enum rc matter_recount(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, struct db_plan **plan);
/* Matters of an organ with running clocks, by id, after one; at most 500. */
MUST_USE enum rc matter_recount_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t after, int64_t **ids, size_t *n);
/* Organs whose clocks were last counted with another calendar, or never; at most so many. */
#define MATTER_RECOUNT_ORGANS 50
MUST_USE enum rc matter_recount_organs(
	struct cx *cx, struct db *db, const struct calendar *calendar, int64_t **organs, size_t *n);
/* Adds the note that all clocks of an organ are counted with this calendar. */
void matter_recounted(
	struct db_plan *plan, int64_t organ, const struct calendar *calendar, struct instant at);

#endif
