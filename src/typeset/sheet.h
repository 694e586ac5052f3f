/*
 * Internal to src/typeset: from blocks to lines, from lines to strips, from strips to pages.
 * Lengths are points; y grows downwards.
 *
 * A strip is what is never parted by a page's end: a line of a paragraph, a row of a table. It
 * holds marks with positions relative to its own top. Paging gives each strip its page and top.
 */
#ifndef ZHIFA_TYPESET_SHEET_H
#define ZHIFA_TYPESET_SHEET_H

#include "typeset/face.h"

#define MM(v) ((v)*72.0 / 25.4)
/* GB/T 9704: A4, margins of 37 mm above and 28 mm at the binding, a field of 156 by 225 mm. */
#define FIELD_WIDTH MM(156)
#define FIELD_HEIGHT MM(225)
/* 22 lines a page, 28 characters a line; 16 points would give 27. */
#define LEADING (FIELD_HEIGHT / 22)
#define BODY_SIZE 15.75

/*
 * A page and its field. A paper with a Mongolian text lies: the Mongolian columns stand in the
 * left half of its pages, the Chinese text runs in the right half, 21 characters a line, 14 lines.
 * Where the columns have come to their end, the Chinese text takes both halves, first the left.
 */
struct geometry {
	double page_width, page_height;
	double left, top, width, height; /* of the Chinese field */
	double beside_left,
		beside_width; /* of the Mongolian one, as high; width 0: there is none */
};
extern const struct geometry geometry_upright, geometry_lying;

struct line {
	PangoLayoutLine *layout;
	double width;
	bool clip; /* reaches out of its own box: cut it there */
};

struct mark {
	enum { MARK_LINE, MARK_RULE, MARK_COLUMN } kind;
	struct line line;
	double x, y;   /* of the baseline's beginning, or of the rule's */
	double x2, y2; /* of a rule its end; of a column where its box begins and ends */
	double above, below, room; /* box of the line around its baseline, and its width */
	int cell;                  /* of a table's row, from 1 */
};

struct strip {
	double before, height;
	struct {
		struct mark *v;
		size_t n, cap;
	} marks;
	bool begins;   /* a paragraph */
	bool is_title; /* of the paper */
	bool keep;     /* the next strip is on the same page */
	bool new_page; /* begins one */
	int table;     /* number of the table whose row this is, from 1; 0: none */
	bool is_head;  /* of that table: repeated where it goes on */
	const struct block *block;
	/* given by paging */
	int field; /* of the text, from 1; of a band, its page */
	double top;
};

struct sheets {
	struct cx *cx;
	struct faces *faces;
	const struct paper *paper;
	struct geometry g;
	struct {
		struct strip *v;
		size_t n, cap;
	} strips, beside; /* beside: one band of Mongolian columns a page */
	struct {
		PangoLayout **v;
		size_t n, cap;
	} layouts;
	int tables;
	const struct block *block; /* that is being set */
	/* repeated heads: strip index, field and top */
	struct {
		struct repeat {
			size_t strip;
			int field;
			double top;
		} * v;
		size_t n, cap;
	} repeats;
	int fields, pages;
};

struct style {
	enum face face;
	double size, leading;
	double width;  /* of the line */
	double indent; /* of the first line of every paragraph */
	enum block_align align;
	bool justify;
};

/* Text without what must not act on a page: control characters, orders of direction. */
struct str text_clean(struct arena *a, struct str s);
/* The same in one line. */
struct str text_line(struct arena *a, struct str s);
/* Breaks a text into lines. Each newline begins a paragraph; an empty text gives no line. */
size_t text_lines(
	struct sheets *s, struct str text, const struct style *st, struct line **out, bool **first);
/* Where a line of a style begins. */
double line_x(const struct style *st, const struct line *l, bool first);

/* A new strip at the end. */
struct strip *strip_add(struct sheets *s, double before, double height);
/* A line in a strip, its box from top to top + leading. */
void strip_line(struct sheets *s, struct strip *at, const struct line *l, const struct style *st,
	double x, double top);
void strip_rule(struct sheets *s, struct strip *at, double x, double y, double x2, double y2);

/* A text as strips, one a line; before stands above the first. */
void set_text(struct sheets *s, struct str text, const struct style *st, double before);
/* Tables and forms. */
void set_table(struct sheets *s, const struct block *b);

/* Mongolian columns, into the bands beside the Chinese text. */
void set_mongol(struct sheets *s, const struct block *b);
/* What of a column is not Mongolian: Chinese, and up to four figures that stand upright, as shapes,
 * which the function below draws. */
PangoAttrList *mongol_marks(const struct faces *f, struct str s, double size);
void mongol_draw_figures(cairo_t *c, PangoAttrShape *shape, gboolean path, gpointer arg);

/* All of a paper: blocks to strips to pages. RC_TOO_LARGE. */
MUST_USE enum rc sheets_make(
	struct cx *cx, struct faces *f, const struct paper *p, struct sheets *out);
/* The fields of a page, in the order of the text, and where each begins; how many there are. */
int sheets_fields(const struct sheets *s, int page, int field[2], double left[2]);
/* Whether everything stands on its page and inside its field, one below the other, or is cut there:
 * what must hold of any text. For tests and fuzz targets. */
bool sheets_fit(const struct sheets *s);
void sheets_finish(struct sheets *s);

#endif
