#include "law/change_words.h"

#include "base/utf8.h"

#include <string.h>

#define SLOTS 8192 /* a power of two */
#define MOST_LINES 400

struct change_bag {
	size_t n;
	struct arena *a;
	unsigned char has[SLOTS / 8];
};

static bool next_pair(struct str s, size_t *at, uint32_t *before, size_t *slot)
{
	while (*at < s.n) {
		uint32_t c = utf8_next(s, at);
		if (c <= ' ')
			continue;
		uint32_t was = *before;
		*before = c;
		if (!was)
			continue;
		*slot = ((was * UINT32_C(2654435761)) ^ (c * UINT32_C(40503))) % SLOTS;
		return true;
	}
	return false;
}

/* Sets the pairs of a text; gives how many different ones there are. */
static size_t fill(unsigned char *has, struct str text)
{
	size_t at = 0, slot = 0, n = 0;
	uint32_t before = 0;
	while (next_pair(text, &at, &before, &slot)) {
		unsigned char bit = (unsigned char)(1 << slot % 8);
		n += !(has[slot / 8] & bit);
		has[slot / 8] |= bit;
	}
	return n;
}

struct change_bag *change_bag_of(struct arena *a, struct str text)
{
	struct change_bag *b = ARENA_NEW(a, struct change_bag);
	b->a = a;
	memset(b->has, 0, sizeof b->has);
	b->n = fill(b->has, text);
	return b;
}

int change_likeness(const struct change_bag *bag, struct str text)
{
	unsigned char has[SLOTS / 8] = {0};
	size_t n = fill(has, text), both = 0;
	for (size_t i = 0; i < sizeof has; i++)
		both += (size_t)__builtin_popcount(has[i] & bag->has[i]);
	return bag->n + n ? (int)(200 * both / (bag->n + n)) : 0;
}

struct lines {
	struct str v[MOST_LINES];
	size_t n;
};

static void split(struct str text, struct lines *out)
{
	struct str line;
	out->n = 0;
	while (out->n < MOST_LINES && str_split(&text, '\n', &line))
		if (line.n)
			out->v[out->n++] = line;
}

static void put(struct cx *cx, struct change *c, enum change_mark mark, struct str text)
{
	*VEC_PUSH(cx->arena, &c->lines) = (struct change_line){mark, text};
}

/* The longest common lines stay, what is between them was taken away or is new. */
void change_lines(struct cx *cx, struct change *c)
{
	struct lines *x = ARENA_NEW(cx->arena, struct lines),
		     *y = ARENA_NEW(cx->arena, struct lines);
	split(c->then.text, x);
	split(c->now.text, y);
	size_t w = y->n + 1;
	unsigned short *common = ARENA_ARRAY(cx->arena, unsigned short, (x->n + 1) * w);
	for (size_t i = x->n + 1; i-- > 0;)
		for (size_t k = w; k-- > 0;) {
			unsigned short down = i < x->n ? common[(i + 1) * w + k] : 0;
			unsigned short right = k < y->n ? common[i * w + k + 1] : 0;
			bool same = i < x->n && k < y->n && str_eq(x->v[i], y->v[k]);
			common[i * w + k] = same ? (unsigned short)(common[(i + 1) * w + k + 1] + 1)
						 : (down > right ? down : right);
		}
	size_t i = 0, k = 0;
	while (i < x->n || k < y->n) {
		if (i < x->n && k < y->n && str_eq(x->v[i], y->v[k])) {
			put(cx, c, CHANGE_SAME_LINE, x->v[i]);
			i++;
			k++;
		} else if (i < x->n &&
			   (k == y->n || common[(i + 1) * w + k] >= common[i * w + k + 1])) {
			put(cx, c, CHANGE_OLD_LINE, x->v[i++]);
		} else {
			put(cx, c, CHANGE_NEW_LINE, y->v[k++]);
		}
	}
}
