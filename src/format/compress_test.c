#include "base/test.h"

#include "format/compress.h"

#include <libdeflate.h>

static void test_round(void **state)
{
	(void)state;
	static const size_t sizes[] = {100, 1024, 70000, 300000};
	struct compressor *c = compressor_new(1);
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct arena *a = arena_new();
		char *text = arena_alloc(a, sizes[i]), *back = arena_alloc(a, sizes[i]);
		for (size_t k = 0; k < sizes[i]; k++)
			text[k] = (char)('a' + k % 23);
		struct str out;
		assert_true(compress_gzip(c, a, (struct str){text, sizes[i]}, &out));
		assert_true(out.n < sizes[i]);
		assert_int_equal(libdeflate_gzip_decompress(d, out.p, out.n, back, sizes[i], NULL),
			LIBDEFLATE_SUCCESS);
		assert_memory_equal(text, back, sizes[i]);
		arena_free(a);
	}
	libdeflate_free_decompressor(d);
	compressor_free(c);
}

/* What does not shrink is not worth sending in another form. */
static void test_incompressible(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct compressor *c = compressor_new(1);
	char noise[4096];
	struct str out;
	cx_random(&cx, noise, sizeof noise);
	assert_false(compress_gzip(c, a, (struct str){noise, sizeof noise}, &out));
	assert_false(compress_gzip(c, a, STR(""), &out));
	compressor_free(c);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_round),
	cmocka_unit_test(test_incompressible),
};
TEST_MAIN(tests)
