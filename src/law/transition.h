/*
 * How open matters pass to a version of the law pack: what transitions.lua says of each procedure
 * that differs from the version before (docs/pack-format.md), and the check that nothing that
 * differs is passed over in silence.
 */
#ifndef ZHIFA_LAW_TRANSITION_H
#define ZHIFA_LAW_TRANSITION_H

#include "law/diff.h"

/* Why a matter follows the old rule or the new: procedure, the act's time, the lighter rule. */
enum law_ground { GROUND_PROCEDURE, GROUND_SUBSTANCE, GROUND_LIGHTER };

/* A state, fact or clock of the version before: another name, stays as it is, has no place. */
enum law_moved_kind { MOVED_TO, MOVED_STAYS, MOVED_NOT };
struct law_moved {
	struct str old, to; /* to: of MOVED_TO */
	enum law_moved_kind kind;
};
struct law_moves {
	struct law_moved *v;
	size_t n;
};

struct law_transition {
	struct str *names; /* procedures, "FAMILY.*", "*", or "@number" */
	size_t name_n;
	enum law_ground ground;
	bool is_open; /* open matters may pass; otherwise only new ones follow the version */
	struct date from;
	int by; /* role that passes a matter; -1 unless is_open */
	struct str why, basis;
	struct law_moves states, facts, clocks;
	struct law_effects fx; /* beside what is mapped, as of an act of the new procedure */
};

struct law_transitions {
	struct str after; /* the version before; empty: the pack states none */
	struct law_transition *v;
	size_t n;
};

const struct law_transitions *pack_transitions(const struct pack *p);
/* What the pack says of a procedure, or of a number ("@id"); NULL: nothing. */
const struct law_transition *pack_transition(const struct pack *p, struct str name);
/* What is said of one state, fact or clock; NULL: nothing, the name stands for itself. */
const struct law_moved *law_move_of(const struct law_moves *all, struct str old);
/* The state of the new procedure in which a matter stands that was in this one; -1: in none. t:
 * what is said of the procedure, or NULL. */
int transition_state(
	const struct law_transition *t, const struct law_procedure *new, struct str state);
/* Whether a procedure of the old pack differs in the new, in itself or in a number it reads. */
bool transition_needed(
	struct cx *cx, const struct pack *old, const struct pack *new, struct str procedure);
/* 程序规定, …: the ground in words. */
const char *law_ground_title(enum law_ground g);

/*
 * Whether the new pack says of everything that differs from the old one how it passes, and says it
 * so that it can be done. What is missing goes to told, a line each; *n counts the faults.
 */
void transitions_check(
	struct cx *cx, const struct pack *old, const struct pack *new, struct buf *told, size_t *n);

#endif
