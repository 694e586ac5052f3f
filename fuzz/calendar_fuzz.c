/*
 * Lines of the calendar: an input that begins with # is read as a file of local days, any other is
 * asked as a question. An answer is one line, and says the same when it is asked again.
 */
#include "fuzz.h"
#include "law/calendar_line.h"

static void ask(struct cx *cx, struct place p, struct str line)
{
	struct buf one = buf_in(cx->arena), two = buf_in(cx->arena);
	bool good = calendar_line_add(cx, p, line, &one);
	FUZZ_HOLDS(cx->rc == RC_OK && one.n && one.p[one.n - 1] == '\n');
	FUZZ_HOLDS(str_find(buf_get(&one), STR("\n"), 0) == one.n - 1);
	FUZZ_HOLDS(good == !str_has_prefix(buf_get(&one), STR("error\t")));
	FUZZ_HOLDS(calendar_line_add(cx, p, line, &two) == good);
	FUZZ_HOLDS(str_eq(buf_get(&one), buf_get(&two)));
	struct date d;
	if (good && one.n == 22) {
		FUZZ_HOLDS(date_parse(str_sub(buf_get(&one), 11, 21), &d));
		FUZZ_HOLDS(calendar_is_workday(p, d));
	}
	struct buf day = buf_in(cx->arena);
	good = calendar_line_workday(p, line, &day);
	FUZZ_HOLDS(good == !str_has_prefix(buf_get(&day), STR("error\t")));
}

/* The program's own calendar, read once. */
static const struct calendar *own(void)
{
	static struct calendar *c;
	if (!c) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		FUZZ_HOLDS(calendar_read(&cx, STR(""), STR(""), &c) == RC_OK);
		arena_free(a);
	}
	return c;
}

FUZZ(cx, in)
{
	struct calendar *c;
	if (!str_has_prefix(in, STR("#"))) {
		ask(cx, (struct place){own(), STR("150105")}, in);
		return;
	}
	if (calendar_read(cx, in, STR("in"), &c))
		return;
	ask(cx, (struct place){c, STR("150105")}, STR("2026-09-16\t7\tworkday"));
	FUZZ_HOLDS(calendar_digest(c).n == 64);
	calendar_free(c);
}
