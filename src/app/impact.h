/* What a version of the law pack would change in the open matters of the store, told to the end. */
#ifndef ZHIFA_APP_IMPACT_H
#define ZHIFA_APP_IMPACT_H

#include "app/program.h"

/*
 * Goes through all open matters, one at a time, and tells those that differ as it meets them, by
 * organ and procedure: in words, or as one JSON object. Memory does not grow with the store. day:
 * on which they are judged; today where it is DATE_NONE. RC_DB, RC_PACK.
 */
MUST_USE enum rc impact_tell(
	struct cx *cx, struct program *p, struct pack *to, struct date day, bool as_json);

#endif
