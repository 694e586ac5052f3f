/*
 * Traditional Mongolian: columns from top to bottom, left to right (docs/architecture.md). A column
 * is a line that is drawn after a quarter turn, so that letters join as they must; Chinese stands
 * upright in it, up to four figures stand side by side, longer numbers and Latin lie.
 */
#include "typeset/sheet.h"

#include "base/utf8.h"

#define PITCH 25.0
#define PAD 8.0
#define MOST_UPRIGHT 4

static bool is_digit(struct str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static bool joins(struct str s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : 0;
	return c > ' ' && c < 0x7F;
}

/* What the Chinese fonts draw: a Mongolian font has marks of punctuation of its own, without room.
 */
static void chinese(PangoAttrList *list, struct str s, const PangoFontDescription *font)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at, end = at;
		while (at < s.n) {
			uint32_t c = utf8_next(s, &at);
			if (!((c >= 0x2E80 && c < 0xA000) || (c >= 0xFF01 && c < 0xFFF0) ||
				    c >= 0x20000))
				break;
			end = at;
		}
		if (end == from)
			continue;
		PangoAttribute *a = pango_attr_family_new(pango_font_description_get_family(font));
		a->start_index = (guint)from;
		a->end_index = (guint)end;
		pango_attr_list_insert(list, a);
	}
}

/* Marks the numbers that stand: each takes the place of one character. */
PangoAttrList *mongol_marks(const struct faces *f, struct str s, double size)
{
	PangoAttrList *list = pango_attr_list_new();
	int em = (int)(size * PANGO_SCALE);
	chinese(list, s, f->font[FACE_BODY]);
	const PangoRectangle box = {0, -em * 9 / 10, em * 11 / 10, em};
	for (size_t at = 0; at < s.n;) {
		size_t end = at;
		while (is_digit(s, end))
			end++;
		bool stands = end > at && end - at <= MOST_UPRIGHT &&
			      !(at > 0 && joins(s, at - 1)) && !joins(s, end);
		if (!stands) {
			at = end > at ? end : at + 1;
			continue;
		}
		/* one shape for the first figure and none for the others: the first draws them all
		 */
		for (size_t i = at; i < end; i++) {
			const PangoRectangle none = {0, 0, 0, 0};
			PangoAttribute *a = pango_attr_shape_new_with_data(i == at ? &box : &none,
				i == at ? &box : &none, GUINT_TO_POINTER(i == at ? end - at : 0),
				NULL, NULL);
			a->start_index = (guint)i;
			a->end_index = (guint)i + 1;
			pango_attr_list_insert(list, a);
		}
		at = end;
	}
	return list;
}

/* Draws the figures of a shape, upright in their column. */
void mongol_draw_figures(cairo_t *c, PangoAttrShape *shape, gboolean path, gpointer arg)
{
	struct faces *f = arg;
	size_t n = GPOINTER_TO_UINT(shape->data);
	PangoRectangle ink, logical;
	double x, y;
	if (!n || path || !cairo_has_current_point(c))
		return;
	PangoLayout *l = pango_layout_new(f->context);
	PangoFontDescription *font = f->font[FACE_BODY];
	double em = (double)shape->logical_rect.height / PANGO_SCALE;
	pango_font_description_set_absolute_size(font, em * PANGO_SCALE * (n > 2 ? 0.62 : 0.9));
	pango_layout_set_font_description(l, font);
	pango_layout_set_text(l, f->figures + shape->attr.start_index, (int)n);
	pango_layout_get_extents(l, &ink, &logical);
	cairo_get_current_point(c, &x, &y);
	cairo_save(c);
	/* the middle of the box, then the figures upright around it */
	cairo_translate(c, x + (double)shape->logical_rect.width / PANGO_SCALE / 2,
		y + (double)(shape->logical_rect.y + shape->logical_rect.height / 2) / PANGO_SCALE);
	cairo_rotate(c, -G_PI / 2);
	cairo_move_to(c, -(double)(ink.x + ink.width / 2) / PANGO_SCALE,
		-(double)(ink.y + ink.height / 2) / PANGO_SCALE);
	pango_cairo_show_layout(c, l);
	cairo_restore(c);
	g_object_unref(l);
}

struct columns {
	struct sheets *s;
	size_t n; /* columns of the last band */
};

/* The next page's band. */
static struct strip *band(struct columns *g)
{
	struct strip *at = VEC_PUSH(g->s->cx->arena, &g->s->beside);
	*at = (struct strip){.height = g->s->g.height, .block = g->s->block};
	g->n = 0;
	return at;
}

static void column(struct columns *g, const struct line *l, const struct style *st, bool begins)
{
	struct sheets *s = g->s;
	const size_t most = (size_t)((s->g.beside_width - 2 * PAD) / PITCH);
	PangoRectangle ink, logical;
	struct strip *at = s->beside.n && g->n < most ? &s->beside.v[s->beside.n - 1] : band(g);
	at->begins = at->begins || begins;
	pango_layout_line_get_extents(l->layout, &ink, &logical);
	double above = (double)-logical.y / PANGO_SCALE,
	       below = (double)(logical.height + logical.y) / PANGO_SCALE,
	       left = (double)g->n * PITCH;
	*VEC_PUSH(s->cx->arena, &at->marks) = (struct mark){.kind = MARK_COLUMN,
		.line = *l,
		.x = left + (PITCH - above - below) / 2 + below,
		.y = 0,
		.x2 = left,
		.y2 = left + PITCH,
		.room = st->width};
	g->n++;
}

void set_mongol(struct sheets *s, const struct block *b)
{
	struct style st = {FACE_MONGOL, BODY_SIZE, PITCH, s->g.height, 0, ALIGN_DEFAULT, false};
	struct columns g = {.s = s};
	for (size_t i = 0; i <= b->row_n; i++) {
		struct line *lines;
		bool *first;
		st.size = i ? BODY_SIZE : 20;
		size_t n = text_lines(
			s, i ? b->rows[i - 1].cells[0].text : b->text, &st, &lines, &first);
		for (size_t k = 0; k < n; k++)
			column(&g, &lines[k], &st, first[k]);
	}
}
