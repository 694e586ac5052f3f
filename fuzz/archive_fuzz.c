/* ZIP: what is read stays within the limits, and can be written and read as the same. */
#include "format/archive.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	const struct archive_limits limits = {.entries = 16, .each = 1 << 16, .total = 1 << 18};
	struct archive z, again;
	struct str bytes;
	if (archive_open(cx, in, 16, &z) == RC_OK) {
		/* what is taken for an export of ours is one, to the last byte */
		FUZZ_HOLDS(archive_write(cx, &z, &bytes) == RC_OK && str_eq(bytes, in));
	}
	cx_clear(cx);
	if (archive_read(cx, in, limits, &z) != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	size_t total = 0;
	FUZZ_HOLDS(z.n <= limits.entries);
	for (size_t i = 0; i < z.n; i++) {
		FUZZ_HOLDS(archive_name_check(z.v[i].name) && z.v[i].data.n <= limits.each);
		total += z.v[i].data.n;
	}
	FUZZ_HOLDS(total <= limits.total);
	FUZZ_HOLDS(archive_write(cx, &z, &bytes) == RC_OK);
	FUZZ_HOLDS(archive_read(cx, bytes, limits, &again) == RC_OK && again.n == z.n);
	for (size_t i = 0; i < z.n; i++)
		FUZZ_HOLDS(str_eq(z.v[i].name, again.v[i].name) &&
			   str_eq(z.v[i].data, again.v[i].data));
}
