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

DB_STMT(blob_check_insert,
	"INSERT INTO blob_check (digest, checked, sound) VALUES ($1, $2, 1) "
	"ON CONFLICT (digest) DO NOTHING",
	"bi", "");
DB_STMT(blob_check_set, "UPDATE blob_check SET checked = $2, sound = $3 WHERE digest = $1", "bii",
	"");
DB_STMT(blob_check_oldest,
	"SELECT digest, checked, sound FROM blob_check WHERE checked < $1 ORDER BY checked LIMIT "
	"$2",
	"ii", "bii");
DB_STMT(blob_check_one, "SELECT digest, checked, sound FROM blob_check WHERE digest = $1", "b",
	"bii");
DB_STMT(blob_check_unsound,
	"SELECT digest FROM blob_check WHERE sound = 0 ORDER BY digest LIMIT 1000", "", "b");

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
	db_plan_write(plan, &blob_check_insert, DB_ARGS(DB_B(digest), DB_I(b->stored.ms)), -1);
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

/* ---- checks ---- */

static struct blob_check check_of(struct db_rows *r)
{
	struct blob_check c = {.checked = {db_int(r, 1)}, .sound = db_int(r, 2) != 0};
	struct str digest = db_bytes(r, 0);
	memcpy(c.digest, digest.p, digest.n < DIGEST_SIZE ? digest.n : DIGEST_SIZE);
	return c;
}

enum rc blob_check_due(struct cx *cx, struct db *db, struct instant since, int64_t most,
	struct blob_check **out, size_t *n)
{
	struct {
		struct blob_check *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &blob_check_oldest, DB_ARGS(DB_I(since.ms), DB_I(most)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = check_of(r);
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc blob_check_of(struct cx *cx, struct db *db, const unsigned char digest[DIGEST_SIZE],
	struct blob_check *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &blob_check_one, DB_ARGS(DB_B(digest_str(digest))), &r, found))
		return cx->rc;
	if (*found)
		*out = check_of(r);
	return RC_OK;
}

void blob_check_add(struct db_plan *plan, const struct blob_check *c)
{
	struct str digest = str_dup(plan->cx->arena, digest_str(c->digest));
	db_plan_write(plan, &blob_check_set,
		DB_ARGS(DB_B(digest), DB_I(c->checked.ms), DB_I(c->sound)), -1);
}

enum rc blob_check_bad(struct cx *cx, struct db *db, int64_t *n, struct str *one)
{
	struct db_rows *r;
	*n = 0;
	if (db_query(cx, db, &blob_check_unsound, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r))
		if ((*n)++ == 0) {
			struct str digest = db_bytes(r, 0);
			*one = str_hex(cx->arena, digest.p, digest.n);
		}
	return cx->rc;
}
