/* Inside of the stories. */
#ifndef ZHIFA_MATTER_TEST_STORY_PRIV_H
#define ZHIFA_MATTER_TEST_STORY_PRIV_H

#include "matter/test_story.h"

#define ORGAN 15
#define POWER 9         /* the organ may not enforce by itself */
#define POWER_SELF 10   /* it may */
#define TOWN 16         /* 示例镇人民政府, with people of its own: "town/handler/1" */
#define FORMER 17       /* 某区林业局 */
#define POWER_TOWN 11   /* what the town does for the organ, where the story says so */
#define POWER_FORMER 12 /* of the bureau */
#define PEOPLE 4        /* of each role; of the handlers the fourth has a credential that expired */

#define STORY_BEGINS INT64_C(1785542400000) /* 1 August 2026 */

/* The time of all contexts of the story. */
extern struct instant story_now;

void story_blame(struct story_world *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "handler/2", "town/handler/2"; 0 where there is no such role. */
int64_t story_person(struct story_world *w, struct str who);
struct str story_id_text(struct story_world *w, int64_t id);
/* sys.other_fines, sys.same_year = n: as many matters of the same party, as their rows would be. */
void story_others(struct story_world *w, int64_t n, bool is_fined);
/* sys.has_power = false: the organ has no power but for the procedure of the story. */
void story_powers(struct story_world *w, bool has_all);

struct power story_power(struct story_world *w, int64_t id, struct str procedures);
struct str story_all_procedures(struct story_world *w);
void story_add_organs(struct story_world *w, struct db_plan *plan);
void story_restore_powers(struct story_world *w);
void story_delegate(struct story_world *w, struct script_value t);
struct value story_power_held(struct story_world *w, struct str name);

/* The night's job: acts of law that fell due. */
void story_night(struct story_world *w);
/* Who acts where nobody says: the person the act is kept for, else the first of the role. */
int64_t story_by_whom(struct story_world *w, const struct law_action *a, const struct facts *facts);
/* The second officer: another of those in charge. 0 where none is needed. */
int64_t story_with_whom(struct story_world *w, const struct law_action *a,
	const struct facts *handlers, int64_t me);
/* An act through the one door; w->matter is the first that one opens. The failure is in w->cx. */
enum rc story_submit(struct story_world *w, struct act_request *rq, int64_t me);

struct value story_value(struct story_world *w, struct script_value v, enum fact_kind kind);
/* Of the party of this story; sys.other_fines are against the same. */
struct str story_party_code(struct story_world *w);
/* The asked facts: as told, else as they stand, else plain where they are required. */
struct facts story_fill(struct story_world *w, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m, struct str item,
	struct script_value told);
bool story_load(struct story_world *w, int64_t id, struct matter *m);
/* "collection/service_urge": the open child of that id, else the last one, down the path. */
int64_t story_child(struct story_world *w, int64_t matter, struct str path);
void story_expect(struct story_world *w, int64_t matter, struct script_value want);
void story_found(struct story_world *w, int64_t matter, struct script_value step);
void story_paper(struct story_world *w, int64_t matter, struct script_value step);
/* The refusals and errors of fields of the last act, each in brackets. */
void story_put_refusals(const struct story_world *w, struct buf *b);

#endif
