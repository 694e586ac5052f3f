/* What is found in a paper while it is written: by the platform, or by its form in the pack. */
#ifndef ZHIFA_LAW_FINDING_H
#define ZHIFA_LAW_FINDING_H

#include "base/str.h"

enum finding_level {
	FINDING_RED,   /* the act is refused */
	FINDING_AMBER, /* to be looked at; stays in the event of the act */
	FINDING_NOTE   /* what could not be checked: told, and not kept */
};

struct law_finding {
	enum finding_level level;
	struct str id;
	struct str field; /* fact; empty: of the whole */
	struct str text, basis;
};
struct law_findings {
	struct law_finding *v;
	size_t n, cap;
};

#endif
