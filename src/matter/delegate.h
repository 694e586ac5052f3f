/*
 * Officers of an organisation that was entrusted, in the matters of the organ that entrusted it
 * (委托, 处罚法20): such a matter is the principal's from its first event on, with its power, its
 * numbers and its papers, and carries the delegate's id. Internal to src/matter.
 */
#ifndef ZHIFA_MATTER_DELEGATE_H
#define ZHIFA_MATTER_DELEGATE_H

#include "matter/write.h"

/* How an officer of another organ stands before an action. */
struct delegate {
	bool is_one;      /* he acts for the matter's organ, as far as nothing stands against it */
	bool hidden;      /* never his, whatever the day: the action is not shown to him */
	const char *rule; /* what stands against it; NULL: nothing */
	struct str why;
};

MUST_USE enum rc delegate_judge(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, struct matter_view *view, const struct law_action *action,
	const struct law_role *role, struct delegate *out);
/*
 * Where a matter is opened on a power that the organ uses for another one, the request becomes the
 * same request in the other's name. RC_REFUSED where that one has the power no more.
 */
MUST_USE enum rc delegate_open(struct act *t);
/* Whether an officer may be named in a matter: of its organ, or of the one that was entrusted. */
MUST_USE enum rc delegate_officer(struct act *t, const struct matter *m, int64_t id, bool *may);
/* Notes in the event to which organ the person belongs, where it is another one. */
MUST_USE enum rc delegate_note(struct act *t, const struct work *w, struct event_body *b);

#endif
