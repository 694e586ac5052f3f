#include "app/intake.h"

#include "base/utf8.h"
#include "format/csv.h"
#include "format/json.h"
#include "organ/organ.h"

#include <errno.h>

#define MOST_BYTES ((size_t)64 << 20)
#define MOST_LINE ((size_t)64 << 10)

struct rows {
	struct row *v;
	size_t n, cap;
};

static int column_find(const struct intake_kind *kind, struct str name)
{
	for (size_t i = 0; i < kind->column_n; i++)
		if (str_is(name, kind->columns[i].name) || str_is(name, kind->columns[i].title))
			return (int)i;
	return -1;
}

static enum rc no_column(struct cx *cx, const struct intake_kind *kind, struct str name)
{
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; i < kind->column_n; i++)
		buf_printf(&b, "%s%s", i ? "、" : "", kind->columns[i].title);
	return fail(cx, RC_INPUT, "没有「" STR_FMT "」这一列，可用的列：" STR_FMT, STR_ARG(name),
		STR_ARG(buf_get(&b)));
}

static struct row *row_add(
	struct cx *cx, struct rows *rows, const struct intake_kind *kind, size_t line)
{
	struct row *r = VEC_PUSH(cx->arena, rows);
	*r = (struct row){
		.line = line, .cells = ARENA_ARRAY(cx->arena, struct str, kind->column_n)};
	return r;
}

/* ---- CSV ---- */

static enum rc csv_heads(
	struct cx *cx, const struct intake_kind *kind, const struct csv_row *head, int *at)
{
	for (size_t i = 0; i < head->n; i++) {
		struct str name = str_trim(head->v[i]);
		at[i] = column_find(kind, name);
		if (at[i] < 0)
			return no_column(cx, kind, name);
		for (size_t k = 0; k < i; k++)
			if (at[k] == at[i])
				return fail(cx, RC_INPUT, "「" STR_FMT "」这一列出现了两次",
					STR_ARG(name));
	}
	return RC_OK;
}

static enum rc parse_csv(
	struct cx *cx, const struct intake_kind *kind, struct str text, struct rows *out)
{
	struct csv_in in = csv_from(text);
	struct csv_row cells;
	bool more;
	if (csv_next(cx, &in, &cells, &more))
		return cx->rc;
	if (!more)
		return fail(cx, RC_INPUT, "文件是空的，第一行应为列名");
	int *at = ARENA_ARRAY(cx->arena, int, cells.n);
	if (csv_heads(cx, kind, &cells, at))
		return cx->rc;
	while (!csv_next(cx, &in, &cells, &more) && more) {
		bool blank = true;
		for (size_t i = 0; i < cells.n; i++)
			blank &= !str_trim(cells.v[i]).n;
		if (blank)
			continue;
		struct row *r = row_add(cx, out, kind, cells.line);
		for (size_t i = 0; i < cells.n; i++)
			r->cells[at[i]] = str_trim(cells.v[i]);
	}
	return cx->rc;
}

/* ---- JSON, one object a line ---- */

static struct str json_cell(struct cx *cx, const struct json *v)
{
	switch (json_kind(v)) {
	case JSON_STR:
		return str_trim(json_str(v));
	case JSON_BOOL:
		return json_bool(v, false) ? STR("是") : STR("否");
	case JSON_INT:
		return str_printf(cx->arena, "%lld", (long long)json_int(v, 0));
	case JSON_NONE:
	case JSON_NIL:
	case JSON_ARR:
	case JSON_OBJ:
		break;
	}
	return STR_NONE;
}

/* The cells of one object; a failure is the row's. */
static enum rc json_cells(
	struct cx *cx, const struct intake_kind *kind, struct str line, struct row *r)
{
	struct json *v;
	if (line.n > MOST_LINE)
		return fail(cx, RC_INPUT, "这一行过长");
	if (json_parse(cx, line, &v))
		return cx->rc;
	if (json_kind(v) != JSON_OBJ)
		return fail(cx, RC_INPUT, "应为一个 JSON 对象");
	struct json_each e = json_each(v);
	while (json_next(&e)) {
		int at = column_find(kind, e.key);
		if (at < 0)
			return no_column(cx, kind, e.key);
		if (json_kind(e.value) == JSON_ARR || json_kind(e.value) == JSON_OBJ)
			return fail(cx, RC_INPUT, STR_FMT "：应为文本", STR_ARG(e.key));
		r->cells[at] = json_cell(cx, e.value);
	}
	return RC_OK;
}

static enum rc parse_json(
	struct cx *cx, const struct intake_kind *kind, struct str text, struct rows *out)
{
	struct str line;
	for (size_t no = 1; str_split(&text, '\n', &line); no++) {
		line = str_trim(line);
		if (!line.n)
			continue;
		struct row *r = row_add(cx, out, kind, no);
		if (json_cells(cx, kind, line, r)) {
			r->problem = cx->msg;
			cx_clear(cx);
		}
	}
	return RC_OK;
}

enum rc intake_parse(struct cx *cx, const struct intake_kind *kind, struct str text, bool is_json,
	struct row **out, size_t *n)
{
	struct rows rows = {0};
	enum rc rc = is_json ? parse_json(cx, kind, text, &rows) : parse_csv(cx, kind, text, &rows);
	*out = rows.v;
	*n = rows.n;
	return rc;
}

/* ---- what the registers need ---- */

struct str intake_cell(const struct intake *in, const struct row *row, const char *name)
{
	int at = column_find(in->kind, str_c(name));
	INVARIANT(at >= 0);
	return row->cells[at];
}

static bool text_good(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20)
			return false;
	return utf8_count(s) <= 200;
}

/* Sets one field; *differs where it was another value. */
static enum rc fill_one(
	struct cx *cx, const struct column *c, struct str cell, void *field, bool *differs)
{
	struct date d;
	switch (c->kind) {
	case COLUMN_TEXT:
		if (!text_good(cell))
			return fail(cx, RC_INPUT, "%s：不能分行，且不超过 200 字", c->title);
		*differs = !str_eq(*(struct str *)field, cell);
		*(struct str *)field = cell;
		return RC_OK;
	case COLUMN_DATE:
		if (!date_parse(cell, &d))
			return fail(cx, RC_INPUT, "%s：日期应当写成 2026-09-16 的样子", c->title);
		*differs = date_cmp(*(struct date *)field, d) != 0;
		*(struct date *)field = d;
		return RC_OK;
	case COLUMN_YESNO:
		if (!str_is(cell, "是") && !str_is(cell, "否"))
			return fail(cx, RC_INPUT, "%s：应为 是 或 否", c->title);
		*differs = *(bool *)field != str_is(cell, "是");
		*(bool *)field = str_is(cell, "是");
		return RC_OK;
	case COLUMN_OTHER:
		break;
	}
	return RC_OK;
}

enum rc intake_fill(struct cx *cx, const struct column *columns, size_t n, const struct row *row,
	void *base, bool is_fresh, struct buf *changed)
{
	for (size_t i = 0; i < n; i++) {
		const struct column *c = &columns[i];
		bool differs = false;
		if (is_fresh && c->is_required && !row->cells[i].n)
			return fail(cx, RC_INPUT, "缺少%s", c->title);
		if (!row->cells[i].n || c->kind == COLUMN_OTHER)
			continue;
		if (fill_one(cx, c, row->cells[i], (char *)base + c->at, &differs))
			return cx->rc;
		if (differs && !is_fresh)
			buf_printf(changed, "%s%s", changed->n ? "、" : "", c->title);
	}
	return RC_OK;
}

enum rc intake_find_organ(struct cx *cx, struct intake *in, struct str name, struct organ *out)
{
	bool found;
	if (organ_find(cx, in->program->db, name, out, &found))
		return cx->rc;
	return found ? RC_OK : fail(cx, RC_NOT_FOUND, "没有登记机关「" STR_FMT "」", STR_ARG(name));
}

enum rc intake_write(struct intake *in, struct db_plan *plan)
{
	return db_writer_run(in->program->writer, plan);
}

/* ---- the run ---- */

static enum rc read_all(struct cx *cx, struct str path, struct str *out)
{
	bool is_stdin = str_is(path, "-");
	const char *name = str_z(cx->arena, path);
	FILE *f = is_stdin ? stdin : fopen(name, "re");
	if (!f)
		return fail(cx, RC_IO, "打不开文件 %s：%s", name, strerror(errno));
	struct buf b = buf_in(cx->arena);
	char part[16384];
	for (size_t n; b.n <= MOST_BYTES && (n = fread(part, 1, sizeof part, f)) > 0;)
		buf_add(&b, part, n);
	bool bad = ferror(f);
	if (!is_stdin)
		fclose(f);
	if (bad)
		return fail(cx, RC_IO, "读不出文件 %s：%s", name, strerror(errno));
	if (b.n > MOST_BYTES)
		return fail(cx, RC_TOO_LARGE, "文件 %s 超过 64 MB，请分成几个", name);
	*out = buf_get(&b);
	return RC_OK;
}

static bool is_rows_own(enum rc rc)
{
	return rc == RC_INPUT || rc == RC_NOT_FOUND || rc == RC_CONFLICT || rc == RC_REFUSED;
}

static enum rc take_row(struct cx *cx, struct intake *in, const struct row *row)
{
	static const char *const words[] = {"新增", "更新", "未变"};
	struct arena *a = arena_new();
	struct cx own = cx_make(a, cx->env);
	struct str what = STR_NONE;
	enum outcome outcome = ROW_SAME;
	enum rc rc = row->problem.n ? fail(&own, RC_INPUT, STR_FMT, STR_ARG(row->problem))
				    : in->kind->take(&own, in, row, &outcome, &what);
	if (!rc)
		++*(outcome == ROW_ADDED         ? &in->added
			: outcome == ROW_CHANGED ? &in->changed
						 : &in->same);
	else if (is_rows_own(rc))
		in->wrong++;
	else
		(void)fail(cx, rc, "第 %zu 行：" STR_FMT, row->line, STR_ARG(own.msg));
	if (in->report && !cx->rc)
		fprintf(in->report, "第 %zu 行\t%s\t" STR_FMT "\n", row->line,
			rc ? "错误" : words[outcome], STR_ARG(rc ? own.msg : what));
	arena_free(a);
	return cx->rc;
}

enum rc intake_text(struct cx *cx, struct intake *in, struct str text, bool is_json)
{
	struct row *rows;
	size_t n;
	if (intake_parse(cx, in->kind, text, is_json, &rows, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		if (take_row(cx, in, &rows[i]))
			return cx->rc;
	if (in->report)
		fprintf(in->report, "%s：新增 %lld，更新 %lld，未变 %lld，错误 %lld\n",
			in->kind->title, (long long)in->added, (long long)in->changed,
			(long long)in->same, (long long)in->wrong);
	return in->wrong
		       ? fail(cx, RC_INPUT,
				 "有 %lld 行没有录入，原因见上面的清单；改正后可以整个文件再录一次",
				 (long long)in->wrong)
		       : RC_OK;
}

enum rc intake_file(struct cx *cx, struct intake *in, struct str path)
{
	struct str text, csv = STR(".csv");
	bool is_csv = path.n > csv.n && str_is(str_sub(path, path.n - csv.n, path.n), ".csv");
	return read_all(cx, path, &text) ? cx->rc : intake_text(cx, in, text, !is_csv);
}

enum rc intake_command(struct cx *cx, struct line *line, const struct intake_kind *kind)
{
	struct program program = {0};
	if (line_words(cx, line, 2, 2))
		return cx->rc;
	if (!str_is(line_word(line, 0), "import"))
		return line_misused(cx, line, "不认识 " STR_FMT, STR_ARG(line_word(line, 0)));
	struct intake in = {.program = &program, .kind = kind, .report = stdout};
	if (!program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK, &program))
		(void)!intake_file(cx, &in, line_word(line, 1));
	program_close(&program);
	return cx->rc;
}
