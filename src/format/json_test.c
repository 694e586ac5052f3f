#include "base/test.h"

#include "format/json.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(t) (sizeof(t) / sizeof *(t))

static void test_write(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct buf b = buf_in(a);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "name", STR("王\"某\"\\\n\t\r\b\f\x01\x1f/\x7f"));
	json_set_int(&w, "least", INT64_MIN);
	json_set_id(&w, "id", INT64_MAX);
	json_set_id(&w, "none", 0);
	json_set_bool(&w, "yes", true);
	json_set_null(&w, "nil");
	json_set_begin(&w, "empty");
	json_end(&w);
	json_set_begin_array(&w, "list");
	json_put_int(&w, -1);
	json_put(&w, STR(""));
	json_put_bool(&w, false);
	json_put_null(&w);
	json_put_id(&w, 7);
	json_put_raw(&w, STR("{\"a\":1}"));
	json_begin_array(&w);
	json_end(&w);
	json_begin(&w);
	json_key(&w, STR("k\""));
	json_put(&w, (struct str){"a\0b", 3});
	json_end(&w);
	json_end(&w);
	json_set_raw(&w, "raw", STR("[]"));
	json_end(&w);
	assert_str(buf_get(&b),
		"{\"name\":\"王\\\"某\\\"\\\\\\n\\t\\r\\b\\f\\u0001\\u001f/\x7f\","
		"\"least\":-9223372036854775808,\"id\":\"9223372036854775807\",\"none\":null,"
		"\"yes\":true,\"nil\":null,\"empty\":{},\"list\":[-1,\"\",false,null,\"7\","
		"{\"a\":1},[],{\"k\\\"\":\"a\\u0000b\"}],\"raw\":[]}");
	struct buf top = buf_in(a);
	struct json_out t = json_to(&top);
	json_put(&t, STR("only"));
	assert_str(buf_get(&top), "\"only\"");
	arena_free(a);
}

/* Misuse of the writer, each a bug that must not pass. */
static void misuse(int which)
{
	struct arena *a = arena_new();
	struct buf b = buf_in(a);
	struct json_out w = json_to(&b);
	switch (which) {
	case 0: /* a value without a key */
		json_begin(&w);
		json_put_int(&w, 1);
		break;
	case 1: /* a key in an array */
		json_begin_array(&w);
		json_key(&w, STR("a"));
		break;
	case 2: /* an end too many */
		json_begin(&w);
		json_end(&w);
		json_end(&w);
		break;
	case 3: /* a key without a value */
		json_begin(&w);
		json_key(&w, STR("a"));
		json_end(&w);
		break;
	case 4: /* two values at the top */
		json_put_int(&w, 1);
		json_put_int(&w, 2);
		break;
	}
}

static void test_misuse(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		pid_t pid = fork();
		if (pid == 0) {
			fclose(stderr);
			misuse(i);
			_exit(0);
		}
		int status = 0;
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	}
}

static void test_read(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct json *v;
	assert_int_equal(
		json_parse(&cx,
			STR(" {\"b\":[1,-2,9223372036854775807,\"x\\u6267\\n\"],\"a\":true,"
			    "\"id\":\"42\",\"n\":null,\"o\":{\"z\":1,\"y\":2}} "),
			&v),
		RC_OK);
	assert_int_equal(json_kind(v), JSON_OBJ);
	assert_int_equal(json_count(v), 5);
	const struct json *list = json_get(v, "b");
	assert_int_equal(json_kind(list), JSON_ARR);
	assert_int_equal(json_count(list), 4);
	assert_int_equal(json_int(json_at(list, 1), 0), -2);
	assert_true(json_int(json_at(list, 2), 0) == INT64_MAX);
	assert_str(json_str(json_at(list, 3)), "x执\n");
	assert_null(json_at(list, 4));
	assert_true(json_bool(json_get(v, "a"), false));
	assert_int_equal(json_id(json_get(v, "id")), 42);
	assert_int_equal(json_kind(json_get(v, "n")), JSON_NIL);
	assert_int_equal(json_kind(json_get(v, "missing")), JSON_NONE);
	assert_int_equal(json_int(json_get(json_get(v, "o"), "y"), 0), 2);
	/* of the wrong kind: the value said, never a crash */
	assert_int_equal(json_int(list, 9), 9);
	assert_int_equal(json_int(NULL, 9), 9);
	assert_true(json_bool(list, true));
	assert_int_equal(json_str(list).n, 0);
	assert_int_equal(json_count(NULL), 0);
	assert_null(json_get(list, "a"));
	assert_null(json_get(NULL, "a"));
	assert_null(json_at(v, 0));
	assert_int_equal(json_id(list), 0);
	struct json_each e = json_each(v);
	struct buf keys = buf_in(a);
	while (json_next(&e))
		buf_str(&keys, e.key);
	assert_str(buf_get(&keys), "baidno");
	e = json_each(list);
	assert_false(json_next(&e));
	struct buf b = buf_in(a);
	json_canonical(&b, v);
	assert_str(buf_get(&b), "{\"a\":true,\"b\":[1,-2,9223372036854775807,\"x执\\n\"],"
				"\"id\":\"42\",\"n\":null,\"o\":{\"y\":2,\"z\":1}}");
	arena_free(a);
}

static void test_ids(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	static const char *const bad[] = {"\"\"", "\"0\"", "\"01\"", "\"-1\"", "\"1 \"", "\"1x\"",
		"1", "\"9223372036854775808\"", "null", "[\"1\"]"};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct json *v;
		assert_int_equal(json_parse(&cx, str_c(bad[i]), &v), RC_OK);
		assert_int_equal(json_id(v), 0);
	}
	arena_free(a);
}

static void test_bad_input(void **state)
{
	(void)state;
	static const char *const bad[] = {"", " ", "{", "}", "[1,]", "[,1]", "{\"a\":1,}",
		"{\"a\"}", "{a:1}", "{'a':1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}",
		"01", "+1", "-", "1.5", "[1e3]", "{\"a\":[{\"b\":0.1}]}", "1e400",
		"9223372036854775808", "-9223372036854775809", "NaN", "Infinity", "nul", "True",
		"\"", "\"\\x\"", "\"\\u12\"", "\"\\u0000\"", "{\"\\u0000\":1}", "\"\\ud800\"",
		"\"\\udc00\"", "\"\n\"", "\"\t\"", "\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"",
		"\"\xf4\x90\x80\x80\"", "\"\xe6\x89\"", "1 2", "{} {}", "[] x", "/* */ 1", "// \n1",
		"[1 2]", "{\"a\" 1}", "\xef\xbb\xbf{}", "[1}", "{\"a\":1]"};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct cx cx = cx_make(a, NULL);
		struct json *v = NULL;
		assert_int_equal(json_parse(&cx, str_c(bad[i]), &v), RC_INPUT);
		assert_null(v);
		assert_true(cx.msg.n > 0);
	}
	struct cx cx = cx_make(a, NULL);
	struct json *v = NULL;
	assert_int_equal(json_parse(&cx, (struct str){"1\0", 2}, &v), RC_INPUT);
	cx_clear(&cx);
	assert_int_equal(json_parse(&cx, STR("{\n \"a\":1,\n \"a\":2}"), &v), RC_INPUT);
	assert_str(cx.msg, "JSON 第3行第4列：同一对象中的键重复");
	arena_free(a);
}

static void test_bounds(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct json *v = NULL;
	for (int depth = JSON_MOST_DEPTH; depth <= JSON_MOST_DEPTH + 1; depth++) {
		struct buf b = buf_in(a);
		for (int i = 0; i < depth; i++)
			buf_char(&b, '[');
		for (int i = 0; i < depth; i++)
			buf_char(&b, ']');
		enum rc want = depth > JSON_MOST_DEPTH ? RC_INPUT : RC_OK;
		assert_int_equal(json_parse(&cx, buf_get(&b), &v), want);
		if (want == RC_OK) { /* what can be read can be written */
			struct buf out = buf_in(a);
			json_canonical(&out, v);
			assert_true(str_eq(buf_get(&out), buf_get(&b)));
		}
	}
	cx_clear(&cx);
	/* brackets in strings, after escaped quotes too, are not depth */
	struct buf b = buf_in(a);
	buf_z(&b, "\"\\\"\\\\");
	for (int i = 0; i < 1000; i++)
		buf_char(&b, '[');
	buf_char(&b, '"');
	assert_int_equal(json_parse(&cx, buf_get(&b), &v), RC_OK);
	assert_int_equal(json_str(v).n, 1002);
	char *big = arena_alloc(a, JSON_MOST_BYTES + 1);
	memset(big, ' ', JSON_MOST_BYTES + 1);
	big[0] = '1';
	assert_int_equal(json_parse(&cx, (struct str){big, JSON_MOST_BYTES}, &v), RC_OK);
	assert_int_equal(json_parse(&cx, (struct str){big, JSON_MOST_BYTES + 1}, &v), RC_TOO_LARGE);
	arena_free(a);
}

/* {"0":0,"1":1,…} with n members, the last of which is called like the one in the place of same. */
static struct str object_of(struct arena *a, int n, int same)
{
	struct buf b = buf_in(a);
	for (int i = 0; i < n; i++)
		buf_printf(&b, "%s\"k%d\":%d", i ? "," : "{", i == n - 1 ? same : i, i);
	buf_char(&b, '}');
	return buf_get(&b);
}

/* However many members: each is found, and a second one of its name is refused. */
static void test_members(void **state)
{
	(void)state;
	static const int sizes[] = {2, 16, 17, 18, 100, 256, 257, 1000};
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int n = sizes[i], last = n - 1;
		struct cx cx = cx_make(a, NULL);
		struct json *v;
		assert_int_equal(json_parse(&cx, object_of(a, n, last), &v), RC_OK);
		assert_int_equal(json_count(v), n);
		for (int k = 0; k < n; k++)
			assert_int_equal(json_int(json_find(v, str_printf(a, "k%d", k)), -1), k);
		for (int same = 0; same < last; same += 1 + n / 50) {
			assert_int_equal(json_parse(&cx, object_of(a, n, same), &v), RC_INPUT);
			cx_clear(&cx);
		}
	}
	arena_free(a);
}

/* Every byte that needs an escape, at every place of a word and behind it. */
static void test_escapes(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	for (int c = 1; c < 0x80; c++)
		for (size_t at = 0; at < 19; at++) {
			char text[20] = "nineteen plain char";
			struct cx cx = cx_make(a, NULL);
			struct buf b = buf_in(a);
			struct json_out w = json_to(&b);
			struct json *v;
			text[at] = (char)c;
			json_put(&w, str_c(text));
			bool escaped = c < 0x20 || c == '"' || c == '\\';
			assert_int_equal(b.n > 19 + 2, escaped);
			assert_int_equal(b.p[b.n], 0);
			assert_int_equal(json_parse(&cx, buf_get(&b), &v), RC_OK);
			assert_str(json_str(v), text);
		}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_write),
	cmocka_unit_test(test_misuse), cmocka_unit_test(test_read), cmocka_unit_test(test_ids),
	cmocka_unit_test(test_bad_input), cmocka_unit_test(test_bounds),
	cmocka_unit_test(test_members), cmocka_unit_test(test_escapes)};
TEST_MAIN(tests)
