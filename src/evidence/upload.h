/*
 * Uploads that survive a lost connection: begun with name and size, sent piece by piece, stored
 * when all is there and its digest is the one that the sender computed. The pieces are src/blob's
 * (blob_part_…), the row says whose they are. What nobody goes on with is cleaned away.
 */
#ifndef ZHIFA_EVIDENCE_UPLOAD_H
#define ZHIFA_EVIDENCE_UPLOAD_H

#include "blob/blob.h"

/* Uploads that one officer may have open. */
#define UPLOAD_MOST_OPEN 20
/* Bytes of one piece. */
#define UPLOAD_PIECE ((size_t)8 << 20)

struct upload {
	int64_t id, officer, size;
	struct str name;
	struct instant started;
};

/* Plans a new upload. RC_INPUT: no size; RC_TOO_LARGE; RC_BUSY: too many are open. */
MUST_USE enum rc upload_start(struct cx *cx, struct db *db, int64_t officer, struct str name,
	int64_t size, struct db_plan *plan, struct upload *out);
/* RC_NOT_FOUND where this officer has no such upload. */
MUST_USE enum rc upload_find(
	struct cx *cx, struct db *db, int64_t officer, int64_t id, struct upload *out);
/*
 * Stores what came in and plans its row and the end of the upload. RC_INPUT: not all is there yet,
 * or the digest (hex; may be empty) is another; else as blob_take.
 */
MUST_USE enum rc upload_finish(struct cx *cx, struct blob_dir *blobs, const struct upload *u,
	struct str digest, struct db_plan *plan, struct blob *out);
/* Plans that an upload is no more; its pieces are the caller's to drop after the commit. */
void upload_end(struct db_plan *plan, int64_t id);
/* Uploads begun before a moment; at most 100. */
MUST_USE enum rc upload_stale(
	struct cx *cx, struct db *db, struct instant before, int64_t **ids, size_t *n);

#endif
