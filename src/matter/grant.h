/*
 * What acts do to the register of powers (passes of a procedure, docs/pack-format.md): a power that
 * is entrusted, handed over or taken back becomes rows that the event names one by one. Internal to
 * src/matter.
 */
#ifndef ZHIFA_MATTER_GRANT_H
#define ZHIFA_MATTER_GRANT_H

#include "matter/act.h"

struct grant {
	struct {
		struct event_power *v;
		size_t n, cap;
	} rows;
	/* why it cannot be, in an officer's words; then the rows are not complete */
	struct {
		struct str *v;
		size_t n, cap;
	} faults;
};

/* What an action would write on the day of the view; nothing where it writes nothing. */
MUST_USE enum rc grant_work_out(struct cx *cx, const struct matter_service *svc,
	struct matter_view *view, const struct law_action *a, struct grant *out);

#endif
