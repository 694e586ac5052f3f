/* Inclusion proofs: what is read is within bounds, and is written as it was read. */
#include "fuzz.h"
#include "ledger/proof.h"

FUZZ(cx, in)
{
	struct proof p, again;
	if (proof_parse(cx, in, &p) != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	FUZZ_HOLDS(p.index >= 0 && p.index < TREE_MOST && p.path.n <= TREE_LEVELS);
	struct str text = proof_write(cx->arena, &p);
	FUZZ_HOLDS(proof_parse(cx, text, &again) == RC_OK);
	FUZZ_HOLDS(
		again.index == p.index && again.path.n == p.path.n && str_eq(again.note, p.note));
	/* byte for byte, but for the line that is signed by nobody */
	if (str_find(in, STR("\nextra "), 0) == in.n)
		FUZZ_HOLDS(str_eq(text, in));
}
