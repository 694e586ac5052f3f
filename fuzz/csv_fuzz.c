/* CSV: rows that are read are written so that they read the same. */
#include "format/csv.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	struct buf b = buf_in(cx->arena);
	struct csv_out w = csv_to(&b, false);
	struct csv_in r = csv_from(in);
	struct csv_row row, again;
	bool more, more_again;
	enum rc rc;
	while ((rc = csv_next(cx, &r, &row, &more)) == RC_OK && more) {
		for (size_t i = 0; i < row.n; i++)
			csv_cell(&w, row.v[i]);
		csv_row_end(&w);
	}
	if (rc != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	/* our rows end in CRLF and have no mark, unless the first cell begins with one */
	if (b.n >= 3 && memcmp(b.p, "\xEF\xBB\xBF", 3) == 0)
		return;
	r = csv_from(in);
	struct csv_in s = csv_from(buf_get(&b));
	do {
		FUZZ_HOLDS(csv_next(cx, &r, &row, &more) == RC_OK);
		FUZZ_HOLDS(csv_next(cx, &s, &again, &more_again) == RC_OK);
		FUZZ_HOLDS(more == more_again && row.n == again.n);
		for (size_t i = 0; i < row.n; i++)
			FUZZ_HOLDS(str_eq(row.v[i], again.v[i]));
	} while (more);
}
