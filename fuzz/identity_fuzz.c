/* Codes and sums: any bytes get an answer, and what is not right says why. */
#include "fuzz.h"
#include "law/identity.h"

FUZZ(cx, in)
{
	struct str why;
	struct identity_sum sum;
	enum identity_kind k = identity_look(cx->arena, in, &why);
	FUZZ_HOLDS((k == IDENTITY_CREDIT || k == IDENTITY_CITIZEN) == (why.n == 0));
	if (identity_sums_differ(cx->arena, in, &sum))
		FUZZ_HOLDS(sum.right.n && sum.words.n && sum.figures.n);
}
