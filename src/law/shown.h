/* What everybody may see of a matter, as its procedure says (docs/pack-format.md, "public"). */
#ifndef ZHIFA_LAW_SHOWN_H
#define ZHIFA_LAW_SHOWN_H

#include "base/date.h"

struct law_shown {
	bool is_shown; /* else nothing, and the rest is empty */
	/* empty where they are not shown; party as everybody may read it; kinds separated by 、 */
	struct str number, party, title, basis, text, kinds, organ;
	int64_t amount;                                  /* fen; -1: none */
	struct date decided, published, ends, withdrawn; /* or DATE_NONE */
	struct str reason;                               /* of the withdrawal */
};

/* Nothing. */
static inline struct law_shown law_shown_none(void)
{
	return (struct law_shown){.amount = -1,
		.decided = DATE_NONE,
		.published = DATE_NONE,
		.ends = DATE_NONE,
		.withdrawn = DATE_NONE};
}

static inline bool law_shown_eq(const struct law_shown *a, const struct law_shown *b)
{
	return a->is_shown == b->is_shown && str_eq(a->number, b->number) &&
	       str_eq(a->party, b->party) && str_eq(a->title, b->title) &&
	       str_eq(a->basis, b->basis) && str_eq(a->text, b->text) &&
	       str_eq(a->kinds, b->kinds) && str_eq(a->organ, b->organ) && a->amount == b->amount &&
	       date_cmp(a->decided, b->decided) == 0 && date_cmp(a->published, b->published) == 0 &&
	       date_cmp(a->ends, b->ends) == 0 && date_cmp(a->withdrawn, b->withdrawn) == 0 &&
	       str_eq(a->reason, b->reason);
}

#endif
