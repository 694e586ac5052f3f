/* Matters over HTTP, with a small pack, on both engines: lists, page, acts, who may what. */
#include "api/test_office.h"

#include "image/image.h"

#include <stdio.h>

DB_STMT(count_readings, "SELECT COUNT(*) FROM reading WHERE matter_id = $1", "i", "i");

struct town {
	struct test_office o;
	struct person wang, li, zhang, qian, sun; /* qian helps; sun belongs to another organ */
	int requests;
};

static void town_open(struct town *t, struct test_db *db)
{
	*t = (struct town){0};
	test_office_open(&t->o, db, "tests/packs/small");
	test_office_hire(&t->o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(&t->o, TEST_ORGAN, 2, "li", "handler", "2029-01-01");
	test_office_hire(&t->o, TEST_ORGAN, 4, "zhang", "head", NULL);
	test_office_hire(&t->o, TEST_ORGAN, 5, "qian", "auxiliary", NULL);
	test_office_hire(&t->o, TEST_OTHER_ORGAN, 6, "sun", "handler", "2029-01-01");
	t->wang = test_office_person(&t->o, "wang");
	t->li = test_office_person(&t->o, "li");
	t->zhang = test_office_person(&t->o, "zhang");
	t->qian = test_office_person(&t->o, "qian");
	t->sun = test_office_person(&t->o, "sun");
}

#define REGISTER                                                                                   \
	"{\"party_name\":\"演练甲公司\",\"party_code\":\"91150105MA0000000X\",\"cause\":"     \
	"\"经营过期食品\",\"handlers\":[\"1\",\"2\"]}"

static struct client_reply open_as(struct town *t, struct person *p, const char *fields)
{
	return test_ask(&t->o, p, "POST", "/api/matters",
		str_printf(t->o.arena,
			"{\"request_id\":\"open-%d\",\"procedure\":\"fine\",\"power\":\"9\","
			"\"action\":\"register\",\"fields\":%s}",
			++t->requests, fields)
			.p);
}

/* A new matter; gives its id. */
static int64_t open_matter(struct town *t, const char *fields)
{
	struct client_reply r = open_as(t, &t->wang, fields);
	assert_status(r, 200);
	return json_id(json_get(test_json(&t->o, &r), "id"));
}

static const char *at(struct town *t, int64_t matter, const char *rest)
{
	return str_printf(t->o.arena, "/api/matters/%lld%s", (long long)matter, rest).p;
}

static const struct json *page_of(struct town *t, struct person *p, int64_t matter)
{
	struct client_reply r = test_ask(&t->o, p, "GET", at(t, matter, ""), NULL);
	assert_status(r, 200);
	return test_json(&t->o, &r);
}

/* An act on what is there now; more: further members of the body, each after a comma. */
static struct client_reply act(struct town *t, struct person *p, int64_t matter, const char *action,
	const char *fields, const char *more)
{
	int64_t version = json_int(json_get(page_of(t, p, matter), "version"), 0);
	return test_ask(&t->o, p, "POST", at(t, matter, "/acts"),
		str_printf(t->o.arena,
			"{\"request_id\":\"act-%d\",\"version\":%lld,\"action\":\"%s\",\"fields\":"
			"%s%s}",
			++t->requests, (long long)version, action, fields, more)
			.p);
}

static const struct json *with_id(const struct json *list, const char *id)
{
	for (size_t i = 0; i < json_count(list); i++)
		if (str_is(json_str(json_get(json_at(list, i), "id")), id))
			return json_at(list, i);
	return NULL;
}

static bool says(struct client_reply r, const char *what)
{
	return str_find(r.body, str_c(what), 0) < r.body.n;
}

static int64_t readings(struct town *t, int64_t matter)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(
		db_one(&t->o.cx, t->o.t->db, &count_readings, DB_ARGS(DB_I(matter)), &r, &found),
		RC_OK);
	return db_int(r, 0);
}

/* ---- the course of one matter ---- */

static void prove(struct town *t, int64_t m)
{
	assert_status(act(t, &t->wang, m, "prove", "{\"name\":\"单据\",\"kind\":\"paper\"}",
			      ",\"with\":[\"2\"]"),
		200);
}

static const char *scan_field(struct town *t, struct str digest)
{
	return str_printf(t->o.arena, "{\"scan\":\"" STR_FMT "\"}", STR_ARG(digest)).p;
}

/* A file that is no paper. */
static struct str test_text(struct town *t)
{
	struct client_reply r =
		test_upload(&t->o, &t->wang, "note.txt", STR("演练用的一段说明文字。\n"));
	assert_status(r, 200);
	return json_str(json_get(test_json(&t->o, &r), "digest"));
}

static void test_course(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	const struct json *page = page_of(&t, &t.wang, m);
	assert_str(json_str(json_get(page, "number")), "演市监案〔2026〕1号");
	assert_str(json_str(test_at(page, "state.id")), "open");
	assert_str(json_str(test_at(page, "organ.name")), "演练区市场监督管理局");
	assert_str(json_str(test_at(page, "phases.0.status")), "done");
	assert_str(json_str(test_at(page, "phases.1.status")), "now");
	assert_str(json_str(test_at(page, "deadlines.0.due")), "2026-12-21"); /* a Sunday before */
	assert_int_equal(json_int(test_at(page, "deadlines.0.left"), 0), 91);
	struct client_reply days =
		test_ask(&t.o, &t.wang, "GET", at(&t, m, "/clocks/handle"), NULL);
	assert_status(days, 200);
	const struct json *clock = test_json(&t.o, &days);
	assert_int_equal(
		json_count(json_get(clock, "days")), 92); /* 90, the first and the Monday */
	assert_str(json_str(json_get(clock, "last")), "2026-12-20");
	assert_str(json_str(json_get(clock, "due")), "2026-12-21");
	assert_false(json_bool(test_at(clock, "days.0.counts"), true));
	assert_int_equal(json_int(test_at(clock, "days.90.n"), 0), 90);
	assert_status(test_ask(&t.o, &t.wang, "GET", at(&t, m, "/clocks/none"), NULL), 404);
	assert_status(test_ask(&t.o, &t.sun, "GET", at(&t, m, "/clocks/handle"), NULL), 404);
	/* what may be done, and why something may not, with what would cure it */
	const struct json *tell = with_id(json_get(page, "actions"), "tell");
	assert_false(json_bool(json_get(tell, "allowed"), true));
	assert_str(json_str(test_at(tell, "refusals.0.rule")), "proved");
	assert_str(json_str(test_at(tell, "refusals.0.cure")), "prove");
	assert_true(str_has_prefix(json_str(test_at(tell, "refusals.0.basis")), STR("《")));
	assert_str(json_str(test_at(tell, "basis.0.short")), "处罚法44");
	assert_null(with_id(json_get(page, "actions"), "drop"));
	struct client_reply r = act(&t, &t.wang, m, "tell", "{\"fine\":500000}", "");
	assert_status(r, 422);
	assert_true(says(r, "只有当事人陈述") && says(r, "\"cure\":\"prove\""));
	assert_status(
		act(&t, &t.wang, m, "prove", "{\"name\":\"单据\",\"kind\":\"paper\"}", ""), 422);
	prove(&t, m);
	/* an alarm asks for a reason, which is kept */
	r = act(&t, &t.wang, m, "tell", "{\"fine\":1000001}", "");
	assert_status(r, 400);
	assert_true(says(r, "\"field\":\"big\"") && says(r, "\"rule\":\"big\""));
	assert_status(act(&t, &t.wang, m, "tell", "{\"fine\":1000001}",
			      ",\"reasons\":{\"big\":\"数额特别巨大\"}"),
		200);
	assert_status(act(&t, &t.wang, m, "talk", "{}", ""), 200);
	page = page_of(&t, &t.wang, m);
	assert_true(says(
		(struct client_reply){.body = json_str(test_at(page, "events.2.input.1.text"))},
		"数额特别巨大"));
	assert_str(json_str(test_at(page, "documents.0.number")), "演市监告〔2026〕1号");
	const char *pdf = str_printf(t.o.arena, "/api/documents/" STR_FMT "/pdf?matter=",
		STR_ARG(json_str(test_at(page, "documents.0.id"))))
				  .p;
	const char *own = str_printf(t.o.arena, "%s%lld", pdf, (long long)m).p;
	r = test_ask(&t.o, &t.wang, "GET", own, NULL);
	assert_status(r, 200);
	assert_true(str_has_prefix(r.body, STR("%PDF-1.")));
	assert_str(client_header(&r, "Content-Type"), "application/pdf");
	assert_int_equal(readings(&t, m), 1);
	assert_status(test_ask(&t.o, &t.sun, "GET", own, NULL), 404);
	assert_status(test_ask(&t.o, NULL, "GET", own, NULL), 401);
	int64_t other = open_matter(&t, REGISTER);
	assert_status(test_ask(&t.o, &t.wang, "GET",
			      str_printf(t.o.arena, "%s%lld", pdf, (long long)other).p, NULL),
		404);
	/* the child has its own page, acts and way back */
	int64_t child = json_id(test_at(page, "children.0.id"));
	assert_non_null(with_id(test_at(page, "children.0.actions"), "talk"));
	assert_str(json_str(test_at(page_of(&t, &t.li, child), "parent.id")),
		str_z(t.o.arena, json_str(json_get(page, "id"))));
	assert_status(act(&t, &t.li, child, "talk", "{\"words\":\"没有意见\"}", ""), 200);
	/* a scan is a file that was uploaded, and shows paper */
	static const char unknown[] =
		"{\"scan\":\"00000000000000000000000000000000000000000000000000000000000000aa\"}";
	assert_status(act(&t, &t.wang, m, "seal", unknown, ""), 400);
	assert_status(act(&t, &t.wang, m, "seal", scan_field(&t, test_text(&t)), ""), 400);
	struct str scan = test_scan(&t.o, &t.wang);
	assert_status(act(&t, &t.wang, m, "seal", scan_field(&t, scan), ""), 200);
	assert_status(act(&t, &t.wang, m, "decide", "{\"fine\":500000}", ""), 200);
	/* the approval is bound to what was shown */
	r = test_ask(&t.o, &t.zhang, "GET", at(&t, m, "?act=decide.approve"), NULL);
	assert_status(r, 200);
	page = test_json(&t.o, &r);
	const struct json *approve = with_id(json_get(page, "actions"), "decide.approve");
	assert_str(json_str(test_at(approve, "proposal.fields.0.text")), "5,000.00 元");
	assert_status(act(&t, &t.zhang, m, "decide.approve", "{}", ",\"shown\":\"00\""), 409);
	const char *shown = str_printf(t.o.arena, ",\"shown\":\"" STR_FMT "\"",
		STR_ARG(json_str(test_at(approve, "proposal.digest"))))
				    .p;
	assert_status(act(&t, &t.wang, m, "decide.approve", "{}", shown), 403);
	assert_status(act(&t, &t.zhang, m, "decide.approve", "{}", shown), 200);
	page = page_of(&t, &t.zhang, m);
	assert_str(json_str(test_at(page, "state.id")), "decided");
	assert_int_equal(json_count(json_get(page, "actions")), 0);
	assert_status(act(&t, &t.wang, m, "tell", "{\"fine\":1}", ""), 422);
	test_office_close(&t.o);
}

/* ---- repeats and conflicts ---- */

static void test_repeat(void **state)
{
	struct town t;
	town_open(&t, *state);
	const char *body = "{\"request_id\":\"same\",\"procedure\":\"fine\",\"power\":\"9\","
			   "\"action\":\"register\",\"fields\":" REGISTER "}";
	struct client_reply first = test_ask(&t.o, &t.wang, "POST", "/api/matters", body),
			    second = test_ask(&t.o, &t.wang, "POST", "/api/matters", body);
	assert_status(first, 200);
	assert_status(second, 200);
	assert_true(str_eq(first.body, second.body));
	int64_t m = json_id(json_get(test_json(&t.o, &first), "id"));
	assert_int_equal(json_count(json_get(page_of(&t, &t.wang, m), "events")), 1);
	/* the same number for another act is no repetition */
	assert_status(
		test_ask(&t.o, &t.wang, "POST", at(&t, m, "/acts"),
			"{\"request_id\":\"same\",\"version\":1,\"action\":\"prove\",\"fields\":"
			"{\"name\":\"单据\",\"kind\":\"paper\"},\"with\":[\"2\"]}"),
		409);
	test_office_close(&t.o);
}

static void test_conflict(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	prove(&t, m);
	/* wang still looks at version 1 */
	struct client_reply r = test_ask(&t.o, &t.wang, "POST", at(&t, m, "/acts"),
		"{\"request_id\":\"late\",\"version\":1,\"action\":\"tell\",\"fields\":{\"fine\":"
		"500000}}");
	assert_status(r, 409);
	const struct json *c = json_get(test_json(&t.o, &r), "conflict");
	assert_int_equal(json_int(json_get(c, "version"), 0), 2);
	assert_str(json_str(json_get(c, "by")), "wang");
	assert_str(json_str(test_at(c, "fields.0.title")), "罚款数额");
	assert_str(json_str(test_at(c, "fields.0.mine")), "5,000.00 元");
	assert_int_equal(json_count(json_get(page_of(&t, &t.wang, m), "events")), 2);
	test_office_close(&t.o);
}

/* ---- who may what ---- */

static void test_strangers(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	static const char *const reads[] = {"/api/worklist", "/api/matters", "/api/procedures",
		"/api/officers", "/api/search?q=%E6%BC%94%E7%BB%83"};
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		assert_status(test_ask(&t.o, NULL, "GET", reads[i], NULL), 401);
		assert_status(test_ask(&t.o, &t.wang, "GET", reads[i], NULL), 200);
	}
	/* another organ: nothing is there, in no list and under no address */
	assert_status(test_ask(&t.o, &t.sun, "GET", at(&t, m, ""), NULL), 404);
	assert_status(
		test_ask(&t.o, &t.sun, "POST", at(&t, m, "/reveal"), "{\"reason\":\"核对\"}"), 404);
	assert_status(
		test_ask(&t.o, &t.sun, "POST", at(&t, m, "/acts"),
			"{\"request_id\":\"x\",\"version\":1,\"action\":\"prove\",\"fields\":{}}"),
		404);
	assert_status(test_ask(&t.o, &t.sun, "GET", "/api/matters?organ=15", NULL), 403);
	struct client_reply r = test_ask(&t.o, &t.sun, "GET", "/api/matters", NULL);
	assert_int_equal(json_count(json_get(test_json(&t.o, &r), "rows")), 0);
	r = test_ask(&t.o, &t.sun, "GET", "/api/search?q=%E6%BC%94%E7%BB%83", NULL);
	assert_int_equal(json_count(json_get(test_json(&t.o, &r), "rows")), 0);
	r = test_ask(&t.o, &t.sun, "GET", "/api/worklist", NULL);
	assert_true(!says(r, "演练甲公司"));
	r = test_ask(&t.o, &t.sun, "GET", "/api/officers", NULL);
	assert_true(says(r, "sun") && !says(r, "wang"));
	assert_status(open_as(&t, &t.sun, REGISTER), 404); /* the power is another organ's */
	/* a lesser role: sees, does not act */
	assert_status(open_as(&t, &t.zhang, REGISTER), 403);
	assert_status(open_as(&t, &t.qian, REGISTER), 403);
	r = act(&t, &t.qian, m, "prove", "{\"name\":\"单据\",\"kind\":\"paper\"}",
		",\"with\":[\"1\"]");
	assert_status(r, 403);
	assert_true(says(r, "承办人"));
	assert_status(
		test_ask(&t.o, &t.qian, "POST", at(&t, m, "/reveal"), "{\"reason\":\"核对\"}"),
		403);
	r = test_ask(&t.o, &t.qian, "GET", "/api/procedures", NULL);
	assert_int_equal(json_count(json_get(test_json(&t.o, &r), "procedures")), 0);
	test_office_close(&t.o);
}

/* A supervisor of the region reaches both organs, and no further. */
static void test_reach(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	test_office_hire_wide(&t.o, TEST_OTHER_ORGAN, 7, "zhou", "head", SCOPE_REGION, "150105");
	test_office_hire_wide(&t.o, TEST_OTHER_ORGAN, 8, "wu", "head", SCOPE_REGION, "150202");
	struct person zhou = test_office_enter(&t.o, "zhou"), wu = test_office_enter(&t.o, "wu");
	assert_status(test_ask(&t.o, &zhou, "GET", at(&t, m, ""), NULL), 200);
	struct client_reply r = test_ask(&t.o, &zhou, "GET", "/api/matters?organ=15", NULL);
	assert_status(r, 200);
	assert_int_equal(json_count(json_get(test_json(&t.o, &r), "rows")), 1);
	r = test_ask(&t.o, &zhou, "GET", "/api/search?q=%E8%BF%87%E6%9C%9F", NULL);
	assert_int_equal(json_count(json_get(test_json(&t.o, &r), "rows")), 1);
	assert_status(test_ask(&t.o, &zhou, "GET", "/api/matters/12345", NULL), 404);
	assert_status(test_ask(&t.o, &wu, "GET", at(&t, m, ""), NULL), 404);
	assert_status(test_ask(&t.o, &wu, "GET", "/api/matters?organ=15", NULL), 403);
	test_office_close(&t.o);
}

/* ---- personal values ---- */

static void test_reveal(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	struct client_reply r = test_ask(&t.o, &t.wang, "GET", at(&t, m, ""), NULL);
	assert_true(!says(r, "91150105MA0000000X") && says(r, "911***********000X"));
	assert_status(test_ask(&t.o, &t.wang, "POST", at(&t, m, "/reveal"), "{}"), 400);
	assert_status(
		test_ask(&t.o, &t.wang, "POST", at(&t, m, "/reveal"), "{\"reason\":\" \"}"), 400);
	assert_int_equal(readings(&t, m), 0);
	r = test_ask(&t.o, &t.wang, "POST", at(&t, m, "/reveal"), "{\"reason\":\"核对身份\"}");
	assert_status(r, 200);
	assert_true(says(r, "91150105MA0000000X"));
	assert_int_equal(readings(&t, m), 1);
	test_office_close(&t.o);
}

/* ---- lists ---- */

static const struct json *rows_of(struct town *t, struct person *p, const char *query)
{
	struct client_reply r =
		test_ask(&t->o, p, "GET", str_printf(t->o.arena, "/api/matters?%s", query).p, NULL);
	assert_status(r, 200);
	return test_json(&t->o, &r);
}

static void test_list(void **state)
{
	static const char *const queries[] = {"", "sort=opened", "sort=number", "mine=1",
		"phase=work", "phase=work&sort=opened", "phase=work&sort=number",
		"mine=1&phase=work", "mine=1&sort=opened", "mine=1&sort=number"};
	struct town t;
	town_open(&t, *state);
	for (int i = 0; i < 53; i++) {
		test_office_day(&t.o, i % 3 ? "2026-09-21" : "2026-09-19");
		open_matter(&t, i % 2 ? REGISTER
				      : "{\"party_name\":\"演练乙公司\",\"cause\":\"无照经营\","
					"\"handlers\":[\"2\",\"1\"]}");
	}
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		const struct json *page = rows_of(&t, &t.wang, queries[i]);
		assert_int_equal(json_count(json_get(page, "rows")), 50);
		struct buf seen = buf_in(t.o.arena);
		size_t n = 0;
		for (;;) {
			const struct json *rows = json_get(page, "rows");
			for (size_t k = 0; k < json_count(rows); k++, n++) {
				struct str id = json_str(json_get(json_at(rows, k), "id"));
				assert_true(str_find(buf_get(&seen), id, 0) == seen.n);
				buf_str(&seen, id);
				buf_char(&seen, ' ');
			}
			struct str next = json_str(json_get(page, "next"));
			if (!next.n)
				break;
			page = rows_of(&t, &t.wang,
				str_printf(t.o.arena, "%s&after=" STR_FMT, queries[i],
					STR_ARG(test_escape(&t.o, next)))
					.p);
		}
		assert_int_equal(n, 53);
	}
	const struct json *page = rows_of(&t, &t.wang, "sort=number");
	assert_str(json_str(test_at(page, "rows.0.number")), "演市监案〔2026〕53号");
	assert_str(json_str(test_at(page, "rows.1.number")), "演市监案〔2026〕52号");
	assert_str(json_str(test_at(page, "rows.0.handlers")), "li、wang");
	page = rows_of(&t, &t.wang, "");
	assert_str(json_str(test_at(page, "rows.0.deadline.due")), "2026-12-18");
	assert_str(json_str(test_at(page, "rows.0.deadline.title")), "办案期限");
	assert_str(json_str(test_at(page, "rows.0.phase")), "办理");
	assert_int_equal(json_count(json_get(rows_of(&t, &t.zhang, "mine=1"), "rows")), 0);
	assert_int_equal(json_count(json_get(rows_of(&t, &t.wang, "phase=end"), "rows")), 0);
	/* 无照 */
	page = rows_of(&t, &t.wang, "q=%E6%97%A0%E7%85%A7");
	assert_int_equal(json_count(json_get(page, "rows")), 27);
	static const char *const bad[] = {"sort=none", "after=x", "after=1", "mine=yes", "organ=a",
		"after=1~2~3&sort=opened", "unknown=1", "phase=%00", "q=%C3%28"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_status(test_ask(&t.o, &t.wang, "GET",
				      str_printf(t.o.arena, "/api/matters?%s", bad[i]).p, NULL),
			400);
	test_office_close(&t.o);
}

static const struct json *group(struct town *t, struct person *p, const char *id)
{
	struct client_reply r = test_ask(&t->o, p, "GET", "/api/worklist", NULL);
	assert_status(r, 200);
	return json_get(with_id(json_get(test_json(&t->o, &r), "groups"), id), "rows");
}

static void test_worklist(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	prove(&t, m);
	/* both handlers have it, the head nothing */
	assert_int_equal(json_count(group(&t, &t.wang, "rest")), 1);
	assert_str(json_str(test_at(group(&t, &t.li, "rest"), "0.action.id")), "tell");
	assert_int_equal(json_count(group(&t, &t.zhang, "rest")), 0);
	test_office_day(&t.o, "2026-12-14");
	assert_int_equal(json_count(group(&t, &t.wang, "soon")), 1);
	assert_str(json_str(test_at(group(&t, &t.wang, "soon"), "0.deadline.level")), "soon");
	test_office_day(&t.o, "2026-12-21");
	assert_int_equal(json_count(group(&t, &t.wang, "today")), 1);
	test_office_day(&t.o, "2026-12-22");
	assert_str(json_str(test_at(group(&t, &t.wang, "overdue"), "0.number")),
		"演市监案〔2026〕1号");
	assert_str(json_str(test_at(group(&t, &t.wang, "overdue"), "0.deadline.level")), "overdue");
	test_office_close(&t.o);
}

/* ---- files ---- */

static void test_files(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	struct str paper = test_scan(&t.o, &t.wang);
	assert_status(test_upload(&t.o, NULL, "a.pdf", STR("x")), 401);
	struct person bare = t.wang;
	bare.token = STR("");
	assert_status(test_upload(&t.o, &bare, "a.pdf", STR("x")), 403);
	assert_status(test_upload(&t.o, &t.wang, "a.exe", STR("MZ\x90")), 415);
	assert_status(test_upload(&t.o, &t.wang, "a.pdf", STR("")), 400);
	assert_status(test_upload(&t.o, &t.wang, "a.pdf", STR("%PDF-1.7\n")), 400);
	const char *target = str_printf(
		t.o.arena, "/api/files/" STR_FMT "?matter=%lld", STR_ARG(paper), (long long)m)
				     .p;
	/* it is nobody's yet */
	assert_status(test_ask(&t.o, &t.wang, "GET", target, NULL), 404);
	prove(&t, m);
	assert_status(act(&t, &t.wang, m, "tell", "{\"fine\":500000}", ""), 200);
	assert_status(act(&t, &t.wang, m, "seal", scan_field(&t, paper), ""), 200);
	struct client_reply r = test_ask(&t.o, &t.wang, "GET", target, NULL);
	assert_status(r, 200);
	assert_true(str_has_prefix(r.body, STR("%PDF-1.4")));
	assert_str(client_header(&r, "Content-Type"), "application/pdf");
	assert_str(client_header(&r, "X-Content-Type-Options"), "nosniff");
	struct str policy = client_header(&r, "Content-Security-Policy");
	assert_true(str_has_prefix(policy, STR("default-src 'none'")));
	assert_true(str_find(policy, STR("frame-ancestors 'self'"), 0) < policy.n);
	assert_int_equal(readings(&t, m), 1);
	assert_status(test_ask(&t.o, NULL, "GET", target, NULL), 401);
	assert_status(test_ask(&t.o, &t.sun, "GET", target, NULL), 404);
	assert_status(test_ask(&t.o, &t.wang, "GET", "/api/files/00?matter=1", NULL), 400);
	assert_status(test_ask(&t.o, &t.wang, "GET", "/api/files/%2e%2e%2fx?matter=1", NULL), 400);
	assert_int_equal(readings(&t, m), 1);
	test_office_close(&t.o);
}

/* ---- uploads piece by piece, and copies with parts covered ---- */

static int64_t begin_upload(struct town *t, size_t size)
{
	struct client_reply r = test_ask(&t->o, &t->wang, "POST", "/api/uploads",
		str_printf(t->o.arena, "{\"name\":\"photo.png\",\"size\":%zu}", size).p);
	assert_status(r, 200);
	return json_id(json_get(test_json(&t->o, &r), "id"));
}

static const char *upload_at(struct town *t, int64_t id, const char *rest)
{
	return str_printf(t->o.arena, "/api/uploads/%lld%s", (long long)id, rest).p;
}

static int64_t received(struct town *t, struct client_reply r)
{
	assert_status(r, 200);
	return json_int(json_get(test_json(&t->o, &r), "received"), -1);
}

/* A picture of 12 by 9 sent in two pieces; gives its digest. */
static struct str send_picture(struct town *t)
{
	struct image im = {.width = 12, .height = 9, .rgb = arena_alloc(t->o.arena, 12 * 9 * 3)};
	struct str png;
	memset(im.rgb, 0x5A, 12 * 9 * 3);
	assert_int_equal(image_png(&t->o.cx, &im, &png), RC_OK);
	int64_t id = begin_upload(t, png.n);
	struct str first = str_sub(png, 0, 40), rest = str_sub(png, 40, png.n);
	const char *at_40 = upload_at(t, id, "/bytes?at=40");
	assert_status(test_send(&t->o, &t->li, upload_at(t, id, "/bytes?at=0"), first), 404);
	assert_int_equal(received(t, test_send(&t->o, &t->wang, at_40, rest)), 0);
	assert_int_equal(
		received(t, test_send(&t->o, &t->wang, upload_at(t, id, "/bytes?at=0"), first)),
		40);
	assert_status(test_ask(&t->o, &t->wang, "POST", upload_at(t, id, "/finish"), "{}"), 400);
	/* the line was cut; where to go on is asked */
	assert_int_equal(
		received(t, test_ask(&t->o, &t->wang, "GET", upload_at(t, id, ""), NULL)), 40);
	assert_int_equal(received(t, test_send(&t->o, &t->wang, at_40, rest)), (int64_t)png.n);
	unsigned char digest[DIGEST_SIZE];
	digest_sha256(png.p, png.n, digest);
	struct str hex = str_hex(t->o.arena, digest, DIGEST_SIZE);
	struct client_reply r = test_ask(&t->o, &t->wang, "POST", upload_at(t, id, "/finish"),
		str_printf(t->o.arena, "{\"digest\":\"" STR_FMT "\"}", STR_ARG(hex)).p);
	assert_status(r, 200);
	assert_true(str_eq(json_str(json_get(test_json(&t->o, &r), "digest")), hex));
	assert_status(test_ask(&t->o, &t->wang, "GET", upload_at(t, id, ""), NULL), 404);
	return hex;
}

static void test_evidence(void **state)
{
	struct town t;
	town_open(&t, *state);
	struct arena *a = t.o.arena;
	assert_status(test_ask(&t.o, NULL, "POST", "/api/uploads", "{}"), 401);
	int64_t gone = begin_upload(&t, 9);
	assert_status(test_ask(&t.o, &t.li, "POST", upload_at(&t, gone, "/cancel"), "{}"), 404);
	assert_status(test_ask(&t.o, &t.wang, "POST", upload_at(&t, gone, "/cancel"), "{}"), 204);
	struct str hex = send_picture(&t);
	int64_t m = open_matter(&t, REGISTER);
	const char *redact = at(&t, m, "/redactions");
	const char *body = str_printf(a,
		"{\"digest\":\"" STR_FMT "\",\"regions\":\"1,2,3,4\",\"reason\":\"号牌\"}",
		STR_ARG(hex))
				   .p;
	assert_status(test_ask(&t.o, &t.wang, "POST", redact, body), 404);
	prove(&t, m);
	assert_status(act(&t, &t.wang, m, "tell", "{\"fine\":500000}", ""), 200);
	assert_status(act(&t, &t.wang, m, "seal", scan_field(&t, hex), ""), 200);
	assert_status(test_ask(&t.o, &t.sun, "POST", redact, body), 404);
	struct client_reply r = test_ask(&t.o, &t.wang, "POST", redact, body);
	assert_status(r, 200);
	struct str copy = json_str(json_get(test_json(&t.o, &r), "digest"));
	const char *copy_at =
		str_printf(a, "/api/files/" STR_FMT "?matter=%lld", STR_ARG(copy), (long long)m).p;
	assert_status(test_ask(&t.o, &t.sun, "GET", copy_at, NULL), 404);
	r = test_ask(&t.o, &t.wang, "GET", copy_at, NULL);
	assert_status(r, 200);
	struct image im;
	assert_int_equal(image_read(&t.o.cx, r.body, &im), RC_OK);
	assert_int_equal(im.rgb[(2 * 12 + 1) * 3], 0);
	assert_int_equal(im.rgb[0], 0x5A);
	assert_true(image_png_is_bare(r.body));
	const char *thumb = str_printf(
		a, "/api/files/" STR_FMT "/thumb?matter=%lld", STR_ARG(hex), (long long)m)
				    .p;
	r = test_ask(&t.o, &t.wang, "GET", thumb, NULL);
	assert_status(r, 200);
	assert_str(client_header(&r, "Content-Type"), "image/jpeg");
	assert_status(test_ask(&t.o, &t.sun, "GET", thumb, NULL), 404);
	assert_status(test_ask(&t.o, &t.wang, "GET", thumb, NULL), 200);
	assert_status(test_ask(&t.o, &t.li, "GET", thumb, NULL), 200);
	r = test_ask(&t.o, &t.wang, "GET", at(&t, m, "/evidence"), NULL);
	assert_status(r, 200);
	const struct json *f = test_at(test_json(&t.o, &r), "files.0");
	assert_true(json_bool(json_get(f, "sound"), false));
	assert_true(str_eq(json_str(test_at(f, "copies.0.digest")), copy));
	assert_str(json_str(test_at(f, "copies.0.by")), "wang");
	assert_int_equal(json_int(json_get(f, "read"), -1), 0);
	/* thumbnails of one person are one reading for a while */
	const struct json *previews = json_get(test_json(&t.o, &r), "previews");
	assert_int_equal(json_count(previews), 2);
	assert_str(json_str(test_at(previews, "0.by")), "li");
	assert_str(json_str(test_at(previews, "1.by")), "wang");
	assert_status(test_ask(&t.o, &t.sun, "GET", at(&t, m, "/evidence"), NULL), 404);
	test_office_close(&t.o);
}

/* ---- abuse ---- */

static void test_abuse(void **state)
{
	struct town t;
	town_open(&t, *state);
	int64_t m = open_matter(&t, REGISTER);
	static const char *const bodies[] = {"", "null", "[]", "{", "{}", "{\"request_id\":1}",
		"{\"request_id\":\"a\",\"request_id\":\"b\"}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"tell\",\"fields\":[]}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"tell\",\"fields\":{\"fine\":1.5}"
		"}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{\"name\":{}}"
		"}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{\"name\":[1]}"
		"}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{\"name\":"
		"\"a\\u0000b\",\"kind\":\"paper\"}}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{\"name\":"
		"\"\xff\xfe\"}}",
		"{\"request_id\":\"r\",\"version\":0,\"action\":\"prove\",\"fields\":{}}",
		"{\"request_id\":\"r\",\"version\":99999999999999999999,\"action\":\"x\","
		"\"fields\":{}}",
		"{\"request_id\":\"a b\",\"version\":1,\"action\":\"prove\",\"fields\":{}}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{},\"with\":["
		"\"1\",\"2\"]}",
		"{\"request_id\":\"r\",\"version\":1,\"action\":\"prove\",\"fields\":{},\"organ\":"
		"\"16\"}"};
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		struct client_reply r =
			test_ask(&t.o, &t.wang, "POST", at(&t, m, "/acts"), bodies[i]);
		if (r.status != 400)
			print_error("%s\n", bodies[i]);
		assert_status(r, 400);
		assert_true(says(r, "\"detail\":\""));
	}
	struct buf deep = buf_in(t.o.arena);
	buf_z(&deep, "{\"request_id\":\"r\",\"version\":1,\"action\":\"tell\",\"fields\":");
	for (int i = 0; i < 100; i++)
		buf_z(&deep, "{\"a\":");
	buf_z(&deep, "1");
	for (int i = 0; i < 101; i++)
		buf_z(&deep, "}");
	assert_status(test_ask(&t.o, &t.wang, "POST", at(&t, m, "/acts"),
			      str_z(t.o.arena, buf_get(&deep))),
		400);
	char *large = str_z(t.o.arena, STR(""));
	large = arena_alloc(t.o.arena, 600 * 1024 + 1);
	memset(large, ' ', 600 * 1024);
	assert_status(test_ask(&t.o, &t.wang, "POST", at(&t, m, "/acts"), large), 413);
	static const char *const paths[] = {"/api/matters/../me", "/api/matters/%2e%2e/me",
		"/api/matters/%2e%2e%2fme", "/api/matters/1/../../me", "/api/matters/0",
		"/api/matters/-1", "/api/matters/1x", "/api/matters/9999999999999999999"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		int status = test_ask(&t.o, &t.wang, "GET", paths[i], NULL).status;
		assert_true(status == 400 || status == 404);
	}
	/* without the token, or from elsewhere, nothing is done */
	struct person bare = t.wang;
	bare.token = STR("");
	assert_status(test_ask(&t.o, &bare, "POST", at(&t, m, "/acts"), "{}"), 403);
	assert_int_equal(json_count(json_get(page_of(&t, &t.wang, m), "events")), 1);
	test_office_close(&t.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_course),
		TEST_DB(test_repeat),
		TEST_DB(test_conflict),
		TEST_DB(test_strangers),
		TEST_DB(test_reach),
		TEST_DB(test_reveal),
		TEST_DB(test_files),
		TEST_DB(test_evidence),
		TEST_DB(test_list),
		TEST_DB(test_worklist),
		TEST_DB(test_abuse),
	};
	return TEST_DB_RUN(tests);
}
