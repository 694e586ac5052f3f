/*
 * How long a name is locked after failures in a row, and the count of failures for names that
 * are not in the store: a table of fixed size in memory, so that nobody can fill anything, and
 * so that a name that exists is not told from one that does not by being locked.
 */
#ifndef ZHIFA_ACCOUNT_GUESS_H
#define ZHIFA_ACCOUNT_GUESS_H

#include "base/cx.h"

#include <pthread.h>

#define GUESS_SLOTS 4096
#define GUESS_FREE 4 /* failures in a row that lock nothing */

/* Milliseconds for which the failed-th failure in a row locks: 0, then 30 s, doubling up to 15
 * minutes. */
int64_t guess_lock_ms(int64_t failed);

struct guess_table {
	pthread_mutex_t lock;
	unsigned char key[32];
	struct guess_slot {
		uint64_t tag; /* 0: free */
		int64_t failed, locked_until;
	} slot[GUESS_SLOTS];
};

void guess_init(struct cx *cx, struct guess_table *t);
void guess_finish(struct guess_table *t);
/* Counts a failure; false, with the end of the lock in *until, where the name is locked. *failed is
 * their number. */
bool guess_count(struct guess_table *t, struct str name, struct instant now, int64_t *failed,
	int64_t *until);

#endif
