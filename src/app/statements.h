/* What the program itself keeps in the store: the nature of the installation, and the outbox. */
#ifndef ZHIFA_APP_STATEMENTS_H
#define ZHIFA_APP_STATEMENTS_H

#include "db/writer.h"

/* A value of the installation; STR_NONE where it was not set. Also proves that the store answers.
 */
MUST_USE enum rc installation_get(struct cx *cx, struct db *db, struct str name, struct str *value);
/* Adds the setting of a value, which is set once; RC_CONFLICT where it was. */
void installation_set(struct db_plan *plan, struct str name, struct str value);
/* Whether the store holds neither organs nor accounts. */
MUST_USE enum rc installation_is_empty(struct cx *cx, struct db *db, bool *empty);

/* A piece of work that an act left behind, in its own transaction. */
struct outbox_row {
	int64_t organ, id, matter, subject, tries;
	struct str topic;
	struct instant next_at;
};

struct outbox_list {
	struct outbox_row *v;
	size_t n, cap;
};

/* Rows whose time has come, oldest first; at most 32. */
MUST_USE enum rc outbox_due(
	struct cx *cx, struct db *db, struct instant now, struct outbox_list *out);
/*
 * Adds the claim of a row until a time, at which it is due again if nothing was heard of it. The
 * result's row is NULL in the end where somebody else has claimed it meanwhile.
 */
struct db_op *outbox_claim(
	struct db_plan *plan, const struct outbox_row *row, struct instant until);
/* Adds the end of a row, or its next time after a failure. */
void outbox_done(struct db_plan *plan, const struct outbox_row *row);
void outbox_later(struct db_plan *plan, const struct outbox_row *row, struct instant at);
/* How many rows wait, and how many of them were tried at least so often. */
MUST_USE enum rc outbox_count(
	struct cx *cx, struct db *db, int64_t tries, int64_t *waiting, int64_t *stuck);

#endif
