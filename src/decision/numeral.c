#include "decision/numeral.h"

#include "base/utf8.h"

enum kind { DIGIT, LATIN, UNIT, POINT, COMMA, BLANK, OTHER };

struct sign {
	enum kind kind;
	int64_t value; /* of a digit or unit */
};

static struct sign sign_of(uint32_t c)
{
	static const struct {
		uint32_t c;
		int value;
	} digits[] = {{U'零', 0}, {U'〇', 0}, {U'○', 0}, {U'一', 1}, {U'二', 2}, {U'两', 2},
		{U'三', 3}, {U'四', 4}, {U'五', 5}, {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9},
		{U'壹', 1}, {U'贰', 2}, {U'叁', 3}, {U'肆', 4}, {U'伍', 5}, {U'陆', 6}, {U'柒', 7},
		{U'捌', 8}, {U'玖', 9}};
	static const struct {
		uint32_t c;
		int64_t value;
	} units[] = {{U'十', 10}, {U'拾', 10}, {U'百', 100}, {U'佰', 100}, {U'千', 1000},
		{U'仟', 1000}, {U'万', 10000}, {U'萬', 10000}, {U'亿', 100000000}};
	if (c >= 0xFF10 && c <= 0xFF19)
		c -= 0xFEE0;
	if (c >= '0' && c <= '9')
		return (struct sign){LATIN, (int64_t)(c - '0')};
	if (c == '.' || c == 0xFF0E)
		return (struct sign){POINT, 0};
	if (c == ',')
		return (struct sign){COMMA, 0};
	if (c == ' ' || c == 0x3000 || c == 0xA0)
		return (struct sign){BLANK, 0};
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (digits[i].c == c)
			return (struct sign){DIGIT, digits[i].value};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].c == c)
			return (struct sign){UNIT, units[i].value};
	return (struct sign){OTHER, 0};
}

static struct sign sign_at(struct str s, size_t at)
{
	return at < s.n ? sign_of(utf8_next(s, &at)) : (struct sign){OTHER, 0};
}

/* Whether a sign may come next in a number; after tells the place behind it. */
static bool goes_on(struct str s, enum kind last, struct sign g, size_t after)
{
	switch (g.kind) {
	case DIGIT:
	case LATIN:
	case UNIT:
		return true;
	case POINT:
	case COMMA: /* between two figures */
		return last == LATIN && sign_at(s, after).kind == LATIN;
	case BLANK: /* 5 万 */
		return (last == LATIN || last == DIGIT) && sign_at(s, after).kind == UNIT;
	case OTHER:
		break;
	}
	return false;
}

size_t numeral_end(struct str s, size_t from)
{
	size_t at = from;
	enum kind last = OTHER;
	while (at < s.n) {
		size_t next = at;
		struct sign g = sign_of(utf8_next(s, &next));
		if (!goes_on(s, last, g, next))
			break;
		last = g.kind;
		at = next;
	}
	return at;
}

/* What was read of a number so far, in whole ones unless it is a decimal with at most one unit. */
struct reading {
	int64_t total;   /* of the sections that ended with 亿 or 万 */
	int64_t big;     /* the last such unit; 0: none yet */
	int64_t section; /* below it */
	int64_t small;   /* the last unit of the section; 0: none yet */
	int64_t pending; /* a number that waits for its unit; -1: none */
	int width;       /* digits of pending */
	bool is_latin, has_zero, has_unit;
};

static bool multiply(int64_t a, int64_t b, int64_t *out)
{
	return !__builtin_mul_overflow(a, b, out);
}

static bool add(int64_t a, int64_t b, int64_t *out)
{
	return !__builtin_add_overflow(a, b, out);
}

/* 二五万: words that ran on before a unit. */
static bool ran_on(const struct reading *r)
{
	return r->pending >= 0 && !r->is_latin && r->width > 1;
}

/* 十 百 千 within a section, each smaller than the one before. */
static bool read_small(struct reading *r, int64_t unit)
{
	int64_t v = r->pending, product;
	if ((r->small && unit >= r->small) || ran_on(r))
		return false;
	if (v < 0) {
		/* 十五 is 一十五; 百 alone is nothing */
		if (unit != 10 || r->small)
			return false;
		v = 1;
	}
	if (v == 0 || (r->small && v * unit >= r->small) || (r->big && v * unit >= r->big))
		return false;
	if (!multiply(v, unit, &product) || !add(r->section, product, &r->section))
		return false;
	r->small = unit;
	r->pending = -1;
	r->has_zero = false;
	return true;
}

/* 万 and 亿 end a section. 万亿 multiplies. */
static bool read_big(struct reading *r, int64_t unit)
{
	int64_t v = r->section, product;
	if (ran_on(r))
		return false;
	if (r->pending >= 0) {
		/* 一百一万 */
		if (r->small && (r->pending >= r->small || (!r->has_zero && r->small != 10)))
			return false;
		if (!add(v, r->pending, &v))
			return false;
	}
	if (!v) {
		/* 五万亿 */
		if (r->pending >= 0 || r->big != 10000 || unit != 100000000)
			return false;
		r->big = unit;
		return multiply(r->total, unit, &r->total);
	}
	if (r->big && (unit >= r->big || v >= r->big / unit))
		return false;
	if (!multiply(v, unit, &product) || !add(r->total, product, &r->total))
		return false;
	r->big = unit;
	r->section = r->small = 0;
	r->pending = -1;
	r->has_zero = false;
	return true;
}

/* The last digits, which have no unit: 三万零五, 十五, 1万2000; not 三万五. */
static bool read_rest(struct reading *r)
{
	if (r->pending < 0)
		return true;
	int64_t below = r->small ? r->small : r->big;
	int width = 0;
	for (int64_t b = below; b > 1; b /= 10)
		width++;
	bool fills = r->width == width;
	if (below && !fills && !(r->has_zero && (r->pending < 10 || r->is_latin)))
		return false;
	if (below && r->pending >= below)
		return false;
	return add(r->section, r->pending, &r->section);
}

/* Numbers with units, or figures alone; no decimals. */
static bool read_whole(struct str s, int64_t *out, bool *has_unit)
{
	struct reading r = {.pending = -1};
	enum kind last = OTHER;
	for (size_t at = 0; at < s.n;) {
		struct sign g = sign_of(utf8_next(s, &at));
		if (g.kind == UNIT) {
			r.has_unit = true;
			if (!(g.value < 10000 ? read_small(&r, g.value) : read_big(&r, g.value)))
				return false;
		} else if (g.kind == LATIN || g.kind == DIGIT) {
			bool zero_sign = g.kind == DIGIT && g.value == 0;
			if (r.pending < 0 && zero_sign && r.has_unit) {
				if (r.has_zero || at == s.n)
					return false;
				r.has_zero = true;
				last = OTHER;
				continue;
			}
			/* figures run on; words run on only where no unit is about: 二〇二六 */
			if (r.pending >= 0 && (last != g.kind || (g.kind == DIGIT && r.has_unit)))
				return false;
			int64_t v = r.pending < 0 ? 0 : r.pending;
			if (!multiply(v, 10, &v) || !add(v, g.value, &v))
				return false;
			r.width = r.pending < 0 ? 1 : r.width + 1;
			r.pending = v;
			r.is_latin = g.kind == LATIN;
		} else if (g.kind == BLANK && sign_at(s, at).kind == UNIT) {
			continue;
		} else {
			return false;
		}
		last = g.kind;
	}
	*has_unit = r.has_unit;
	if (last == OTHER && !r.has_unit)
		return false; /* blanks */
	return read_rest(&r) && add(r.total, r.section, out);
}

/* Takes the commas out where they part thousands, all of them; false where they do not. */
static bool uncomma(struct str s, char *out, size_t *n)
{
	size_t since = 0;
	bool any = false, point = false;
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',') {
			if (point || since == 0 || since > 3 || (any && since != 3))
				return false;
			any = true;
			since = 0;
			continue;
		}
		if (s.p[i] == '.') {
			if (any && since != 3)
				return false;
			point = true;
		}
		since++;
		if (*n == 40)
			return false;
		out[(*n)++] = s.p[i];
	}
	return !any || point || since == 3;
}

/* 1,234.5, 163.55035万: figures with a point or commas, and units that only multiply. */
static bool read_decimal(struct str s, struct numeral *out)
{
	char plain[40];
	size_t n = 0, at = 0;
	struct str figures;
	char ascii[64];
	/* wide figures to ASCII */
	size_t end = 0;
	while (at < s.n) {
		size_t next = at;
		uint32_t c = utf8_next(s, &next);
		struct sign g = sign_of(c);
		if (g.kind != LATIN && g.kind != POINT && g.kind != COMMA)
			break;
		if (end == sizeof ascii)
			return false;
		ascii[end++] = g.kind == LATIN   ? (char)('0' + g.value)
			       : g.kind == POINT ? '.'
						 : ',';
		at = next;
	}
	figures = (struct str){ascii, end};
	if (!end || !uncomma(figures, plain, &n) || !n)
		return false;
	int64_t v = 0, times = 1;
	int decimals = -1;
	for (size_t i = 0; i < n; i++) {
		if (plain[i] == '.') {
			if (decimals >= 0 || i == 0 || i + 1 == n)
				return false;
			decimals = 0;
			continue;
		}
		if (!multiply(v, 10, &v) || !add(v, plain[i] - '0', &v))
			return false;
		decimals += decimals >= 0;
	}
	if (decimals > 12)
		return false;
	out->has_unit = at < s.n;
	int64_t last = 0;
	while (at < s.n) {
		struct sign g = sign_of(utf8_next(s, &at));
		if (g.kind == BLANK && sign_at(s, at).kind == UNIT)
			continue;
		/* 百万, 千万, 万亿: each greater than the one before */
		if (g.kind != UNIT || g.value <= last || (last && g.value < 10000))
			return false;
		last = g.value;
		if (!multiply(times, g.value, &times))
			return false;
	}
	if (!multiply(v, times, &v))
		return false;
	out->n = v;
	out->decimals = decimals < 0 ? 0 : decimals;
	while (out->decimals && out->n % 10 == 0) {
		out->n /= 10;
		out->decimals--;
	}
	return true;
}

bool numeral_parse(struct str s, struct numeral *out)
{
	*out = (struct numeral){0};
	if (!s.n)
		return false;
	if (read_decimal(s, out))
		return true;
	*out = (struct numeral){0};
	return read_whole(s, &out->n, &out->has_unit);
}

bool numeral_parse_int(struct str s, int64_t *out)
{
	struct numeral n;
	return numeral_parse(s, &n) && numeral_scale(n, 1, out);
}

bool numeral_scale(struct numeral n, int64_t factor, int64_t *out)
{
	if (!multiply(n.n, factor, &n.n))
		return false;
	for (; n.decimals; n.decimals--) {
		if (n.n % 10)
			return false;
		n.n /= 10;
	}
	*out = n.n;
	return true;
}
