#include "law/han.h"

static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const unit[] = {"十", "百", "千"};
static const int worth[] = {10, 100, 1000};

void han_put(struct buf *b, int v)
{
	bool owed = false, any = false;
	for (int i = 2; i >= 0; i--) {
		int d = v / worth[i] % 10;
		if (!d) {
			owed = any;
			continue;
		}
		if (owed)
			buf_z(b, digit[0]);
		owed = false;
		if (i || d > 1 || any)
			buf_z(b, digit[d]);
		buf_z(b, unit[i]);
		any = true;
	}
	if (v % 10) {
		if (owed)
			buf_z(b, digit[0]);
		buf_z(b, digit[v % 10]);
	}
}

/* Every character of such a number has three bytes. */
static int digit_at(struct str s)
{
	if (str_has_prefix(s, STR("〇")))
		return 0;
	for (int d = 0; d < 10; d++)
		if (str_has_prefix(s, str_c(digit[d])))
			return d;
	return -1;
}

static int unit_at(struct str s)
{
	for (int i = 0; i < 3; i++)
		if (str_has_prefix(s, str_c(unit[i])))
			return worth[i];
	return 0;
}

/* The longest run of such characters; false where no number can be meant. */
static bool read_run(struct str *s, int *v)
{
	int d = -1, least = 10000, sum = 0;
	bool zero = false;
	for (; s->n >= 3; *s = str_sub(*s, 3, s->n)) {
		int w = unit_at(*s), n = w ? -1 : digit_at(*s);
		if (w) {
			if (w >= least || (d < 0 && (w != 10 || sum)) || d == 0)
				return false;
			/* a place that was skipped has its 零, and only such a one */
			if (sum && zero != (w * 10 < least))
				return false;
			sum += (d < 0 ? 1 : d) * w;
			least = w;
			d = -1;
			zero = false;
		} else if (n == 0) {
			if (d >= 0 || zero || !sum)
				return false;
			zero = true;
		} else if (n > 0) {
			if (d >= 0)
				return false;
			d = n;
		} else {
			break;
		}
	}
	if (zero && d < 0)
		return false;
	if (d >= 0 && sum && zero != (least > 10))
		return false;
	*v = sum + (d > 0 ? d : 0);
	return *v > 0;
}

int han_take(struct str *s)
{
	struct str t = *s;
	int v;
	if (!read_run(&t, &v))
		return 0;
	*s = t;
	return v;
}
