/*
 * Inside of the chart. Lengths are tenths of a point, counted from the upper left corner.
 * Words (chart.c) → places (chart_layout.c) → lines (chart_route.c) → SVG (chart_svg.c).
 */
#ifndef ZHIFA_LAW_CHART_PRIV_H
#define ZHIFA_LAW_CHART_PRIV_H

#include "law/chart.h"

enum chart_style {
	CHART_CARD_TITLE,
	CHART_BOX_TITLE,
	CHART_DETAIL,
	CHART_PAPER,
	CHART_TERM,
	CHART_CHILD,
	CHART_TARGET,
	CHART_BAND_TITLE,
	CHART_HEAD,
	CHART_STYLES
};

/* Heights of letters, and of lines, by style. */
extern const int chart_size[CHART_STYLES], chart_leading[CHART_STYLES];

struct chart_text {
	struct str text;
	enum chart_style style;
};

/* An action that leads away from its card. */
struct chart_box {
	struct str id;
	bool is_law; /* happens by itself */
	struct {
		struct chart_text *v;
		size_t n, cap;
	} texts;
	int target; /* card, or -1: the text alone says where it leads */
	bool is_back;
	int x, y, w, h, column;
};

struct chart_card {
	struct str id, title;
	int number; /* 1, 2, …; 0: no state */
	bool is_final, is_start;
	int band;
	struct {
		struct chart_text *v;
		size_t n, cap;
	} texts;
	struct {
		struct chart_box *v;
		size_t n, cap;
	} boxes;
	int x, y, w, h, span, shelf;
};

/* Cards side by side, and the channel above them in which lines run. */
struct chart_shelf {
	int band, y, h, channel_y, channel_h;
	size_t from, to; /* cards */
};

struct chart {
	struct cx *cx;
	const struct pack *p;
	const struct law_procedure *r;
	struct str head, note; /* above the bands */
	struct {
		struct str *v;
		size_t n, cap;
	} bands;
	struct {
		struct chart_card *v;
		size_t n, cap;
	} cards;
	/* places */
	int columns, column_w, w, h, left, right,
		foot_h; /* margins that lines run in, and the channel at the bottom */
	struct {
		struct chart_shelf *v;
		size_t n, cap;
	} shelves;
	/* lines */
	struct {
		struct chart_line {
			int target;
			bool is_back;
			int n, x[8], y[8];
		} * v;
		size_t n, cap;
	} lines;
};

#define CHART_GLUE "\xE2\x81\xA0" /* no line ends beside it */
#define CHART_APART 80            /* between cards */
#define CHART_PAD 45              /* inside cards and boxes */
#define CHART_GAP 110             /* right of each column of boxes: lines go down there */
#define CHART_BAND_W 220          /* strip with the title of the band */
#define CHART_TRACK 45            /* between two lines */
#define CHART_SHEET_LONG 11906    /* A3: 420 mm, 297 mm */
#define CHART_SHEET_SHORT 8419
#define CHART_MARGIN 340    /* 12 mm */
#define CHART_SCALE_A4 1100 /* thousandths: above, A4 will do */

void chart_words(struct chart *k);
/* Width of a text in a style; never less than a font has. */
int chart_width(struct str s, enum chart_style style);
/* Cuts the line that fits into the width off *rest. */
struct str chart_wrap(struct str *rest, enum chart_style style, int width);
/* Places everything so that the letters become largest on the sheet. */
void chart_layout(struct chart *k);
/* Tracks for the lines: first the widths they need, then, once all is placed, where they run. */
void chart_route(struct chart *k);
int chart_margin_width(const struct chart *k, bool is_left);
void chart_put(const struct chart *k, struct buf *out);

#endif
