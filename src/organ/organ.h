/*
 * Organs: bodies that act. Each belongs to a region, a level and a system (条线), and may
 * have an organ above it. Rows are dated and changed only by recorded acts.
 */
#ifndef ZHIFA_ORGAN_ORGAN_H
#define ZHIFA_ORGAN_ORGAN_H

#include "db/writer.h"

struct organ {
	int64_t id, level, parent; /* level 1 自治区 … 4 苏木乡镇街道; parent 0 at the top */
	struct str kind; /* organ, authorised (法律、法规授权的组织), body (other); empty: organ */
	struct str name, short_name, region, system, remedy_organ, court, collector, address, phone;
	struct date since, until; /* until DATE_NONE while it exists */
};

/* RC_NOT_FOUND where there is none. */
MUST_USE enum rc organ_load(struct cx *cx, struct db *db, int64_t id, struct organ *out);
/* The organ of this name; of several the one that exists, else the youngest. */
MUST_USE enum rc organ_find(
	struct cx *cx, struct db *db, struct str name, struct organ *out, bool *found);
/* All organs, by id; at most 100,000. */
MUST_USE enum rc organ_all(struct cx *cx, struct db *db, struct organ **out, size_t *n);
/* Adds the insertion to a plan. */
void organ_add(struct db_plan *plan, const struct organ *o);
/* Adds the change of everything but the id; RC_NOT_FOUND where there is none. */
void organ_change(struct db_plan *plan, const struct organ *o);

/* How far a role reaches (docs/glossary.md: 岗位范围). */
enum scope_kind { SCOPE_ORGAN, SCOPE_SUBTREE, SCOPE_REGION, SCOPE_SYSTEM };
bool scope_parse(struct str s, enum scope_kind *out);
const char *scope_name(enum scope_kind k);
/* Whether an organ lies within a scope. key: organ id, region code or system. */
MUST_USE enum rc scope_covers(struct cx *cx, struct db *db, enum scope_kind kind, struct str key,
	int64_t organ, bool *covers);
/* The same for one of all organs, sorted by id as organ_all gives them. */
bool scope_covers_in(enum scope_kind kind, struct str key, const struct organ *all, size_t n,
	const struct organ *organ);

#endif
