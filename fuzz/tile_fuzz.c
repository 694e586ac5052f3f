/* Tile paths and event records: one text for one value. */
#include "fuzz.h"
#include "ledger/chain.h"
#include "ledger/tile.h"

FUZZ(cx, in)
{
	struct tile t;
	if (tile_path_parse(in, &t))
		FUZZ_HOLDS(str_eq(tile_path(cx->arena, t), in));

	struct chain_event e;
	unsigned char body[DIGEST_SIZE];
	struct str text;
	if (chain_parse(cx, in, &e, body) == RC_OK) {
		FUZZ_HOLDS(chain_encode(cx, DIGEST_SHA256, &e, &text) == RC_OK);
		/* all but the digest of the body, which is not here */
		FUZZ_HOLDS(text.n == in.n &&
			   str_eq(str_sub(text, 0, in.n - 65), str_sub(in, 0, in.n - 65)));
	}
}
