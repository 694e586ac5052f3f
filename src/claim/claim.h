/*
 * Claims: a key that only one matter of all organs may hold at a time, such as the inspection of
 * one subject on one item in one period (docs/architecture.md). A claim is taken with the act that
 * needs it; it ends when the act of release takes it away, or with its last day.
 *
 * The table is keyed by kind and key, not by organ, so that it can be distributed on its own.
 */
#ifndef ZHIFA_CLAIM_CLAIM_H
#define ZHIFA_CLAIM_CLAIM_H

#include "db/writer.h"

struct claim {
	struct str kind, key;
	int64_t organ, matter;
	struct date since, until; /* until: DATE_NONE while nothing but a release ends it */
};

/* Who holds a key on a day; *found false where nobody does. */
MUST_USE enum rc claim_find(struct cx *cx, struct db *db, struct str kind, struct str key,
	struct date on, struct claim *out, bool *found);
/* Takes it for a matter, as a check of the plan: RC_CONFLICT where another one holds it by then. */
void claim_take(struct db_plan *plan, const struct claim *c);
/* Gives it back, where the matter holds it. */
void claim_release(struct db_plan *plan, const struct claim *c);

#endif
