/*
 * Fields that are encrypted at rest: identity numbers, phones, addresses, accounts.
 * A sealed field is AES-256-GCM, bound to the place it stands in (table, column, row
 * key), so that it cannot be moved to another row; equal values are found by a keyed
 * digest. All keys come from one master key.
 */
#ifndef ZHIFA_CRYPTO_SEAL_H
#define ZHIFA_CRYPTO_SEAL_H

#include "crypto/digest.h"

struct seal_keys {
	unsigned char field[32], lookup[32], file[32];
};

/* The keys of a 32-byte master key: of fields, of lookups, of stored files (seal_file.h). */
struct seal_keys seal_keys_make(const unsigned char master[32]);
/* The sealed form of a text at a place: 1 byte of version, 12 of nonce, the text, 16 of tag. */
struct str seal_field(
	struct cx *cx, const struct seal_keys *keys, struct str place, struct str text);
/* The text again. RC_CORRUPT if anything was changed or the key or place is another. */
MUST_USE enum rc seal_open(struct cx *cx, const struct seal_keys *keys, struct str place,
	struct str sealed, struct str *out);
/* The digest by which an equal text is found; kind ("id-number", "phone") keeps columns apart. */
void seal_lookup(const struct seal_keys *keys, struct str kind, struct str text,
	unsigned char out[DIGEST_SIZE]);

#endif
