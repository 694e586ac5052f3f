/* The log: the tree grown again from the events' digests, beside what is stored of it. */
#include "ledger/chain.h"
#include "verify/inside.h"
#include "verify/verify_store.h"

#define CHECKPOINTS 256

struct growth {
	const struct verify_config *c;
	struct cx *page;
	struct tree tree;
	int64_t size; /* of the newest checkpoint when the check began */
	/* stored leaf hashes of this page */
	struct vs_hash *hashes;
	size_t hash_n, hash_at;
	const struct vs_leaf *leaf; /* being added */
	/* checkpoints still ahead, some at a time */
	struct arena *arena;
	struct log_checkpoint *next;
	size_t n, at;
	int64_t after;
};

static void bad_hash(struct growth *g, int level, int64_t index)
{
	if (level == 0)
		found(g->page, g->c, "log_hash", g->leaf->organ, g->leaf->matter,
			"日志第%lld项与第%lld条办理记录的摘要不符", (long long)index,
			(long long)g->leaf->seq);
	else
		found(g->page, g->c, "log_hash", 0, 0, "日志第%d层第%lld个摘要不对或缺失",
			level / TILE_HEIGHT, (long long)index);
}

/* Each complete node of a stored level against the stored one. */
static enum rc compare_hash(
	struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash)
{
	struct growth *g = arg;
	struct str stored = STR_NONE;
	if (level % TILE_HEIGHT)
		return RC_OK;
	if (level == 0) {
		while (g->hash_at < g->hash_n && g->hashes[g->hash_at].index < index)
			g->hash_at++;
		if (g->hash_at < g->hash_n && g->hashes[g->hash_at].index == index)
			stored = g->hashes[g->hash_at].hash;
	} else if (vs_hash(cx, g->c->db, level / TILE_HEIGHT, index, &stored)) {
		return cx->rc;
	}
	if (!str_eq(stored, (struct str){(const char *)hash.b, sizeof hash.b}))
		bad_hash(g, level, index);
	return RC_OK;
}

static enum rc more_checkpoints(struct growth *g)
{
	struct cx *page = g->page;
	struct cx own = cx_make(g->arena, page->env);
	arena_reset(g->arena);
	g->at = g->n = 0;
	if (vs_checkpoints(&own, g->c->db, g->after, CHECKPOINTS, &g->next, &g->n))
		return fail(page, own.rc, STR_FMT, STR_ARG(own.msg));
	if (g->n)
		g->after = g->next[g->n - 1].size;
	return RC_OK;
}

static void check_checkpoint(struct growth *g, const struct log_checkpoint *row)
{
	struct checkpoint_key key = log_key(g->c->log);
	struct cx own = cx_make(g->page->arena, g->page->env);
	struct checkpoint c;
	long long size = row->size;
	g->c->counts->checkpoints++;
	if (checkpoint_open(&own, row->note, &key, &c) != RC_OK)
		found(g->page, g->c, "log_checkpoint", 0, 0, "检查点%lld：" STR_FMT, size,
			STR_ARG(own.msg));
	else if (c.size != row->size || !str_eq(c.origin, g->c->log->origin))
		found(g->page, g->c, "log_checkpoint", 0, 0, "检查点%lld写的是另一长度或另一日志",
			size);
	else if (!tree_hash_equal(c.root, tree_root(&g->tree)))
		found(g->page, g->c, "log_checkpoint", 0, 0,
			"检查点%lld的根摘要与日志不符：此前的记录被改动", size);
}

/* All checkpoints of this size or less that are still ahead; those passed by have no such size. */
static enum rc check_checkpoints(struct growth *g)
{
	for (;;) {
		if (g->at == g->n && (more_checkpoints(g) || !g->n))
			return g->page->rc;
		const struct log_checkpoint *row = &g->next[g->at];
		if (row->size > g->tree.size)
			return RC_OK;
		check_checkpoint(g, row);
		g->at++;
	}
}

static enum rc add_leaf(struct growth *g, const struct vs_leaf *leaf)
{
	const struct tree_made made = {compare_hash, g};
	struct tree_hash h = {{0}};
	g->leaf = leaf;
	g->c->counts->leaves++;
	if (leaf->digest.n == DIGEST_SIZE)
		h = chain_leaf(g->c->log->kind, (const unsigned char *)leaf->digest.p);
	else
		found(g->page, g->c, "log_leaf", leaf->organ, leaf->matter,
			"日志第%lld项对应的第%lld条办理记录不在", (long long)leaf->index,
			(long long)leaf->seq);
	if (tree_append(g->page, &g->tree, h, &made))
		return g->page->rc;
	return check_checkpoints(g);
}

static enum rc read_page(struct growth *g, struct vs_leaf **leaves, size_t *n)
{
	struct cx *page = g->page;
	int64_t from = g->tree.size, below = from + TILE_WIDTH;
	if (below > g->size)
		below = g->size;
	if (db_read_begin(page, g->c->db))
		return page->rc;
	g->hash_at = 0;
	if (!vs_leaves(page, g->c->db, from, below, leaves, n))
		(void)!vs_hashes(page, g->c->db, 0, from, below, &g->hashes, &g->hash_n);
	db_read_end(g->c->db);
	return page->rc;
}

/* Checkpoints that speak of more than there is. */
static enum rc name_those_ahead(struct growth *g)
{
	for (;;) {
		if (g->at == g->n && (more_checkpoints(g) || !g->n))
			return g->page->rc;
		found(g->page, g->c, "log_checkpoint", 0, 0,
			"检查点%lld无法核对：日志只有%lld项完好", (long long)g->next[g->at].size,
			(long long)g->tree.size);
		g->at++;
	}
}

/* One tile's worth of leaves. A missing one ends the comparison: all that follows would differ. */
static enum rc grow(struct growth *g, bool *more)
{
	struct vs_leaf *leaves = NULL;
	size_t n = 0;
	*more = false;
	if (read_page(g, &leaves, &n))
		return g->page->rc;
	for (size_t i = 0; i < n; i++) {
		if (leaves[i].index != g->tree.size)
			break;
		if (add_leaf(g, &leaves[i]))
			return g->page->rc;
	}
	*more = n > 0 && leaves[n - 1].index + 1 == g->tree.size && g->tree.size < g->size;
	if (*more || g->tree.size >= g->size)
		return RC_OK;
	found(g->page, g->c, "log_leaf", 0, 0,
		"日志缺少第%lld项，其后各项无法核对（检查点共%lld项）", (long long)g->tree.size,
		(long long)g->size);
	return name_those_ahead(g);
}

/* Nothing may stand behind the newest checkpoint, and no level may have hashes of its own. */
static enum rc check_ends(struct cx *cx, const struct verify_config *c)
{
	struct log_checkpoint newest = {0};
	struct vs_level *levels;
	size_t n;
	int64_t leaves;
	bool there;
	if (log_newest(cx, c->db, &newest, &there) || vs_leaf_count(cx, c->db, &leaves) ||
		vs_levels(cx, c->db, &levels, &n))
		return cx->rc;
	if (leaves != newest.size)
		found(cx, c, "log_leaf", 0, 0, "日志有%lld项，最新的检查点却是%lld项",
			(long long)leaves, (long long)newest.size);
	for (size_t i = 0; i < n; i++) {
		int64_t level = levels[i].level, want = 0;
		if (level >= 0 && level < 8)
			want = newest.size >> (level * TILE_HEIGHT);
		if (levels[i].n != want)
			found(cx, c, "log_hash", 0, 0, "日志第%lld层有%lld个摘要，应为%lld个",
				(long long)level, (long long)levels[i].n, (long long)want);
	}
	return RC_OK;
}

static enum rc in_snapshot(struct cx *cx, const struct verify_config *c,
	enum rc (*look)(struct cx *cx, const struct verify_config *c))
{
	struct arena *a = arena_new();
	struct cx page = page_cx(cx, c, a);
	if (!db_read_begin(&page, c->db)) {
		(void)!look(&page, c);
		db_read_end(c->db);
	}
	enum rc rc = page_end(cx, &page);
	arena_free(a);
	return rc;
}

enum rc verify_log(struct cx *cx, const struct verify_config *c)
{
	struct log_checkpoint newest = {0};
	bool there, more = true;
	if (in_snapshot(cx, c, check_ends) || log_newest(cx, c->db, &newest, &there))
		return cx->rc;
	struct arena *a = arena_new();
	struct growth g = {.c = c, .size = newest.size, .arena = arena_new(), .after = INT64_MIN};
	tree_init(&g.tree, c->log->kind);
	while (more && cx->rc == RC_OK) {
		struct cx page = page_cx(cx, c, a);
		g.page = &page;
		more = false;
		if (g.size)
			(void)!grow(&g, &more);
		if (c->progress)
			c->progress(c->arg);
		(void)page_end(cx, &page);
	}
	arena_free(g.arena);
	arena_free(a);
	return cx->rc;
}
