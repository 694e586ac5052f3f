#include "ledger/tile.h"

struct str tile_path(struct arena *a, struct tile t)
{
	INVARIANT(t.index >= 0 && t.width >= 1 && t.width <= TILE_WIDTH);
	INVARIANT(t.level >= TILE_ENTRIES && t.level <= 63);
	struct buf b = buf_in(a);
	if (t.level == TILE_ENTRIES)
		buf_z(&b, "tile/entries/");
	else
		buf_printf(&b, "tile/%d/", t.level);
	int64_t above = 1;
	while (t.index / above >= 1000)
		above *= 1000;
	for (; above > 1; above /= 1000)
		buf_printf(&b, "x%03d/", (int)(t.index / above % 1000));
	buf_printf(&b, "%03d", (int)(t.index % 1000));
	if (t.width < TILE_WIDTH)
		buf_printf(&b, ".p/%d", t.width);
	return buf_get(&b);
}

/* A decimal number from 0 to most, without leading zeroes. */
static bool number(struct str s, int64_t most, int *out)
{
	int64_t v;
	if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9' || (s.n > 1 && s.p[0] == '0'))
		return false;
	if (!str_to_int(s, &v) || v > most)
		return false;
	*out = (int)v;
	return true;
}

/* Adds three digits to the index. */
static bool three(struct str s, int64_t *index)
{
	if (s.n != 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (__builtin_mul_overflow(*index, (int64_t)10, index) ||
			__builtin_add_overflow(*index, (int64_t)(s.p[i] - '0'), index))
			return false;
	}
	return true;
}

bool tile_path_parse(struct str path, struct tile *out)
{
	struct str rest = path, part;
	struct tile t = {.width = TILE_WIDTH};
	if (!str_split(&rest, '/', &part) || !str_is(part, "tile") || !str_split(&rest, '/', &part))
		return false;
	if (str_is(part, "entries"))
		t.level = TILE_ENTRIES;
	else if (!number(part, 63, &t.level))
		return false;
	if (!str_split(&rest, '/', &part))
		return false;
	if (str_is(part, "x000")) /* another path for a smaller index */
		return false;
	while (part.n && part.p[0] == 'x') {
		if (!three(str_sub(part, 1, part.n), &t.index) || !str_split(&rest, '/', &part))
			return false;
	}
	struct str partial = STR(".p");
	bool is_partial = part.n == 5 && str_eq(str_sub(part, 3, 5), partial);
	if (!three(is_partial ? str_sub(part, 0, 3) : part, &t.index))
		return false;
	if (is_partial &&
		(!str_split(&rest, '/', &part) || !number(part, 255, &t.width) || !t.width))
		return false;
	*out = t;
	return rest.p == NULL;
}

int tile_width(int level, int64_t index, int64_t size)
{
	INVARIANT(index >= 0 && size >= 0 && level >= TILE_ENTRIES);
	int shift = level > 0 ? level * TILE_HEIGHT : 0;
	int64_t hashes = shift < 63 ? size >> shift : 0;
	if (index > hashes / TILE_WIDTH)
		return 0;
	int64_t width = hashes - index * TILE_WIDTH;
	return width > TILE_WIDTH ? TILE_WIDTH : (int)width;
}

enum rc tile_data(struct cx *cx, const struct tile_store *s, struct tile t, struct str *out)
{
	INVARIANT(t.level >= 0 && t.width >= 1 && t.width <= TILE_WIDTH);
	struct tree_hash *v = ARENA_ARRAY(cx->arena, struct tree_hash, t.width);
	*out = (struct str){(const char *)v, (size_t)t.width * sizeof *v};
	return s->read(cx, s->arg, t.level, t.index * TILE_WIDTH, t.width, v);
}

void tile_bundle_add(struct buf *b, struct str entry)
{
	INVARIANT(entry.n <= UINT16_MAX);
	buf_char(b, (char)(entry.n >> 8));
	buf_char(b, (char)(entry.n & 0xFF));
	buf_str(b, entry);
}

/* A node between stored levels is hashed up from the 2..128 stored hashes under it. */
static enum rc tile_node(struct cx *cx, void *arg, int level, int64_t index, struct tree_hash *out)
{
	const struct tile_store *s = arg;
	int above = level % TILE_HEIGHT, n = 1 << above;
	struct tree_hash v[TILE_WIDTH / 2];
	enum rc rc = s->read(cx, s->arg, level / TILE_HEIGHT, index << above, n, v);
	if (rc != RC_OK)
		return rc;
	for (; n > 1; n /= 2) {
		for (int i = 0; i < n / 2; i++)
			v[i] = tree_node(s->kind, v[2 * i], v[2 * i + 1]);
	}
	*out = v[0];
	return RC_OK;
}

struct tree_source tile_source(const struct tile_store *s)
{
	return (struct tree_source){s->kind, tile_node, (void *)(uintptr_t)s};
}
