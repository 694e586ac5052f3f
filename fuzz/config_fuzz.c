/* The configuration: what is taken is whole, what is refused says where. */
#include "app/config.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	struct config c = {0};
	if (config_parse(cx, in, STR("f"), STR("/d"), &c)) {
		FUZZ_HOLDS(cx->rc == RC_INPUT);
		FUZZ_HOLDS(str_find(cx->msg, STR("第 "), 0) < cx->msg.n);
		return;
	}
	FUZZ_HOLDS(!c.store.n || str_has_prefix(c.store, STR("sqlite:/")) ||
		   str_has_prefix(c.store, STR("postgres:")));
	FUZZ_HOLDS(!c.data.n || c.data.p[0] == '/');
	FUZZ_HOLDS(c.port >= 0 && c.port <= 65535);
	FUZZ_HOLDS(c.node >= 0 && c.node <= 511);
	for (size_t i = 0; i < c.thresholds.n; i++)
		FUZZ_HOLDS(c.thresholds.v[i].v.kind == VALUE_INT && c.thresholds.v[i].v.i >= 0);
}
