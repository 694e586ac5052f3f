#include "base/test.h"

#include "blob/kind.h"

#include <stdio.h>
#include <stdlib.h>

/* The files of fuzz/corpus/kind: what each is, and the least prefix that still passes for whole. */
static const struct {
	const char *file;
	enum blob_kind kind;
	size_t whole; /* shorter ones are refused; 0: all of it is needed */
} samples[] = {
	{"pdf", BLOB_PDF, 213}, /* up to %%EOF */
	{"jpeg", BLOB_JPEG, 0}, {"png", BLOB_PNG, 0},
	{"wav", BLOB_WAV, 56}, /* without the padding after the last chunk */
	{"webp", BLOB_WEBP, 0}, {"avi", BLOB_AVI, 0}, {"mp4", BLOB_MP4, 0}, {"mov", BLOB_MOV, 0},
	{"heic", BLOB_HEIC, 0}, {"m4a", BLOB_M4A, 0},
	{"mp3", BLOB_MP3, 14 + 3 * 104}, /* three frames are the least */
	{"amr", BLOB_AMR, 6 + 13}, {"amr_wide", BLOB_AMR, 9 + 18}, {"docx", BLOB_DOCX, 0},
	{"xlsx", BLOB_XLSX, 0}, {"pptx", BLOB_PPTX, 0}, {"ofd", BLOB_OFD, 0}, {"zip", BLOB_ZIP, 0},
	{"cfb", BLOB_CFB, 512 + 512 + 1}, /* a last sector may be short */
};

static struct str sample(struct arena *a, const char *name)
{
	char path[512], *p = arena_alloc(a, 1 << 16);
	snprintf(path, sizeof path, "%s/fuzz/corpus/kind/%s", getenv("ZHIFA_SOURCE"), name);
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	size_t n = fread(p, 1, 1 << 16, f);
	fclose(f);
	return (struct str){p, n};
}

static void test_kinds(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	bool known[BLOB_KINDS] = {[BLOB_TEXT] = true}; /* test_text; a text has no end to miss */
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		known[samples[i].kind] = true;
		struct cx cx = cx_make(a, NULL);
		const struct blob_type *t;
		struct str s = sample(a, samples[i].file);
		if (blob_type_of(&cx, s, &t))
			print_error("%s: %.*s\n", samples[i].file, STR_ARG(cx.msg));
		assert_int_equal(cx.rc, RC_OK);
		assert_int_equal(t->kind, samples[i].kind);
		assert_ptr_equal(t, blob_type_find(str_c(t->media)));
	}
	for (int k = 0; k < BLOB_KINDS; k++)
		assert_true(known[k]); /* every type that is taken has its sample */
	arena_free(a);
}

/* A file that was cut off anywhere is refused with the reason. */
static void test_cut_off(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct arena *a = arena_new();
		struct str s = sample(a, samples[i].file);
		size_t whole = samples[i].whole ? samples[i].whole : s.n;
		for (size_t n = 12; n < whole; n++) {
			struct cx cx = cx_make(a, NULL);
			const struct blob_type *t;
			/* a copy of its own, so that a look beyond its end is seen */
			char *p = arena_alloc(a, n);
			memcpy(p, s.p, n);
			enum rc rc = blob_type_of(&cx, (struct str){p, n}, &t);
			if (rc != RC_INPUT)
				print_error("%s: %zu of %zu bytes pass\n", samples[i].file, n, s.n);
			assert_int_equal(rc, RC_INPUT);
			assert_true(str_find(cx.msg, STR("不完整"), 0) < cx.msg.n);
		}
		arena_free(a);
	}
}

static const struct {
	const char *bytes;
	size_t n;
	enum rc rc;
	const char *says;
} bad[] = {
	{"", 0, RC_INPUT, "空的"},
	{"\0\1\2", 3, RC_MEDIA, "认不出"},
	{"MZ\x90\0", 4, RC_MEDIA, "认不出"},
	{"\x7F"
	 "ELF\2\1\1",
		7, RC_MEDIA, "认不出"},
	{"\xD6\xB4\xB7\xA8", 4, RC_MEDIA, "UTF-8"}, /* 执法 in GBK */
	{"%PDF-1.7\n", 9, RC_INPUT, "不完整"},
	{"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF", 45, RC_INPUT, "不完整"},
	{"%PDF-1.7\nstartxref\n0\n%%EOF", 26, RC_INPUT, "不完整"}, /* no table there */
	{"%PDF-1.7\nstartxref\n-1\n%%EOF", 27, RC_INPUT, "不完整"},
	{"\xFF\xD8\xFF\xD9", 4, RC_INPUT, "不完整"},     /* no picture */
	{"\xFF\xD8\xFF\xE0\0\1", 6, RC_INPUT, "不完整"}, /* a segment shorter than itself */
	{"\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xFFIHDR", 16, RC_INPUT, "不完整"},
	{"RIFF\xFF\xFF\xFF\xFFWAVE", 12, RC_INPUT, "不完整"}, /* recorder cut off */
	{"RIFF\0\0\0\0WAVEdata\0\0\0\0", 20, RC_INPUT, "不完整"},
	{"\0\0\0\1ftypisom\0\0\0\0\0\0\0\0", 20, RC_INPUT, "不完整"},
	{"\0\0\0\7ftyp", 8, RC_INPUT, "不完整"}, /* a box shorter than its head */
	{"\0\0\0\0ftypisom", 12, RC_INPUT, "不完整"},
	{"PK\3\4", 4, RC_INPUT, "不完整"},
	{"PK\5\6\0\0\0\0\1\0\1\0\x2E\0\0\0\0\0\0\0\0\0", 22, RC_INPUT, "不完整"},
	{"#!AMR\n", 6, RC_INPUT, "不完整"},
	{"#!AMR\n\x54", 7, RC_INPUT, "不完整"}, /* a frame of no type */
	{"ID3\3\0\0\x7F\x7F\x7F\x7F", 10, RC_INPUT, "不完整"},
	{"\xFF\xFB\x10\0", 4, RC_INPUT, "不完整"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, RC_INPUT, "不完整"},
};

static void test_bad(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cx cx = cx_make(a, NULL);
		const struct blob_type *t;
		char *p = arena_alloc(a, bad[i].n + 1);
		memcpy(p, bad[i].bytes, bad[i].n);
		enum rc rc = blob_type_of(&cx, (struct str){p, bad[i].n}, &t);
		if (rc != bad[i].rc || str_find(cx.msg, str_c(bad[i].says), 0) == cx.msg.n)
			print_error("row %zu: %s %.*s\n", i, rc_name(rc), STR_ARG(cx.msg));
		assert_int_equal(rc, bad[i].rc);
		assert_true(str_find(cx.msg, str_c(bad[i].says), 0) < cx.msg.n);
	}
	struct cx cx = cx_make(a, NULL);
	const struct blob_type *t;
	assert_int_equal(blob_type_of(&cx, sample(a, "pdf_locked"), &t), RC_INPUT);
	assert_true(str_find(cx.msg, STR("密码"), 0) < cx.msg.n);
	arena_free(a);
}

/* A name says nothing: a picture called .pdf is a picture, a program is nothing we take. */
static void test_text(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	const struct blob_type *t;
	assert_int_equal(blob_type_of(&cx, STR("询问笔录\r\n第一页\t共一页\n"), &t), RC_OK);
	assert_int_equal(t->kind, BLOB_TEXT);
	assert_string_equal(t->media, "text/plain");
	assert_int_equal(blob_type_of(&cx, STR("a\x1B[31mb"), &t), RC_MEDIA);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds),
	cmocka_unit_test(test_cut_off), cmocka_unit_test(test_bad), cmocka_unit_test(test_text)};
TEST_MAIN(tests)
