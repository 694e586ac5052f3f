/*
 * The real program in a process of its own, over a store with the small pack and two officers, and
 * clients that open matters one after the other and write down what they were told. After a fault
 * the store is asked whether it says the same.
 */
#ifndef ZHIFA_TESTS_FAULTS_SITE_H
#define ZHIFA_TESTS_FAULTS_SITE_H

#include "api/test_office.h"

#include <pthread.h>
#include <sys/types.h>

struct site {
	struct test_db *t;
	struct arena *a;
	const char *program, *folder; /* of the program's data */
	pid_t pid;                    /* 0: not running */
	int out;                      /* what it prints */
	uint16_t port;
	struct str cookie, token;
};

/* Fills the store, and starts the program. */
void site_open(struct site *s, struct test_db *t);
void site_start(struct site *s);
/* Ends it by a signal and waits for its end; gives the status as waitpid does. */
int site_end(struct site *s, int signal);
/* Whether `zhifa verify` finds all in order; its findings are printed. */
bool site_verify(struct site *s);

/* What a client was told. */
enum told { TOLD_YES, TOLD_NO, TOLD_NOTHING };

struct asked {
	char request[48];
	enum told told;
	int64_t matter; /* of TOLD_YES */
	int status;
};

#define ASKED_MOST 20000

/* One client: opens matters until it is told to stop, or nobody answers any more. */
struct client {
	struct site *site;
	const char *name; /* begins its request ids */
	pthread_t thread;
	_Atomic bool stop;
	struct asked *v; /* ASKED_MOST */
	size_t n;
};

void client_start(struct client *c, struct site *s, const char *name);
/* Tells it to stop, and waits. */
void client_stop(struct client *c);
void client_free(struct client *c);
/* Asks once more, with the same request id. */
void client_again(struct site *s, struct asked *q);

/*
 * Compares what was told with the store: an act that was acknowledged is there, once, under its
 * matter; one that was refused is not; one of which nothing was told is asked for again, which
 * must lead to exactly one. Gives the number of acts acknowledged.
 */
size_t site_compare(struct site *s, struct client *c, size_t n);

#endif
