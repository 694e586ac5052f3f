/* From a text to lines: cleaning, breaking, justifying. */
#include "typeset/sheet.h"

#include "base/utf8.h"

/*
 * Orders of direction would turn the words of the form around them; annotation marks and other
 * controls have no place on a page. Line and paragraph separators are new lines.
 */
static bool is_dropped(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0x200E ||
	       c == 0x200F || c == 0x061C || (c >= 0xFFF9 && c <= 0xFFFB);
}

static bool is_newline(uint32_t c)
{
	return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* What most texts are made of: nothing to clean, and nothing that reaches out of its line. */
static bool is_plain(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0xA1 && c < 0x180 && c != 0xAD) ||
	       (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x2060) ||
	       (c >= 0x3000 && c < 0x302A) || (c >= 0x3030 && c < 0x3099) ||
	       (c >= 0x309B && c < 0xA000) || (c >= 0xFF01 && c < 0xFFF0) ||
	       (c >= 0x20000 && c < 0x33000);
}

static bool plain(struct str s)
{
	for (size_t at = 0; at < s.n;)
		if (!is_plain(utf8_next(s, &at)))
			return false;
	return true;
}

struct str text_clean(struct arena *a, struct str s)
{
	if (plain(s))
		return s;
	struct buf b = buf_in(a);
	for (size_t at = 0; at < s.n;) {
		char code[4];
		uint32_t c = utf8_next(s, &at);
		if (is_dropped(c) || c == '\r')
			continue;
		if (is_newline(c))
			c = '\n';
		else if (is_control(c))
			c = ' ';
		else if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c < 0xFDF0))
			c = 0xFFFD; /* no character at all */
		buf_add(&b, code, utf8_put(c, code));
	}
	return b.n ? buf_get(&b) : STR("");
}

struct str text_line(struct arena *a, struct str s)
{
	s = str_dup(a, text_clean(a, s));
	for (char *p = (char *)(uintptr_t)s.p; p < s.p + s.n; p++)
		if (*p == '\n')
			*p = ' ';
	return s;
}

/* A character after which a line may be stretched: everything that fills a square. */
static bool is_square(uint32_t c)
{
	return (c >= 0x2E80 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
	       (c >= 0xFF01 && c < 0xFF61) || (c >= 0x20000 && c < 0x33000);
}

/* Gaps after square characters, the last of the line not counted; adds extra to each. */
static int gaps(PangoLayoutLine *line, struct str text, int extra)
{
	int n = 0;
	PangoGlyphInfo *last = NULL;
	for (GSList *r = line->runs; r; r = r->next) {
		PangoLayoutRun *run = r->data;
		PangoGlyphString *g = run->glyphs;
		if (run->item->analysis.level & 1)
			continue;
		for (int i = 0; i < g->num_glyphs; i++) {
			size_t at = (size_t)(run->item->offset + g->log_clusters[i]);
			if (i + 1 < g->num_glyphs && g->log_clusters[i + 1] == g->log_clusters[i])
				continue;
			if (!is_square(utf8_next(text, &at)))
				continue;
			if (last)
				last->geometry.width += extra;
			n += last != NULL;
			last = &g->glyphs[i];
		}
	}
	return n;
}

/* Spreads what a full line lacks, as long as nobody sees it: a sixth of a character each. */
static void justify(PangoLayoutLine *line, struct str text, double size, double lack)
{
	int n = lack > 0.01 ? gaps(line, text, 0) : 0;
	if (n > 0 && lack / n <= size / 6)
		gaps(line, text, (int)(lack * PANGO_SCALE / n));
}

static struct line measure(PangoLayoutLine *l, double room, double leading, bool is_strange)
{
	struct line out = {.layout = l};
	PangoRectangle ink, logical;
	pango_layout_line_get_extents(l, is_strange ? &ink : NULL, &logical);
	out.width = (double)logical.width / PANGO_SCALE;
	out.clip = out.width > room + 0.5;
	if (is_strange)
		out.clip |= ink.height > leading * PANGO_SCALE || ink.x < -PANGO_SCALE ||
			    ink.x + ink.width > (room + 1) * PANGO_SCALE ||
			    -ink.y > leading * PANGO_SCALE ||
			    ink.y + ink.height > leading / 2 * PANGO_SCALE;
	return out;
}

struct found {
	struct line *v;
	size_t n, cap;
};

static void paragraph(struct sheets *s, struct str text, const struct style *st, struct found *out)
{
	bool upright = st->face == FACE_MONGOL;
	PangoLayout *layout = pango_layout_new(upright ? s->faces->upright : s->faces->context);
	*VEC_PUSH(s->cx->arena, &s->layouts) = layout;
	PangoFontDescription *font = s->faces->font[st->face];
	pango_font_description_set_absolute_size(font, st->size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_width(layout, (int)(st->width * PANGO_SCALE));
	pango_layout_set_indent(layout, (int)(st->indent * PANGO_SCALE));
	pango_layout_set_text(layout, text.p, (int)text.n);
	if (upright) {
		PangoAttrList *marks = mongol_marks(s->faces, text, st->size);
		pango_layout_set_attributes(layout, marks);
		pango_attr_list_unref(marks);
	}
	bool strange = !plain(text);
	/* the layout's own copy: offsets in runs refer to it */
	struct str own = {pango_layout_get_text(layout), text.n};
	size_t before = out->n;
	for (GSList *l = pango_layout_get_lines(layout); l; l = l->next) {
		double room = st->width - (out->n == before ? st->indent : 0);
		struct line line = measure(l->data, room, st->leading, strange);
		if (st->justify && l->next)
			justify(l->data, own, st->size, room - line.width);
		*VEC_PUSH(s->cx->arena, out) = line;
	}
}

size_t text_lines(
	struct sheets *s, struct str text, const struct style *st, struct line **out, bool **first)
{
	struct found found = {0};
	struct {
		bool *v;
		size_t n, cap;
	} starts = {0};
	struct str rest = text_clean(s->cx->arena, text), part;
	while (str_split(&rest, '\n', &part)) {
		size_t before = found.n;
		paragraph(s, part, st, &found);
		for (size_t i = before; i < found.n; i++)
			*VEC_PUSH(s->cx->arena, &starts) = i == before;
	}
	*out = found.v;
	*first = starts.v;
	return found.n;
}

double line_x(const struct style *st, const struct line *l, bool first)
{
	switch (st->align) {
	case ALIGN_DEFAULT:
	case ALIGN_LEFT:
		return first ? st->indent : 0;
	case ALIGN_CENTER:
		return l->width < st->width ? (st->width - l->width) / 2 : 0;
	case ALIGN_RIGHT:
		return l->width < st->width ? st->width - l->width : 0;
	}
	return 0;
}
