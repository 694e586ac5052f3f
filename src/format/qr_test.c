#include "base/test.h"

#include "format/qr.h"

/* The finder pattern at a corner: 7 × 7, dark ring, light ring, dark core. */
static void assert_finder(const struct qr *q, int x, int y)
{
	for (int j = 0; j < 7; j++) {
		for (int i = 0; i < 7; i++) {
			int ring = i < 6 - i ? i : 6 - i, other = j < 6 - j ? j : 6 - j;
			int depth = ring < other ? ring : other;
			assert_int_equal(q->dark[(y + j) * q->size + x + i], depth != 1);
		}
	}
}

static void test_matrix(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct qr q;
	assert_int_equal(qr_make(&cx, STR("https://zhifa.example/v/K7QF-2026"), &q), RC_OK);
	assert_int_equal(q.size, 29); /* version 3: 33 bytes do not fit the 26 of version 2-M */
	assert_finder(&q, 0, 0);
	assert_finder(&q, q.size - 7, 0);
	assert_finder(&q, 0, q.size - 7);
	for (int i = 8; i < q.size - 8; i++) /* timing pattern */
		assert_int_equal(q.dark[6 * q.size + i], i % 2 == 0);
	struct str svg = qr_svg(a, &q);
	assert_true(str_has_prefix(svg, STR("<svg ")));
	assert_true(str_find(svg, STR("viewBox=\"0 0 37 37\""), 0) < svg.n);
	assert_true(str_find(svg, STR("M4 4h7v1h-7z"), 0) < svg.n);
	arena_free(a);
}

static void test_bounds(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct qr q;
	char text[1001];
	memset(text, 0xE6, sizeof text);
	assert_int_equal(qr_make(&cx, (struct str){text, 1000}, &q), RC_OK);
	assert_int_equal(q.size, 121); /* version 26 */
	assert_int_equal(qr_make(&cx, (struct str){text, 1001}, &q), RC_INPUT);
	cx_clear(&cx);
	assert_int_equal(qr_make(&cx, STR(""), &q), RC_INPUT);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_matrix), cmocka_unit_test(test_bounds)};
TEST_MAIN(tests)
