#include "decision/number.h"

#include "base/utf8.h"
#include "decision/numeral.h"

#include <stdlib.h>

#define RANGE_MOST 500 /* numbers of one range */
#define PREFIX_MOST 20 /* characters */

static const char *const opening[] = {"〔", "（", "(", "[", "【", "［", "﹝"};
static const char *const closing[] = {"〕", "）", ")", "]", "】", "］", "﹞"};
#define BRACKETS (sizeof opening / sizeof *opening)

struct scan {
	struct arena *a;
	struct str text;
	size_t at;
	struct decision_numbers *out;
	struct doubts *doubts;
};

static void skip_blanks(struct scan *s)
{
	for (;;) {
		size_t next = s->at;
		uint32_t c = s->at < s->text.n ? utf8_next(s->text, &next) : 0;
		if (c != ' ' && c != 0x3000 && c != 0xA0)
			return;
		s->at = next;
	}
}

static bool take(struct scan *s, const char *word)
{
	struct str w = str_c(word);
	if (!str_has_prefix(str_sub(s->text, s->at, s->text.n), w))
		return false;
	s->at += w.n;
	return true;
}

static int take_any(struct scan *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take(s, words[i]))
			return (int)i;
	return -1;
}

/* 〔2025〕 with any pair of brackets. */
static bool take_year(struct scan *s, int64_t *year)
{
	size_t start = s->at;
	int k = take_any(s, opening, BRACKETS);
	skip_blanks(s);
	size_t end = numeral_end(s->text, s->at);
	bool is_number =
		k >= 0 && end > s->at && numeral_parse_int(str_sub(s->text, s->at, end), year);
	s->at = end;
	if (is_number)
		(void)take(s, "年");
	skip_blanks(s);
	if (is_number && *year >= 1949 && *year <= 2199 && take_any(s, closing, BRACKETS) >= 0)
		return true;
	s->at = start;
	return false;
}

/* 第07号; has_sign says whether 号 was there. */
static bool take_serial(struct scan *s, int64_t *serial, struct str *text, bool *has_sign)
{
	size_t start = s->at;
	skip_blanks(s);
	(void)take(s, "第");
	skip_blanks(s);
	size_t from = s->at, end = numeral_end(s->text, from);
	*text = str_sub(s->text, from, end);
	if (end == from || !numeral_parse_int(*text, serial)) {
		s->at = start;
		return false;
	}
	s->at = end;
	skip_blanks(s);
	*has_sign = take(s, "号");
	return true;
}

/* Where the blanks before a place begin. */
static size_t blanks_before(struct str text, size_t at)
{
	static const char wide[] = "\u3000";
	for (;;) {
		if (at >= 1 && text.p[at - 1] == ' ')
			at--;
		else if (at >= 3 && memcmp(text.p + at - 3, wide, 3) == 0)
			at -= 3;
		else
			return at;
	}
}

/* The run of letters and digits that ends at a place. */
static size_t prefix_start(struct str text, size_t end)
{
	size_t start = end, at = 0, run = 0;
	bool in_run = false;
	while (at < end) {
		size_t here = at;
		uint32_t c = utf8_next(text, &at);
		bool is_letter = utf8_is_han(c) || (c >= 'A' && c <= 'Z') ||
				 (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (is_letter && !in_run)
			run = here;
		in_run = is_letter;
	}
	if (in_run)
		start = run;
	return start;
}

static void add(struct scan *s, struct str prefix, int64_t year, int64_t serial, size_t width)
{
	struct str digits = str_printf(s->a, "%0*lld", (int)width, (long long)serial);
	for (size_t i = 0; i < s->out->n; i++)
		if (str_eq(s->out->v[i].prefix, prefix) && s->out->v[i].year == year &&
			s->out->v[i].serial == serial)
			return;
	*VEC_PUSH(s->a, s->out) = (struct decision_number){.prefix = prefix,
		.year = year,
		.serial = serial,
		.text = str_printf(s->a, STR_FMT "〔%lld〕" STR_FMT "号", STR_ARG(prefix),
			(long long)year, STR_ARG(digits))};
}

static void doubt(struct scan *s, size_t from, size_t to, const char *why)
{
	*VEC_PUSH(s->a, s->doubts) =
		(struct doubt){.text = str_sub(s->text, from, to), .why = str_c(why)};
}

/* Width to keep leading zeros; 0 where there are none. */
static size_t width_of(struct str digits)
{
	return digits.n > 1 && digits.p[0] == '0' ? digits.n : 0;
}

/* One number or range after the year; false where none is there. */
static bool take_item(struct scan *s, struct str prefix, int64_t year)
{
	static const char *const dashes[] = {"-", "－", "—", "–", "～", "~", "至", "到"};
	int64_t first, last;
	struct str first_text, last_text;
	bool sign, last_sign;
	size_t start = s->at;
	if (!take_serial(s, &first, &first_text, &sign))
		return false;
	size_t after = s->at;
	skip_blanks(s);
	if (take_any(s, dashes, sizeof dashes / sizeof *dashes) < 0) {
		s->at = after;
		if (!sign) {
			s->at = start;
			return false;
		}
		add(s, prefix, year, first, width_of(first_text));
		return true;
	}
	(void)take_any(s, dashes, sizeof dashes / sizeof *dashes); /* —— */
	size_t number = s->at;
	int64_t again;
	/* 内金罚决字〔2025〕20号-内金罚决字〔2025〕21号 */
	if (str_has_prefix(str_sub(s->text, number, s->text.n), prefix)) {
		s->at += prefix.n;
		skip_blanks(s);
		if (!take_year(s, &again) || again != year)
			s->at = number;
	}
	if (!take_serial(s, &last, &last_text, &last_sign) || !last_sign) {
		doubt(s, start, s->at, "编号范围没有写完");
		return true;
	}
	if (last < first || last - first >= RANGE_MOST) {
		doubt(s, start, s->at, "编号范围的起止有误，或者过大");
		return true;
	}
	size_t width = first_text.n == last_text.n ? width_of(first_text) : 0;
	for (int64_t i = first; i <= last; i++)
		add(s, prefix, year, i, width);
	return true;
}

/* The items after a year: 13号-15号、18号. */
static bool take_items(struct scan *s, struct str prefix, int64_t year)
{
	static const char *const commas[] = {"、", "，", ",", "；", ";", "和", "及", "与"};
	if (!take_item(s, prefix, year))
		return false;
	for (;;) {
		size_t before = s->at;
		skip_blanks(s);
		if (take_any(s, commas, sizeof commas / sizeof *commas) < 0 ||
			!take_item(s, prefix, year)) {
			s->at = before;
			return true;
		}
	}
}

/* Only what may stand between two numbers was passed over. */
static bool is_between(struct str s)
{
	static const char *const fine[] = {"、", "，", ",", "；", ";", "和", "及", "与", " ", "第"};
	struct scan k = {.text = s};
	while (k.at < s.n)
		if (take_any(&k, fine, sizeof fine / sizeof *fine) < 0)
			return false;
	return true;
}

/* What follows the last number: nothing, or the end of the bracket around them all. */
static void check_rest(struct scan *s, size_t from)
{
	size_t stop = from;
	while (stop < s->text.n) {
		size_t next = stop;
		uint32_t c = utf8_next(s->text, &next);
		if (c == U'）' || c == ')' || c == U'。' || c == '\n')
			break;
		stop = next;
	}
	struct str rest = str_trim(str_sub(s->text, from, stop));
	/* more figures with 号, or 号 alone: a number that was not read */
	if (rest.n &&
		(str_find(rest, STR("号"), 0) < rest.n || str_find(rest, STR("等"), 0) < rest.n))
		doubt(s, from, stop, "编号之后还有没有读懂的内容");
}

/* No number was read at all: figures before 号 may have been one. */
static void check_unread(struct scan *s)
{
	for (s->at = 0; s->at < s->text.n;) {
		size_t end = numeral_end(s->text, s->at);
		if (end > s->at && str_has_prefix(str_sub(s->text, end, s->text.n), STR("号"))) {
			doubt(s, s->at, end + sizeof "号" - 1, "像是编号，写法没有读懂");
			return;
		}
		if (end > s->at)
			s->at = end;
		else
			utf8_next(s->text, &s->at);
	}
}

void decision_numbers_read(
	struct arena *a, struct str text, struct decision_numbers *out, struct doubts *doubts)
{
	struct scan s = {a, text, 0, out, doubts};
	size_t first = text.n, last = 0, before = doubts->n;
	*out = (struct decision_numbers){.source = STR("")};
	while (s.at < text.n) {
		size_t bracket = s.at;
		int64_t year;
		if (!take_year(&s, &year)) {
			s.at = bracket;
			utf8_next(text, &s.at);
			continue;
		}
		size_t end = blanks_before(text, bracket);
		size_t start = prefix_start(text, end);
		struct str prefix = str_sub(text, start, end);
		size_t after_year = s.at;
		if (!take_items(&s, prefix, year)) {
			doubt(&s, start, after_year, "年份之后没有编号");
			continue;
		}
		if (!prefix.n || utf8_count(prefix) > PREFIX_MOST) {
			doubt(&s, start, s.at, "读不出机关代字");
			while (out->n && str_eq(out->v[out->n - 1].prefix, prefix) &&
				out->v[out->n - 1].year == year)
				out->n--;
			continue;
		}
		if (out->n && last && start > last && !is_between(str_sub(text, last, start)))
			check_rest(&s, last);
		if (start < first)
			first = start;
		last = s.at;
	}
	if (last) {
		out->source = str_sub(text, first, last);
		check_rest(&s, last);
	} else if (doubts->n == before) {
		check_unread(&s);
	}
}
