#include "power/power.h"

bool power_allows(const struct power *p, struct str procedure)
{
	struct str rest = p->procedures, part;
	while (str_split(&rest, ' ', &part))
		if (str_eq(part, procedure))
			return true;
	return false;
}

bool power_in_force(const struct power *p, struct date on)
{
	return date_cmp(p->since, on) <= 0 &&
	       (date_is_none(p->until) || date_cmp(on, p->until) <= 0);
}
