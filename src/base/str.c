#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct str){s.p + from, to - from};
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	if (needle.n == 0 || from > s.n)
		return from <= s.n ? from : s.n;
	if (needle.n > s.n - from) /* an empty slice may have no pointer */
		return s.n;
	const char *hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : s.n;
}

bool str_split(struct str *rest, char sep, struct str *part)
{
	if (!rest->p)
		return false;
	const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (!hit) {
		*part = *rest;
		*rest = STR_NONE;
		return true;
	}
	size_t at = (size_t)(hit - rest->p);
	*part = (struct str){rest->p, at};
	*rest = (struct str){hit + 1, rest->n - at - 1};
	return true;
}

char *str_z(struct arena *a, struct str s)
{
	char *z = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(z, s.p, s.n);
	return z;
}

struct str str_dup(struct arena *a, struct str s)
{
	return (struct str){str_z(a, s), s.n};
}

struct str str_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char tmp[256]; /* most are shorter, and formatted once */
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	char *z = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof tmp)
		memcpy(z, tmp, (size_t)n + 1);
	else
		vsnprintf(z, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){z, (size_t)n};
}

bool str_to_int(struct str s, int64_t *out)
{
	bool minus = s.n && s.p[0] == '-';
	size_t i = minus;
	if (i == s.n)
		return false;
	int64_t v = 0;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		int d = s.p[i] - '0';
		if (__builtin_mul_overflow(v, (int64_t)10, &v) ||
			__builtin_sub_overflow(v, (int64_t)d, &v))
			return false;
	}
	if (!minus && __builtin_sub_overflow((int64_t)0, v, &v))
		return false;
	*out = v;
	return true;
}

struct str str_hex(struct arena *a, const void *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *b = p;
	char *z = arena_alloc(a, 2 * n + 1);
	for (size_t i = 0; i < n; i++) {
		z[2 * i] = digits[b[i] >> 4];
		z[2 * i + 1] = digits[b[i] & 15];
	}
	return (struct str){z, 2 * n};
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool str_unhex(struct str s, void *p, size_t n)
{
	unsigned char *b = p;
	if (s.n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int hi = hex_digit(s.p[2 * i]), lo = hex_digit(s.p[2 * i + 1]);
		if (hi < 0 || lo < 0)
			return false;
		b[i] = (unsigned char)(hi << 4 | lo);
	}
	return true;
}
