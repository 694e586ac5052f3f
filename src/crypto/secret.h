/*
 * Small secret files: signing keys, field keys. Written for the owner alone (0600) to
 * a temporary name, synced and renamed, so that a crash leaves the old file or the
 * new one; refused on reading where others could have read them.
 */
#ifndef ZHIFA_CRYPTO_SECRET_H
#define ZHIFA_CRYPTO_SECRET_H

#include "base/cx.h"

#define SECRET_MAX 65536

/* Writes the file. Refuses to replace an existing one unless replace. RC_IO, RC_CONFLICT. */
MUST_USE enum rc secret_save(struct cx *cx, const char *path, struct str content, bool replace);
/* Reads at most SECRET_MAX bytes. RC_NOT_FOUND, RC_IO, RC_FORBIDDEN if group or others may read it.
 */
MUST_USE enum rc secret_load(struct cx *cx, const char *path, struct str *out);
/*
 * A 32-byte key kept as one line of hexadecimal; made at random on first use.
 * RC_IO, RC_FORBIDDEN, RC_CORRUPT if the line is not such a key.
 */
MUST_USE enum rc secret_key(struct cx *cx, const char *path, unsigned char out[32]);

#endif
