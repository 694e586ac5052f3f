/* Inside of the checker. Internal to src/law. */
#ifndef ZHIFA_LAW_CHECK_PRIV_H
#define ZHIFA_LAW_CHECK_PRIV_H

#include "law/check.h"
#include "law/model.h"

/* Moves in order. */
struct path {
	int16_t *v;
	size_t n;
};

enum search_end { SEARCH_NONE, SEARCH_HIT, SEARCH_FULL };

/* Says of a step that it is the one looked for. */
typedef bool search_hit(
	void *arg, const struct model_state *from, size_t move, const struct model_state *to);

/* Breadth first; the path to the first hit is a shortest one. *states: how many were explored. */
enum search_end search_run(
	struct model *m, search_hit *hit, void *arg, struct path *path, int64_t *states);
/*
 * The same, exact: a path that some guard stops is no hit; what that guard reads is tracked from
 * then on (and stays tracked). SEARCH_FULL where there were too many states.
 */
enum search_end search_exact(
	struct model *m, search_hit *hit, void *arg, struct path *path, int64_t *states);
/*
 * Whether the moves can be made one after the other, the last of them as hit wants it (NULL: in any
 * way). last receives a state they end in, or is NULL.
 */
bool path_possible(struct model *m, const struct path *path, search_hit *hit, void *arg,
	struct model_state *last);
/* The moves as steps of the finding's story, with what has to be entered. */
void path_tell(struct model *m, const struct path *path, struct check_finding *f);

/* Of a property; holds. */
struct check_finding check_finding_of(const struct law_property *x);
void check_add(struct cx *cx, struct check_report *out, const struct check_finding *f);

/* Each adds its finding or findings. */
MUST_USE enum rc check_acts(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
MUST_USE enum rc check_only(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
MUST_USE enum rc check_clock(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
/* Papers, numbers, roles. */
MUST_USE enum rc check_facts(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
/* Every paper of the pack is made by some act. */
MUST_USE enum rc check_papers(struct cx *cx, struct pack *p, struct check_report *out);
/* Matters wait for their children, and that never leads back. */
MUST_USE enum rc check_waits(struct cx *cx, struct pack *p, struct check_report *out);
/* Whether the property is of this act. */
bool check_is_of(const struct pack *p, const struct law_procedure *r, const struct law_property *x,
	const struct law_action *a);
MUST_USE enum rc check_never(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
MUST_USE enum rc check_apart(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out);
MUST_USE enum rc check_reach(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out);
MUST_USE enum rc check_clocks(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out);
/* What the law deems happens in every state in which its clock may fall due. */
MUST_USE enum rc check_deem(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out);

#endif
