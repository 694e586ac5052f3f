/* Inside of the stories. */
#ifndef ZHIFA_MATTER_TEST_STORY_PRIV_H
#define ZHIFA_MATTER_TEST_STORY_PRIV_H

#include "matter/test_story.h"

#define ORGAN 15
#define POWER 9       /* the organ may not enforce by itself */
#define POWER_SELF 10 /* it may */
#define PEOPLE 4      /* of each role; of the handlers the fourth has a credential that expired */

#define STORY_BEGINS INT64_C(1785542400000) /* 1 August 2026 */

/* The time of all contexts of the story. */
extern struct instant story_now;

void story_blame(struct story_world *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "handler/2"; 0 where there is no such role. */
int64_t story_person(struct story_world *w, struct str who);
struct str story_id_text(struct story_world *w, int64_t id);
/* sys.other_fines, sys.same_year = n: as many matters of the same party, as their rows would be. */
void story_others(struct story_world *w, int64_t n, bool is_fined);
/* sys.has_power = false: the organ has no power but for the procedure of the story. */
void story_powers(struct story_world *w, bool has_all);

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

#endif
