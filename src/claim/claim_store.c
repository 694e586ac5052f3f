#include "claim/claim.h"

DB_STMT(claim_get,
	"SELECT organ_id, matter_id, since, until FROM claim WHERE kind = $1 AND claim_key = $2 "
	"AND "
	"(until IS NULL OR until >= $3)",
	"tti", "iiii");
DB_STMT(claim_put,
	"INSERT INTO claim (kind, claim_key, organ_id, matter_id, since, until) VALUES ($1, $2, "
	"$3, $4, "
	"$5, $6) ON CONFLICT (kind, claim_key) DO UPDATE SET organ_id = excluded.organ_id, "
	"matter_id = "
	"excluded.matter_id, since = excluded.since, until = excluded.until WHERE claim.until < $5 "
	"OR "
	"(claim.organ_id = $3 AND claim.matter_id = $4) RETURNING matter_id",
	"ttiiii", "i");
DB_STMT(claim_drop,
	"DELETE FROM claim WHERE kind = $1 AND claim_key = $2 AND organ_id = $3 AND matter_id = $4",
	"ttii", "");

enum rc claim_find(struct cx *cx, struct db *db, struct str kind, struct str key, struct date on,
	struct claim *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &claim_get, DB_ARGS(DB_T(kind), DB_T(key), DB_I(on.days)), &r, found))
		return cx->rc;
	if (*found)
		*out = (struct claim){.kind = kind,
			.key = key,
			.organ = db_int(r, 0),
			.matter = db_int(r, 1),
			.since = {(int32_t)db_int(r, 2)},
			.until = db_is_null(r, 3) ? DATE_NONE
						  : (struct date){(int32_t)db_int(r, 3)}};
	return RC_OK;
}

void claim_take(struct db_plan *plan, const struct claim *c)
{
	db_plan_check(plan, &claim_put,
		DB_ARGS(DB_T(c->kind), DB_T(c->key), DB_I(c->organ), DB_I(c->matter),
			DB_I(c->since.days), date_is_none(c->until) ? DB_N : DB_I(c->until.days)),
		1, RC_CONFLICT, "其他机关刚刚登记了同一事项，请刷新后查看");
}

void claim_release(struct db_plan *plan, const struct claim *c)
{
	db_plan_write(plan, &claim_drop,
		DB_ARGS(DB_T(c->kind), DB_T(c->key), DB_I(c->organ), DB_I(c->matter)), -1);
}
