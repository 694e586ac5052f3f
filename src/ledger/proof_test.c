#include "base/test.h"

#include "ledger/proof.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))
#define LEAVES 21

/* A small log with a signed checkpoint, and the proof of one of its leaves. */
struct logged {
	struct arena *a;
	struct cx cx;
	struct tree_hash leaf[LEAVES];
	struct checkpoint_key key;
	struct proof proof;
};

static enum rc node(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash *out)
{
	const struct logged *l = arg;
	if (level == 0) {
		*out = l->leaf[index];
		return RC_OK;
	}
	struct tree_hash left, right;
	assert_int_equal(node(cx, arg, level - 1, 2 * index, &left), RC_OK);
	assert_int_equal(node(cx, arg, level - 1, 2 * index + 1, &right), RC_OK);
	*out = tree_node(DIGEST_SHA256, left, right);
	return RC_OK;
}

static void make(struct logged *l, int64_t index)
{
	struct tree t;
	unsigned char seed[32] = {5};
	l->a = arena_new();
	l->cx = cx_make(l->a, NULL);
	tree_init(&t, DIGEST_SHA256);
	for (int i = 0; i < LEAVES; i++) {
		l->leaf[i] = tree_leaf(DIGEST_SHA256, &i, sizeof i);
		assert_int_equal(tree_append(&l->cx, &t, l->leaf[i], NULL), RC_OK);
	}
	struct sign_key *key = sign_key_seeded(&l->cx, seed);
	l->key.name = STR("zhifa.example/test");
	sign_key_public(key, l->key.pub);
	struct checkpoint c = {.origin = l->key.name, .size = LEAVES, .root = tree_root(&t)};
	struct tree_source s = {DIGEST_SHA256, node, l};
	l->proof.index = index;
	l->proof.note = checkpoint_sign(&l->cx, &c, key);
	assert_int_equal(tree_prove_inclusion(&l->cx, &s, index, LEAVES, &l->proof.path), RC_OK);
}

static void test_round(void **state)
{
	(void)state;
	for (int64_t i = 0; i < LEAVES; i++) {
		struct logged l;
		struct proof p;
		struct checkpoint c;
		make(&l, i);
		struct str text = proof_write(l.a, &l.proof);
		assert_true(str_has_prefix(text, STR("c2sp.org/tlog-proof@v1\nindex ")));
		assert_int_equal(proof_parse(&l.cx, text, &p), RC_OK);
		assert_true(p.index == i);
		assert_true(str_eq(p.note, l.proof.note));
		assert_true(str_eq(proof_write(l.a, &p), text));
		assert_int_equal(
			proof_check(&l.cx, DIGEST_SHA256, &p, l.leaf[i], &l.key, &c), RC_OK);
		assert_true(c.size == LEAVES);
		assert_int_equal(
			proof_check(&l.cx, DIGEST_SHA256, &p, l.leaf[(i + 1) % LEAVES], &l.key, &c),
			RC_CORRUPT);
		arena_free(l.a);
	}
}

/* A changed byte is never taken for the same proof. */
static void test_every_byte(void **state)
{
	(void)state;
	struct logged l;
	make(&l, 13);
	struct str text = proof_write(l.a, &l.proof);
	for (size_t i = 0; i < text.n; i++) {
		for (int bit = 0; bit < 8; bit++) {
			struct arena *a = arena_new();
			struct cx cx = cx_make(a, NULL);
			struct proof p;
			struct checkpoint c;
			char *changed = str_z(a, text);
			changed[i] = (char)(changed[i] ^ 1 << bit);
			struct str in = {changed, text.n};
			if (proof_parse(&cx, in, &p) == RC_OK)
				assert_int_not_equal(
					proof_check(&cx, DIGEST_SHA256, &p, l.leaf[13], &l.key, &c),
					RC_OK);
			assert_true(cx.msg.n > 0);
			arena_free(a);
		}
	}
	arena_free(l.a);
}

#define NOTE                                                                                       \
	"log.example/a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— log.example/a "     \
	"AAAAAAA=\n"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"

static void test_bad(void **state)
{
	(void)state;
	static const char *const good[] = {
		"c2sp.org/tlog-proof@v1\nindex 0\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n" HASH "\n" NOTE,
	};
	static const char *const bad[] = {"", "\n", "c2sp.org/tlog-proof@v1",
		"c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 0",
		"c2sp.org/tlog-proof@v1\nindex 0\n", "c2sp.org/tlog-proof@v1\nindex 0\n\n",
		"c2sp.org/tlog-proof@v2\nindex 0\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex \n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex 00\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex -1\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex 0x1\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex 9223372036854775807\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex 0\nYQ==\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nindex 0\n*\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nextra *\nindex 0\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\nextra YQ==\nextra YQ==\nindex 0\n\n" NOTE,
		"c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n" NOTE};
	for (size_t i = 0; i < COUNT(good) + COUNT(bad); i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct proof p;
		bool is_good = i < COUNT(good);
		struct str in = str_c(is_good ? good[i] : bad[i - COUNT(good)]);
		assert_int_equal(proof_parse(&cx, in, &p), is_good ? RC_OK : RC_INPUT);
		assert_true(is_good || cx.msg.n > 0);
		arena_free(a);
	}
	/* a path longer than any tree is high */
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct buf b = buf_in(a);
	struct proof p;
	buf_z(&b, "c2sp.org/tlog-proof@v1\nindex 0\n");
	for (int i = 0; i <= TREE_LEVELS; i++)
		buf_z(&b, HASH);
	buf_z(&b, "\n" NOTE);
	assert_int_equal(proof_parse(&cx, buf_get(&b), &p), RC_INPUT);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_round),
	cmocka_unit_test(test_every_byte), cmocka_unit_test(test_bad)};
TEST_MAIN(tests)
