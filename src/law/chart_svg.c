/* The chart as SVG. */
#include "law/chart_priv.h"

#include "format/html.h"

#define FONTS                                                                                      \
	"Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"

static const char *const classes[CHART_STYLES] = {
	[CHART_CARD_TITLE] = "card-title",
	[CHART_BOX_TITLE] = "box-title",
	[CHART_DETAIL] = "detail",
	[CHART_PAPER] = "paper",
	[CHART_TERM] = "term",
	[CHART_CHILD] = "child",
	[CHART_TARGET] = "target",
	[CHART_BAND_TITLE] = "band-title",
	[CHART_HEAD] = "head",
};

/* Colours of lines, dark enough on white; by target. */
static const char *const inks[] = {
	"#1d4ed8", "#b91c1c", "#15803d", "#7e22ce", "#b45309", "#0f766e", "#9d174d", "#334155"};

static const char *ink_of(const struct chart *k, int target)
{
	return inks[(size_t)k->cards.v[target].number % (sizeof inks / sizeof inks[0])];
}

/* Tenths of a point as points. */
static void put_n(struct buf *b, int v)
{
	buf_printf(b, "%s%d.%d", v < 0 ? "-" : "", (v < 0 ? -v : v) / 10, (v < 0 ? -v : v) % 10);
}

static void put_attr(struct buf *b, const char *name, int v)
{
	buf_printf(b, " %s=\"", name);
	put_n(b, v);
	buf_char(b, '"');
}

/* Glue has done its work once the lines are made. */
static void put_unglued(struct buf *b, struct str s)
{
	for (size_t from = 0; from < s.n;) {
		size_t to = str_find(s, STR(CHART_GLUE), from);
		html_text(b, str_sub(s, from, to));
		from = to + strlen(CHART_GLUE);
	}
}

static void put_rect(struct buf *b, const char *class, int x, int y, int w, int h)
{
	buf_printf(b, "<rect class=\"%s\"", class);
	put_attr(b, "x", x);
	put_attr(b, "y", y);
	put_attr(b, "width", w);
	put_attr(b, "height", h);
	buf_z(b, "/>\n");
}

/* One line; *bold goes on from the line before. */
static void put_line(struct buf *b, struct str s, enum chart_style style, int x, int y, bool *bold)
{
	buf_printf(b, "<text class=\"%s\"", classes[style]);
	put_attr(b, "x", x);
	put_attr(b, "y", y);
	buf_char(b, '>');
	if (*bold)
		buf_z(b, "<tspan class=\"b\">");
	for (size_t from = 0, i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != 1 && s.p[i] != 2)
			continue;
		put_unglued(b, str_sub(s, from, i));
		from = i + 1;
		if (i == s.n)
			break;
		*bold = s.p[i] == 1;
		buf_z(b, *bold ? "<tspan class=\"b\">" : "</tspan>");
	}
	buf_z(b, *bold ? "</tspan></text>\n" : "</text>\n");
}

/* A paragraph from y on, of lines of the width; gives where it ends. */
static int put_text(struct buf *b, struct str s, enum chart_style style, int x, int y, int width)
{
	bool bold = false;
	while (s.n) {
		struct str line = chart_wrap(&s, style, width);
		put_line(b, line, style, x, y + chart_size[style], &bold);
		y += chart_leading[style];
	}
	return y;
}

static void put_box(const struct chart_box *x, struct buf *b)
{
	int y = x->y + CHART_PAD;
	buf_z(b, "<g class=\"action\" data-id=\"");
	html_text(b, x->id);
	buf_z(b, "\">\n");
	put_rect(b, x->is_law ? "box law" : "box", x->x, x->y, x->w, x->h);
	for (size_t i = 0; i < x->texts.n; i++)
		y = put_text(b, x->texts.v[i].text, x->texts.v[i].style, x->x + CHART_PAD, y,
			x->w - 2 * CHART_PAD);
	buf_z(b, "</g>\n");
}

static void put_card(const struct chart *k, const struct chart_card *c, struct buf *b)
{
	int y = c->y + CHART_PAD, em = chart_size[CHART_CARD_TITLE];
	int indent = c->number ? 2 * em : 0;
	buf_printf(b, "<g class=\"%s\" data-id=\"", c->number ? "state" : "common");
	html_text(b, c->id);
	buf_z(b, "\">\n");
	put_rect(b,
		!c->number                   ? "card many"
		: c->is_final || c->is_start ? "card end"
					     : "card",
		c->x, c->y, c->w, c->h);
	if (c->is_final)
		put_rect(b, "final", c->x + 25, c->y + 25, c->w - 50, c->h - 50);
	if (c->number) {
		buf_printf(
			b, "<text class=\"number\" fill=\"%s\"", ink_of(k, (int)(c - k->cards.v)));
		put_attr(b, "x", c->x + CHART_PAD);
		put_attr(b, "y", y + em);
		buf_printf(b, ">%d</text>\n", c->number);
	}
	y = put_text(b, c->title, CHART_CARD_TITLE, c->x + CHART_PAD + indent, y,
		c->w - 2 * CHART_PAD - indent);
	for (size_t i = 0; i < c->texts.n; i++)
		y = put_text(b, c->texts.v[i].text, c->texts.v[i].style, c->x + CHART_PAD, y,
			c->w - 2 * CHART_PAD);
	for (size_t i = 0; i < c->boxes.n; i++)
		put_box(&c->boxes.v[i], b);
	buf_z(b, "</g>\n");
}

/* Lines with an arrow at their end. */
static void put_lines(const struct chart *k, struct buf *b)
{
	for (size_t i = 0; i < k->lines.n; i++) {
		const struct chart_line *l = &k->lines.v[i];
		buf_printf(b, "<path class=\"%s\" stroke=\"%s\" d=\"", l->is_back ? "back" : "way",
			ink_of(k, l->target));
		for (int p = 0; p < l->n; p++) {
			buf_char(b, p ? 'L' : 'M');
			put_n(b, l->x[p]);
			buf_char(b, ' ');
			put_n(b, l->y[p]);
		}
		buf_z(b, "\"/>\n");
		int x = l->x[l->n - 1], y = l->y[l->n - 1];
		buf_printf(b, "<path class=\"arrow\" fill=\"%s\" d=\"M", ink_of(k, l->target));
		put_n(b, x);
		buf_char(b, ' ');
		put_n(b, y);
		buf_z(b, "l-3 -6h6z\"/>\n");
	}
}

/* One strip for each band, from its first shelf to its last, with its title from top to bottom. */
static void put_bands(const struct chart *k, struct buf *b)
{
	for (size_t i = 0, j; i < k->shelves.n; i = j) {
		const struct chart_shelf *first = &k->shelves.v[i];
		for (j = i; j < k->shelves.n && k->shelves.v[j].band == first->band; j++)
			;
		int from = first->channel_y,
		    to = j < k->shelves.n ? k->shelves.v[j].channel_y : k->h;
		int size = chart_size[CHART_BAND_TITLE];
		struct str title = k->bands.v[first->band];
		put_rect(b, i && first->band % 2 ? "band odd" : "band", 0, from, k->w, to - from);
		put_rect(b, "strip", 0, from, CHART_BAND_W, to - from);
		int y = from + CHART_PAD;
		while (title.n) {
			bool bold = false;
			struct str one = chart_wrap(&title, CHART_BAND_TITLE, size);
			put_line(b, one, CHART_BAND_TITLE, (CHART_BAND_W - size) / 2, y + size,
				&bold);
			y += chart_leading[CHART_BAND_TITLE];
		}
	}
}

static void put_style(struct buf *b)
{
	buf_z(b, "<style>text{font-family:" FONTS "}\n");
	for (int i = 0; i < CHART_STYLES; i++) {
		buf_printf(b, ".%s{font-size:", classes[i]);
		put_n(b, chart_size[i]);
		buf_z(b, "px}\n");
	}
	buf_z(b, ".card-title,.box-title,.band-title,.head,.number,.target,.b{font-weight:bold}\n"
		 ".paper{fill:#1e40af}.term{fill:#9a3412}.child{fill:#166534}.band-title{fill:#fff}"
		 "\n"
		 ".number{font-size:12px}\n"
		 ".band{fill:#f6f8fb}.odd{fill:#eaeff6}.strip{fill:#1f3a5f}\n"
		 ".card{fill:#fff;stroke:#1f3a5f;stroke-width:1.4;rx:5px}.end{fill:#e3edf9}\n"
		 ".many{stroke:#6b7280;stroke-dasharray:4 2}\n"
		 ".final{fill:none;stroke:#1f3a5f;stroke-width:.7;rx:4px}\n"
		 ".box{fill:#f8fafc;stroke:#6b7280;stroke-width:.8}\n"
		 ".law{fill:#fff7ed;stroke:#9a3412;stroke-dasharray:3 2}\n"
		 ".way,.back{fill:none;stroke-width:1.1;stroke-linejoin:round}\n"
		 ".back{stroke-dasharray:4 2}\n</style>\n");
}

static void put_head(const struct chart *k, struct buf *b)
{
	int size = chart_size[CHART_HEAD];
	bool bold = false;
	put_line(b, k->head, CHART_HEAD, CHART_PAD, size, &bold);
	put_text(b, k->note, CHART_DETAIL, CHART_PAD, size + CHART_PAD, k->w - 2 * CHART_PAD);
}

/*
 * A sheet of A3 stands for itself; where the letters would be large on it, the same picture goes on
 * A4, whose sides are as long as those of A3 to one another.
 */
void chart_put(const struct chart *k, struct buf *b)
{
	bool across = k->w > k->h;
	int sheet_w = across ? CHART_SHEET_LONG : CHART_SHEET_SHORT,
	    sheet_h = across ? CHART_SHEET_SHORT : CHART_SHEET_LONG;
	int64_t x = (int64_t)(sheet_w - 2 * CHART_MARGIN) * 1000 / k->w,
		y = (int64_t)(sheet_h - 2 * CHART_MARGIN) * 1000 / k->h, scale = x < y ? x : y;
	int w = (int)((int64_t)sheet_w * 1000 / scale), h = (int)((int64_t)sheet_h * 1000 / scale);
	int longer = scale > CHART_SCALE_A4 ? 297 : 420,
	    shorter = scale > CHART_SCALE_A4 ? 210 : 297;
	buf_printf(b,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%dmm\" height=\"%dmm\" "
		"viewBox=\"",
		across ? longer : shorter, across ? shorter : longer);
	put_n(b, -(w - k->w) / 2);
	buf_char(b, ' ');
	put_n(b, -(int)((int64_t)CHART_MARGIN * 1000 / scale));
	buf_char(b, ' ');
	put_n(b, w);
	buf_char(b, ' ');
	put_n(b, h);
	buf_z(b, "\" role=\"img\">\n<title>");
	html_text(b, k->r->title);
	buf_z(b, "流程图</title>\n");
	put_style(b);
	put_head(k, b);
	put_bands(k, b);
	for (size_t i = 0; i < k->cards.n; i++)
		put_card(k, &k->cards.v[i], b);
	put_lines(k, b);
	buf_z(b, "</svg>\n");
}
