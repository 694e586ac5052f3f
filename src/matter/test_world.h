/*
 * A small office, for tests of every folder above: six officers (王 and 李 handle, 赵's credential
 * has expired, 张 is the head, 周 keeps the archive, 吴 publishes), one matter at a time.
 *
 *	struct world w;
 *	world_open(&w, *state);
 *	assert_int_equal(world_act(&w, &w.wang, "register", "party_name=甲;handlers=1,2", 0),
 *RC_OK); world_close(&w);
 */
#ifndef ZHIFA_MATTER_TEST_WORLD_H
#define ZHIFA_MATTER_TEST_WORLD_H

#include "db/test_db.h"
#include "matter/act.h"

#define ORGAN 15
#define TOWN 16 /* another organ, 某镇, without people */

struct world {
	struct test_db *t;
	struct cx cx;
	struct db_writer *writer;
	struct pack *pack;
	struct calendar *calendar;
	struct seal_keys keys;
	struct matter_service svc;
	struct actor wang, li, zhao, head, archivist, publisher; /* zhao's credential has expired */
	int requests;
	struct act_conflict *conflict;
	int64_t matter, version;
	const char *procedure; /* of a matter that is opened; NULL: "fine" */
};

/* The time of all contexts with world_env; a test may move it. */
extern struct instant world_now;
extern const struct env world_env;

/* With the pack of tests/packs/small. */
void world_open(struct world *w, struct test_db *t);
/* With a pack of the source tree, such as "law". */
void world_open_pack(struct world *w, struct test_db *t, const char *pack);
void world_close(struct world *w);
/* "fine=500;handlers=1,2;party_name=甲": figures are integers, handlers a list. */
struct facts world_fields(struct world *w, const char *pairs);
/* Plans and commits; w->matter and w->version follow. The failure is in w->cx. */
enum rc world_submit(struct world *w, const struct actor *a, struct act_request *rq);
/* An act in the matter at hand, or its opening; with: the second officer or 0. */
enum rc world_act(struct world *w, const struct actor *a, const char *action, const char *pairs,
	int64_t with);
/* An act in the matter's newest child. */
enum rc world_act_child(
	struct world *w, const struct actor *a, const char *action, const char *pairs);
/* Registers a file as if it had been uploaded, a PDF; gives "scan=DIGEST". */
const char *world_scan(struct world *w);
/* Whether the last failure was a refusal by this rule. */
bool world_refused(const struct world *w, const char *rule);

/* Asserts that an act succeeds, telling why not. */
#define WORLD_OK(w, x)                                                                             \
	do {                                                                                       \
		if ((x) != RC_OK)                                                                  \
			print_message("# %.*s\n", STR_ARG((w)->cx.msg));                           \
		assert_int_equal((w)->cx.rc, RC_OK);                                               \
	} while (0)

/* The world's pack, and no other. */
struct pack_finder world_packs(struct world *w);

#endif
