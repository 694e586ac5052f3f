/*
 * The checker: proves the pack's properties before a pack is used, and tells the shortest story
 * that breaks one. It works on a model of each procedure (model.h) that allows every run of the
 * real one and more, so a proof holds for the real procedure.
 *
 * - never A before B: every order of acts is explored. What the guards read is looked at only as
 *   far as the proof needs it: a story that some guard would stop is no story, and what that guard
 *   reads is followed from then on.
 * - apart: one person is followed: who takes part in the one never takes part in the other.
 * - acts: what the pack says of each act (who, how many, approved by whom, which papers and clocks)
 *   is compared with what the property says, and that no other act is like it.
 * - only: an act is done only where a condition holds: by its own guards, or else by every order of
 *   acts.
 * - clock: its length, and that it runs, is paused, is off in the states that the property names.
 * - paper, number, role: tables compared with tables.
 * - reach_end: from every state an end can be reached, whatever happened on the way (tried by many
 *   goal-directed walks, the same ones each time), also when the party and the outside bodies do
 *   nothing.
 * - papers_made, waits_end: every paper is made by some act; no procedure waits for itself.
 * - clock_runs: in every state that is not final a clock runs, or the state says why none does.
 * - deem_covers: what the law deems to have happened happens in every state in which its clock may
 *   fall due, also while a proposal waits.
 */
#ifndef ZHIFA_LAW_CHECK_H
#define ZHIFA_LAW_CHECK_H

#include "law/corpus.h"
#include "law/pack.h"

/* Who takes a step where one person is followed. */
enum check_part { PART_NONE, PART_ACTOR, PART_SECOND };

/* One step of a story: an act, a clock that falls due, a child that ends. */
struct check_step {
	const struct law_action *action; /* of the pack; NULL for the others */
	int clock, child, end;           /* or -1 */
	struct facts input;              /* what has to be entered: yes or no, choices, numbers */
	uint64_t absent;                 /* of what is asked, by bit: what has to be left out */
	enum check_part part;            /* of the person who is followed */
	unsigned named; /* by bit of the asked facts of kind officers: whether he is named in it */
};

struct check_finding {
	struct str procedure, property, title, basis;
	const struct law_property *of; /* NULL: one of those that are always checked */
	bool holds;
	struct str why;    /* what is wrong, in a sentence; empty where it holds */
	struct str *story; /* of the counter-example, one step each */
	struct check_step
		*steps; /* the same, to be done; NULL where the story is no order of acts */
	size_t story_n;
	bool abstract;  /* a guard on the way reads what is calculated: the story may not come true
			 */
	int64_t states; /* explored */
};

struct check_report {
	struct {
		struct check_finding *v;
		size_t n, cap;
	} findings;
	bool holds; /* all of them */
};

/* Checks all procedures and properties. RC_PACK where a guard fails to answer. */
MUST_USE enum rc law_check(struct cx *cx, struct pack *p, struct check_report *out);

/* The same for one procedure and its properties; ends with the first that does not hold. */
MUST_USE enum rc law_check_procedure(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out);

/*
 * The shortest story from the opening to an outcome or to an act, with what has to be entered:
 * out->holds says whether there is one. RC_PACK where a guard fails to answer.
 */
MUST_USE enum rc law_story_to(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str goal, struct check_finding *out);

/*
 * Loads the pack of a folder, checks it and its citations (against the texts, NULL where there are
 * none; law/citations.h), and tells the result: as JSON, or in words. *holds is
 * false where the pack does not load or a property does not hold; that is a result and no failure.
 */
MUST_USE enum rc law_check_dir(struct cx *cx, struct str dir, const struct corpus_lookup *texts,
	bool as_json, struct str *told, bool *holds);

#endif
