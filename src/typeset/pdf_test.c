/* The incremental update: dictionaries as Cairo writes them, files that are none of its own. */
#include "base/test.h"

#include "typeset/icc.h"
#include "typeset/pdf.h"
#include "typeset/pdfa.h"

#define D                                                                                          \
	STR("<< /Type /Page % a comment >> /Not 1\n   /Kids [ 2 0 R 9 0 R ]\n /Group <<\n /Type "  \
	    "/Group\n"                                                                             \
	    "/S (a \\) >> string) >>\n /Name <FEFF0041> /Parent 12 0 R /N 3 >>")

static void test_dictionaries(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	assert_str(pdf_value(D, "/Type"), "/Page");
	assert_str(pdf_value(D, "/Kids"), "[ 2 0 R 9 0 R ]");
	assert_str(pdf_value(D, "/Name"), "<FEFF0041>");
	assert_str(pdf_value(D, "/Parent"), "12 0 R");
	assert_str(pdf_value(D, "/N"), "3");
	assert_int_equal(pdf_value(D, "/S").n, 0); /* of the dictionary within */
	assert_int_equal(pdf_value(D, "/Not").n, 0);
	assert_int_equal(pdf_reference(STR("12 0 R")), 12);
	assert_int_equal(pdf_reference(STR("12")), 0);
	assert_int_equal(pdf_reference(STR("/X")), 0);
	assert_int_equal(pdf_reference(STR_NONE), 0);
	struct str less = pdf_without(a, D, "/Group");
	assert_int_equal(pdf_value(less, "/Group").n, 0);
	assert_str(pdf_value(less, "/Parent"), "12 0 R");
	struct str more = pdf_with(a, less, "/New 7 0 R");
	assert_int_equal(pdf_reference(pdf_value(more, "/New")), 7);
	arena_free(a);
}

/* The least file of the form, with what may be wrong with it. */
static struct str file_of(struct arena *a, const char *root, const char *size, const char *start)
{
	return str_printf(a,
		"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 %s\n0000000000 65535 f "
		"\n"
		"0000000009 00000 n \ntrailer\n<< /Size 2 %s >>\nstartxref\n%s\n%%%%EOF\n",
		size, root, start);
}

static void test_files(void **state)
{
	static const struct {
		const char *root, *size, *start;
		bool good;
	} rows[] = {{"/Root 1 0 R", "2", "45", true}, {"/Root 1", "2", "45", false},
		{"", "2", "45", false}, {"/Root 1 0 R", "9", "45", false},
		{"/Root 1 0 R", "-1", "45", false}, {"/Root 1 0 R", "2", "46", false},
		{"/Root 1 0 R", "2", "999999", false}, {"/Root 1 0 R", "2", "", false},
		{"/Root 1 0 R", "99999999999", "45", false}};
	(void)state;
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct cx cx = cx_make(a, NULL);
		struct pdf p;
		enum rc rc =
			pdf_open(&cx, file_of(a, rows[i].root, rows[i].size, rows[i].start), &p);
		assert_int_equal(rc, rows[i].good ? RC_OK : RC_IO);
		if (rows[i].good)
			assert_str(pdf_dictionary(&p, 1), "<< /Type /Catalog >>");
	}
	struct cx cx = cx_make(a, NULL);
	struct pdf p;
	assert_int_equal(pdf_open(&cx, STR(""), &p), RC_IO);
	arena_free(a);
}

/* The update stands behind the file, byte for byte, and is read as one with it. */
static void test_update(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct str file = file_of(a, "/Root 1 0 R", "2", "45"), out, again;
	struct pdfa_about about = {.title = STR("甲<&>\xF0\xA0\xAE\xB7"), .author = STR("乙")};
	assert_true(date_parse(STR("2026-09-16"), &about.date));
	assert_int_equal(pdfa_make(&cx, file, &about, &out), RC_OK);
	assert_int_equal(pdfa_make(&cx, file, &about, &again), RC_OK);
	assert_true(str_eq(out, again));
	assert_true(str_has_prefix(out, file));
	static const char *const wanted[] = {"/Metadata ", "GTS_PDFA1", "/Prev 45", "/ID [ <",
		"<FEFF7532003C0026003ED842DFB7>", "甲&lt;&amp;&gt;\xF0\xA0\xAE\xB7",
		"<pdfaid:part>1", "(D:20260916000000+08'00')", "2026-09-16T00:00:00+08:00"};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		assert_true(str_find(out, str_c(wanted[i]), 0) < out.n);
	arena_free(a);
}

/* The profile says its own size, and every tag lies inside it. */
static void test_profile(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct str p = icc_profile(a);
	const unsigned char *b = (const unsigned char *)p.p;
#define BE(at)                                                                                     \
	((size_t)b[at] << 24 | (size_t)b[(at) + 1] << 16 | (size_t)b[(at) + 2] << 8 | b[(at) + 3])
	assert_int_equal(BE(0), p.n);
	assert_memory_equal(p.p + 36, "acsp", 4);
	size_t n = BE(128);
	assert_int_equal(n, 9);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(BE(132 + 12 * i + 4) % 4, 0);
		assert_true(BE(132 + 12 * i + 4) + BE(132 + 12 * i + 8) <= p.n);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_dictionaries),
	cmocka_unit_test(test_files), cmocka_unit_test(test_update),
	cmocka_unit_test(test_profile)};
TEST_MAIN(tests)
