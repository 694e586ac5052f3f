/* The entry of a matter in the staff's search; beside src/matter, for the check of the store. */
#ifndef ZHIFA_MATTER_FIND_H
#define ZHIFA_MATTER_FIND_H

#include "law/procedure.h"
#include "matter/matter.h"
#include "search/search.h"

/* A child leads to its parent, and has no text but its own numbers and searchable facts. */
struct search_entry matter_search_entry(
	struct arena *a, const struct law_procedure *p, const struct matter *m);
/* Adds what changed to a plan. before: zeroed for a new matter. */
void matter_search_write(struct db_plan *plan, enum db_engine engine,
	const struct search_entry *before, const struct search_entry *now);

#endif
