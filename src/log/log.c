/* The sequencer, and what is read of the log. */
#include "log/log_store.h"

#include "ledger/chain.h"

/* Events of one transaction: few enough that acts do not wait for it, enough to fill a tile. */
#define BATCH 256

struct checkpoint_key log_key(const struct log_identity *id)
{
	struct checkpoint_key key = {.name = id->origin};
	memcpy(key.pub, id->pub, SIGN_PUBLIC);
	return key;
}

enum rc log_open(struct cx *cx, struct db *db, struct str origin, const struct sign_key *key,
	struct log_identity *out)
{
	struct log_checkpoint newest;
	struct checkpoint c;
	bool found;
	if (!checkpoint_name_check(origin))
		return fail(cx, RC_INPUT,
			"日志名称不合规：不能为空，不能有空格和加号（写网址而不写 https:// ，如 "
			"zf.example.cn/log）");
	if (log_store_newest(cx, db, &newest, &found))
		return cx->rc;
	*out = (struct log_identity){.origin = origin, .kind = DIGEST_SHA256, .key = key};
	sign_key_public(key, out->pub);
	struct checkpoint_key pub = log_key(out);
	if (found && checkpoint_open(cx, newest.note, &pub, &c) != RC_OK) {
		cx_clear(cx);
		return fail(cx, RC_CORRUPT,
			"日志的最新检查点不是用现在的密钥、以名称 " STR_FMT
			" 签的：请核对配置里的日志名称，并从备份中恢复签名密钥",
			STR_ARG(origin));
	}
	return RC_OK;
}

static enum rc read_hashes(
	struct cx *cx, void *arg, int level, int64_t from, int n, struct tree_hash *out)
{
	return log_store_hashes(cx, arg, level, from, n, out);
}

static struct tile_store tiles_of(struct db *db, enum digest_kind kind)
{
	return (struct tile_store){kind, read_hashes, db};
}

/* The tree as it is at the newest checkpoint, ready to grow. */
static enum rc tree_now(struct cx *cx, struct db *db, enum digest_kind kind, struct tree *t)
{
	struct log_checkpoint newest = {0};
	bool found;
	if (log_store_newest(cx, db, &newest, &found))
		return cx->rc;
	struct tile_store tiles = tiles_of(db, kind);
	struct tree_source source = tile_source(&tiles);
	return tree_load(cx, &source, newest.size, t);
}

/* One transaction's worth of growth. */
struct step {
	struct db_plan plan;
	struct tree tree;
	struct log_waiting *waiting;
	size_t n;
};

static enum rc keep_hash(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash)
{
	struct step *s = arg;
	(void)cx;
	if (level % TILE_HEIGHT == 0)
		log_store_hash(&s->plan, level / TILE_HEIGHT, index, hash);
	return RC_OK;
}

static enum rc read_step(struct cx *cx, struct db *db, const struct log_identity *id,
	const struct log_waiting *after, struct step *s)
{
	if (db_read_begin(cx, db))
		return cx->rc;
	enum rc rc = log_store_waiting(cx, db, after, BATCH, &s->waiting, &s->n);
	if (rc == RC_OK && s->n)
		rc = tree_now(cx, db, id->kind, &s->tree);
	db_read_end(db);
	return rc;
}

static enum rc write_step(
	struct cx *cx, struct db_writer *writer, const struct log_identity *id, struct step *s)
{
	const struct tree_made made = {keep_hash, s};
	s->plan = (struct db_plan){.cx = cx};
	for (size_t i = 0; i < s->n; i++) {
		log_store_leaf(&s->plan, s->tree.size, &s->waiting[i]);
		if (tree_append(cx, &s->tree, chain_leaf(id->kind, s->waiting[i].digest), &made))
			return cx->rc;
	}
	const struct checkpoint c = {
		.origin = id->origin, .size = s->tree.size, .root = tree_root(&s->tree)};
	const struct log_checkpoint row = {c.size, checkpoint_sign(cx, &c, id->key)};
	log_store_checkpoint(&s->plan, &row);
	return db_writer_run(writer, &s->plan);
}

/* After a conflict: whether the log has grown by another's hand, so that nothing is wrong. */
static enum rc others_grew(struct cx *cx, struct db *db, int64_t size)
{
	struct log_checkpoint newest = {0};
	bool found;
	cx_clear(cx);
	if (log_store_newest(cx, db, &newest, &found))
		return cx->rc;
	if (newest.size <= size)
		return fail(cx, RC_CORRUPT,
			"日志在第%lld项之后已有残留的记录，不能继续，请用 zhifa verify 检查",
			(long long)size);
	return RC_OK;
}

enum rc log_extend(struct cx *cx, struct db *db, struct db_writer *writer,
	const struct log_identity *id, int64_t *added)
{
	struct log_waiting after = {0};
	int64_t total = 0;
	struct arena *a = arena_new();
	bool more = true;
	INVARIANT(id->key);
	while (more && cx->rc == RC_OK) {
		struct cx own = cx_make(a, cx->env);
		struct step *s = ARENA_NEW(a, struct step);
		enum rc rc = read_step(&own, db, id, &after, s);
		int64_t before = s->tree.size;
		more = s->n > 0;
		if (rc == RC_OK && more)
			rc = write_step(&own, writer, id, s);
		if (rc == RC_OK && more) {
			after = s->waiting[s->n - 1];
			total += (int64_t)s->n;
		} else if (rc == RC_CONFLICT) {
			rc = others_grew(&own, db, before);
			more = false;
		}
		if (rc != RC_OK)
			(void)fail(cx, rc, STR_FMT, STR_ARG(own.msg));
		arena_reset(a);
	}
	arena_free(a);
	if (added)
		*added = total;
	return cx->rc;
}

enum rc log_newest(struct cx *cx, struct db *db, struct log_checkpoint *out, bool *found)
{
	return log_store_newest(cx, db, out, found);
}

enum rc log_covering(struct cx *cx, struct db *db, int64_t size, struct log_checkpoint *out)
{
	bool found;
	if (log_store_covering(cx, db, size, out, &found))
		return cx->rc;
	return found ? RC_OK : fail(cx, RC_NOT_FOUND, "日志还没有%lld项", (long long)size);
}

enum rc log_tile(struct cx *cx, struct db *db, struct tile t, struct str *out)
{
	struct log_checkpoint newest = {0};
	bool found;
	if (log_store_newest(cx, db, &newest, &found))
		return cx->rc;
	if (tile_width(t.level, t.index, newest.size) < t.width)
		return fail(cx, RC_NOT_FOUND, "日志没有这一块");
	if (t.level != TILE_ENTRIES) {
		struct tile_store tiles = tiles_of(db, DIGEST_SHA256); /* nothing is hashed */
		return tile_data(cx, &tiles, t, out);
	}
	struct buf b = buf_in(cx->arena);
	enum rc rc = log_store_entries(cx, db, t.index * TILE_WIDTH, t.width, &b);
	*out = buf_get(&b);
	return rc;
}

enum rc log_find(struct cx *cx, struct db *db, int64_t organ, int64_t matter, int64_t seq,
	int64_t *index, bool *found)
{
	return log_store_find(cx, db, organ, matter, seq, index, found);
}

enum rc log_root(
	struct cx *cx, struct db *db, enum digest_kind kind, int64_t size, struct tree_hash *out)
{
	struct tile_store tiles = tiles_of(db, kind);
	struct tree_source source = tile_source(&tiles);
	struct tree t;
	if (tree_load(cx, &source, size, &t))
		return cx->rc;
	*out = tree_root(&t);
	return RC_OK;
}

enum rc log_prove(struct cx *cx, struct db *db, enum digest_kind kind, int64_t index, int64_t size,
	struct tree_proof *out)
{
	struct tile_store tiles = tiles_of(db, kind);
	struct tree_source source = tile_source(&tiles);
	return tree_prove_inclusion(cx, &source, index, size, out);
}

enum rc log_prove_growth(struct cx *cx, struct db *db, enum digest_kind kind, int64_t before,
	int64_t after, struct tree_proof *out)
{
	struct tile_store tiles = tiles_of(db, kind);
	struct tree_source source = tile_source(&tiles);
	return tree_prove_consistency(cx, &source, before, after, out);
}
