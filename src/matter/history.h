/* The events of a matter as they are read: all of them, the newest, the days its phases began. */
#ifndef ZHIFA_MATTER_HISTORY_H
#define ZHIFA_MATTER_HISTORY_H

#include "db/db.h"
#include "matter/event.h"

/* All events of a matter, in order; at most 10,000. */
MUST_USE enum rc matter_events(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct event **out, size_t *n);
/* The newest of those with a smaller number than before, at most so many; in order. */
MUST_USE enum rc matter_events_before(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	int64_t before, size_t most, struct event **out, size_t *n);

/* The day on which a phase began, in the order of the phases' beginnings. */
struct matter_entries {
	struct matter_entry {
		struct str phase;
		struct date day;
	} * v;
	size_t n, cap;
};
/* Adds a phase that is not there yet; an empty one is none. */
void matter_entries_add(
	struct arena *a, struct matter_entries *all, struct str phase, struct date day);
/* Adds those of the events with a smaller number than before. */
MUST_USE enum rc matter_entries_before(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	int64_t before, struct matter_entries *out);

#endif
