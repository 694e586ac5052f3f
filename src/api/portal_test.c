/* The portal over HTTP: what everybody finds, reads and may not see. */
#include "api/test_office.h"

#include "decision/penalty.h"
#include "publication/publication.h"

DB_STMT(a_document, "SELECT number, code FROM document ORDER BY id LIMIT 1", "", "tt");

static struct test_office office, *o = &office;

static struct date day(const char *z)
{
	struct date d;
	assert_true(date_parse(str_c(z), &d));
	return d;
}

static void publish(int64_t id, const struct law_shown *v)
{
	struct db_plan plan = {.cx = &o->cx, .key = TEST_ORGAN};
	publication_put(&plan, o->t->engine,
		&(struct publication){
			.organ = TEST_ORGAN, .matter = 1000 + id, .source = 1, .id = id, .v = *v});
	assert_int_equal(db_writer_run(o->writer, &plan), RC_OK);
}

static struct law_shown decision(struct str number, struct str party, struct str text)
{
	return (struct law_shown){.is_shown = true,
		.number = number,
		.party = party,
		.title = STR("经营超过保质期食品案"),
		.basis = STR("《示例法》第一条"),
		.text = text,
		.kinds = STR("警告、罚款"),
		.organ = STR("示例市市场监督管理局"),
		.reason = STR(""),
		.amount = 5600000,
		.decided = day("2026-09-11"),
		.published = day("2026-09-14"),
		.ends = day("2027-09-13"),
		.withdrawn = DATE_NONE};
}

static void open_portal(struct test_db *t)
{
	test_office_open(o, t, "tests/packs/small");
	test_office_day(o, "2026-09-16");
}

static struct client_reply get(const char *target)
{
	return test_ask(o, NULL, "GET", target, NULL);
}

static struct client_reply ask(const char *before, const char *text, const char *after)
{
	return get(str_z(o->arena, str_printf(o->arena, "%s" STR_FMT "%s", before,
					   STR_ARG(test_escape(o, str_c(text))), after)));
}

static bool says(const struct client_reply *r, const char *text)
{
	return str_find(r->body, str_c(text), 0) < r->body.n;
}

static size_t times(const struct client_reply *r, const char *text)
{
	size_t n = 0, at = 0;
	struct str s = str_c(text);
	while ((at = str_find(r->body, s, at)) < r->body.n) {
		n++;
		at += s.n;
	}
	return n;
}

static void test_list(void **state)
{
	struct law_shown v =
		decision(STR("示市监罚〔2026〕9号"), STR("示例食品有限公司"), STR("罚款。"));
	open_portal(*state);
	struct client_reply r = get("/decisions");
	assert_status(r, 200);
	assert_true(says(&r, "还没有公开的处罚决定。"));
	publish(1, &v);
	v.number = STR("示市监罚〔2026〕10号");
	v.party = STR("<script>alert(1)</script>&\"'");
	v.organ = STR("另一个机关");
	v.kinds = STR("吊销许可证件");
	v.published = day("2026-09-15");
	publish(2, &v);
	r = get("/decisions");
	assert_status(r, 200);
	assert_true(says(&r, "示市监罚〔2026〕9号") && says(&r, "示例食品有限公司") &&
		    says(&r, "56,000.00 元"));
	assert_true(says(&r, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;"));
	assert_false(says(&r, "<script"));
	assert_true(says(&r, "href=\"/decisions/1001\""));
	assert_int_equal(times(&r, "<tr>"), 3);
	assert_true(str_find(r.body, STR("/decisions/1002"), 0) <
		    str_find(r.body, STR("/decisions/1001"), 0));

	r = ask("/decisions?q=", "食品有限", "");
	assert_true(says(&r, "示市监罚〔2026〕9号") && !says(&r, "示市监罚〔2026〕10号"));
	r = ask("/decisions?q=", "罚", "");
	assert_int_equal(times(&r, "scope=\"row\""), 2);
	r = ask("/decisions?organ=", "另一个", "");
	assert_true(says(&r, "示市监罚〔2026〕10号") && !says(&r, "示市监罚〔2026〕9号"));
	r = ask("/decisions?kind=", "警告", "");
	assert_true(says(&r, "示市监罚〔2026〕9号") && !says(&r, "示市监罚〔2026〕10号"));
	assert_true(says(&r, "<option selected>警告</option>"));
	r = ask("/decisions?from=2026-09-15&q=", "案", "");
	assert_int_equal(times(&r, "scope=\"row\""), 1);
	r = get("/decisions?to=2026-09-14");
	assert_true(says(&r, "示市监罚〔2026〕9号") && !says(&r, "示市监罚〔2026〕10号"));
	r = ask("/decisions?q=", "没有这样的", "");
	assert_status(r, 200);
	assert_true(says(&r, "没有符合条件的处罚决定。"));
	test_office_close(o);
}

/* What cannot be read is told beside its field; nothing breaks. */
static void test_bad(void **state)
{
	static const char *const bad[][2] = {
		{"/decisions?from=2026-13-01", "请填写日期"},
		{"/decisions?to=yesterday", "请填写日期"},
		{"/decisions?from=2026-09-16&to=2026-09-15", "结束日期早于开始日期"},
		{"/decisions?q=%EF%BC%8C%EF%BC%8C", "请输入要查的文字"},
		{"/decisions?q=a+b+c+d+e+f+g+h+i+j+k+l+m", "分成了 13 段"},
		{"/decisions?q=%3Cimg+src%3Dx%3E", "&lt;img src=x&gt;"},
		{"/decisions?after=nonsense", "翻页的地址不对"},
		{"/decisions?after=99999999999-5", "翻页的地址不对"},
		{"/decisions?after=5--5", "翻页的地址不对"},
		{"/decisions?kind=%27+OR+1%3D1", "没有符合条件"},
		{"/decisions?organ=%25_%5C", "没有符合条件"},
		{"/decisions/99", "没有这份处罚决定"},
		{"/decisions/x", "不是有效的编号"},
	};
	open_portal(*state);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct client_reply r = get(bad[i][0]);
		if (!says(&r, bad[i][1]) || r.status >= 500)
			print_error("%s: %d\n" STR_FMT "\n", bad[i][0], r.status, STR_ARG(r.body));
		assert_true(says(&r, bad[i][1]) && r.status < 500);
		assert_true(says(&r, "<main") && says(&r, "lang=\"zh-CN\""));
	}
	assert_status(get("/decisions/99"), 404);
	assert_status(get("/decisions?unknown=1"), 200); /* linked from anywhere */
	test_office_close(o);
}

static void test_decision(void **state)
{
	struct law_shown v = decision(STR("示市监罚〔2026〕9号"), STR("张某某"),
		STR("当事人［个人信息］住在［个人信息］。\n\n第二段<b>。"));
	open_portal(*state);
	publish(1, &v);
	struct client_reply r = get("/decisions/1001");
	assert_status(r, 200);
	assert_true(says(&r, "<h1>行政处罚决定 示市监罚〔2026〕9号</h1>"));
	assert_true(says(&r, "张某某") && says(&r, "《示例法》第一条") && says(&r, "2027-09-13"));
	assert_int_equal(times(&r, "aria-label=\"已隐去：个人信息\""), 2);
	assert_true(says(&r, "第二段&lt;b&gt;。"));
	assert_true(str_is(client_header(&r, "Cache-Control"), "public, max-age=60"));
	/* its last day, and the day after */
	test_office_day(o, "2027-09-13");
	assert_status(get("/decisions/1001"), 200);
	test_office_day(o, "2027-09-14");
	r = get("/decisions/1001");
	assert_status(r, 404);
	assert_false(says(&r, "张某某"));
	test_office_day(o, "2026-09-16");
	/* withdrawn */
	v = (struct law_shown){.is_shown = true,
		.number = v.number,
		.party = STR(""),
		.title = STR(""),
		.basis = STR(""),
		.text = STR(""),
		.kinds = STR(""),
		.organ = v.organ,
		.reason = STR("决定已被撤销"),
		.amount = -1,
		.decided = DATE_NONE,
		.published = v.published,
		.ends = v.ends,
		.withdrawn = day("2026-09-16")};
	publish(1, &v);
	r = get("/decisions/1001");
	assert_status(r, 200);
	assert_true(says(&r, "已于 2026-09-16 撤回") && says(&r, "决定已被撤销"));
	assert_false(says(&r, "张某某") || says(&r, "示例法"));
	r = get("/decisions");
	assert_true(says(&r, "已撤回") && !says(&r, "张某某"));
	test_office_close(o);
}

/* Where the link to the next page leads; empty where there is none. */
static struct str next_page(const struct client_reply *r)
{
	size_t end = str_find(r->body, STR("\" rel=\"next\""), 0), from = end;
	struct buf b = buf_in(o->arena);
	if (end == r->body.n)
		return STR("");
	while (r->body.p[from - 1] != '"')
		from--;
	struct str s = str_sub(r->body, from, end), mark = STR("&amp;");
	for (size_t at; s.n; s = str_sub(s, at + mark.n, s.n)) {
		at = str_find(s, mark, 0);
		buf_str(&b, str_sub(s, 0, at));
		if (at < s.n)
			buf_char(&b, '&');
	}
	return buf_get(&b);
}

/* Rows of a page, whose ids must fall from *last on. */
static size_t rows_of(const struct client_reply *r, int64_t *last)
{
	size_t rows = 0;
	struct str link = STR("href=\"/decisions/10");
	for (size_t at = 0; (at = str_find(r->body, link, at)) < r->body.n; at += link.n) {
		int64_t id = 0;
		assert_true(str_to_int(str_sub(r->body, at + link.n, at + link.n + 2), &id));
		assert_true(id < *last);
		*last = id;
		rows++;
	}
	return rows;
}

static void test_pages(void **state)
{
	static const char *const starts[] = {"/decisions", "/decisions?q=%E7%A4%BA%E7%BD%9A"};
	open_portal(*state);
	for (int64_t i = 1; i <= 45; i++) {
		struct law_shown v = decision(
			str_printf(o->arena, "示罚〔2026〕%d号", (int)i), STR("甲"), STR("乙"));
		v.published = date_plus(day("2026-08-01"), (int)(i / 2));
		publish(i, &v);
	}
	for (size_t k = 0; k < 2; k++) {
		struct str target = str_c(starts[k]);
		size_t rows = 0, pages = 0;
		int64_t last = 46;
		while (target.n && pages++ < 5) {
			struct client_reply r = get(str_z(o->arena, target));
			assert_status(r, 200);
			rows += rows_of(&r, &last);
			target = next_page(&r);
		}
		assert_int_equal(rows, 45);
		assert_int_equal(pages, 3);
	}
	struct client_reply r = get("/decisions.csv?from=2026-08-02&to=2026-08-03");
	assert_status(r, 200);
	assert_int_equal(times(&r, "示罚〔2026〕"), 4);
	r = get("/decisions.rss");
	assert_status(r, 200);
	assert_int_equal(times(&r, "<item>"), 45);
	test_office_close(o);
}

static void test_frame(void **state)
{
	open_portal(*state);
	struct client_reply r = get("/help");
	assert_status(r, 200);
	assert_true(says(&r, "href=\"#main\"") && says(&r, "<main id=\"main\"") &&
		    times(&r, "<h1>") == 1);
	assert_true(says(&r, "class=\"practice\""));
	assert_false(says(&r, "<script") || says(&r, "style="));
	/* large letters, and back to where the reader was; never to another server */
	r = get("/large?on=1&back=%2Fdecisions%3Fq%3Da");
	assert_status(r, 303);
	assert_true(str_is(client_header(&r, "Location"), "/decisions?q=a"));
	static const char *const away[] = {"//evil.example", "/%5Cevil.example",
		"https://evil.example", "%2F%2Fevil", "/a%20b"};
	for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
		r = get(str_z(o->arena, str_printf(o->arena, "/large?on=1&back=%s", away[i])));
		if (r.status == 303)
			assert_true(str_is(client_header(&r, "Location"), "/"));
		else
			assert_status(r, 400);
	}
	r = get("/large?on=2");
	assert_status(r, 400);
	/* a browser that is lost gets a page, a program a problem */
	r = client_once(o->arena, api_port(o->api),
		STR("GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n"));
	assert_status(r, 404);
	assert_true(says(&r, "<h1>没有找到</h1>"));
	assert_status(get("/nowhere"), 404);
	test_office_close(o);
}

/* A notice signed by an officer; gives its number and code. */
static void sign_notice(struct str *number, struct str *code)
{
	static const char *const acts[] = {"{\"request_id\":\"a2\",\"version\":1,\"action\":"
					   "\"prove\",\"fields\":{\"name\":\"单据\",\"kind\":"
					   "\"paper\"},\"with\":[\"2\"]}",
		"{\"request_id\":\"a3\",\"version\":2,\"action\":\"tell\",\"fields\":{\"fine\":"
		"500000}}"};
	test_office_hire(o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(o, TEST_ORGAN, 2, "li", "handler", "2029-01-01");
	struct person wang = test_office_enter(o, "wang");
	struct client_reply r = test_ask(o, &wang, "POST", "/api/matters",
		"{\"request_id\":\"a1\",\"procedure\":\"fine\",\"power\":\"9\",\"action\":"
		"\"register\",\"fields\":{"
		"\"party_name\":\"演练甲公司\",\"cause\":\"某事\",\"handlers\":[\"1\",\"2\"]}}");
	assert_status(r, 200);
	struct str target = str_printf(o->arena, "/api/matters/" STR_FMT "/acts",
		STR_ARG(json_str(json_get(test_json(o, &r), "id"))));
	for (size_t i = 0; i < 2; i++)
		assert_status(test_ask(o, &wang, "POST", str_z(o->arena, target), acts[i]), 200);
	struct db_rows *row;
	bool found;
	assert_int_equal(db_one(&o->cx, o->t->db, &a_document, DB_NO_ARGS, &row, &found), RC_OK);
	assert_true(found);
	*number = db_text(row, 0);
	*code = db_text(row, 1);
}

static struct client_reply verify(const char *number, const char *code)
{
	return get(str_z(o->arena, str_printf(o->arena, "/verify?number=" STR_FMT "&code=" STR_FMT,
					   STR_ARG(test_escape(o, str_c(number))),
					   STR_ARG(test_escape(o, str_c(code))))));
}

static void test_verify(void **state)
{
	struct str number, code;
	open_portal(*state);
	struct client_reply r = get("/verify");
	assert_status(r, 200);
	assert_true(says(&r, "sha256sum") && says(&r, "/log/checkpoint") && !says(&r, "验证结果"));
	sign_notice(&number, &code);
	r = verify(str_z(o->arena, number), str_z(o->arena, code));
	assert_status(r, 200);
	assert_true(says(&r, "✓") && says(&r, "演练区市场监督管理局") &&
		    says(&r, "演市监告〔2026〕1号"));
	assert_true(says(&r, "2026-09-16") && says(&r, "内容摘要（SHA-256）"));
	assert_true(str_is(client_header(&r, "Cache-Control"), "no-store"));
	assert_false(says(&r, "演练甲公司")); /* the party is nobody's business */
	/* as people type it, and with the number left out */
	char *small = str_z(o->arena, code);
	for (char *p = small; *p; p++)
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
	assert_status(verify("演市监告(2026)1号", small), 200);
	assert_status(verify("", small), 200);
	/* one that is not there, another paper's number, half a code, no code */
	r = verify(str_z(o->arena, number), "AAAA-BBBB-CCCC-DDDD");
	assert_status(r, 404);
	assert_true(says(&r, "没有这份文书"));
	r = verify("演市监告〔2026〕2号", small);
	assert_status(r, 404);
	assert_true(says(&r, "没有这份文书"));
	r = verify(str_z(o->arena, number), "K7QF");
	assert_status(r, 400);
	assert_true(says(&r, "aria-invalid=\"true\""));
	r = verify("演市监告〔2026〕1号", "");
	assert_status(r, 400);
	assert_true(says(&r, "请填写校验码。"));
	assert_status(verify("<script>", "\"><img src=x>"), 400);
	test_office_close(o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_list), TEST_DB(test_bad),
		TEST_DB(test_decision), TEST_DB(test_pages), TEST_DB(test_frame),
		TEST_DB(test_verify)};
	return TEST_DB_RUN(tests);
}
