/*
 * Where a matter stands in the lists: the values by which its row is found and ordered. An act
 * that leaves them as they are leaves the indexes alone. Internal to src/matter.
 */
#ifndef ZHIFA_MATTER_PLACE_H
#define ZHIFA_MATTER_PLACE_H

#include "matter/matter.h"

/* The day of a row without a deadline, 9999-12-31: such rows come last. */
#define PLACE_NO_DAY 2932896

struct matter_place {
	struct str phase, number, number_key, due_clock;
	struct str handlers; /* ids, separated by spaces */
	int64_t due;         /* day of the nearest duty of the organ */
	int64_t joined;
	int64_t delegate; /* the organ that opened it for the matter's; 0 */
};

struct matter_place matter_place_of(struct arena *a, const struct matter *m);
bool matter_place_eq(const struct matter_place *a, const struct matter_place *b);
/* The order of numbers is that of their keys: each run of figures padded to eight. */
struct str matter_number_key(struct arena *a, struct str number);

#endif
