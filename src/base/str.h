/*
 * Strings are slices by value: p need not end in NUL, and nobody owns p but the
 * arena it came from. Text is valid UTF-8 from the edge inwards (utf8.h).
 */
#ifndef ZHIFA_BASE_STR_H
#define ZHIFA_BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_NONE ((struct str){NULL, 0})
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

static inline struct str str_c(const char *z)
{
	return (struct str){z, z ? strlen(z) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_is(struct str a, const char *z)
{
	return str_eq(a, str_c(z));
}

static inline bool str_has_prefix(struct str s, struct str pre)
{
	return s.n >= pre.n && (pre.n == 0 || memcmp(s.p, pre.p, pre.n) == 0);
}

/* Order of the bytes; negative, zero, positive. */
int str_cmp(struct str a, struct str b);
/* s without the ASCII white space at both ends. */
struct str str_trim(struct str s);
/* Bytes from..to of s, both cut to its length. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Offset of the first needle at or after from; s.n if there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
/* Cuts the part before the first sep off *rest; false when *rest was used up. A last part without sep counts. */
bool str_split(struct str *rest, char sep, struct str *part);
/* A copy in the arena, NUL after its end. */
struct str str_dup(struct arena *a, struct str s);
/* A NUL-ended copy in the arena. */
char *str_z(struct arena *a, struct str s);
/* printf into the arena. */
struct str str_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Decimal integer with optional minus, whole slice, no overflow. */
bool str_to_int(struct str s, int64_t *out);
/* Lower-case hexadecimal of n bytes, in the arena. */
struct str str_hex(struct arena *a, const void *p, size_t n);
/* Reads exactly 2*n hexadecimal digits into p. */
bool str_unhex(struct str s, void *p, size_t n);

#endif
