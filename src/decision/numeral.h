/*
 * Numbers as Chinese papers write them: 12, 1,234.56, １２, 十一万五千, 壹拾贰, 11万5千,
 * 163.55035万, 二〇二六. Exact, and strict: what could mean two things (三万五, 一百一) is not
 * read.
 */
#ifndef ZHIFA_DECISION_NUMERAL_H
#define ZHIFA_DECISION_NUMERAL_H

#include "base/str.h"

/* The number is n divided by ten to the power of decimals (0 to 12, n without needless zeros). */
struct numeral {
	int64_t n;
	int decimals;
	bool has_unit; /* 十, 万 and the like */
};

/*
 * The end of the longest run of digits, units and separators at or after from that could be a
 * number; from where there is none. Says nothing on whether it is one.
 */
size_t numeral_end(struct str s, size_t from);
/* Reads a whole text as one number; false for anything else, ambiguous and too large ones included.
 */
bool numeral_parse(struct str s, struct numeral *out);
/* The same, for a number without decimals. */
bool numeral_parse_int(struct str s, int64_t *out);
/* n times factor, exactly; false where a fraction is left or the result is too large. */
bool numeral_scale(struct numeral n, int64_t factor, int64_t *out);

#endif
