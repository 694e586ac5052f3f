#include "base/rc.h"

static const struct {
	int status;
	const char *name, *title;
} table[] = {
#define RC(name, status, api, title) {status, api, title},
#include "base/rc.def"
#undef RC
};

int rc_status(enum rc rc)
{
	return table[rc].status;
}

const char *rc_name(enum rc rc)
{
	return table[rc].name;
}

const char *rc_title(enum rc rc)
{
	return table[rc].title;
}
