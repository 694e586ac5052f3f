#include "officer/officer.h"

DB_STMT(officer_find,
	"SELECT name, phone, auxiliary, lawyer FROM officer WHERE organ_id = $1 AND id = $2", "ii",
	"ttii");
DB_STMT(officer_names,
	"SELECT id, name, phone, auxiliary, lawyer FROM officer WHERE organ_id = $1 AND name LIKE "
	"$2 ESCAPE '\\' "
	"ORDER BY name, id LIMIT 200",
	"it", "ittii");
DB_STMT(officer_insert,
	"INSERT INTO officer (organ_id, id, name, auxiliary, lawyer, phone) VALUES ($1, $2, $3, "
	"$4, $5, $6)",
	"iitiit", "");
DB_STMT(credential_list,
	"SELECT no, issued, expires, reviewed_until, revoked FROM credential WHERE organ_id = $1 "
	"AND officer_id = $2 "
	"AND kind = 'enforce' ORDER BY issued DESC, no",
	"ii", "tiiii");
DB_STMT(credential_insert,
	"INSERT INTO credential (organ_id, officer_id, no, kind, issued, expires, reviewed_until, "
	"revoked) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	"iittiiii", "");
DB_STMT(post_list,
	"SELECT id, role, scope, scope_key, since, until FROM post WHERE organ_id = $1 AND "
	"officer_id = $2 "
	"AND since <= $3 AND (until IS NULL OR until >= $3) ORDER BY id",
	"iii", "itttii");
DB_STMT(post_insert,
	"INSERT INTO post (organ_id, id, officer_id, role, scope, scope_key, since, until) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	"iiitttii", "");

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

enum rc officer_list(
	struct cx *cx, struct db *db, int64_t organ, struct str q, struct officer **out, size_t *n)
{
	struct buf like = buf_in(cx->arena);
	buf_char(&like, '%');
	for (size_t i = 0; i < q.n; i++) {
		if (q.p[i] == '%' || q.p[i] == '_' || q.p[i] == '\\')
			buf_char(&like, '\\');
		buf_char(&like, q.p[i]);
	}
	buf_char(&like, '%');
	struct {
		struct officer *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &officer_names, DB_ARGS(DB_I(organ), DB_T(buf_get(&like))), &r))
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

enum rc actor_load(struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct date on,
	struct actor *out)
{
	*out = (struct actor){0};
	if (officer_load(cx, db, organ, officer, &out->officer))
		return cx->rc;
	struct db_rows *r;
	if (db_query(cx, db, &post_list, DB_ARGS(DB_I(organ), DB_I(officer), DB_I(on.days)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct post p = {.organ = organ,
			.id = db_int(r, 0),
			.officer = officer,
			.role = db_text(r, 1),
			.scope_key = db_text(r, 3),
			.since = day_of(r, 4),
			.until = day_of(r, 5)};
		if (scope_parse(db_text(r, 2), &p.scope))
			*VEC_PUSH(cx->arena, &out->posts) = p;
	}
	return cx->rc;
}

enum rc credential_on(struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct date on,
	bool *valid, struct str *no, struct str *why)
{
	*valid = false;
	*no = STR("");
	*why = STR("没有行政执法证件");
	struct db_rows *r;
	if (db_query(cx, db, &credential_list, DB_ARGS(DB_I(organ), DB_I(officer)), &r))
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
