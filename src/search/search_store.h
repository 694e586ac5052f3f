/* Statements of the index, and the only place where the engines differ. Internal to src/search. */
#ifndef ZHIFA_SEARCH_SEARCH_STORE_H
#define ZHIFA_SEARCH_SEARCH_STORE_H

#include "search/search.h"

/* Adds the rows, or puts them in the place of the earlier ones. */
void store_search_put(struct db_plan *plan, enum db_engine engine, const struct search_entry *e,
	struct str runs, struct str words);
void store_search_drop(struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t id);

MUST_USE enum rc store_search_check(
	struct cx *cx, struct db *db, const struct search_entry *e, struct str words, bool *whole);

/* What the index is asked: phrases, one blank between two, within an area and any of some organs.
 */
struct search_ask {
	struct str phrases;
	enum search_area area;
	struct str kind;       /* of penalty; empty: any */
	const int64_t *organs; /* n 0: of every organ */
	size_t n;
	int64_t below; /* ids smaller than this */
	int limit;
};

/*
 * The next rows that have all the words, and the runs of each: whether the phrases stand in them is
 * for the caller to see. Fewer than the limit: there are no more.
 */
MUST_USE enum rc store_search_matters(struct cx *cx, struct db *db, const struct search_ask *ask,
	struct search_hits *out, struct str **runs);

MUST_USE enum rc store_search_public(struct cx *cx, struct db *db, const struct search_ask *ask,
	struct search_public_hits *out, struct str **runs);

#endif
