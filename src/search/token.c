#include "search/token.h"

#include "base/utf8.h"

struct span {
	uint32_t from, to;
};

static bool within(uint32_t c, const struct span *v, size_t n)
{
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (c > v[mid].to)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && c >= v[lo].from;
}

/* Above U+00BF everything is a letter or a digit but for these, in order. */
static const struct span parting[] = {
	{0xD7, 0xD7},
	{0xF7, 0xF7},
	{0x2C2, 0x2C5}, /* marks that stand by themselves */
	{0x37E, 0x37E}, /* ; */
	{0x387, 0x387}, /* · */
	{0x589, 0x58A}, /* of Armenian, Hebrew, Arabic */
	{0x5BE, 0x5BE},
	{0x5C0, 0x5C0},
	{0x5C3, 0x5C3},
	{0x600, 0x60F},
	{0x61B, 0x61F},
	{0x66A, 0x66D},
	{0x6D4, 0x6D4},
	{0xF01, 0xF17}, /* Tibetan */
	{0x1680, 0x1680},
	{0x1800, 0x180A}, /* of Mongolian */
	{0x2000, 0x206F}, /* blanks, dashes, quotation marks */
	{0x207A, 0x207E},
	{0x208A, 0x208E},
	{0x20A0, 0x20CF}, /* currencies */
	{0x2190, 0x245F}, /* arrows, mathematics, technical signs */
	{0x249C, 0x24FF}, /* letters in brackets and circles */
	{0x2500, 0x2BFF}, /* boxes, shapes, dingbats */
	{0x2E00, 0x2E7F},
	{0x2FF0, 0x3004}, /* 、。 */
	{0x3008, 0x3020}, /* 「」〔〕【】 */
	{0x302A, 0x3030},
	{0x3036, 0x3037},
	{0x303D, 0x303F},
	{0x3099, 0x30A0},
	{0x30FB, 0x30FB},
	{0xFE10, 0xFE1F},
	{0xFE30, 0xFE6F},
	{0xFEFF, 0xFF0F}, /* the wide forms of ASCII signs */
	{0xFF1A, 0xFF20},
	{0xFF3B, 0xFF40},
	{0xFF5B, 0xFF65},
	{0xFFE0, 0xFFFF},   /* the replacement character too */
	{0x1F000, 0x1FAFF}, /* pictures */
	{0xE0000, 0xFFFFF},
};

static bool is_shape(uint32_t c)
{
	/* Mongolian variation selectors and vowel separator, joiners, the narrow blank before
	 * suffixes, variation selectors of Han */
	return (c >= 0x180B && c <= 0x180F) || c == 0x200C || c == 0x200D || c == 0x202F ||
	       (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

uint32_t token_fold(uint32_t c)
{
	if (c >= 0xFF10 && c <= 0xFF5A)
		c -= 0xFEE0; /* wide letters and digits to ASCII; signs among them part runs below
			      */
	if (c < 0x80) {
		if (c >= 'A' && c <= 'Z')
			return c + 32;
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
	}
	if (c < 0xC0)
		return c == 0xAA || c == 0xB5 || c == 0xBA ? c : 0;
	if (is_shape(c))
		return TOKEN_SKIP;
	if (within(c, parting, sizeof parting / sizeof *parting))
		return 0;
	if ((c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
		return c + 32;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	return c;
}

struct str token_runs(struct arena *a, struct str text, size_t max)
{
	struct buf b = buf_in(a);
	bool parted = false;
	for (size_t at = 0; at < text.n && max;) {
		uint32_t c = token_fold(utf8_next(text, &at));
		if (c == TOKEN_SKIP)
			continue;
		if (!c) {
			parted = b.n > 0;
			continue;
		}
		if (parted)
			buf_char(&b, ' ');
		parted = false;
		char out[4];
		buf_add(&b, out, utf8_put(c, out));
		max--;
	}
	return buf_get(&b);
}

/* The pairs of a run, and its last character alone if that is asked or all there is. */
static void put_words(struct buf *b, struct str run, bool with_last)
{
	size_t first = 0;
	while (first < run.n) {
		size_t second = first, end;
		utf8_next(run, &second);
		end = second;
		if (end < run.n)
			utf8_next(run, &end);
		if (end == second && first && !with_last)
			return;
		if (first)
			buf_char(b, ' ');
		buf_add(b, run.p + first, end - first);
		first = second;
	}
}

struct str token_words(struct arena *a, struct str runs)
{
	struct buf b = buf_in(a);
	struct str run;
	while (str_split(&runs, ' ', &run)) {
		if (!run.n)
			continue; /* no text at all */
		if (b.n)
			buf_char(&b, ' ');
		put_words(&b, run, true);
		buf_z(&b, " " TOKEN_GAP);
	}
	return buf_get(&b);
}

struct str token_pairs(struct arena *a, struct str run)
{
	struct buf b = buf_in(a);
	put_words(&b, run, false);
	return buf_get(&b);
}
