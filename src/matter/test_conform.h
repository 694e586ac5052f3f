/*
 * Whether what the engine did is a run of the checker's model: every event of a matter is folded,
 * the matter before and after it is seen as the model sees it, and the model must have a step from
 * the one to the other. Where it has none, the model forbids what really happens, and what it
 * proves would not hold. For tests only.
 */
#ifndef ZHIFA_MATTER_TEST_CONFORM_H
#define ZHIFA_MATTER_TEST_CONFORM_H

#include "law/model.h"
#include "matter/view.h"

struct conform {
	struct cx *cx;
	struct db *db;
	struct pack *pack;
	struct place place;
	struct {
		struct model **v;
		size_t n, cap;
	} models;        /* one for each procedure met so far */
	size_t steps;    /* compared */
	struct str said; /* the first complaint; empty where there is none */
	struct {
		struct conform_made {
			struct str procedure, label;
		} * v;
		size_t n, cap;
	} seen; /* moves compared, each once */
};

void conform_begin(
	struct conform *c, struct cx *cx, struct db *db, struct pack *pack, struct place place);
/* The matter as the model sees it at a moment, and the model. */
struct model_state conform_see(
	struct conform *c, const struct matter *m, struct instant at, struct model **model);
/* Compares all events of a matter and of its children; false where one is no step of the model. */
bool conform_matter(struct conform *c, int64_t organ, int64_t matter);

#endif
