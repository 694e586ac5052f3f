/* Input of an action, checked against the facts it asks. */
#ifndef ZHIFA_MATTER_FIELDS_H
#define ZHIFA_MATTER_FIELDS_H

#include "law/procedure.h"

/* The fact an ask refers to: of the procedure, or of the action's list. */
const struct law_fact *action_fact(
	const struct law_procedure *p, const struct law_action *a, const struct law_ask *ask);

/*
 * Checks what came in against what the action asks and gives the clean values. Every wrong,
 * missing or unasked field is one field error (RC_INPUT). Texts are trimmed of ASCII space at
 * both ends and otherwise kept byte for byte.
 */
MUST_USE enum rc fields_check(struct cx *cx, const struct law_procedure *p,
	const struct law_action *a, const struct facts *in, struct facts *out);

/* The same of what is half typed: what is missing, not asked or cannot be shown is left out. Never
 * fails. */
void fields_take(struct cx *cx, const struct law_procedure *p, const struct law_action *a,
	const struct facts *in, struct facts *out);

#endif
