#include "base/test.h"

#include "base/file.h"
#include "base/money.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unistd.h>

static void test_dates(void **state)
{
	(void)state;
	struct date d, e;
	assert_true(date_parse(STR("2026-09-16"), &d));
	assert_int_equal(date_weekday(d), 3);
	assert_true(date_parse(STR("1970-01-01"), &e));
	assert_int_equal(e.days, 0);
	static const char *const bad[] = {"", "2026-9-16", "2026-02-29", "2026-13-01", "2026-00-10",
		"2026-01-32", "1899-12-31", "2200-01-01", "2026/09/16", "2026-09-16 ",
		"２０２６-09-16"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(date_parse(str_c(bad[i]), &d));
	for (int32_t day = -25567; day < 84006; day += 13) {
		int y, m, dd;
		date_split((struct date){day}, &y, &m, &dd);
		assert_true(date_make(y, m, dd, &d));
		assert_int_equal(d.days, day);
	}
	/* CAL-11: 8月31日 and six months is the last day of February */
	assert_true(date_parse(STR("2026-08-31"), &d));
	char text[DATE_TEXT];
	date_format(date_plus_months(d, 6), text);
	assert_string_equal(text, "2027-02-28");
	date_format(date_plus_months(d, 18), text);
	assert_string_equal(text, "2028-02-29");
	int minute;
	assert_true(minute_parse(STR("06:30"), &minute) && minute == 390);
	assert_true(minute_parse(STR("23:59"), &minute) && minute == 1439);
	static const char *const no_time[] = {
		"", "6:30", "24:00", "12:60", "1230", "12:3x", "06:30:00"};
	for (size_t i = 0; i < sizeof no_time / sizeof *no_time; i++)
		assert_false(minute_parse(str_c(no_time[i]), &minute));
	/* a day begins at midnight in Beijing */
	assert_true(date_make(2026, 1, 1, &d));
	assert_int_equal(date_of((struct instant){date_begin(d).ms}).days, d.days);
	assert_int_equal(date_of((struct instant){date_begin(d).ms - 1}).days, d.days - 1);
}

static void test_money(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	static const struct {
		const char *in;
		int64_t fen;
		const char *out, *zh;
	} good[] = {
		{"56000", 5600000, "56,000.00", "伍万陆仟元整"},
		{"56,000.00", 5600000, "56,000.00", "伍万陆仟元整"},
		{"0", 0, "0.00", "零元整"},
		{"0.05", 5, "0.05", "伍分"},
		{"1.05", 105, "1.05", "壹元零伍分"},
		{"1.5", 150, "1.50", "壹元伍角整"},
		{"1409.50", 140950, "1,409.50", "壹仟肆佰零玖元伍角整"},
		{"6007.14", 600714, "6,007.14", "陆仟零柒元壹角肆分"},
		{"107000.53", 10700053, "107,000.53", "壹拾万零柒仟元伍角叁分"},
		{"100000", 10000000, "100,000.00", "壹拾万元整"},
		{"10001", 1000100, "10,001.00", "壹万零壹元整"},
		{"100010000", 10001000000, "100,010,000.00", "壹亿零壹万元整"},
		{"115000", 11500000, "115,000.00", "壹拾壹万伍仟元整"},
		{"1635503.5", 163550350, "1,635,503.50", "壹佰陆拾叁万伍仟伍佰零叁元伍角整"},
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct money m;
		assert_true(money_parse(str_c(good[i].in), &m));
		assert_int_equal(m.fen, good[i].fen);
		assert_str(money_str(a, m), good[i].out);
		assert_str(money_str_zh(a, m), good[i].zh);
	}
	static const char *const bad[] = {"", "-1", "1.", ".5", "1.234", "1,00", "1,0000", ",100",
		"１００", "1e3", "99999999999999", "1 000", "12,34,567"};
	struct money m;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(money_parse(str_c(bad[i]), &m));
	assert_false(money_scale((struct money){INT64_MAX}, 3, 100, &m));
	arena_free(a);
}

static void test_utf8(void **state)
{
	(void)state;
	assert_true(utf8_check(STR("执法ᠮᠣᠩᠭᠣᠯ𠮷\xf4\x8f\xbf\xbf")));
	static const char *const bad[] = {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
		"\xf4\x90\x80\x80", "\xff", "\xe6\x89", "a\xc3"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(utf8_check(str_c(bad[i])));
	assert_int_equal(utf8_count(STR("执法a")), 3);
	assert_str(utf8_cut(STR("执法平台"), 2), "执法");
	static const uint32_t points[] = {0x41, 0xE9, 0x6267, 0x20BB7};
	for (size_t i = 0; i < 4; i++) {
		char out[4];
		size_t n = utf8_put(points[i], out), at = 0;
		assert_int_equal(utf8_next((struct str){out, n}, &at), points[i]);
		assert_int_equal(at, n);
	}
}

static void test_strings(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct str rest = STR("a\t\tb"), part;
	assert_true(str_split(&rest, '\t', &part));
	assert_str(part, "a");
	assert_true(str_split(&rest, '\t', &part));
	assert_str(part, "");
	assert_true(str_split(&rest, '\t', &part));
	assert_str(part, "b");
	assert_false(str_split(&rest, '\t', &part));
	int64_t v;
	assert_true(str_to_int(STR("-9223372036854775808"), &v));
	assert_true(v == INT64_MIN);
	assert_false(str_to_int(STR("9223372036854775808"), &v));
	assert_false(str_to_int(STR("-"), &v));
	assert_false(str_to_int(STR("12x"), &v));
	unsigned char raw[3];
	assert_str(str_hex(a, "\x00\xff\x1a", 3), "00ff1a");
	assert_true(str_unhex(STR("00fF1a"), raw, 3));
	assert_false(str_unhex(STR("00fg1a"), raw, 3));
	assert_int_equal(str_find(STR("abcabc"), STR("ca"), 0), 2);
	arena_free(a);
}

static int deferred;

static void defer_count(void *arg)
{
	deferred = deferred * 10 + *(int *)arg;
}

static void test_arena_and_cx(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	int one = 1, two = 2;
	arena_defer(a, defer_count, &one);
	arena_defer(a, defer_count, &two);
	for (int i = 0; i < 2000; i++)
		memset(arena_alloc(a, (size_t)i), 0x5A, (size_t)i);
	arena_reset(a);
	assert_int_equal(deferred, 21);
	struct cx cx = cx_make(a, NULL);
	assert_int_equal(fail(&cx, RC_INPUT, "第一个 %d", 1), RC_INPUT);
	assert_int_equal(fail(&cx, RC_DB, "第二个"), RC_INPUT);
	assert_str(cx.msg, "第一个 1");
	int64_t last = 0;
	for (int i = 0; i < 10000; i++) {
		int64_t id = cx_id(&cx);
		assert_true(id > last);
		last = id;
	}
	arena_free(a);
}

static bool is_all(const char *p, size_t n, char c)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != c)
			return false;
	return true;
}

/* What grows keeps its bytes, the new ones are zero, and nobody else's are touched; also in memory
 * that was used before. */
static void test_arena_grow(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	for (int round = 0; round < 3; round++) {
		char *before = arena_alloc(a, 24), *p = NULL, *other = NULL;
		memset(before, 'b', 24);
		size_t n = 0;
		for (size_t to = 1; to < 100000; to += to / 3 + 1) {
			p = arena_grow(a, p, n, to);
			assert_true(is_all(p, n, 'p') && is_all(p + n, to - n, 0));
			memset(p, 'p', to);
			n = to;
			if (to % 5 == 0) { /* no longer the newest */
				assert_true(!other || is_all(other, 40, 'o'));
				other = arena_alloc(a, 40);
				assert_true(is_all(other, 40, 0));
				memset(other, 'o', 40);
			}
		}
		assert_true(other && is_all(other, 40, 'o') && is_all(before, 24, 'b'));
		arena_reset(a);
	}
	char *p = arena_alloc(a, 33);
	memset(p, 'p', 33);
#ifndef ARENA_MALLOC
	assert_ptr_equal(arena_grow(a, p, 33, 500), p);
#endif
	arena_free(a);
}

static void test_files(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	char dir[] = "/tmp/zhifa-base-XXXXXX";
	struct str out;
	assert_non_null(mkdtemp(dir));
	const char *path = str_z(a, str_printf(a, "%s/x", dir));
	assert_int_equal(file_read(&cx, path, 10, &out), RC_NOT_FOUND);
	cx_clear(&cx);
	assert_int_equal(file_write_new(&cx, path, STR("0123456789"), 0600), RC_OK);
	assert_int_equal(file_read(&cx, path, 10, &out), RC_OK);
	assert_str(out, "0123456789");
	assert_int_equal(file_read(&cx, path, 9, &out), RC_TOO_LARGE);
	cx_clear(&cx);
	assert_int_equal(file_write_new(&cx, path, STR("other"), 0600), RC_CONFLICT);
	cx_clear(&cx);
	assert_int_equal(file_read(&cx, path, 10, &out), RC_OK);
	assert_str(out, "0123456789");
	assert_int_equal(file_read(&cx, dir, 10, &out), RC_IO);
	cx_clear(&cx);
	assert_int_equal(unlink(path), 0);
	/* nothing else was left in the folder */
	assert_int_equal(rmdir(dir), 0);
	assert_int_equal(file_write_new(&cx, path, STR("x"), 0600), RC_IO);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_dates),
	cmocka_unit_test(test_money), cmocka_unit_test(test_utf8), cmocka_unit_test(test_strings),
	cmocka_unit_test(test_arena_and_cx), cmocka_unit_test(test_arena_grow),
	cmocka_unit_test(test_files)};
TEST_MAIN(tests)
