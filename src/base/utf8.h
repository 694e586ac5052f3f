/* UTF-8 at the edge: validity, code points, lengths in characters. */
#ifndef ZHIFA_BASE_UTF8_H
#define ZHIFA_BASE_UTF8_H

#include "base/str.h"

/* Well-formed UTF-8 (no overlong forms, surrogates, or values over U+10FFFF). */
bool utf8_check(struct str s);
/* Bytes of the well-formed sequence with which s begins; 0 where it is malformed or empty. */
size_t utf8_length(struct str s);
/* The code point at *at, which moves on; 0xFFFD and one byte where the text is malformed. */
uint32_t utf8_next(struct str s, size_t *at);
/* Number of code points. */
size_t utf8_count(struct str s);
/* At most n code points of s, never splitting one. */
struct str utf8_cut(struct str s, size_t n);
/* Writes one code point, 1 to 4 bytes; gives their number. */
size_t utf8_put(uint32_t c, char out[static 4]);
/* 汉字, extension blocks included. */
bool utf8_is_han(uint32_t c);

#endif
