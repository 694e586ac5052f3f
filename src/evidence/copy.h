/*
 * What there is beside a matter's stored files: copies in which parts are covered, and who looked
 * at what. A covered copy is a file of its own; the matter's events say what it was made of
 * (matter_note_copied), so that it is chained, sealed and part of the dossier. The original is
 * read and nothing else.
 */
#ifndef ZHIFA_EVIDENCE_COPY_H
#define ZHIFA_EVIDENCE_COPY_H

#include "blob/blob.h"
#include "image/image.h"
#include "law/value.h"

#define COPY_MOST_REGIONS 100
#define COPY_MOST_BYTES ((int64_t)64 << 20)

struct evidence_copy {
	struct blob blob;
	/* of the original's pixels with the regions blackened, and of the copy's: they are equal */
	unsigned char masked[DIGEST_SIZE];
};

/*
 * Makes and stores a copy of a JPEG or PNG whose regions are black: decoded, blackened, written
 * as a PNG without anything beside its pixels, read again and compared. Outside the regions every
 * pixel is that of the original; what stood under them is nowhere in the file. RC_INPUT: no or
 * too many regions, or one outside the picture; RC_MEDIA, RC_TOO_LARGE; as blob_load and blob_put.
 */
MUST_USE enum rc evidence_redact(struct cx *cx, struct blob_dir *blobs, const struct blob *original,
	const struct image_region *v, size_t n, struct evidence_copy *out);
/*
 * Proves the same of two stored files, and that masked is the digest that was noted then.
 * RC_CORRUPT where it does not hold.
 */
MUST_USE enum rc evidence_copy_check(struct cx *cx, struct blob_dir *blobs,
	const unsigned char original[DIGEST_SIZE], const unsigned char copy[DIGEST_SIZE],
	const unsigned char masked[DIGEST_SIZE], const struct image_region *v, size_t n);
/* Regions as text "x,y,width,height;…" for the event, and back. RC_INPUT. */
struct str evidence_regions_write(struct arena *a, const struct image_region *v, size_t n);
MUST_USE enum rc evidence_regions_read(
	struct cx *cx, struct str text, struct image_region **v, size_t *n);

/* One reading of a file of a matter, the newest first. */
struct evidence_reading {
	struct str digest, name; /* hex; of the officer */
	struct instant at;
};
/* Of what kind: "file" (the original or a copy), "thumbs". At most 5,000. */
MUST_USE enum rc evidence_readings(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str what, struct evidence_reading **out, size_t *n);
/* Whether it is on record since then that this officer has looked at thumbnails of the matter. */
MUST_USE enum rc evidence_thumbs_seen(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t officer, struct instant since, bool *seen);

#endif
