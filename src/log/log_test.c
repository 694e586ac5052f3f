/* The sequencer against a plain tree over the same digests, on both engines. */
#include "db/test_db.h"
#include "ledger/chain.h"
#include "log/log.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

DB_STMT(test_event_insert,
	"INSERT INTO event (organ_id, matter_id, seq, kind, action, actor, recorded, "
	"effective, prev, salt, body, digest) "
	"VALUES ($1, $2, $3, 'act', 'x', 1, 1, 1, $4, $4, '{}', $4)",
	"iiib", "");
DB_STMT(test_unlogged_insert,
	"INSERT INTO unlogged (organ_id, matter_id, seq, digest) VALUES ($1, $2, $3, $4)", "iiib",
	"");
DB_STMT_FLAGS(test_leaves,
	"SELECT l.idx, e.digest FROM log_leaf l JOIN event e ON e.organ_id = l.organ_id AND "
	"e.matter_id = l.matter_id AND e.seq = l.seq ORDER BY l.idx",
	"", "ib", DB_MAY_SCAN);
DB_STMT_FLAGS(test_waiting, "SELECT COUNT(*) FROM unlogged", "", "i", DB_MAY_SCAN);
DB_STMT_FLAGS(test_checkpoints, "SELECT size, note FROM log_checkpoint ORDER BY size", "", "it",
	DB_MAY_SCAN);
DB_STMT(test_leaf_left, "INSERT INTO log_leaf (idx, organ_id, matter_id, seq) VALUES ($1, 9, 9, 9)",
	"i", "");

struct world {
	struct test_db *t;
	struct cx *cx;
	struct db *reader;
	struct db_writer *writer;
	struct log_identity id;
	struct sign_key *key;
	int64_t events;
};

static void *digest_at(struct arena *a, int64_t i)
{
	unsigned char *d = arena_alloc(a, DIGEST_SIZE);
	digest_sha256(&i, sizeof i, d);
	return d;
}

/* n more events, spread over three organs, seven matters in each. */
static void add(struct world *w, int64_t n)
{
	struct db_plan plan = {.cx = w->cx};
	for (int64_t k = 0; k < n; k++) {
		int64_t i = w->events++, organ = 1 + i % 3, matter = 1 + i / 3 % 7, seq = i / 21;
		struct db_val digest =
			DB_B(((struct str){digest_at(w->cx->arena, i), DIGEST_SIZE}));
		struct db_args args = DB_ARGS(DB_I(organ), DB_I(matter), DB_I(seq + 1), digest);
		db_plan_write(&plan, &test_event_insert, args, 1);
		db_plan_write(&plan, &test_unlogged_insert, args, 1);
	}
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
}

static void open_log(struct world *w)
{
	if (log_open(w->cx, w->reader, STR("zf.example.cn/log"), w->key, &w->id))
		print_message("# " STR_FMT "\n", STR_ARG(w->cx->msg));
	assert_int_equal(w->cx->rc, RC_OK);
}

static void world_open(struct world *w, struct test_db *t)
{
	*w = (struct world){.t = t, .cx = &t->cx};
	w->key = sign_key_new(&t->cx);
	assert_int_equal(db_open(w->cx, t->url, true, &w->reader), RC_OK);
	assert_int_equal(db_writer_start(w->cx, t->url, &w->writer), RC_OK);
	open_log(w);
}

static void world_close(struct world *w)
{
	db_writer_stop(w->writer);
	db_close(w->reader);
}

static int64_t waiting(struct world *w)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(w->cx, w->t->db, &test_waiting, DB_NO_ARGS, &r, &found), RC_OK);
	return db_int(r, 0);
}

/* The whole tree again from the leaves in the store; gives the roots of all sizes. */
static struct tree_hash *roots(struct world *w, int64_t *size)
{
	struct {
		struct tree_hash *v;
		size_t n, cap;
	} all = {0};
	struct tree t;
	struct db_rows *r;
	tree_init(&t, DIGEST_SHA256);
	*VEC_PUSH(w->cx->arena, &all) = tree_root(&t);
	assert_int_equal(db_query(w->cx, w->t->db, &test_leaves, DB_NO_ARGS, &r), RC_OK);
	while (db_next(w->cx, r)) {
		assert_true(db_int(r, 0) == t.size);
		struct tree_hash leaf =
			chain_leaf(DIGEST_SHA256, (const unsigned char *)db_bytes(r, 1).p);
		assert_int_equal(tree_append(w->cx, &t, leaf, NULL), RC_OK);
		*VEC_PUSH(w->cx->arena, &all) = tree_root(&t);
	}
	assert_int_equal(w->cx->rc, RC_OK);
	*size = t.size;
	return all.v;
}

/* Every checkpoint is signed and states the root of a plain tree of its size. */
static int check_checkpoints(struct world *w)
{
	int64_t size;
	int n = 0;
	struct tree_hash *root = roots(w, &size);
	struct checkpoint_key key = log_key(&w->id);
	struct db_rows *r;
	assert_int_equal(db_query(w->cx, w->t->db, &test_checkpoints, DB_NO_ARGS, &r), RC_OK);
	while (db_next(w->cx, r)) {
		struct checkpoint c;
		assert_int_equal(checkpoint_open(w->cx, db_text(r, 1), &key, &c), RC_OK);
		assert_true(c.size == db_int(r, 0) && c.size <= size);
		assert_true(tree_hash_equal(c.root, root[c.size]));
		n++;
	}
	assert_int_equal(w->cx->rc, RC_OK);
	return n;
}

static void test_grow(void **state)
{
	struct world w;
	struct log_checkpoint c;
	int64_t added = -1, size, index;
	bool found = true;
	world_open(&w, *state);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, &added), RC_OK);
	assert_int_equal(added, 0);
	assert_int_equal(log_newest(w.cx, w.reader, &c, &found), RC_OK);
	assert_false(found);
	/* one, a few, over a tile, over a transaction, over a tile of tiles' edge */
	const int64_t steps[] = {1, 5, 250, 700};
	for (size_t i = 0; i < 4; i++) {
		add(&w, steps[i]);
		assert_int_equal(waiting(&w), steps[i]);
		assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, &added), RC_OK);
		assert_int_equal(added, steps[i]);
		assert_int_equal(waiting(&w), 0);
	}
	assert_int_equal(log_newest(w.cx, w.reader, &c, &found), RC_OK);
	assert_true(found && c.size == 956);
	assert_int_equal(check_checkpoints(&w), 6);
	struct tree_hash *root = roots(&w, &size), got;
	for (int64_t i = 0; i <= size; i += 37) {
		assert_int_equal(log_root(w.cx, w.reader, DIGEST_SHA256, i, &got), RC_OK);
		assert_true(tree_hash_equal(got, root[i]));
	}
	assert_int_equal(log_covering(w.cx, w.reader, 7, &c), RC_OK);
	assert_int_equal(c.size, 256);
	assert_int_equal(log_covering(w.cx, w.reader, 256, &c), RC_OK);
	assert_int_equal(c.size, 256);
	assert_int_equal(log_covering(w.cx, w.reader, 957, &c), RC_NOT_FOUND);
	cx_clear(w.cx);
	assert_int_equal(log_find(w.cx, w.reader, 1, 1, 1, &index, &found), RC_OK);
	assert_true(found && index == 0);
	assert_int_equal(log_find(w.cx, w.reader, 1, 1, 999, &index, &found), RC_OK);
	assert_false(found);
	world_close(&w);
}

static void test_proofs(void **state)
{
	struct world w;
	struct log_checkpoint c;
	struct checkpoint_key key;
	bool found;
	world_open(&w, *state);
	add(&w, 300);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_OK);
	assert_int_equal(log_newest(w.cx, w.reader, &c, &found), RC_OK);
	key = log_key(&w.id);
	for (int64_t i = 0; i < 300; i += 11) {
		struct proof p = {.note = c.note}, again;
		struct checkpoint seen;
		int64_t organ = 1 + i % 3, matter = 1 + i / 3 % 7, seq = 1 + i / 21;
		assert_int_equal(
			log_find(w.cx, w.reader, organ, matter, seq, &p.index, &found), RC_OK);
		assert_true(found);
		assert_int_equal(
			log_prove(w.cx, w.reader, DIGEST_SHA256, p.index, c.size, &p.path), RC_OK);
		assert_int_equal(proof_parse(w.cx, proof_write(w.cx->arena, &p), &again), RC_OK);
		struct tree_hash leaf = chain_leaf(DIGEST_SHA256, digest_at(w.cx->arena, i));
		assert_int_equal(
			proof_check(w.cx, DIGEST_SHA256, &again, leaf, &key, &seen), RC_OK);
	}
	int64_t size;
	struct tree_hash *root = roots(&w, &size);
	for (int64_t before = 0; before <= 300; before += 23) {
		struct tree_proof p;
		assert_int_equal(
			log_prove_growth(w.cx, w.reader, DIGEST_SHA256, before, 300, &p), RC_OK);
		assert_true(tree_check_consistency(
			DIGEST_SHA256, before, 300, &p, root[before], root[300]));
	}
	world_close(&w);
}

static void test_tiles(void **state)
{
	struct world w;
	struct str data;
	world_open(&w, *state);
	add(&w, 600);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_OK);
	struct tree t;
	tree_init(&t, DIGEST_SHA256);
	/* the leaf hashes of the tiles build the tree of the newest checkpoint */
	for (int i = 0; i < 3; i++) {
		struct tile at = {0, i, i < 2 ? 256 : 88}, entries = {TILE_ENTRIES, i, at.width};
		struct str bundle;
		assert_int_equal(log_tile(w.cx, w.reader, at, &data), RC_OK);
		assert_int_equal(data.n, (size_t)at.width * 32);
		assert_int_equal(log_tile(w.cx, w.reader, entries, &bundle), RC_OK);
		assert_int_equal(bundle.n, (size_t)at.width * 34);
		for (int k = 0; k < at.width; k++) {
			struct tree_hash h;
			memcpy(h.b, data.p + k * 32, 32);
			assert_memory_equal(bundle.p + k * 34, "\0\x20", 2);
			struct tree_hash leaf = tree_leaf(DIGEST_SHA256, bundle.p + k * 34 + 2, 32);
			assert_true(tree_hash_equal(h, leaf));
			assert_int_equal(tree_append(w.cx, &t, h, NULL), RC_OK);
		}
	}
	int64_t size;
	assert_true(tree_hash_equal(tree_root(&t), roots(&w, &size)[600]));
	struct tile one = {1, 0, 2};
	assert_int_equal(log_tile(w.cx, w.reader, one, &data), RC_OK);
	assert_int_equal(data.n, 64);
	const struct tile none[] = {{0, 2, 89}, {0, 3, 1}, {1, 0, 3}, {2, 0, 1}, {0, 2, 256},
		{TILE_ENTRIES, 2, 89}, {TILE_ENTRIES, INT64_MAX / 512, 1}, {63, 0, 1}};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		assert_int_equal(log_tile(w.cx, w.reader, none[i], &data), RC_NOT_FOUND);
		cx_clear(w.cx);
	}
	world_close(&w);
}

/* Stopped by a fault at every database call in turn, and run again: nothing lost, nothing twice. */
static void test_faults(void **state)
{
	struct world w;
	int64_t size;
	world_open(&w, *state);
	add(&w, 300);
	int failed = 0;
	for (int n = 1; waiting(&w) > 0; n += n < 20 ? 1 : 97) {
		db_fault_after(n);
		if (log_extend(w.cx, w.reader, w.writer, &w.id, NULL) != RC_OK)
			failed++;
		db_fault_after(0);
		cx_clear(w.cx);
		check_checkpoints(&w);
		assert_true(n < 100000);
	}
	assert_true(failed > 10);
	(void)roots(&w, &size);
	assert_int_equal(size, 300);
	world_close(&w);
}

struct racer {
	struct world *w;
	struct db *reader;
	int64_t added;
	enum rc rc;
};

static void *race(void *arg)
{
	struct racer *r = arg;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	for (int i = 0; i < 20 && cx.rc == RC_OK; i++) {
		int64_t n;
		r->rc = log_extend(&cx, r->reader, r->w->writer, &r->w->id, &n);
		r->added += n;
	}
	if (cx.rc)
		print_message("# " STR_FMT "\n", STR_ARG(cx.msg));
	arena_free(a);
	return NULL;
}

/* Several sequencers at once: each event becomes one leaf. */
static void test_race(void **state)
{
	struct world w;
	struct racer r[4];
	pthread_t thread[4];
	int64_t size, added = 0;
	world_open(&w, *state);
	add(&w, 700);
	for (int i = 0; i < 4; i++) {
		r[i] = (struct racer){.w = &w};
		assert_int_equal(db_open(w.cx, w.t->url, true, &r[i].reader), RC_OK);
		assert_int_equal(pthread_create(&thread[i], NULL, race, &r[i]), 0);
	}
	add(&w, 500);
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		assert_int_equal(r[i].rc, RC_OK);
		added += r[i].added;
		db_close(r[i].reader);
	}
	int64_t rest;
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, &rest), RC_OK);
	assert_int_equal(added + rest, 1200);
	(void)roots(&w, &size);
	assert_int_equal(size, 1200);
	check_checkpoints(&w);
	world_close(&w);
}

/* A leaf beyond the newest checkpoint is no other sequencer's work: say so, do not spin. */
static void test_left_over(void **state)
{
	struct world w;
	world_open(&w, *state);
	add(&w, 10);
	assert_int_equal(db_exec(w.cx, w.t->db, &test_leaf_left, DB_ARGS(DB_I(4)), NULL), RC_OK);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_CORRUPT);
	world_close(&w);
}

static void test_identity(void **state)
{
	struct world w;
	struct log_identity other;
	world_open(&w, *state);
	static const char *const bad[] = {"", "a b", "a+b", "a\nb"};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(log_open(w.cx, w.reader, str_c(bad[i]), w.key, &other), RC_INPUT);
		cx_clear(w.cx);
	}
	add(&w, 1);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_OK);
	open_log(&w);
	assert_int_equal(
		log_open(w.cx, w.reader, STR("another.example"), w.key, &other), RC_CORRUPT);
	cx_clear(w.cx);
	struct sign_key *stranger = sign_key_new(w.cx);
	assert_int_equal(
		log_open(w.cx, w.reader, STR("zf.example.cn/log"), stranger, &other), RC_CORRUPT);
	cx_clear(w.cx);
	world_close(&w);
}

static void put(struct world *w, const char *path, struct str content)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, content.p, content.n), content.n);
	close(fd);
	(void)w;
}

static void test_lodge(void **state)
{
	struct world w;
	struct log_checkpoint c;
	struct checkpoint old;
	int64_t n;
	bool found;
	world_open(&w, *state);
	struct arena *a = w.cx->arena;
	const char *dir = str_z(a, str_printf(a, "%s/lodged", w.t->dir));
	assert_int_equal(log_lodge(w.cx, w.reader, &w.id, dir), RC_OK); /* nothing to lodge yet */
	add(&w, 20);
	assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_OK);
	assert_int_equal(log_lodge(w.cx, w.reader, &w.id, dir), RC_IO); /* no such directory */
	cx_clear(w.cx);
	assert_int_equal(mkdir(dir, 0700), 0);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(log_lodge(w.cx, w.reader, &w.id, dir), RC_OK);
		assert_int_equal(log_lodge(w.cx, w.reader, &w.id, dir), RC_OK);
		add(&w, 100);
		assert_int_equal(log_extend(w.cx, w.reader, w.writer, &w.id, NULL), RC_OK);
	}
	assert_int_equal(log_check_lodged(w.cx, w.reader, &w.id, dir, &n), RC_OK);
	assert_int_equal(n, 3);

	/* a checkpoint that was changed, one of another log's history, one from the future */
	assert_int_equal(log_newest(w.cx, w.reader, &c, &found), RC_OK);
	assert_int_equal(log_check(w.cx, w.reader, &w.id, c.note, &old), RC_OK);
	assert_int_equal(old.size, 320);
	char *changed = str_z(a, c.note);
	changed[20] = (char)(changed[20] ^ 1);
	assert_int_not_equal(log_check(w.cx, w.reader, &w.id, str_c(changed), &old), RC_OK);
	cx_clear(w.cx);
	struct checkpoint other = {.origin = w.id.origin, .size = 120};
	struct str forged = checkpoint_sign(w.cx, &other, w.id.key);
	assert_int_equal(log_check(w.cx, w.reader, &w.id, forged, &old), RC_CORRUPT);
	cx_clear(w.cx);
	other.size = 321;
	assert_int_equal(
		log_check(w.cx, w.reader, &w.id, checkpoint_sign(w.cx, &other, w.id.key), &old),
		RC_CORRUPT);
	cx_clear(w.cx);
	assert_int_equal(log_check(w.cx, w.reader, &w.id, STR("x"), &old), RC_INPUT);
	cx_clear(w.cx);

	/* what was lodged under the size of the newest one is never overwritten */
	const char *path = str_z(a, str_printf(a, "%s/checkpoint.320", dir));
	other.size = 320;
	put(&w, path, checkpoint_sign(w.cx, &other, w.id.key));
	assert_int_equal(log_lodge(w.cx, w.reader, &w.id, dir), RC_CORRUPT);
	cx_clear(w.cx);
	assert_int_equal(log_check_lodged(w.cx, w.reader, &w.id, dir, &n), RC_CORRUPT);
	cx_clear(w.cx);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_grow), TEST_DB(test_proofs),
		TEST_DB(test_tiles), TEST_DB(test_faults), TEST_DB(test_race),
		TEST_DB(test_left_over), TEST_DB(test_identity), TEST_DB(test_lodge)};
	return TEST_DB_RUN(tests);
}
