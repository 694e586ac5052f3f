/*
 * A matter seen through its procedure on a day: what guards, calc functions and document
 * bodies read. Asked values that are being entered lie over the stored facts.
 */
#ifndef ZHIFA_MATTER_VIEW_H
#define ZHIFA_MATTER_VIEW_H

#include "db/db.h"
#include "law/pack.h"
#include "matter/clock.h"

struct matter_view {
	struct cx *cx;
	struct db *db; /* where the papers of children are; NULL: only the matter's own */
	struct pack *pack;
	const struct law_procedure *procedure;
	const struct matter *m;
	const struct facts *input; /* what is being entered, or NULL */
	/* The row that the act enters or changes, as it will be; NULL: none. key is its own. */
	const struct matter_item *item;
	struct str field;      /* of the power: thresholds may differ by it */
	struct date on;        /* effective day */
	struct instant moment; /* of that day, where the time is known; 0 otherwise */
	struct date today;
	struct instant now;
	struct place place; /* of the organ: whose days count */
	struct facts sys;   /* "sys.enforce_self", "organ", "organ_short", … */
	struct laws_memo *laws; /* matter/laws.h */
	/* An action whose input is not known yet, or NULL; touched: something it asks was read. */
	const struct law_action *awaited;
	bool touched;
	/* The matter as it was when a paper was issued, read once each. */
	struct {
		struct view_then {
			struct str form;
			const struct matter *m; /* NULL: none was issued */
		} * v;
		size_t n, cap;
	} then;
	/* The credential that was looked up last: an officer's acts are judged one after the other.
	 */
	struct matter_card {
		int64_t organ, officer;
		struct date on;
		bool valid;
		struct str no, why;
	} card;
	/* guards and bodies fail through cx; calc functions that fail give nil and set cx->rc */
	int depth;
};

/* The reading end for pack.h. The view must outlive it. */
struct law_env matter_view_env(struct matter_view *v);
/* One name, as a guard would read it. */
struct value matter_view_get(struct matter_view *v, struct str name);
/* The moment of the act: now, or the time of the day from which it takes effect; where no time is
 * known, the beginning of that day. */
struct instant matter_view_moment(const struct matter_view *v);
/* For the papers of the view: "handler_cards", who is in charge with the number of each one's
 * credential on the day. */
MUST_USE enum rc matter_view_cards(struct matter_view *v);
/*
 * The view as it was when the newest paper of a form was issued, with nothing entered: *name is
 * FORM.NAME, and becomes NAME. False where there is none, or the events are not at hand.
 */
bool matter_view_then(struct matter_view *v, struct str *name, struct matter_view *out);
/* A value in words for people: money in yuan, choices by title, officers by id. */
struct str matter_value_text(struct arena *a, const struct law_fact *f, struct value v);

#endif
