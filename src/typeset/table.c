/* Ruled tables and forms. A row stays on one page unless it is longer than ROW_LINES. */
#include "typeset/sheet.h"

#define PAD_X 5.0
#define PAD_Y 4.0
#define ROW_LINES 14

struct grid {
	struct sheets *s;
	const struct block *b;
	double x[PAPER_MOST_COLUMNS + 1];
	struct style style;
};

/* A row as lines, before it becomes strips. */
struct set_row {
	struct set_cell {
		struct line *lines, *foot;
		size_t n, foot_n;
		struct style style;
		double x, right;
		int number;
	} cells[PAPER_MOST_COLUMNS];
	size_t n, lines;
};

static enum block_align side_of(const struct grid *g, size_t column, bool is_head)
{
	if (is_head)
		return ALIGN_CENTER;
	if (g->b->kind == BLOCK_FORM)
		return column == 0 && g->b->columns > 1 ? ALIGN_CENTER : ALIGN_LEFT;
	return g->b->align[column] == ALIGN_DEFAULT ? ALIGN_LEFT : g->b->align[column];
}

static void measure_row(
	struct grid *g, const struct block_row *row, bool is_head, struct set_row *out)
{
	*out = (struct set_row){.n = row->n, .lines = (size_t)row->lines};
	size_t column = 0;
	for (size_t i = 0; i < row->n; i++) {
		struct set_cell *c = &out->cells[i];
		bool *first;
		c->number = (int)i + 1;
		c->x = g->x[column];
		c->right = g->x[column + (size_t)row->cells[i].span];
		c->style = g->style;
		c->style.width = c->right - c->x - 2 * PAD_X;
		c->style.align = side_of(g, column, is_head);
		c->style.face = is_head ? FACE_HEAD : FACE_BODY;
		c->style.justify = c->style.align == ALIGN_LEFT;
		c->n = text_lines(g->s, row->cells[i].text, &c->style, &c->lines, &first);
		struct style foot = c->style;
		foot.align = ALIGN_RIGHT;
		foot.justify = false;
		c->foot_n = text_lines(g->s, row->cells[i].foot, &foot, &c->foot, &first);
		if (c->n + c->foot_n > out->lines)
			out->lines = c->n + c->foot_n;
		column += (size_t)row->cells[i].span;
	}
}

static void verticals(struct grid *g, const struct set_row *r, struct strip *at)
{
	for (size_t i = 0; i < r->n; i++)
		strip_rule(g->s, at, r->cells[i].x, 0, r->cells[i].x, at->height);
	strip_rule(g->s, at, g->s->g.width, 0, g->s->g.width, at->height);
}

static void cell_line(struct grid *g, struct strip *at, const struct set_cell *c,
	const struct line *l, bool is_foot, double top)
{
	struct style st = c->style;
	if (is_foot)
		st.align = ALIGN_RIGHT;
	strip_line(g->s, at, l, &st, c->x + PAD_X + line_x(&st, l, false), top);
	at->marks.v[at->marks.n - 1].cell = c->number;
}

/* All cells in one strip, cell by cell, each centered between the rules. */
static void whole_row(struct grid *g, const struct set_row *r, bool is_head)
{
	double leading = g->style.leading, inner = (double)r->lines * leading;
	struct strip *at = strip_add(g->s, 0, inner + 2 * PAD_Y);
	at->table = g->s->tables;
	at->is_head = is_head;
	verticals(g, r, at);
	strip_rule(g->s, at, 0, 0, g->s->g.width, 0);
	for (size_t i = 0; i < r->n; i++) {
		const struct set_cell *c = &r->cells[i];
		double free = inner - (double)(c->n + c->foot_n) * leading, top = PAD_Y;
		if (!c->foot_n)
			top += free / 2;
		for (size_t k = 0; k < c->n; k++)
			cell_line(g, at, c, &c->lines[k], false, top + (double)k * leading);
		for (size_t k = 0; k < c->foot_n; k++)
			cell_line(g, at, c, &c->foot[k], true,
				PAD_Y + free + (double)(c->n + k) * leading);
	}
}

/* A long row, a strip a line. */
static void parted_row(struct grid *g, const struct set_row *r)
{
	double leading = g->style.leading;
	for (size_t l = 0; l < r->lines; l++) {
		double above = l ? 0 : PAD_Y, below = l + 1 < r->lines ? 0 : PAD_Y;
		struct strip *at = strip_add(g->s, 0, leading + above + below);
		at->table = g->s->tables;
		at->keep = l == 0 || l + 2 == r->lines;
		verticals(g, r, at);
		if (!l)
			strip_rule(g->s, at, 0, 0, g->s->g.width, 0);
		for (size_t i = 0; i < r->n; i++) {
			const struct set_cell *c = &r->cells[i];
			size_t foot = r->lines - c->foot_n;
			if (l < c->n)
				cell_line(g, at, c, &c->lines[l], false, above);
			else if (l >= foot)
				cell_line(g, at, c, &c->foot[l - foot], true, above);
		}
	}
}

static void set_row(struct grid *g, const struct block_row *row, bool is_head)
{
	struct set_row r;
	measure_row(g, row, is_head, &r);
	bool whole = (double)r.lines * g->style.leading + 2 * PAD_Y <= g->s->g.height;
	if (whole && (is_head || r.lines <= ROW_LINES))
		whole_row(g, &r, is_head);
	else
		parted_row(g, &r);
}

void set_table(struct sheets *s, const struct block *b)
{
	struct grid g = {.s = s, .b = b};
	int total = 0, sum = 0;
	if (!b->head && !b->row_n)
		return;
	for (size_t i = 0; i < b->columns; i++)
		total += b->widths[i];
	for (size_t i = 0; i <= b->columns; i++) {
		g.x[i] = s->g.width * sum / total;
		sum += i < b->columns ? b->widths[i] : 0;
	}
	bool form = b->kind == BLOCK_FORM;
	g.style = (struct style){.face = FACE_BODY, .size = 12, .leading = form ? 22 : 19};
	size_t from = s->strips.n;
	s->tables++;
	if (b->head)
		set_row(&g, b->head, true);
	for (size_t i = 0; i < b->row_n; i++)
		set_row(&g, &b->rows[i], false);
	s->strips.v[from].before = 6;
	if (b->head && b->row_n)
		s->strips.v[from].keep = true;
	/* what follows keeps its distance */
	strip_add(s, 0, 8);
}
