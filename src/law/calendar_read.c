/* Reading the lines of a calendar: those of the program, then those of the installation. */
#include "law/calendar_priv.h"

#include "base/utf8.h"
#include "crypto/digest.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_FILE ((size_t)1 << 20)
#define MOST_TEXT 120

static const char *const built_in[] = {
#include "calendar.inc"
};

struct reading {
	struct cx *cx;
	struct calendar *c;
	struct str name;
	bool own;  /* the program's own lines */
	int until; /* lines of this year and later are passed over; 0: none */
	int line;
	bool declared[CALENDAR_YEARS]; /* by a year line of this file */
};

struct line {
	struct str when, what, where, name, basis, stem;
};

static enum rc wrong(struct reading *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static enum rc wrong(struct reading *r, const char *fmt, ...)
{
	char tmp[256];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	return fail(
		r->cx, RC_INPUT, "日历 " STR_FMT " 第 %d 行：%s", STR_ARG(r->name), r->line, tmp);
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static bool clock_parse(struct str s, int *minute)
{
	if (s.n != 5 || s.p[2] != ':' || !all_digits(str_sub(s, 0, 2)) ||
		!all_digits(str_sub(s, 3, 5)))
		return false;
	int h = (s.p[0] - '0') * 10 + s.p[1] - '0', m = (s.p[3] - '0') * 10 + s.p[4] - '0';
	*minute = h * 60 + m;
	return h < 24 && m < 60;
}

static int night_length(const struct calendar_night *n)
{
	return (n->to - n->from + 1440) % 1440;
}

/* A region may have its own night, but none shorter than that of the law (环境法典572). */
static enum rc read_night(struct reading *r, const struct line *l)
{
	struct calendar *c = r->c;
	struct calendar_night n = {.stem = l->stem, .name = l->name, .basis = l->basis};
	if (l->when.n != 11 || l->when.p[5] != '-' ||
		!clock_parse(str_sub(l->when, 0, 5), &n.from) ||
		!clock_parse(str_sub(l->when, 6, 11), &n.to))
		return wrong(r, "夜间时段应当写成 22:00-06:00 的样子");
	if (c->nights.n && night_length(&n) < night_length(&c->nights.v[0]))
		return wrong(r, "夜间不得短于 %d 分钟", night_length(&c->nights.v[0]));
	*VEC_PUSH(c->arena, &c->nights) = n;
	return RC_OK;
}

static enum rc read_year(struct reading *r, const struct line *l)
{
	int64_t year;
	if (!all_digits(l->when) || !str_to_int(l->when, &year) || year < CALENDAR_FIRST ||
		year > CALENDAR_LAST)
		return wrong(r, "年份应当写成 2027 的样子");
	if (l->stem.n)
		return wrong(r, "year 行是全国的，地区应当写 -");
	if (r->until && year >= r->until)
		return RC_OK;
	r->c->published[year - CALENDAR_FIRST] = true;
	r->c->year_basis[year - CALENDAR_FIRST] = l->basis;
	r->declared[year - CALENDAR_FIRST] = true;
	return RC_OK;
}

static enum rc read_reach(struct reading *r, const struct line *l)
{
	int64_t v[4];
	struct str rest = l->when, part;
	for (int i = 0; i < 4; i++)
		if (!str_split(&rest, ',', &part) || !str_to_int(part, &v[i]) || v[i] < 0 ||
			v[i] > 31)
			return wrong(r, "reach 应当是四个数");
	*VEC_PUSH(r->c->arena, &r->c->reach) = (struct calendar_reach){
		.name = l->name, (int)v[0], (int)v[1], (int)v[2], (int)v[3]};
	return RC_OK;
}

static uint16_t note_of(struct calendar *c, const struct line *l)
{
	for (size_t i = c->notes.n; i-- > 0 && c->notes.n - i < 32;)
		if (str_eq(c->notes.v[i].name, l->name) && str_eq(c->notes.v[i].basis, l->basis))
			return (uint16_t)i;
	*VEC_PUSH(c->arena, &c->notes) = (struct calendar_note){l->name, l->basis};
	return (uint16_t)(c->notes.n - 1);
}

static enum rc read_day(struct reading *r, const struct line *l)
{
	struct calendar *c = r->c;
	struct date d;
	int y, m, day;
	bool off = str_is(l->what, "off");
	if (!date_parse(l->when, &d))
		return wrong(r, "日期应当写成 2026-09-16 的样子");
	date_split(d, &y, &m, &day);
	if (!off && !l->stem.n && !calendar_is_off((struct place){.calendar = c}, d, GUESS_LIKELY))
		return wrong(r, "这一天本来就是工作日，不用写 work");
	if (l->stem.n) {
		*VEC_PUSH(c->arena, &c->local) = (struct calendar_local){.date = d,
			.stem = l->stem,
			.name = l->name,
			.basis = l->basis,
			.off = off,
			.line = r->line};
		return RC_OK;
	}
	if (r->until && y >= r->until)
		return RC_OK;
	if (!c->published[y - CALENDAR_FIRST])
		return wrong(r, "%d 年的放假通知还没有写进来：先写一行 %d year - …", y, y);
	int32_t at = d.days - c->base.days;
	c->flags[at] =
		(unsigned char)((c->flags[at] & ~(IS_OFF | IS_WORK)) | (off ? IS_OFF : IS_WORK));
	c->note[at] = note_of(c, l);
	return RC_OK;
}

static enum rc read_fixed(struct reading *r, const struct line *l)
{
	struct date d;
	if (!date_parse(l->when, &d))
		return wrong(r, "日期应当写成 2026-09-16 的样子");
	*VEC_PUSH(r->c->arena, &r->c->fixed) = (struct calendar_fixed){d, l->name};
	return RC_OK;
}

static bool text_good(struct str s)
{
	if (s.n > MOST_TEXT || !utf8_check(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 32 || s.p[i] == 127)
			return false;
	return true;
}

static enum rc read_line(struct reading *r, struct str text)
{
	struct str f[6], rest = text;
	size_t n = 0;
	while (n < 6 && str_split(&rest, '\t', &f[n]))
		n++;
	if (n != 5 && !(r->own && n == 4))
		return wrong(r, "应当是五栏，用制表符隔开：日期、种类、地区、名称、依据");
	for (size_t i = 0; i < n; i++)
		if (!str_trim(f[i]).n || !text_good(f[i]))
			return wrong(r, "第 %zu 栏空着、太长或者有不能用的字符", i + 1);
	struct line l = {.when = str_trim(f[0]),
		.what = str_trim(f[1]),
		.where = str_trim(f[2]),
		.name = str_trim(f[3]),
		.basis = n == 5 ? str_trim(f[4]) : STR("")};
	bool whole = str_is(l.where, "-");
	if (!whole && (!all_digits(l.where) || (l.where.n != 6 && l.where.n != 9)))
		return wrong(r, "地区应当是 6 位或者 9 位的区划代码，全国写 -");
	l.stem = whole ? STR("") : calendar_region_stem(l.where);
	if (str_is(l.what, "off") || str_is(l.what, "work"))
		return read_day(r, &l);
	if (str_is(l.what, "year"))
		return read_year(r, &l);
	if (str_is(l.what, "night"))
		return read_night(r, &l);
	if (r->own && str_is(l.what, "fixed"))
		return read_fixed(r, &l);
	if (r->own && str_is(l.what, "reach"))
		return read_reach(r, &l);
	return wrong(r, "种类应当是 year、off、work、night 之一");
}

/* A year without a single day off was not written out. */
static enum rc check_years(struct reading *r)
{
	const struct calendar *c = r->c;
	for (int y = 0; y < CALENDAR_YEARS; y++) {
		struct date from, to;
		bool some = !r->declared[y];
		if (some || !date_make(CALENDAR_FIRST + y, 1, 1, &from) ||
			!date_make(CALENDAR_FIRST + y, 12, 31, &to))
			continue;
		for (int32_t d = from.days; d <= to.days && !some; d++)
			some = c->flags[d - c->base.days] & IS_OFF;
		if (!some)
			return fail(r->cx, RC_INPUT,
				"日历 " STR_FMT "：%d 年只有 year 行，没有写放假的日子",
				STR_ARG(r->name), CALENDAR_FIRST + y);
	}
	return RC_OK;
}

static enum rc read_lines(struct reading *r, struct str text)
{
	struct str line;
	while (text.n && str_split(&text, '\n', &line)) {
		r->line++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (str_trim(line).n && line.p[0] != '#' && read_line(r, line))
			return r->cx->rc;
	}
	return RC_OK;
}

/* Days around a fixed holiday of an unpublished year that its notice may move. */
static void spread(struct calendar *c, struct date d, const struct calendar_reach *r)
{
	for (int k = -31; k <= 31; k++) {
		int32_t at = d.days + k - c->base.days;
		if (at < 0 || at >= c->day_n || (c->flags[at] & IS_PUBLISHED))
			continue;
		if (k >= -r->off_before && k <= r->off_after)
			c->flags[at] |= MAY_OFF;
		if (k >= -r->work_before && k <= r->work_after)
			c->flags[at] |= MAY_WORK;
	}
}

static int by_date(const void *a, const void *b)
{
	const struct calendar_local *x = a, *y = b;
	int k = date_cmp(x->date, y->date);
	return k ? k : (x->line > y->line) - (x->line < y->line);
}

static void settle(struct calendar *c)
{
	for (int y = 0; y < CALENDAR_YEARS; y++) {
		struct date from, to;
		if (!c->published[y] || !date_make(CALENDAR_FIRST + y, 1, 1, &from) ||
			!date_make(CALENDAR_FIRST + y, 12, 31, &to))
			continue;
		for (int32_t d = from.days; d <= to.days; d++)
			c->flags[d - c->base.days] |= IS_PUBLISHED;
	}
	for (size_t i = 0; i < c->fixed.n; i++) {
		int32_t at = c->fixed.v[i].date.days - c->base.days;
		if (c->flags[at] & IS_PUBLISHED)
			continue;
		struct line l = {.name = c->fixed.v[i].name, .basis = STR("放假办法2")};
		c->flags[at] |= IS_FIXED;
		c->note[at] = note_of(c, &l);
		for (size_t k = 0; k < c->reach.n; k++)
			if (str_eq(c->reach.v[k].name, l.name))
				spread(c, c->fixed.v[i].date, &c->reach.v[k]);
	}
	if (c->local.n)
		qsort(c->local.v, c->local.n, sizeof *c->local.v, by_date);
	int first = CALENDAR_FIRST;
	while (!calendar_knows(c, first))
		first++;
	int last = first;
	while (calendar_knows(c, last + 1))
		last++;
	c->years_text = str_printf(c->arena, "%d—%d", first, last);
}

/* A file of lines, under the name that messages say. */
struct source {
	struct str name, text;
};

/* Over every line of the program and every file, each with an empty line behind it. */
static struct str digest_lines(struct arena *a, const struct source *files, size_t n)
{
	struct digest d;
	unsigned char out[DIGEST_SIZE];
	digest_init(&d, DIGEST_SHA256);
	for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
		digest_add(&d, built_in[i], strlen(built_in[i]));
		digest_add(&d, "\n", 1);
	}
	for (size_t i = 0; i < n; i++) {
		digest_add(&d, "\n", 1);
		digest_add(&d, files[i].text.p, files[i].text.n);
	}
	digest_final(&d, out);
	return str_hex(a, out, sizeof out);
}

static struct calendar *calendar_new(void)
{
	struct arena *a = arena_new();
	struct calendar *c = ARENA_NEW(a, struct calendar);
	struct date last;
	c->arena = a;
	INVARIANT(date_make(CALENDAR_FIRST, 1, 1, &c->base) &&
		  date_make(CALENDAR_LAST, 12, 31, &last));
	c->day_n = last.days - c->base.days + 1;
	c->flags = ARENA_ARRAY(a, unsigned char, c->day_n);
	c->note = ARENA_ARRAY(a, uint16_t, c->day_n);
	return c;
}

/* until: lines of the program of this year and later are passed over; 0: none. */
static enum rc make(
	struct cx *cx, int until, const struct source *files, size_t n, struct calendar **out)
{
	struct calendar *c = calendar_new();
	struct reading own = {.cx = cx, .c = c, .name = STR("内置"), .own = true, .until = until};
	for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
		INVARIANT(read_lines(&own, str_c(built_in[i])) == RC_OK);
	INVARIANT(check_years(&own) == RC_OK);
	for (size_t i = 0; i < n; i++) {
		struct reading r = {.cx = cx, .c = c, .name = files[i].name};
		if (files[i].text.n > MOST_FILE)
			(void)fail(cx, RC_INPUT, "日历 " STR_FMT " 太大", STR_ARG(r.name));
		else if (!read_lines(&r, str_dup(c->arena, files[i].text)))
			(void)!check_years(&r);
		if (cx->rc) {
			calendar_free(c);
			return cx->rc;
		}
	}
	settle(c);
	c->digest = digest_lines(c->arena, files, n);
	*out = c;
	return RC_OK;
}

enum rc calendar_read(struct cx *cx, struct str text, struct str name, struct calendar **out)
{
	return make(cx, 0, &(struct source){name, text}, 1, out);
}

enum rc calendar_before(struct cx *cx, int year, struct calendar **out)
{
	return make(cx, year, NULL, 0, out);
}

static enum rc read_file(struct cx *cx, struct source *s)
{
	FILE *f = fopen(str_z(cx->arena, s->name), "re");
	if (!f)
		return fail(cx, RC_IO, "打不开日历文件 " STR_FMT "：%s", STR_ARG(s->name),
			strerror(errno));
	struct buf b = buf_in(cx->arena);
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0 && b.n <= MOST_FILE;)
		buf_add(&b, part, n);
	bool bad = ferror(f);
	fclose(f);
	s->text = b.n ? buf_get(&b) : STR("");
	return bad ? fail(cx, RC_IO, "读不出日历文件 " STR_FMT, STR_ARG(s->name)) : RC_OK;
}

static int is_calendar(const struct dirent *e)
{
	struct str name = str_c(e->d_name), tail = STR(".tsv");
	return name.n > tail.n && name.p[0] != '.' &&
	       str_eq(str_sub(name, name.n - tail.n, name.n), tail);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct source *)a)->name, ((const struct source *)b)->name);
}

enum rc calendar_load(struct cx *cx, struct str folder, struct calendar **out)
{
	struct dirent **list;
	if (!folder.n)
		return make(cx, 0, NULL, 0, out);
	int n = scandir(str_z(cx->arena, folder), &list, is_calendar, NULL);
	if (n < 0)
		return fail(cx, RC_IO, "打不开日历目录 " STR_FMT "：%s", STR_ARG(folder),
			strerror(errno));
	struct source *files = ARENA_ARRAY(cx->arena, struct source, n + 1);
	for (int i = 0; i < n; i++) {
		files[i].name =
			str_printf(cx->arena, STR_FMT "/%s", STR_ARG(folder), list[i]->d_name);
		free(list[i]);
	}
	free(list);
	qsort(files, (size_t)n, sizeof *files, by_name);
	for (int i = 0; i < n; i++)
		if (read_file(cx, &files[i]))
			return cx->rc;
	return make(cx, 0, files, (size_t)n, out);
}

void calendar_free(struct calendar *c)
{
	if (c)
		arena_free(c->arena);
}
