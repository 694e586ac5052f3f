/*
 * The press: setters of papers (src/typeset) for any thread. A setter is used by one thread at a
 * time; the press keeps those that are free, with their fonts warm, and opens another when all
 * are at work.
 */
#ifndef ZHIFA_DOCUMENT_PRESS_H
#define ZHIFA_DOCUMENT_PRESS_H

#include "typeset/typeset.h"

struct press;

/*
 * Opens the first setter, so that a missing font is known at the start (RC_IO). The names in fonts
 * must outlive the press.
 */
MUST_USE enum rc press_new(struct cx *cx, const struct typeset_fonts *fonts, struct press **out);
/* Nobody may be at work. NULL is fine. */
void press_free(struct press *p);

/* As the functions of typeset.h, from a paper's stored content. */
MUST_USE enum rc press_check(struct cx *cx, struct press *p, struct str content);
MUST_USE enum rc press_pdf(
	struct cx *cx, struct press *p, struct str content, struct str *pdf, int *pages);
MUST_USE enum rc press_png(struct cx *cx, struct press *p, struct str content, int page,
	int dots_per_inch, struct str *png, int *pages);

#endif
