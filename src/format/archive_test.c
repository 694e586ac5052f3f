#include "base/test.h"

#include "base/file.h"
#include "format/archive.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define COUNT(t) (sizeof(t) / sizeof *(t))

static const struct archive_limits roomy = {.entries = 100, .each = 1 << 20, .total = 1 << 22};

static struct archive sample(struct arena *a)
{
	char *big = arena_alloc(a, 50000);
	for (int i = 0; i < 50000; i++)
		big[i] = (char)('a' + i % 7);
	struct archive z = {0};
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("说明.txt"), .data = STR("执法\n")};
	*VEC_PUSH(a, &z) = (struct archive_entry){
		.name = STR("run.sh"), .data = STR("#!/bin/sh\necho ran\n"), .executable = true};
	*VEC_PUSH(a, &z) = (struct archive_entry){
		.name = STR("a/b/big"), .data = {big, 50000}, .deflate = true};
	*VEC_PUSH(a, &z) =
		(struct archive_entry){.name = STR("empty"), .data = STR(""), .deflate = true};
	*VEC_PUSH(a, &z) =
		(struct archive_entry){.name = STR("tiny"), .data = STR("x"), .deflate = true};
	return z;
}

static void test_round_trip(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct archive z = sample(a), back;
	struct str bytes, again;
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	assert_int_equal(archive_write(&cx, &z, &again), RC_OK);
	assert_true(str_eq(bytes, again));
	assert_true(bytes.n < 5000); /* the big one was deflated */
	assert_int_equal(archive_read(&cx, bytes, roomy, &back), RC_OK);
	assert_int_equal(back.n, z.n);
	for (size_t i = 0; i < z.n; i++) {
		assert_true(str_eq(back.v[i].name, z.v[i].name));
		assert_true(str_eq(back.v[i].data, z.v[i].data));
	}
	assert_ptr_equal(archive_find(&back, STR("tiny")), &back.v[4]);
	assert_null(archive_find(&back, STR("tin")));
	struct archive none = {0};
	assert_int_equal(archive_write(&cx, &none, &bytes), RC_OK);
	assert_int_equal(archive_read(&cx, bytes, roomy, &back), RC_OK);
	assert_int_equal(back.n, 0);
	arena_free(a);
}

/* The layout by hand: what a stored entry looks like for ever. */
static void test_layout(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct archive z = {0};
	struct str bytes;
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("f"), .data = STR("abc")};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	assert_str(str_hex(a, bytes.p, bytes.n),
		"504b03040a000008000000002100c2412435030000000300000001000000"
		"66616263"
		"504b010214030a000008000000002100c2412435030000000300000001000000"
		"0000000000000000a4810000000066"
		"504b050600000000010001002f000000220000000000");
	z.v[0].executable = true; /* mode 0100755 instead of 0100644 */
	struct str other;
	assert_int_equal(archive_write(&cx, &z, &other), RC_OK);
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char was = (unsigned char)bytes.p[i], is = (unsigned char)other.p[i];
		assert_int_equal(is, i == 34 + 40 ? 0xed : was);
	}
	arena_free(a);
}

static void test_names(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "/", "/etc/passwd", "..", "../x", "a/../b", "a/..",
		"./a", "a//b", "a/", "a\\b", "C:x", "a\nb", "\x7f", "\xff", "a/./b"};
	static const char *const good[] = {
		"a", "a/b", "...", "a..b", "..a/b..", "文书/01_决定书.pdf", " "};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct cx cx = cx_make(a, NULL);
		struct archive z = {0};
		struct str bytes;
		assert_false(archive_name_check(str_c(bad[i])));
		*VEC_PUSH(a, &z) = (struct archive_entry){.name = str_c(bad[i]), .data = STR("x")};
		assert_int_equal(archive_write(&cx, &z, &bytes), RC_INPUT);
	}
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(archive_name_check(str_c(good[i])));
	char name[257];
	memset(name, 'n', sizeof name);
	assert_true(archive_name_check((struct str){name, 255}));
	assert_false(archive_name_check((struct str){name, 256}));
	assert_false(archive_name_check((struct str){"a\0b", 3}));
	struct cx cx = cx_make(a, NULL);
	struct archive z = sample(a);
	struct str bytes;
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("run.sh"), .data = STR("x")};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_INPUT);
	assert_str(cx.msg, "压缩包内的文件名重复：run.sh");
	arena_free(a);
}

/* Every place where text stands in b is replaced by other, of the same length. */
static struct str replaced(struct arena *a, struct str b, const char *text, const char *other)
{
	char *p = str_z(a, b);
	struct str t = str_c(text);
	for (size_t at = str_find(b, t, 0); at < b.n; at = str_find(b, t, at + 1))
		memcpy(p + at, other, t.n);
	return (struct str){p, b.n};
}

static void test_hostile(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct archive z = {0}, back;
	struct str bytes;
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("aaaaaaa"), .data = STR("data-one")};
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("bbbbbbb"), .data = STR("data-two")};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	static const char *const names[] = {"../../x", "/etc/pw", "x\\..\\yz", "bbbbbbb",
		"\xff"
		"aaaaaa",
		"a//aaaa"};
	for (size_t i = 0; i < COUNT(names); i++) {
		struct str bad = replaced(a, bytes, "aaaaaaa", names[i]);
		assert_int_equal(archive_read(&cx, bad, roomy, &back), RC_INPUT);
		cx_clear(&cx);
	}
	/* changed content is found by its checksum */
	assert_int_equal(
		archive_read(&cx, replaced(a, bytes, "data-two", "data-too"), roomy, &back),
		RC_INPUT);
	assert_str(cx.msg, "压缩包内的文件已损坏：bbbbbbb");
	cx_clear(&cx);
	/* a link: the mode in the central directory is a symbolic link's */
	struct str link = replaced(a, bytes, "\xa4\x81", "\xff\xa1");
	assert_int_equal(archive_read(&cx, link, roomy, &back), RC_INPUT);
	assert_str(cx.msg, "压缩包内有链接文件：aaaaaaa");
	cx_clear(&cx);
	struct archive_limits few = roomy, small = roomy, little = roomy;
	few.entries = 1;
	small.each = 7;
	little.total = 15;
	assert_int_equal(archive_read(&cx, bytes, few, &back), RC_TOO_LARGE);
	cx_clear(&cx);
	assert_int_equal(archive_read(&cx, bytes, small, &back), RC_TOO_LARGE);
	cx_clear(&cx);
	assert_int_equal(archive_read(&cx, bytes, little, &back), RC_TOO_LARGE);
	cx_clear(&cx);
	for (size_t n = 0; n < bytes.n; n++) { /* cut anywhere */
		assert_int_equal(archive_read(&cx, str_sub(bytes, 0, n), roomy, &back), RC_INPUT);
		cx_clear(&cx);
	}
	assert_int_equal(
		archive_read(&cx, STR("not a zip at all, but long enough to hold a header"), roomy,
			&back),
		RC_INPUT);
	arena_free(a);
}

/* A deflated entry that says it is small but is not. */
static void test_bomb(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct archive z = {0}, back;
	struct str bytes;
	char *zeros = arena_alloc(a, 1 << 20);
	*VEC_PUSH(a, &z) = (struct archive_entry){
		.name = STR("bomb"), .data = {zeros, 1 << 20}, .deflate = true};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	assert_true(bytes.n < 4096);
	/* the size stands at 22 in the local header, and at 24 in the central one */
	char *lie_p = str_z(a, bytes);
	size_t central = str_find(bytes, STR("PK\1\2"), 0);
	assert_memory_equal(lie_p + 22, "\0\0\x10\0", 4);
	assert_memory_equal(lie_p + central + 24, "\0\0\x10\0", 4);
	memcpy(lie_p + 22, "\0\x10\0\0", 4);
	memcpy(lie_p + central + 24, "\0\x10\0\0", 4);
	struct str lie = {lie_p, bytes.n};
	struct archive_limits tight = roomy;
	tight.each = 4096;
	assert_int_equal(archive_read(&cx, bytes, tight, &back), RC_TOO_LARGE);
	cx_clear(&cx);
	assert_int_equal(archive_read(&cx, lie, tight, &back), RC_INPUT);
	arena_free(a);
}

/* What was written here is read back without a copy, and any other byte is refused. */
static void test_open(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct archive z = {0}, back;
	struct str bytes, saved, again;
	char path[] = "/tmp/zhifa-zip-XXXXXX";
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("说明.txt"), .data = STR("案卷")};
	*VEC_PUSH(a, &z) = (struct archive_entry){.name = STR("empty"), .data = STR("")};
	*VEC_PUSH(a, &z) = (struct archive_entry){
		.name = STR("a/run.sh"), .data = STR("#!/bin/sh\n"), .executable = true};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(archive_save(&cx, &z, fd), RC_OK);
	close(fd);
	assert_int_equal(file_read(&cx, path, 1 << 20, &saved), RC_OK);
	unlink(path);
	assert_true(str_eq(saved, bytes));
	assert_int_equal(archive_open(&cx, bytes, 3, &back), RC_OK);
	assert_int_equal(back.n, 3);
	assert_true(back.v[2].executable && !back.v[0].executable);
	for (size_t i = 0; i < 3; i++)
		assert_true(
			str_eq(back.v[i].name, z.v[i].name) && str_eq(back.v[i].data, z.v[i].data));
	assert_int_equal(archive_write(&cx, &back, &again), RC_OK);
	assert_true(str_eq(again, bytes));
	assert_int_equal(archive_open(&cx, bytes, 2, &back), RC_TOO_LARGE);
	cx_clear(&cx);
	for (size_t i = 0; i < bytes.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			char *p = str_z(a, bytes);
			p[i] = (char)(p[i] ^ 1 << bit);
			assert_int_not_equal(
				archive_open(&cx, (struct str){p, bytes.n}, 100, &back), RC_OK);
			cx_clear(&cx);
		}
	for (size_t n = 0; n < bytes.n; n++) {
		assert_int_equal(archive_open(&cx, str_sub(bytes, 0, n), 100, &back), RC_INPUT);
		cx_clear(&cx);
	}
	struct str longer = str_printf(a, "%s", "x");
	struct buf b = buf_in(a);
	buf_str(&b, bytes);
	buf_str(&b, longer);
	assert_int_equal(archive_open(&cx, buf_get(&b), 100, &back), RC_INPUT);
	cx_clear(&cx);
	char *zeros = arena_alloc(a, 4096);
	z.v[0] = (struct archive_entry){.name = STR("z"), .data = {zeros, 4096}, .deflate = true};
	assert_int_equal(archive_write(&cx, &z, &bytes), RC_OK);
	assert_int_equal(archive_open(&cx, bytes, 100, &back), RC_INPUT);
	cx_clear(&cx);
	/* a full disk is a failure of input and output */
	fd = open("/dev/full", O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(archive_save(&cx, &z, fd), RC_IO);
	close(fd);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip),
	cmocka_unit_test(test_layout), cmocka_unit_test(test_names), cmocka_unit_test(test_hostile),
	cmocka_unit_test(test_bomb), cmocka_unit_test(test_open)};
TEST_MAIN(tests)
