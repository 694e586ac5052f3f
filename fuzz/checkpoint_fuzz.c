/* Signed notes: what is read is within bounds; a checkpoint of ours is written as it was read. */
#include "fuzz.h"
#include "ledger/checkpoint.h"

FUZZ(cx, in)
{
	struct checkpoint c, again;
	struct checkpoint_key key;
	static const unsigned char seed[32] = {1};
	if (checkpoint_key_parse(cx, in, &key) == RC_OK)
		FUZZ_HOLDS(checkpoint_name_check(key.name));
	cx_clear(cx);
	if (checkpoint_parse(cx, in, &c) != RC_OK) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	FUZZ_HOLDS(c.origin.n > 0 && c.size >= 0 && c.size < TREE_MOST);
	if (!checkpoint_name_check(c.origin))
		return;
	struct sign_key *signer = sign_key_seeded(cx, seed);
	key = (struct checkpoint_key){.name = c.origin};
	sign_key_public(signer, key.pub);
	struct str note = checkpoint_sign(cx, &c, signer);
	if (note.n <= CHECKPOINT_MOST)
		FUZZ_HOLDS(checkpoint_open(cx, note, &key, &again) == RC_OK);
	/* the text comes out as it came in, up to the blank line before the signatures */
	size_t n = str_find(note, STR("\n\n"), 0);
	FUZZ_HOLDS(str_eq(str_sub(note, 0, n), str_sub(in, 0, n)));
}
