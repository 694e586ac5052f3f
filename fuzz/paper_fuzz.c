/* The JSON of a paper: read or refused in words; what is read can be written in every reading form.
 */
#include "fuzz.h"
#include "typeset/block.h"

FUZZ(cx, in)
{
	struct paper p;
	struct buf b = buf_in(cx->arena);
	if (paper_read(cx, in, &p) != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	paper_html(&b, &p);
	paper_text(&b, &p);
	FUZZ_HOLDS(b.n > 0);
}
