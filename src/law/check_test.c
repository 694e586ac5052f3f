/*
 * The checker on the pack that is delivered, on the small one, and on broken ones: each folder of
 * tests/packs/broken holds the files by which it differs from the small pack, and what must be
 * said. Such a file can take the small pack's with `use "small/…"` and change what it is about.
 */
#include "base/test.h"

#include "law/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *source(void)
{
	return getenv("ZHIFA_SOURCE");
}

/* As comments of TAP. */
static void remark(const char *who, struct str text)
{
	struct str line;
	while (str_split(&text, '\n', &line))
		if (!str_has_prefix(line, STR("✓")))
			print_message("# %s：" STR_FMT "\n", who, STR_ARG(line));
}

static struct str read_all(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *buf = arena_alloc(a, (size_t)1 << 20);
	assert_non_null(f);
	size_t n = fread(buf, 1, (size_t)1 << 20, f);
	fclose(f);
	return (struct str){buf, n};
}

/* Copies a folder over another; what is there already is replaced. */
static void copy(struct arena *a, const char *from, const char *to)
{
	DIR *d = opendir(from);
	assert_non_null(d);
	(void)mkdir(to, 0700);
	for (struct dirent *e; (e = readdir(d));) {
		struct stat st;
		char *x = str_z(a, str_printf(a, "%s/%s", from, e->d_name));
		char *y = str_z(a, str_printf(a, "%s/%s", to, e->d_name));
		if (e->d_name[0] == '.' || stat(x, &st))
			continue;
		if (S_ISDIR(st.st_mode)) {
			copy(a, x, y);
			continue;
		}
		struct str text = read_all(a, x);
		FILE *f = fopen(y, "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
		fclose(f);
	}
	closedir(d);
}

static void discard(struct arena *a, const char *dir)
{
	DIR *d = opendir(dir);
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d));) {
		char *x = str_z(a, str_printf(a, "%s/%s", dir, e->d_name));
		if (e->d_name[0] != '.' && unlink(x))
			discard(a, x);
	}
	closedir(d);
	rmdir(dir);
}

static bool check_case(struct arena *a, const char *name)
{
	struct cx cx = cx_make(a, NULL);
	char dir[] = "/tmp/zhifa-pack-XXXXXX";
	struct str told, line;
	bool holds, good = true;
	assert_non_null(mkdtemp(dir));
	char *own = str_z(a, str_printf(a, "%s/tests/packs/broken/%s", source(), name));
	char *small = str_z(a, str_printf(a, "%s/tests/packs/small", source()));
	copy(a, small, dir);
	copy(a, small, str_z(a, str_printf(a, "%s/small", dir)));
	copy(a, own, dir);
	if (law_check_dir(&cx, str_c(dir), NULL, false, &told, &holds)) {
		remark(name, cx.msg);
		good = false;
	} else if (holds) {
		remark(name, STR("应当查出问题，却没有"));
		good = false;
	}
	struct str expect = read_all(a, str_z(a, str_printf(a, "%s/expect", own)));
	while (good && str_split(&expect, '\n', &line))
		if (line.n && str_find(told, line, 0) == told.n) {
			remark(name,
				str_printf(a, "没有说「" STR_FMT "」，说的是：", STR_ARG(line)));
			remark(name, told);
			good = false;
		}
	discard(a, dir);
	return good;
}

static void test_broken(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	DIR *d = opendir(str_z(a, str_printf(a, "%s/tests/packs/broken", source())));
	int n = 0, bad = 0;
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d));)
		if (e->d_name[0] != '.') {
			n++;
			bad += !check_case(a, e->d_name);
		}
	closedir(d);
	arena_free(a);
	assert_true(n > 20);
	assert_int_equal(bad, 0);
}

/* Everything holds of a pack; gives the processor time in milliseconds. */
static long check_good(const char *dir, bool as_json)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct str told;
	bool holds;
	clock_t begin = clock();
	if (law_check_dir(&cx, str_printf(a, "%s/%s", source(), dir), NULL, as_json, &told, &holds))
		remark(dir, cx.msg);
	assert_int_equal(cx.rc, RC_OK);
	if (!holds)
		remark(dir, told);
	assert_true(holds);
	long ms = (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC);
	assert_int_equal(as_json, told.p[0] == '{');
	arena_free(a);
	return ms;
}

static void test_small(void **state)
{
	(void)state;
	(void)check_good("tests/packs/small", false);
	(void)check_good("tests/packs/small", true);
}

static void test_law(void **state)
{
	(void)state;
	print_message("# law/ in %ld ms\n", check_good("law", false));
}

static void test_no_pack(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct str told;
	bool holds = true;
	assert_int_equal(
		law_check_dir(&cx, STR("/nonexistent"), NULL, false, &told, &holds), RC_OK);
	assert_false(holds);
	assert_true(str_find(told, STR("法规包里没有文件 pack.lua"), 0) < told.n);
	assert_int_equal(law_check_dir(&cx, STR("/nonexistent"), NULL, true, &told, &holds), RC_OK);
	assert_true(str_has_prefix(told, STR("{\"holds\":false,\"faults\":[\"")));
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_small),
	cmocka_unit_test(test_broken), cmocka_unit_test(test_no_pack), cmocka_unit_test(test_law)};
TEST_MAIN(tests)
