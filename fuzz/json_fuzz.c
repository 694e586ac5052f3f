/* JSON: what is read has a canonical form, and that form reads as itself. */
#include "format/json.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	struct json *v, *again;
	if (json_parse(cx, in, &v) != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	struct buf one = buf_in(cx->arena), two = buf_in(cx->arena);
	json_canonical(&one, v);
	FUZZ_HOLDS(json_parse(cx, buf_get(&one), &again) == RC_OK);
	json_canonical(&two, again);
	FUZZ_HOLDS(str_eq(buf_get(&one), buf_get(&two)));
}
