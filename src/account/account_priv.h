/* Inside of the service. Used by this folder alone. */
#ifndef ZHIFA_ACCOUNT_ACCOUNT_PRIV_H
#define ZHIFA_ACCOUNT_ACCOUNT_PRIV_H

#include "account/account_store.h"
#include "account/guess.h"

#include <pthread.h>

struct account_service {
	struct arena *arena;
	struct account_config config;
	struct str dummy; /* hash of a password nobody knows */
	struct guess_table guesses;
	pthread_mutex_t lock;
	pthread_cond_t freed;
	int places; /* for hashing, free now */
};

/* A plan in cx, kept in order with others of the account. */
struct db_plan account_plan(struct cx *cx, int64_t account);
/* Submits the plan and waits. */
MUST_USE enum rc account_run(struct account_service *s, struct db_plan *plan);

/*
 * Counts an attempt on the account, then checks the password. RC_OK: it is right, and the attempt
 * still counts as failed until it is forgiven. row is NULL for a name that is not there.
 */
MUST_USE enum rc account_prove(struct cx *cx, struct account_service *s, struct db *db,
	struct account_row *row, struct str name, struct str password);
/* Hashing within the places. RC_BUSY after ten seconds without one. */
MUST_USE enum rc account_hash(
	struct cx *cx, struct account_service *s, struct str password, struct str *out);
/* The secret behind a sealed text of an account. */
MUST_USE enum rc account_totp_open(struct cx *cx, struct account_service *s, int64_t account,
	struct str sealed, struct str *secret);
struct str account_totp_place(struct arena *a, int64_t account);

#endif
