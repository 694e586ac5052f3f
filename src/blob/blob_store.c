#include "blob/blob.h"

DB_STMT(blob_insert,
	"INSERT INTO blob (digest, size, type, name, stored) VALUES ($1, $2, $3, $4, $5) "
	"ON CONFLICT (digest) DO NOTHING",
	"bitti", "");
DB_STMT(blob_one, "SELECT digest, size, type, name, stored FROM blob WHERE digest = $1", "b",
	"bitti");
DB_STMT(blob_page,
	"SELECT digest, size, type, name, stored FROM blob WHERE digest > $1 "
	"ORDER BY digest LIMIT $2",
	"bi", "bitti");

static struct str digest_str(const unsigned char digest[DIGEST_SIZE])
{
	return (struct str){(const char *)digest, DIGEST_SIZE};
}

void blob_add(struct db_plan *plan, const struct blob *b)
{
	/* the plan outlives b */
	struct arena *a = plan->cx->arena;
	struct str digest = str_dup(a, digest_str(b->digest));
	struct str name = b->name.p ? str_dup(a, b->name) : STR("");
	db_plan_write(plan, &blob_insert,
		DB_ARGS(DB_B(digest), DB_I(b->size), DB_T(str_c(b->type->media)), DB_T(name),
			DB_I(b->stored.ms)),
		-1);
}

static enum rc row_of(struct cx *cx, struct db_rows *r, struct blob *out)
{
	struct str digest = db_bytes(r, 0);
	*out = (struct blob){.size = db_int(r, 1),
		.type = blob_type_find(db_text(r, 2)),
		.name = db_text(r, 3),
		.stored = {db_int(r, 4)}};
	if (digest.n != DIGEST_SIZE || !out->type)
		return fail(cx, RC_CORRUPT, "文件登记有误：类型 " STR_FMT, STR_ARG(db_text(r, 2)));
	memcpy(out->digest, digest.p, DIGEST_SIZE);
	return RC_OK;
}

enum rc blob_find(
	struct cx *cx, struct db *db, const unsigned char digest[DIGEST_SIZE], struct blob *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &blob_one, DB_ARGS(DB_B(digest_str(digest))), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "没有这个文件");
	return row_of(cx, r, out);
}

enum rc blob_list(struct cx *cx, struct db *db, const unsigned char *after, int64_t most,
	struct blob **out, size_t *n)
{
	struct {
		struct blob *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	struct str from = after ? digest_str(after) : STR("");
	if (db_query(cx, db, &blob_page, DB_ARGS(DB_B(from), DB_I(most)), &r))
		return cx->rc;
	while (db_next(cx, r))
		if (row_of(cx, r, VEC_PUSH(cx->arena, &all)))
			return cx->rc;
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
