/*
 * Files by content: each is kept once, under the SHA-256 of its bytes, in a directory of two
 * levels of folders (ab/cd/abcd…), written to a temporary name, synced, and only then given
 * its name. On disk it is encrypted (sealed.c, crypto/seal_file.h); the digest is that of its plain
 * content. A stored content is never changed or overwritten. Beside the files there is a row for
 * each (table blob), written through a plan together with what refers to it.
 *
 * The directory may be shared by several processes. A file without a row does no harm: it is
 * what an act that was refused after its upload leaves, and the next upload finds it there.
 */
#ifndef ZHIFA_BLOB_BLOB_H
#define ZHIFA_BLOB_BLOB_H

#include "blob/kind.h"
#include "crypto/seal.h"
#include "db/writer.h"

struct blob_dir;

struct blob {
	unsigned char digest[DIGEST_SIZE];
	int64_t size;
	const struct blob_type *type; /* found in the bytes */
	struct str name;              /* as the person who gave it called it; may be empty */
	struct instant stored;
};

/* What is taken: which kinds, one bit each (1 << BLOB_PDF), and at most how many bytes. */
struct blob_rule {
	unsigned kinds;
	int64_t most;
};
extern const struct blob_rule blob_scan;     /* signed and sealed papers: PDF, OFD, JPEG, PNG */
extern const struct blob_rule blob_evidence; /* everything blob_type knows */

/* Opens the directory, making it (mode 0700) if absent; it lives as long as the arena. RC_IO. */
MUST_USE enum rc blob_dir_open(
	struct cx *cx, const char *path, const struct seal_keys *keys, struct blob_dir **out);

/*
 * Stores a file given in memory, or through fd from offset 0 to its end (fd stays open). What is
 * there already is read again and compared. *out is filled for blob_add. RC_INPUT, RC_MEDIA and
 * RC_TOO_LARGE by the rule, RC_IO (a full disk too: nothing half written stays), RC_CORRUPT where
 * the file that is there has changed.
 */
MUST_USE enum rc blob_put(struct cx *cx, struct blob_dir *dir, struct str bytes, struct str name,
	const struct blob_rule *rule, struct blob *out);
MUST_USE enum rc blob_take(struct cx *cx, struct blob_dir *dir, int fd, struct str name,
	const struct blob_rule *rule, struct blob *out);

/*
 * Opens a stored file for reading, in any order, while the arena lives; it fails in the cx given
 * here. What is read is what was stored: anything else is RC_CORRUPT. RC_NOT_FOUND, RC_IO.
 */
struct blob_reader;
MUST_USE enum rc blob_open(struct cx *cx, struct blob_dir *dir,
	const unsigned char digest[DIGEST_SIZE], struct blob_reader **out);
int64_t blob_size(const struct blob_reader *r);
/* n bytes from at on; there must be so many. */
MUST_USE enum rc blob_read(struct blob_reader *r, int64_t at, char *to, size_t n);
/*
 * Gives the content to put, piece by piece, and compares it with its digest at the end. RC_IO where
 * put gives false; RC_NOT_FOUND, RC_CORRUPT.
 */
MUST_USE enum rc blob_stream(struct cx *cx, struct blob_dir *dir,
	const unsigned char digest[DIGEST_SIZE], bool (*put)(void *arg, struct str bytes),
	void *arg);
/* Stores what another directory has under this digest. RC_NOT_FOUND, RC_IO, RC_CORRUPT. */
MUST_USE enum rc blob_copy(struct cx *cx, struct blob_dir *from,
	const unsigned char digest[DIGEST_SIZE], struct blob_dir *to);
/* Encrypts a file that an older version stored plain; others stay as they are. Failures as above.
 */
MUST_USE enum rc blob_seal_old(
	struct cx *cx, struct blob_dir *dir, const unsigned char digest[DIGEST_SIZE], bool *sealed);
/* The whole file in the arena, compared with its digest. RC_NOT_FOUND, RC_TOO_LARGE, RC_CORRUPT. */
MUST_USE enum rc blob_load(struct cx *cx, struct blob_dir *dir,
	const unsigned char digest[DIGEST_SIZE], int64_t most, struct str *bytes);
/* Reads a stored file and compares it with its name. RC_NOT_FOUND, RC_IO, RC_CORRUPT. */
MUST_USE enum rc blob_verify(
	struct cx *cx, struct blob_dir *dir, const unsigned char digest[DIGEST_SIZE]);

/* ---- files that come in piece by piece ---- */

/* How long one may wait for its next piece before it is swept away. */
#define BLOB_PART_MS ((int64_t)24 * 60 * 60 * 1000)

/* Bytes that are there of the file that is coming in under an id; 0: none yet. RC_IO. */
MUST_USE enum rc blob_part_size(struct cx *cx, struct blob_dir *dir, int64_t id, int64_t *have);
/*
 * Appends what fd holds if the file is at bytes long now; otherwise nothing is changed. *have is
 * its length afterwards, so that whoever sends goes on from there. A failed write leaves the file
 * as it was. RC_TOO_LARGE beyond most bytes, RC_BUSY while another piece is being written, RC_IO.
 */
MUST_USE enum rc blob_part_add(struct cx *cx, struct blob_dir *dir, int64_t id, int64_t at, int fd,
	int64_t most, int64_t *have);
/* blob_take of what came in. The pieces stay until blob_part_drop. */
MUST_USE enum rc blob_part_take(struct cx *cx, struct blob_dir *dir, int64_t id, struct str name,
	const struct blob_rule *rule, struct blob *out);
/* Removes the pieces; there may be none. */
void blob_part_drop(struct blob_dir *dir, int64_t id);

/* ---- rows ---- */

/*
 * Adds the row to a plan, which keeps copies, and the first line of its checks; does nothing where
 * there is one already.
 */
void blob_add(struct db_plan *plan, const struct blob *b);
/* RC_NOT_FOUND. */
MUST_USE enum rc blob_find(
	struct cx *cx, struct db *db, const unsigned char digest[DIGEST_SIZE], struct blob *out);
/* Up to most rows in the order of digests, beginning after one (NULL: from the first). */
MUST_USE enum rc blob_list(struct cx *cx, struct db *db, const unsigned char *after, int64_t most,
	struct blob **out, size_t *n);

/* When a stored file was last compared with its digest, and how it came out. */
struct blob_check {
	unsigned char digest[DIGEST_SIZE];
	struct instant checked;
	bool sound;
};
/* The files not checked since a moment, the longest ago first; at most most. */
MUST_USE enum rc blob_check_due(struct cx *cx, struct db *db, struct instant since, int64_t most,
	struct blob_check **out, size_t *n);
/* The last check of one file; *found false where it has no row. */
MUST_USE enum rc blob_check_of(struct cx *cx, struct db *db,
	const unsigned char digest[DIGEST_SIZE], struct blob_check *out, bool *found);
/* Adds the outcome of a check to a plan. */
void blob_check_add(struct db_plan *plan, const struct blob_check *c);
/* How many files are known to be missing or changed, and one of them. */
MUST_USE enum rc blob_check_bad(struct cx *cx, struct db *db, int64_t *n, struct str *one);

/* Reads 64 hexadecimal digits. RC_INPUT. */
MUST_USE enum rc blob_digest_parse(
	struct cx *cx, struct str hex, unsigned char digest[DIGEST_SIZE]);

#endif
