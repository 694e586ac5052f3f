/*
 * Pictures as pixels: JPEG and PNG are decoded, parts are blackened, and what results is written
 * anew. This folder alone uses libjpeg and libpng. Every input is foreign: the size is looked at
 * before memory is taken, and damage is a failure, never a guess of what the pixels were.
 *
 * A picture stands as it is to be seen: the turn that a camera notes beside the pixels (EXIF
 * orientation) has been carried out, because nothing that is written here has such notes.
 */
#ifndef ZHIFA_IMAGE_IMAGE_H
#define ZHIFA_IMAGE_IMAGE_H

#include "base/cx.h"
#include "crypto/digest.h"

struct image {
	int64_t width, height;
	unsigned char *rgb; /* three bytes a pixel, rows from the top, no gaps; in the arena */
};

struct image_region {
	int64_t x, y, width, height;
};

#define IMAGE_MOST_PIXELS ((int64_t)50000000)
#define IMAGE_MOST_SIDE ((int64_t)30000)

/*
 * Decodes a JPEG or PNG. Transparent parts are laid on white, deeper colours are reduced to eight
 * bits. RC_MEDIA: something else; RC_INPUT: damaged; RC_TOO_LARGE.
 */
MUST_USE enum rc image_read(struct cx *cx, struct str bytes, struct image *out);
/* A copy in which the regions are black; what lies outside the picture is cut off. */
struct image image_blacken(
	struct arena *a, const struct image *im, const struct image_region *v, size_t n);
/* SHA-256 of size and pixels. */
void image_digest(const struct image *im, unsigned char digest[DIGEST_SIZE]);
/* As a PNG with pixels and nothing beside them. RC_IO where the library fails. */
MUST_USE enum rc image_png(struct cx *cx, const struct image *im, struct str *out);
/* Whether a PNG has only the chunks that carry its pixels: no text, no time, no EXIF. */
bool image_png_is_bare(struct str bytes);
/* A small JPEG of a picture, neither side longer than most (at least 16). Fails like image_read. */
MUST_USE enum rc image_thumb(struct cx *cx, struct str bytes, int64_t most, struct str *out);

/* ---- internal to src/image ---- */

/* at_least: the decoder may leave out detail as long as the longer side stays so long; 0: none. */
MUST_USE enum rc image_read_jpeg(
	struct cx *cx, struct str bytes, int64_t at_least, struct image *out);
MUST_USE enum rc image_write_jpeg(struct cx *cx, const struct image *im, struct str *out);
/* The EXIF orientation of a JPEG, 1 to 8; 1 where there is none. */
int image_orientation(struct str jpeg);
/* Turns and mirrors as an EXIF orientation asks. */
struct image image_turn(struct arena *a, const struct image *im, int orientation);
/* RC_TOO_LARGE or RC_INPUT unless such a picture can be taken. */
MUST_USE enum rc image_check_size(struct cx *cx, int64_t width, int64_t height);

#endif
