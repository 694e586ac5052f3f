/*
 * Search: what people look for of a matter, in an index that both engines keep. Whoever changes
 * what is findable adds the row to his own plan, so that what is written is findable at once.
 *
 * A query is split at blanks and punctuation; each part must stand in the text as it is, whatever
 * its length (one character, two, 第32条), case and width apart. Nothing else is found. The newest
 * comes first.
 */
#ifndef ZHIFA_SEARCH_SEARCH_H
#define ZHIFA_SEARCH_SEARCH_H

#include "db/writer.h"

/* Who finds it: the staff within their scope, everybody, all of the staff. */
enum search_area { SEARCH_STAFF, SEARCH_PUBLIC, SEARCH_ALL_STAFF };

struct search_entry {
	enum search_area area;
	int64_t organ, id;     /* greater ids come first */
	int64_t matter;        /* what is found */
	struct date day;       /* told with the hit, as is organ_name */
	struct str organ_name; /* empty: the name of the organ itself */
	struct str kinds;      /* of penalty, separated by 、; may be empty */
	struct str text;       /* what people look for, at most SEARCH_TEXT characters of it */
};
#define SEARCH_TEXT 100000

/* Adds the row to a plan, in the place of an earlier one of the same organ and id. */
void search_put(struct db_plan *plan, enum db_engine engine, const struct search_entry *e);
/* Adds the removal to a plan; nothing happens where there is none. */
void search_drop(struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t id);

/* Whether the index holds the words of an entry that is there, and no others. */
MUST_USE enum rc search_check(
	struct cx *cx, struct db *db, const struct search_entry *e, bool *whole);

/* A query, read once. */
struct search_query {
	struct str phrases; /* folded, one blank between two */
};
/*
 * Fails with a field error of field (RC_INPUT) where there is nothing to look for, or too much:
 * more than 100 characters, more than 12 parts.
 */
MUST_USE enum rc search_query_parse(
	struct cx *cx, struct str text, struct str field, struct search_query *out);

/*
 * What the person may see: everything, or the matters of these organs (none where n is 0) and what
 * all of the staff may find.
 */
struct search_scope {
	bool all;
	const int64_t *organs;
	size_t n;
};

struct search_hit {
	int64_t organ, matter, id;
	enum search_area area;
	struct str kind, number, title, party, organ_name;
	struct date day;
	struct str why;      /* the words around what was found, where the names do not show it */
	int64_t publication; /* of the portal, where the decision stands there today; else 0 */
};

struct search_hits {
	struct search_hit *v;
	size_t n, cap;
	/* The after of the next page; 0: this was the last. A page may be short, even empty, and
	 * not the last: much was looked through, and little of it fitted. */
	int64_t next;
};

/* A page of what everybody may find. */
struct search_public_ask {
	struct search_query query; /* phrases empty: any text */
	struct str organ;          /* part of the organ's name; empty: any */
	struct str kind;           /* a kind of penalty; empty: any */
	struct date from, to;      /* days of publication, both counted */
	struct date today;
	int64_t below, floor; /* ids smaller, and greater, than these */
	int limit;            /* up to 100 */
};

struct search_public_hit {
	int64_t id, organ, matter, amount; /* amount -1: none */
	struct str number, party, title, kinds, organ_name;
	struct date decided, withdrawn; /* or DATE_NONE */
	struct date published, ends;
};

struct search_public_hits {
	struct search_public_hit *v;
	size_t n, cap;
	int64_t next; /* the below of the next page; 0: this was the last */
};

/* What stands on the portal today and fits, the newest first. */
MUST_USE enum rc search_public(struct cx *cx, struct db *db, const struct search_public_ask *ask,
	struct search_public_hits *out);

/* At most limit (up to 100) matters, the newest first; after: next of the page before, 0 first. */
MUST_USE enum rc search_find(struct cx *cx, struct db *db, const struct search_query *q,
	const struct search_scope *scope, int64_t after, int limit, struct search_hits *out);

#endif
