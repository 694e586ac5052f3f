#include "base/utf8.h"

/* Length of a well-formed sequence at p with n bytes left; 0 if malformed. */
static size_t seq(const unsigned char *p, size_t n, uint32_t *out)
{
	if (p[0] < 0x80) {
		*out = p[0];
		return 1;
	}
	size_t len = p[0] >= 0xF0 && p[0] <= 0xF4  ? 4
		     : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
		     : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
						   : 0;
	if (!len || n < len)
		return 0;
	uint32_t c = p[0] & (0xFFu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return 0;
	*out = c;
	return len;
}

size_t utf8_length(struct str s)
{
	uint32_t c;
	return s.n ? seq((const unsigned char *)s.p, s.n, &c) : 0;
}

bool utf8_check(struct str s)
{
	uint32_t c;
	for (size_t i = 0; i < s.n;) {
		size_t len = seq((const unsigned char *)s.p + i, s.n - i, &c);
		if (!len)
			return false;
		i += len;
	}
	return true;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	uint32_t c = 0xFFFD;
	size_t len = seq((const unsigned char *)s.p + *at, s.n - *at, &c);
	*at += len ? len : 1;
	return len ? c : 0xFFFD;
}

size_t utf8_count(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

struct str utf8_cut(struct str s, size_t n)
{
	size_t i = 0;
	while (i < s.n && n--)
		utf8_next(s, &i);
	return (struct str){s.p, i};
}

size_t utf8_put(uint32_t c, char out[static 4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = len; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)((0xF00u >> len & 0xFF) | c);
	return len;
}

bool utf8_is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}
