/*
 * Lists of matters and of what is to be done in them. A page is one walk along one index, however
 * many matters there are; names of officers are looked up once for each page.
 */
#ifndef ZHIFA_MATTER_LIST_H
#define ZHIFA_MATTER_LIST_H

#include "matter/place.h"
#include "officer/officer.h"

/* One matter in a list. */
struct matter_line {
	int64_t organ, id;
	struct str procedure, phase, state, number, title, party, due_clock;
	struct str handlers; /* names, joined by 、 */
	struct date due;     /* DATE_NONE where there is no deadline */
	struct instant opened;
};

struct matter_lines {
	struct matter_line *v;
	size_t n, cap;
	struct str next; /* the after of the next page; STR_NONE: this was the last */
};

/* The nearest deadline first; the last opened first; the greatest number first. */
enum matter_order { MATTER_BY_DUE, MATTER_BY_OPENED, MATTER_BY_NUMBER };
#define MATTER_PAGE 50

struct matter_filter {
	int64_t organ;
	int64_t handler;  /* officer, or organ that was entrusted; 0: everybody's */
	struct str phase; /* empty: all */
	enum matter_order order;
	struct str after; /* next of the page before; empty: the first page */
};

bool matter_order_parse(struct str s, enum matter_order *out);
/* A page of an organ's matters. RC_INPUT with a field error where after is of no such list. */
MUST_USE enum rc matter_list(
	struct cx *cx, struct db *db, const struct matter_filter *filter, struct matter_lines *out);
/*
 * A page of those in which a text is found, the newest first: the order is not asked for. Fails
 * like search_query_parse, with field q.
 */
MUST_USE enum rc matter_list_search(struct cx *cx, struct db *db, struct str q,
	const struct matter_filter *filter, struct matter_lines *out);
/* One matter as a line of a list; *found false where the organ has none, or it runs inside another.
 */
MUST_USE enum rc matter_line_find(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	struct matter_line *out, bool *found);
/*
 * The other matters of the case of m, one for each party, the first opened first; handlers are
 * ids. None where m is its case alone. At most 200.
 */
MUST_USE enum rc matter_joined(
	struct cx *cx, struct db *db, const struct matter *m, struct matter_lines *out);
/* The organ of a matter, of which only the id is known. */
MUST_USE enum rc matter_organ(
	struct cx *cx, struct db *db, int64_t id, int64_t *organ, bool *found);

/* Whether a matter of an organ was opened for it by another organ (委托). */
MUST_USE enum rc matter_opened_by(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, int64_t other, bool *is);

/*
 * The matters of one procedure of an organ, those that run inside others too, the newest first; at
 * most MATTER_REGISTER. is_open: only those that have not ended.
 */
#define MATTER_REGISTER 500
MUST_USE enum rc matter_register_list(struct cx *cx, struct db *db, int64_t organ,
	struct str procedure, bool is_open, int64_t **ids, size_t *n);

/* Something to be done. */
struct matter_todo {
	struct matter_line line; /* a matter that runs inside another has that one's number */
	struct str action, title;
	bool returned; /* sent back to this person */
};

struct matter_todos {
	struct matter_todo *v;
	size_t n, cap;
	bool more; /* there are others, less urgent */
};
#define MATTER_TODOS 200

/*
 * What waits for a person: for him by name, and for anyone in one of his roles, in the organs
 * that his posts name, and in what his organ opened for others; the nearest deadline first.
 */
MUST_USE enum rc matter_todo_list(
	struct cx *cx, struct db *db, const struct actor *actor, struct matter_todos *out);

#endif
