/*
 * Result codes. Every fallible function returns enum rc; the message and, for a
 * refusal by law, its particulars are in the context (cx.h). The table in rc.def
 * is the only place where a code, its HTTP status and its API string meet.
 */
#ifndef ZHIFA_BASE_RC_H
#define ZHIFA_BASE_RC_H

enum rc {
#define RC(name, status, api, title) RC_##name,
#include "base/rc.def"
#undef RC
};

#define MUST_USE __attribute__((warn_unused_result))

/* HTTP status of a code. */
int rc_status(enum rc rc);
/* Stable API string of a code, such as "bad-input". */
const char *rc_name(enum rc rc);
/* Chinese title of a code. */
const char *rc_title(enum rc rc);

#endif
