/*
 * The checker: proves the pack's properties before a pack is used.
 *
 * Safety ("never A before B"): every reachable state of a procedure is explored in an
 * abstraction that over-approximates it. Tracked are the control state, what the guards of A
 * read (and what those are copied from), and which labels have happened; a guard that reads
 * anything else may hold or not, any running clock may fall due, an open child may end with
 * any outcome, entered values are any of their finite domain. So a proof holds for the real
 * procedure, and a counter-example is the shortest story in the abstraction.
 *
 * Reachability: for every state that some walk reaches, a walk from it to an end is sought; a
 * state without one is named with the story that leads into it.
 */
#ifndef ZHIFA_LAW_CHECK_H
#define ZHIFA_LAW_CHECK_H

#include "law/pack.h"

struct check_finding {
	struct str procedure, property, title, basis;
	bool holds;
	struct str story; /* of the counter-example, one step a line; empty where it holds */
	int64_t states;   /* explored */
};

struct check_report {
	struct {
		struct check_finding *v;
		size_t n, cap;
	} findings;
	bool holds; /* all of them */
};

/* Checks all procedures and properties. RC_PACK where a guard fails to answer. */
MUST_USE enum rc law_check(struct cx *cx, struct pack *p, struct check_report *out);

#endif
