#include "power/power.h"

bool power_allows(const struct power *p, struct str procedure)
{
	struct str rest = p->procedures, part;
	while (str_split(&rest, ' ', &part))
		if (str_eq(part, procedure))
			return true;
	return false;
}

enum rc power_held(struct cx *cx, struct db *db, int64_t organ, struct str procedure,
	struct date on, bool *held)
{
	struct power *v;
	size_t n;
	*held = false;
	if (power_list(cx, db, organ, on, &v, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		*held = *held || power_allows(&v[i], procedure);
	return RC_OK;
}

bool power_in_force(const struct power *p, struct date on)
{
	return date_cmp(p->since, on) <= 0 &&
	       (date_is_none(p->until) || date_cmp(on, p->until) <= 0);
}
