/*
 * The stories of the pack (law/tests/, docs/pack-format.md) told on the real engine: every step is
 * an act through the one door, with people who hold the roles, on the days the story names. For
 * tests only.
 */
#ifndef ZHIFA_MATTER_TEST_STORY_H
#define ZHIFA_MATTER_TEST_STORY_H

#include "db/test_db.h"
#include "matter/act.h"
#include "script/script.h"

struct story_world {
	struct test_db *t;
	struct cx cx, quiet; /* of the act, of looking on */
	struct db_writer *writer;
	struct pack *pack;
	struct pack *law; /* law/, as it was opened */
	struct calendar *calendar;
	struct seal_keys keys;
	struct matter_service svc;
	int requests, stories;
	bool is_silent;
	/* told of every act that is tried; may be NULL */
	void (*tried)(void *arg, struct str procedure, struct str action);
	void *arg;
	/* the story being told */
	bool failed;
	struct str said; /* the first complaint */
	struct str file, title, procedure;
	size_t step;
	int64_t matter, power;
	int64_t opener; /* the organ whose power it is */
	struct script_value sys;
};

/* The office, with the pack law/ of the source tree. */
void story_open(struct story_world *w, struct test_db *t);
/* The same with another pack of the source tree. */
void story_open_pack(struct story_world *w, struct test_db *t, const char *dir);
void story_close(struct story_world *w);
/* From now on stories go by another pack of the same roles, which stays the caller's; NULL: by law/
 * again. */
void story_go_by(struct story_world *w, struct pack *pack);

struct story_list {
	struct story {
		struct str file; /* "tests/ordinary" */
		struct script_value v;
	} * v;
	size_t n, cap;
	struct script *script; /* the caller frees it */
};
/* All stories of law/tests, in order. */
void story_all(struct cx *cx, struct story_list *out);
/* Tells one; w->file is the caller's. False where something is not as told: w->said. */
bool story_tell(struct story_world *w, struct script_value story);

#endif
