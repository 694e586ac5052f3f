#include "base/test.h"

#include "image/image.h"

static struct image picture(struct arena *a, int64_t w, int64_t h)
{
	struct image im = {.width = w, .height = h};
	im.rgb = arena_alloc(a, (size_t)(w * h) * 3);
	for (int64_t i = 0; i < w * h * 3; i++)
		im.rgb[i] = (unsigned char)(i * 7 + i / 251);
	return im;
}

/* What is written is what is read; black is black, and the rest is as it was. */
static void test_blacken(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct image im = picture(a, 61, 40), back;
	const struct image_region r[] = {{5, 6, 20, 10}, {50, 30, 11, 10}};
	struct image black = image_blacken(a, &im, r, 2);
	struct str png;
	unsigned char was[DIGEST_SIZE], is[DIGEST_SIZE];
	assert_int_equal(image_png(&cx, &black, &png), RC_OK);
	assert_true(image_png_is_bare(png));
	assert_int_equal(image_read(&cx, png, &back), RC_OK);
	image_digest(&black, was);
	image_digest(&back, is);
	assert_memory_equal(was, is, DIGEST_SIZE);
	image_digest(&im, was);
	assert_memory_not_equal(was, is, DIGEST_SIZE);
	for (int64_t y = 0; y < 40; y++)
		for (int64_t x = 0; x < 61; x++) {
			bool in = (x >= 5 && x < 25 && y >= 6 && y < 16) || (x >= 50 && y >= 30);
			for (int k = 0; k < 3; k++)
				assert_int_equal(back.rgb[(y * 61 + x) * 3 + k],
					in ? 0 : im.rgb[(y * 61 + x) * 3 + k]);
		}
	arena_free(a);
}

/* A chunk of text in a PNG is no pixel. */
static void test_bare(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct image im = picture(a, 4, 4);
	struct str png;
	assert_int_equal(image_png(&cx, &im, &png), RC_OK);
	struct buf b = buf_in(a);
	buf_add(&b, png.p, png.n - 12);
	buf_add(&b, "\0\0\0\3tEXtabc\0\0\0\0", 15);
	buf_add(&b, png.p + png.n - 12, 12);
	assert_false(image_png_is_bare(buf_get(&b)));
	assert_false(image_png_is_bare(str_sub(png, 0, png.n - 1)));
	assert_false(image_png_is_bare(str_printf(a, STR_FMT "x", STR_ARG(str_sub(png, 0, 4)))));
	arena_free(a);
}

static void test_turns(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	/* 1 2 3 / 4 5 6 */
	unsigned char rgb[18];
	for (int i = 0; i < 18; i++)
		rgb[i] = (unsigned char)(i / 3 + 1);
	const struct image im = {3, 2, rgb};
	static const char *const want[] = {NULL, "123456", "321654", "654321", "456123", "142536",
		"415263", "635241", "362514"};
	for (int o = 1; o <= 8; o++) {
		struct image out = image_turn(a, &im, o);
		assert_int_equal(out.width, o < 5 ? 3 : 2);
		for (int i = 0; i < 6; i++)
			assert_int_equal(out.rgb[i * 3] + '0', want[o][i]);
	}
	arena_free(a);
}

static void test_thumb_and_jpeg(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct image im = picture(a, 640, 200), small;
	struct str jpeg, thumb;
	assert_int_equal(image_write_jpeg(&cx, &im, &jpeg), RC_OK);
	assert_int_equal(image_thumb(&cx, jpeg, 64, &thumb), RC_OK);
	assert_int_equal(image_read(&cx, thumb, &small), RC_OK);
	assert_int_equal(small.width, 64);
	assert_int_equal(small.height, 20);
	/* cut off anywhere: refused, never painted over */
	for (size_t n = 0; n + 2 < jpeg.n; n += jpeg.n / 23) {
		struct cx own = cx_make(a, NULL);
		assert_int_not_equal(image_read(&own, str_sub(jpeg, 0, n), &small), RC_OK);
		assert_true(own.msg.n > 0);
	}
	/* a camera's note of a turn is carried out */
	struct buf b = buf_in(a);
	buf_add(&b, jpeg.p, 2);
	buf_add(&b,
		"\xFF\xE1\0\x22"
		"Exif\0\0MM\0\x2A\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0",
		36);
	buf_add(&b, jpeg.p + 2, jpeg.n - 2);
	struct str turned = buf_get(&b);
	assert_int_equal(image_orientation(turned), 6);
	assert_int_equal(image_read(&cx, turned, &small), RC_OK);
	assert_int_equal(small.width, 200);
	assert_int_equal(small.height, 640);
	arena_free(a);
}

/* Bad inputs: none may crash, take much memory, or pass. */
static void test_bad(void **state)
{
	(void)state;
	static const struct {
		const char *p;
		size_t n;
		enum rc rc;
	} bad[] = {
		{"", 0, RC_MEDIA},
		{"GIF89a", 6, RC_MEDIA},
		{"\xFF\xD8\xFF", 3, RC_INPUT},
		{"\xFF\xD8\xFF\xD9", 4, RC_INPUT},
		{"\x89PNG\r\n\x1A\n\0", 9, RC_INPUT},
		{"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\xFF\xFF\xFF\xFF\0\0\0\1\x08\2\0\0\0abcd", 33,
			RC_INPUT},
		{"\xFF\xD8\xFF\xC0\0\x11\x08\xFD\xE8\xFD\xE8\3\1\x11\0\2\x11\0\3\x11\0\xFF\xDA\0"
		 "\x0C\3\1\0\2\0\3\0\0\x3F\0",
			35, RC_TOO_LARGE},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct image im;
		assert_int_equal(image_read(&cx, (struct str){bad[i].p, bad[i].n}, &im), bad[i].rc);
		assert_true(arena_used(a) < 1 << 20);
		arena_free(a);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_blacken),
	cmocka_unit_test(test_bare),
	cmocka_unit_test(test_turns),
	cmocka_unit_test(test_thumb_and_jpeg),
	cmocka_unit_test(test_bad),
};
TEST_MAIN(tests)
