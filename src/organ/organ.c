#include "organ/organ.h"

#include <stdlib.h>

#define MOST_LEVELS 8

static const char *const scope_names[] = {"organ", "subtree", "region", "system"};

bool scope_parse(struct str s, enum scope_kind *out)
{
	for (int i = 0; i <= SCOPE_SYSTEM; i++)
		if (str_is(s, scope_names[i])) {
			*out = (enum scope_kind)i;
			return true;
		}
	return false;
}

const char *scope_name(enum scope_kind k)
{
	return scope_names[k];
}

/* 150000 covers all of it, 150100 its counties, 150105 its townships: trailing zero pairs are open.
 */
static bool region_within(struct str code, struct str of)
{
	size_t n = of.n;
	while (n >= 4 && of.p[n - 1] == '0' && of.p[n - 2] == '0')
		n -= 2;
	return str_has_prefix(code, str_sub(of, 0, n));
}

enum rc scope_covers(struct cx *cx, struct db *db, enum scope_kind kind, struct str key,
	int64_t organ, bool *covers)
{
	struct organ o;
	int64_t id;
	*covers = false;
	switch (kind) {
	case SCOPE_ORGAN:
		*covers = str_to_int(key, &id) && id == organ;
		return RC_OK;
	case SCOPE_SUBTREE:
		if (!str_to_int(key, &id))
			return RC_OK;
		for (int depth = 0; organ && !*covers && depth < MOST_LEVELS; depth++) {
			*covers = id == organ;
			if (organ_load(cx, db, organ, &o))
				return cx->rc;
			organ = o.parent;
		}
		return RC_OK;
	case SCOPE_REGION:
		if (organ_load(cx, db, organ, &o))
			return cx->rc;
		*covers = region_within(o.region, key);
		return RC_OK;
	case SCOPE_SYSTEM:
		if (organ_load(cx, db, organ, &o))
			return cx->rc;
		*covers = str_eq(o.system, key);
		return RC_OK;
	}
	return RC_OK;
}

static int by_id(const void *key, const void *element)
{
	int64_t id = *(const int64_t *)key, other = ((const struct organ *)element)->id;
	return (id > other) - (id < other);
}

bool scope_covers_in(enum scope_kind kind, struct str key, const struct organ *all, size_t n,
	const struct organ *organ)
{
	int64_t id = 0;
	(void)str_to_int(key, &id);
	switch (kind) {
	case SCOPE_ORGAN:
		return organ->id == id;
	case SCOPE_SUBTREE:
		for (int depth = 0; organ && depth < MOST_LEVELS; depth++) {
			if (organ->id == id)
				return true;
			organ = bsearch(&organ->parent, all, n, sizeof *all, by_id);
		}
		return false;
	case SCOPE_REGION:
		return region_within(organ->region, key);
	case SCOPE_SYSTEM:
		return str_eq(organ->system, key);
	}
	return false;
}
