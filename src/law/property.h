/*
 * What must hold of the procedures, as the pack states it (docs/pack-format.md, properties.lua; the
 * checker is law/check.h). A property that names several procedures is one for each of them here.
 * All of it lives in the pack's arena and never changes after loading.
 */
#ifndef ZHIFA_LAW_PROPERTY_H
#define ZHIFA_LAW_PROPERTY_H

#include "law/procedure.h"

enum property_kind {
	PROPERTY_NEVER,  /* never A before B */
	PROPERTY_AFTER,  /* never A after B */
	PROPERTY_APART,  /* the same person never takes part in both */
	PROPERTY_ACTS,   /* who does these acts, and what each of them must bring */
	PROPERTY_ONLY,   /* these acts only where a condition holds */
	PROPERTY_CLOCK,  /* length of a clock, and the states in which it runs */
	PROPERTY_PAPER,  /* what a paper must contain */
	PROPERTY_NUMBER, /* a number of the law */
	PROPERTY_ROLE,   /* what a role requires of a person */
	PROPERTY_PASSES  /* how powers pass by a procedure, and whether a delegate acts in it */
};

/* Labels (actions, CHILD:OUTCOME) or other ids. */
struct law_labels {
	struct str *v;
	size_t n;
};

/* What may be asked of an act. One of the ids for by, recorded, approved, to, as, mark, scans,
 * opens, within, after, claims, power, kind; all of them for the others. Of an act that is proposed
 * and approved, what takes effect (issues … extends) is the approval's. */
enum shall {
	SHALL_BY,
	SHALL_RECORDED,
	SHALL_APPROVED,
	SHALL_AS,
	SHALL_APART,
	SHALL_MARK,
	SHALL_TWO,
	SHALL_FROM,
	SHALL_TO,
	SHALL_ASKS,
	SHALL_ISSUES,
	SHALL_SCANS,
	SHALL_OPENS,
	SHALL_STARTS,
	SHALL_STOPS,
	SHALL_PAUSES,
	SHALL_RESUMES,
	SHALL_EXTENDS,
	SHALL_WITHIN,
	SHALL_AFTER,
	SHALL_CLAIMS,
	SHALL_POWER,
	SHALL_KIND,
	SHALL_N
};
const char *shall_name(enum shall k);  /* "by" */
const char *shall_title(enum shall k); /* 办理人 */

struct law_shall {
	struct law_labels what[SHALL_N]; /* empty: not asked */
};

enum clock_now { CLOCK_IS_OFF, CLOCK_IS_ON, CLOCK_IS_PAUSED, CLOCK_IS_ANY };

struct law_property {
	enum property_kind kind;
	struct str id, title, basis;
	struct str procedure; /* empty for a paper, a number, a role */

	/* never, after: each of before is a set of labels of which any one will do; after a label
	 * of since, all must come again; with when, only after one of these labels; unless: not
	 * where one of these was before */
	struct str never;
	struct law_labels *before, *apart, after;
	size_t before_n, apart_n;
	struct law_labels unless, when, since;
	bool ordered;

	/* acts, only */
	struct law_labels acts, except;
	bool every; /* acts = "*" */
	struct law_shall where, shall;
	bool alarm;               /* the condition need not hold, but then an alarm is given */
	bool alone;               /* and no other act is like this */
	struct law_guard counter; /* holds where the condition does not */

	/* clock, number: clock and threshold by id */
	struct str subject;
	bool has_term; /* stated; n is 0 where an act names the last day */
	struct term term;
	bool is_term;
	int rolls, effect;   /* -1: not stated */
	enum clock_now *now; /* of each state; NULL: not stated */

	/* paper, role; passes: the kinds of procedures that pass, all of them */
	struct law_labels contains;

	/* passes: yes, no; -1: not stated */
	int delegable, in_name, ends;
	bool has_kinds;
};

#endif
