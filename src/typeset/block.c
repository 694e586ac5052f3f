#include "typeset/block.h"

#include "format/json.h"

struct reading {
	struct cx *cx;
	size_t at; /* number of the block, from 1 */
	size_t rows;
	struct block *b;
};

static enum rc bad(struct reading *r, const char *why)
{
	return fail(r->cx, RC_INPUT, "文书第 %zu 块：%s", r->at, why);
}

/* Every member must be one of these names, separated and enclosed by spaces. */
static enum rc only(struct reading *r, const struct json *v, const char *names)
{
	struct json_each e = json_each(v);
	while (json_next(&e)) {
		struct str spaced = str_printf(r->cx->arena, " " STR_FMT " ", STR_ARG(e.key));
		if (str_find(str_c(names), spaced, 0) == strlen(names))
			return fail(r->cx, RC_INPUT, "文书第 %zu 块：不认识的项 " STR_FMT, r->at,
				STR_ARG(e.key));
	}
	return RC_OK;
}

/* A text, or nothing. */
static enum rc text(struct reading *r, const struct json *v, struct str *out)
{
	enum json_kind k = json_kind(v);
	*out = STR("");
	if (k == JSON_NONE || k == JSON_NIL)
		return RC_OK;
	if (k != JSON_STR)
		return bad(r, "应当是文字");
	*out = str_dup(r->cx->arena, json_str(v));
	return RC_OK;
}

static enum rc cell(struct reading *r, const struct json *v, struct block_cell *out)
{
	*out = (struct block_cell){.span = 1};
	if (json_kind(v) != JSON_OBJ)
		return text(r, v, &out->text);
	int64_t span = json_int(json_get(v, "span"), 1);
	if (only(r, v, " text foot span ") || text(r, json_get(v, "text"), &out->text) ||
		text(r, json_get(v, "foot"), &out->foot))
		return r->cx->rc;
	if (span < 1 || span > PAPER_MOST_COLUMNS)
		return bad(r, "span 不对");
	out->span = (int)span;
	return RC_OK;
}

/* A row: an array of cells, or { cells = …, lines = n }, or, where one will do, a single cell. */
static enum rc row(struct reading *r, const struct json *v, struct block_row *out)
{
	*out = (struct block_row){.lines = 1};
	const struct json *cells = v;
	if (json_kind(v) == JSON_OBJ && json_kind(json_get(v, "cells")) == JSON_ARR) {
		int64_t lines = json_int(json_get(v, "lines"), 1);
		if (only(r, v, " cells lines "))
			return r->cx->rc;
		if (lines < 1 || lines > 20)
			return bad(r, "lines 应当是 1 到 20");
		out->lines = (int)lines;
		cells = json_get(v, "cells");
	}
	bool single = json_kind(cells) != JSON_ARR;
	out->n = single ? 1 : json_count(cells);
	if (out->n < 1 || out->n > PAPER_MOST_COLUMNS)
		return bad(r, "一行应当有 1 到 12 格");
	if (++r->rows > PAPER_MOST_ROWS)
		return bad(r, "行数太多");
	struct block_cell *to = ARENA_ARRAY(r->cx->arena, struct block_cell, out->n);
	out->cells = to;
	for (size_t i = 0; i < out->n; i++)
		if (cell(r, single ? cells : json_at(cells, i), &to[i]))
			return r->cx->rc;
	return RC_OK;
}

static enum rc rows(struct reading *r, const struct json *v)
{
	if (json_kind(v) != JSON_ARR)
		return bad(r, "应当有一串行");
	r->b->row_n = json_count(v);
	struct block_row *to = ARENA_ARRAY(r->cx->arena, struct block_row, r->b->row_n);
	r->b->rows = to;
	for (size_t i = 0; i < r->b->row_n; i++)
		if (row(r, json_at(v, i), &to[i]))
			return r->cx->rc;
	return RC_OK;
}

static enum rc pairs(struct reading *r, const struct json *v)
{
	if (only(r, v, " t rows ") || rows(r, json_get(v, "rows")))
		return r->cx->rc;
	for (size_t i = 0; i < r->b->row_n; i++)
		if (r->b->rows[i].n != 2)
			return bad(r, "kv 的每一行应当是名称和内容两格");
	return RC_OK;
}

static size_t spans(const struct block_row *row)
{
	size_t n = 0;
	for (size_t i = 0; i < row->n; i++)
		n += (size_t)row->cells[i].span;
	return n;
}

static enum rc fits(struct reading *r, const struct block_row *row)
{
	return spans(row) == r->b->columns ? RC_OK : bad(r, "一行的格数与栏宽的个数不一致");
}

static enum rc columns(struct reading *r, const struct json *widths, const struct json *align)
{
	struct block *b = r->b;
	size_t n = json_count(widths);
	if (!n && (b->head || b->row_n)) { /* equal ones */
		b->columns = b->head ? spans(b->head) : spans(&b->rows[0]);
	} else {
		b->columns = n;
	}
	if (b->columns > PAPER_MOST_COLUMNS)
		return bad(r, "栏数太多");
	int *to = ARENA_ARRAY(r->cx->arena, int, b->columns + 1);
	enum block_align *side = ARENA_ARRAY(r->cx->arena, enum block_align, b->columns + 1);
	for (size_t i = 0; i < b->columns; i++) {
		int64_t w = n ? json_int(json_at(widths, i), 0) : 1;
		struct str a = json_str(json_at(align, i));
		if (w < 1 || w > 1000)
			return bad(r, "栏宽应当是正整数");
		if (a.n && !str_is(a, "left") && !str_is(a, "center") && !str_is(a, "right"))
			return bad(r, "align 应当是 left、center、right");
		to[i] = (int)w;
		side[i] = !a.n                ? ALIGN_DEFAULT
			  : str_is(a, "left") ? ALIGN_LEFT
			  : a.p[0] == 'c'     ? ALIGN_CENTER
					      : ALIGN_RIGHT;
	}
	b->widths = to;
	b->align = side;
	return RC_OK;
}

static enum rc table(struct reading *r, const struct json *v)
{
	struct block *b = r->b;
	bool form = b->kind == BLOCK_FORM;
	if (only(r, v, form ? " t widths rows " : " t head widths align rows ") ||
		rows(r, json_get(v, "rows")))
		return r->cx->rc;
	if (json_kind(json_get(v, "head")) == JSON_ARR) {
		struct block_row *head = ARENA_NEW(r->cx->arena, struct block_row);
		if (row(r, json_get(v, "head"), head))
			return r->cx->rc;
		b->head = head;
	}
	if (columns(r, json_get(v, "widths"), json_get(v, "align")) ||
		(b->head && fits(r, b->head)))
		return r->cx->rc;
	for (size_t i = 0; i < b->row_n; i++)
		if (fits(r, &b->rows[i]))
			return r->cx->rc;
	return RC_OK;
}

static enum rc list(struct reading *r, const struct json *v)
{
	if (only(r, v, " t mark items ") || text(r, json_get(v, "mark"), &r->b->mark) ||
		rows(r, json_get(v, "items")))
		return r->cx->rc;
	r->b->numbered = r->b->mark.n && r->b->mark.p[0] == '1';
	if (r->b->numbered)
		r->b->mark = str_sub(r->b->mark, 1, r->b->mark.n);
	for (size_t i = 0; i < r->b->row_n; i++)
		if (r->b->rows[i].n != 1)
			return bad(r, "list 的每一项应当是一段文字");
	return RC_OK;
}

static enum rc paragraph(struct reading *r, const struct json *v)
{
	struct str side = json_str(json_get(v, "align"));
	if (only(r, v, " t text flush align ") || text(r, json_get(v, "text"), &r->b->text))
		return r->cx->rc;
	r->b->flush = json_bool(json_get(v, "flush"), false);
	if (side.n && !str_is(side, "center") && !str_is(side, "right"))
		return bad(r, "align 应当是 center、right");
	r->b->side = !side.n ? ALIGN_DEFAULT : side.p[0] == 'c' ? ALIGN_CENTER : ALIGN_RIGHT;
	return RC_OK;
}

static enum rc head(struct reading *r, const struct json *v)
{
	int64_t level = json_int(json_get(v, "level"), 1);
	if (level < 1 || level > 2)
		return bad(r, "level 应当是 1 或者 2");
	r->b->level = (int)level;
	if (only(r, v, " t text level "))
		return r->cx->rc;
	return text(r, json_get(v, "text"), &r->b->text);
}

static enum rc close(struct reading *r, const struct json *v)
{
	if (only(r, v, " t organ date ") || text(r, json_get(v, "organ"), &r->b->text))
		return r->cx->rc;
	return text(r, json_get(v, "date"), &r->b->date);
}

static enum rc sign(struct reading *r, const struct json *v)
{
	return only(r, v, " t lines ") ? r->cx->rc : rows(r, json_get(v, "lines"));
}

static enum rc note(struct reading *r, const struct json *v)
{
	return only(r, v, " t text ") ? r->cx->rc : text(r, json_get(v, "text"), &r->b->text);
}

static enum rc mongol(struct reading *r, const struct json *v)
{
	if (only(r, v, " t title items ") || text(r, json_get(v, "title"), &r->b->text) ||
		rows(r, json_get(v, "items")))
		return r->cx->rc;
	for (size_t i = 0; i < r->b->row_n; i++)
		if (r->b->rows[i].n != 1)
			return bad(r, "mn 的每一项应当是一段文字");
	return RC_OK;
}

static enum rc page_break(struct reading *r, const struct json *v)
{
	return only(r, v, " t ");
}

static const struct {
	const char *name;
	enum rc (*read)(struct reading *r, const struct json *v);
} kinds[] = {
	[BLOCK_HEAD] = {"h", head},
	[BLOCK_TEXT] = {"p", paragraph},
	[BLOCK_PAIRS] = {"kv", pairs},
	[BLOCK_TABLE] = {"table", table},
	[BLOCK_FORM] = {"form", table},
	[BLOCK_LIST] = {"list", list},
	[BLOCK_SIGN] = {"sign", sign},
	[BLOCK_CLOSE] = {"close", close},
	[BLOCK_NOTE] = {"note", note},
	[BLOCK_BREAK] = {"break", page_break},
	[BLOCK_MONGOL] = {"mn", mongol},
};
#define KINDS (sizeof kinds / sizeof *kinds)

static enum rc block(struct reading *r, const struct json *v)
{
	struct str name = json_str(json_get(v, "t"));
	size_t k = 0;
	while (k < KINDS && !str_is(name, kinds[k].name))
		k++;
	if (k == KINDS)
		return fail(r->cx, RC_INPUT, "文书第 %zu 块：不认识的种类 " STR_FMT, r->at,
			STR_ARG(name));
	r->b->kind = (enum block_kind)k;
	return kinds[k].read(r, v);
}

enum rc paper_read(struct cx *cx, struct str json, struct paper *out)
{
	struct json *v;
	struct reading r = {.cx = cx};
	*out = (struct paper){.date = DATE_NONE};
	if (json_parse(cx, json, &v))
		return cx->rc;
	const struct json *list = json_get(v, "blocks");
	if (json_kind(list) != JSON_ARR || json_count(list) > PAPER_MOST_BLOCKS)
		return fail(cx, RC_INPUT, "文书应当有不超过 %d 个内容块", PAPER_MOST_BLOCKS);
	if (text(&r, json_get(v, "title"), &out->title) ||
		text(&r, json_get(v, "organ"), &out->organ) ||
		text(&r, json_get(v, "number"), &out->number) ||
		text(&r, json_get(v, "form"), &out->form) ||
		text(&r, json_get(v, "code"), &out->code) ||
		text(&r, json_get(v, "verify"), &out->verify) ||
		text(&r, json_get(v, "mark"), &out->mark))
		return cx->rc;
	struct str day = json_str(json_get(v, "date"));
	if (day.n && !date_parse(day, &out->date))
		return fail(cx, RC_INPUT, "文书日期应当写成 2026-09-16 的样子");
	out->internal = json_bool(json_get(v, "internal"), false);
	out->n = json_count(list);
	struct block *blocks = ARENA_ARRAY(cx->arena, struct block, out->n);
	out->blocks = blocks;
	for (size_t i = 0; i < out->n; i++) {
		r.at = i + 1;
		r.b = &blocks[i];
		if (block(&r, json_at(list, i)))
			return cx->rc;
	}
	return RC_OK;
}

static void row_texts(
	const struct block_row *row, void (*fn)(void *arg, struct str text), void *arg)
{
	for (size_t i = 0; i < row->n; i++) {
		fn(arg, row->cells[i].text);
		fn(arg, row->cells[i].foot);
	}
}

void paper_each_text(const struct paper *p, void (*fn)(void *arg, struct str text), void *arg)
{
	fn(arg, p->organ);
	fn(arg, p->title);
	fn(arg, p->number);
	fn(arg, p->mark);
	for (size_t i = 0; i < p->n; i++) {
		const struct block *b = &p->blocks[i];
		fn(arg, b->text);
		fn(arg, b->date);
		if (b->head)
			row_texts(b->head, fn, arg);
		for (size_t k = 0; k < b->row_n; k++)
			row_texts(&b->rows[k], fn, arg);
	}
}
