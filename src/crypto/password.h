/*
 * Passwords are kept as argon2id texts ($argon2id$v=19$m=32768,t=2,p=1$salt$hash).
 * One call takes about 55 ms and 32 MiB: run it in a worker, at most two at a time.
 */
#ifndef ZHIFA_CRYPTO_PASSWORD_H
#define ZHIFA_CRYPTO_PASSWORD_H

#include "base/cx.h"

#define PASSWORD_MAX 512 /* bytes */

/* The text to keep. RC_INPUT if the password is empty or too long. */
MUST_USE enum rc password_hash(struct cx *cx, struct str password, struct str *out);
/*
 * A text of today's costs that no password fits: checking against it takes as long as any other
 * check. Made without hashing.
 */
struct str password_none(struct cx *cx);
/* Whether the password is the one the text was made of; false for a text that is not argon2id. */
bool password_check(struct cx *cx, struct str password, struct str kept);
/* Whether the text was made with other costs than today's and should be made again at log-in. */
bool password_is_stale(struct str kept);

#endif
