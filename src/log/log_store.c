#include "log/log_store.h"

DB_STMT(log_waiting,
	"SELECT organ_id, matter_id, seq, digest FROM unlogged "
	"WHERE (organ_id, matter_id, seq) > ($1, $2, $3) ORDER BY organ_id, matter_id, seq LIMIT "
	"$4",
	"iiii", "iiib");
/* one row, from the end of the key */
DB_STMT_FLAGS(log_newest_checkpoint,
	"SELECT size, note FROM log_checkpoint ORDER BY size DESC LIMIT 1", "", "it", DB_MAY_SCAN);
DB_STMT(log_covering_checkpoint,
	"SELECT size, note FROM log_checkpoint WHERE size >= $1 ORDER BY size LIMIT 1", "i", "it");
DB_STMT(log_hash_list,
	"SELECT idx, hash FROM log_hash WHERE level = $1 AND idx >= $2 AND idx < $3 ORDER BY idx",
	"iii", "ib");
DB_STMT(log_entry_list,
	"SELECT l.idx, e.digest FROM log_leaf l JOIN event e ON e.organ_id = l.organ_id "
	"AND e.matter_id = l.matter_id AND e.seq = l.seq "
	"WHERE l.idx >= $1 AND l.idx < $2 ORDER BY l.idx",
	"ii", "ib");
DB_STMT(log_leaf_find,
	"SELECT idx FROM log_leaf WHERE organ_id = $1 AND matter_id = $2 AND seq = $3", "iii", "i");
DB_STMT(log_leaf_insert,
	"INSERT INTO log_leaf (idx, organ_id, matter_id, seq) VALUES ($1, $2, $3, $4)", "iiii", "");
DB_STMT(log_waiting_delete,
	"DELETE FROM unlogged WHERE organ_id = $1 AND matter_id = $2 AND seq = $3", "iii", "");
DB_STMT(log_hash_insert, "INSERT INTO log_hash (level, idx, hash) VALUES ($1, $2, $3)", "iib", "");
DB_STMT(log_checkpoint_insert, "INSERT INTO log_checkpoint (size, note) VALUES ($1, $2)", "it", "");

static enum rc digest_of_row(struct cx *cx, struct str from, unsigned char out[DIGEST_SIZE])
{
	if (from.n != DIGEST_SIZE)
		return fail(cx, RC_CORRUPT, "日志里的摘要长度不对，请用 zhifa verify 检查");
	memcpy(out, from.p, DIGEST_SIZE);
	return RC_OK;
}

enum rc log_store_waiting(struct cx *cx, struct db *db, const struct log_waiting *after,
	int64_t most, struct log_waiting **out, size_t *n)
{
	struct {
		struct log_waiting *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &log_waiting,
		    DB_ARGS(DB_I(after->organ), DB_I(after->matter), DB_I(after->seq), DB_I(most)),
		    &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct log_waiting *w = VEC_PUSH(cx->arena, &all);
		*w = (struct log_waiting){db_int(r, 0), db_int(r, 1), db_int(r, 2), {0}};
		if (digest_of_row(cx, db_bytes(r, 3), w->digest)) {
			db_done(r);
			return cx->rc;
		}
	}
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

static enum rc one_checkpoint(struct cx *cx, struct db *db, const struct db_stmt *st,
	struct db_args args, struct log_checkpoint *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, st, args, &r, found))
		return cx->rc;
	if (*found)
		*out = (struct log_checkpoint){db_int(r, 0), db_text(r, 1)};
	return RC_OK;
}

enum rc log_store_newest(struct cx *cx, struct db *db, struct log_checkpoint *out, bool *found)
{
	return one_checkpoint(cx, db, &log_newest_checkpoint, DB_NO_ARGS, out, found);
}

enum rc log_store_covering(
	struct cx *cx, struct db *db, int64_t size, struct log_checkpoint *out, bool *found)
{
	return one_checkpoint(cx, db, &log_covering_checkpoint, DB_ARGS(DB_I(size)), out, found);
}

/* Rows (index, digest) that must be exactly from .. from + n - 1; each goes to take(). */
static enum rc unbroken(struct cx *cx, struct db_rows *r, int64_t from, int n,
	void (*take)(void *arg, int i, const unsigned char digest[DIGEST_SIZE]), void *arg)
{
	unsigned char digest[DIGEST_SIZE];
	int i = 0;
	while (db_next(cx, r)) {
		if (i == n || db_int(r, 0) != from + i ||
			digest_of_row(cx, db_bytes(r, 1), digest) != RC_OK) {
			db_done(r);
			break;
		}
		take(arg, i++, digest);
	}
	if (cx->rc == RC_OK && i != n)
		return fail(cx, RC_CORRUPT, "日志缺少第%lld项，请用 zhifa verify 检查",
			(long long)(from + i));
	return cx->rc;
}

static void take_hash(void *arg, int i, const unsigned char digest[DIGEST_SIZE])
{
	memcpy(((struct tree_hash *)arg)[i].b, digest, DIGEST_SIZE);
}

enum rc log_store_hashes(
	struct cx *cx, struct db *db, int level, int64_t from, int n, struct tree_hash *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &log_hash_list, DB_ARGS(DB_I(level), DB_I(from), DB_I(from + n)), &r))
		return cx->rc;
	return unbroken(cx, r, from, n, take_hash, out);
}

static void take_entry(void *arg, int i, const unsigned char digest[DIGEST_SIZE])
{
	(void)i;
	tile_bundle_add(arg, (struct str){(const char *)digest, DIGEST_SIZE});
}

enum rc log_store_entries(struct cx *cx, struct db *db, int64_t from, int n, struct buf *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &log_entry_list, DB_ARGS(DB_I(from), DB_I(from + n)), &r))
		return cx->rc;
	return unbroken(cx, r, from, n, take_entry, out);
}

enum rc log_store_find(struct cx *cx, struct db *db, int64_t organ, int64_t matter, int64_t seq,
	int64_t *index, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &log_leaf_find, DB_ARGS(DB_I(organ), DB_I(matter), DB_I(seq)), &r,
		    found))
		return cx->rc;
	if (*found)
		*index = db_int(r, 0);
	return RC_OK;
}

void log_store_leaf(struct db_plan *plan, int64_t index, const struct log_waiting *w)
{
	db_plan_write(plan, &log_leaf_insert,
		DB_ARGS(DB_I(index), DB_I(w->organ), DB_I(w->matter), DB_I(w->seq)), 1);
	db_plan_write(plan, &log_waiting_delete,
		DB_ARGS(DB_I(w->organ), DB_I(w->matter), DB_I(w->seq)), 1);
}

void log_store_hash(struct db_plan *plan, int level, int64_t index, struct tree_hash hash)
{
	db_plan_write(plan, &log_hash_insert,
		DB_ARGS(DB_I(level), DB_I(index),
			DB_B(str_dup(plan->cx->arena,
				(struct str){(const char *)hash.b, sizeof hash.b}))),
		1);
}

void log_store_checkpoint(struct db_plan *plan, const struct log_checkpoint *c)
{
	db_plan_write(plan, &log_checkpoint_insert, DB_ARGS(DB_I(c->size), DB_T(c->note)), 1);
}
