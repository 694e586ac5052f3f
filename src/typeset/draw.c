/* From pages to PDF and PNG. */
#include "typeset/sheet.h"

#include "format/qr.h"
#include "typeset/pdfa.h"

#include <cairo-pdf.h>

#define RULE_WIDTH 0.6
#define QR_SIDE MM(16)
#define FOOT_GAP MM(7)

struct typeset {
	struct faces faces;
};

enum rc typeset_open(struct cx *cx, const struct typeset_fonts *fonts, struct typeset **out)
{
	struct typeset *t = ARENA_NEW(cx->arena, struct typeset);
	if (faces_init(cx, fonts, &t->faces))
		return cx->rc;
	*out = t;
	return RC_OK;
}

void typeset_close(struct typeset *t)
{
	if (t)
		faces_finish(&t->faces);
}

enum rc typeset_check(struct cx *cx, const struct typeset *t, const struct paper *p)
{
	return faces_check(cx, &t->faces, p);
}

/* ---- one page ---- */

static void draw_line(cairo_t *c, const struct mark *m, double x, double y)
{
	if (m->line.clip) {
		cairo_save(c);
		cairo_rectangle(c, x, y - m->above, m->room, m->above + m->below);
		cairo_clip(c);
	}
	cairo_move_to(c, x, y);
	pango_cairo_show_layout_line(c, m->line.layout);
	if (m->line.clip)
		cairo_restore(c);
}

/* A column: the line after a quarter turn, never outside its own box. */
static void draw_column(cairo_t *c, struct faces *f, const struct mark *m, double left, double top)
{
	cairo_save(c);
	cairo_rectangle(c, left + m->x2, top + m->y, m->y2 - m->x2, m->room);
	cairo_clip(c);
	cairo_translate(c, left + m->x, top + m->y);
	cairo_rotate(c, G_PI / 2);
	cairo_move_to(c, 0, 0);
	f->figures = pango_layout_get_text(m->line.layout->layout);
	pango_cairo_show_layout_line(c, m->line.layout);
	cairo_restore(c);
}

/* ---- what each part is, for those who do not see the page ---- */

struct tags {
	cairo_t *c;
	const struct block *block;
	const char *leaf;
	int table, cell;
	bool is_open, in_row;
};

static void tags_close(struct tags *g)
{
	if (g->cell)
		cairo_tag_end(g->c, g->leaf);
	if (g->in_row)
		cairo_tag_end(g->c, "TR");
	if (g->is_open)
		cairo_tag_end(g->c, g->table ? "Table" : g->leaf);
	*g = (struct tags){.c = g->c};
}

static const char *tag_of(const struct strip *t)
{
	if (!t->block) /* the organ, the title, the number */
		return t->is_title ? "H1" : "P";
	if (t->block->kind == BLOCK_HEAD)
		return t->block->level == 1 ? "H2" : "H3";
	return "P";
}

/* Opens what a strip belongs to, closing what it does not. */
static void tags_enter(struct tags *g, const struct strip *t)
{
	bool same = g->is_open && g->block == t->block && g->table == t->table;
	if (!same || (!t->table && t->begins))
		tags_close(g);
	if (!t->marks.n)
		return;
	if (!g->is_open) {
		g->block = t->block;
		g->table = t->table;
		g->leaf = t->table ? NULL : tag_of(t);
		cairo_tag_begin(g->c, t->table ? "Table" : g->leaf, NULL);
		g->is_open = true;
	}
	if (t->table) {
		cairo_tag_begin(g->c, "TR", NULL);
		g->in_row = true;
		g->leaf = t->is_head ? "TH" : "TD";
	}
}

static void tags_cell(struct tags *g, int cell)
{
	if (!g->in_row || cell == g->cell)
		return;
	if (g->cell)
		cairo_tag_end(g->c, g->leaf);
	if (cell)
		cairo_tag_begin(g->c, g->leaf, NULL);
	g->cell = cell;
}

static void tags_leave(struct tags *g)
{
	tags_cell(g, 0);
	if (g->in_row)
		cairo_tag_end(g->c, "TR");
	g->in_row = false;
}

/* left, top: where the strip begins on the page. */
static void draw_rules(cairo_t *c, const struct strip *t, double left, double top)
{
	for (size_t i = 0; i < t->marks.n; i++) {
		const struct mark *m = &t->marks.v[i];
		if (m->kind != MARK_RULE)
			continue;
		cairo_move_to(c, left + m->x, top + m->y);
		cairo_line_to(c, left + m->x2, top + m->y2);
	}
	cairo_set_line_width(c, RULE_WIDTH);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_SQUARE);
	cairo_stroke(c);
}

static void draw_strip(struct sheets *s, cairo_t *c, const struct strip *t, double left, double top,
	struct tags *g)
{
	draw_rules(c, t, left, top);
	for (size_t i = 0; i < t->marks.n; i++) {
		const struct mark *m = &t->marks.v[i];
		if (m->kind == MARK_RULE)
			continue;
		if (g)
			tags_cell(g, m->cell);
		if (m->kind == MARK_COLUMN)
			draw_column(c, s->faces, m, left, top);
		else
			draw_line(c, m, left + m->x, top + m->y);
	}
}

static void draw_rule_below(struct sheets *s, cairo_t *c, double left, double y)
{
	cairo_move_to(c, left, s->g.top + y);
	cairo_line_to(c, left + s->g.width, s->g.top + y);
	cairo_set_line_width(c, RULE_WIDTH);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_SQUARE);
	cairo_stroke(c);
}

static double foot_top(const struct sheets *s)
{
	return s->g.top + s->g.height + FOOT_GAP;
}

/* One line outside the field; x is its left end, its middle or its right end. */
static void draw_note(struct sheets *s, cairo_t *c, struct str text, double size,
	enum block_align align, double x, double y)
{
	struct style st = {FACE_BODY, size, size * 1.5, s->g.page_width, 0, ALIGN_DEFAULT, false};
	struct line *lines;
	bool *first;
	if (!text_lines(s, text, &st, &lines, &first))
		return;
	double width = lines[0].width;
	x -= align == ALIGN_CENTER ? width / 2 : align == ALIGN_RIGHT ? width : 0;
	cairo_move_to(c, x, y);
	pango_cairo_show_layout_line(c, lines[0].layout);
}

static enum rc draw_qr(struct sheets *s, cairo_t *c)
{
	const struct paper *p = s->paper;
	struct qr q;
	struct str says = p->verify;
	if (!says.n)
		says = str_printf(
			s->cx->arena, STR_FMT " " STR_FMT, STR_ARG(p->number), STR_ARG(p->code));
	if (qr_make(s->cx, says, &q))
		return s->cx->rc;
	double unit = QR_SIDE / q.size, x = s->g.beside_width > 0 ? s->g.beside_left : s->g.left,
	       y = foot_top(s);
	for (int r = 0; r < q.size; r++)
		for (int k = 0, run; k < q.size; k += run) {
			const unsigned char *row = q.dark + (size_t)r * (size_t)q.size;
			for (run = 1; k + run < q.size && row[k + run] == row[k]; run++)
				continue;
			if (row[k])
				cairo_rectangle(c, x + k * unit, y + r * unit, run * unit, unit);
		}
	cairo_fill(c);
	x += QR_SIDE + 6;
	draw_note(s, c, str_printf(s->cx->arena, "校验码 " STR_FMT, STR_ARG(p->code)), 8,
		ALIGN_LEFT, x, y + 12);
	draw_note(s, c, STR("扫码核验本文书真伪"), 8, ALIGN_LEFT, x, y + 26);
	return RC_OK;
}

static void draw_mark(struct sheets *s, cairo_t *c)
{
	cairo_save(c);
	cairo_set_source_rgb(c, 0.85, 0.85, 0.85);
	cairo_translate(c, s->g.page_width / 2, s->g.page_height / 2);
	cairo_rotate(c, -0.7);
	size_t n = s->paper->mark.n / 3;
	draw_note(s, c, s->paper->mark, n > 8 ? 480.0 / (double)n : 60, ALIGN_CENTER, 0, 20);
	cairo_restore(c);
}

/* The text of one field. */
static void draw_field(struct sheets *s, cairo_t *c, int field, double left)
{
	const struct strip *last = NULL;
	struct tags tags = {.c = c};
	for (size_t i = 0; i < s->repeats.n; i++)
		if (s->repeats.v[i].field == field)
			draw_strip(s, c, &s->strips.v[s->repeats.v[i].strip], left,
				s->g.top + s->repeats.v[i].top, NULL); /* said once is enough */
	for (size_t i = 0; i < s->strips.n; i++) {
		const struct strip *t = &s->strips.v[i];
		if (t->field != field)
			continue;
		/* a table ends with a rule, and so does its part in this field */
		if (last && last->table && last->table != t->table) {
			tags_close(&tags);
			draw_rule_below(s, c, left, last->top + last->height);
		}
		/* a row that goes on from the field before has no rule of its own */
		if (!last && t->table)
			draw_rule_below(s, c, left, t->top);
		tags_enter(&tags, t);
		draw_strip(s, c, t, left, s->g.top + t->top, &tags);
		tags_leave(&tags);
		last = t;
	}
	tags_close(&tags);
	if (last && last->table)
		draw_rule_below(s, c, left, last->top + last->height);
}

/* The left half of a page that lies: its Mongolian columns, after the Chinese text, and the rule
 * between the halves. */
static void draw_beside(struct sheets *s, cairo_t *c, int page)
{
	struct tags tags = {.c = c};
	double middle = (s->g.beside_left + s->g.beside_width + s->g.left) / 2;
	if (!s->beside.n)
		return;
	cairo_move_to(c, middle, s->g.top);
	cairo_line_to(c, middle, s->g.top + s->g.height);
	cairo_set_line_width(c, RULE_WIDTH);
	cairo_stroke(c);
	if ((size_t)page > s->beside.n)
		return;
	const struct strip *t = &s->beside.v[page - 1];
	tags_enter(&tags, t);
	draw_strip(s, c, t, s->g.beside_left, s->g.top, &tags);
	tags_close(&tags);
}

static enum rc draw_page(struct sheets *s, cairo_t *c, int page)
{
	int field[2];
	double left[2];
	if (s->paper->mark.n)
		draw_mark(s, c);
	cairo_set_source_rgb(c, 0, 0, 0);
	int n = sheets_fields(s, page, field, left);
	for (int i = 0; i < n; i++)
		draw_field(s, c, field[i], left[i]);
	draw_beside(s, c, page);
	draw_note(s, c, str_printf(s->cx->arena, "第 %d 页　共 %d 页", page, s->pages), 10.5,
		ALIGN_CENTER, s->g.page_width / 2, foot_top(s) + 24);
	return s->paper->code.n ? draw_qr(s, c) : RC_OK;
}

/* ---- files ---- */

static cairo_status_t append(void *to, const unsigned char *p, unsigned int n)
{
	buf_add(to, p, n);
	return CAIRO_STATUS_SUCCESS;
}

static enum rc finish(struct cx *cx, cairo_t *c, cairo_surface_t *surface, enum rc rc)
{
	cairo_surface_finish(surface);
	cairo_status_t st = cairo_surface_status(surface);
	if (!st)
		st = cairo_status(c);
	cairo_destroy(c);
	cairo_surface_destroy(surface);
	if (!rc && st)
		rc = fail(cx, RC_IO, "文书排版失败：%s", cairo_status_to_string(st));
	return rc;
}

/* The title as catalogues of files show it, with the number. */
static struct pdfa_about about(struct arena *a, const struct paper *p)
{
	struct str name = p->title;
	if (p->number.n)
		name = str_printf(
			a, STR_FMT "（" STR_FMT "）", STR_ARG(p->title), STR_ARG(p->number));
	return (struct pdfa_about){
		.title = text_line(a, name), .author = text_line(a, p->organ), .date = p->date};
}

enum rc typeset_pdf(
	struct cx *cx, struct typeset *t, const struct paper *p, struct str *pdf, int *pages)
{
	struct sheets s;
	struct buf b = buf_in(cx->arena);
	enum rc rc = sheets_make(cx, &t->faces, p, &s);
	if (!rc) {
		cairo_surface_t *f = cairo_pdf_surface_create_for_stream(
			append, &b, s.g.page_width, s.g.page_height);
		cairo_pdf_surface_restrict_to_version(f, CAIRO_PDF_VERSION_1_4);
		/* else it would be today; the update says what holds */
		cairo_pdf_surface_set_metadata(
			f, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
		cairo_t *c = cairo_create(f);
		for (int i = 1; i <= s.pages && !rc; i++) {
			rc = draw_page(&s, c, i);
			cairo_show_page(c);
		}
		rc = finish(cx, c, f, rc);
	}
	sheets_finish(&s);
	*pages = s.pages;
	if (rc)
		return rc;
	struct pdfa_about says = about(cx->arena, p);
	return pdfa_make(cx, buf_get(&b), &says, pdf);
}

enum rc typeset_png(struct cx *cx, struct typeset *t, const struct paper *p, int page,
	int dots_per_inch, struct str *png, int *pages)
{
	struct sheets s;
	struct buf b = buf_in(cx->arena);
	enum rc rc = sheets_make(cx, &t->faces, p, &s);
	double scale = dots_per_inch / 72.0;
	if (!rc && (page < 1 || page > s.pages))
		rc = fail(cx, RC_NOT_FOUND, "文书共 %d 页，没有第 %d 页", s.pages, page);
	if (!rc && (dots_per_inch < 36 || dots_per_inch > 300))
		rc = fail(cx, RC_INPUT, "分辨率应当在 36 到 300 之间");
	if (!rc) {
		cairo_surface_t *f = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
			(int)(s.g.page_width * scale + 0.5), (int)(s.g.page_height * scale + 0.5));
		cairo_t *c = cairo_create(f);
		cairo_set_source_rgb(c, 1, 1, 1);
		cairo_paint(c);
		cairo_scale(c, scale, scale);
		rc = draw_page(&s, c, page);
		cairo_surface_flush(f);
		if (!rc && cairo_surface_write_to_png_stream(f, append, &b))
			rc = fail(cx, RC_IO, "页面图像生成失败");
		rc = finish(cx, c, f, rc);
	}
	sheets_finish(&s);
	*png = buf_get(&b);
	if (pages)
		*pages = s.pages;
	return rc;
}
