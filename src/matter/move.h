/*
 * Moving an open matter to the next version of the law pack, as that version states it
 * (law/transition.h): an act of the person whom the transition names, recorded with both versions,
 * their digests and the state it leads to. Its open children, which fulfil the contracts of its
 * version, go with it in the same act. It goes in by the one door: matter_act with the action
 * MATTER_MOVE and the fields `to` (the version the person saw) and `reason`.
 */
#ifndef ZHIFA_MATTER_MOVE_H
#define ZHIFA_MATTER_MOVE_H

#include "law/transition.h"
#include "matter/act.h"

#define MATTER_MOVE "pack.move"

/* How a matter stands to the version after its own. */
struct matter_moving {
	struct pack *from, *to; /* to NULL: none leads from its version to the one in force */
	const struct law_transition *t; /* of its procedure; NULL: nothing is said */
	struct str state_title;         /* where it will stand; empty where it has no place */
	struct act_judgement judged;    /* what stands in the way; forbidden: another one's act */
};

/* Looks at an open matter, for the case page. RC_PACK, RC_CORRUPT. */
MUST_USE enum rc matter_moving(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct matter *m, struct matter_moving *out);

#endif
