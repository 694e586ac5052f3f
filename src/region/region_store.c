#include "region/region_store.h"

DB_STMT(region_get,
	"SELECT code, name, short_name, level, parent, kind FROM region WHERE code = $1", "t",
	"tttitt");
DB_STMT(region_below,
	"SELECT code, name, short_name, level, parent, kind FROM region WHERE parent = $1 ORDER BY "
	"code",
	"t", "tttitt");
/* A fixed list of some eleven hundred rows, read once at start. */
DB_STMT_FLAGS(region_all,
	"SELECT code, name, short_name, level, parent, kind FROM region ORDER BY code", "",
	"tttitt", DB_MAY_SCAN);
DB_STMT(region_put,
	"INSERT INTO region (code, name, short_name, level, parent, kind) VALUES ($1, $2, $3, $4, "
	"$5, $6) "
	"ON CONFLICT (code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, "
	"level = excluded.level, parent = excluded.parent, kind = excluded.kind",
	"tttitt", "");
DB_STMT(region_former_get, "SELECT successor FROM region_former WHERE code = $1", "t", "t");
/* Some sixty rows, read once at start. */
DB_STMT_FLAGS(region_former_all,
	"SELECT code, name, successor, year FROM region_former ORDER BY code", "", "ttti",
	DB_MAY_SCAN);
DB_STMT(region_former_put,
	"INSERT INTO region_former (code, name, successor, year) VALUES ($1, $2, $3, $4) "
	"ON CONFLICT (code) DO UPDATE SET name = excluded.name, successor = excluded.successor, "
	"year = excluded.year",
	"ttti", "");

/* The kind of a name in the store. A name from a later version of the program is an error, not a
 * guess. */
static enum rc kind_of(struct cx *cx, struct str name, enum region_kind *out)
{
	for (int k = REGION_IS_REGION; k <= REGION_IS_ETHNIC_SUMU; k++)
		if (str_is(name, region_kind_name((enum region_kind)k))) {
			*out = (enum region_kind)k;
			return RC_OK;
		}
	return fail(cx, RC_DB,
		"数据库中的行政区划类别“" STR_FMT "”本程序不认识，请使用较新的程序。",
		STR_ARG(name));
}

static enum rc read_row(struct cx *cx, struct db_rows *r, struct region *out)
{
	out->code = db_text(r, 0);
	out->name = db_text(r, 1);
	out->short_name = db_text(r, 2);
	out->level = (enum region_level)db_int(r, 3);
	out->parent = db_text(r, 4);
	return kind_of(cx, db_text(r, 5), &out->kind);
}

static enum rc read_rows(struct cx *cx, struct db_rows *r, struct region_list *out)
{
	while (db_next(cx, r)) {
		struct region *row = VEC_PUSH(cx->arena, out);
		if (read_row(cx, r, row)) {
			db_done(r);
			return cx->rc;
		}
	}
	return cx->rc;
}

enum rc region_store_get(
	struct cx *cx, struct db *db, struct str code, struct region *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &region_get, DB_ARGS(DB_T(code)), &r, found) || !*found)
		return cx->rc;
	return read_row(cx, r, out);
}

enum rc region_store_successor(
	struct cx *cx, struct db *db, struct str code, struct str *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &region_former_get, DB_ARGS(DB_T(code)), &r, found) || !*found)
		return cx->rc;
	*out = db_text(r, 0);
	return RC_OK;
}

enum rc region_store_children(
	struct cx *cx, struct db *db, struct str code, struct region_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &region_below, DB_ARGS(DB_T(code)), &r))
		return cx->rc;
	return read_rows(cx, r, out);
}

enum rc region_store_all(struct cx *cx, struct db *db, struct region_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &region_all, DB_NO_ARGS, &r))
		return cx->rc;
	return read_rows(cx, r, out);
}

enum rc region_store_all_former(struct cx *cx, struct db *db, struct region_former_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &region_former_all, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct region_former *f = VEC_PUSH(cx->arena, out);
		*f = (struct region_former){
			db_text(r, 0), db_text(r, 1), db_text(r, 2), db_int(r, 3)};
	}
	return cx->rc;
}

enum rc region_store_put(struct cx *cx, struct db *db, const struct region *r)
{
	return db_exec(cx, db, &region_put,
		DB_ARGS(DB_T(r->code), DB_T(r->name), DB_T(r->short_name), DB_I(r->level),
			DB_T(r->parent), DB_T(str_c(region_kind_name(r->kind)))),
		NULL);
}

enum rc region_store_put_former(struct cx *cx, struct db *db, const struct region_former *f)
{
	return db_exec(cx, db, &region_former_put,
		DB_ARGS(DB_T(f->code), DB_T(f->name), DB_T(f->successor), DB_I(f->year)), NULL);
}
