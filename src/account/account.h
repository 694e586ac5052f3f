/*
 * Accounts: who may log in, and for which officer. Passwords are argon2id; a second factor
 * (TOTP) has its secret sealed at rest and takes each code once. A session is a random
 * cookie of which only the SHA-256 is kept, with a token against forged requests; it ends
 * when nobody uses it, at an absolute end, and when it is revoked.
 *
 * Guessing is slowed down: every attempt is counted as failed before the password is looked
 * at, so that attempts made at the same time do not slip through, and from the fifth failure
 * in a row on the account is locked for a time that doubles. Names that do not exist are
 * answered in the same words, after the same work, and lock in the same way (in memory).
 *
 * A struct account_service is shared by all threads. Functions that change something submit
 * plans to its writer and wait for the commit; those that take a password also wait for one
 * of two places, because hashing takes 32 MiB and 55 ms. Run both in workers.
 */
#ifndef ZHIFA_ACCOUNT_ACCOUNT_H
#define ZHIFA_ACCOUNT_ACCOUNT_H

#include "crypto/seal.h"
#include "db/writer.h"

#define ACCOUNT_NAME_MAX 64    /* bytes */
#define ACCOUNT_PASSWORD_MIN 8 /* characters */
#define SESSION_ID DIGEST_SIZE

struct account_config {
	struct db_writer *writer;
	const struct seal_keys
		*keys;     /* of the secrets of second factors; must outlive the service */
	struct str issuer; /* shown by authenticator apps; must outlive the service */
	bool require_totp; /* who has no second factor may only set one up */
	int64_t idle_ms, absolute_ms; /* ends of sessions; 0: two hours, twelve hours */
};

struct account_service;

/* The caller frees it. */
MUST_USE enum rc account_service_new(
	struct cx *cx, const struct account_config *config, struct account_service **out);
void account_service_free(struct account_service *s);

struct account {
	int64_t id, organ, officer;
	struct str name;
	bool disabled, has_totp;
};

/* What stands behind a request. */
struct session {
	unsigned char id[SESSION_ID]; /* SHA-256 of the cookie */
	struct account account;
	struct str token;   /* what X-Zhifa-Token must say */
	struct str address; /* from where it was begun */
	struct instant created, expires, seen;
	bool must_enrol; /* a second factor is demanded and not there: nothing else is allowed */
};

struct account_login {
	struct str name, password, code; /* code may be empty */
	struct str address;
	struct str cookie; /* that the client sent along, or empty: that session ends */
};

/*
 * Logs in: *cookie is what the client is to be given. RC_INPUT with a field error: name or password
 * missing, or "code" missing or wrong; RC_LOGIN: name or password wrong; RC_THROTTLED: locked for
 * now; RC_FORBIDDEN: the account is disabled; RC_BUSY: too many are logging in. db is a reader
 * outside any snapshot.
 */
MUST_USE enum rc account_login(struct cx *cx, struct account_service *s, struct db *db,
	const struct account_login *in, struct str *cookie, struct session *out);
/* Ends the session. */
MUST_USE enum rc account_logout(struct cx *cx, struct account_service *s, const struct session *se);

/*
 * The session of a cookie by one indexed read; false in *found for any cookie that opens none now.
 * Notes, about once a minute and without waiting, that the session is in use.
 */
MUST_USE enum rc account_session_find(struct cx *cx, struct account_service *s, struct db *db,
	struct str cookie, struct session *out, bool *found);
/* Whether the token that came with a request is the session's. */
bool account_token_check(const struct session *se, struct str token);

struct session_list {
	struct session *v;
	size_t n, cap;
};
/* The sessions of an account that are good now, newest first; at most 100. */
MUST_USE enum rc account_sessions(struct cx *cx, struct account_service *s, struct db *db,
	int64_t account, struct session_list *out);
/* Ends one session of the account. RC_NOT_FOUND. */
MUST_USE enum rc account_session_revoke(struct cx *cx, struct account_service *s, int64_t account,
	const unsigned char id[SESSION_ID]);
/* Ends all sessions of the account but keep (NULL: all). */
MUST_USE enum rc account_sessions_revoke(
	struct cx *cx, struct account_service *s, int64_t account, const struct session *keep);
/* Deletes sessions that are over; for the clean-up job. */
MUST_USE enum rc account_sessions_clean(struct cx *cx, struct account_service *s);

/*
 * Begins to set up a second factor: a new secret, to be shown once, as a URI for a QR code and as
 * base32. Asks for the password again. It counts only once it is confirmed. Fails like
 * account_login.
 */
MUST_USE enum rc account_totp_begin(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str password, struct str *uri, struct str *secret);
/* Confirms it with its first code, and ends the account's other sessions. RC_INPUT on "code". */
MUST_USE enum rc account_totp_confirm(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str code);
/* Takes the second factor away (a lost phone; for an administrator) and ends all sessions.
 * RC_NOT_FOUND. */
MUST_USE enum rc account_totp_remove(struct cx *cx, struct account_service *s, int64_t account);

/*
 * Changes the password and ends the account's other sessions. RC_INPUT with a field error on
 * "password" (the old one is wrong) or "new" (too short, the name itself, unchanged); RC_THROTTLED.
 */
MUST_USE enum rc account_password_change(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str password, struct str new_password);
/* The same by an administrator, who need not know the old one: all sessions end, locks are lifted.
 */
MUST_USE enum rc account_password_reset(struct cx *cx, struct account_service *s, struct db *db,
	int64_t account, struct str new_password);
/* Disables, ending all sessions, or enables again. RC_NOT_FOUND. */
MUST_USE enum rc account_disable(
	struct cx *cx, struct account_service *s, int64_t account, bool disabled);

/* The text to keep of a new password, after checking its rules; takes one of the two places. */
MUST_USE enum rc account_password_hash(struct cx *cx, struct account_service *s, struct str name,
	struct str password, struct str *out);
/* Adds the insertion of an account to a plan; password is what account_password_hash gave. */
void account_add(struct db_plan *plan, const struct account *a, struct str password);
/* RC_NOT_FOUND. */
MUST_USE enum rc account_load(struct cx *cx, struct db *db, int64_t id, struct account *out);
/* The account of a log-in name. */
MUST_USE enum rc account_find(
	struct cx *cx, struct db *db, struct str name, struct account *out, bool *found);
/* Accounts of an organ by name; at most 500. */
MUST_USE enum rc account_list(
	struct cx *cx, struct db *db, int64_t organ, struct account **out, size_t *n);

#endif
