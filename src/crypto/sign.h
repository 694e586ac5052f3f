/*
 * Ed25519 signatures (RFC 8032). A private key lives as long as the arena of the
 * context that made or loaded it, and may be used by several threads at once. Public
 * keys and signatures are plain bytes.
 */
#ifndef ZHIFA_CRYPTO_SIGN_H
#define ZHIFA_CRYPTO_SIGN_H

#include "base/cx.h"

#define SIGN_PUBLIC 32
#define SIGN_BYTES 64

struct sign_key;

/* A new key from the context's random source. */
struct sign_key *sign_key_new(struct cx *cx);
/* The key of a 32-byte seed. */
struct sign_key *sign_key_seeded(struct cx *cx, const unsigned char seed[32]);
/* Writes the key as PEM (PKCS #8), for the owner alone; never over an existing file. RC_IO,
 * RC_CONFLICT. */
MUST_USE enum rc sign_key_save(struct cx *cx, const struct sign_key *key, const char *path);
/* RC_NOT_FOUND, RC_IO, RC_FORBIDDEN (readable by others), RC_CORRUPT (not an Ed25519 key). */
MUST_USE enum rc sign_key_load(struct cx *cx, const char *path, struct sign_key **out);
void sign_key_public(const struct sign_key *key, unsigned char out[SIGN_PUBLIC]);

void sign_bytes(const struct sign_key *key, const void *p, size_t n, unsigned char out[SIGN_BYTES]);
/* Whether sig is the signature of the n bytes under the public key; false for a malformed key too.
 */
bool sign_check(const unsigned char pub[SIGN_PUBLIC], const void *p, size_t n,
	const unsigned char sig[SIGN_BYTES]);

/* The public key as PEM (SubjectPublicKeyInfo), for openssl and others. */
struct str sign_public_pem(struct arena *a, const unsigned char pub[SIGN_PUBLIC]);
/* Exactly what sign_public_pem writes, white space at the ends aside. */
bool sign_public_parse(struct arena *a, struct str pem, unsigned char out[SIGN_PUBLIC]);

#endif
