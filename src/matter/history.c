#include "matter/history.h"

#include "matter/matter_store.h"

enum rc matter_events(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct event **out, size_t *n)
{
	return store_events(cx, db, organ, id, out, n);
}

enum rc matter_events_before(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	int64_t before, size_t most, struct event **out, size_t *n)
{
	return store_newest_events(cx, db, organ, id, before, most, out, n);
}

void matter_entries_add(
	struct arena *a, struct matter_entries *all, struct str phase, struct date day)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].phase, phase))
			return;
	if (phase.n)
		*VEC_PUSH(a, all) = (struct matter_entry){phase, day};
}

enum rc matter_entries_before(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	int64_t before, struct matter_entries *out)
{
	return store_entries(cx, db, organ, id, before, out);
}
