/* Internal to src/matter: turning the effects of an action into a resolved event body. */
#ifndef ZHIFA_MATTER_EFFECTS_H
#define ZHIFA_MATTER_EFFECTS_H

#include "matter/act.h"

struct effects_at {
	struct cx *cx;
	const struct matter_service *svc;
	struct matter_view *view;   /* of the matter before the event, input laid over it */
	const struct matter *ended; /* child that ended, for out "fact"; or NULL */
	int64_t actor;
	struct event_body *body;
	struct date due; /* last day of the clock that brings an act of law; DATE_NONE otherwise */
	struct instant when; /* of the event: hours run from it */
};

/* Sets, clears and clocks of fx into the body. Facts already in body->set are seen by copies and
 * clocks. */
MUST_USE enum rc effects_resolve(struct effects_at *at, const struct law_effects *fx);

/* The matter ends with this event: so do its clocks, but for those that go on without it. */
void effects_end(struct effects_at *at);

/* The days of a clock that starts; DATE_NONE where there is none. */
struct clock_days {
	struct date from;   /* it is counted from */
	struct date to;     /* last day that somebody named */
	struct date before; /* it is counted back from */
};
/* Resolves a clock that starts. */
MUST_USE enum rc clock_start(struct effects_at *at, const struct law_clock *c,
	struct clock_days days, struct event_clock *out);
/* The clock goes on as one of another version: from its day, with what it was extended and paused,
 * by the length that holds on the day of the view. */
MUST_USE enum rc clock_renew(struct effects_at *at, const struct matter_clock *k,
	const struct law_clock *c, struct event_clock *out);
/* Resolves a clock once more by a threshold, or to a day. */
MUST_USE enum rc clock_extend(struct effects_at *at, const struct matter_clock *k, struct str by,
	struct date to, struct event_clock *out);
/* Resolves a suspended clock that runs again from the day of the view. */
MUST_USE enum rc clock_resume(
	struct effects_at *at, const struct matter_clock *k, struct event_clock *out);

#endif
