/*
 * What comes again by itself: a procedure of the pack with `recurs` has one matter for each organ
 * and period (the half-yearly report of a delegate, the periodic look of a head at the records of
 * inspections). It is opened once the period is over, in every organ that on its last day held a
 * power under the procedure. The request id is made of procedure and period, so that a period is
 * opened once, whoever tries and however often.
 */
#ifndef ZHIFA_MATTER_RECUR_H
#define ZHIFA_MATTER_RECUR_H

#include "matter/act.h"

struct recur_period {
	struct date from, to; /* first and last day */
	struct str name;      /* 2026年上半年 */
};

/* The period that was over most recently, on a day; every is not RECUR_NEVER. */
struct recur_period recur_before(struct arena *a, enum recur_every every, struct date day);

/*
 * Plans the opening for the period that is over; *plan is NULL where the organ has it already or
 * holds no power under the procedure.
 */
MUST_USE enum rc matter_recur(struct cx *cx, const struct matter_service *svc, int64_t organ,
	const struct law_procedure *p, struct db_plan **plan);

#endif
