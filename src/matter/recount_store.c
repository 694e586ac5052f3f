#include "matter/recount_store.h"

DB_STMT(recount_matters,
	"SELECT DISTINCT matter_id FROM clock WHERE organ_id = $1 AND matter_id > $2 "
	"ORDER BY matter_id LIMIT 500",
	"ii", "i");
/* organs are few, and this is asked once a day */
DB_STMT_FLAGS(recount_organs,
	"SELECT o.id FROM organ o LEFT JOIN calendar_used u ON u.organ_id = o.id "
	"WHERE u.digest IS NULL OR u.digest <> $1 ORDER BY o.id LIMIT 50",
	"t", "i", DB_MAY_SCAN);
DB_STMT(recount_done,
	"INSERT INTO calendar_used (organ_id, digest, since) VALUES ($1, $2, $3) "
	"ON CONFLICT (organ_id) DO UPDATE SET digest = excluded.digest, since = excluded.since",
	"iti", "");

enum rc store_with_clocks(
	struct cx *cx, struct db *db, int64_t organ, int64_t after, struct db_rows **out)
{
	return db_query(cx, db, &recount_matters, DB_ARGS(DB_I(organ), DB_I(after)), out);
}

enum rc store_other_calendar(struct cx *cx, struct db *db, struct str digest, struct db_rows **out)
{
	return db_query(cx, db, &recount_organs, DB_ARGS(DB_T(digest)), out);
}

void store_write_calendar(
	struct db_plan *plan, int64_t organ, struct str digest, struct instant since)
{
	db_plan_write(plan, &recount_done, DB_ARGS(DB_I(organ), DB_T(digest), DB_I(since.ms)), 1);
}
