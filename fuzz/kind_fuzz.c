/* The type of a file: a known type or a refusal in words, and a file without its end is no file. */
#include "blob/kind.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	const struct blob_type *t = NULL;
	if (blob_type_of(cx, in, &t) != RC_OK) {
		FUZZ_HOLDS(cx->rc == RC_INPUT || cx->rc == RC_MEDIA);
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	FUZZ_HOLDS(t == blob_type_find(str_c(t->media)));
}
