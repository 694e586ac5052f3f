/* Internal to src/matter: an act in progress, and the plan that comes of it. */
#ifndef ZHIFA_MATTER_WRITE_H
#define ZHIFA_MATTER_WRITE_H

#include "draft/draft.h"
#include "matter/act.h"
#include "matter/find.h"
#include "matter/findings.h"
#include "matter/matter_store.h"
#include "publication/publication.h"

struct paper {
	struct event_body *body;
	size_t at; /* in body->documents */
	const struct law_form *form;
	struct str blocks, content;
	struct db_op *take; /* of the number; NULL where the form has none */
	int64_t year;
	struct instant signed_at;
};

/* One matter that the act touches: its own, a child it opens, the parent it ends in. */
struct work {
	struct matter m;
	struct pack *pack; /* it is pinned to */
	const struct law_procedure *procedure;
	struct matter_view own_view, *view;
	bool fresh, opening_power;
	struct date due; /* last day of the clock whose act of law is being applied */
	int64_t loaded_seq;
	struct matter_place loaded_place;
	struct str loaded_pack;
	unsigned char loaded_head[32];
	struct search_entry found_before;
	bool shows;       /* what everybody may see changed */
	int64_t shown_id; /* of what was shown before */
	struct {
		struct work_event {
			struct event e;
			struct event_body *b;
		} * v;
		size_t n, cap;
	} events;
	struct {
		struct paper *v;
		size_t n, cap;
	} papers;
	struct db_op *case_take;
	struct event_body *case_body;
	int64_t case_year;
	struct todo_rows todos;
};

#define WORKS 12 /* matters that one act may touch */

struct act {
	struct cx *cx;
	const struct matter_service *svc;
	const struct actor *actor;
	const struct act_request *req;
	const struct act_request *asked; /* as it came, where req is in another organ's name */
	int64_t delegate;                /* the organ that opens the matter for that one; 0 */
	struct instant now;
	struct act_conflict **conflict;
	/* what was being written before this act, to be frozen by it */
	struct draft_key draft;
	bool has_draft;
	struct work works[WORKS];
	size_t n;
};

/* ---- act.c: the parts of an act that its preview goes through as well ---- */

/* Loads or opens the matter, applies what the law deems, finds the action. */
MUST_USE enum rc act_begin(struct act *t, const struct law_action **a);
/* The first half of it: loads or opens the matter, *w, and applies what the law deems. */
MUST_USE enum rc act_enter(struct act *t, struct work **w);
/* The events by which the matter and its open children pass to the next version. In move.c. */
MUST_USE enum rc move_plan(struct act *t);
/* The names that the platform itself gives, again with what is entered. */
MUST_USE enum rc act_names(struct cx *cx, const struct matter_service *svc, struct matter_view *v);
/* The day, and the time where it is asked, from which the act takes effect: into the view. */
MUST_USE enum rc act_effective(struct act *t, const struct law_action *a, const struct facts *input,
	struct matter_view *v);
/* Splits what came in: the item's facts, and the matter's own. */
void act_split_input(struct act *t, struct work *w, const struct law_action *a,
	const struct facts *in, struct facts *item, struct facts *own);
/* Puts both into the event. */
void act_set_input(struct act *t, struct work *w, struct event_body *b, const struct law_action *a,
	const struct facts *of_item, const struct facts *own, struct str item);
/* Whether the person may take the action, whatever it lacks; later: though the matter has gone on.
 * In preview.c. */
MUST_USE enum rc act_person(struct act *t, struct work *w, const struct law_action *a, bool later);
/*
 * What is found in the texts of an act and by the forms of what it issues, beyond fields and
 * guards; in: what is entered, which also lies over the view. how NULL: personal values are not
 * told. In findings_text.c.
 */
MUST_USE enum rc act_findings(struct act *t, struct work *w, const struct law_action *a,
	const struct facts *in, const struct matter_look *how, struct matter_findings *out);
/* The same where the act is done: what is red refuses it, what is amber goes into its event. */
MUST_USE enum rc act_found(struct act *t, struct work *w, const struct law_action *a,
	const struct facts *in, struct event_body *b);
/* The action that would issue the papers: the approval of what is being proposed. */
const struct law_action *act_issuing(const struct law_procedure *p, const struct law_action *a);
/* Fails with the refusals of a judgement; there is at least one. */
MUST_USE enum rc act_refused(struct act *t, const struct act_judgement *j);

MUST_USE enum rc work_load(struct act *t, struct work *w, int64_t matter);
void work_start(struct act *t, struct work *w, struct pack *pack, const struct law_procedure *p,
	int64_t id);
/* RC_REFUSED where a procedure cannot be followed today on a power of the act's organ. */
MUST_USE enum rc work_power(struct act *t, const struct law_procedure *p, int64_t id);
/* A new event of this matter; its body is filled further and then committed. */
struct event_body *work_event(struct act *t, struct work *w, enum event_kind kind,
	struct instant effective, const struct law_action *a);
/* State, effects, child and case number of an action. day: the effective day. */
MUST_USE enum rc work_effects(struct act *t, struct work *w, struct event_body *b,
	const struct law_action *a, const struct matter *ended, struct date day);
/* The papers of an action, their content and numbers still open, into w->papers. */
MUST_USE enum rc work_issue(
	struct act *t, struct work *w, struct event_body *b, const struct law_action *a);
/* The row that the act enters or changes, as it will be; NULL where it does neither. */
const struct matter_item *work_row(
	struct arena *a, const struct work *w, const struct event_body *b);
/* Papers issued and scans taken by an action; before work_commit. */
MUST_USE enum rc work_papers(
	struct act *t, struct work *w, struct event_body *b, const struct law_action *a);
/* Claims taken and given back by an action; before work_commit. */
void work_claims(struct act *t, struct work *w, struct event_body *b, const struct law_action *a);
/* What an action does to the register of powers; before work_commit. */
MUST_USE enum rc work_powers(
	struct act *t, struct work *w, struct event_body *b, const struct law_action *a);
/* Applies the newest event to the matter in hand. */
void work_commit(struct act *t, struct work *w, struct event_body *b);
/* What the law deems to have happened by today, in the matter's open children and in itself. */
MUST_USE enum rc deem_apply(struct act *t, struct work *w);
/* When the matter has just ended and has a parent: the parent's event. */
MUST_USE enum rc work_finish_parent(struct act *t, struct work *w);
/* The plan: checks, numbers, then events, state, clocks, to-dos, papers. */
/* What everybody may see after the events in hand, where it changed, into the last of them. */
MUST_USE enum rc work_shown(struct act *t, struct work *w);
/* The rows of it. */
void work_write_shown(struct db_plan *plan, enum db_engine engine, const struct work *w);
MUST_USE enum rc act_write(struct act *t, struct db_plan **plan);
/* Where the draft of the act would be; t->actor is there. */
struct draft_key act_draft_key(const struct act *t);

#endif
