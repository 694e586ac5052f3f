/* Which day is a workday, and what a calendar file may say. */
#include "base/test.h"

#include "law/calendar_line.h"
#include "law/calendar_priv.h"

struct fixture {
	struct arena *a;
	struct cx cx;
	struct calendar *c;
};

static void begin(struct fixture *f, const char *text)
{
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	if (calendar_read(&f->cx, str_c(text), STR("x.tsv"), &f->c))
		print_message("%.*s\n", STR_ARG(f->cx.msg));
	assert_int_equal(f->cx.rc, RC_OK);
}

static void end(struct fixture *f)
{
	calendar_free(f->c);
	arena_free(f->a);
}

static struct date day(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

static struct place whole(const struct fixture *f)
{
	return (struct place){.calendar = f->c, .region = STR("")};
}

/* From the notices: first and last days of holidays, make-up days, the day before and after. */
static void test_days(void **state)
{
	(void)state;
	static const struct {
		const char *date;
		bool work;
		const char *name;
	} v[] = {{"2004-01-17", true, "春节"}, {"2004-01-28", false, "春节"},
		{"2005-04-30", true, "劳动节"}, {"2007-12-29", true, "元旦"},
		{"2007-12-31", false, "元旦"}, {"2008-02-06", false, "春节"},
		{"2012-01-21", true, "春节"}, {"2012-04-01", true, "清明节"},
		{"2015-09-03", false, "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"},
		{"2015-09-06", true, "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"},
		{"2018-12-29", true, "元旦"}, {"2018-12-31", false, "元旦"},
		{"2019-05-03", false, "劳动节"}, {"2020-01-31", false, "春节"},
		{"2020-02-01", false, "春节"}, {"2020-02-03", true, ""}, {"2024-02-09", true, ""},
		{"2024-02-18", true, "春节"}, {"2025-01-26", true, "春节"},
		{"2025-02-04", false, "春节"}, {"2025-10-06", false, "中秋节"},
		{"2025-10-08", false, "国庆节"}, {"2025-10-09", true, ""},
		{"2025-10-11", true, "国庆节"}, {"2026-01-02", false, "元旦"},
		{"2026-01-04", true, "元旦"}, {"2026-02-13", true, ""},
		{"2026-02-14", true, "春节"}, {"2026-02-15", false, "春节"},
		{"2026-02-23", false, "春节"}, {"2026-02-24", true, ""},
		{"2026-02-28", true, "春节"}, {"2026-03-01", false, ""},
		{"2026-05-05", false, "劳动节"}, {"2026-05-09", true, "劳动节"},
		{"2026-09-16", true, ""}, {"2026-09-19", false, ""}, {"2026-09-20", true, "国庆节"},
		{"2026-10-07", false, "国庆节"}, {"2026-10-08", true, ""},
		{"2026-10-10", true, "国庆节"}, {"2026-10-11", false, ""},
		{"2026-12-31", true, ""}};
	struct fixture f;
	begin(&f, "");
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct day d = calendar_day(whole(&f), day(v[i].date));
		if (d.off == v[i].work || !d.published)
			print_message("%s\n", v[i].date);
		assert_int_equal(d.off, !v[i].work);
		assert_true(d.published);
		assert_str(d.name.p ? d.name : STR(""), v[i].name);
		assert_int_equal(d.special, v[i].name[0] != 0);
	}
	assert_str(calendar_years(f.c), "2004—2026");
	assert_str(calendar_day(whole(&f), day("2026-10-01")).basis, "放假办法7");
	assert_int_equal(calendar_digest(f.c).n, 64);
	end(&f);
}

/* Days off for some citizens only are workdays for every term (放假办法3). */
static void test_partial_holidays(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f, "");
	for (int y = 2004; y <= 2026; y++) {
		static const int md[][2] = {{3, 8}, {8, 1}};
		for (size_t i = 0; i < 2; i++) {
			struct date d;
			assert_true(date_make(y, md[i][0], md[i][1], &d));
			struct day x = calendar_day(whole(&f), d);
			assert_false(x.special);
			assert_int_equal(x.off, date_weekday(d) > 5);
		}
	}
	assert_false(calendar_day(whole(&f), day("2026-06-01")).off);
	assert_false(calendar_day(whole(&f), day("2020-05-06")).off);
	end(&f);
}

static void test_unpublished(void **state)
{
	(void)state;
	static const struct {
		const char *date;
		bool off;
		const char *name;
	} v[] = {{"2003-12-31", false, ""}, {"2027-01-01", true, "元旦"}, {"2027-01-04", false, ""},
		{"2027-02-05", true, "春节"}, {"2027-02-08", true, "春节"},
		{"2027-02-09", false, ""}, {"2027-04-05", true, "清明节"},
		{"2027-05-01", true, "劳动节"}, {"2027-05-02", true, "劳动节"},
		{"2027-05-03", false, ""}, {"2027-06-09", true, "端午节"},
		{"2027-09-15", true, "中秋节"}, {"2027-10-03", true, "国庆节"},
		{"2027-10-04", false, ""}, {"2027-10-09", true, ""}, {"2033-01-30", true, "春节"},
		{"2150-06-01", false, ""}};
	struct fixture f;
	begin(&f, "");
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct day d = calendar_day(whole(&f), day(v[i].date));
		assert_int_equal(d.off, v[i].off);
		assert_false(d.published);
		assert_str(d.name.p ? d.name : STR(""), v[i].name);
	}
	assert_str(calendar_day(whole(&f), day("2027-10-01")).basis, "放假办法2");
	/* what may be off is off at the latest guess, what may be worked is worked at the earliest
	 */
	for (struct date d = day("2027-01-01"); date_cmp(d, day("2062-12-31")) <= 0;
		d = date_plus(d, 1)) {
		bool likely = calendar_is_off(whole(&f), d, GUESS_LIKELY);
		assert_true(likely || !calendar_is_off(whole(&f), d, GUESS_EARLIEST));
		assert_true(!likely || calendar_is_off(whole(&f), d, GUESS_LATEST));
	}
	end(&f);
}

/* The bounds would have held for every notice since 2014, had it not been known. */
static void test_bounds_held(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f, "");
	for (int y = 2014; y <= 2026; y++) {
		struct calendar *c;
		struct date from, to;
		assert_int_equal(calendar_before(&f.cx, y, &c), RC_OK);
		struct place then = {.calendar = c};
		assert_false(calendar_knows(c, y));
		assert_true(calendar_knows(c, y - 1));
		assert_true(date_make(y, 1, 1, &from) && date_make(y, 12, 31, &to));
		for (struct date d = from; date_cmp(d, to) <= 0; d = date_plus(d, 1)) {
			struct day was = calendar_day(whole(&f), d), guess = calendar_day(then, d);
			/* by the rules since 2025; before, these two days were no holidays */
			bool new_rule = str_is(guess.name, "劳动节") || str_is(guess.name, "春节");
			bool decreed = y == 2015 && str_has_prefix(was.name, STR("中国人民抗日"));
			if (decreed || (y < 2025 && new_rule))
				continue;
			if (was.off)
				assert_true(calendar_is_off(then, d, GUESS_LATEST));
			else
				assert_false(calendar_is_off(then, d, GUESS_EARLIEST));
		}
		calendar_free(c);
	}
	end(&f);
}

static void test_local(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f, "# 地方放假\n"
		  "\n"
		  "2026-08-12\toff\t150000\t某节\t某政发〔2026〕1号\n"
		  "2026-08-12\twork\t150722\t某节不放\t某政发〔2026〕2号\r\n"
		  "2026-08-13\toff\t150722\t某节\t某政发〔2026〕2号\n"
		  "2026-08-15\twork\t150722\t某节\t某政发〔2026〕2号\n"
		  "2027-08-12\toff\t150722\t某节\t某政发〔2026〕2号\n"
		  "2026-08-14\toff\t150722103\t某镇节\t某政发〔2026〕2号\n"
		  "2026-08-14\toff\t150100\t某市节\t某政发〔2026〕9号\n");
	static const struct {
		const char *region, *date;
		bool off;
	} v[] = {{"", "2026-08-12", false}, {"150000", "2026-08-12", true},
		{"150105", "2026-08-12", true}, {"150105001", "2026-08-12", true},
		{"150722", "2026-08-12", false}, {"150722103", "2026-08-12", false},
		{"150700", "2026-08-13", false}, {"150722", "2026-08-13", true},
		{"150722", "2026-08-15", false}, {"150721", "2026-08-15", true},
		{"150722103", "2026-08-14", true}, {"150722104", "2026-08-14", false},
		{"150722", "2026-08-14", false}, {"150100", "2026-08-14", true},
		{"150105", "2026-08-14", true}, {"150200", "2026-08-14", false},
		{"110000", "2026-08-12", false}};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct place p = {f.c, str_c(v[i].region)};
		if (calendar_is_workday(p, day(v[i].date)) == v[i].off)
			print_message("%s %s\n", v[i].region, v[i].date);
		assert_int_equal(!calendar_is_workday(p, day(v[i].date)), v[i].off);
	}
	struct day d = calendar_day((struct place){f.c, STR("150722")}, day("2026-08-13"));
	assert_true(d.local && d.special && d.published);
	assert_str(d.name, "某节");
	assert_str(d.basis, "某政发〔2026〕2号");
	/* a local line of an unpublished year is known for that day, in every guess */
	struct place p = {f.c, STR("150722")};
	assert_true(calendar_day(p, day("2027-08-12")).published);
	assert_true(calendar_is_off(p, day("2027-08-12"), GUESS_EARLIEST));
	end(&f);
}

static void test_new_year_and_decree(void **state)
{
	(void)state;
	struct fixture f, g;
	begin(&f, "2027\tyear\t-\t2027年\t通知甲\n"
		  "2027-01-01\toff\t-\t元旦\t通知甲\n"
		  "2027-10-04\toff\t-\t国庆节\t通知甲\n"
		  "2027-10-09\twork\t-\t国庆节\t通知甲\n"
		  "2026-11-11\toff\t-\t某纪念日\t通知乙\n"
		  "2026-10-10\toff\t-\t国庆节\t通知乙\n");
	begin(&g, "");
	assert_str(calendar_years(f.c), "2004—2027");
	assert_false(str_eq(calendar_digest(f.c), calendar_digest(g.c)));
	assert_true(calendar_day(whole(&f), day("2027-10-09")).published);
	assert_true(calendar_is_workday(whole(&f), day("2027-10-09")));
	assert_false(calendar_is_workday(whole(&f), day("2027-10-04")));
	/* the notice decides, not the regulation: this one gave no second day */
	assert_true(calendar_is_workday(whole(&f), day("2027-02-05")));
	assert_false(calendar_is_workday(whole(&f), day("2026-11-11")));
	assert_str(calendar_day(whole(&f), day("2026-11-11")).basis, "通知乙");
	assert_false(calendar_is_workday(whole(&f), day("2026-10-10")));
	assert_true(calendar_is_workday(whole(&g), day("2026-10-10")));
	end(&f);
	end(&g);
}

static void test_night(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f, "23:00-07:30\tnight\t150100\t夜间\t某政发〔2026〕4号\n");
	static const struct {
		const char *region;
		int hour, minute;
		bool night;
	} v[] = {{"", 21, 59, false}, {"", 22, 0, true}, {"", 0, 0, true}, {"", 5, 59, true},
		{"", 6, 0, false}, {"150722", 22, 0, true}, {"150105", 22, 30, false},
		{"150105", 23, 0, true}, {"150105", 7, 29, true}, {"150105", 7, 30, false}};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct instant t = date_begin(day("2026-09-16"));
		t.ms += (v[i].hour * 60 + v[i].minute) * INT64_C(60000);
		assert_int_equal(
			calendar_is_night((struct place){f.c, str_c(v[i].region)}, t), v[i].night);
	}
	end(&f);
}

static void test_bad_files(void **state)
{
	(void)state;
	static const char *const bad[] = {"2026-09-16", "2026-09-16\toff\t-\t节",
		"2026-09-16\toff\t-\t节\t", "2026-09-16\toff\t-\t\t依据",
		"2026-09-16\toff\t-\t节\t依据\t多", "2026-9-16\toff\t-\t节\t依据",
		"2026-02-30\toff\t-\t节\t依据", "2026-09-16\tfree\t-\t节\t依据",
		"2026-09-16\toff\t15\t节\t依据", "2026-09-16\toff\t1501\t节\t依据",
		"2026-09-16\toff\t15010x\t节\t依据", "2026-09-16\toff\t全国\t节\t依据",
		"2026-09-16\twork\t-\t节\t依据", "2027-09-16\toff\t-\t节\t依据",
		"2027\tyear\t-\t2027年\t依据", "2027\tyear\t150000\t2027年\t依据",
		"27\tyear\t-\t年\t依据", "20270\tyear\t-\t年\t依据", "-2027\tyear\t-\t年\t依据",
		"2027-01-01\tfixed\t-\t元旦\t依据", "1,2,3,4\treach\t-\t元旦\t依据",
		"22:00-05:00\tnight\t-\t夜间\t依据", "22:00–06:00\tnight\t-\t夜间\t依据",
		"24:00-08:00\tnight\t-\t夜间\t依据", "22:60-08:00\tnight\t-\t夜间\t依据",
		"22:0x-08:00\tnight\t-\t夜间\t依据", "2026-09-16\toff\t-\t\xff\t依据",
		"2026-09-16\toff\t-\t节\x01\t依据",
		"2026-09-16\toff\t-\t一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
		"一二三四五六七八九十一\t依据"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct calendar *c;
		struct str text = str_printf(a, "# 一\n%s\n", bad[i]);
		if (calendar_read(&cx, text, STR("x.tsv"), &c) != RC_INPUT)
			print_message("taken: %s\n", bad[i]);
		assert_int_equal(cx.rc, RC_INPUT);
		assert_true(str_has_prefix(cx.msg, STR("日历 x.tsv")));
		arena_free(a);
	}
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct calendar *c;
	assert_int_equal(calendar_load(&cx, STR("/nowhere/at/all"), &c), RC_IO);
	arena_free(a);
}

static void test_lines(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
		bool good;
	} days[] = {{"2026-09-16", "yes\n", true}, {"2026-09-20", "yes\n", true},
		{"2026-10-01", "no\n", true}, {"2027-01-04", "unpublished\n", true},
		{"2003-12-31", "unpublished\n", true}, {"2026-09-16\r", "yes\n", true},
		{"", NULL, false}, {"2026-9-16", NULL, false}, {"2026-02-29", NULL, false},
		{"2026-09-16\t1", NULL, false}, {"二〇二六年", NULL, false}},
	  adds[] = {{"2026-09-16\t7\tworkday", "2026-09-24\t2026-09-24\n", true},
		  {"2026-09-18\t15\tday", "2026-10-03\t2026-10-08\n", true},
		  {"2026-01-31\t1\tmonth", "2026-02-28\t2026-02-28\n", true},
		  {"2024-02-29\t2\tyear", "2026-02-28\t2026-02-28\n", true},
		  {"2026-12-28\t3\tworkday", "2026-12-31\t2026-12-31\n", true},
		  {"2026-12-28\t4\tworkday", "unpublished\n", true},
		  {"2026-12-28\t4\tday", "unpublished\n", true},
		  {"2026-08-31\t6\tmonth", "unpublished\n", true},
		  {"2003-12-31\t1\tworkday", "2004-01-02\t2004-01-02\n", true},
		  {"2003-12-30\t1\tworkday", "unpublished\n", true}, {"2026-09-16\t7", NULL, false},
		  {"2026-09-16\t0\tday", NULL, false}, {"2026-09-16\t-1\tday", NULL, false},
		  {"2026-09-16\t1.5\tday", NULL, false}, {"2026-09-16\t7\thour", NULL, false},
		  {"2026-09-16\t7\t工作日", NULL, false}, {"2026-09-16 7 day", NULL, false},
		  {"2026-09-16\t7\tday\t", NULL, true}, {"2026-09-16\t7\tday\tx", NULL, false},
		  {"2026-09-16\t99999999999999999999\tday", NULL, false},
		  {"2026-09-16\t100000\tday", NULL, false}, {"2026-09-16\t300\tyear", NULL, false},
		  {"2026-09-16\t100000\tyear", NULL, false}};
	struct fixture f;
	begin(&f, "");
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct buf b = buf_in(f.a);
		assert_int_equal(
			calendar_line_workday(whole(&f), str_c(days[i].in), &b), days[i].good);
		if (days[i].out)
			assert_str(buf_get(&b), days[i].out);
		assert_int_equal(str_has_prefix(buf_get(&b), STR("error\t")), !days[i].good);
	}
	for (size_t i = 0; i < sizeof adds / sizeof *adds; i++) {
		struct buf b = buf_in(f.a);
		if (calendar_line_add(&f.cx, whole(&f), str_c(adds[i].in), &b) != adds[i].good)
			print_message("%s: %.*s\n", adds[i].in, STR_ARG(buf_get(&b)));
		if (adds[i].out)
			assert_str(buf_get(&b), adds[i].out);
		assert_int_equal(str_has_prefix(buf_get(&b), STR("error\t")), !adds[i].good);
		assert_int_equal(f.cx.rc, RC_OK);
	}
	end(&f);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_days),
	cmocka_unit_test(test_partial_holidays), cmocka_unit_test(test_unpublished),
	cmocka_unit_test(test_bounds_held), cmocka_unit_test(test_local),
	cmocka_unit_test(test_new_year_and_decree), cmocka_unit_test(test_night),
	cmocka_unit_test(test_bad_files), cmocka_unit_test(test_lines)};
TEST_MAIN(tests)
