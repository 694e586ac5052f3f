#include "base/test.h"

#include "ledger/tree.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))
#define LEAVES 130

/* The definitions of RFC 6962 §2.1, word for word, over the whole list: slow, and plainly right. */
static struct tree_hash rfc_root(const struct tree_hash *d, int n)
{
	if (n == 0)
		return tree_empty(DIGEST_SHA256);
	if (n == 1)
		return d[0];
	int k = 1;
	while (k * 2 < n)
		k *= 2;
	return tree_node(DIGEST_SHA256, rfc_root(d, k), rfc_root(d + k, n - k));
}

static void rfc_path(
	struct arena *a, int m, const struct tree_hash *d, int n, struct tree_proof *out)
{
	if (n == 1)
		return;
	int k = 1;
	while (k * 2 < n)
		k *= 2;
	if (m < k) {
		rfc_path(a, m, d, k, out);
		*VEC_PUSH(a, out) = rfc_root(d + k, n - k);
	} else {
		rfc_path(a, m - k, d + k, n - k, out);
		*VEC_PUSH(a, out) = rfc_root(d, k);
	}
}

static void rfc_subproof(
	struct arena *a, int m, const struct tree_hash *d, int n, bool b, struct tree_proof *out)
{
	if (m == n) {
		if (!b)
			*VEC_PUSH(a, out) = rfc_root(d, n);
		return;
	}
	int k = 1;
	while (k * 2 < n)
		k *= 2;
	if (m <= k) {
		rfc_subproof(a, m, d, k, b, out);
		*VEC_PUSH(a, out) = rfc_root(d + k, n - k);
	} else {
		rfc_subproof(a, m - k, d + k, n - k, false, out);
		*VEC_PUSH(a, out) = rfc_root(d, k);
	}
}

/* All nodes a growing tree told of; a source for proofs. */
struct nodes {
	struct tree_hash v[9][LEAVES];
	bool has[9][LEAVES];
	int asked, refuse_at;
};

static enum rc keep(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash)
{
	struct nodes *n = arg;
	(void)cx;
	assert_false(n->has[level][index]);
	n->has[level][index] = true;
	n->v[level][index] = hash;
	return RC_OK;
}

static enum rc give(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash *out)
{
	struct nodes *n = arg;
	if (++n->asked == n->refuse_at)
		return fail(cx, RC_DB, "没有");
	assert_true(n->has[level][index]);
	*out = n->v[level][index];
	return RC_OK;
}

struct fixture {
	struct arena *a;
	struct cx cx;
	struct nodes *nodes;
	struct tree_source source;
	struct tree_hash leaf[LEAVES], root[LEAVES + 1];
};

static void make(struct fixture *f, enum digest_kind kind)
{
	*f = (struct fixture){.a = arena_new()};
	f->cx = cx_make(f->a, NULL);
	f->nodes = ARENA_NEW(f->a, struct nodes);
	f->source = (struct tree_source){kind, give, f->nodes};
	struct tree t;
	struct tree_made made = {keep, f->nodes};
	tree_init(&t, kind);
	f->root[0] = tree_root(&t);
	for (int i = 0; i < LEAVES; i++) {
		char data[8];
		int n = snprintf(data, sizeof data, "%d", i);
		f->leaf[i] = tree_leaf(kind, data, (size_t)n);
		assert_int_equal(tree_append(&f->cx, &t, f->leaf[i], &made), RC_OK);
		f->root[i + 1] = tree_root(&t);
	}
}

static void test_known_roots(void **state)
{
	(void)state;
	/* leaves and roots that the Certificate Transparency projects share as test data */
	static const char *const leaves[] = {"", "00", "10", "2021", "3031", "40414243",
		"5051525354555657", "606162636465666768696a6b6c6d6e6f"};
	static const char *const roots[] = {
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct tree t;
	tree_init(&t, DIGEST_SHA256);
	for (size_t i = 0;; i++) {
		struct tree_hash r = tree_root(&t);
		assert_str(str_hex(a, r.b, sizeof r.b), roots[i]);
		if (i == COUNT(leaves))
			break;
		unsigned char data[16];
		size_t n = strlen(leaves[i]) / 2;
		assert_true(str_unhex(str_c(leaves[i]), data, n));
		assert_int_equal(
			tree_append(&cx, &t, tree_leaf(DIGEST_SHA256, data, n), NULL), RC_OK);
	}
	arena_free(a);
}

static void test_growing(void **state)
{
	(void)state;
	struct fixture f;
	make(&f, DIGEST_SHA256);
	for (int n = 0; n <= LEAVES; n++)
		assert_true(tree_hash_equal(f.root[n], rfc_root(f.leaf, n)));
	/* a tree loaded at any size has the root, and grows on as before */
	for (int n = 0; n < LEAVES; n++) {
		struct tree t;
		assert_int_equal(tree_load(&f.cx, &f.source, n, &t), RC_OK);
		assert_true(tree_hash_equal(tree_root(&t), f.root[n]));
		assert_int_equal(tree_append(&f.cx, &t, f.leaf[n], NULL), RC_OK);
		assert_true(tree_hash_equal(tree_root(&t), f.root[n + 1]));
	}
	arena_free(f.a);
	/* another algorithm, another root */
	struct fixture g;
	make(&g, DIGEST_SM3);
	assert_false(tree_hash_equal(g.root[7], f.root[7]));
	struct tree_proof p;
	assert_int_equal(tree_prove_inclusion(&g.cx, &g.source, 3, 7, &p), RC_OK);
	assert_true(tree_check_inclusion(DIGEST_SM3, g.leaf[3], 3, 7, &p, g.root[7]));
	assert_false(tree_check_inclusion(DIGEST_SHA256, g.leaf[3], 3, 7, &p, g.root[7]));
	arena_free(g.a);
}

static void same(const struct tree_proof *p, const struct tree_proof *q)
{
	assert_int_equal(p->n, q->n);
	for (size_t i = 0; i < p->n; i++)
		assert_true(tree_hash_equal(p->v[i], q->v[i]));
}

static bool included(const struct fixture *f, int i, int n, const struct tree_proof *p)
{
	return tree_check_inclusion(DIGEST_SHA256, f->leaf[i], i, n, p, f->root[n]);
}

static void test_inclusion(void **state)
{
	(void)state;
	struct fixture f;
	make(&f, DIGEST_SHA256);
	for (int n = 1; n <= 65; n++) {
		for (int i = 0; i < n; i++) {
			struct tree_proof p, q = {0};
			assert_int_equal(tree_prove_inclusion(&f.cx, &f.source, i, n, &p), RC_OK);
			rfc_path(f.a, i, f.leaf, n, &q);
			same(&p, &q);
			assert_true(included(&f, i, n, &p));
			for (int j = 0; j < n; j++) { /* no other place, no other leaf */
				assert_int_equal(tree_check_inclusion(DIGEST_SHA256, f.leaf[j], i,
							 n, &p, f.root[n]),
					j == i);
				assert_int_equal(tree_check_inclusion(DIGEST_SHA256, f.leaf[i], j,
							 n, &p, f.root[n]),
					j == i);
			}
			assert_false(tree_check_inclusion(
				DIGEST_SHA256, f.leaf[i], i, n, &p, f.root[n + 1]));
			struct tree_proof more = {0};
			for (size_t k = 0; k < p.n; k++)
				*VEC_PUSH(f.a, &more) = p.v[k];
			*VEC_PUSH(f.a, &more) = f.leaf[0];
			assert_false(included(&f, i, n, &more));
			if (p.n) {
				struct tree_proof less = {.v = p.v, .n = p.n - 1};
				assert_false(included(&f, i, n, &less));
			}
		}
	}
	struct tree_proof none = {0};
	static const int64_t bad[][2] = {
		{-1, 5}, {5, 5}, {0, 0}, {0, -1}, {0, TREE_MOST}, {INT64_MIN, INT64_MAX}};
	for (size_t i = 0; i < COUNT(bad); i++) {
		cx_clear(&f.cx);
		assert_int_equal(
			tree_prove_inclusion(&f.cx, &f.source, bad[i][0], bad[i][1], &none),
			RC_INPUT);
		assert_false(tree_check_inclusion(
			DIGEST_SHA256, f.leaf[0], bad[i][0], bad[i][1], &none, f.root[5]));
	}
	arena_free(f.a);
}

static bool consistent(const struct fixture *f, int m, int n, const struct tree_proof *p)
{
	return tree_check_consistency(DIGEST_SHA256, m, n, p, f->root[m], f->root[n]);
}

static void test_consistency(void **state)
{
	(void)state;
	struct fixture f;
	make(&f, DIGEST_SHA256);
	for (int n = 0; n <= 65; n++) {
		for (int m = 0; m <= n; m++) {
			struct tree_proof p, q = {0};
			assert_int_equal(tree_prove_consistency(&f.cx, &f.source, m, n, &p), RC_OK);
			if (m)
				rfc_subproof(f.a, m, f.leaf, n, true, &q);
			same(&p, &q);
			assert_true(consistent(&f, m, n, &p));
			/* another root at either end, another length, a hash more or less */
			assert_false(tree_check_consistency(
				DIGEST_SHA256, m, n, &p, f.root[m + 1], f.root[n]));
			if (m) /* the empty log says nothing of what comes after it */
				assert_false(tree_check_consistency(
					DIGEST_SHA256, m, n, &p, f.root[m], f.root[n + 1]));
			struct tree_proof more = {0};
			for (size_t k = 0; k < p.n; k++)
				*VEC_PUSH(f.a, &more) = p.v[k];
			*VEC_PUSH(f.a, &more) = f.leaf[0];
			assert_false(consistent(&f, m, n, &more));
			for (size_t k = 0; k < p.n; k++) {
				struct tree_proof less = {.v = p.v, .n = k};
				assert_false(consistent(&f, m, n, &less));
			}
		}
	}
	struct tree_proof none = {0};
	static const int64_t bad[][2] = {{-1, 5}, {6, 5}, {0, TREE_MOST}, {0, -1}};
	for (size_t i = 0; i < COUNT(bad); i++) {
		cx_clear(&f.cx);
		assert_int_equal(
			tree_prove_consistency(&f.cx, &f.source, bad[i][0], bad[i][1], &none),
			RC_INPUT);
		assert_false(tree_check_consistency(
			DIGEST_SHA256, bad[i][0], bad[i][1], &none, f.root[0], f.root[5]));
	}
	arena_free(f.a);
}

/* Each byte of each hash of a proof, of the leaf and of the root matters. */
static void test_tampering(void **state)
{
	(void)state;
	struct fixture f;
	make(&f, DIGEST_SHA256);
	static const int sizes[] = {1, 2, 3, 7, 8, 21, 64, 65};
	for (size_t s = 0; s < COUNT(sizes); s++) {
		int n = sizes[s], i = n / 2;
		struct tree_proof p;
		assert_int_equal(tree_prove_inclusion(&f.cx, &f.source, i, n, &p), RC_OK);
		for (size_t at = 0; at < p.n * DIGEST_SIZE; at++) {
			p.v[at / DIGEST_SIZE].b[at % DIGEST_SIZE] ^= 0x10;
			assert_false(included(&f, i, n, &p));
			p.v[at / DIGEST_SIZE].b[at % DIGEST_SIZE] ^= 0x10;
		}
		for (size_t at = 0; at < DIGEST_SIZE; at++) {
			f.leaf[i].b[at] ^= 1;
			assert_false(included(&f, i, n, &p));
			f.leaf[i].b[at] ^= 1;
			f.root[n].b[at] ^= 1;
			assert_false(included(&f, i, n, &p));
			f.root[n].b[at] ^= 1;
		}
		assert_true(included(&f, i, n, &p));
		for (int m = 1; m < n; m++) {
			assert_int_equal(tree_prove_consistency(&f.cx, &f.source, m, n, &p), RC_OK);
			for (size_t at = 0; at < p.n * DIGEST_SIZE; at++) {
				p.v[at / DIGEST_SIZE].b[at % DIGEST_SIZE] ^= 0x10;
				assert_false(consistent(&f, m, n, &p));
				p.v[at / DIGEST_SIZE].b[at % DIGEST_SIZE] ^= 0x10;
			}
		}
	}
	arena_free(f.a);
}

static enum rc refuse(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash)
{
	(void)arg, (void)index, (void)hash;
	return level == 1 ? fail(cx, RC_DB, "存不下") : RC_OK;
}

/* A source or a sink that fails: its failure comes back, and the tree is as it was. */
static void test_failing_store(void **state)
{
	(void)state;
	struct fixture f;
	make(&f, DIGEST_SHA256);
	struct tree_proof p;
	struct tree t;
	for (f.nodes->refuse_at = 1; f.nodes->refuse_at < 200; f.nodes->refuse_at++) {
		cx_clear(&f.cx);
		f.nodes->asked = 0;
		enum rc rc = tree_load(&f.cx, &f.source, 77, &t);
		if (rc == RC_OK)
			rc = tree_prove_inclusion(&f.cx, &f.source, 50, 77, &p);
		if (rc == RC_OK)
			rc = tree_prove_consistency(&f.cx, &f.source, 50, 77, &p);
		if (f.nodes->asked < f.nodes->refuse_at) {
			assert_int_equal(rc, RC_OK);
			break;
		}
		assert_int_equal(rc, RC_DB);
	}
	assert_true(f.nodes->refuse_at > 10 && f.nodes->refuse_at < 200);
	struct tree_made made = {refuse, NULL};
	f.nodes->refuse_at = 0;
	assert_int_equal(tree_load(&f.cx, &f.source, 77, &t), RC_OK);
	assert_int_equal(tree_append(&f.cx, &t, f.leaf[77], &made), RC_DB);
	assert_true(t.size == 77 && tree_hash_equal(tree_root(&t), f.root[77]));
	arena_free(f.a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_known_roots),
	cmocka_unit_test(test_growing), cmocka_unit_test(test_inclusion),
	cmocka_unit_test(test_consistency), cmocka_unit_test(test_tampering),
	cmocka_unit_test(test_failing_store)};
TEST_MAIN(tests)
