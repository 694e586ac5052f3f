/*
 * The Merkle tree of the log (RFC 6962 §2.1): hashes, growing, proofs and their
 * verification. The digest algorithm is a parameter of the tree. Nothing here does
 * I/O: proofs ask a source for the hashes they need. Sizes are below 2^62.
 *
 * A node (level, index) is the root of the complete subtree over the leaves
 * index * 2^level up to (index + 1) * 2^level; level 0 are the leaf hashes.
 */
#ifndef ZHIFA_LEDGER_TREE_H
#define ZHIFA_LEDGER_TREE_H

#include "crypto/digest.h"

#define TREE_MOST (INT64_C(1) << 62)
#define TREE_LEVELS 62

struct tree_hash {
	unsigned char b[DIGEST_SIZE];
};

/* Of a leaf's data, of two children, of the tree without leaves. */
struct tree_hash tree_leaf(enum digest_kind kind, const void *p, size_t n);
struct tree_hash tree_node(enum digest_kind kind, struct tree_hash left, struct tree_hash right);
struct tree_hash tree_empty(enum digest_kind kind);
bool tree_hash_equal(struct tree_hash a, struct tree_hash b);

/* A growing tree: the roots of its complete subtrees, one for each bit set in the size. */
struct tree {
	enum digest_kind kind;
	int64_t size;
	struct tree_hash part[TREE_LEVELS + 1]; /* by level; meaningful where the bit is set */
};

void tree_init(struct tree *t, enum digest_kind kind);
/* Told of every node that became complete, the leaf first, upwards. */
struct tree_made {
	enum rc (*made)(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash hash);
	void *arg;
};
/* Adds a leaf hash. made may be NULL; its first failure is returned, and the tree is then as
 * before. */
MUST_USE enum rc tree_append(
	struct cx *cx, struct tree *t, struct tree_hash leaf, const struct tree_made *made);
struct tree_hash tree_root(const struct tree *t);

/* Where nodes come from; only complete ones are asked for. */
struct tree_source {
	enum digest_kind kind;
	enum rc (*node)(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash *out);
	void *arg;
};

/* The tree of that size again, ready to grow. */
MUST_USE enum rc tree_load(
	struct cx *cx, const struct tree_source *s, int64_t size, struct tree *out);

struct tree_proof {
	struct tree_hash *v;
	size_t n, cap;
};

/* That leaf index is in the tree of that size. RC_INPUT unless 0 <= index < size. */
MUST_USE enum rc tree_prove_inclusion(struct cx *cx, const struct tree_source *s, int64_t index,
	int64_t size, struct tree_proof *out);
/* That the tree of size after begins with the tree of size before. RC_INPUT unless 0 <= before <=
 * after. */
MUST_USE enum rc tree_prove_consistency(struct cx *cx, const struct tree_source *s, int64_t before,
	int64_t after, struct tree_proof *out);

/* Whether the proof is right (RFC 9162 §2.1.3.2, §2.1.4.2); any input is fine. */
bool tree_check_inclusion(enum digest_kind kind, struct tree_hash leaf, int64_t index, int64_t size,
	const struct tree_proof *proof, struct tree_hash root);
bool tree_check_consistency(enum digest_kind kind, int64_t before, int64_t after,
	const struct tree_proof *proof, struct tree_hash root_before, struct tree_hash root_after);

#endif
