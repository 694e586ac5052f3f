#include "base/test.h"

#include "ledger/tile.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))
#define LEAVES 70000

static void test_paths(void **state)
{
	(void)state;
	static const struct {
		struct tile t;
		const char *path;
	} v[] = {
		{{0, 1234067, 256}, "tile/0/x001/x234/067"},
		{{0, 0, 256}, "tile/0/000"},
		{{1, 999, 1}, "tile/1/999.p/1"},
		{{2, 1000, 255}, "tile/2/x001/000.p/255"},
		{{63, 273, 112}, "tile/63/273.p/112"},
		{{TILE_ENTRIES, 67, 256}, "tile/entries/067"},
		{{TILE_ENTRIES, 1000000, 10}, "tile/entries/x001/x000/000.p/10"},
		{{0, INT64_MAX, 256}, "tile/0/x009/x223/x372/x036/x854/x775/807"},
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(v); i++) {
		struct tile t;
		assert_str(tile_path(a, v[i].t), v[i].path);
		assert_true(tile_path_parse(str_c(v[i].path), &t));
		assert_int_equal(t.level, v[i].t.level);
		assert_true(t.index == v[i].t.index);
		assert_int_equal(t.width, v[i].t.width);
	}
	static const char *const bad[] = {"", "tile", "tile/", "tile/0", "tile/0/", "/tile/0/000",
		"tile/0/000/", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/a/000",
		"tile/0/00", "tile/0/0000", "tile/0/x000/001", "tile/0/x001", "tile/0/001/002",
		"tile/0/x01/002", "tile/0/x0001/002", "tile/0/x001/x002", "tile/0/x+01/002",
		"tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
		"tile/0/000.p/01", "tile/0/000.p/1/", "tile/0/000.p/-1", "tile/0/000.q/1",
		"tile/0/x001.p/1", "tile/0/x009/x223/x372/x036/x854/x775/808", "tile/0/..",
		"tile/0/x001/../002", "tile/entries/", "tile/Entries/000", "tiles/0/000",
		"tile/0/000.p/1x", "tile/0/000.p/1 "};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct tile t;
		assert_false(tile_path_parse(str_c(bad[i]), &t));
	}
	arena_free(a);
}

static void test_widths(void **state)
{
	(void)state;
	/* the example of the specification, and its neighbours */
	static const struct {
		int level;
		int64_t index, size;
		int width;
	} v[] = {{0, 272, 70000, 256}, {0, 273, 70000, 112}, {0, 274, 70000, 0}, {1, 0, 70000, 256},
		{1, 1, 70000, 17}, {1, 2, 70000, 0}, {2, 0, 70000, 1}, {3, 0, 70000, 0},
		{0, 0, 256, 256}, {1, 0, 256, 1}, {0, 1, 256, 0}, {0, 0, 255, 255}, {1, 0, 255, 0},
		{0, 0, 0, 0}, {TILE_ENTRIES, 273, 70000, 112}, {63, 0, INT64_MAX, 0},
		{7, 0, INT64_MAX, 127}, {0, INT64_MAX, INT64_MAX, 0}};
	for (size_t i = 0; i < COUNT(v); i++)
		assert_int_equal(tile_width(v[i].level, v[i].index, v[i].size), v[i].width);
}

/* What the store keeps: leaf hashes and every eighth level above. */
struct stored {
	struct tree_hash *level[3];
	int64_t n[3];
};

static enum rc keep(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash)
{
	struct stored *s = arg;
	(void)cx;
	if (level % TILE_HEIGHT)
		return RC_OK;
	assert_true(s->n[level / TILE_HEIGHT]++ == index);
	s->level[level / TILE_HEIGHT][index] = hash;
	return RC_OK;
}

static enum rc read_stored(
	struct cx *cx, void *arg, int level, int64_t from, int n, struct tree_hash *out)
{
	struct stored *s = arg;
	if (from + n > s->n[level])
		return fail(cx, RC_DB, "没有");
	memcpy(out, s->level[level] + from, (size_t)n * sizeof *out);
	return RC_OK;
}

static void test_store(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct stored s = {{ARENA_ARRAY(a, struct tree_hash, LEAVES),
				   ARENA_ARRAY(a, struct tree_hash, LEAVES / 256),
				   ARENA_ARRAY(a, struct tree_hash, 1)},
		{0}};
	struct tile_store store = {DIGEST_SHA256, read_stored, &s};
	struct tree_source source = tile_source(&store);
	struct tree_made made = {keep, &s};
	struct tree t, again;
	struct tree_hash at_1000 = {{0}};
	tree_init(&t, DIGEST_SHA256);
	for (int i = 0; i < LEAVES; i++) {
		if (i == 1000)
			at_1000 = tree_root(&t);
		assert_int_equal(
			tree_append(&cx, &t, tree_leaf(DIGEST_SHA256, &i, sizeof i), &made), RC_OK);
	}
	assert_true(s.n[0] == 70000 && s.n[1] == 273 && s.n[2] == 1);
	assert_int_equal(tree_load(&cx, &source, LEAVES, &again), RC_OK);
	struct tree_hash root = tree_root(&t);
	assert_true(tree_hash_equal(root, tree_root(&again)));
	struct tree_proof p;
	for (int i = 0; i < LEAVES; i += 997) {
		assert_int_equal(tree_prove_inclusion(&cx, &source, i, LEAVES, &p), RC_OK);
		assert_true(tree_check_inclusion(DIGEST_SHA256,
			tree_leaf(DIGEST_SHA256, &i, sizeof i), i, LEAVES, &p, root));
	}
	assert_int_equal(tree_prove_consistency(&cx, &source, 1000, LEAVES, &p), RC_OK);
	assert_true(tree_check_consistency(DIGEST_SHA256, 1000, LEAVES, &p, at_1000, root));
	/* a full tile hashes to the hash above it, as every reader of tiles will check */
	struct str data;
	assert_int_equal(tile_data(&cx, &store, (struct tile){0, 272, 256}, &data), RC_OK);
	assert_int_equal(data.n, 8192);
	struct tree small;
	tree_init(&small, DIGEST_SHA256);
	for (int i = 0; i < 256; i++) {
		struct tree_hash h;
		memcpy(h.b, data.p + 32 * i, 32);
		assert_int_equal(tree_append(&cx, &small, h, NULL), RC_OK);
	}
	assert_true(tree_hash_equal(tree_root(&small), s.level[1][272]));
	assert_int_equal(tile_data(&cx, &store, (struct tile){0, 273, 112}, &data), RC_OK);
	assert_int_equal(data.n, 112 * 32);
	assert_int_equal(tile_data(&cx, &store, (struct tile){0, 273, 113}, &data), RC_DB);
	cx_clear(&cx);
	struct buf b = buf_in(a);
	char entry[300] = {0};
	tile_bundle_add(&b, STR("ab"));
	tile_bundle_add(&b, (struct str){entry, 300});
	assert_int_equal(b.n, 2 + 2 + 2 + 300);
	assert_memory_equal(b.p, "\0\2ab\1\x2c\0", 7);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_paths), cmocka_unit_test(test_widths), cmocka_unit_test(test_store)};
TEST_MAIN(tests)
