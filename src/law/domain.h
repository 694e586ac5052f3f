/*
 * The finite domain of everything a guard may read: what the checker enumerates, and what a
 * guard is tried with at load. Numbers are cut at their named thresholds into representatives
 * (just below, at, just above); texts, dates and files are absent or present.
 */
#ifndef ZHIFA_LAW_DOMAIN_H
#define ZHIFA_LAW_DOMAIN_H

#include "law/pack.h"

struct domain {
	struct value *v;
	size_t n;
};

/* Domain of a name in a procedure; n = 0 if there is no such name. on: day for thresholds. */
struct domain domain_of(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str name, struct date on);

#endif
