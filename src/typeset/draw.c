/* From pages to PDF and PNG. */
#include "typeset/sheet.h"

#include "format/qr.h"

#include <cairo-pdf.h>

#define RULE_WIDTH 0.6
#define QR_SIDE MM(16)
#define FOOT_TOP (FIELD_TOP + FIELD_HEIGHT + MM(7))

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

static void draw_strip(cairo_t *c, const struct strip *t, double top)
{
	bool ruled = false;
	for (size_t i = 0; i < t->marks.n; i++) {
		const struct mark *m = &t->marks.v[i];
		double x = FIELD_LEFT, y = FIELD_TOP + top;
		switch (m->kind) {
		case MARK_LINE:
			draw_line(c, m, x + m->x, y + m->y);
			break;
		case MARK_RULE:
			cairo_move_to(c, x + m->x, y + m->y);
			cairo_line_to(c, x + m->x2, y + m->y2);
			ruled = true;
			break;
		}
	}
	if (ruled) {
		cairo_set_line_width(c, RULE_WIDTH);
		cairo_set_line_cap(c, CAIRO_LINE_CAP_SQUARE);
		cairo_stroke(c);
	}
}

static void draw_rule_below(cairo_t *c, double y)
{
	cairo_move_to(c, FIELD_LEFT, FIELD_TOP + y);
	cairo_line_to(c, FIELD_LEFT + FIELD_WIDTH, FIELD_TOP + y);
	cairo_set_line_width(c, RULE_WIDTH);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_SQUARE);
	cairo_stroke(c);
}

/* One line outside the field; x is its left end, its middle or its right end. */
static void draw_note(struct sheets *s, cairo_t *c, struct str text, double size,
	enum block_align align, double x, double y)
{
	struct style st = {FACE_BODY, size, size * 1.5, PAGE_WIDTH, 0, ALIGN_DEFAULT, false};
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
	double unit = QR_SIDE / q.size, x = FIELD_LEFT, y = FOOT_TOP;
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
	cairo_translate(c, PAGE_WIDTH / 2, PAGE_HEIGHT / 2);
	cairo_rotate(c, -0.7);
	size_t n = s->paper->mark.n / 3;
	draw_note(s, c, s->paper->mark, n > 8 ? 480.0 / (double)n : 60, ALIGN_CENTER, 0, 20);
	cairo_restore(c);
}

static enum rc draw_page(struct sheets *s, cairo_t *c, int page)
{
	const struct strip *last = NULL;
	if (s->paper->mark.n)
		draw_mark(s, c);
	cairo_set_source_rgb(c, 0, 0, 0);
	for (size_t i = 0; i < s->repeats.n; i++)
		if (s->repeats.v[i].page == page)
			draw_strip(c, &s->strips.v[s->repeats.v[i].strip], s->repeats.v[i].top);
	for (size_t i = 0; i < s->strips.n; i++) {
		const struct strip *t = &s->strips.v[i];
		if (t->page != page)
			continue;
		/* a table ends with a rule, and so does its part on this page */
		if (last && last->table && last->table != t->table)
			draw_rule_below(c, last->top + last->height);
		/* a row that goes on from the page before has no rule of its own */
		if (!last && t->table)
			draw_rule_below(c, t->top);
		draw_strip(c, t, t->top);
		last = t;
	}
	if (last && last->table)
		draw_rule_below(c, last->top + last->height);
	draw_note(s, c, str_printf(s->cx->arena, "第 %d 页　共 %d 页", page, s->pages), 10.5,
		ALIGN_CENTER, PAGE_WIDTH / 2, FOOT_TOP + 24);
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

static void metadata(cairo_surface_t *f, struct arena *a, const struct paper *p)
{
	struct str name = p->title;
	if (p->number.n)
		name = str_printf(
			a, STR_FMT "（" STR_FMT "）", STR_ARG(p->title), STR_ARG(p->number));
	char day[DATE_TEXT] = "1970-01-01"; /* a file without a date of its own would get today's */
	if (!date_is_none(p->date))
		date_format(p->date, day);
	struct str at = str_printf(a, "%sT00:00:00+08:00", day);
	cairo_pdf_surface_set_metadata(f, CAIRO_PDF_METADATA_TITLE, str_z(a, text_clean(a, name)));
	cairo_pdf_surface_set_metadata(
		f, CAIRO_PDF_METADATA_AUTHOR, str_z(a, text_clean(a, p->organ)));
	cairo_pdf_surface_set_metadata(f, CAIRO_PDF_METADATA_CREATE_DATE, at.p);
	cairo_pdf_surface_set_metadata(f, CAIRO_PDF_METADATA_CREATOR, "zhifa");
}

enum rc typeset_pdf(
	struct cx *cx, struct typeset *t, const struct paper *p, struct str *pdf, int *pages)
{
	struct sheets s;
	struct buf b = buf_in(cx->arena);
	enum rc rc = sheets_make(cx, &t->faces, p, &s);
	if (!rc) {
		cairo_surface_t *f =
			cairo_pdf_surface_create_for_stream(append, &b, PAGE_WIDTH, PAGE_HEIGHT);
		cairo_t *c = cairo_create(f);
		metadata(f, cx->arena, p);
		for (int i = 1; i <= s.pages && !rc; i++) {
			rc = draw_page(&s, c, i);
			cairo_show_page(c);
		}
		rc = finish(cx, c, f, rc);
	}
	sheets_finish(&s);
	*pdf = buf_get(&b);
	*pages = s.pages;
	return rc;
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
			(int)(PAGE_WIDTH * scale + 0.5), (int)(PAGE_HEIGHT * scale + 0.5));
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
