#include "format/csv.h"

#include "base/utf8.h"

struct csv_out csv_to(struct buf *b, bool for_people)
{
	if (for_people)
		buf_z(b, "\xEF\xBB\xBF");
	return (struct csv_out){.b = b, .for_people = for_people};
}

static bool has_any(struct str s, const char *set, size_t n)
{
	for (size_t i = 0; i < s.n; i++) {
		if (memchr(set, s.p[i], n))
			return true;
	}
	return false;
}

void csv_cell(struct csv_out *w, struct str text)
{
	bool guard = w->for_people && text.n && strchr("=+-@\t\r", text.p[0]) != NULL;
	if (w->begun)
		buf_char(w->b, ',');
	w->begun = true;
	if (!has_any(text, ",\"\r\n", 4)) {
		if (guard)
			buf_char(w->b, '\'');
		buf_str(w->b, text);
		return;
	}
	buf_char(w->b, '"');
	if (guard)
		buf_char(w->b, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			buf_char(w->b, '"');
		buf_char(w->b, text.p[i]);
	}
	buf_char(w->b, '"');
}

void csv_cell_int(struct csv_out *w, int64_t v)
{
	if (w->begun)
		buf_char(w->b, ',');
	w->begun = true;
	buf_int(w->b, v);
}

void csv_row_end(struct csv_out *w)
{
	INVARIANT(w->begun);
	buf_z(w->b, "\r\n");
	w->begun = false;
}

struct csv_in csv_from(struct str text)
{
	struct csv_in r = {.text = text, .line = 1};
	if (str_has_prefix(text, STR("\xEF\xBB\xBF")))
		r.at = 3;
	return r;
}

/* The byte at the reader, or -1 at the end. */
static int peek(const struct csv_in *r)
{
	return r->at < r->text.n ? (unsigned char)r->text.p[r->at] : -1;
}

static enum rc quoted(struct cx *cx, struct csv_in *r, struct str *cell)
{
	struct buf b = buf_in(cx->arena);
	size_t began = r->line;
	r->at++;
	for (;;) {
		int c = peek(r);
		if (c < 0)
			return fail(cx, RC_INPUT, "CSV 第%zu行：引号没有结束", began);
		r->at++;
		if (c == '"' && peek(r) != '"')
			break;
		if (c == '"')
			r->at++;
		if (c == '\n')
			r->line++;
		buf_char(&b, (char)c);
	}
	int c = peek(r);
	if (c >= 0 && c != ',' && c != '\r' && c != '\n')
		return fail(cx, RC_INPUT, "CSV 第%zu行：引号之后有多余文字", r->line);
	*cell = b.n ? buf_get(&b) : STR("");
	return RC_OK;
}

static enum rc plain(struct cx *cx, struct csv_in *r, struct str *cell)
{
	size_t from = r->at;
	for (int c = peek(r); c >= 0 && c != ',' && c != '\r' && c != '\n'; c = peek(r)) {
		if (c == '"')
			return fail(cx, RC_INPUT, "CSV 第%zu行：单元格中间有引号", r->line);
		r->at++;
	}
	*cell = str_sub(r->text, from, r->at);
	return RC_OK;
}

/* Whether the row ends here; steps over its end. */
static enum rc row_end(struct cx *cx, struct csv_in *r, bool *ends)
{
	int c = peek(r);
	*ends = c < 0 || c == '\r' || c == '\n';
	if (c == ',')
		r->at++;
	if (c == '\r') {
		r->at++;
		c = peek(r);
		if (c != '\n')
			return fail(cx, RC_INPUT, "CSV 第%zu行：换行符不完整", r->line);
	}
	if (c == '\n') {
		r->at++;
		r->line++;
	}
	return RC_OK;
}

enum rc csv_next(struct cx *cx, struct csv_in *r, struct csv_row *row, bool *more)
{
	if (r->columns == 0 && (!utf8_check(r->text) || has_any(r->text, "\0", 1)))
		return fail(cx, RC_INPUT, "CSV 不是有效的 UTF-8 文本，请另存为 UTF-8 编码后再试");
	*row = (struct csv_row){.line = r->line};
	*more = r->at < r->text.n;
	bool ends = !*more;
	while (!ends) {
		struct str cell;
		enum rc rc = peek(r) == '"' ? quoted(cx, r, &cell) : plain(cx, r, &cell);
		if (rc == RC_OK)
			rc = row_end(cx, r, &ends);
		if (rc != RC_OK)
			return rc;
		if (row->n == CSV_MOST_CELLS)
			return fail(
				cx, RC_INPUT, "CSV 第%zu行：超过%d列", row->line, CSV_MOST_CELLS);
		*VEC_PUSH(cx->arena, row) = cell;
	}
	if (*more && r->columns == 0)
		r->columns = row->n;
	if (*more && row->n != r->columns)
		return fail(cx, RC_INPUT, "CSV 第%zu行有%zu列，应为%zu列", row->line, row->n,
			r->columns);
	return RC_OK;
}
