/* Statements of the publications. Internal to src/publication. */
#ifndef ZHIFA_PUBLICATION_PUBLICATION_STORE_H
#define ZHIFA_PUBLICATION_PUBLICATION_STORE_H

#include "publication/publication.h"

void store_publication_put(struct db_plan *plan, const struct publication *p);
void store_publication_drop(struct db_plan *plan, int64_t organ, int64_t matter);
MUST_USE enum rc store_publication_find(struct cx *cx, struct db *db, int64_t matter,
	struct date today, struct publication *out, bool *found);
/* Rows behind a place in the list, published from a day on; without their texts. */
MUST_USE enum rc store_publication_list(struct cx *cx, struct db *db,
	const struct publication_ask *ask, struct publication_place after, int limit,
	struct publications *out);

/*
 * Between which ids the publications of some days lie, a day more at each end: ids rise with the
 * days, as far as the clock does.
 */
MUST_USE enum rc store_publication_bounds(struct cx *cx, struct db *db, struct date from,
	struct date to, int64_t *floor, int64_t *below);

#endif
