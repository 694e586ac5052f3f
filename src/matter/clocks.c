/* Clocks resolved to days: what an event says of them, so that the fold needs no calendar. */
#include "matter/effects.h"

static const char *const units[] = {"hour", "day", "workday", "month", "year"};

enum rc clock_start(struct effects_at *at, const struct law_clock *c, struct date from,
	struct date to, struct event_clock *out)
{
	static const char *const effects[] = {"duty", "bar", "deem"};
	struct term term;
	if (!pack_clock_term(at->svc->pack, c, from, &term))
		return fail(at->cx, RC_PACK, "期限 " STR_FMT " 在 " STR_FMT " 没有规定",
			STR_ARG(c->id), STR_ARG(date_str(at->cx->arena, from)));
	*out = (struct event_clock){.id = c->id,
		.title = c->title,
		.basis = c->basis,
		.op = OP_START,
		.from = from,
		.n = term.n,
		.unit = str_c(units[term.unit]),
		.effect = str_c(effects[c->effect]),
		.deem = c->deem,
		.for_party = c->for_party,
		.roll = c->roll};
	out->last = date_is_none(to) ? date_plus(from, (int)term.n) : to;
	out->due = out->earliest = out->latest = out->last;
	out->warn = date_plus(out->due, -c->warn);
	return RC_OK;
}
enum rc clock_again(struct effects_at *at, const struct matter_clock *k, int64_t extended,
	struct date resumed, struct event_clock *out)
{
	(void)at;
	(void)k;
	(void)extended;
	(void)resumed;
	(void)out;
	return RC_OK;
}
