#include "organ/organ.h"

DB_STMT_FLAGS(organ_by_id,
	"SELECT id, level, parent, name, short_name, region, system, remedy_organ, court, "
	"collector, address, "
	"phone, since, until, kind FROM organ WHERE id = $1",
	"i",
	"iiittttttttt"
	"iit",
	DB_REGISTER);
DB_STMT(organ_by_name,
	"SELECT id, level, parent, name, short_name, region, system, remedy_organ, court, "
	"collector, address, "
	"phone, since, until, kind FROM organ WHERE name = $1 "
	"ORDER BY CASE WHEN until IS NULL THEN 0 ELSE 1 END, id DESC LIMIT 1",
	"t",
	"iiittttttttt"
	"iit");
DB_STMT_FLAGS(organ_list,
	"SELECT id, level, parent, name, short_name, region, system, remedy_organ, court, "
	"collector, address, "
	"phone, since, until, kind FROM organ ORDER BY id LIMIT 100000",
	"",
	"iiittttttttt"
	"iit",
	DB_MAY_SCAN); /* a reference table, read whole on purpose */
DB_STMT(organ_insert,
	"INSERT INTO organ (id, level, parent, name, short_name, region, system, remedy_organ, "
	"court, collector, "
	"address, phone, since, until, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
	"$12, $13, $14, $15)",
	"iiittttttttt"
	"iit",
	"");

DB_STMT(organ_update,
	"UPDATE organ SET level = $2, parent = $3, name = $4, short_name = $5, region = $6, "
	"system = $7, remedy_organ = $8, court = $9, collector = $10, address = $11, phone = $12, "
	"since = $13, until = $14, kind = $15 WHERE id = $1",
	"iiittttttttt"
	"iit",
	"");

static struct organ organ_of(struct db_rows *r)
{
	return (struct organ){.id = db_int(r, 0),
		.level = db_int(r, 1),
		.parent = db_int(r, 2),
		.name = db_text(r, 3),
		.short_name = db_text(r, 4),
		.region = db_text(r, 5),
		.system = db_text(r, 6),
		.remedy_organ = db_text(r, 7),
		.court = db_text(r, 8),
		.collector = db_text(r, 9),
		.address = db_text(r, 10),
		.phone = db_text(r, 11),
		.since = {(int32_t)db_int(r, 12)},
		.until = db_is_null(r, 13) ? DATE_NONE : (struct date){(int32_t)db_int(r, 13)},
		.kind = db_text(r, 14)};
}

enum rc organ_load(struct cx *cx, struct db *db, int64_t id, struct organ *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &organ_by_id, DB_ARGS(DB_I(id)), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "没有这个机关");
	*out = organ_of(r);
	return RC_OK;
}

enum rc organ_find(struct cx *cx, struct db *db, struct str name, struct organ *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &organ_by_name, DB_ARGS(DB_T(name)), &r, found))
		return cx->rc;
	if (*found)
		*out = organ_of(r);
	return RC_OK;
}

enum rc organ_all(struct cx *cx, struct db *db, struct organ **out, size_t *n)
{
	struct {
		struct organ *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &organ_list, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = organ_of(r);
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

/* The arguments of both writing statements. */
#define ORGAN_ARGS(o)                                                                              \
	DB_ARGS(DB_I((o)->id), DB_I((o)->level), (o)->parent ? DB_I((o)->parent) : DB_N,           \
		DB_T((o)->name), DB_T((o)->short_name), DB_T((o)->region), DB_T((o)->system),      \
		DB_T((o)->remedy_organ), DB_T((o)->court), DB_T((o)->collector),                   \
		DB_T((o)->address), DB_T((o)->phone), DB_I((o)->since.days),                       \
		date_is_none((o)->until) ? DB_N : DB_I((o)->until.days),                           \
		DB_T((o)->kind.n ? (o)->kind : STR("organ")))

void organ_add(struct db_plan *plan, const struct organ *o)
{
	db_plan_write(plan, &organ_insert, ORGAN_ARGS(o), 1);
}

void organ_change(struct db_plan *plan, const struct organ *o)
{
	struct db_op *op = db_plan_write(plan, &organ_update, ORGAN_ARGS(o), 1);
	op->unmet = RC_NOT_FOUND;
	op->unmet_msg = "没有这个机关";
}
