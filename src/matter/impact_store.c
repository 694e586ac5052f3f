/* The walk through the open matters: each step reads a few rows along an index. */
#include "matter/impact.h"

DB_STMT(impact_organ, "SELECT organ_id FROM matter WHERE organ_id > $1 ORDER BY organ_id LIMIT 1",
	"i", "i");
DB_STMT(impact_procedure,
	"SELECT procedure FROM matter WHERE organ_id = $1 AND procedure > $2 ORDER BY procedure "
	"LIMIT 1",
	"it", "t");
DB_STMT(impact_matters,
	"SELECT id FROM matter WHERE organ_id = $1 AND procedure = $2 AND id > $3 AND closed IS "
	"NULL ORDER BY id LIMIT 200",
	"iti", "i");

enum rc impact_next_organ(struct cx *cx, struct db *db, int64_t after, int64_t *organ, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &impact_organ, DB_ARGS(DB_I(after)), &r, found) == RC_OK && *found)
		*organ = db_int(r, 0);
	return cx->rc;
}

enum rc impact_next_procedure(struct cx *cx, struct db *db, int64_t organ, struct str after,
	struct str *procedure, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &impact_procedure, DB_ARGS(DB_I(organ), DB_T(after)), &r, found) ==
			RC_OK &&
		*found)
		*procedure = db_text(r, 0);
	return cx->rc;
}

enum rc impact_next_matters(
	struct cx *cx, struct db *db, const struct impact_place *after, int64_t *ids, size_t *n)
{
	struct db_rows *r;
	*n = 0;
	if (db_query(cx, db, &impact_matters,
		    DB_ARGS(DB_I(after->organ), DB_T(after->procedure), DB_I(after->id)), &r))
		return cx->rc;
	while (db_next(cx, r))
		ids[(*n)++] = db_int(r, 0);
	return cx->rc;
}
