/*
 * One-time codes (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds, one step of
 * tolerance each way. The caller keeps the step that was used, and gives it next
 * time, so that a code works once.
 */
#ifndef ZHIFA_CRYPTO_TOTP_H
#define ZHIFA_CRYPTO_TOTP_H

#include "base/cx.h"

#define TOTP_SECRET 20

/* A new secret. */
void totp_secret_new(struct cx *cx, unsigned char out[TOTP_SECRET]);
/* The code of a step (Unix seconds / 30), 0..999999. */
int totp_code(const void *secret, size_t n, int64_t step);
/*
 * Whether code (six digits) is right at the instant and newer than last_step (0 for
 * none); *step is then the step it belongs to, to be kept as the next last_step.
 */
bool totp_check(const void *secret, size_t n, struct instant now, struct str code,
	int64_t last_step, int64_t *step);
/* otpauth://totp/… for the QR code an authenticator app reads; names may be Chinese. */
struct str totp_uri(
	struct arena *a, struct str issuer, struct str account, const void *secret, size_t n);

#endif
