#include "officer/officer.h"

bool actor_is_wide(const struct actor *a)
{
	int64_t id;
	for (size_t i = 0; i < a->posts.n; i++)
		if (a->posts.v[i].scope != SCOPE_ORGAN ||
			!str_to_int(a->posts.v[i].scope_key, &id) || id != a->officer.organ)
			return true;
	return false;
}

enum rc actor_reaches(
	struct cx *cx, struct db *db, const struct actor *a, int64_t organ, bool *reaches)
{
	*reaches = false;
	for (size_t i = 0; i < a->posts.n && !*reaches; i++)
		if (scope_covers(
			    cx, db, a->posts.v[i].scope, a->posts.v[i].scope_key, organ, reaches))
			return cx->rc;
	return RC_OK;
}

/* One organ, once; they come in order. */
static void add(struct cx *cx, struct organ_ids *all, int64_t id)
{
	if (!all->n || all->v[all->n - 1] != id)
		*VEC_PUSH(cx->arena, all) = id;
}

enum rc actor_organs(struct cx *cx, struct db *db, const struct actor *a, struct organ_ids *out)
{
	struct organ *all = NULL;
	size_t n = 0;
	*out = (struct organ_ids){0};
	if (!actor_is_wide(a)) {
		if (a->posts.n)
			add(cx, out, a->officer.organ);
		return RC_OK;
	}
	if (organ_all(cx, db, &all, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < a->posts.n; k++)
			if (scope_covers_in(
				    a->posts.v[k].scope, a->posts.v[k].scope_key, all, n, &all[i]))
				add(cx, out, all[i].id);
	return RC_OK;
}
