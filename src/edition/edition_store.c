#include "edition/edition_store.h"

/* A reference table of a few rows. */
DB_STMT_FLAGS(edition_all,
	"SELECT id, place, digest, archive, signer, accepted, accepted_by, in_force FROM pack "
	"ORDER BY in_force, accepted, place LIMIT 10000",
	"", "tibbbiti", DB_MAY_SCAN);
DB_STMT(edition_put,
	"INSERT INTO pack (id, place, digest, archive, signer, accepted, accepted_by, in_force) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	"tibbbiti", "");
/* Stops at the first few; asked when a version is to get another content. */
DB_STMT_FLAGS(edition_open_matters,
	"SELECT COUNT(*) FROM (SELECT 1 FROM matter WHERE pack = $1 AND closed IS NULL LIMIT $2) m",
	"ti", "i", DB_MAY_SCAN);

static struct str bytes(const unsigned char *p, size_t n)
{
	return (struct str){(const char *)p, n};
}

static bool take(struct str from, unsigned char *to, size_t n)
{
	if (from.n != n)
		return false;
	memcpy(to, from.p, n);
	return true;
}

enum rc edition_list(struct cx *cx, struct db *db, struct editions *out)
{
	struct db_rows *r;
	*out = (struct editions){0};
	if (db_query(cx, db, &edition_all, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct edition *e = VEC_PUSH(cx->arena, out);
		*e = (struct edition){.id = db_text(r, 0),
			.place = db_int(r, 1),
			.accepted = {db_int(r, 5)},
			.accepted_by = db_text(r, 6),
			.in_force = {(int32_t)db_int(r, 7)}};
		if (!take(db_bytes(r, 2), e->digest, sizeof e->digest) ||
			!take(db_bytes(r, 3), e->archive, sizeof e->archive) ||
			!take(db_bytes(r, 4), e->signer, sizeof e->signer)) {
			db_done(r);
			return fail(
				cx, RC_CORRUPT, "法规包 " STR_FMT " 的登记被改动", STR_ARG(e->id));
		}
	}
	return cx->rc;
}

void edition_store_put(struct db_plan *plan, const struct edition *e)
{
	db_plan_write(plan, &edition_put,
		DB_ARGS(DB_T(e->id), DB_I(e->place), DB_B(bytes(e->digest, sizeof e->digest)),
			DB_B(bytes(e->archive, sizeof e->archive)),
			DB_B(bytes(e->signer, sizeof e->signer)), DB_I(e->accepted.ms),
			DB_T(e->accepted_by), DB_I(e->in_force.days)),
		1);
}

enum rc edition_matters(struct cx *cx, struct db *db, struct str id, int64_t most, int64_t *n)
{
	struct db_rows *r;
	bool found;
	*n = 0;
	if (db_one(cx, db, &edition_open_matters, DB_ARGS(DB_T(id), DB_I(most)), &r, &found) ||
		!found)
		return cx->rc;
	*n = db_int(r, 0);
	return RC_OK;
}
