/*
 * The abstraction of a procedure that the checker explores. Internal to src/law.
 *
 * A state holds the control state and the values of the tracked variables: facts, clocks, children,
 * papers, derived values of lists. A value that was entered is not known until a guard reads it;
 * then every value that the guard accepts is a way on (the choice is the same, made late). What is
 * not tracked may have any value at any time, so every run of the real procedure is a run of the
 * model.
 */
#ifndef ZHIFA_LAW_MODEL_H
#define ZHIFA_LAW_MODEL_H

#include "law/domain.h"

#define MODEL_VARS 224
#define MODEL_LABELS 32
enum { MODEL_ANY = -1, MODEL_SOME = -2 }; /* not known: anything; anything but absent */

/* Places of the words in their domains (domain.c). */
enum { WORD_OFF, WORD_RUNNING, WORD_PAUSED, WORD_DUE, WORD_STOPPED };
enum { WORD_NO_CHILD, WORD_OPEN };
enum { WORD_NO_PAPER, WORD_ISSUED, WORD_SEALED };

enum var_kind { VAR_FACT, VAR_CLOCK, VAR_CHILD, VAR_DOC, VAR_LIST, VAR_FREE };

struct var {
	struct str name;
	struct domain d;
	enum var_kind kind;
	int index;    /* of the fact, clock, child, form or list */
	bool tracked; /* VAR_FREE never is: calculated facts, what the platform says */
	int8_t first; /* value at the start */
};

struct model_state {
	int16_t control, origin; /* origin: where the proposal that waits was made */
	uint32_t seen;           /* labels that have happened, by bit */
	int8_t v[MODEL_VARS];    /* index into the domain, MODEL_ANY or MODEL_SOME */
};

/* What may happen: an action, a clock that falls due, a child that ends. */
struct model_move {
	const struct law_action *action; /* NULL for the others */
	int clock, child, end;           /* or -1 */
	struct str label, title;
	bool silent; /* needs neither the party nor an outside body */
};

struct model {
	struct cx *cx;
	struct pack *pack;
	const struct law_procedure *p;
	struct var vars[MODEL_VARS];
	size_t n;
	int *fact_var, *clock_var, *child_var; /* -1 where there is none */
	int **read_var;                        /* of each guard, the variables it reads */
	int8_t **truth;                        /* of each guard; entries -1 while not asked */
	struct str labels[MODEL_LABELS];       /* watched */
	size_t label_n;
	uint32_t resets,
		forgets; /* a label among resets makes all of forgets as if they had not been */
	struct model_move *moves;
	size_t move_n;
	bool begins; /* clocks that begin with the matter do: their day is there */
	bool silent; /* only moves that need neither the party nor an outside body */
	const struct model_state *from; /* searches begin here; NULL: at the start */
};

/* Choices of one step: enumerated with chooser_next, or drawn where seed is not 0. */
struct chooser {
	int at[64], radix[64];
	int n, used;
	uint64_t seed;
};

/* A model in which nothing is tracked yet. */
MUST_USE enum rc model_make(
	struct cx *cx, struct pack *pack, const struct law_procedure *p, struct model **out);
/* Tracks a name that guards may read, and what it may be copied from. */
void model_track(struct model *m, struct str name);
void model_track_all(struct model *m);
/* Watches a label; gives its bit. */
int model_watch(struct model *m, struct str label);
/* Of a child of which several may be open: the value that says so. Those behind it say that older
 * ones are open, and how the newest ended. */
static inline int8_t model_several(const struct var *v)
{
	return (int8_t)((v->d.n - 1) / 2);
}
/* Index of a variable by its name; -1 if there is none. */
int model_var(const struct model *m, struct str name);
/* Index of a value in a variable's domain; MODEL_SOME where it lies outside. */
int8_t model_value(const struct var *v, struct value x);
/* The state at the start; clocks that begin with it where their day is known (the first choice). */
struct model_state model_start(struct model *m, struct chooser *c);
/* Whether the move may be made in this control state, guards aside. */
static inline bool model_starts(const struct model *m, const struct model_state *s, size_t move)
{
	const struct law_action *a = m->moves[move].action;
	return !a || a->from[s->control];
}
/* Makes a move from *s with the choices of c; false if it cannot be made. */
bool model_step(struct model *m, struct model_state *s, size_t move, struct chooser *c);
/* The next vector of choices after a step; false when all were taken. */
bool chooser_next(struct chooser *c);
/* Whether a tracked clock has been started and not stopped. */
bool model_clock_alive(const struct model *m, const struct model_state *s, int clock);

#endif
