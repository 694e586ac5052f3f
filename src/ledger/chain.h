/*
 * The chain of a matter's events. Each event is sealed by the digest of a canonical
 * text, thirteen lines:
 *
 *   zhifa-event/1            recorded, ms
 *   organ                    effective, ms
 *   matter                   request id, may be empty
 *   seq, from 1              digest of the event before, zeros for the first
 *   kind                     salt
 *   action                   digest of the body
 *   actor, 0 for none
 *
 * (down the left column, then the right), each ended by a line feed; digests and salt
 * in lower-case hexadecimal. The digest of this text is the leaf of the log, so that
 * the public log tells nothing: the salt keeps anyone from guessing the body.
 */
#ifndef ZHIFA_LEDGER_CHAIN_H
#define ZHIFA_LEDGER_CHAIN_H

#include "ledger/tree.h"

#define CHAIN_SALT 16

struct chain_event {
	int64_t organ, matter, seq;
	struct str kind, action;
	int64_t actor;
	struct instant recorded, effective;
	struct str request_id;
	unsigned char prev[DIGEST_SIZE], salt[CHAIN_SALT];
	struct str body; /* as written to the store, byte for byte */
};

/* The canonical text. RC_INPUT if a number is out of range or a text cannot stand on a line. */
MUST_USE enum rc chain_encode(
	struct cx *cx, enum digest_kind kind, const struct chain_event *e, struct str *out);
/* The digest of the canonical text; RC_INPUT as above. */
MUST_USE enum rc chain_digest(struct cx *cx, enum digest_kind kind, const struct chain_event *e,
	unsigned char out[DIGEST_SIZE]);
/* Reads a canonical text; the body is not in it, its digest is. RC_CORRUPT with what is wrong. */
MUST_USE enum rc chain_parse(
	struct cx *cx, struct str text, struct chain_event *out, unsigned char body[DIGEST_SIZE]);
/*
 * Whether e follows before, whose digest is given; before NULL: whether e is a first
 * event. RC_CORRUPT, with words that name the event and what is wrong with it.
 */
MUST_USE enum rc chain_check_next(struct cx *cx, const struct chain_event *before,
	const unsigned char before_digest[DIGEST_SIZE], const struct chain_event *e);
/* The leaf hash under which an event with this digest stands in the log. */
struct tree_hash chain_leaf(enum digest_kind kind, const unsigned char digest[DIGEST_SIZE]);

#endif
