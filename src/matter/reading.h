/*
 * Readings: who saw what of a matter in full, and why. They are no acts, and are not part of its
 * events; they are kept beside them and never changed.
 */
#ifndef ZHIFA_MATTER_READING_H
#define ZHIFA_MATTER_READING_H

#include "db/writer.h"

struct matter_reading {
	int64_t organ, matter, officer;
	struct str what;   /* reveal, document, file, export, copy */
	struct str reason; /* what the person gave, or what was opened */
};

/* One record as it is shown. */
struct reading_line {
	struct instant at;
	struct str who, what, reason; /* who: the officer's name */
};
/* The newest readings of a matter, READING_MOST of them. */
#define READING_MOST 500
MUST_USE enum rc matter_reading_list(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct reading_line **out, size_t *n);

/* Adds the record to a plan. */
void matter_reading_add(struct db_plan *plan, const struct matter_reading *r);

#endif
