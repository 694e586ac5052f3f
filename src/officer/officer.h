/*
 * Officers, their credentials and posts, and the actor: the person behind a request with
 * everything the platform must know to judge an act. Registers are read as of a day.
 */
#ifndef ZHIFA_OFFICER_OFFICER_H
#define ZHIFA_OFFICER_OFFICER_H

#include "organ/organ.h"

struct officer {
	int64_t organ, id;
	struct str name, phone;
	bool auxiliary, lawyer;
};

struct credential {
	int64_t organ, officer;
	struct str no, kind;                                  /* kind: enforce or supervise */
	struct date issued, expires, reviewed_until, revoked; /* revoked DATE_NONE while good */
};

struct post {
	int64_t organ, id, officer;
	struct str role, scope_key;
	enum scope_kind scope;
	struct date since, until;
};

struct actor {
	int64_t account;
	struct officer officer;
	struct {
		struct post *v;
		size_t n, cap;
	} posts;          /* held on the day of loading */
	bool is_delegate; /* his organ acts, or acted, in the name of another one */
};

void officer_add(struct db_plan *plan, const struct officer *o);
void credential_add(struct db_plan *plan, const struct credential *c);
void post_add(struct db_plan *plan, const struct post *p);
/* Add changes: of everything but organ and id; of a credential's days and kind; of a post's last
 * day. RC_NOT_FOUND where there is none. */
void officer_change(struct db_plan *plan, const struct officer *o);
void credential_change(struct db_plan *plan, const struct credential *c);
void post_end(struct db_plan *plan, const struct post *p, struct date until);
MUST_USE enum rc officer_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct officer *out);
/* The same of whichever organ: ids of officers are never repeated. */
MUST_USE enum rc officer_anywhere(struct cx *cx, struct db *db, int64_t id, struct officer *out);
/* Officers of an organ whose name holds q (all where q is empty), by name; at most 200. */
MUST_USE enum rc officer_list(
	struct cx *cx, struct db *db, int64_t organ, struct str q, struct officer **out, size_t *n);
/* The officer of the organ who holds, or held, the credential of this number. */
MUST_USE enum rc officer_of_credential(struct cx *cx, struct db *db, int64_t organ, struct str no,
	struct officer *out, bool *found);
struct credential_list {
	struct credential *v;
	size_t n, cap;
};
struct post_list {
	struct post *v;
	size_t n, cap;
};
/* All that an officer was ever given, the newest credential first; posts by id. */
MUST_USE enum rc credential_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct credential_list *out);
MUST_USE enum rc post_list(
	struct cx *cx, struct db *db, int64_t organ, int64_t officer, struct post_list *out);
/* One officer in a list; credential: number of the enforcement credential good on the day, or
 * empty. */
struct officer_line {
	int64_t id;
	struct str name, credential;
};
/* Those whose name or credential's number begins with or holds q (all where it is empty); at
 * most 50. */
MUST_USE enum rc officer_look_up(struct cx *cx, struct db *db, int64_t organ, struct str q,
	struct date on, struct officer_line **out, size_t *n);
/* The actor of an officer with the posts held on a day. RC_NOT_FOUND where there is no such
 * officer. */
MUST_USE enum rc actor_load(struct cx *cx, struct db *db, int64_t organ, int64_t officer,
	struct date on, struct actor *out);
/* Whether the actor holds a role whose scope covers the organ. */
MUST_USE enum rc actor_has_role(struct cx *cx, struct db *db, const struct actor *a,
	struct str role, int64_t organ, bool *has);
/* Whether a post reaches beyond the officer's own organ. */
bool actor_is_wide(const struct actor *a);
/* Whether the actor may look into an organ's matters: whether any post's scope covers it. */
MUST_USE enum rc actor_reaches(
	struct cx *cx, struct db *db, const struct actor *a, int64_t organ, bool *reaches);
struct organ_ids {
	int64_t *v;
	size_t n, cap;
};
/* The organs that have an officer in a role on a day, by id. */
MUST_USE enum rc role_organs(
	struct cx *cx, struct db *db, struct str role, struct date on, struct organ_ids *out);
/* All organs that the actor reaches. */
MUST_USE enum rc actor_organs(
	struct cx *cx, struct db *db, const struct actor *a, struct organ_ids *out);
/*
 * The officer's enforcement credential as of a day. *valid false: *why says what is wrong with it
 * (none, expired on …, review lapsed on …, revoked on …), with the date; PER-11, SEED-6.1.
 */
MUST_USE enum rc credential_on(struct cx *cx, struct db *db, int64_t organ, int64_t officer,
	struct date on, bool *valid, struct str *no, struct str *why);

#endif
