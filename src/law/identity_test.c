/* Codes with right and wrong check characters, and sums written twice. */
#include "base/test.h"
#include "law/identity.h"

static void test_codes(void **state)
{
	/* 11010519491231002X and 440524188001010014 are the examples of GB 11643; of the others the
	 * check character was worked out by hand */
	static const struct {
		const char *text;
		enum identity_kind kind;
	} all[] = {
		{"11010519491231002X", IDENTITY_CITIZEN},
		{"11010519491231002x", IDENTITY_CITIZEN},
		{"440524188001010014", IDENTITY_CITIZEN},
		{"91350100M000100Y43", IDENTITY_CREDIT},
		{"91350100m000100y43", IDENTITY_CREDIT},
		/* one figure wrong, two neighbours exchanged */
		{"110105194912310021", IDENTITY_WRONG},
		{"11010519491231020X", IDENTITY_WRONG},
		{"91350100M000100Y34", IDENTITY_WRONG},
		{"91350100M000100Y44", IDENTITY_WRONG},
		{"91350100M00010Y043", IDENTITY_WRONG},
		/* no such day, no such letter */
		{"11010519490231002X", IDENTITY_WRONG},
		{"91350100MO00100Y43", IDENTITY_WRONG},
		{"91350100MS00100Y4Z", IDENTITY_WRONG},
		/* nothing can be said */
		{"", IDENTITY_OTHER},
		{"E12345678", IDENTITY_OTHER},
		{"150105600000001", IDENTITY_OTHER},
		{"91350100M000100Y433", IDENTITY_OTHER},
		{"91350100M000100Y4", IDENTITY_OTHER},
		{"证件号码证件号码", IDENTITY_OTHER},
		{"一二三四五六", IDENTITY_OTHER}, /* 18 bytes */
		{"91350100M 00100Y43", IDENTITY_OTHER},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct str why;
		enum identity_kind k = identity_look(a, str_c(all[i].text), &why);
		if (k != all[i].kind)
			print_error("%s: %d\n", all[i].text, k);
		assert_int_equal(k, all[i].kind);
		assert_true((why.n > 0) == (k == IDENTITY_WRONG || k == IDENTITY_OTHER));
	}
	arena_free(a);
}

static void test_sums(void **state)
{
	static const struct {
		const char *text, *right; /* NULL: nothing differs */
	} all[] = {
		{"", NULL},
		{"罚款伍万元整（50,000.00元）。", NULL},
		{"罚款伍万圆（￥50000元）", NULL},
		{"罚款伍万元（50000元）和壹元零伍分（1.05元）", NULL},
		{"壹万零伍佰元整(10500)", NULL},
		{"罚款伍万元", NULL},
		{"伍万元（大写）", NULL},
		{"伍万元（5万元）", NULL}, /* not figures alone */
		{"整改（3）", NULL},
		{"元（5元）", NULL},
		{"伍万元（50,00", NULL},
		{"伍万元（1.2.3元）", NULL},
		{"罚款伍万元整（5,000.00元）。", "伍仟元整"},
		{"叁佰贰拾元（230元）", "贰佰叁拾元整"},
		{"一共壹元（1元），贰元（3元）", "叁元整"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct identity_sum sum;
		bool differ = identity_sums_differ(a, str_c(all[i].text), &sum);
		if (differ != (all[i].right != NULL))
			print_error("%s\n", all[i].text);
		assert_int_equal(differ, all[i].right != NULL);
		if (differ)
			assert_true(str_is(sum.right, all[i].right));
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_codes), cmocka_unit_test(test_sums)};
TEST_MAIN(tests)
