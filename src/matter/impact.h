/*
 * What another version of the law pack would change in an open matter: it is judged under its own
 * version and under the other as it would pass to it (law/transition.h; where nothing is said, by
 * the names that both have), and what differs is told: where it would stand, what may be done next
 * and what refuses it, when its clocks end, what is calculated, which limits hold. Nothing is
 * written, and what the law deems to happen meanwhile is not applied.
 */
#ifndef ZHIFA_MATTER_IMPACT_H
#define ZHIFA_MATTER_IMPACT_H

#include "law/transition.h"
#include "matter/act.h"

enum impact_kind {
	IMPACT_STATE,   /* it has no place in the other version, or another one */
	IMPACT_ADDED,   /* an act that may be taken there */
	IMPACT_GONE,    /* one that may not be taken there any more */
	IMPACT_REFUSED, /* refused there for this reason, and not here */
	IMPACT_ALLOWED, /* refused here, and not there */
	IMPACT_CLOCK,
	IMPACT_VALUE, /* calculated */
	IMPACT_LIMIT  /* a number that the next acts are measured by */
};
#define IMPACT_KINDS 8
/* "state", "added", …, and in Chinese. */
const char *impact_kind_name(enum impact_kind k);
const char *impact_kind_title(enum impact_kind k);

struct impact_change {
	enum impact_kind kind;
	struct str id, title;     /* of the act, clock, fact, number */
	struct str before, after; /* in words; of a refusal, after is the reason */
	struct str basis;         /* of a refusal */
};

struct impact {
	struct matter m;
	struct str procedure; /* title */
	bool passes;          /* open matters of this kind may pass to the other version */
	struct impact_change *v;
	size_t n, cap;
};

/*
 * Compares one matter on a day. svc->pack is the version in force, to the other one. out->n is 0
 * where nothing differs, or where the matter follows just that version. RC_PACK where its own is
 * not at hand.
 */
MUST_USE enum rc matter_impact(struct cx *cx, const struct matter_service *svc, struct pack *to,
	int64_t organ, int64_t matter, struct impact *out);
/* One difference in words. */
void impact_line(struct buf *b, const struct impact_change *c);

/* A walk through all open matters: by organ, procedure, id. Begins with zeros. */
struct impact_place {
	int64_t organ;
	struct str procedure;
	int64_t id;
};
/* The next organ with a matter after one; the next procedure of it. *found false: there is none. */
MUST_USE enum rc impact_next_organ(
	struct cx *cx, struct db *db, int64_t after, int64_t *organ, bool *found);
MUST_USE enum rc impact_next_procedure(struct cx *cx, struct db *db, int64_t organ,
	struct str after, struct str *procedure, bool *found);
/* The next open matters of a procedure, by id; at most IMPACT_PAGE. */
#define IMPACT_PAGE 200
MUST_USE enum rc impact_next_matters(
	struct cx *cx, struct db *db, const struct impact_place *after, int64_t *ids, size_t *n);

#endif
