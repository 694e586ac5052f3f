/* The tables account and session. Used by this folder alone. */
#ifndef ZHIFA_ACCOUNT_ACCOUNT_STORE_H
#define ZHIFA_ACCOUNT_ACCOUNT_STORE_H

#include "account/account.h"

/* An account with what only log-in may see. */
struct account_row {
	struct account account;
	struct str password;       /* argon2id text */
	struct str totp, totp_new; /* sealed, STR_NONE where there is none */
	int64_t totp_step, failed, locked_until;
};

MUST_USE enum rc account_store_by_name(
	struct cx *cx, struct db *db, struct str name, struct account_row *out, bool *found);
MUST_USE enum rc account_store_by_id(
	struct cx *cx, struct db *db, int64_t id, struct account_row *out, bool *found);
MUST_USE enum rc account_store_of_organ(
	struct cx *cx, struct db *db, int64_t organ, struct account **out, size_t *n);
void account_store_add(
	struct db_plan *plan, const struct account *a, struct str password, struct instant now);
/* Counts a failure, if the account is still as it was read: else RC_CONFLICT. */
void account_store_attempt(struct db_plan *plan, const struct account_row *row,
	int64_t locked_until, struct instant now);
/* Forgets the failures. */
void account_store_forgive(struct db_plan *plan, int64_t id);
/* The same and keeps the step of the code and the password's text; RC_LOGIN if the account changed
 * meanwhile. */
void account_store_welcome(
	struct db_plan *plan, const struct account_row *row, int64_t step, struct str password);
/* RC_NOT_FOUND where there is no such account, as for the next two. */
void account_store_set_password(
	struct db_plan *plan, int64_t id, struct str password, struct instant now);
void account_store_set_disabled(struct db_plan *plan, int64_t id, bool disabled);
void account_store_drop_totp(struct db_plan *plan, int64_t id);
void account_store_offer_totp(struct db_plan *plan, int64_t id, struct str sealed);
/* Puts the offered secret in force; RC_CONFLICT if another one was offered meanwhile. */
void account_store_take_totp(struct db_plan *plan, int64_t id, struct str sealed, int64_t step);

MUST_USE enum rc session_store_find(struct cx *cx, struct db *db,
	const unsigned char id[SESSION_ID], struct session *out, bool *found);
MUST_USE enum rc session_store_list(struct cx *cx, struct db *db, int64_t account,
	struct instant now, struct instant seen_after, struct session_list *out);
void session_store_add(struct db_plan *plan, const struct session *se);
void session_store_touch(
	struct db_plan *plan, const unsigned char id[SESSION_ID], struct instant now);
/* expect 1: RC_NOT_FOUND where there is none; -1: either way. */
void session_store_delete(
	struct db_plan *plan, int64_t account, const unsigned char id[SESSION_ID], int expect);
void session_store_delete_all(struct db_plan *plan, int64_t account, const struct session *keep);
void session_store_delete_over(struct db_plan *plan, struct instant now);

#endif
