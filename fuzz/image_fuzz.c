/* Pictures: pixels of a size that may be taken, or a refusal in words. */
#include "evidence/copy.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	struct image im;
	struct str thumb;
	struct image_region *v;
	size_t n;
	if (in.n && in.p[0] == '[') { /* the regions of a copy */
		if (evidence_regions_read(cx, str_sub(in, 1, in.n), &v, &n) == RC_OK)
			FUZZ_HOLDS(n >= 1 && n <= COPY_MOST_REGIONS);
		return;
	}
	int turn = image_orientation(in);
	FUZZ_HOLDS(turn >= 1 && turn <= 8);
	(void)image_png_is_bare(in);
	if (image_thumb(cx, in, 64, &thumb) == RC_OK) {
		FUZZ_HOLDS(image_read(cx, thumb, &im) == RC_OK);
		FUZZ_HOLDS(im.width <= 64 && im.height <= 64);
		return;
	}
	FUZZ_HOLDS(cx->msg.n > 0);
}
