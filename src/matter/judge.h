/* Internal to src/matter: judging with and without a request. */
#ifndef ZHIFA_MATTER_JUDGE_H
#define ZHIFA_MATTER_JUDGE_H

#include "matter/act.h"

/* req NULL: judged without input, for display. */
MUST_USE enum rc judge(struct cx *cx, const struct matter_service *svc, const struct actor *actor,
	struct matter_view *view, const struct law_action *action, const struct act_request *req,
	struct act_judgement *out);

/* The same of the matter itself, whoever acts: state, windows, guards, papers, children. */
MUST_USE enum rc judge_standing(struct cx *cx, const struct matter_service *svc,
	struct matter_view *view, const struct law_action *action, struct act_judgement *out);

#endif
