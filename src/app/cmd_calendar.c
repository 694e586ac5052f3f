#include "app/program.h"

#include "law/calendar_line.h"
#include "region/region.h"

#include <errno.h>
#include <stdlib.h>

/* What is asked of each line, and the place it is asked for. */
struct asking {
	struct place place;
	bool (*answer)(struct cx *cx, struct place p, struct str line, struct buf *out);
};

static bool ask_workday(struct cx *cx, struct place p, struct str line, struct buf *out)
{
	(void)cx;
	return calendar_line_workday(p, line, out);
}

/* Answers standard input, line by line. */
static enum rc answer_all(struct cx *cx, const struct asking *q)
{
	struct arena *scratch = arena_new();
	struct cx own = cx_make(scratch, cx->env);
	char *line = NULL;
	size_t cap = 0;
	int64_t lines = 0, wrong = 0;
	for (ssize_t n; (n = getline(&line, &cap, stdin)) >= 0; lines++) {
		struct buf b = buf_in(scratch);
		struct str text = {line, (size_t)n - (n > 0 && line[n - 1] == '\n')};
		wrong += !q->answer(&own, q->place, text, &b);
		fwrite(b.p, 1, b.n, stdout);
		arena_reset(scratch);
	}
	bool failed = ferror(stdin);
	free(line);
	arena_free(scratch);
	if (failed)
		return fail(cx, RC_IO, "读不出标准输入：%s", strerror(errno));
	return wrong ? fail(cx, RC_INPUT, "%lld 行里有 %lld 行没有看懂，原因写在该行",
			       (long long)lines, (long long)wrong)
		     : RC_OK;
}

static enum rc read_region(struct cx *cx, struct line *line, struct str *region)
{
	char code[REGION_CODE];
	struct str value;
	if (line_option(cx, line, "region", &value))
		return cx->rc;
	*region = STR("");
	if (!value.p)
		return RC_OK;
	if (!region_code_parse(value, code))
		return line_misused(cx, line, "地区应当是 6 位或者 9 位的区划代码，如 150105");
	*region = str_dup(cx->arena, str_c(code));
	return RC_OK;
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct asking q;
	struct calendar *c;
	if (read_region(cx, line, &q.place.region) || line_words(cx, line, 2, 2))
		return cx->rc;
	struct str what = line_word(line, 0);
	if (str_is(what, "is-workday"))
		q.answer = ask_workday;
	else if (str_is(what, "add"))
		q.answer = calendar_line_add;
	else
		return line_misused(cx, line, "没有 calendar " STR_FMT, STR_ARG(what));
	if (!str_is(line_word(line, 1), "-"))
		return line_misused(cx, line, "问题从标准输入读，最后写 -");
	if (calendar_load(cx, line->config->calendar, &c))
		return cx->rc;
	q.place.calendar = c;
	enum rc rc = answer_all(cx, &q);
	calendar_free(c);
	return rc;
}

const struct command command_calendar = {
	.name = "calendar",
	.synopsis = "calendar is-workday [--region 代码] -\ncalendar add [--region 代码] -",
	.summary = "逐行回答哪天是工作日、期限到哪天",
	.run = run,
};
