/*
 * A procedure of the law pack as the engine reads it (docs/pack-format.md says what each
 * part means). Made by pack_load, never changed afterwards; all of it lives in the pack's
 * arena. Ids are texts; -1 stands for "no such index".
 */
#ifndef ZHIFA_LAW_PROCEDURE_H
#define ZHIFA_LAW_PROCEDURE_H

#include "law/term.h"
#include "law/value.h"

/* Functions of the pack are numbers, called through pack.h. */
enum { LAW_NO_FN = -1 };

enum fact_kind {
	FACT_TEXT,
	FACT_LONG,
	FACT_MONEY,
	FACT_INT,
	FACT_DATE,
	FACT_YESNO,
	FACT_CHOICE,
	FACT_OFFICERS,
	FACT_FILE,
	FACT_TIME,
	FACT_CHOICES /* some of the options */
};

struct law_option {
	struct str id, title;
};

struct law_fact {
	struct str id, title, help;
	enum fact_kind kind;
	int64_t max;
	struct law_option *options;
	size_t option_n;
	bool personal, inherit, search;
	bool code;   /* a credit code or a citizen's number: its check character is looked at */
	bool hidden; /* serves the procedure alone: not shown among the facts */
	int calc;
	struct str *cuts; /* "@threshold" or a number */
	size_t cut_n;
};

struct law_derive {
	struct str name; /* "evidence.other" */
	int fn;
};

struct law_list {
	struct str id, title;
	struct law_fact *facts;
	size_t fact_n;
	struct law_derive *derives;
	size_t derive_n;
};

struct law_phase {
	struct str id, title;
};

struct law_state {
	struct str id, title, idle;
	int phase;
	struct str outcome; /* of a final state; empty otherwise */
	int proposes; /* index of the approve action where this state waits for an approval, or -1
		       */
};

struct law_guard {
	struct str id, because, basis, cure;
	struct str *reads;
	size_t read_n;
	int test;
	bool alarm;
	bool counter; /* holds where its test does not */
};

enum clock_effect { CLOCK_DUTY, CLOCK_BAR, CLOCK_DEEM };

struct law_clock {
	struct str id, title, basis;
	struct str threshold; /* "@handle_days", or empty */
	struct term length;   /* used where threshold is empty */
	enum clock_effect effect;
	struct str deem; /* action id */
	int warn;        /* days before */
	bool roll;
	bool for_party;
	bool after_end; /* goes on when the matter ends */
};

/* One assignment: a constant, a copy, the effective day, the last day of the clock that brought the
 * act of law, the actor, a fact of the ended child, a
 * paper's number, nothing. */
enum set_kind { SET_CONST, SET_COPY, SET_TODAY, SET_DUE, SET_ACTOR, SET_OUT, SET_NUMBER, SET_NONE };

struct law_set {
	struct str fact;
	enum set_kind kind;
	struct value v;  /* SET_CONST */
	struct str from; /* SET_COPY, SET_OUT: fact; SET_NUMBER: form */
};

/* Start or extension of a clock. */
struct law_clock_use {
	int clock;
	/* Facts of the matter, or of the item the action enters: the day it starts from (empty: the
	 * effective day), the last day, which stands instead of a length, and the day from which
	 * the length is counted back. */
	struct str from, to, before;
	struct str by; /* extension: "@threshold" */
};

struct law_effects {
	struct law_set *sets;
	size_t set_n;
	struct str *clears;
	size_t clear_n;
	struct law_clock_use *starts, *extends;
	size_t start_n, extend_n;
	int *stops, *pauses, *resumes;
	size_t stop_n, pause_n, resume_n;
};

struct law_child_end {
	struct str outcome;
	struct law_effects fx;
};

struct law_child {
	struct str id, title, procedure;
	bool many;
	bool joined; /* no child: a matter of its own of the same case, with another party */
	struct law_child_end *ends;
	size_t end_n;
};

struct law_ask {
	int fact;  /* in the procedure's facts, or in those of the action's list */
	bool item; /* the fact is the item's */
	bool optional;
};

/* A key that only one matter of all organs may hold: taken or given back by an action. */
struct law_claim {
	struct str kind, key; /* key: fact that holds it */
	struct str till;      /* fact with its last day; empty: until it is released */
	struct str because, basis;
	bool release;
};

/* What an act does to the register of powers, by the passes of its procedure. */
enum law_power { POWER_UNTOUCHED, POWER_CHECK, POWER_GRANT, POWER_END };

enum action_kind { ACTION_PLAIN, ACTION_PROPOSE, ACTION_APPROVE, ACTION_RETURN };
enum item_op { ITEM_NONE, ITEM_ADD, ITEM_CHANGE, ITEM_REMOVE };

struct law_action {
	struct str id, title, basis, help, confirm;
	enum action_kind kind;
	bool *from;    /* one per state */
	bool anywhere; /* "*": every state that is not final, also while a proposal waits */
	int to;        /* -1: the state stays */
	int by;        /* role */
	int recorded;  /* role that records an act of a party or an outside body; -1 otherwise */
	struct law_ask *asks;
	size_t ask_n;
	int *guards;
	size_t guard_n;
	struct law_effects fx;
	int within, after; /* clocks, or -1 */
	bool number;
	int *issues; /* forms of the pack */
	size_t issue_n;
	int scan; /* form, or -1 */
	int open; /* child, or -1 */
	int list; /* of the item, or -1 */
	enum item_op item;
	struct str as;
	struct str *apart;
	size_t apart_n;
	struct str mark;
	bool two;
	struct str effective, at; /* facts: the day from which it takes effect, and the time */
	struct law_claim *claims;
	size_t claim_n;
	enum law_power power;
	int urgent; /* 0: never among the next acts */
	bool outside;
	int base; /* PROPOSE, APPROVE, RETURN: index of the proposing action */
};

struct law_outcome {
	struct str id, title;
};

/* What of the matters of a procedure is looked at together: rows of a list, or the matters. */
struct law_register {
	struct str id, title;
	int list;                        /* whose rows; -1: the matters themselves */
	struct str held;                 /* a row stands while this fact is absent; or empty */
	struct str since;                /* and once this fact of the matter is there; or empty */
	struct str day;                  /* the day it is found under: a calendar; or empty */
	const struct law_fact **columns; /* of the list's rows or of the matter */
	size_t column_n;
};

/* How powers pass by a procedure: the rows of a list become rows of the register of powers. */
struct law_passes {
	int list;        /* -1: nothing passes */
	struct str code; /* fact of the row: code of the power */
	/* Facts of the row or of the matter with an organ's name: whose power it is, who gets it;
	 * empty: the organ of the matter. */
	struct str from, to;
	bool in_name;      /* the receiver acts in the name of the one whose power it is */
	bool ends;         /* who had it has it no more */
	struct str *kinds; /* only procedures of these kinds pass; none: of any */
	size_t kind_n;
	struct str since,
		until;   /* facts: first and last day; empty: from the act on, without end */
	struct str note; /* fact with its extent for everybody; or empty */
	struct str who;  /* choice that says which roles the receiver's officers take */
	struct law_pass_roles {
		struct str option, roles; /* ids, separated by spaces */
	} * roles;
	size_t role_n;
};

/* How often a procedure comes again by itself. */
enum recur_every { RECUR_NEVER, RECUR_MONTH, RECUR_QUARTER, RECUR_HALF, RECUR_YEAR };

struct law_procedure {
	struct str id, title, kind, basis;
	struct str series, pattern; /* of the case number; empty where there is none */
	bool opened_by_person, opened_by_parent, opened_joined;
	int start;
	int shown; /* function of what everybody may see; LAW_NO_FN: nothing */
	struct law_phase *phases;
	size_t phase_n;
	struct law_fact *facts;
	size_t fact_n;
	struct law_list *lists;
	size_t list_n;
	struct law_state *states;
	size_t state_n;
	struct law_guard *guards;
	size_t guard_n;
	struct law_clock *clocks;
	size_t clock_n;
	struct law_child *children;
	size_t child_n;
	struct law_action *actions;
	size_t action_n;
	struct law_outcome *outcomes;
	size_t outcome_n;
	struct law_effects begin; /* of a child, when it is opened */
	struct law_register *registers;
	size_t register_n;
	struct law_passes passes;
	bool delegable; /* officers of an organisation that was entrusted may act in it */
	enum recur_every every;
	int recur; /* every: the act of law that opens a matter for each period */
};

/* Indexes by id; -1 if there is none. */
int procedure_fact(const struct law_procedure *p, struct str id);
int procedure_list(const struct law_procedure *p, struct str id);
int procedure_state(const struct law_procedure *p, struct str id);
int procedure_clock(const struct law_procedure *p, struct str id);
int procedure_child(const struct law_procedure *p, struct str id);
int procedure_action(const struct law_procedure *p, struct str id);
/* Whether a guard of the procedure reads a name. */
bool procedure_reads(const struct law_procedure *p, struct str name);
int procedure_guard(const struct law_procedure *p, struct str id);
const struct law_fact *list_fact(const struct law_list *l, struct str id);

#endif
