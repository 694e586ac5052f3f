/* Internal to src/blob: the directory, and what its files share. */
#ifndef ZHIFA_BLOB_INSIDE_H
#define ZHIFA_BLOB_INSIDE_H

#include "blob/blob.h"
#include "crypto/seal_file.h"

struct blob_dir {
	struct str path;
	struct seal_keys keys;
	int fd, tmp; /* the directory, and its folder of temporary names */
};

/* A stored file in the making. */
struct blob_sealing {
	int fd;
	struct seal_file file;
	uint64_t number;
	struct digest digest;
	unsigned char *plain, *sealed;
	size_t n; /* in plain */
};

MUST_USE enum rc blob_io_failed(struct cx *cx, const char *what, int why);
MUST_USE enum rc blob_too_large(struct cx *cx, int64_t most);
MUST_USE enum rc blob_changed(struct cx *cx, const unsigned char digest[DIGEST_SIZE]);

/* ---- sealed.c ---- */

/*
 * Writes content of a known digest in its sealed form. False with errno where it cannot be written.
 * blob_seal_end gives the digest of what was added, and must be called.
 */
MUST_USE bool blob_seal_begin(struct cx *cx, struct blob_sealing *s, const struct seal_keys *keys,
	const unsigned char digest[DIGEST_SIZE], int fd);
MUST_USE bool blob_seal_add(struct blob_sealing *s, struct str bytes);
MUST_USE bool blob_seal_end(struct blob_sealing *s, unsigned char digest[DIGEST_SIZE]);
/* A reader of an open file, which it closes. */
MUST_USE enum rc blob_reader_open(struct cx *cx, const struct seal_keys *keys, int fd,
	const unsigned char digest[DIGEST_SIZE], struct blob_reader **out);
bool blob_is_sealed(const struct blob_reader *r);

/* False with errno where not all could be written. */
bool blob_write_all(int fd, const char *p, size_t n);

#endif
