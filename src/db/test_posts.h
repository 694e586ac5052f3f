/*
 * The work of the writer's tests: a post takes the next number of its series (a check that
 * returns a row) and is written under it (in settle). Whatever happens, a series must have no
 * number twice, none left out, and none taken without its post.
 */
#ifndef ZHIFA_DB_TEST_POSTS_H
#define ZHIFA_DB_TEST_POSTS_H

#include "db/test_db.h"
#include "db/writer.h"

struct post {
	struct arena *arena;
	struct cx cx;
	struct db_plan plan;
	int64_t series, serial;
	const char *title; /* NULL: settle refuses */
	int settled, answered;
	void (*in_settle)(struct post *p); /* or NULL */
	void *arg;
};

#define SERIES 4 /* 1 to 4 are there */

/* Makes the tables. */
void posts_schema(struct test_db *t);
struct post *post_make(int64_t series, const char *title);
void post_free(struct post *p);
/* The number of posts of a series, after asserting that it is whole. */
int64_t posts_count(struct test_db *t, int64_t series);
struct db_writer *posts_writer(struct test_db *t);

/*
 * A post that stands in settle(), with the transaction of its lane open, until it is let go;
 * what is queued meanwhile with the same key goes into one batch.
 */
struct gate;
struct gate *gate_close(struct db_writer *w, int64_t key);
/* Lets it go; before that, on the writer's thread, then(arg) is called where it is not NULL. */
void gate_open(struct gate *g, void (*then)(void *), void *arg);
/* Waits for its answer and frees it; gives its code. */
enum rc gate_free(struct gate *g);

/*
 * Queues the posts behind a gate, so that they form one batch, and waits for all of them. then is
 * called when all are queued and the gate's own transaction is still open; gives the gate's code.
 */
enum rc posts_batch(
	struct db_writer *w, struct post **v, size_t n, void (*then)(void *), void *arg);

#endif
