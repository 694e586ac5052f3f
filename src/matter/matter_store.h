/* Statements of the matter tables. Internal to src/matter. */
#ifndef ZHIFA_MATTER_STORE_H
#define ZHIFA_MATTER_STORE_H

#include "db/writer.h"
#include "matter/history.h"
#include "matter/project.h"

/* What the two will ask that come next, for db_foresee. */
struct db_question store_matter_question(struct arena *a, int64_t organ, int64_t id);
struct db_question store_request_question(struct arena *a, int64_t organ, struct str request_id);
/* The row of a matter, its state read from data. RC_NOT_FOUND. */
MUST_USE enum rc store_matter_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct matter *out);
/* The event with this request id, if there is one. */
MUST_USE enum rc store_event_by_request(struct cx *cx, struct db *db, int64_t organ,
	struct str request_id, struct event *out, bool *found);
/* Events of a matter in order; at most 10,000. */
MUST_USE enum rc store_events(
	struct cx *cx, struct db *db, int64_t organ, int64_t matter, struct event **out, size_t *n);
/* Of history.h. */
MUST_USE enum rc store_newest_events(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t before, size_t most, struct event **out, size_t *n);
MUST_USE enum rc store_entries(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t before, struct matter_entries *out);
/* Number of other matters of the organ with this party and kind, opened from one instant to
 * another. */
MUST_USE enum rc store_same_kind(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str party_key, struct str kind, struct instant from, struct instant to, int64_t *n);
/* Number of other matters of the organ with this party and power in which a fine was decided. */
MUST_USE enum rc store_other_fines(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str party_key, int64_t power, int64_t *n);

/* Matters of an organ whose clocks with the effect "deem" ran out, or end today. */
MUST_USE enum rc store_deem_due(
	struct cx *cx, struct db *db, int64_t organ, struct date today, int64_t **ids, size_t *n);

/* Locks the head: fails as stale unless the matter still has this sequence number. */
void store_check_head(struct db_plan *plan, int64_t organ, int64_t matter, int64_t seq);
/* Takes the next number of a series; the row receives it. */
struct db_op *store_take_number(
	struct db_plan *plan, int64_t organ, struct str series, int64_t year);
void store_write_number(struct db_plan *plan, int64_t organ, struct str series, int64_t year,
	int64_t serial, int64_t matter, int64_t document);
/* fresh: the row is made, else it is there. moved: place or party is another than before. */
void store_write_matter(struct db_plan *plan, const struct matter_row *r, bool fresh, bool moved);
/* The version of the law pack that it follows from now on. */
void store_write_pack(struct db_plan *plan, const struct matter *m);
void store_write_event(struct db_plan *plan, const struct event *e);
void store_write_clocks(struct db_plan *plan, const struct matter *m);
/* Its row in the ledger of dossiers, where it has one. */
void store_write_dossier(struct db_plan *plan, const struct matter *m);
void store_write_todos(struct db_plan *plan, const struct matter *m, const struct todo_rows *todos);
void store_write_document(struct db_plan *plan, const struct matter *m,
	const struct matter_document *d, struct str content, struct instant signed_at);
void store_update_document(
	struct db_plan *plan, const struct matter *m, const struct matter_document *d);
void store_write_job(struct db_plan *plan, int64_t organ, int64_t id, const char *topic,
	int64_t matter, int64_t subject, struct instant at);

#endif
