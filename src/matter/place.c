#include "matter/place.h"

#define FIGURES 8

struct str matter_number_key(struct arena *a, struct str number)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < number.n;) {
		size_t n = 0;
		while (i + n < number.n && number.p[i + n] >= '0' && number.p[i + n] <= '9')
			n++;
		for (size_t k = n; n && k < FIGURES; k++)
			buf_char(&b, '0');
		n = n ? n : 1;
		buf_str(&b, str_sub(number, i, i + n));
		i += n;
	}
	return b.n ? buf_get(&b) : STR("");
}

struct matter_place matter_place_of(struct arena *a, const struct matter *m)
{
	struct value foreign = facts_get(&m->facts, STR("number_text"));
	struct str number = m->number.n || foreign.kind != VALUE_TEXT ? m->number : foreign.s;
	struct matter_place p = {.phase = m->phase,
		.number = number,
		.number_key = matter_number_key(a, number),
		.due_clock = STR(""),
		.joined = m->joined,
		.delegate = matter_delegate(m),
		.due = PLACE_NO_DAY};
	struct buf b = buf_in(a);
	struct value h = facts_get(&m->facts, STR("handlers"));
	for (size_t i = 0; h.kind == VALUE_LIST && i < h.n; i++) {
		buf_z(&b, i ? " " : "");
		buf_str(&b, h.list[i]);
	}
	p.handlers = b.n ? buf_get(&b) : STR("");
	for (size_t i = 0; i < m->clocks.n && !m->outcome.n; i++) {
		const struct matter_clock *k = &m->clocks.v[i];
		if (k->status == CLOCK_RUNNING && str_is(k->c.effect, "duty") && !k->c.for_party &&
			k->c.due.days < p.due) {
			p.due = k->c.due.days;
			p.due_clock = k->c.id;
		}
	}
	return p;
}

bool matter_place_eq(const struct matter_place *a, const struct matter_place *b)
{
	return a->due == b->due && a->joined == b->joined && str_eq(a->phase, b->phase) &&
	       str_eq(a->number, b->number) && str_eq(a->due_clock, b->due_clock) &&
	       str_eq(a->handlers, b->handlers);
}
