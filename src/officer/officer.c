#include "officer/officer.h"

enum rc actor_has_role(struct cx *cx, struct db *db, const struct actor *a, struct str role,
	int64_t organ, bool *has)
{
	*has = false;
	for (size_t i = 0; i < a->posts.n && !*has; i++) {
		const struct post *p = &a->posts.v[i];
		if (str_eq(p->role, role) &&
			scope_covers(cx, db, p->scope, p->scope_key, organ, has))
			return cx->rc;
	}
	return RC_OK;
}
