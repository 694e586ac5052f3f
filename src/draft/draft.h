/*
 * Drafts: what has been typed into the form of an act and not been done yet, kept on the server so
 * that it is found on another machine and by the other officer of the case. A draft is a series of
 * versions; the newest is the draft, the others are its history. A version is never changed:
 * whoever saves names the version that he wrote upon, and where somebody else was faster nothing is
 * written. Of long series every tenth version is kept. The act that uses a draft freezes what there
 * is.
 *
 * The content is a JSON object of the screen's own, sealed at rest (crypto/seal.h) where the
 * context has keys.
 */
#ifndef ZHIFA_DRAFT_DRAFT_H
#define ZHIFA_DRAFT_DRAFT_H

#include "db/writer.h"

struct draft_key {
	int64_t organ, matter; /* matter 0: of an opening */
	int64_t owner;         /* of an opening: the officer; otherwise 0 */
	struct str action;
	struct str item; /* row of the list; of an opening: the procedure */
};

struct draft {
	int64_t version; /* from 1 */
	int64_t officer;
	struct str name; /* of the officer */
	struct instant saved;
	int64_t seen;       /* version of the matter on the writer's screen */
	bool is_used;       /* by an act: it cannot change any more */
	int64_t used;       /* sequence number of that act */
	struct str content; /* empty in lists */
};

#define DRAFT_MOST_BYTES ((size_t)128 * 1024)
/* Versions kept: the newest ones, before them every tenth of so many. */
#define DRAFT_RECENT 20
#define DRAFT_SPAN 1000

/* What draft_head will ask, for db_foresee. */
struct db_question draft_question(struct arena *a, const struct draft_key *key);
/* One version, or the newest (0), opened. RC_CORRUPT where it cannot be. */
MUST_USE enum rc draft_load(struct cx *cx, struct db *db, const struct draft_key *key,
	int64_t version, struct draft *out, bool *found);
/* The newest without its content, which stays sealed. */
MUST_USE enum rc draft_head(
	struct cx *cx, struct db *db, const struct draft_key *key, struct draft *out, bool *found);
/* All versions that are kept, the newest first, without content. */
MUST_USE enum rc draft_list(
	struct cx *cx, struct db *db, const struct draft_key *key, struct draft **out, size_t *n);
/*
 * Adds a version, as a check of the plan: RC_CONFLICT where there is one of this number by then.
 * d->version is the one before and 1.
 */
void draft_save(struct db_plan *plan, const struct draft_key *key, const struct draft *d);
/* Freezes what there is, with the act of this sequence number. */
void draft_use(struct db_plan *plan, const struct draft_key *key, int64_t seq);

#endif
