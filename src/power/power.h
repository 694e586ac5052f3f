/*
 * Powers (职权事项): what an organ may do, by which articles, under which procedures, in which
 * place, and whether it may enforce by itself (EX-2). A matter opens on a power.
 *
 * A row is imported, or made by an act of a matter: powers that are handed over (赋权、集中) are
 * the receiver's own; a power that is used for another organ (委托, 处罚法20) names that organ as
 * its principal, and which roles the officers of the delegate take for it. An act may also take a
 * row away from a day on. Both kinds of act stand in the events of their matter, so that the rows
 * can be made again (src/verify).
 */
#ifndef ZHIFA_POWER_POWER_H
#define ZHIFA_POWER_POWER_H

#include "db/writer.h"

/* A matter whose act wrote something; 0 where none did. */
struct power_act {
	int64_t organ, matter;
};

struct power {
	int64_t organ, id;
	struct str code, name, kind, basis, field, region;
	struct str procedures; /* ids, separated by spaces */
	bool enforce_self;
	struct date since, until;
	int64_t principal; /* in whose name; 0: the organ's own */
	struct str roles;  /* where there is a principal: ids, separated by spaces */
	struct str note;   /* its extent as everybody may read it, where an act made it */
	struct date lost;  /* first day on which it is gone, by an act; DATE_NONE */
	struct power_act made, lost_by;
};

struct power_rows {
	struct power *v;
	size_t n, cap;
};

void power_add(struct db_plan *plan, const struct power *p);
/* Adds the change of what is imported; RC_NOT_FOUND where there is no such row. */
void power_change(struct db_plan *plan, const struct power *p);
/* Takes a row away from p->lost on, as a check of the plan: RC_CONFLICT where it is gone already.
 */
void power_lose(struct db_plan *plan, const struct power *p);
/* The organ's power of this code, in force or not; an imported one before one that an act made. */
MUST_USE enum rc power_find(struct cx *cx, struct db *db, int64_t organ, struct str code,
	struct power *out, bool *found);
/* Its own power of this code that is in force on a day. */
MUST_USE enum rc power_current(struct cx *cx, struct db *db, int64_t organ, struct str code,
	struct date on, struct power *out, bool *found);
/* RC_NOT_FOUND where the organ has no such power. */
MUST_USE enum rc power_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct power *out);
/* The organ's powers in force on a day, by code, those for others too; at most 5,000. */
MUST_USE enum rc power_list(
	struct cx *cx, struct db *db, int64_t organ, struct date on, struct power **out, size_t *n);
/*
 * What an organ may or might do for another one under a code: the row in force on a day, otherwise
 * the one that was made last.
 */
MUST_USE enum rc power_for(struct cx *cx, struct db *db, int64_t organ, int64_t principal,
	struct str code, struct date on, struct power *out, bool *found);
/* The organs in whose name an organ acts or acted, by id. */
MUST_USE enum rc power_principals(
	struct cx *cx, struct db *db, int64_t organ, int64_t **out, size_t *n);
/* The rows that an act of a matter made and that still stand; those that it took away. */
MUST_USE enum rc power_made(
	struct cx *cx, struct db *db, struct power_act by, struct power_rows *out);
MUST_USE enum rc power_taken(
	struct cx *cx, struct db *db, struct power_act by, struct power_rows *out);
/* What an organ has entrusted to others, in force on a day, by code. */
MUST_USE enum rc power_delegated(
	struct cx *cx, struct db *db, int64_t principal, struct date on, struct power_rows *out);
/* An organ with powers in force: how many are its own, how many it uses for others. */
struct power_holder {
	int64_t id;
	struct str name, kind, region; /* region: its name */
	int64_t own, entrusted;
};
struct power_holders {
	struct power_holder *v;
	size_t n, cap;
};
/* Those whose name holds q, by name, behind the one with the id after (0: from the first). */
MUST_USE enum rc power_holder_list(struct cx *cx, struct db *db, struct str q, struct date on,
	int64_t after, int limit, struct power_holders *out);
bool power_allows(const struct power *p, struct str procedure);
/* Whether officers of the delegate take this role for the principal. */
bool power_lets(const struct power *p, struct str role);
/* Whether the organ holds, on a day, a power of its own under which this procedure may be followed.
 */
MUST_USE enum rc power_held(struct cx *cx, struct db *db, int64_t organ, struct str procedure,
	struct date on, bool *held);
bool power_in_force(const struct power *p, struct date on);

#endif
