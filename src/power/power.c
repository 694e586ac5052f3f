#include "power/power.h"

static bool has_word(struct str words, struct str one)
{
	struct str part;
	while (str_split(&words, ' ', &part))
		if (str_eq(part, one))
			return true;
	return false;
}

bool power_allows(const struct power *p, struct str procedure)
{
	return has_word(p->procedures, procedure);
}

bool power_lets(const struct power *p, struct str role)
{
	return has_word(p->roles, role);
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
		*held = *held || (!v[i].principal && power_allows(&v[i], procedure));
	return RC_OK;
}

bool power_in_force(const struct power *p, struct date on)
{
	return date_cmp(p->since, on) <= 0 &&
	       (date_is_none(p->until) || date_cmp(on, p->until) <= 0) &&
	       (date_is_none(p->lost) || date_cmp(on, p->lost) < 0);
}
