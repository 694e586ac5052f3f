#include "officer/officer.h"

DB_STMT_FLAGS(officer_find,
	"SELECT name, phone, auxiliary, lawyer FROM officer WHERE organ_id = $1 AND id = $2", "ii",
	"ttii", DB_REGISTER);
DB_STMT_FLAGS(officer_by_id,
	"SELECT organ_id, name, phone, auxiliary, lawyer FROM officer WHERE id = $1 LIMIT 1", "i",
	"ittii", DB_REGISTER);
DB_STMT(officer_names,
	"SELECT id, name, phone, auxiliary, lawyer FROM officer WHERE organ_id = $1 AND name LIKE "
	"$2 ESCAPE '\\' "
	"ORDER BY name, id LIMIT 200",
	"it", "ittii");
DB_STMT(officer_lines,
	"SELECT o.id, o.name, c.no FROM officer o LEFT JOIN credential c ON c.organ_id = "
	"o.organ_id "
	"AND c.officer_id = o.id AND c.kind = 'enforce' AND c.issued <= $3 AND c.expires >= $3 AND "
	"c.reviewed_until >= $3 AND (c.revoked IS NULL OR c.revoked > $3) WHERE o.organ_id = $1 "
	"AND "
	"(o.name LIKE $2 ESCAPE '\\' OR c.no LIKE $2 ESCAPE '\\') ORDER BY o.name, o.id, c.no "
	"LIMIT "
	"50",
	"iti", "itt");
DB_STMT(officer_insert,
	"INSERT INTO officer (organ_id, id, name, auxiliary, lawyer, phone) VALUES ($1, $2, $3, "
	"$4, $5, $6)",
	"iitiit", "");
DB_STMT_FLAGS(credential_enforce,
	"SELECT no, issued, expires, reviewed_until, revoked FROM credential WHERE organ_id = $1 "
	"AND officer_id = $2 "
	"AND kind = 'enforce' ORDER BY issued DESC, no",
	"ii", "tiiii", DB_REGISTER);
DB_STMT(credential_insert,
	"INSERT INTO credential (organ_id, officer_id, no, kind, issued, expires, reviewed_until, "
	"revoked) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	"iittiiii", "");
DB_STMT_FLAGS(post_on,
	"SELECT id, role, scope, scope_key, since, until, CASE WHEN EXISTS (SELECT 1 FROM power w "
	"WHERE w.organ_id = $1 AND w.principal IS NOT NULL) THEN 1 ELSE 0 END FROM post WHERE "
	"organ_id = $1 AND officer_id = $2 "
	"AND since <= $3 AND (until IS NULL OR until >= $3) ORDER BY id",
	"iii", "itttiii", DB_REGISTER);
DB_STMT(post_insert,
	"INSERT INTO post (organ_id, id, officer_id, role, scope, scope_key, since, until) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	"iiitttii", "");

DB_STMT(officer_update,
	"UPDATE officer SET name = $3, auxiliary = $4, lawyer = $5, phone = $6 WHERE organ_id = $1 "
	"AND id = $2",
	"iitiit", "");
DB_STMT(credential_holder,
	"SELECT officer_id FROM credential WHERE organ_id = $1 AND no = $2 ORDER BY officer_id "
	"LIMIT 1",
	"it", "i");
DB_STMT(credential_all,
	"SELECT no, kind, issued, expires, reviewed_until, revoked FROM credential WHERE organ_id "
	"= $1 AND officer_id = $2 ORDER BY issued DESC, no",
	"ii", "ttiiii");
DB_STMT(credential_update,
	"UPDATE credential SET kind = $4, issued = $5, expires = $6, reviewed_until = $7, revoked "
	"= $8 WHERE organ_id = $1 AND officer_id = $2 AND no = $3",
	"iittiiii", "");
DB_STMT(post_all,
	"SELECT id, role, scope, scope_key, since, until FROM post WHERE organ_id = $1 AND "
	"officer_id = $2 ORDER BY id",
	"ii", "itttii");
/* Asked by a command, once; posts are a few for each officer. */
DB_STMT_FLAGS(post_organs,
	"SELECT DISTINCT organ_id FROM post WHERE role = $1 AND since <= $2 AND (until IS NULL OR "
	"until >= $2) ORDER BY organ_id",
	"ti", "i", DB_MAY_SCAN);
DB_STMT(post_update, "UPDATE post SET until = $3 WHERE organ_id = $1 AND id = $2", "iii", "");

static struct db_val day(struct date d)
{
	return date_is_none(d) ? DB_N : DB_I(d.days);
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

void officer_add(struct db_plan *plan, const struct officer *o)
{
	db_plan_write(plan, &officer_insert,
		DB_ARGS(DB_I(o->organ), DB_I(o->id), DB_T(o->name), DB_I(o->auxiliary),
			DB_I(o->lawyer), DB_TN(o->phone)),
		1);
}

void credential_add(struct db_plan *plan, const struct credential *c)
{
	db_plan_write(plan, &credential_insert,
		DB_ARGS(DB_I(c->organ), DB_I(c->officer), DB_T(c->no), DB_T(c->kind),
			day(c->issued), day(c->expires), day(c->reviewed_until), day(c->revoked)),
		1);
}

void post_add(struct db_plan *plan, const struct post *p)
{
	db_plan_write(plan, &post_insert,
		DB_ARGS(DB_I(p->organ), DB_I(p->id), DB_I(p->officer), DB_T(p->role),
			DB_T(str_c(scope_name(p->scope))), DB_T(p->scope_key), day(p->since),
			day(p->until)),
		1);
}

static void must_be_there(struct db_op *op)
{
	op->unmet = RC_NOT_FOUND;
	op->unmet_msg = "没有要更改的人员、证件或岗位";
}

void officer_change(struct db_plan *plan, const struct officer *o)
{
	must_be_there(db_plan_write(plan, &officer_update,
		DB_ARGS(DB_I(o->organ), DB_I(o->id), DB_T(o->name), DB_I(o->auxiliary),
			DB_I(o->lawyer), DB_TN(o->phone)),
		1));
}

void credential_change(struct db_plan *plan, const struct credential *c)
{
	must_be_there(db_plan_write(plan, &credential_update,
		DB_ARGS(DB_I(c->organ), DB_I(c->officer), DB_T(c->no), DB_T(c->kind),
			day(c->issued), day(c->expires), day(c->reviewed_until), day(c->revoked)),
		1));
}

void post_end(struct db_plan *plan, const struct post *p, struct date until)
{
	must_be_there(db_plan_write(
		plan, &post_update, DB_ARGS(DB_I(p->organ), DB_I(p->id), day(until)), 1));
}

enum rc officer_load(struct cx *cx, struct db *db, int64_t organ, int64_t id, struct officer *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &officer_find, DB_ARGS(DB_I(organ), DB_I(id)), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "本机关没有这个人员");
	*out = (struct officer){.organ = organ,
		.id = id,
		.name = db_text(r, 0),
		.phone = db_text(r, 1),
		.auxiliary = db_int(r, 2),
		.lawyer = db_int(r, 3)};
	return RC_OK;
}

enum rc officer_anywhere(struct cx *cx, struct db *db, int64_t id, struct officer *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &officer_by_id, DB_ARGS(DB_I(id)), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "没有这个人员");
	*out = (struct officer){.organ = db_int(r, 0),
		.id = id,
		.name = db_text(r, 1),
		.phone = db_text(r, 2),
		.auxiliary = db_int(r, 3),
		.lawyer = db_int(r, 4)};
	return RC_OK;
}

enum rc officer_look_up(struct cx *cx, struct db *db, int64_t organ, struct str q, struct date on,
	struct officer_line **out, size_t *n)
{
	struct {
		struct officer_line *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &officer_lines,
		    DB_ARGS(DB_I(organ), DB_T(db_holding(cx->arena, q)), DB_I(on.days)), &r))
		return cx->rc;
	while (db_next(cx, r))
		if (!all.n || all.v[all.n - 1].id != db_int(r, 0))
			*VEC_PUSH(cx->arena, &all) = (struct officer_line){.id = db_int(r, 0),
				.name = db_text(r, 1),
				.credential = db_text(r, 2)};
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc officer_list(
	struct cx *cx, struct db *db, int64_t organ, struct str q, struct officer **out, size_t *n)
{
	struct {
		struct officer *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &officer_names, DB_ARGS(DB_I(organ), DB_T(db_holding(cx->arena, q))),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct officer){.organ = organ,
			.id = db_int(r, 0),
			.name = db_text(r, 1),
			.phone = db_text(r, 2),
			.auxiliary = db_int(r, 3),
			.lawyer = db_int(r, 4)};
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

static bool post_of(struct db_rows *r, int64_t organ, int64_t officer, struct post *out)
{
	*out = (struct post){.organ = organ,
		.id = db_int(r, 0),
		.officer = officer,
		.role = db_text(r, 1),
		.scope_key = db_text(r, 3),
		.since = day_of(r, 4),
		.until = day_of(r, 5)};
	return scope_parse(db_text(r, 2), &out->scope);
}

enum rc actor_load(struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct date on,
	struct actor *out)
{
	*out = (struct actor){0};
	if (officer_load(cx, db, organ, officer, &out->officer))
		return cx->rc;
	struct db_rows *r;
	if (db_query(cx, db, &post_on, DB_ARGS(DB_I(organ), DB_I(officer), DB_I(on.days)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct post p;
		out->is_delegate = db_int(r, 6) != 0;
		if (post_of(r, organ, officer, &p))
			*VEC_PUSH(cx->arena, &out->posts) = p;
	}
	return cx->rc;
}

enum rc post_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct post_list *out)
{
	struct db_rows *r;
	*out = (struct post_list){0};
	if (db_query(cx, db, &post_all, DB_ARGS(DB_I(organ), DB_I(officer)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct post p;
		if (post_of(r, organ, officer, &p))
			*VEC_PUSH(cx->arena, out) = p;
	}
	return cx->rc;
}

enum rc officer_of_credential(struct cx *cx, struct db *db, int64_t organ, struct str no,
	struct officer *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &credential_holder, DB_ARGS(DB_I(organ), DB_T(no)), &r, found) ||
		!*found)
		return cx->rc;
	return officer_load(cx, db, organ, db_int(r, 0), out);
}

enum rc credential_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct credential_list *out)
{
	struct db_rows *r;
	*out = (struct credential_list){0};
	if (db_query(cx, db, &credential_all, DB_ARGS(DB_I(organ), DB_I(officer)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct credential){.organ = organ,
			.officer = officer,
			.no = db_text(r, 0),
			.kind = db_text(r, 1),
			.issued = day_of(r, 2),
			.expires = day_of(r, 3),
			.reviewed_until = day_of(r, 4),
			.revoked = day_of(r, 5)};
	return cx->rc;
}

enum rc credential_on(struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct date on,
	bool *valid, struct str *no, struct str *why)
{
	*valid = false;
	*no = STR("");
	*why = STR("没有行政执法证件");
	struct db_rows *r;
	if (db_query(cx, db, &credential_enforce, DB_ARGS(DB_I(organ), DB_I(officer)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		if (*valid)
			continue;
		struct date issued = day_of(r, 1), expires = day_of(r, 2), review = day_of(r, 3),
			    revoked = day_of(r, 4);
		const char *what = NULL;
		struct date when = on;
		if (date_cmp(on, issued) < 0)
			what = "才生效", when = issued;
		else if (!date_is_none(revoked) && date_cmp(on, revoked) >= 0)
			what = "被注销", when = revoked;
		else if (date_cmp(on, expires) > 0)
			what = "已到期", when = expires;
		else if (date_cmp(on, review) > 0)
			what = "起未通过审核注册", when = review;
		*no = str_dup(cx->arena, db_text(r, 0));
		if (!what)
			*valid = true;
		else
			*why = str_printf(cx->arena, "执法证件 " STR_FMT " 于 " STR_FMT " %s",
				STR_ARG(*no), STR_ARG(date_str(cx->arena, when)), what);
	}
	return cx->rc;
}

enum rc role_organs(
	struct cx *cx, struct db *db, struct str role, struct date on, struct organ_ids *out)
{
	struct db_rows *r;
	*out = (struct organ_ids){0};
	if (db_query(cx, db, &post_organs, DB_ARGS(DB_T(role), DB_I(on.days)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = db_int(r, 0);
	return cx->rc;
}
