/* Internal to src/matter: clocks resolved to days, so that the fold needs no calendar. */
#ifndef ZHIFA_MATTER_CLOCKS_H
#define ZHIFA_MATTER_CLOCKS_H

#include "matter/clock.h"

/*
 * Works out the days of a clock from its start, length, extension and the pauses it had; those
 * that still last are left out of account. RC_PACK where it has no length that can be counted.
 */
MUST_USE enum rc clock_resolve(struct cx *cx, struct place place, struct event_clock *c,
	const struct term_pause *pauses, size_t n);

#endif
