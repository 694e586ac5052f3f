/*
 * Mutants of the law pack: what one small fault would change, and who notices. `./dev mutate` makes
 * every mutant that the operators (operators.lua) find, loads the pack with it, and asks: does it
 * load, does the checker object, does a story of law/tests come out differently, do the citations
 * still match? Each mutant is really loaded from the changed tables.
 */
#ifndef ZHIFA_TESTS_MUTATE_H
#define ZHIFA_TESTS_MUTATE_H

#include "law/check.h"
#include "law/citations.h"
#include "matter/test_story.h"

enum killer {
	KILLED_LOAD = 1,
	KILLED_CHECK = 2,
	KILLED_STORY = 4,
	KILLED_CITE = 8,
	KILLED_CRASH = 16
};

struct mutant {
	struct str file, kind; /* "procedures/penalty/ordinary", "procedure" */
	int64_t n;             /* among those of the file, from 1 */
	struct str op, where, what;
	struct str procedure; /* of a procedure file */
	struct {
		struct str *v;
		size_t n, cap;
	} touched; /* actions; none: all of the procedure */
};

struct mutants {
	struct mutant *v;
	size_t n, cap;
};

/* All mutants of law/, file by file. Fails with RC_PACK. */
MUST_USE enum rc mutants_list(struct cx *cx, struct mutants *out);
/* Loads law/ with one of them; NULL: without. RC_PACK where it does not load. */
MUST_USE enum rc mutants_load(struct cx *cx, const struct mutant *m, struct pack **out);

/* Which actions each story tries or brings about. */
struct reach {
	struct {
		struct did {
			struct str procedure, action;
		} * v;
		size_t n, cap;
	} did;
};
struct judge {
	struct arena *arena;
	struct cx cx;
	struct story_list stories;
	struct reach *reach; /* one for each story */
	struct str table;    /* law/citations.tsv */
	struct pack *law;
	/* the office of the stories, opened anew from time to time */
	bool is_open;
	struct test_db db;
	struct story_world world;
	int told;
};

/* Reads the stories and finds out what each of them does. */
void judge_open(struct judge *j);
/* Puts one mutant to the test; *by says who noticed what. first: the first who notices is enough.
 * Sum of killers. */
int judge_mutant(struct judge *j, const struct mutant *m, bool first, struct buf *by);
void judge_close(struct judge *j);

#endif
