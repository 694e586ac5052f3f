/*
 * Bytes as text (RFC 4648): base64 with padding, base64url and base32 without.
 * Reading is strict: one text for each byte string, so a changed character is never
 * read as the same bytes.
 */
#ifndef ZHIFA_CRYPTO_CODE_H
#define ZHIFA_CRYPTO_CODE_H

#include "base/cx.h"

struct str code_base64(struct arena *a, const void *p, size_t n);
struct str code_base64url(struct arena *a, const void *p, size_t n);
/* Upper case, no padding. */
struct str code_base32(struct arena *a, const void *p, size_t n);

/* False on a wrong character, length, padding, or left-over bits; *out is in the arena. */
bool code_base64_read(struct arena *a, struct str text, struct str *out);
bool code_base64url_read(struct arena *a, struct str text, struct str *out);
bool code_base32_read(struct arena *a, struct str text, struct str *out);

/* n random bytes as base64url: session ids, one-time links. */
struct str code_token(struct cx *cx, size_t n);

#endif
