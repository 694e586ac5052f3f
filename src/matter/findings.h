/*
 * Findings on what is being written: what would stop the act if it were done now (red), and what
 * stays for the person to answer or look at (amber). Red ones are the act's own refusals and errors
 * of fields, so that the screen never says anything else than the act; what nobody has filled in
 * yet is told once, as missing, and not again by every guard that reads it.
 */
#ifndef ZHIFA_MATTER_FINDINGS_H
#define ZHIFA_MATTER_FINDINGS_H

#include "matter/preview.h"

struct matter_finding {
	/* id: a rule, or "field.missing", "field.wrong", "cite", "code", "ended", "differs", or
	 * what the form of the paper names it */
	struct law_finding is;
	struct value fix; /* the one value that would be right; VALUE_NIL where there is not one */
};
struct matter_findings {
	struct matter_finding *v;
	size_t n, cap;
};

/*
 * For who may take the action, as matter_preview. A guard is judged where everything it reads of
 * the form is filled in. Stored personal values are told masked, by how->mask.
 */
MUST_USE enum rc matter_findings(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct act_request *req, const struct matter_look *how,
	struct matter_findings *out);

#endif
