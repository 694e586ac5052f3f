#include "base/test.h"
#include "format/html.h"

static void test_text(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{"", ""},
		{"蒙古 a<b", "蒙古 a&lt;b"},
		{"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
		{"\"><img src=x onerror=y>", "&quot;&gt;&lt;img src=x onerror=y&gt;"},
		{"&amp;", "&amp;amp;"},
		{"&&", "&amp;&amp;"},
	};
	(void)state;
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = buf_in(a);
		html_text(&b, str_c(cases[i].in));
		assert_str(buf_get(&b), cases[i].out);
	}
	arena_free(a);
}

static void test_put(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct buf b = buf_in(a);
	html_put(&b, "<a href=\"/x/^\">^</a>!", STR("1\"2"), STR("^<"));
	assert_str(buf_get(&b), "<a href=\"/x/1&quot;2\">^&lt;</a>!");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_put),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
