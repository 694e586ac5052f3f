#include "app/config.h"
#include "base/test.h"

static enum rc parse(struct cx *cx, const char *text, struct config *c)
{
	*c = (struct config){0};
	cx_clear(cx);
	return config_parse(cx, str_c(text), STR("t.conf"), STR("/etc/zhifa"), c);
}

static void test_good(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct config c;
	assert_int_equal(parse(&cx,
				 "# a comment\n\n"
				 "data = /srv/zhifa\r\n"
				 "store=sqlite:zhifa.db\n"
				 "listen = [::1]:9000\n"
				 "origin = https://zf.example.cn:8443\n"
				 "practice = yes\n"
				 "keys = keys\n"
				 "issuer = 练习 平台\n"
				 "node = 7\n"
				 "threshold.hearing_fine_org = 100000元\n"
				 "threshold.defence_days = 5\n"
				 "font.body = Noto Serif CJK SC\n",
				 &c),
		RC_OK);
	assert_str(c.data, "/srv/zhifa");
	assert_str(c.store, "sqlite:/etc/zhifa/zhifa.db");
	assert_str(c.host, "::1");
	assert_int_equal(c.port, 9000);
	assert_str(c.origin, "https://zf.example.cn:8443");
	assert_true(c.practice);
	assert_str(c.keys, "/etc/zhifa/keys");
	assert_str(c.issuer, "练习 平台");
	assert_int_equal(c.node, 7);
	assert_int_equal(facts_get(&c.thresholds, STR("hearing_fine_org")).i, 10000000);
	assert_int_equal(facts_get(&c.thresholds, STR("defence_days")).i, 5);
	assert_str(facts_get(&c.families, STR("body")).s, "Noto Serif CJK SC");
	assert_int_equal(
		parse(&cx, "store = postgres:host=/run/pg dbname=zhifa\nlisten = 8080", &c), RC_OK);
	assert_str(c.store, "postgres:host=/run/pg dbname=zhifa");
	assert_str(c.host, "127.0.0.1");
	assert_int_equal(c.port, 8080);
	arena_free(a);
}

/* Each is refused, and the message names the line that is wrong. */
static void test_bad(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int line;
	} bad[] = {
		{"data", 1},
		{"= x", 1},
		{"data =", 1},
		{"\n\nno-such-key = 1", 3},
		{"data = a\ndata = b", 2},
		{"store = mysql:x", 1},
		{"store = sqlite:", 1},
		{"store = postgres:", 1},
		{"listen = 127.0.0.1:65536", 1},
		{"listen = 127.0.0.1:-1", 1},
		{"listen = localhost:8080", 1},
		{"listen = :8080", 1},
		{"listen = 127.0.0.1:", 1},
		{"listen = 127.0.0.1:80 80", 1},
		{"origin = zf.example.cn", 1},
		{"origin = https://", 1},
		{"origin = https://zf.example.cn/", 1},
		{"origin = ftp://zf.example.cn", 1},
		{"log = a b", 1},
		{"log = a+b", 1},
		{"log =", 1},
		{"practice = true", 1},
		{"practice = YES", 1},
		{"behind-proxy = 1", 1},
		{"node = 512", 1},
		{"node = -1", 1},
		{"node = x", 1},
		{"threshold.a = ", 1},
		{"threshold.a = 1.5", 1},
		{"threshold.a = -1", 1},
		{"threshold.a = 元", 1},
		{"threshold.a = 92233720368547758070", 1},
		{"threshold.a = 9223372036854775807元", 1},
		{"threshold. = 1", 1},
		{"font. = x", 1},
		{"font.body =", 1},
		{"# fine\nissuer = \xFF", 2},
		{"issuer = a\xC3", 1},
	};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct config c;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		enum rc rc = parse(&cx, bad[i].text, &c);
		struct str want = str_printf(a, "t.conf 第 %d 行", bad[i].line);
		if (rc != RC_INPUT || str_find(cx.msg, want, 0) == cx.msg.n)
			print_error("line %zu of the table: " STR_FMT "\n", i, STR_ARG(cx.msg));
		assert_int_equal(rc, RC_INPUT);
		assert_true(str_find(cx.msg, want, 0) < cx.msg.n);
	}
	cx_clear(&cx);
	assert_int_equal(
		config_parse(&cx, (struct str){"issuer = a\0b", 12}, STR("t.conf"), STR("/"), &c),
		RC_INPUT);
	arena_free(a);
}

static void test_options(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct config c;
	struct config_option o[] = {{STR("data"), STR("here")}, {STR("port"), STR("1")}};
	assert_int_equal(config_load(&cx, STR("/dev/null"), o, 1, &c), RC_OK);
	assert_str(c.data, "here");
	assert_str(c.store, "sqlite:here/zhifa.db");
	assert_str(c.keys, "here/keys");
	assert_str(c.host, "127.0.0.1");
	assert_false(c.practice);
	assert_int_equal(config_load(&cx, STR("/dev/null"), o, 2, &c), RC_INPUT);
	assert_str(cx.msg, "选项 --port：没有这个配置项，可用的见 man zhifa.conf");
	cx_clear(&cx);
	assert_int_equal(config_load(&cx, STR("/dev/null/x"), NULL, 0, &c), RC_IO);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_options),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
