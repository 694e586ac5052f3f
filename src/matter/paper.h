/* A paper's content: everything that is printed on it, as JSON (docs/architecture.md). */
#ifndef ZHIFA_MATTER_PAPER_H
#define ZHIFA_MATTER_PAPER_H

#include "matter/view.h"

struct matter_paper {
	const struct law_form *form;
	struct str number, code;
	struct date date;
	struct str blocks; /* JSON */
	struct str verify; /* what its QR code says; empty: number and code */
	struct str mark;   /* across its pages: "预览" */
};

/*
 * Whether a paper would go out with a Mongolian text that no reader has signed; what then stands
 * across its pages while it is looked at, or else that it is not signed.
 */
bool matter_paper_unread(struct matter_view *v, const struct law_form *f);
struct str matter_paper_mark(struct matter_view *v, const struct law_form *f);
/* The content of a paper of the view's matter. The same arguments give the same bytes. */
struct str matter_paper_content(
	struct arena *a, const struct matter_view *v, const struct matter_paper *p);
/* A pattern such as {organ}罚〔{year}〕{n}号 filled in; n 0: not taken yet, a blank stands there.
 */
struct str matter_number_text(
	struct arena *a, struct str pattern, struct str organ, int64_t year, int64_t n);

/*
 * A paper names its party, so its content is encrypted at rest where the context has keys. open
 * gives the content as it was signed; RC_CORRUPT.
 */
struct str matter_content_seal(struct cx *cx, int64_t organ, int64_t id, struct str content);
MUST_USE enum rc matter_content_open(
	struct cx *cx, int64_t organ, int64_t id, struct str kept, struct str *out);

#endif
