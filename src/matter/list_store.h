/* Statements of the lists. Internal to src/matter. */
#ifndef ZHIFA_MATTER_LIST_STORE_H
#define ZHIFA_MATTER_LIST_STORE_H

#include "matter/list.h"

/* Where a page begins: behind this key and id; key as text or number by the order. */
struct list_place {
	struct str text;
	int64_t number, id;
};

/* At most limit lines behind a place; handlers are still ids. */
MUST_USE enum rc store_list(struct cx *cx, struct db *db, const struct matter_filter *filter,
	const struct list_place *from, int limit, struct matter_lines *out);
/* The key of a line in an order. */
struct list_place store_list_place(
	struct arena *a, enum matter_order order, const struct matter_line *line);
MUST_USE enum rc store_line(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	struct matter_line *out, bool *found);
MUST_USE enum rc store_organ_of(
	struct cx *cx, struct db *db, int64_t id, int64_t *organ, bool *found);
/* What waits for one officer (0: for anyone) in one role. */
MUST_USE enum rc store_todos(struct cx *cx, struct db *db, int64_t organ, struct str role,
	int64_t officer, int limit, struct matter_todos *out);

#endif
