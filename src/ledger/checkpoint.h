/*
 * Checkpoints: what the log is at one size, signed (C2SP tlog-checkpoint in a C2SP
 * signed note, Ed25519). Other people's verifiers read ours, and ours reads theirs;
 * signatures by keys we do not know (witnesses) are passed over, as the note format
 * demands.
 */
#ifndef ZHIFA_LEDGER_CHECKPOINT_H
#define ZHIFA_LEDGER_CHECKPOINT_H

#include "crypto/sign.h"
#include "ledger/tree.h"

#define CHECKPOINT_MOST 65536 /* bytes */

struct checkpoint {
	struct str origin; /* the log's name, such as "zhifa.example/nmg" */
	int64_t size;
	struct tree_hash root;
	struct str extra; /* extension lines of foreign logs; empty in ours */
};

/* A public key with the name it signs under. */
struct checkpoint_key {
	struct str name;
	unsigned char pub[SIGN_PUBLIC];
};

/* Whether a key may have this name: not empty, valid, no spaces and no plus. */
bool checkpoint_name_check(struct str name);
/* The 4 bytes that tell a key in a signature line. */
void checkpoint_key_id(const struct checkpoint_key *key, unsigned char id[4]);
/* name+hex(id)+base64(0x01 public): the form in which verifiers take a key. */
struct str checkpoint_key_str(struct arena *a, const struct checkpoint_key *key);
/* Reads that form; RC_INPUT. */
MUST_USE enum rc checkpoint_key_parse(struct cx *cx, struct str text, struct checkpoint_key *out);

/* The signed note, under the name of the origin. */
struct str checkpoint_sign(struct cx *cx, const struct checkpoint *c, const struct sign_key *key);
/* Reads the text without looking at who signed. RC_INPUT with what is wrong. */
MUST_USE enum rc checkpoint_parse(struct cx *cx, struct str note, struct checkpoint *out);
/*
 * Reads it and demands a good signature of the key. RC_INPUT if it is no checkpoint,
 * RC_CORRUPT if the key did not sign it or a signature of the key is wrong.
 */
MUST_USE enum rc checkpoint_open(
	struct cx *cx, struct str note, const struct checkpoint_key *key, struct checkpoint *out);

#endif
