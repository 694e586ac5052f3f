/*
 * Digests and keyed digests. Both algorithms give 32 bytes; which one a ledger uses
 * is a parameter of that ledger. Nothing here can fail but reading a file: a refusal
 * by the crypto library would be a broken installation and ends the process.
 */
#ifndef ZHIFA_CRYPTO_DIGEST_H
#define ZHIFA_CRYPTO_DIGEST_H

#include "base/cx.h"

#define DIGEST_SIZE 32

enum digest_kind { DIGEST_SHA256, DIGEST_SM3 };

/* A digest being made; digest_init, any number of digest_add, then digest_final exactly once. */
struct digest {
	void *state;
};

void digest_init(struct digest *d, enum digest_kind kind);
void digest_add(struct digest *d, const void *p, size_t n);
/* Gives the digest and releases the state. out may be NULL to give up. */
void digest_final(struct digest *d, unsigned char out[DIGEST_SIZE]);

/* Digest of n bytes. */
void digest_of(enum digest_kind kind, const void *p, size_t n, unsigned char out[DIGEST_SIZE]);
void digest_sha256(const void *p, size_t n, unsigned char out[DIGEST_SIZE]);
/* Digest of a file's content, read in pieces; *size may be NULL. RC_IO. */
MUST_USE enum rc digest_file(struct cx *cx, enum digest_kind kind, const char *path,
	unsigned char out[DIGEST_SIZE], int64_t *size);

/* HMAC-SHA256 (RFC 2104). */
void digest_hmac(
	const void *key, size_t key_n, const void *p, size_t n, unsigned char out[DIGEST_SIZE]);

/* Whether n bytes are equal, in a time that does not depend on where they differ. */
bool digest_equal(const void *a, const void *b, size_t n);

#endif
