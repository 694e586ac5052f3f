/* The parts of the check. Internal to src/verify. */
#ifndef ZHIFA_VERIFY_INSIDE_H
#define ZHIFA_VERIFY_INSIDE_H

#include "matter/act.h"
#include "verify/verify.h"

/* Names a fault. Never a failure: the check goes on. */
void found(struct cx *cx, const struct verify_config *c, const char *part, int64_t organ,
	int64_t matter, const char *fmt, ...) __attribute__((format(printf, 6, 7)));
/* A context for one page of work: its own arena, the keys of the check. */
struct cx page_cx(struct cx *cx, const struct verify_config *c, struct arena *a);
/* Hands the page's failure on and resets its arena; gives the code. */
enum rc page_end(struct cx *cx, struct cx *page);

/* Where the event notes a copy with parts covered: proves it again from both files. */
void verify_copy(struct cx *cx, const struct verify_config *c, const struct event *e,
	const struct event_body *b);

/* Each reads its part of the store in pages. */
MUST_USE enum rc verify_matters(struct cx *cx, const struct verify_config *c);
MUST_USE enum rc verify_log(struct cx *cx, const struct verify_config *c);
MUST_USE enum rc verify_numbers(struct cx *cx, const struct verify_config *c);
MUST_USE enum rc verify_orphans(struct cx *cx, const struct verify_config *c);
MUST_USE enum rc verify_editions(struct cx *cx, const struct verify_config *c);
MUST_USE enum rc verify_blobs(struct cx *cx, const struct verify_config *c);

#endif
