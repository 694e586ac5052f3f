/*
 * Files that are encrypted at rest, a chunk at a time, so that any part of a file of any size can
 * be read in bounded memory. Each chunk is AES-256-GCM under a key of this file alone, made of the
 * master key, the digest of the plain content and a random salt; its nonce is the chunk's number
 * and whether it is the last. So a changed byte, a chunk of another file or another place, a
 * missing end and a whole file under the name of another are all found.
 */
#ifndef ZHIFA_CRYPTO_SEAL_FILE_H
#define ZHIFA_CRYPTO_SEAL_FILE_H

#include "crypto/seal.h"

#define SEAL_CHUNK ((size_t)65536) /* of plain content; the last one may be shorter */
#define SEAL_TAG ((size_t)16)      /* by which a sealed chunk is longer */
#define SEAL_SALT 16

struct seal_file {
	unsigned char key[32];
};

/* digest: SHA-256 of the plain content. A new file takes a new salt; its chunks are sealed once. */
struct seal_file seal_file_make(const struct seal_keys *keys,
	const unsigned char digest[DIGEST_SIZE], const unsigned char salt[SEAL_SALT]);
/* Writes plain.n + SEAL_TAG bytes to out. */
void seal_chunk(const struct seal_file *f, uint64_t number, bool is_last, struct str plain,
	unsigned char *out);
/* Writes sealed.n - SEAL_TAG bytes to out; false where it is not what was sealed under this number.
 */
MUST_USE bool seal_chunk_open(const struct seal_file *f, uint64_t number, bool is_last,
	struct str sealed, unsigned char *out);

#endif
