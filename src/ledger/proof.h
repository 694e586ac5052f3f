/*
 * An inclusion proof that stands alone (C2SP tlog-proof): the index of an entry, the
 * hashes from its leaf up to the root, and the checkpoint that states the root. With the
 * log's public key and the entry it can be checked anywhere, for ever.
 */
#ifndef ZHIFA_LEDGER_PROOF_H
#define ZHIFA_LEDGER_PROOF_H

#include "ledger/checkpoint.h"

#define PROOF_MOST (CHECKPOINT_MOST + 8192) /* bytes */

struct proof {
	int64_t index;
	struct tree_proof path;
	struct str note; /* the checkpoint, byte for byte */
};

/* The text; the same proof gives the same bytes. */
struct str proof_write(struct arena *a, const struct proof *p);
/* Reads a text that proof_write, or another program, wrote. RC_INPUT with what is wrong. */
MUST_USE enum rc proof_parse(struct cx *cx, struct str text, struct proof *out);
/*
 * Whether the key signed a log that has this leaf at the proof's index. RC_INPUT where the
 * checkpoint cannot be read, RC_CORRUPT with what does not fit; c receives the checkpoint.
 */
MUST_USE enum rc proof_check(struct cx *cx, enum digest_kind kind, const struct proof *p,
	struct tree_hash leaf, const struct checkpoint_key *key, struct checkpoint *c);

#endif
