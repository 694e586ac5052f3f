#include "base/money.h"

#include "base/buf.h"

#include <assert.h>

#define MAX_YUAN ((int64_t)10000000000000)

bool money_parse(struct str s, struct money *out)
{
	int64_t yuan = 0;
	size_t i = 0, group = 0;
	bool comma = false, any = false;
	for (; i < s.n && s.p[i] != '.'; i++) {
		if (s.p[i] == ',') {
			if (!any || (comma && group != 3) || group > 3)
				return false;
			comma = true;
			group = 0;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		yuan = yuan * 10 + (s.p[i] - '0');
		any = true;
		group++;
		if (yuan > MAX_YUAN)
			return false;
	}
	if (!any || (comma && group != 3))
		return false;
	int64_t fen = 0;
	if (i < s.n) {
		size_t left = s.n - i - 1;
		if (left < 1 || left > 2)
			return false;
		for (size_t k = 1; k <= 2; k++) {
			char c = k <= left ? s.p[i + k] : '0';
			if (c < '0' || c > '9')
				return false;
			fen = fen * 10 + (c - '0');
		}
	}
	out->fen = yuan * 100 + fen;
	return true;
}

struct str money_str(struct arena *a, struct money m)
{
	uint64_t v = m.fen < 0 ? 0 - (uint64_t)m.fen : (uint64_t)m.fen;
	struct str yuan = str_printf(a, "%llu", (unsigned long long)(v / 100));
	struct buf b = buf_in(a);
	if (m.fen < 0)
		buf_char(&b, '-');
	for (size_t i = 0; i < yuan.n; i++) {
		if (i && (yuan.n - i) % 3 == 0)
			buf_char(&b, ',');
		buf_char(&b, yuan.p[i]);
	}
	buf_printf(&b, ".%02d", (int)(v % 100));
	return buf_get(&b);
}

static const char *const digit_zh[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/* One group of four digits; says whether a 零 is owed before what follows. */
static void group_zh(struct buf *b, int v, bool *owed)
{
	static const char *const unit[] = {"仟", "佰", "拾", ""};
	static const int div[] = {1000, 100, 10, 1};
	for (int i = 0; i < 4; i++) {
		int d = v / div[i] % 10;
		if (!d) {
			*owed = b->n > 0;
			continue;
		}
		if (*owed)
			buf_z(b, "零");
		*owed = false;
		buf_z(b, digit_zh[d]);
		buf_z(b, unit[i]);
	}
}

struct str money_str_zh(struct arena *a, struct money m)
{
	assert(m.fen >= 0);
	int64_t yuan = m.fen / 100;
	int jiao = (int)(m.fen / 10 % 10), fen = (int)(m.fen % 10);
	struct buf b = buf_in(a);
	if (!yuan && !jiao && !fen)
		return STR("零元整");
	static const char *const big[] = {"万亿", "亿", "万", ""};
	int64_t div[] = {1000000000000, 100000000, 10000, 1};
	bool owed = false;
	for (int i = 0; i < 4; i++) {
		int v = (int)(yuan / div[i] % 10000);
		if (!v) {
			owed = b.n > 0;
			continue;
		}
		group_zh(&b, v, &owed);
		/* a group ending in zeros owes a 零 only if more digits of yuan follow */
		buf_z(&b, big[i]);
		if (i < 3)
			owed = owed && yuan % div[i] != 0;
	}
	if (yuan)
		buf_z(&b, "元");
	if (!jiao && !fen) {
		buf_z(&b, "整");
		return buf_get(&b);
	}
	if (jiao) {
		buf_z(&b, digit_zh[jiao]);
		buf_z(&b, "角");
	} else if (yuan) {
		buf_z(&b, "零");
	}
	if (fen) {
		buf_z(&b, digit_zh[fen]);
		buf_z(&b, "分");
	} else {
		buf_z(&b, "整");
	}
	return buf_get(&b);
}

bool money_add(struct money a, struct money b, struct money *out)
{
	return !__builtin_add_overflow(a.fen, b.fen, &out->fen);
}

bool money_scale(struct money a, int64_t n, int64_t d, struct money *out)
{
	int64_t v;
	if (d == 0 || __builtin_mul_overflow(a.fen, n, &v))
		return false;
	out->fen = v / d;
	return true;
}
