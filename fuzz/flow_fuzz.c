/* Any text in a paragraph, a narrow cell and a closing: no line runs off its page. */
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

static void check(const struct sheets *s)
{
	for (size_t i = 0; i < s->strips.n; i++) {
		const struct strip *t = &s->strips.v[i];
		FUZZ_HOLDS(t->page >= 1 && t->page <= s->pages);
		FUZZ_HOLDS(t->top >= -0.01 && t->top + t->height <= FIELD_HEIGHT + 0.1);
		for (size_t k = 0; k < t->marks.n; k++) {
			const struct mark *m = &t->marks.v[k];
			double right = m->kind == MARK_RULE ? m->x2
				       : m->line.clip       ? m->x + m->room
							    : m->x + m->line.width;
			FUZZ_HOLDS(m->x >= -0.01 && right <= FIELD_WIDTH + 0.6);
		}
	}
}

FUZZ(cx, in)
{
	if (in.n > 5000 || !utf8_check(in))
		return;
	struct block_cell cells[8];
	for (size_t i = 0; i < 8; i++)
		cells[i] = (struct block_cell){.text = in, .span = 1};
	static const int widths[8] = {1, 1, 1, 1, 1, 1, 1, 1};
	static const enum block_align align[8];
	struct block_row row = {.cells = cells, .n = 8, .lines = 1};
	struct block blocks[] = {{.kind = BLOCK_TEXT, .text = in},
		{.kind = BLOCK_FORM,
			.rows = &row,
			.row_n = 1,
			.widths = widths,
			.align = align,
			.columns = 8},
		{.kind = BLOCK_CLOSE, .text = in, .date = in}};
	struct paper p = {
		.title = in, .organ = STR("机关"), .blocks = blocks, .n = 3, .date = DATE_NONE};
	struct sheets s;
	if (sheets_make(cx, faces(), &p, &s) == RC_OK)
		check(&s);
	sheets_finish(&s);
}
