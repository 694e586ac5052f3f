/*
 * The papers that an act would issue, before it is done, from what has been typed so far. Nothing
 * is written, no number is taken, and what the paper lacks shows as a blank. It goes the act's own
 * way, so that the page is the one that would be signed.
 */
#ifndef ZHIFA_MATTER_PREVIEW_H
#define ZHIFA_MATTER_PREVIEW_H

#include "matter/act.h"

struct matter_papers_seen {
	struct matter_paper_seen {
		struct str form, title;
		struct str number;  /* with a blank for the serial number */
		struct str content; /* as of a document, marked across its pages as a preview */
	} * v;
	size_t n, cap;
};

struct matter_look {
	/* For stored personal values; NULL: they are shown in full, and the caller has recorded
	 * the reading. What is being typed is shown as typed. */
	struct str (*mask)(struct arena *a, struct str s);
};

/*
 * Whether this person may take the action, whatever it still lacks; later: also where the matter
 * has gone on since. RC_FORBIDDEN, RC_REFUSED, RC_NOT_FOUND.
 */
MUST_USE enum rc matter_may(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct act_request *req, bool later);

/*
 * As matter_act, for who may take the action: RC_FORBIDDEN, RC_REFUSED where he may not, or where
 * the matter does not stand there. What is missing or wrong in the fields refuses nothing. An
 * action that issues nothing gives none; a proposal gives the papers of its approval.
 */
MUST_USE enum rc matter_preview(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct act_request *req, const struct matter_look *how,
	struct matter_papers_seen *out);

#endif
