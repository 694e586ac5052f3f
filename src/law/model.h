/* The abstraction of a procedure that the checker explores. Internal to src/law. */
#ifndef ZHIFA_LAW_MODEL_H
#define ZHIFA_LAW_MODEL_H

#include "law/domain.h"

#define MODEL_VARS 128
#define MODEL_UNKNOWN (-1)

enum var_kind { VAR_FACT, VAR_CLOCK, VAR_CHILD, VAR_DOC, VAR_LIST, VAR_FREE };

struct var {
	struct str name;
	struct domain d;
	enum var_kind kind;
	int index; /* of the fact, clock, child, form or list */
	bool tracked;
};

struct model_state {
	int16_t control;
	int8_t v[MODEL_VARS]; /* index into the domain, or MODEL_UNKNOWN */
	uint32_t seen;        /* labels that have happened, by bit */
};

struct model {
	struct cx *cx;
	struct pack *pack;
	const struct law_procedure *p;
	struct var vars[MODEL_VARS];
	size_t n;
	/* truth tables of the guards: -1 not asked yet */
	int8_t **truth;
	size_t *truth_n;
	struct str labels[32]; /* watched */
	size_t label_n;
	size_t transitions; /* actions, then clocks, then children × outcomes */
};

/* Choices of one step: enumerated by model_next, or drawn. */
struct chooser {
	int at[16], radix[16];
	int n, used;
	uint64_t seed; /* not 0: draw */
};

/* A model in which nothing is tracked yet. */
MUST_USE enum rc model_make(
	struct cx *cx, struct pack *pack, const struct law_procedure *p, struct model **out);
/* Tracks a name and what it may be copied from. */
void model_track(struct model *m, struct str name);
void model_track_all(struct model *m);
/* Watches a label; gives its bit. */
int model_watch(struct model *m, struct str label);
struct model_state model_start(const struct model *m);
/*
 * Takes transition t from *s with the choices of c; false if it is not enabled. The label taken is
 * in *label (empty for a clock that falls due without effect).
 */
bool model_step(struct model *m, struct model_state *s, size_t t, struct chooser *c,
	struct str *label, struct str *title);
/* The next vector of choices after a step; false when all were taken. */
bool chooser_next(struct chooser *c);

#endif
