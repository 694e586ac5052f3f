/*
 * What the portal shows: one row for each matter whose procedure says that something of it is
 * public, written in the transaction of the act that published, changed, withdrew or ended it. A
 * row is shown up to its last day and no longer, whether or not anybody has ended it. Of a
 * withdrawn one only number, organ, day and reason are left (处罚法48Ⅱ).
 */
#ifndef ZHIFA_PUBLICATION_PUBLICATION_H
#define ZHIFA_PUBLICATION_PUBLICATION_H

#include "law/shown.h"
#include "search/search.h"

struct publication {
	int64_t organ, matter; /* matter: its address on the portal, for good */
	int64_t source;        /* matter of the decision */
	int64_t id;            /* greater ids were published later */
	struct law_shown v;
};

/* What people look for of it on the portal; the text in the arena. */
struct search_entry publication_entry(struct arena *a, const struct publication *p);
/* Adds the rows to a plan, search included, in the place of earlier ones. */
void publication_put(struct db_plan *plan, enum db_engine engine, const struct publication *p);
/* Adds their removal. id: of the publication that was shown; 0 where there was none. */
void publication_drop(
	struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t matter, int64_t id);

/* What stands at an address today; *found false also where its last day is over. */
MUST_USE enum rc publication_find(struct cx *cx, struct db *db, int64_t matter, struct date today,
	struct publication *out, bool *found);

/* A place in the list: rows published before it. */
struct publication_place {
	struct date published;
	int64_t id; /* 0: the list's beginning, or its end */
};

/* A page of the portal's list. */
struct publication_ask {
	struct search_query query; /* phrases empty: any text */
	struct str organ;          /* part of the organ's name; empty: any */
	struct str kind;           /* a kind of penalty; empty: any */
	struct date from, to;      /* day of publication; DATE_NONE: open */
	struct date today;
	struct publication_place after; /* next of the page before */
	int limit;                      /* up to 100 */
};

struct publications {
	struct publication *v; /* without their texts */
	size_t n, cap;
	struct publication_place next; /* id 0: this was the last page */
};

/* The newest first. Withdrawn ones stand among them, and are found by their number alone. */
MUST_USE enum rc publication_list(
	struct cx *cx, struct db *db, const struct publication_ask *ask, struct publications *out);

#endif
