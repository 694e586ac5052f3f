#include "base/test.h"

#include "api/fields.h"
#include "api/metrics.h"
#include "api/throttle.h"

static const struct field inner[] = {
	FIELD("name", "名称", FIELD_TEXT, FIELD_REQUIRED, .max = 4),
	FIELD("amount", "数量", FIELD_INT, 0, .min = 1, .max = 9),
	FIELD_END,
};

static const struct field table[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_PATH),
	FIELD("page", "页", FIELD_INT, FIELD_QUERY, .min = 1, .max = 50),
	FIELD("mine", "只看我的", FIELD_BOOL, FIELD_QUERY),
	FIELD("q", "查找", FIELD_TEXT, FIELD_QUERY, .max = 5),
	FIELD("after", "起始", FIELD_DATE, FIELD_QUERY),
	FIELD("sort", "排序", FIELD_ENUM, FIELD_QUERY, .options = "new|old"),
	FIELD("title", "标题", FIELD_TEXT, FIELD_REQUIRED, .min = 2, .max = 5),
	FIELD("remark", "备注", FIELD_TEXT, FIELD_LINES, .max = 50),
	FIELD("secret", "口令", FIELD_TEXT, FIELD_SECRET, .max = 5),
	FIELD("organ", "机关", FIELD_ID, 0),
	FIELD("day", "日期", FIELD_DATE, 0),
	FIELD("fine", "罚款", FIELD_MONEY, 0),
	FIELD("sure", "确认", FIELD_BOOL, 0),
	FIELD("kind", "种类", FIELD_ENUM, 0, .options = "a|bc"),
	FIELD("one", "一项", FIELD_OBJECT, 0, .fields = inner),
	FIELD("items", "各项", FIELD_OBJECT, FIELD_LIST, .fields = inner, .most = 2),
	FIELD("tags", "标签", FIELD_TEXT, FIELD_LIST, .max = 2),
	FIELD("free", "表单", FIELD_JSON, 0),
	FIELD_END,
};

static struct request request_of(struct arena *a, const char *query)
{
	struct request rq = {.cx = cx_make(a, NULL)};
	struct str rest = str_c(query), part;
	*VEC_PUSH(a, &rq.params) = (struct http_pair){STR("id"), STR("17")};
	while (rest.n && str_split(&rest, '&', &part)) {
		size_t eq = str_find(part, STR("="), 0);
		*VEC_PUSH(a, &rq.query) =
			(struct http_pair){str_sub(part, 0, eq), str_sub(part, eq + 1, part.n)};
	}
	return rq;
}

/* The errors of an input, as "field:message;". */
static struct str errors_of(struct arena *a, const char *query, const char *body)
{
	struct request rq = request_of(a, query);
	struct json *j = NULL;
	struct field_values in;
	if (body && json_parse(&rq.cx, str_c(body), &j))
		return STR("not json");
	if (!fields_read(&rq.cx, table, &rq, j, false, &in))
		return STR("");
	struct buf b = buf_in(a);
	for (size_t i = 0; i < rq.cx.field_errors.n; i++)
		buf_printf(&b, STR_FMT ":" STR_FMT ";", STR_ARG(rq.cx.field_errors.v[i].field),
			STR_ARG(rq.cx.field_errors.v[i].message));
	assert_int_equal(rq.cx.rc, RC_INPUT);
	return buf_get(&b);
}

static void test_errors(void **state)
{
	(void)state;
	static const struct {
		const char *query, *body, *errors;
	} rows[] = {
		{"", "{\"title\":\"标题\"}", ""},
		{"page=50&mine=1&q=查&after=2026-09-16&sort=old", "{\"title\":\"标题\"}", ""},
		{"", NULL, "title:必填;"},
		{"", "{}", "title:必填;"},
		{"", "[]", ":应为对象;"},
		{"", "{\"title\":null}", "title:必填;"},
		{"", "{\"title\":\"  \"}", "title:必填;"},
		{"", "{\"title\":\"一\"}", "title:至少 2 个字;"},
		{"", "{\"title\":\"一二三四五\"}", ""},
		{"", "{\"title\":\"一二三四五六\"}", "title:最多 5 个字，现有 6 个字;"},
		{"", "{\"title\":12}", "title:应为文字;"},
		{"", "{\"title\":[\"标题\"]}", "title:应为文字;"},
		{"", "{\"title\":\"a\\nb\"}", "title:含有不能使用的控制字符;"},
		{"", "{\"title\":\"标题\",\"remark\":\"a\\nb\"}", ""},
		{"", "{\"title\":\"标题\",\"remark\":\"a\\u0007b\"}",
			"remark:含有不能使用的控制字符;"},
		{"", "{\"title\":\"标题\",\"other\":1}", "other:没有这一项;"},
		{"", "{\"title\":\"标题\",\"id\":\"1\"}", "id:没有这一项;"},
		{"", "{\"title\":\"标题\",\"page\":1}", "page:没有这一项;"},
		{"", "{\"title\":\"标题\",\"organ\":1}", "organ:编号应写成文字（加引号）;"},
		{"", "{\"title\":\"标题\",\"organ\":\"01\"}", "organ:不是有效的编号;"},
		{"", "{\"title\":\"标题\",\"organ\":\"-1\"}", "organ:不是有效的编号;"},
		{"", "{\"title\":\"标题\",\"organ\":\"9223372036854775808\"}",
			"organ:不是有效的编号;"},
		{"", "{\"title\":\"标题\",\"day\":\"2026-02-30\"}", "day:应为日期，如 2026-09-16;"},
		{"", "{\"title\":\"标题\",\"day\":20260916}", "day:应为文字;"},
		{"", "{\"title\":\"标题\",\"fine\":-1}", "fine:应在 0 至 1000000000000000 之间;"},
		{"", "{\"title\":\"标题\",\"fine\":\"1\"}", "fine:金额应为以分计的整数;"},
		{"", "{\"title\":\"标题\",\"fine\":1000000000000001}",
			"fine:应在 0 至 1000000000000000 之间;"},
		{"", "{\"title\":\"标题\",\"sure\":1}", "sure:应为是或否（true 或 false）;"},
		{"", "{\"title\":\"标题\",\"kind\":\"b\"}", "kind:应为下列之一：a|bc;"},
		{"", "{\"title\":\"标题\",\"kind\":\"a|bc\"}", "kind:应为下列之一：a|bc;"},
		{"", "{\"title\":\"标题\",\"one\":{}}", "one.name:必填;"},
		{"", "{\"title\":\"标题\",\"one\":{\"name\":\"甲\",\"amount\":10,\"x\":1}}",
			"one.amount:应在 1 至 9 之间;one.x:没有这一项;"},
		{"", "{\"title\":\"标题\",\"one\":3}", "one:应为对象;"},
		{"", "{\"title\":\"标题\",\"items\":{}}", "items:应为列表;"},
		{"", "{\"title\":\"标题\",\"items\":[{\"name\":\"甲\"},{\"amount\":1}]}",
			"items[1].name:必填;"},
		{"", "{\"title\":\"标题\",\"items\":[null]}", "items[0]:应为对象;"},
		{"",
			"{\"title\":\"标题\",\"items\":[{\"name\":\"甲\"},{\"name\":\"甲\"},{"
			"\"name\":\"甲\"}]}",
			"items:最多 2 项，现有 3 项;"},
		{"", "{\"title\":\"标题\",\"tags\":[\"一\",\"一二三\",4,\"\"]}",
			"tags[1]:最多 2 个字，现有 3 个字;tags[2]:应为文字;tags[3]:必填;"},
		{"", "{\"title\":\"标题\",\"free\":{\"a\":[1,null]}}", ""},
		{"page=0", "{\"title\":\"标题\"}", "page:应在 1 至 50 之间;"},
		{"page=1x", "{\"title\":\"标题\"}", "page:应为整数;"},
		{"page=1&page=2", "{\"title\":\"标题\"}", "page:参数重复;"},
		{"title=x", "{\"title\":\"标题\"}", "title:没有这个参数;"},
		{"id=3", "{\"title\":\"标题\"}", "id:没有这个参数;"},
		{"mine=true", "{\"title\":\"标题\"}", "mine:应为 1 或 0;"},
		{"sort=", "{\"title\":\"标题\"}", ""},
		{"sort=up", "{\"title\":\"标题\"}", "sort:应为下列之一：new|old;"},
		{"after=x&q=一二三四五六", "{}",
			"title:必填;after:应为日期，如 2026-09-16;q:最多 5 个字，现有 6 个字;"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct str got = errors_of(a, rows[i].query, rows[i].body);
		if (!str_is(got, rows[i].errors))
			print_error("%s %s\n", rows[i].query, rows[i].body ? rows[i].body : "");
		assert_str(got, rows[i].errors);
		arena_free(a);
	}
}

static void test_values(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct request rq = request_of(a, "page=3&mine=1&q=查&after=2026-09-16");
	struct json *j;
	struct field_values in;
	assert_int_equal(
		json_parse(&rq.cx,
			STR("{\"title\":\" 标题 \",\"secret\":\" x "
			    "\",\"organ\":\"5\",\"day\":\"2026-01-02\","
			    "\"fine\":5600,\"sure\":true,\"kind\":\"bc\",\"one\":{\"name\":\"甲\"},"
			    "\"items\":[{\"name\":\"乙\",\"amount\":2}],\"tags\":[\"x\"],\"free\":["
			    "1]}"),
			&j),
		RC_OK);
	assert_int_equal(fields_read(&rq.cx, table, &rq, j, false, &in), RC_OK);
	size_t n;
	struct date day;
	assert_int_equal(field_id(&in, "id"), 17);
	assert_int_equal(field_int(&in, "page", 1), 3);
	assert_true(field_bool(&in, "mine"));
	assert_str(field_text(&in, "q"), "查");
	assert_true(date_make(2026, 9, 16, &day));
	assert_int_equal(field_date(&in, "after").days, day.days);
	assert_false(field_given(&in, "sort"));
	assert_null(field_text(&in, "sort").p);
	assert_str(field_text(&in, "title"), "标题");
	assert_str(field_text(&in, "secret"), " x ");
	assert_int_equal(field_id(&in, "organ"), 5);
	assert_int_equal(field_money(&in, "fine").fen, 5600);
	assert_true(field_bool(&in, "sure"));
	assert_str(field_text(&in, "kind"), "bc");
	assert_str(field_text(field_object(&in, "one"), "name"), "甲");
	assert_int_equal(field_int(field_object(&in, "one"), "amount", 7), 7);
	const struct field_value *items = field_list(&in, "items", &n);
	assert_int_equal(n, 1);
	assert_int_equal(field_int(items[0].object, "amount", 0), 2);
	assert_str(field_list(&in, "tags", &n)[0].text, "x");
	assert_int_equal(json_count(field_json(&in, "free")), 1);
	assert_false(field_given(&in, "remark"));
	assert_true(date_is_none(field_date(&in, "day")) == false);
	/* pages ignore what they do not know */
	rq = request_of(a, "utm=1&page=2&page=3");
	assert_int_equal(fields_read(&rq.cx, table, &rq, j, true, &in), RC_OK);
	assert_int_equal(field_int(&in, "page", 1), 2);
	arena_free(a);
}

static const struct field row_out[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("fine", "罚款", FIELD_MONEY, 0),
	FIELD_END,
};
static const struct field out[] = {
	FIELD("rows", "各行", FIELD_OBJECT, FIELD_LIST | FIELD_REQUIRED, .fields = row_out),
	FIELD("next", "下一页", FIELD_TEXT, 0),
	FIELD("level", "程度", FIELD_ENUM, 0, .options = "low|high"),
	FIELD("day", "日期", FIELD_DATE, 0),
	FIELD("free", "任意", FIELD_JSON, 0),
	FIELD_END,
};

static void test_output(void **state)
{
	(void)state;
	static const struct {
		const char *json, *why;
	} rows[] = {
		{"{\"rows\":[]}", ""},
		{"{\"rows\":[{\"id\":\"1\",\"fine\":null}],\"next\":null,\"level\":\"low\","
		 "\"free\":{\"x\":1}}",
			""},
		{"[]", ": not an object"},
		{"{}", "rows: missing"},
		{"{\"rows\":null}", "rows: missing"},
		{"{\"rows\":{}}", "rows: not a list"},
		{"{\"rows\":[1]}", "rows[0]: not an object"},
		{"{\"rows\":[{\"id\":1}]}", "rows[0].id: not an id"},
		{"{\"rows\":[{\"id\":\"1\",\"name\":\"x\"}]}", "rows[0].name: not declared"},
		{"{\"rows\":[],\"more\":1}", "more: not declared"},
		{"{\"rows\":[],\"level\":\"mid\"}", "level: not an option"},
		{"{\"rows\":[],\"day\":\"16.9.2026\"}", "day: not a date"},
		{"{\"rows\":[],\"next\":5}", "next: not a text"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct json *j;
		struct str why;
		assert_int_equal(json_parse(&cx, str_c(rows[i].json), &j), RC_OK);
		assert_int_equal(fields_conform(a, out, j, &why), !*rows[i].why);
		assert_str(why, rows[i].why);
		arena_free(a);
	}
}

static void test_throttle(void **state)
{
	(void)state;
	struct throttle *t = throttle_new(64, 7);
	/* three at once, then one every ten seconds */
	for (int i = 0; i < 3; i++)
		assert_true(throttle_take(t, "login", STR("a"), 3, 6, 1000));
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 1000));
	assert_true(throttle_take(t, "login", STR("b"), 3, 6, 1000));
	assert_true(throttle_take(t, "search", STR("a"), 3, 6, 1000));
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 10999));
	assert_true(throttle_take(t, "login", STR("a"), 3, 6, 11000));
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 11000));
	/* a clock that goes back gives nothing away */
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 5000));
	/* rest fills it to the brim and no further */
	for (int i = 0; i < 3; i++)
		assert_true(throttle_take(t, "login", STR("a"), 3, 6, 10000000));
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 10000000));
	/* thousands of other keys push out full buckets before the empty one: the table stays
	 * bounded */
	struct arena *a = arena_new();
	for (int i = 0; i < 5000; i++)
		throttle_take(t, "page", str_printf(a, "%d", i), 1000, 1, 10000000);
	assert_false(throttle_take(t, "login", STR("a"), 3, 6, 10000000));
	assert_str(throttle_address(a, STR("10.1.2.3")), "10.1.2.3");
	assert_str(throttle_address(a, STR("2001:db8::1")),
		throttle_address(a, STR("2001:db8::ffff:2")).p);
	arena_free(a);
	throttle_free(t);
}

static void test_metrics(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct metrics m[2] = {0};
	const char *const names[] = {"GET /a", "POST /b"};
	metrics_count(&m[0], 200, 90);
	metrics_count(&m[0], 200, 600000);
	metrics_count(&m[0], 418, 9000000);
	struct buf b = buf_in(a);
	metrics_write(&b, names, m, 2);
	static const char *const lines[] = {
		"zhifa_http_requests_total{route=\"GET /a\",status=\"200\"} 2\n",
		"zhifa_http_requests_total{route=\"GET /a\",status=\"other\"} 1\n",
		"zhifa_http_requests_total{route=\"POST /b\",status=\"200\"} 0\n",
		"zhifa_http_seconds_bucket{route=\"GET /a\",le=\"0.0001\"} 1\n",
		"zhifa_http_seconds_bucket{route=\"GET /a\",le=\"2.5\"} 2\n",
		"zhifa_http_seconds_bucket{route=\"GET /a\",le=\"+Inf\"} 3\n",
		"zhifa_http_seconds_count{route=\"GET /a\"} 3\n",
		"zhifa_http_seconds_sum{route=\"GET /a\"} 9.600090\n"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		assert_true(str_find(buf_get(&b), str_c(lines[i]), 0) < b.n);
	b = buf_in(a);
	metrics_process(&b, (struct instant){1000}, (struct instant){3500});
	assert_true(str_find(buf_get(&b), STR("zhifa_uptime_seconds 2.500\n"), 0) < b.n);
	assert_true(str_find(buf_get(&b), STR("process_resident_memory_bytes 0\n"), 0) == b.n);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_errors),
	cmocka_unit_test(test_values),
	cmocka_unit_test(test_output),
	cmocka_unit_test(test_throttle),
	cmocka_unit_test(test_metrics),
};
TEST_MAIN(tests)
