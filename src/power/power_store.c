#include "power/power.h"

DB_STMT_FLAGS(power_by_id,
	"SELECT id, code, name, kind, basis, procedures, field, enforce_self, region, since, until "
	"FROM power "
	"WHERE organ_id = $1 AND id = $2",
	"ii",
	"itttttt"
	"itii",
	DB_REGISTER);
DB_STMT(power_by_code,
	"SELECT id, code, name, kind, basis, procedures, field, enforce_self, region, since, until "
	"FROM power "
	"WHERE organ_id = $1 AND code = $2 ORDER BY id LIMIT 1",
	"it",
	"itttttt"
	"itii");
DB_STMT(power_all,
	"SELECT id, code, name, kind, basis, procedures, field, enforce_self, region, since, until "
	"FROM power "
	"WHERE organ_id = $1 AND since <= $2 AND (until IS NULL OR until >= $2) ORDER BY code, id "
	"LIMIT 5000",
	"ii",
	"itttttt"
	"itii");
DB_STMT(power_insert,
	"INSERT INTO power (organ_id, id, code, name, kind, basis, procedures, field, "
	"enforce_self, region, since, until) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
	"iitttttt"
	"itii",
	"");

DB_STMT(power_update,
	"UPDATE power SET code = $3, name = $4, kind = $5, basis = $6, procedures = $7, field = "
	"$8, enforce_self = $9, region = $10, since = $11, until = $12 WHERE organ_id = $1 AND id "
	"= $2",
	"iitttttt"
	"itii",
	"");

static struct power power_of(int64_t organ, struct db_rows *r)
{
	return (struct power){.organ = organ,
		.id = db_int(r, 0),
		.code = db_text(r, 1),
		.name = db_text(r, 2),
		.kind = db_text(r, 3),
		.basis = db_text(r, 4),
		.procedures = db_text(r, 5),
		.field = db_text(r, 6),
		.enforce_self = db_int(r, 7),
		.region = db_text(r, 8),
		.since = {(int32_t)db_int(r, 9)},
		.until = db_is_null(r, 10) ? DATE_NONE : (struct date){(int32_t)db_int(r, 10)}};
}

/* The arguments of both writing statements. */
#define POWER_ARGS(p)                                                                              \
	DB_ARGS(DB_I((p)->organ), DB_I((p)->id), DB_T((p)->code), DB_T((p)->name),                 \
		DB_T((p)->kind), DB_T((p)->basis), DB_T((p)->procedures), DB_T((p)->field),        \
		DB_I((p)->enforce_self), DB_T((p)->region), DB_I((p)->since.days),                 \
		date_is_none((p)->until) ? DB_N : DB_I((p)->until.days))

void power_add(struct db_plan *plan, const struct power *p)
{
	db_plan_write(plan, &power_insert, POWER_ARGS(p), 1);
}

void power_change(struct db_plan *plan, const struct power *p)
{
	struct db_op *op = db_plan_write(plan, &power_update, POWER_ARGS(p), 1);
	op->unmet = RC_NOT_FOUND;
	op->unmet_msg = "本机关的职权事项里没有这一项";
}

enum rc power_find(struct cx *cx, struct db *db, int64_t organ, struct str code, struct power *out,
	bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &power_by_code, DB_ARGS(DB_I(organ), DB_T(code)), &r, found))
		return cx->rc;
	if (*found)
		*out = power_of(organ, r);
	return RC_OK;
}

enum rc power_load(struct cx *cx, struct db *db, int64_t organ, int64_t id, struct power *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &power_by_id, DB_ARGS(DB_I(organ), DB_I(id)), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "本机关的职权事项里没有这一项");
	*out = power_of(organ, r);
	return RC_OK;
}

enum rc power_list(
	struct cx *cx, struct db *db, int64_t organ, struct date on, struct power **out, size_t *n)
{
	struct {
		struct power *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &power_all, DB_ARGS(DB_I(organ), DB_I(on.days)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = power_of(organ, r);
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
