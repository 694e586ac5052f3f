/* Any text in a paragraph, narrow cells, a long table, a Mongolian column and a closing: nothing
 * runs off its page. */
#include "base/utf8.h"
#include "fuzz.h"
#include "typeset/sheet.h"

static struct faces *faces(void)
{
	static struct faces f;
	static struct arena *kept; /* stays as long as the process */
	if (!kept) {
		struct typeset_fonts fonts = typeset_fonts_free;
		kept = arena_new();
		struct cx cx = cx_make(kept, NULL);
		const char *dir = getenv("ZHIFA_FONTS");
		fonts.dir = dir ? dir : fonts.dir;
		FUZZ_HOLDS(faces_init(&cx, &fonts, &f) == RC_OK);
	}
	return &f;
}

/* Cells all alike, for a row of a table or form. */
static const struct block_row *row_of(struct cx *cx, struct str text, size_t n)
{
	struct block_cell *cells = ARENA_ARRAY(cx->arena, struct block_cell, n);
	struct block_row *row = ARENA_NEW(cx->arena, struct block_row);
	for (size_t i = 0; i < n; i++)
		cells[i] = (struct block_cell){.text = text, .foot = i ? text : STR(""), .span = 1};
	*row = (struct block_row){.cells = cells, .n = n, .lines = 1};
	return row;
}

FUZZ(cx, in)
{
	if (in.n > 5000 || !utf8_check(in))
		return;
	static const int widths[8] = {1, 1, 1, 1, 1, 1, 1, 1};
	static const enum block_align align[8];
	struct block_row rows[40];
	for (size_t i = 0; i < 40; i++)
		rows[i] = *row_of(cx, i % 7 ? STR("甲") : in, 3);
	struct block blocks[] = {{.kind = BLOCK_TEXT, .text = in},
		{.kind = BLOCK_FORM,
			.rows = row_of(cx, in, 8),
			.row_n = 1,
			.widths = widths,
			.align = align,
			.columns = 8},
		{.kind = BLOCK_TABLE, /* its head is repeated where it goes on */
			.head = row_of(cx, STR("名称"), 3), /* heads are words of the pack */
			.rows = rows,
			.row_n = in.n < 1000 ? 40 : 0,
			.widths = widths,
			.align = align,
			.columns = 3},
		{.kind = BLOCK_SIGN, .rows = row_of(cx, in, 2), .row_n = 1},
		{.kind = BLOCK_CLOSE, .text = in, .date = in},
		{.kind = BLOCK_MONGOL, .text = in, .rows = row_of(cx, in, 1), .row_n = 1}};
	struct paper p = {.title = in,
		.organ = STR("机关"),
		.blocks = blocks,
		.n = sizeof blocks / sizeof *blocks,
		.date = DATE_NONE};
	/* on a page that lies, with its Mongolian columns, and on one that stands */
	for (int i = 0; i < 2; i++, p.n--) {
		struct sheets s;
		if (sheets_make(cx, faces(), &p, &s) == RC_OK)
			FUZZ_HOLDS(sheets_fit(&s));
		else
			cx_clear(cx);
		sheets_finish(&s);
	}
}
