/* What every cmocka test file needs; included by tests only. */
#ifndef ZHIFA_BASE_TEST_H
#define ZHIFA_BASE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is a function, in cx.h */

#include "base/cx.h"

/* Asserts that a slice has exactly this text. */
#define assert_str(s, z)                                                                           \
	do {                                                                                       \
		struct str s_ = (s);                                                               \
		struct arena *a_ = arena_new();                                                    \
		assert_string_equal(str_z(a_, s_), (z));                                           \
		arena_free(a_);                                                                    \
	} while (0)

/* Ends a test whose means are not on this machine, and says which. (cmocka's skip() writes a line
 * that Meson takes for a failure.) */
#define SKIP_TEST(why)                                                                             \
	do {                                                                                       \
		print_message("# skipped: %s\n", (why));                                          \
		return;                                                                            \
	} while (0)

/* Runs the tests with TAP output. */
#define TEST_MAIN(tests)                                                                           \
	int main(void)                                                                             \
	{                                                                                          \
		cmocka_set_message_output(CM_OUTPUT_TAP);                                          \
		return cmocka_run_group_tests((tests), NULL, NULL);                                \
	}

#endif
