/*
 * Where lines run. A line leaves its box at the right, goes down the gap beside it to the channel
 * below the shelf, and, where the target is not on the next shelf, through a margin to the channel
 * above the target's shelf; from there down into the card. Lines to the same card share their
 * tracks. Gaps, channels and margins are as wide as the tracks in them need.
 */
#include "law/chart_priv.h"

#include <stdlib.h>

/* How a line gets past shelves: beside the card on the same shelf, or through a margin. */
enum side { WAY_DOWN, WAY_BESIDE, WAY_LEFT, WAY_RIGHT };

/* One line before it has places. */
struct way {
	const struct chart_box *box;
	const struct chart_card *card;
	int target, from, to; /* channels: below its shelf, above the target's */
	enum side side;
};

struct ways {
	struct way *v;
	size_t n, cap;
};

static int middle_of(const struct chart_card *c)
{
	return c->x + c->w / 2;
}

static int gap_x(const struct chart *k, const struct chart_box *b)
{
	(void)k;
	return b->x + b->w + CHART_GAP / 2;
}

static void find_ways(struct chart *k, struct ways *out)
{
	for (size_t c = 0; c < k->cards.n; c++)
		for (size_t i = 0; i < k->cards.v[c].boxes.n; i++) {
			const struct chart_card *card = &k->cards.v[c];
			const struct chart_box *b = &card->boxes.v[i];
			if (b->target < 0)
				continue;
			struct way *w = VEC_PUSH(k->cx->arena, out);
			const struct chart_card *t = &k->cards.v[b->target];
			*w = (struct way){b, card, b->target, card->shelf + 1, t->shelf, WAY_DOWN};
			if (w->from == w->to)
				continue;
			w->side = WAY_BESIDE;
			if (w->from == w->to + 1)
				continue;
			/* the nearer margin; forward at the right where both are as near */
			int left = gap_x(k, b) + middle_of(t), right = 2 * (k->w - k->right) - left;
			w->side = left < right || (left == right && b->is_back) ? WAY_LEFT
										: WAY_RIGHT;
		}
}

/* Tracks of a channel: the targets whose lines run in it, in their order. */
static int track_in_channel(const struct ways *ways, int channel, int target, int *n)
{
	int at = 0;
	*n = 0;
	for (int t = 0, last = -1; t <= INT16_MAX && last < INT16_MAX; t++) {
		int next = INT16_MAX;
		for (size_t i = 0; i < ways->n; i++) {
			const struct way *w = &ways->v[i];
			if ((w->from == channel || w->to == channel) && w->target > last &&
				w->target < next)
				next = w->target;
		}
		if (next == INT16_MAX)
			break;
		if (next == target)
			at = *n;
		last = next;
		++*n;
	}
	return at;
}

/* Tracks of a margin: a target's lines from the first to the last channel they touch. */
struct reach {
	int target, from, to, track;
};

static size_t reaches(
	struct cx *cx, const struct ways *ways, enum side side, struct reach **out, int *tracks)
{
	struct {
		struct reach *v;
		size_t n, cap;
	} all = {0};
	for (size_t i = 0; i < ways->n; i++) {
		const struct way *w = &ways->v[i];
		if (w->side != side)
			continue;
		int a = w->from < w->to ? w->from : w->to, b = w->from + w->to - a;
		struct reach *r = NULL;
		for (size_t j = 0; j < all.n; j++)
			if (all.v[j].target == w->target)
				r = &all.v[j];
		if (!r) {
			r = VEC_PUSH(cx->arena, &all);
			*r = (struct reach){w->target, a, b, 0};
		}
		r->from = a < r->from ? a : r->from;
		r->to = b > r->to ? b : r->to;
	}
	*tracks = 0;
	for (size_t i = 0; i < all.n; i++) {
		bool clash = true;
		for (all.v[i].track = -1; clash;) {
			clash = false;
			all.v[i].track++;
			for (size_t j = 0; j < i; j++)
				clash |= all.v[j].track == all.v[i].track &&
					 all.v[j].from <= all.v[i].to &&
					 all.v[i].from <= all.v[j].to;
		}
		if (all.v[i].track >= *tracks)
			*tracks = all.v[i].track + 1;
	}
	*out = all.v;
	return all.n;
}

static int margin_x(const struct chart *k, const struct ways *ways, const struct way *w)
{
	if (w->side == WAY_BESIDE)
		return k->cards.v[w->target].x - CHART_APART / 4;
	struct reach *r = NULL;
	int tracks;
	size_t n = reaches(k->cx, ways, w->side, &r, &tracks);
	for (size_t i = 0; i < n; i++)
		if (r[i].target == w->target)
			return w->side == WAY_LEFT
				       ? CHART_BAND_W + k->left - (r[i].track + 1) * CHART_TRACK
				       : k->w - k->right + (r[i].track + 1) * CHART_TRACK;
	return 0;
}

int chart_margin_width(const struct chart *k, bool is_left)
{
	struct ways ways = {0};
	struct reach *r;
	int tracks;
	find_ways((struct chart *)k, &ways);
	reaches(k->cx, &ways, is_left ? WAY_LEFT : WAY_RIGHT, &r, &tracks);
	return (tracks + 1) * CHART_TRACK;
}

static int channel_y(const struct chart *k, const struct ways *ways, int channel, int target)
{
	int n, at = track_in_channel(ways, channel, target, &n);
	int top =
		(size_t)channel < k->shelves.n ? k->shelves.v[channel].channel_y : k->h - k->foot_h;
	return top + (at + 1) * CHART_TRACK;
}

/* Of the boxes in one column of a card, each target has its own track in the gap. */
static int track_in_gap(const struct way *w)
{
	int targets = 0, at = 0;
	const struct chart_card *c = w->card;
	for (size_t i = 0; i < c->boxes.n; i++) {
		bool is_new = c->boxes.v[i].column == w->box->column && c->boxes.v[i].target >= 0;
		for (size_t j = 0; j < i && is_new; j++)
			is_new = !(c->boxes.v[j].column == w->box->column &&
				   c->boxes.v[j].target == c->boxes.v[i].target);
		if (!is_new)
			continue;
		if (c->boxes.v[i].target == w->target)
			at = targets;
		targets++;
	}
	return w->box->x + w->box->w + (at + 1) * CHART_GAP / (targets + 1);
}

static void add_line(struct chart *k, const struct ways *ways, const struct way *w)
{
	const struct chart_card *t = &k->cards.v[w->target];
	struct chart_line *l = VEC_PUSH(k->cx->arena, &k->lines);
	int gap = track_in_gap(w), y = w->box->y + w->box->h / 2;
	int above = channel_y(k, ways, w->to, w->target);
	*l = (struct chart_line){.target = w->target, .is_back = w->box->is_back};
#define POINT(px, py) (l->x[l->n] = (px), l->y[l->n++] = (py))
	POINT(w->box->x + w->box->w, y);
	POINT(gap, y);
	if (w->side) {
		int below = channel_y(k, ways, w->from, w->target), x = margin_x(k, ways, w);
		POINT(gap, below);
		POINT(x, below);
		POINT(x, above);
	} else {
		POINT(gap, above);
	}
	POINT(middle_of(t), above);
	POINT(middle_of(t), t->y);
#undef POINT
}

void chart_route(struct chart *k)
{
	struct ways ways = {0};
	find_ways(k, &ways);
	for (size_t i = 0; i <= k->shelves.n; i++) {
		int n, *h = i < k->shelves.n ? &k->shelves.v[i].channel_h : &k->foot_h;
		track_in_channel(&ways, (int)i, -1, &n);
		*h = (n + 2) * CHART_TRACK;
	}
	k->lines.n = 0;
	for (size_t i = 0; i < ways.n; i++)
		add_line(k, &ways, &ways.v[i]);
}
