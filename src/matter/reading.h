/*
 * Readings: who saw what of a matter in full, and why. They are no acts, and are not part of its
 * events; they are kept beside them and never changed.
 */
#ifndef ZHIFA_MATTER_READING_H
#define ZHIFA_MATTER_READING_H

#include "db/writer.h"

struct matter_reading {
	int64_t organ, matter, officer;
	struct str what;   /* reveal, document, file, export */
	struct str reason; /* what the person gave, or what was opened */
};

/* Adds the record to a plan. */
void matter_reading_add(struct db_plan *plan, const struct matter_reading *r);

#endif
