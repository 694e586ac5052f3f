/*
 * Powers (职权事项): what an organ may do, by which articles, under which procedures, in which
 * place, and whether it may enforce by itself (EX-2). A matter opens on a power.
 */
#ifndef ZHIFA_POWER_POWER_H
#define ZHIFA_POWER_POWER_H

#include "db/writer.h"

struct power {
	int64_t organ, id;
	struct str code, name, kind, basis, field, region;
	struct str procedures; /* ids, separated by spaces */
	bool enforce_self;
	struct date since, until;
};

void power_add(struct db_plan *plan, const struct power *p);
/* Adds the change of everything but organ and id; RC_NOT_FOUND where there is none. */
void power_change(struct db_plan *plan, const struct power *p);
/* The organ's power of this code, in force or not. */
MUST_USE enum rc power_find(struct cx *cx, struct db *db, int64_t organ, struct str code,
	struct power *out, bool *found);
/* RC_NOT_FOUND where the organ has no such power. */
MUST_USE enum rc power_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct power *out);
/* The organ's powers in force on a day, by code; at most 5,000. */
MUST_USE enum rc power_list(
	struct cx *cx, struct db *db, int64_t organ, struct date on, struct power **out, size_t *n);
bool power_allows(const struct power *p, struct str procedure);
/* Whether the organ holds, on a day, a power under which this procedure may be followed. */
MUST_USE enum rc power_held(struct cx *cx, struct db *db, int64_t organ, struct str procedure,
	struct date on, bool *held);
bool power_in_force(const struct power *p, struct date on);

#endif
