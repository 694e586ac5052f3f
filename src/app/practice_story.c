#include "app/practice_story.h"

#include "base/file.h"

#define FILE_MOST ((size_t)4 << 20)
#define MOST_BACK 1500 /* days a story may reach back */

struct str story_days(struct arena *a, struct str text, struct date day, bool is_zh)
{
	struct buf b = buf_in(a);
	for (;;) {
		size_t open = str_find(text, STR("{"), 0), close = str_find(text, STR("}"), open);
		int64_t n;
		if (close == text.n || !str_to_int(str_sub(text, open + 1, close), &n)) {
			size_t keep = open < text.n ? open + 1 : text.n;
			buf_str(&b, str_sub(text, 0, keep));
			if (keep == text.n)
				return b.n ? buf_get(&b) : STR("");
			text = str_sub(text, keep, text.n);
			continue;
		}
		struct date d = date_plus(day, (int)n);
		buf_str(&b, str_sub(text, 0, open));
		buf_str(&b, is_zh ? date_str_zh(a, d) : date_str(a, d));
		text = str_sub(text, close + 1, text.n);
	}
}

enum rc story_text(
	struct cx *cx, struct str folder, const char *name, struct date today, struct str *out)
{
	const char *path = str_printf(cx->arena, STR_FMT "/%s", STR_ARG(folder), name).p;
	if (file_read(cx, path, FILE_MOST, out))
		return cx->rc;
	*out = story_days(cx->arena, *out, today, false);
	return RC_OK;
}

/* ---- the days ---- */

static int64_t number_of(struct script_value step, const char *key)
{
	struct script_value v = script_get(step, key);
	return v.kind == SCRIPT_INT ? v.n : 0;
}

static bool is_workday(const struct calendar *c, struct date d)
{
	return calendar_is_workday((struct place){.calendar = c, .region = STR("")}, d);
}

/* The day n workdays on; the next workday for 0 where d is none. */
static struct date workdays_on(const struct calendar *c, struct date d, int64_t n)
{
	while (!is_workday(c, d))
		d = date_plus(d, 1);
	for (; n > 0; n--)
		do
			d = date_plus(d, 1);
		while (!is_workday(c, d));
	return d;
}

/* Lays the days of a story from its first day; gives the last one. */
static struct date lay(const struct calendar *c, struct story *s, struct date day)
{
	for (size_t i = 0; i < s->step_n; i++) {
		struct script_value step = s->steps[i].v;
		day = date_plus(day, (int)number_of(step, "days"));
		day = workdays_on(c, day, number_of(step, "after"));
		s->steps[i].day = day;
	}
	return day;
}

/* The latest first day with which the story ends in time. */
static bool lay_backwards(const struct calendar *c, struct story *s, struct date last)
{
	for (int back = 0; back < MOST_BACK; back++)
		if (date_cmp(lay(c, s, date_plus(last, -back)), last) <= 0)
			return true;
	return false;
}

static struct date workdays_before(const struct calendar *c, struct date d, int64_t n)
{
	for (; n > 0; n--)
		do
			d = date_plus(d, -1);
		while (!is_workday(c, d));
	return d;
}

/* ---- the stories ---- */

static struct str text_of(struct script_value table, const char *key)
{
	struct script_value v = script_get(table, key);
	return v.kind == SCRIPT_TEXT ? v.text : STR("");
}

static enum rc read_story(struct cx *cx, struct script_value v, const struct calendar *calendar,
	struct date today, struct story *s)
{
	struct script_value steps = script_get(v, "steps");
	*s = (struct story){.organ = text_of(v, "organ"),
		.power = text_of(v, "power"),
		.procedure = text_of(v, "procedure"),
		.title = text_of(v, "title")};
	if (!s->organ.n || !s->procedure.n || !s->power.n || steps.kind != SCRIPT_TABLE ||
		!steps.table->n)
		return fail(cx, RC_PACK, "练习案例缺少 organ、power、procedure 或 steps");
	s->step_n = steps.table->n;
	s->steps = ARENA_ARRAY(cx->arena, struct story_step, s->step_n);
	for (size_t i = 0; i < s->step_n; i++)
		s->steps[i].v = steps.table->items[i];
	int64_t before = number_of(v, "before");
	if (before < 1)
		return fail(cx, RC_PACK, "练习案例「" STR_FMT "」：before 应当至少是 1",
			STR_ARG(s->title));
	if (!lay_backwards(calendar, s, workdays_before(calendar, today, before)))
		return fail(cx, RC_PACK, "练习案例「" STR_FMT "」：时间过长", STR_ARG(s->title));
	return RC_OK;
}

static enum rc read_source(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const struct str *folder = arg;
	return file_read(cx,
		str_printf(cx->arena, STR_FMT "/" STR_FMT ".lua", STR_ARG(*folder), STR_ARG(name))
			.p,
		FILE_MOST, text);
}

enum rc stories_read(struct cx *cx, struct script *script, struct str folder,
	const struct calendar *calendar, struct date today, struct stories *out)
{
	struct script_value all;
	struct str *kept = ARENA_NEW(cx->arena, struct str);
	*kept = folder;
	*out = (struct stories){0};
	script_source(script, read_source, kept);
	if (script_use(cx, script, STR("cases"), &all))
		return cx->rc;
	if (all.kind != SCRIPT_TABLE)
		return fail(cx, RC_PACK, "cases.lua 应当返回案例的列表");
	for (size_t i = 0; i < all.table->n; i++)
		if (read_story(cx, all.table->items[i], calendar, today, VEC_PUSH(cx->arena, out)))
			return cx->rc;
	return RC_OK;
}

struct story *stories_next(struct stories *all)
{
	struct story *first = NULL;
	for (size_t i = 0; i < all->n; i++) {
		struct story *s = &all->v[i];
		if (s->next < s->step_n && (!first || date_cmp(s->steps[s->next].day,
							      first->steps[first->next].day) < 0))
			first = s;
	}
	return first;
}
