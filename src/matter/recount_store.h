/* Statements of the recount. Internal to src/matter. */
#ifndef ZHIFA_MATTER_RECOUNT_STORE_H
#define ZHIFA_MATTER_RECOUNT_STORE_H

#include "db/writer.h"

/* Rows of one id: matters with running clocks after one, organs with another digest or none. */
MUST_USE enum rc store_with_clocks(
	struct cx *cx, struct db *db, int64_t organ, int64_t after, struct db_rows **out);
MUST_USE enum rc store_other_calendar(
	struct cx *cx, struct db *db, struct str digest, struct db_rows **out);
void store_write_calendar(
	struct db_plan *plan, int64_t organ, struct str digest, struct instant since);

#endif
