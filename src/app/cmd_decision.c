#include "app/program.h"
#include "decision/import.h"
#include "law/calendar.h"

#include <errno.h>
#include <stdlib.h>

/* What became of the lines of a file. */
struct tally {
	int64_t lines, added, known, changed, refused, unread, open, undated;
};

struct import {
	struct importer imp;
	struct tally tally;
	bool dry; /* read and report, nothing more */
};

/* Texts of the source in one cell of the report. */
static struct str cell(struct arena *a, struct str s)
{
	char *z = str_z(a, s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)z[i] < ' ')
			z[i] = ' ';
	return (struct str){z, s.n};
}

static void tell_doubts(struct arena *a, int64_t line, const char *kind, const struct doubts *all)
{
	for (size_t i = 0; i < all->n; i++)
		printf("%lld\t%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", (long long)line, kind,
			STR_ARG(cell(a, all->v[i].field)), STR_ARG(cell(a, all->v[i].text)),
			STR_ARG(all->v[i].why));
}

static void tell_line(
	struct arena *a, int64_t line, const char *outcome, const struct decision_line *l)
{
	struct str money = l->amounts.has_total ? money_str(a, l->amounts.total) : STR("-");
	struct str number = l->numbers.n ? l->numbers.source : STR("-");
	printf("%lld\t%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", (long long)line,
		outcome, STR_ARG(cell(a, l->id)), STR_ARG(cell(a, l->party)), STR_ARG(money),
		STR_ARG(cell(a, number)));
	tell_doubts(a, line, "没有读懂", &l->unread);
	tell_doubts(a, line, "不能确定", &l->open);
}

/* One line. Only a failure of the store ends the work; what a line lacks is told. */
static enum rc take_line(struct cx *cx, struct import *im, struct str raw)
{
	static const char *const words[] = {
		[IMPORT_NEW] = "新登记", [IMPORT_KNOWN] = "已登记", [IMPORT_CHANGED] = "内容有变"};
	struct tally *t = &im->tally;
	struct decision_line l;
	enum import_outcome outcome = IMPORT_NEW;
	int64_t matter;
	t->lines++;
	if (!decision_line_read(cx, raw, &l) && !im->dry)
		(void)!decision_import(cx, &im->imp, &l, &outcome, &matter);
	if (cx->rc && cx->rc != RC_INPUT)
		return cx->rc;
	if (cx->rc) {
		t->refused++;
		struct str why = cx->field_errors.n ? cx->field_errors.v[0].message : cx->msg;
		printf("%lld\t不能登记\t" STR_FMT "\n", (long long)t->lines,
			STR_ARG(cell(cx->arena, why)));
		cx_clear(cx);
		return RC_OK;
	}
	t->added += outcome == IMPORT_NEW;
	t->known += outcome == IMPORT_KNOWN;
	t->changed += outcome == IMPORT_CHANGED;
	t->unread += (int64_t)l.unread.n;
	t->open += (int64_t)l.open.n;
	t->undated += date_is_none(l.decided);
	tell_line(cx->arena, t->lines, im->dry ? "读过" : words[outcome], &l);
	return RC_OK;
}

static enum rc take_file(struct cx *cx, struct import *im, FILE *in, struct str name)
{
	char *text = NULL;
	size_t size = 0;
	ssize_t n;
	struct arena *a = arena_new();
	while (!cx->rc && (n = getline(&text, &size, in)) >= 0) {
		struct str raw = {text, (size_t)n};
		if (im->tally.lines == 0 && str_has_prefix(raw, STR("\xEF\xBB\xBF")))
			raw = str_sub(raw, 3, raw.n);
		struct cx one = cx_make(a, cx->env);
		one.keys = cx->keys;
		if (!str_trim(raw).n)
			im->tally.lines++;
		else if (take_line(&one, im, str_trim(raw)))
			(void)fail(cx, one.rc, "第 %lld 行：" STR_FMT, (long long)im->tally.lines,
				STR_ARG(str_dup(cx->arena, one.msg)));
		arena_reset(a);
	}
	if (!cx->rc && ferror(in))
		(void)fail(cx, RC_IO, "读不完文件 " STR_FMT "：%s", STR_ARG(name), strerror(errno));
	free(text);
	arena_free(a);
	return cx->rc;
}

static enum rc choose_organ(
	struct cx *cx, const struct program *p, struct str word, struct import *im)
{
	struct organ o;
	bool made = false;
	int64_t id;
	bool found = true;
	if (word.n) {
		if (str_to_int(word, &id) ? organ_load(cx, p->db, id, &o)
					  : organ_find(cx, p->db, word, &o, &found))
			return cx->rc;
		if (!found)
			return fail(cx, RC_NOT_FOUND, "没有机关 " STR_FMT, STR_ARG(word));
	} else if (decision_import_organ(cx, p->db, p->writer, &o, &made)) {
		return cx->rc;
	}
	printf("# %s：" STR_FMT "（%lld）\n", made ? "存储里没有机关，新建保管机关" : "保管机关",
		STR_ARG(o.name), (long long)o.id);
	im->imp.organ = o.id;
	return RC_OK;
}

static enum rc import(struct cx *cx, struct import *im, struct str name)
{
	bool is_stdin = str_is(name, "-");
	FILE *in = is_stdin ? stdin : fopen(str_z(cx->arena, name), "re");
	if (!in)
		return fail(
			cx, RC_IO, "打不开文件 " STR_FMT "：%s", STR_ARG(name), strerror(errno));
	(void)!take_file(cx, im, in, name);
	if (!is_stdin)
		fclose(in);
	const struct tally *t = &im->tally;
	printf("# 共 %lld 行：%s %lld，已登记过 %lld，内容有变（没有改动） %lld，不能登记 %lld\n",
		(long long)t->lines, im->dry ? "读过" : "新登记", (long long)t->added,
		(long long)t->known, (long long)t->changed, (long long)t->refused);
	printf("# 没有读懂 %lld 处，不能确定 %lld 处；来源没有写决定日期的 %lld 行\n",
		(long long)t->unread, (long long)t->open, (long long)t->undated);
	if (!cx->rc && t->refused + t->changed)
		return fail(cx, RC_INPUT, "有 %lld 行没有登记，原因见上",
			(long long)(t->refused + t->changed));
	return cx->rc;
}

static enum rc run_import(struct cx *cx, struct import *im, const struct line *line,
	struct str organ, struct program *p)
{
	struct calendar *calendar = NULL;
	if (im->dry)
		return import(cx, im, line_word(line, 1));
	if (program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK, p) ||
		calendar_load(cx, line->config->calendar, &calendar))
		return cx->rc;
	struct matter_service svc = program_matters(p);
	svc.calendar = calendar;
	im->imp.svc = &svc;
	im->imp.writer = p->writer;
	if (!choose_organ(cx, p, organ, im))
		(void)!import(cx, im, line_word(line, 1));
	calendar_free(calendar);
	return cx->rc;
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct import im = {.dry = line_flag(line, "dry-run")};
	struct str organ;
	if (line_option(cx, line, "organ", &organ) ||
		line_option(cx, line, "source", &im.imp.source) || line_words(cx, line, 2, 2))
		return cx->rc;
	if (!str_is(line_word(line, 0), "import"))
		return line_misused(
			cx, line, "不认识的操作：" STR_FMT, STR_ARG(line_word(line, 0)));
	(void)!run_import(cx, &im, line, organ, &p);
	program_close(&p);
	return cx->rc;
}

const struct command command_decision = {
	.name = "decision",
	.synopsis = "decision import 文件.jsonl [--organ 机关名称或编号] [--source 来源名称] "
		    "[--dry-run]",
	.summary = "登记已经公开的处罚决定（不公开），逐行说明没有读懂的内容",
	.run = run,
};
