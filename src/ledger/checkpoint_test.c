#include "base/test.h"

#include "ledger/checkpoint.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))

/* Checkpoints of the Go checksum database, as served on 2024-09-23 and in 2026, and its public key.
 */
#define GO_KEY "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
#define GO_TEXT "go.sum database tree\n30055305\nmXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM=\n"
#define GO_SIGNATURE                                                                                 \
	"— sum.golang.org Az3grpgEild5qw7+5dtV13Kf1C2Xurm8q4fhdxvcsDHnqNTaxL2AFjBY+2TyGKevucFcAAl" \
	"WFJJYle3EJlDCrQ+y3A8=\n"
#define GO_NOTE GO_TEXT "\n" GO_SIGNATURE
#define GO_LATER                                                                                     \
	"go.sum database tree\n65664258\nWVVNVD2qx+fTq31zkj6UAqxT5X6HvGphGM+o8Thnbsg=\n\n"           \
	"— sum.golang.org Az3grligJmgX7KGyGPKybykNTh3VgsbLvUuvOwrM5zLVlulmFp2wdvbxOw74/gcNxURShXE" \
	"pb7RXcs3+BYflYN+w0gQ=\n"

static void test_known_good(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct checkpoint_key key;
	struct checkpoint c;
	assert_int_equal(checkpoint_key_parse(&cx, STR(GO_KEY), &key), RC_OK);
	assert_str(checkpoint_key_str(a, &key), GO_KEY);
	assert_int_equal(checkpoint_open(&cx, STR(GO_NOTE), &key, &c), RC_OK);
	assert_str(c.origin, "go.sum database tree");
	assert_int_equal(c.size, 30055305);
	assert_str(str_hex(a, c.root.b, 4), "9977e045");
	assert_int_equal(c.extra.n, 0);
	assert_int_equal(checkpoint_open(&cx, STR(GO_LATER), &key, &c), RC_OK);
	assert_int_equal(c.size, 65664258);
	/* the example of tlog-checkpoint reads; its key is not published */
	assert_int_equal(checkpoint_parse(&cx,
				 STR("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/"
				     "Xajj7h2fB2MPA3j2jxq2I=\n"
				     "\n— example.com/behind-the-sofa "
				     "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7"
				     "u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"),
				 &c),
		RC_OK);
	assert_int_equal(c.size, 20852163);
	arena_free(a);
}

static void test_every_byte(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct checkpoint_key key;
	struct checkpoint c;
	struct str note = STR(GO_NOTE);
	assert_int_equal(checkpoint_key_parse(&cx, STR(GO_KEY), &key), RC_OK);
	for (size_t i = 0; i < note.n; i++) {
		for (int bit = 0; bit < 8; bit++) {
			char *changed = str_z(a, note);
			changed[i] ^= (char)(1 << bit);
			assert_int_not_equal(
				checkpoint_open(&cx, (struct str){changed, note.n}, &key, &c),
				RC_OK);
			cx_clear(&cx);
		}
		assert_int_not_equal(checkpoint_open(&cx, str_sub(note, 0, i), &key, &c), RC_OK);
		cx_clear(&cx);
	}
	arena_free(a);
}

static void test_sign(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	unsigned char seed[32] = {7}, other_seed[32] = {8};
	struct sign_key *key = sign_key_seeded(&cx, seed),
			*witness = sign_key_seeded(&cx, other_seed);
	struct checkpoint made = {.origin = STR("zhifa.example/nmg"), .size = 3}, c;
	made.root = tree_leaf(DIGEST_SHA256, "x", 1);
	struct checkpoint_key pub = {.name = made.origin}, other = {.name = made.origin};
	sign_key_public(key, pub.pub);
	sign_key_public(witness, other.pub);
	struct str note = checkpoint_sign(&cx, &made, key);
	assert_int_equal(checkpoint_open(&cx, note, &pub, &c), RC_OK);
	assert_true(str_eq(c.origin, made.origin) && c.size == 3);
	assert_true(tree_hash_equal(c.root, made.root));
	assert_int_equal(checkpoint_open(&cx, note, &other, &c), RC_CORRUPT);
	cx_clear(&cx);
	/* a witness signs the same text; both keys find their own line */
	struct str second = checkpoint_sign(&cx, &made, witness);
	size_t line = str_find(second, STR("\n\n"), 0) + 2;
	struct str both = str_printf(
		a, STR_FMT STR_FMT, STR_ARG(note), STR_ARG(str_sub(second, line, second.n)));
	assert_int_equal(checkpoint_open(&cx, both, &pub, &c), RC_OK);
	assert_int_equal(checkpoint_open(&cx, both, &other, &c), RC_OK);
	/* extension lines are signed too */
	made.extra = STR("第一行\n第二行\n");
	note = checkpoint_sign(&cx, &made, key);
	assert_int_equal(checkpoint_open(&cx, note, &pub, &c), RC_OK);
	assert_str(c.extra, "第一行\n第二行\n");
	made = (struct checkpoint){.origin = STR("z"), .root = tree_empty(DIGEST_SHA256)};
	note = checkpoint_sign(&cx, &made, key);
	pub.name = STR("z");
	assert_int_equal(checkpoint_open(&cx, note, &pub, &c), RC_OK);
	assert_int_equal(c.size, 0);
	arena_free(a);
}

static void test_bad_notes(void **state)
{
	(void)state;
#define ROOT "mXfgRcJ0bG0j3CPdKwgGWtUzBUbX67saZGRmFuJGGsM="
#define SIG "\n— a AAAAAAA=\n"
	static const char *const bad[] = {"", "\n", "\n\n", "a\n1\n" ROOT "\n",
		"a\n1\n" ROOT "\n\n", "a\n1\n" ROOT SIG "\n", "\n1\n" ROOT "\n" SIG,
		"a\n\n" ROOT "\n" SIG, "a\n1\n\n" SIG, "a\n01\n" ROOT "\n" SIG,
		"a\n-1\n" ROOT "\n" SIG, "a\n+1\n" ROOT "\n" SIG, "a\n1 \n" ROOT "\n" SIG,
		"a\n99999999999999999999\n" ROOT "\n" SIG, "a\n4611686018427387904\n" ROOT "\n" SIG,
		"a\n1\nAAAA\n" SIG, "a\n1\nx" ROOT "\n" SIG, "a\n1\n" ROOT "\n\nb\n" SIG,
		"a\r\n1\n" ROOT "\n" SIG, "a\t\n1\n" ROOT "\n" SIG, "a\xff\n1\n" ROOT "\n" SIG,
		"a\n1\n" ROOT "\n\n- a AAAAAAA=\n", "a\n1\n" ROOT "\n\n— a\n",
		"a\n1\n" ROOT "\n\n—  AAAAAAA=\n", "a\n1\n" ROOT "\n\n— a+b AAAAAAA=\n",
		"a\n1\n" ROOT "\n\n— a AAAAAA==\n", "a\n1\n" ROOT "\n\n— a AAAAAAB=\n",
		"a\n1\n" ROOT "\n\n— a AAAAAAA= \n", "a\n1\n" ROOT "\n\n— a AAAAAAA=",
		"a\n1\n" ROOT "\n\n— a\xC2\xA0"
		"b AAAAAAA=\n",
		"a\n1\n" SIG, "a\n" SIG};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct cx cx = cx_make(a, NULL);
		struct checkpoint c;
		assert_int_equal(checkpoint_parse(&cx, str_c(bad[i]), &c), RC_INPUT);
		assert_true(cx.msg.n > 0);
	}
	struct cx cx = cx_make(a, NULL);
	struct checkpoint c;
	assert_int_equal(checkpoint_parse(&cx, STR("a\n1\n" ROOT "\n" SIG), &c), RC_OK);
	assert_int_equal(checkpoint_parse(&cx, STR("a b\n1\n" ROOT "\nx\n" SIG), &c), RC_OK);
	struct buf many = buf_in(a);
	buf_z(&many, "a\n1\n" ROOT "\n\n");
	for (int i = 0; i < 64; i++)
		buf_z(&many, "— a AAAAAAA=\n");
	assert_int_equal(checkpoint_parse(&cx, buf_get(&many), &c), RC_OK);
	buf_z(&many, "— a AAAAAAA=\n");
	assert_int_equal(checkpoint_parse(&cx, buf_get(&many), &c), RC_INPUT);
	arena_free(a);
}

static void test_bad_keys(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "a", "a+b",
		"+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
		"sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
		"sum.golang.orG+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
		"sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn9",
		"sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
		"sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8O",
		"sum golang+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "a+033de0ae+",
		"a+033de0+AAAA"};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct cx cx = cx_make(a, NULL);
		struct checkpoint_key key;
		assert_int_equal(checkpoint_key_parse(&cx, str_c(bad[i]), &key), RC_INPUT);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_known_good),
	cmocka_unit_test(test_every_byte), cmocka_unit_test(test_sign),
	cmocka_unit_test(test_bad_notes), cmocka_unit_test(test_bad_keys)};
TEST_MAIN(tests)
