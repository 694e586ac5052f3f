/*
 * A served office for tests: the API on a free port over a fresh store, with two organs, their
 * people and powers. The clock stands where it is put; sessions outlast every leap of it.
 */
#ifndef ZHIFA_API_TEST_OFFICE_H
#define ZHIFA_API_TEST_OFFICE_H

#include "db/test_db.h"

#include "api/api.h"
#include "api/office.h"
#include "document/press.h"
#include "http/client.h"

#define TEST_ORGAN 15
#define TEST_OTHER_ORGAN 16
#define TEST_POWER 9
#define TEST_PASSWORD "practice-8"

struct test_office {
	struct test_db *t;
	struct arena *arena; /* of the test's length */
	struct cx cx;
	struct env env;
	struct db_writer *writer;
	struct seal_keys keys;
	struct account_config accounts;
	struct calendar *calendar;
	struct typeset_fonts fonts;
	struct log_identity log;
	struct edition_shelf *shelf;
	struct office office;
	struct api *api;
	int fd;         /* the connection, -1: none now */
	int64_t broken; /* broken lines of the log before */
};

/* A person at his browser; who has no cookie yet logs in when he first asks for something. */
struct person {
	const char *name;
	struct str cookie, token;
};

/* pack: a folder below the source tree, "tests/packs/small". */
void test_office_open(struct test_office *o, struct test_db *t, const char *pack);
/* Asserts that nothing broken was logged, answers unlike their declared fields among it. */
void test_office_close(struct test_office *o);
/* Puts the clock to nine in the morning of a day. */
void test_office_day(struct test_office *o, const char *day);

/*
 * Adds a person with one post and an account; name is the log-in name too. A credential is given
 * where expires is not NULL. Ids are given by the test.
 */
void test_office_hire(struct test_office *o, int64_t organ, int64_t id, const char *name,
	const char *role, const char *expires);

/* The same, without credential, with a post of another scope. */
void test_office_hire_wide(struct test_office *o, int64_t organ, int64_t id, const char *name,
	const char *role, enum scope_kind scope, const char *key);

/* A person who has not logged in yet. Logging in takes long, so who asks nothing does not. */
struct person test_office_person(struct test_office *o, const char *name);
/* Logs in with the test's password; asserts that it works. */
struct person test_office_enter(struct test_office *o, const char *name);
/* A request of a person (NULL: of nobody), with token where it is no GET. */
struct client_reply test_ask(struct test_office *o, struct person *p, const char *method,
	const char *target, const char *body);
/* A POST of bytes as they are. */
struct client_reply test_send(
	struct test_office *o, struct person *p, const char *target, struct str bytes);
/* Uploads bytes as a file. */
struct client_reply test_upload(
	struct test_office *o, struct person *p, const char *name, struct str bytes);
/* Uploads a small paper; gives its digest. */
struct str test_scan(struct test_office *o, struct person *p);
/* The body as JSON; asserts that it is. */
const struct json *test_json(struct test_office *o, const struct client_reply *r);
/* One value below a path such as "me.posts.0.role"; NULL where there is none. */
const struct json *test_at(const struct json *v, const char *path);

/* A text as a value of the query. */
struct str test_escape(struct test_office *o, struct str s);

/* Asserts the status, and prints the answer where it is another. */
#define assert_status(r, expected)                                                                 \
	do {                                                                                       \
		struct client_reply r_ = (r);                                                      \
		if (r_.status != (expected))                                                       \
			print_error("%d: " STR_FMT "\n", r_.status, STR_ARG(r_.body));             \
		assert_int_equal(r_.status, (expected));                                           \
	} while (0)

#endif
