#include "law/calendar_line.h"

static bool bad(struct buf *out, const char *why)
{
	buf_z(out, "error\t");
	buf_z(out, why);
	buf_char(out, '\n');
	return false;
}

static bool known(struct place p, struct date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	return calendar_knows(p.calendar, y);
}

static const char bad_date[] = "日期应当写成 2026-09-16 的样子";

bool calendar_line_workday(struct place p, struct str line, struct buf *out)
{
	struct date d;
	if (!date_parse(str_trim(line), &d))
		return bad(out, bad_date);
	buf_z(out, !known(p, d) ? "unpublished\n" : calendar_is_workday(p, d) ? "yes\n" : "no\n");
	return true;
}

static void put_date(struct buf *out, struct date d)
{
	char text[DATE_TEXT];
	date_format(d, text);
	buf_add(out, text, DATE_TEXT - 1);
}

bool calendar_line_add(struct cx *cx, struct place p, struct str line, struct buf *out)
{
	struct str rest = str_trim(line), f[4];
	struct term_run r = {.place = p, .roll = true};
	struct term_end e;
	size_t n = 0;
	while (n < 4 && str_split(&rest, '\t', &f[n]))
		n++;
	if (n != 3)
		return bad(out, "应当是三栏，用制表符隔开：日期、数、单位");
	if (!date_parse(f[0], &r.from))
		return bad(out, bad_date);
	if (!str_to_int(f[1], &r.term.n) || r.term.n < 1 || r.term.n > TERM_MOST)
		return bad(out, "数应当是 1 到 100000 的整数");
	if (!term_unit_parse(f[2], &r.term.unit) || r.term.unit == TERM_HOUR)
		return bad(out, "单位应当是 workday、day、month、year 之一");
	if (term_end(cx, &r, &e)) {
		bool done = bad(out, str_z(cx->arena, cx->msg));
		cx_clear(cx);
		return done;
	}
	if (e.provisional) {
		buf_z(out, "unpublished\n");
		return true;
	}
	put_date(out, e.last);
	buf_char(out, '\t');
	put_date(out, e.due);
	buf_char(out, '\n');
	return true;
}
