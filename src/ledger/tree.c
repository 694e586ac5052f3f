#include "ledger/tree.h"

struct tree_hash tree_leaf(enum digest_kind kind, const void *p, size_t n)
{
	struct tree_hash h;
	struct digest d;
	digest_init(&d, kind);
	digest_add(&d, "\0", 1);
	digest_add(&d, p, n);
	digest_final(&d, h.b);
	return h;
}

struct tree_hash tree_node(enum digest_kind kind, struct tree_hash left, struct tree_hash right)
{
	unsigned char text[1 + 2 * DIGEST_SIZE];
	struct tree_hash h;
	text[0] = 1;
	memcpy(text + 1, left.b, DIGEST_SIZE);
	memcpy(text + 1 + DIGEST_SIZE, right.b, DIGEST_SIZE);
	digest_of(kind, text, sizeof text, h.b);
	return h;
}

struct tree_hash tree_empty(enum digest_kind kind)
{
	struct tree_hash h;
	digest_of(kind, "", 0, h.b);
	return h;
}

bool tree_hash_equal(struct tree_hash a, struct tree_hash b)
{
	return memcmp(a.b, b.b, DIGEST_SIZE) == 0;
}

void tree_init(struct tree *t, enum digest_kind kind)
{
	*t = (struct tree){.kind = kind};
}

enum rc tree_append(
	struct cx *cx, struct tree *t, struct tree_hash leaf, const struct tree_made *made)
{
	INVARIANT(t->size < TREE_MOST - 1);
	struct tree_hash h = leaf;
	int level = 0;
	for (;; level++) {
		if (made) {
			enum rc rc = made->made(cx, made->arg, level, t->size >> level, h);
			if (rc != RC_OK)
				return rc;
		}
		if (!(t->size >> level & 1))
			break;
		h = tree_node(t->kind, t->part[level], h);
	}
	/* the parts below are stale now, and their bits are no longer set */
	t->part[level] = h;
	t->size++;
	return RC_OK;
}

struct tree_hash tree_root(const struct tree *t)
{
	struct tree_hash h = {{0}};
	bool begun = false;
	if (t->size == 0)
		return tree_empty(t->kind);
	for (int level = 0; level <= TREE_LEVELS; level++) {
		if (!(t->size >> level & 1))
			continue;
		h = begun ? tree_node(t->kind, t->part[level], h) : t->part[level];
		begun = true;
	}
	return h;
}

enum rc tree_load(struct cx *cx, const struct tree_source *s, int64_t size, struct tree *out)
{
	INVARIANT(size >= 0 && size < TREE_MOST);
	tree_init(out, s->kind);
	out->size = size;
	for (int level = 0; level <= TREE_LEVELS; level++) {
		if (!(size >> level & 1))
			continue;
		/* the part of this level is the last complete node of the level */
		int64_t index = (size >> level) - 1;
		enum rc rc = s->node(cx, s->arg, level, index, &out->part[level]);
		if (rc != RC_OK)
			return rc;
	}
	return RC_OK;
}

/* The largest power of two below n, n > 1. */
static int64_t split(int64_t n)
{
	return INT64_C(1) << (63 - __builtin_clzll((unsigned long long)(n - 1)));
}

/* MTH(D[from:to]) for a range that the splitting of RFC 6962 gives. */
static enum rc range_root(
	struct cx *cx, const struct tree_source *s, int64_t from, int64_t to, struct tree_hash *out)
{
	int64_t n = to - from;
	if ((n & (n - 1)) == 0) {
		int level = __builtin_ctzll((unsigned long long)n);
		return s->node(cx, s->arg, level, from >> level, out);
	}
	struct tree_hash left, right;
	int64_t k = split(n);
	enum rc rc = range_root(cx, s, from, from + k, &left);
	if (rc == RC_OK)
		rc = range_root(cx, s, from + k, to, &right);
	if (rc == RC_OK)
		*out = tree_node(s->kind, left, right);
	return rc;
}

static enum rc push_range(struct cx *cx, const struct tree_source *s, int64_t from, int64_t to,
	struct tree_proof *out)
{
	struct tree_hash h;
	enum rc rc = range_root(cx, s, from, to, &h);
	if (rc == RC_OK)
		*VEC_PUSH(cx->arena, out) = h;
	return rc;
}

/* PATH(index, D[from:to]), RFC 6962 §2.1.1 */
static enum rc path(struct cx *cx, const struct tree_source *s, int64_t index, int64_t from,
	int64_t to, struct tree_proof *out)
{
	if (to - from == 1)
		return RC_OK;
	int64_t k = from + split(to - from);
	bool is_left = index < k;
	enum rc rc = is_left ? path(cx, s, index, from, k, out) : path(cx, s, index, k, to, out);
	if (rc != RC_OK)
		return rc;
	return is_left ? push_range(cx, s, k, to, out) : push_range(cx, s, from, k, out);
}

enum rc tree_prove_inclusion(struct cx *cx, const struct tree_source *s, int64_t index,
	int64_t size, struct tree_proof *out)
{
	*out = (struct tree_proof){0};
	if (index < 0 || index >= size || size >= TREE_MOST)
		return fail(cx, RC_INPUT, "日志中没有第%lld项（共%lld项）", (long long)index,
			(long long)size);
	return path(cx, s, index, 0, size, out);
}

/* SUBPROOF(before, D[from:to], whole), RFC 6962 §2.1.2; before counts from the start of the log */
static enum rc subproof(struct cx *cx, const struct tree_source *s, int64_t before, int64_t from,
	int64_t to, bool whole, struct tree_proof *out)
{
	if (before == to)
		return whole ? RC_OK : push_range(cx, s, from, to, out);
	int64_t k = from + split(to - from);
	bool is_left = before <= k;
	enum rc rc = is_left ? subproof(cx, s, before, from, k, whole, out)
			     : subproof(cx, s, before, k, to, false, out);
	if (rc != RC_OK)
		return rc;
	return is_left ? push_range(cx, s, k, to, out) : push_range(cx, s, from, k, out);
}

enum rc tree_prove_consistency(struct cx *cx, const struct tree_source *s, int64_t before,
	int64_t after, struct tree_proof *out)
{
	*out = (struct tree_proof){0};
	if (before < 0 || before > after || after >= TREE_MOST)
		return fail(cx, RC_INPUT, "日志长度%lld与%lld不能比较", (long long)before,
			(long long)after);
	/* every log begins with the empty one, and with itself */
	if (before == 0 || before == after)
		return RC_OK;
	return subproof(cx, s, before, 0, after, true, out);
}

bool tree_check_inclusion(enum digest_kind kind, struct tree_hash leaf, int64_t index, int64_t size,
	const struct tree_proof *proof, struct tree_hash root)
{
	if (index < 0 || index >= size || size >= TREE_MOST)
		return false;
	int64_t fn = index, sn = size - 1;
	struct tree_hash r = leaf;
	for (size_t i = 0; i < proof->n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			r = tree_node(kind, proof->v[i], r);
			while (!(fn & 1) && fn != 0) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			r = tree_node(kind, r, proof->v[i]);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && tree_hash_equal(r, root);
}

/* The loop of RFC 9162 §2.1.4.2 over proof[at..], from the hash both trees share. */
static bool climb(enum digest_kind kind, int64_t fn, int64_t sn, struct tree_hash shared,
	const struct tree_hash *v, size_t n, struct tree_hash root_before,
	struct tree_hash root_after)
{
	struct tree_hash fr = shared, sr = shared;
	for (size_t i = 0; i < n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			fr = tree_node(kind, v[i], fr);
			sr = tree_node(kind, v[i], sr);
			while (!(fn & 1) && fn != 0) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			sr = tree_node(kind, sr, v[i]);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && tree_hash_equal(fr, root_before) && tree_hash_equal(sr, root_after);
}

bool tree_check_consistency(enum digest_kind kind, int64_t before, int64_t after,
	const struct tree_proof *proof, struct tree_hash root_before, struct tree_hash root_after)
{
	if (before < 0 || before > after || after >= TREE_MOST)
		return false;
	if (before == after)
		return proof->n == 0 && tree_hash_equal(root_before, root_after);
	if (before == 0)
		return proof->n == 0 && tree_hash_equal(root_before, tree_empty(kind));
	int64_t fn = before - 1, sn = after - 1;
	while (fn & 1) {
		fn >>= 1;
		sn >>= 1;
	}
	/* a tree of a power of two is itself the hash both share, and is not in the proof */
	if ((before & (before - 1)) == 0)
		return climb(
			kind, fn, sn, root_before, proof->v, proof->n, root_before, root_after);
	if (proof->n == 0)
		return false;
	return climb(
		kind, fn, sn, proof->v[0], proof->v + 1, proof->n - 1, root_before, root_after);
}
