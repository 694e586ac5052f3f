#include "power/power.h"

#include "organ/organ.h"

#define COLUMNS                                                                                    \
	"SELECT id, code, name, kind, basis, procedures, field, enforce_self, region, since, "     \
	"until, principal, roles, lost, made_organ, made_matter, lost_organ, lost_matter, "        \
	"organ_id, note FROM power WHERE "
#define SHAPE                                                                                      \
	"itttttt"                                                                                  \
	"itiiitiiiiiit"
#define IN_FORCE "since <= $2 AND (until IS NULL OR until >= $2) AND (lost IS NULL OR lost > $2) "

DB_STMT_FLAGS(power_by_id, COLUMNS "organ_id = $1 AND id = $2", "ii", SHAPE, DB_REGISTER);
/* Made by an act: its matter is not NULL, and comes last. */
DB_STMT(power_by_code,
	COLUMNS "organ_id = $1 AND code = $2 ORDER BY CASE WHEN made_matter IS NULL THEN 0 ELSE 1 "
		"END, id LIMIT 1",
	"it", SHAPE);
DB_STMT(power_now,
	COLUMNS "organ_id = $1 AND " IN_FORCE "AND code = $3 AND principal IS NULL ORDER BY id "
		"LIMIT 1",
	"iit", SHAPE);
DB_STMT(power_all, COLUMNS "organ_id = $1 AND " IN_FORCE "ORDER BY code, id LIMIT 5000", "ii",
	SHAPE);
DB_STMT(power_entrusted,
	COLUMNS "organ_id = $1 AND principal = $3 AND code = $4 ORDER BY CASE WHEN " IN_FORCE
		"THEN 0 ELSE 1 END, id DESC LIMIT 1",
	"iiit", SHAPE);
DB_STMT(power_principal_list,
	"SELECT DISTINCT principal FROM power WHERE organ_id = $1 AND principal IS NOT NULL ORDER "
	"BY principal",
	"i", "i");
DB_STMT(power_made_by,
	COLUMNS "made_organ = $1 AND made_matter = $2 AND lost IS NULL ORDER BY organ_id, id", "ii",
	SHAPE);
DB_STMT(power_taken_by, COLUMNS "lost_organ = $1 AND lost_matter = $2 ORDER BY organ_id, id", "ii",
	SHAPE);
DB_STMT(power_given, COLUMNS "principal = $1 AND " IN_FORCE "ORDER BY code, id LIMIT 5000", "ii",
	SHAPE);
/* The register of organs is small, and a page of it is asked for by everybody. */
DB_STMT_FLAGS(power_holder_page,
	"SELECT o.id, o.name, o.kind, COALESCE(r.name, o.region), h.own, h.entrusted FROM (SELECT "
	"organ_id, COUNT(*) FILTER (WHERE principal IS NULL) AS own, COUNT(*) FILTER (WHERE "
	"principal IS NOT NULL) AS entrusted FROM power WHERE since <= $2 AND (until IS NULL OR "
	"until >= $2) AND (lost IS NULL OR lost > $2) GROUP BY organ_id) h JOIN organ o ON o.id = "
	"h.organ_id LEFT JOIN region r ON r.code = o.region WHERE o.name LIKE $1 ESCAPE '\\' AND "
	"(o.until IS NULL OR o.until >= $2) AND (o.name, o.id) > ($3, $4) ORDER BY o.name, o.id "
	"LIMIT $5",
	"titii", "itttii", DB_MAY_SCAN);
DB_STMT(power_insert,
	"INSERT INTO power (organ_id, id, code, name, kind, basis, procedures, field, "
	"enforce_self, region, since, until, principal, roles, made_organ, made_matter, note) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
	"iitttttt"
	"itiiitiit",
	"");
DB_STMT(power_update,
	"UPDATE power SET code = $3, name = $4, kind = $5, basis = $6, procedures = $7, field = "
	"$8, enforce_self = $9, region = $10, since = $11, until = $12 WHERE organ_id = $1 AND id "
	"= $2",
	"iitttttt"
	"itii",
	"");
DB_STMT(power_end,
	"UPDATE power SET lost = $3, lost_organ = $4, lost_matter = $5 WHERE organ_id = $1 AND id "
	"= $2 AND lost IS NULL",
	"iiiii", "");

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

static struct power power_of(struct db_rows *r)
{
	return (struct power){.organ = db_int(r, 18),
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
		.until = day_of(r, 10),
		.principal = db_int(r, 11),
		.roles = db_text(r, 12),
		.note = db_text(r, 19),
		.lost = day_of(r, 13),
		.made = {db_int(r, 14), db_int(r, 15)},
		.lost_by = {db_int(r, 16), db_int(r, 17)}};
}

static struct db_val day(struct date d)
{
	return date_is_none(d) ? DB_N : DB_I(d.days);
}

static struct db_val id_or_null(int64_t id)
{
	return id ? DB_I(id) : DB_N;
}

void power_add(struct db_plan *plan, const struct power *p)
{
	db_plan_write(plan, &power_insert,
		DB_ARGS(DB_I(p->organ), DB_I(p->id), DB_T(p->code), DB_T(p->name), DB_T(p->kind),
			DB_T(p->basis), DB_T(p->procedures), DB_T(p->field), DB_I(p->enforce_self),
			DB_T(p->region), day(p->since), day(p->until), id_or_null(p->principal),
			DB_T(p->roles.n ? p->roles : STR("")), id_or_null(p->made.organ),
			id_or_null(p->made.matter), DB_T(p->note.n ? p->note : STR(""))),
		1);
}

void power_change(struct db_plan *plan, const struct power *p)
{
	struct db_op *op = db_plan_write(plan, &power_update,
		DB_ARGS(DB_I(p->organ), DB_I(p->id), DB_T(p->code), DB_T(p->name), DB_T(p->kind),
			DB_T(p->basis), DB_T(p->procedures), DB_T(p->field), DB_I(p->enforce_self),
			DB_T(p->region), day(p->since), day(p->until)),
		1);
	op->unmet = RC_NOT_FOUND;
	op->unmet_msg = "本机关的职权事项里没有这一项";
}

void power_lose(struct db_plan *plan, const struct power *p)
{
	db_plan_check(plan, &power_end,
		DB_ARGS(DB_I(p->organ), DB_I(p->id), day(p->lost), DB_I(p->lost_by.organ),
			DB_I(p->lost_by.matter)),
		1, RC_CONFLICT, "职权事项刚刚由另一件办理改变，请刷新后再办");
}

static enum rc one(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct power *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, st, args, &r, found))
		return cx->rc;
	if (*found)
		*out = power_of(r);
	return RC_OK;
}

static enum rc many(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct power_rows *out)
{
	struct db_rows *r;
	*out = (struct power_rows){0};
	if (db_query(cx, db, st, args, &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = power_of(r);
	return cx->rc;
}

enum rc power_find(struct cx *cx, struct db *db, int64_t organ, struct str code, struct power *out,
	bool *found)
{
	return one(cx, db, &power_by_code, DB_ARGS(DB_I(organ), DB_T(code)), out, found);
}

enum rc power_current(struct cx *cx, struct db *db, int64_t organ, struct str code, struct date on,
	struct power *out, bool *found)
{
	return one(cx, db, &power_now, DB_ARGS(DB_I(organ), day(on), DB_T(code)), out, found);
}

enum rc power_load(struct cx *cx, struct db *db, int64_t organ, int64_t id, struct power *out)
{
	bool found;
	if (one(cx, db, &power_by_id, DB_ARGS(DB_I(organ), DB_I(id)), out, &found))
		return cx->rc;
	return found ? RC_OK : fail(cx, RC_NOT_FOUND, "本机关的职权事项里没有这一项");
}

enum rc power_list(
	struct cx *cx, struct db *db, int64_t organ, struct date on, struct power **out, size_t *n)
{
	struct power_rows all;
	if (many(cx, db, &power_all, DB_ARGS(DB_I(organ), day(on)), &all))
		return cx->rc;
	*out = all.v;
	*n = all.n;
	return RC_OK;
}

enum rc power_for(struct cx *cx, struct db *db, int64_t organ, int64_t principal, struct str code,
	struct date on, struct power *out, bool *found)
{
	return one(cx, db, &power_entrusted,
		DB_ARGS(DB_I(organ), day(on), DB_I(principal), DB_T(code)), out, found);
}

enum rc power_principals(struct cx *cx, struct db *db, int64_t organ, int64_t **out, size_t *n)
{
	struct {
		int64_t *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &power_principal_list, DB_ARGS(DB_I(organ)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = db_int(r, 0);
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc power_made(struct cx *cx, struct db *db, struct power_act by, struct power_rows *out)
{
	return many(cx, db, &power_made_by, DB_ARGS(DB_I(by.organ), DB_I(by.matter)), out);
}

enum rc power_taken(struct cx *cx, struct db *db, struct power_act by, struct power_rows *out)
{
	return many(cx, db, &power_taken_by, DB_ARGS(DB_I(by.organ), DB_I(by.matter)), out);
}

enum rc power_delegated(
	struct cx *cx, struct db *db, int64_t principal, struct date on, struct power_rows *out)
{
	return many(cx, db, &power_given, DB_ARGS(DB_I(principal), day(on)), out);
}

enum rc power_holder_list(struct cx *cx, struct db *db, struct str q, struct date on, int64_t after,
	int limit, struct power_holders *out)
{
	struct organ from = {.name = STR("")};
	struct db_rows *r;
	*out = (struct power_holders){0};
	if (after && organ_load(cx, db, after, &from))
		return cx->rc;
	if (db_query(cx, db, &power_holder_page,
		    DB_ARGS(DB_T(db_holding(cx->arena, q)), day(on), DB_T(from.name), DB_I(after),
			    DB_I(limit)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct power_holder){.id = db_int(r, 0),
			.name = db_text(r, 1),
			.kind = db_text(r, 2),
			.region = db_text(r, 3),
			.own = db_int(r, 4),
			.entrusted = db_int(r, 5)};
	return cx->rc;
}
