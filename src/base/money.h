/* Money is an integer count of fen. Arithmetic is checked; nothing floats. */
#ifndef ZHIFA_BASE_MONEY_H
#define ZHIFA_BASE_MONEY_H

#include "base/str.h"

struct money {
	int64_t fen;
};

/* "56000", "56000.5", "56,000.00" (yuan) to fen; no sign, at most two decimals, ≤ 10^13 yuan. */
bool money_parse(struct str s, struct money *out);
/* 56,000.00 */
struct str money_str(struct arena *a, struct money m);
/* 伍万陆仟元整; 壹元零伍分 (正确填写票据和结算凭证的基本规定). m must not be negative. */
struct str money_str_zh(struct arena *a, struct money m);
/* a + b, a * n / d rounded down; false on overflow. */
bool money_add(struct money a, struct money b, struct money *out);
bool money_scale(struct money a, int64_t n, int64_t d, struct money *out);

#endif
