/*
 * What the law provides for one kind of conduct at each time: the scales of a pack (scales.lua),
 * by which the law of the day of the conduct and that of the day of the decision are compared.
 * Only what can be told without the case is there: fixed bounds of fines and of detention, and the
 * kinds of penalty. What depends on the case is `measured`, and is left to who decides.
 */
#ifndef ZHIFA_LAW_SCALE_H
#define ZHIFA_LAW_SCALE_H

#include "law/cite.h"
#include "law/corpus.h"

struct law_bounds {
	bool is_set;
	int64_t low, high;
};

/* One provision: in force on the days of its statute. */
struct law_provision {
	struct str basis;
	struct cite_part at;    /* its statute and place */
	struct law_bounds fine; /* fen */
	struct law_bounds days; /* of detention */
	struct str measured;    /* by what the fine is measured; empty where it is not */
	struct str note;        /* a condition; may be empty */
	struct str *kinds;      /* of penalty, in words */
	size_t kind_n;
};

struct law_scale {
	struct str id, title;
	struct law_provision *v;
	size_t n;
};

const struct law_scale *pack_scales(const struct pack *p, size_t *n);

/* Which of two provisions is lighter for the party. */
enum scale_lighter {
	SCALE_OPEN, /* cannot be computed: measured by the case, or lighter here and heavier there
		     */
	SCALE_EQUAL,
	SCALE_OLD,
	SCALE_NEW,
};
/* Lighter is what is not heavier in anything — bounds of the fine, of detention, kinds — and
 * lighter in something. */
enum scale_lighter scale_compare(const struct law_provision *old, const struct law_provision *new);
/* 罚款 100,000.00—1,000,000.00 元；责令停产停业 */
struct str scale_in_words(struct arena *a, const struct law_provision *p);

/*
 * Statutes of a title in force on a day by the pack; NULL where the pack does not say. A title may
 * stand there several times, with other days. An abbreviated title (行政处罚法) is found too.
 */
const struct law_statute *pack_statute_on(const struct pack *p, struct str title, struct date on);
/* Versions whose files do not tell from which day they are in force get the day that the pack says
 * of the text passed on the version's day, as unverified. */
void corpus_take_days(const struct pack *p, struct corpus *c);
/* Whether the pack knows the title at all; *full gets it as the pack writes it. */
bool pack_statute_known(const struct pack *p, struct str title, struct str *full);

#endif
