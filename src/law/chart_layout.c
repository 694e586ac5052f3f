/*
 * Where everything stands. The cards of a band are put on shelves in their order, each as many
 * columns wide as makes the shelf lowest; of all numbers and widths of columns, on the sheet
 * upright or across, the one is taken that leaves the letters largest.
 */
#include "base/utf8.h"
#include "law/chart_priv.h"

#define MOST_COLUMNS 7
#define SHELF_COST 300 /* a further shelf has a channel above it */

const int chart_size[CHART_STYLES] = {
	[CHART_CARD_TITLE] = 104,
	[CHART_BOX_TITLE] = 86,
	[CHART_DETAIL] = 80,
	[CHART_PAPER] = 80,
	[CHART_TERM] = 80,
	[CHART_CHILD] = 80,
	[CHART_TARGET] = 80,
	[CHART_BAND_TITLE] = 130,
	[CHART_HEAD] = 200,
};
const int chart_leading[CHART_STYLES] = {
	[CHART_CARD_TITLE] = 136,
	[CHART_BOX_TITLE] = 106,
	[CHART_DETAIL] = 96,
	[CHART_PAPER] = 96,
	[CHART_TERM] = 96,
	[CHART_CHILD] = 96,
	[CHART_TARGET] = 98,
	[CHART_BAND_TITLE] = 150,
	[CHART_HEAD] = 240,
};

/* ---- text ---- */

/* Hundredths of the size. */
static int em(uint32_t c)
{
	if (c < 0x20 || c == 0x2060)
		return 0; /* bold on and off, glue */
	if (c >= 0x100)
		return 100;
	if (c == 'W' || c == 'M' || c == 'm' || c == 'w' || c == '@' || c == '%')
		return 95;
	return c >= 'A' && c <= 'Z' ? 75 : 62;
}

int chart_width(struct str s, enum chart_style style)
{
	int w = 0;
	for (size_t at = 0; at < s.n;)
		w += em(utf8_next(s, &at));
	return (w * chart_size[style] + 99) / 100;
}

/* Whether a line may end between two characters. */
static bool may_break(uint32_t before, uint32_t after)
{
	static const uint32_t no_start[] = {0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF09, 0x3015,
		0x300B, 0x201D, ')', 0x02},
			      no_end[] = {0xFF08, 0x3014, 0x300A, 0x201C, '(', 0x01};
	for (size_t i = 0; i < sizeof no_start / sizeof no_start[0]; i++)
		if (after == no_start[i])
			return false;
	for (size_t i = 0; i < sizeof no_end / sizeof no_end[0]; i++)
		if (before == no_end[i])
			return false;
	if (before == 0x2060 || after == 0x2060)
		return false;
	bool is_word = before < 0x80 && before > ' ', goes_on = after < 0x80 && after > ' ';
	bool is_roman = after >= 0x2160 && after <= 0x216B;
	/* 58Ⅰ(二) keeps its number together */
	return !(is_word && (goes_on || is_roman)) &&
	       !(before >= 0x2160 && before <= 0x216B && after == '(');
}

struct str chart_wrap(struct str *rest, enum chart_style style, int width)
{
	size_t at = 0, cut = 0;
	int w = 0, most = width * 100 / chart_size[style];
	uint32_t before = ' ';
	while (rest->n && (rest->p[0] == ' ' || str_has_prefix(*rest, STR("　"))))
		*rest = str_sub(*rest, rest->p[0] == ' ' ? 1 : strlen("　"), rest->n);
	while (at < rest->n) {
		size_t next = at;
		uint32_t c = utf8_next(*rest, &next);
		w += em(c);
		if (at && may_break(before, c))
			cut = at;
		if (w > most && at && em(c)) {
			size_t end = cut ? cut : at;
			struct str line = str_sub(*rest, 0, end);
			*rest = str_sub(*rest, end, rest->n);
			return line;
		}
		before = c;
		at = next;
	}
	struct str line = *rest;
	*rest = STR_NONE;
	return line;
}

static int lines_of(struct str s, enum chart_style style, int width)
{
	int n = 0;
	while (s.n) {
		chart_wrap(&s, style, width);
		n++;
	}
	return n;
}

/* ---- one card ---- */

static int box_height(const struct chart_box *b, int width)
{
	int h = 2 * CHART_PAD;
	for (size_t i = 0; i < b->texts.n; i++)
		h += chart_leading[b->texts.v[i].style] *
		     lines_of(b->texts.v[i].text, b->texts.v[i].style, width - 2 * CHART_PAD);
	return h;
}

static int title_width(const struct chart_card *c, int width)
{
	return width - 2 * CHART_PAD - (c->number ? 2 * chart_size[CHART_CARD_TITLE] : 0);
}

/* The words of a card above its boxes. */
static int words_height(const struct chart_card *c, int width)
{
	int h = CHART_PAD + chart_leading[CHART_CARD_TITLE] *
				    lines_of(c->title, CHART_CARD_TITLE, title_width(c, width));
	for (size_t i = 0; i < c->texts.n; i++)
		h += chart_leading[c->texts.v[i].style] *
		     lines_of(c->texts.v[i].text, c->texts.v[i].style, width - 2 * CHART_PAD);
	return h + CHART_PAD;
}

/* Places the boxes from (x, y) on, each in the column that is lowest; gives the lowest end. */
static int place_boxes(const struct chart *k, struct chart_card *c, int span, int x, int y)
{
	int end[MOST_COLUMNS], lowest = y;
	for (int i = 0; i < MOST_COLUMNS; i++)
		end[i] = y;
	for (size_t i = 0; i < c->boxes.n; i++) {
		struct chart_box *b = &c->boxes.v[i];
		b->column = 0;
		for (int col = 1; col < span; col++)
			if (end[col] < end[b->column])
				b->column = col;
		b->w = k->column_w - CHART_GAP - CHART_PAD - CHART_APART / 2;
		b->h = box_height(b, b->w);
		b->x = x + CHART_PAD + b->column * k->column_w;
		b->y = end[b->column];
		end[b->column] += b->h + CHART_PAD;
		if (end[b->column] > lowest)
			lowest = end[b->column];
	}
	return lowest;
}

static int card_width(const struct chart *k, int span)
{
	return span * k->column_w - CHART_APART;
}

static int card_height(const struct chart *k, struct chart_card *c, int span)
{
	int y = words_height(c, card_width(k, span));
	return place_boxes(k, c, span, 0, y);
}

/* ---- shelves ---- */

struct heights {
	int of[MOST_COLUMNS + 1]; /* by span */
};

/*
 * The lowest a shelf of these cards can be; *spans as narrow as that allows. Every way to share the
 * columns out is tried.
 */
static int shelf_height(const struct heights *h, size_t n, int columns, int spans[MOST_COLUMNS])
{
	int try[MOST_COLUMNS], best = INT32_MAX;
	for (size_t i = 0; i < n; i++)
		try[i] = 1;
	for (;;) {
		int sum = 0, most = 0;
		for (size_t i = 0; i < n; i++) {
			sum += try[i];
			if (h[i].of[try[i]] > most)
				most = h[i].of[try[i]];
		}
		if (sum <= columns && most < best) {
			best = most;
			memcpy(spans, try, sizeof try);
		}
		size_t i = 0;
		while (i < n && ++try[i] > columns)
			try[i++] = 1;
		if (i == n)
			break;
	}
	for (size_t i = 0; i < n && best < INT32_MAX; i++)
		while (spans[i] > 1 && h[i].of[spans[i] - 1] <= best)
			spans[i]--;
	return best;
}

/* Cuts the cards from..to of a band into shelves of the least height together. */
static void shelve(struct chart *k, const struct heights *h, size_t from, size_t to)
{
	size_t n = to - from, *cut = ARENA_ARRAY(k->cx->arena, size_t, n + 1);
	int *cost = ARENA_ARRAY(k->cx->arena, int, n + 1), spans[MOST_COLUMNS];
	for (size_t i = 1; i <= n; i++) {
		cost[i] = INT32_MAX;
		for (size_t m = 1; m <= i && m <= (size_t)k->columns; m++) {
			int high = shelf_height(h + from + i - m, m, k->columns, spans);
			if (high < INT32_MAX && cost[i - m] + high + SHELF_COST < cost[i]) {
				cost[i] = cost[i - m] + high + SHELF_COST;
				cut[i] = i - m;
			}
		}
	}
	/* the cuts are known from the end */
	size_t first = k->shelves.n;
	for (size_t i = n; i > 0; i = cut[i])
		*VEC_PUSH(k->cx->arena, &k->shelves) =
			(struct chart_shelf){.from = from + cut[i], .to = from + i};
	for (size_t i = first, j = k->shelves.n; i + 1 < j; i++) {
		struct chart_shelf t = k->shelves.v[i];
		k->shelves.v[i] = k->shelves.v[--j];
		k->shelves.v[j] = t;
	}
	for (size_t i = first; i < k->shelves.n; i++) {
		struct chart_shelf *s = &k->shelves.v[i];
		s->band = k->cards.v[s->from].band;
		s->h = shelf_height(h + s->from, s->to - s->from, k->columns, spans);
		for (size_t c = s->from; c < s->to; c++) {
			k->cards.v[c].span = spans[c - s->from];
			k->cards.v[c].shelf = (int)i;
		}
	}
}

static void make_shelves(struct chart *k)
{
	struct heights *h = ARENA_ARRAY(k->cx->arena, struct heights, k->cards.n + 1);
	for (size_t c = 0; c < k->cards.n; c++)
		for (int span = 1; span <= k->columns; span++)
			h[c].of[span] = card_height(k, &k->cards.v[c], span);
	k->shelves.n = 0;
	for (size_t from = 0, to; from < k->cards.n; from = to) {
		for (to = from; to < k->cards.n && k->cards.v[to].band == k->cards.v[from].band;)
			to++;
		shelve(k, h, from, to);
	}
}

static int head_height(const struct chart *k)
{
	return chart_size[CHART_HEAD] + 3 * CHART_PAD +
	       chart_leading[CHART_DETAIL] * lines_of(k->note, CHART_DETAIL, k->w - 2 * CHART_PAD);
}

/* What the title of a band needs, one character below the other. */
static int band_height(const struct chart *k, int band)
{
	return 2 * CHART_PAD + chart_leading[CHART_BAND_TITLE] * (int)utf8_count(k->bands.v[band]);
}

/* Gives every card its place, with channels as high as the lines in them need. */
static void place(struct chart *k)
{
	int band_y = 0;
	k->left = chart_margin_width(k, true);
	k->right = chart_margin_width(k, false);
	k->w = CHART_BAND_W + k->left + k->columns * k->column_w + k->right;
	int y = head_height(k);
	for (size_t i = 0; i < k->shelves.n; i++) {
		struct chart_shelf *s = &k->shelves.v[i];
		int x = CHART_BAND_W + k->left;
		s->channel_y = y;
		if (!i || s->band != s[-1].band)
			band_y = y;
		s->y = y + s->channel_h;
		for (size_t c = s->from; c < s->to; c++) {
			struct chart_card *card = &k->cards.v[c];
			card->x = x;
			card->y = s->y;
			card->w = card_width(k, card->span);
			card->h = place_boxes(k, card, card->span, x,
					  s->y + words_height(card, card->w)) -
				  s->y;
			x += card->span * k->column_w;
		}
		y = s->y + s->h;
		int least = band_y + band_height(k, s->band);
		if ((i + 1 == k->shelves.n || s->band != s[1].band) && y < least)
			y = least;
	}
	k->h = y + k->foot_h;
}

struct sheet {
	int w, h;
};

static const struct sheet sheets[] = {
	{CHART_SHEET_LONG - 2 * CHART_MARGIN, CHART_SHEET_SHORT - 2 * CHART_MARGIN},
	{CHART_SHEET_SHORT - 2 * CHART_MARGIN, CHART_SHEET_LONG - 2 * CHART_MARGIN},
};

/* How much larger the chart may be drawn on the better sheet, in thousandths. */
static int scale_of(const struct chart *k)
{
	int best = 0;
	for (int i = 0; i < 2; i++) {
		int x = (int)((int64_t)sheets[i].w * 1000 / k->w),
		    y = (int)((int64_t)sheets[i].h * 1000 / k->h), s = x < y ? x : y;
		if (s > best)
			best = s;
	}
	return best;
}

static void try(struct chart *k, int columns, int column_w)
{
	k->columns = columns;
	k->column_w = column_w;
	make_shelves(k);
	chart_route(k); /* which lines run where, and so how wide margins and channels are */
	place(k);
}

void chart_layout(struct chart *k)
{
	int best = 0, columns = 1, column_w = 2400;
	for (int n = 1; n <= MOST_COLUMNS; n++)
		for (int w = 1400; w <= 4000; w += 100) {
			try(k, n, w);
			int s = scale_of(k);
			if (s > best) {
				best = s;
				columns = n;
				column_w = w;
			}
		}
	try(k, columns, column_w);
	/* which margin is nearer is known once the cards have their places */
	for (int i = 0; i < 3; i++) {
		chart_route(k);
		place(k);
	}
	chart_route(k);
}
