/*
 * The practice region: organs, people and cases that are invented from end to end, so that a
 * newcomer finds something in every stage. The registers are read like any others (intake.h); the
 * cases are stories (practice/cases.lua) told through the one door, each act on its own day, in
 * the order of time, as if the region had been at work for months.
 */
#ifndef ZHIFA_APP_PRACTICE_H
#define ZHIFA_APP_PRACTICE_H

#include "app/program.h"

/*
 * Fills an empty store; program needs a writer and a pack. Does nothing where the store is the
 * practice region already. RC_CONFLICT where it holds something real, or a practice region that
 * was left half made.
 */
MUST_USE enum rc practice_make(struct cx *cx, struct program *program);

/* An account of the practice region, and who is behind it. */
struct practice_account {
	int64_t id;
	struct str name, person, roles, organ, note;
};
struct practice_accounts {
	struct str password; /* of all of them */
	struct practice_account *v;
	size_t n, cap;
};
/* In the order in which they were made. */
MUST_USE enum rc practice_accounts(
	struct cx *cx, struct db *db, const struct pack *pack, struct practice_accounts *out);

#endif
