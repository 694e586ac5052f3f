#include "law/identity.h"

#include "base/money.h"
#include "base/utf8.h"

#define LENGTH 18

static const char credit[] = "0123456789ABCDEFGHJKLMNPQRTUWXY"; /* GB 32100: no I, O, S, V, Z */

static int credit_value(char c)
{
	const char *at = c ? strchr(credit, c) : NULL;
	return at ? (int)(at - credit) : -1;
}

char identity_credit_check(struct str code)
{
	int weight = 1, sum = 0;
	if (code.n < LENGTH - 1)
		return 0;
	for (size_t i = 0; i < LENGTH - 1; i++) {
		int v = credit_value(code.p[i]);
		if (v < 0)
			return 0;
		sum += v * weight;
		weight = weight * 3 % 31;
	}
	return credit[(31 - sum % 31) % 31];
}

char identity_citizen_check(struct str number)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;
	if (number.n < LENGTH - 1)
		return 0;
	for (size_t i = 0; i < LENGTH - 1; i++) {
		if (number.p[i] < '0' || number.p[i] > '9')
			return 0;
		sum += (number.p[i] - '0') * weights[i];
	}
	return "10X98765432"[sum % 11];
}

/* Whether the 7th to 14th figures are a day; the centuries of date.h do not reach to the oldest. */
static bool has_birthday(struct str number)
{
	static const int longest[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int part[3] = {0}, at = 6;
	for (int k = 0; k < 3; k++)
		for (int i = 0; i < (k ? 2 : 4); i++, at++)
			part[k] = part[k] * 10 + number.p[at] - '0';
	if (part[0] < 1800 || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
		part[2] > longest[part[1] - 1])
		return false;
	bool leap = (part[0] % 4 == 0 && part[0] % 100 != 0) || part[0] % 400 == 0;
	return leap || part[1] != 2 || part[2] != 29;
}

static bool capitals(struct arena *a, struct str text, struct str *out)
{
	char *z = arena_alloc(a, text.n + 1);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		z[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
		if (!((z[i] >= '0' && z[i] <= '9') || (z[i] >= 'A' && z[i] <= 'Z')))
			return false;
	}
	*out = (struct str){z, text.n};
	return true;
}

enum identity_kind identity_look(struct arena *a, struct str text, struct str *why)
{
	struct str s;
	*why = STR("");
	if (text.n != LENGTH || !capitals(a, text, &s)) {
		*why = str_printf(a,
			"不是 %d 位的统一社会信用代码，也不是 %d "
			"位的公民身份号码，请核对是否填写了其他证件的号码",
			LENGTH, LENGTH);
		return IDENTITY_OTHER;
	}
	char org = identity_credit_check(s), person = identity_citizen_check(s);
	bool born = person && has_birthday(s);
	if (org && org == s.p[LENGTH - 1])
		return IDENTITY_CREDIT;
	if (born && person == s.p[LENGTH - 1])
		return IDENTITY_CITIZEN;
	if (born)
		*why = STR("公民身份号码的末位校验码不对，请逐位核对");
	else if (org)
		*why = STR("统一社会信用代码的末位校验码不对，请逐位核对");
	else
		*why = STR("统一社会信用代码里有不会出现的字母（I、O、S、V、Z），请逐位核对");
	return IDENTITY_WRONG;
}

/* ---- sums ---- */

/* One character, as those of a sum in words are told: figure, unit, 元 or end. */
static bool is_of_words(struct str c)
{
	static const char all[] = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正";
	return c.n == 3 && str_find(str_c(all), c, 0) < sizeof all - 1;
}

static bool is_figure_of_words(struct str c)
{
	static const char all[] = "壹贰叁肆伍陆柒捌玖";
	return str_find(str_c(all), c, 0) < sizeof all - 1;
}

static struct str next(struct str text, size_t *at)
{
	size_t from = *at;
	utf8_next(text, at);
	return str_sub(text, from, *at);
}

/* Without 零 and the closing 整, 圆 as 元: what two ways of writing one sum have in common. */
static struct str plain(struct arena *a, struct str words)
{
	struct buf b = buf_in(a);
	for (size_t at = 0; at < words.n;) {
		struct str c = next(words, &at);
		if (str_is(c, "圆"))
			buf_z(&b, "元");
		else if (!str_is(c, "零") && !str_is(c, "整") && !str_is(c, "正"))
			buf_str(&b, c);
	}
	return b.n ? buf_get(&b) : STR("");
}

static void skip(struct str text, size_t *at, const char *what)
{
	struct str rest = str_sub(text, *at, text.n);
	if (str_has_prefix(rest, str_c(what)))
		*at += strlen(what);
}

/* （50,000.00元） at the place; the figures alone. */
static bool figures_at(struct str text, size_t at, struct str *out)
{
	size_t was = at;
	skip(text, &at, "（");
	skip(text, &at, "(");
	if (at == was)
		return false;
	skip(text, &at, "人民币");
	skip(text, &at, "¥");
	skip(text, &at, "￥");
	size_t from = at;
	while (at < text.n && ((text.p[at] >= '0' && text.p[at] <= '9') || text.p[at] == ',' ||
				      text.p[at] == '.'))
		at++;
	*out = str_sub(text, from, at);
	skip(text, &at, "元");
	was = at;
	skip(text, &at, "）");
	skip(text, &at, ")");
	return out->n && at > was;
}

bool identity_sums_differ(struct arena *a, struct str text, struct identity_sum *out)
{
	for (size_t at = 0; at < text.n;) {
		size_t from = at, end = at;
		bool figure = false, yuan = false;
		struct money m;
		while (end < text.n) {
			size_t to = end;
			struct str c = next(text, &to);
			if (!is_of_words(c))
				break;
			figure = figure || is_figure_of_words(c);
			yuan = yuan || str_is(c, "元") || str_is(c, "圆");
			end = to;
		}
		if (end == from) {
			next(text, &at);
			continue;
		}
		at = end;
		*out = (struct identity_sum){.words = str_sub(text, from, end)};
		if (!figure || !yuan || !figures_at(text, end, &out->figures) ||
			!money_parse(out->figures, &m))
			continue;
		out->right = money_str_zh(a, m);
		if (!str_eq(plain(a, out->words), plain(a, out->right)))
			return true;
	}
	return false;
}
