/* The API over real sockets and a real store: guards, fields, plans that become stale, answers. */
#include "db/test_db.h"

#include "api/api.h"
#include "http/client.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

DB_STMT(item_add, "INSERT INTO item (id, n, version) VALUES ($1, 0, 0)", "i", "");
DB_STMT(item_find, "SELECT n, version FROM item WHERE id = $1", "i", "ii");
DB_STMT(item_bump,
	"UPDATE item SET n = n + $2, version = version + 1 WHERE id = $1 AND version = $3", "iii",
	"");

static const char schema[] = "CREATE TABLE item (\n  id @ID PRIMARY KEY,\n  n @INT NOT NULL,\n"
			     "  version @INT NOT NULL\n);\n";

/* what the handlers know of the test */
static struct test_db *store;
static struct api *api;
static struct db_writer *writer;
static _Atomic int n_again;

static enum rc load(struct call *call, int64_t id, int64_t *n, int64_t *version)
{
	struct db_rows *r;
	bool found;
	if (db_one(call->cx, call->db, &item_find, DB_ARGS(DB_I(id)), &r, &found))
		return call->cx->rc;
	if (!found)
		return fail(call->cx, RC_NOT_FOUND, "没有这一件。");
	*n = db_int(r, 0);
	*version = db_int(r, 1);
	return RC_OK;
}

static struct reply *show(struct call *call)
{
	int64_t n, version;
	if (load(call, field_id(&call->in, "id"), &n, &version))
		return api_fail(call);
	json_begin(&call->out);
	json_set_int(&call->out, "n", n);
	json_set_id(&call->out, "who", call->session.account);
	json_end(&call->out);
	return api_ok(call);
}

static struct reply *added(struct call *call)
{
	int64_t *n = call->state;
	json_begin(&call->out);
	json_set_int(&call->out, "n", *n);
	json_end(&call->out);
	return api_ok(call);
}

/* Adds to an item; meddle makes the first plan, or both, stale by writing on the side. */
static struct reply *add(struct call *call)
{
	int64_t id = field_id(&call->in, "id"), by = field_int(&call->in, "by", 1);
	int64_t *n = ARENA_NEW(call->cx->arena, int64_t), version, changed;
	int64_t meddle = field_int(&call->in, "meddle", 0);
	if (load(call, id, n, &version))
		return api_fail(call);
	atomic_fetch_add(&n_again, call->attempt);
	if (call->attempt < meddle) {
		struct cx own = cx_make(call->cx->arena, NULL);
		assert_int_equal(db_exec(&own, store->db, &item_bump,
					 DB_ARGS(DB_I(id), DB_I(0), DB_I(version)), &changed),
			RC_OK);
	}
	struct db_plan *plan = api_plan(call, 0);
	db_plan_check(plan, &item_bump, DB_ARGS(DB_I(id), DB_I(by), DB_I(version)), 1, RC_CONFLICT,
		"已被他人更新。");
	*n += by;
	call->state = n;
	return api_commit(call, plan, added);
}

static struct reply *log_in(struct call *call)
{
	if (!api_may(call, "login", field_text(&call->in, "name"), 3, 1))
		return api_fail(call);
	json_begin(&call->out);
	json_set(&call->out, "token", STR("tok-alice"));
	json_end(&call->out);
	struct reply *rp = api_ok(call);
	api_set_cookie(call, rp, STR("alice"), 60);
	return rp;
}

static struct reply *wrong_answer(struct call *call)
{
	return reply_json(call->rq, 200, STR("{\"nn\":1}"));
}

static struct reply *upload(struct call *call)
{
	char first[4] = "";
	ssize_t n = read(call->rq->body_fd, first, 3);
	json_begin(&call->out);
	json_set_int(&call->out, "n", call->rq->body_size);
	json_set(&call->out, "first", (struct str){first, n > 0 ? (size_t)n : 0});
	json_end(&call->out);
	return api_ok(call);
}

static bool is_chief(struct call *call)
{
	return call->session.account == 8;
}

static const struct api_permission chief = {
	.name = "chief", .needs_session = true, .allow = is_chief};

static const struct field id_in[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_PATH),
	FIELD_END,
};
static const struct field show_out[] = {
	FIELD("n", "数", FIELD_INT, FIELD_REQUIRED),
	FIELD("who", "谁", FIELD_ID, 0),
	FIELD_END,
};
static const struct field add_in[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_PATH),
	FIELD("by", "增加", FIELD_INT, FIELD_REQUIRED, .min = 1, .max = 10),
	FIELD("meddle", "干扰", FIELD_INT, 0, .max = 2),
	FIELD_END,
};
static const struct field add_out[] = {
	FIELD("n", "数", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field login_in[] = {
	FIELD("name", "登录名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field login_out[] = {
	FIELD("token", "标记", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field upload_out[] = {
	FIELD("n", "数", FIELD_INT, FIELD_REQUIRED),
	FIELD("first", "开头", FIELD_TEXT, 0),
	FIELD_END,
};

static const struct api_route routes[] = {
	ROUTE("GET", "/api/items/{id}", "一件", show, API_READ, &api_signed_in, .in = id_in,
		.out = show_out),
	ROUTE("GET", "/api/open/{id}", "公开的一件", show, API_READ, &api_anyone, .in = id_in,
		.out = show_out),
	ROUTE("POST", "/api/items/{id}", "增加", add, API_WRITE, &api_signed_in, .in = add_in,
		.out = add_out),
	ROUTE("POST", "/api/login", "登录", log_in, API_WORK, &api_anyone, .in = login_in,
		.out = login_out, .no_token = true),
	ROUTE("GET", "/api/chief/{id}", "负责人看", show, API_READ, &chief, .in = id_in,
		.out = show_out),
	ROUTE("POST", "/api/chief/{id}", "负责人加", add, API_WRITE, &chief, .in = add_in,
		.out = add_out),
	ROUTE("GET", "/api/wrong", "与声明不符", wrong_answer, API_WORK, &api_anyone,
		.out = show_out),
	ROUTE("POST", "/api/files", "上传", upload, API_WORK, &api_signed_in, .out = upload_out,
		.upload_limit = 1 << 20),
	ROUTE("GET", "/api/scarce/{id}", "限次", show, API_READ, &api_anyone, .in = id_in,
		.out = show_out, .burst = 2, .per_minute = 1),
	ROUTE_END,
};
static const struct api_route *const tables[] = {routes, NULL};

static enum rc session(struct call *call, struct str cookie)
{
	if (str_is(cookie, "alice"))
		call->session = (struct api_session){.account = 7, .token = STR("tok-alice")};
	if (str_is(cookie, "chief"))
		call->session = (struct api_session){.account = 8, .token = STR("tok-chief")};
	return RC_OK;
}

static bool is_well(struct cx *cx, void *app, struct str *detail)
{
	(void)app;
	*detail = str_dup(cx->arena, STR("在"));
	return true;
}

static bool is_ill(struct cx *cx, void *app, struct str *detail)
{
	(void)detail;
	return *(bool *)app || fail(cx, RC_IO, "磁盘将满") == RC_OK;
}

static bool all_well;
static const struct api_check checks[] = {{"store", is_well}, {"disk", is_ill}, {NULL, NULL}};

static void begin(struct test_db *t)
{
	store = t;
	FILE *f = fopen(str_printf(t->arena, "%s/0001_item.sql", t->dir).p, "w");
	assert_non_null(f);
	fputs(schema, f);
	fclose(f);
	assert_int_equal(db_migrate(&t->cx, t->db, str_c(t->dir)), RC_OK);
	for (int64_t id = 1; id <= 4; id++)
		assert_int_equal(db_exec(&t->cx, t->db, &item_add, DB_ARGS(DB_I(id)), NULL), RC_OK);
	assert_int_equal(db_writer_start(&t->cx, t->url, &writer), RC_OK);
	all_well = true;
	struct api_config config = {.db_url = t->url,
		.writer = writer,
		.routes = tables,
		.session = session,
		.checks = checks,
		.version = "1",
		.app = &all_well};
	assert_int_equal(api_start(&t->cx, &config, &api), RC_OK);
}

static void end(void)
{
	api_stop(api);
	db_writer_stop(writer);
}

static struct client_reply ask(struct arena *a, const char *method, const char *target,
	const char *headers, const char *body)
{
	return client_once(a, api_port(api),
		str_printf(a,
			"%s %s HTTP/1.1\r\nHost: zf.example\r\n%sContent-Length: %zu\r\n\r\n%s",
			method, target, headers, strlen(body), body));
}

#define JSON "Content-Type: application/json\r\n"
#define ALICE "Cookie: zhifa_session=alice\r\n"
#define CHIEF "Cookie: zhifa_session=chief\r\n"
#define TOKEN "X-Zhifa-Token: tok-alice\r\n"

static void test_guards(void **state)
{
	static const struct {
		const char *what, *method, *target, *headers, *body;
		int status;
	} rows[] = {
		{"read", "GET", "/api/items/1", ALICE, "", 200},
		{"read by head", "HEAD", "/api/items/1", ALICE, "", 200},
		{"no session", "GET", "/api/items/1", "", "", 401},
		{"made-up session", "GET", "/api/items/1", "Cookie: zhifa_session=mallory\r\n", "",
			401},
		{"empty session", "GET", "/api/items/1", "Cookie: zhifa_session=\r\n", "", 401},
		{"planted cookie before", "GET", "/api/items/1",
			"Cookie: zhifa_session=x; zhifa_session=alice\r\n", "", 401},
		{"planted cookie behind", "GET", "/api/items/1",
			"Cookie: zhifa_session=alice; zhifa_session=x\r\n", "", 401},
		{"planted in a second header", "GET", "/api/items/1",
			ALICE "Cookie: zhifa_session=x\r\n", "", 401},
		{"session in the query", "GET", "/api/items/1?zhifa_session=alice", "", "", 401},
		{"open", "GET", "/api/open/1", "", "", 200},
		{"open, unknown", "GET", "/api/open/99", "", "", 404},
		{"lesser role", "GET", "/api/chief/1", ALICE, "", 403},
		{"lesser role, bad input", "POST", "/api/chief/1", ALICE TOKEN JSON, "{}", 403},
		{"chief", "GET", "/api/chief/1", CHIEF, "", 200},
		{"write", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1}", 200},
		{"own origin", "POST", "/api/items/1",
			ALICE TOKEN JSON "Origin: http://zf.example\r\n", "{\"by\":1}", 200},
		{"own site", "POST", "/api/items/1",
			ALICE TOKEN JSON "Sec-Fetch-Site: same-origin\r\n", "{\"by\":1}", 200},
		{"no token", "POST", "/api/items/1", ALICE JSON, "{\"by\":1}", 403},
		{"empty token", "POST", "/api/items/1", ALICE "X-Zhifa-Token:\r\n" JSON,
			"{\"by\":1}", 403},
		{"other's token", "POST", "/api/items/1", ALICE "X-Zhifa-Token: tok-chief\r\n" JSON,
			"{\"by\":1}", 403},
		{"token in the body", "POST", "/api/items/1", ALICE JSON,
			"{\"by\":1,\"token\":\"tok-alice\"}", 403},
		{"other origin", "POST", "/api/items/1",
			ALICE TOKEN JSON "Origin: http://evil.example\r\n", "{\"by\":1}", 403},
		{"other scheme", "POST", "/api/items/1",
			ALICE TOKEN JSON "Origin: https://zf.example\r\n", "{\"by\":1}", 403},
		{"other port", "POST", "/api/items/1",
			ALICE TOKEN JSON "Origin: http://zf.example:81\r\n", "{\"by\":1}", 403},
		{"no origin at all", "POST", "/api/items/1", ALICE TOKEN JSON "Origin: null\r\n",
			"{\"by\":1}", 403},
		{"other site", "POST", "/api/items/1",
			ALICE TOKEN JSON "Sec-Fetch-Site: cross-site\r\n", "{\"by\":1}", 403},
		{"sister site", "POST", "/api/items/1",
			ALICE TOKEN JSON "Sec-Fetch-Site: same-site\r\n", "{\"by\":1}", 403},
		{"log-in from elsewhere", "POST", "/api/login",
			JSON "Origin: http://evil.example\r\n", "{\"name\":\"a\"}", 403},
		{"log-in", "POST", "/api/login", JSON, "{\"name\":\"a\"}", 200},
		{"form", "POST", "/api/items/1", ALICE TOKEN "Content-Type: text/plain\r\n",
			"{\"by\":1}", 415},
		{"no type", "POST", "/api/items/1", ALICE TOKEN, "{\"by\":1}", 415},
		{"type with charset", "POST", "/api/items/1",
			ALICE TOKEN "Content-Type: application/json; charset=utf-8\r\n",
			"{\"by\":1}", 200},
		{"no body", "POST", "/api/items/1", ALICE TOKEN JSON, "", 400},
		{"malformed", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1", 400},
		{"twice the key", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1,\"by\":2}",
			400},
		{"fraction", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1.0}", 400},
		{"text for a number", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":\"1\"}",
			400},
		{"unknown member", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1,\"x\":1}",
			400},
		{"unknown parameter", "GET", "/api/items/1?x=1", ALICE, "", 400},
		{"bad id", "GET", "/api/items/one", ALICE, "", 400},
		{"out of range", "POST", "/api/items/1", ALICE TOKEN JSON, "{\"by\":11}", 400},
		{"delete", "DELETE", "/api/items/1", ALICE TOKEN, "", 405},
		{"put", "PUT", "/api/items/1", ALICE TOKEN JSON, "{\"by\":1}", 405},
		{"document", "GET", "/api/openapi.json", "", "", 200},
		{"metrics from here", "GET", "/metrics", "", "", 200},
	};
	begin(*state);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct client_reply r =
			ask(a, rows[i].method, rows[i].target, rows[i].headers, rows[i].body);
		if (r.status != rows[i].status)
			print_error(
				"%s: %d\n" STR_FMT "\n", rows[i].what, r.status, STR_ARG(r.body));
		assert_int_equal(r.status, rows[i].status);
		if (r.status >= 400)
			assert_true(str_find(r.body, STR("\"detail\":\""), 0) < r.body.n);
		arena_free(a);
	}
	end();
}

static void test_stale(void **state)
{
	begin(*state);
	struct arena *a = arena_new();
	atomic_store(&n_again, 0);
	struct client_reply r = ask(a, "POST", "/api/items/2", ALICE TOKEN JSON, "{\"by\":5}");
	assert_str(r.body, "{\"n\":5}");
	assert_int_equal(atomic_load(&n_again), 0);
	/* stale once: made again, and nobody notices */
	r = ask(a, "POST", "/api/items/2", ALICE TOKEN JSON, "{\"by\":3,\"meddle\":1}");
	assert_int_equal(r.status, 200);
	assert_str(r.body, "{\"n\":8}");
	assert_int_equal(atomic_load(&n_again), 1);
	/* stale twice: a conflict, and nothing was written */
	r = ask(a, "POST", "/api/items/2", ALICE TOKEN JSON, "{\"by\":3,\"meddle\":2}");
	assert_int_equal(r.status, 409);
	assert_true(str_find(r.body, STR("已被他人更新"), 0) < r.body.n);
	r = ask(a, "GET", "/api/items/2", ALICE, "");
	assert_str(r.body, "{\"n\":8,\"who\":\"7\"}");
	arena_free(a);
	end();
}

#define CLIENTS 16
#define ROUNDS 12

struct counts {
	int good, stale, other;
};

static void *client(void *arg)
{
	struct counts *c = arg;
	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new();
		struct client_reply r =
			ask(a, "POST", "/api/items/3", ALICE TOKEN JSON, "{\"by\":1}");
		c->good += r.status == 200;
		c->stale += r.status == 409;
		c->other += r.status != 200 && r.status != 409;
		arena_free(a);
	}
	return NULL;
}

/* Many write one row: what was acknowledged is there, no more and no less. */
static void test_many(void **state)
{
	struct test_db *t = *state;
	begin(t);
	pthread_t threads[CLIENTS];
	struct counts c[CLIENTS] = {0}, sum = {0};
	for (int i = 0; i < CLIENTS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, client, &c[i]), 0);
	for (int i = 0; i < CLIENTS; i++) {
		pthread_join(threads[i], NULL);
		sum.good += c[i].good;
		sum.stale += c[i].stale;
		sum.other += c[i].other;
	}
	struct db_rows *r;
	bool found;
	assert_int_equal(sum.other, 0);
	assert_int_equal(sum.good + sum.stale, CLIENTS * ROUNDS);
	assert_true(sum.good >= ROUNDS);
	assert_int_equal(db_one(&t->cx, t->db, &item_find, DB_ARGS(DB_I(3)), &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), sum.good);
	end();
}

static void test_answers(void **state)
{
	begin(*state);
	struct arena *a = arena_new();
	/* an answer that is not as declared is seen */
	int64_t broken = log_broken_count();
	ask(a, "GET", "/api/open/1", "", "");
	assert_int_equal(log_broken_count(), broken);
	assert_int_equal(ask(a, "GET", "/api/wrong", "", "").status, 200);
	assert_int_equal(log_broken_count(), broken + 1);
	/* log-in sets the cookie; its throttle is by name */
	struct client_reply r = ask(a, "POST", "/api/login", JSON, "{\"name\":\"b\"}");
	assert_str(client_header(&r, "Set-Cookie"),
		"zhifa_session=alice; Path=/; HttpOnly; SameSite=Strict; Max-Age=60");
	assert_int_equal(ask(a, "POST", "/api/login", JSON, "{\"name\":\"b\"}").status, 200);
	assert_int_equal(ask(a, "POST", "/api/login", JSON, "{\"name\":\"b\"}").status, 200);
	r = ask(a, "POST", "/api/login", JSON, "{\"name\":\"b\"}");
	assert_int_equal(r.status, 429);
	assert_str(client_header(&r, "Retry-After"), "5");
	assert_int_equal(ask(a, "POST", "/api/login", JSON, "{\"name\":\"c\"}").status, 200);
	/* a route's own limit is by address */
	assert_int_equal(ask(a, "GET", "/api/scarce/1", "", "").status, 200);
	assert_int_equal(ask(a, "GET", "/api/scarce/1", "", "").status, 200);
	assert_int_equal(ask(a, "GET", "/api/scarce/1", "", "").status, 429);
	r = ask(a, "POST", "/api/files", ALICE TOKEN "Content-Type: application/pdf\r\n", "%PDF-");
	assert_str(r.body, "{\"n\":5,\"first\":\"%PD\"}");
	assert_int_equal(ask(a, "POST", "/api/files", TOKEN, "%PDF-").status, 401);
	/* health */
	r = ask(a, "GET", "/healthz", "", "");
	assert_int_equal(r.status, 200);
	assert_true(str_find(r.body, STR("\"status\":\"ok\""), 0) < r.body.n);
	all_well = false;
	r = ask(a, "GET", "/healthz", "", "");
	assert_int_equal(r.status, 503);
	assert_true(str_find(r.body, STR("磁盘将满"), 0) < r.body.n);
	/* metrics: what was called, and what never was */
	r = ask(a, "GET", "/metrics", "", "");
	static const char *const lines[] = {
		"zhifa_http_requests_total{route=\"GET /api/scarce/{id}\",status=\"429\"} 1\n",
		"zhifa_http_requests_total{route=\"POST /api/chief/{id}\",status=\"200\"} 0\n",
		"zhifa_writer_plans_total 0\n", "zhifa_http_connections "};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		assert_true(str_find(r.body, str_c(lines[i]), 0) < r.body.n);
	arena_free(a);
	end();
}

/* The document names every route, with its permission, and is JSON. */
static void test_openapi(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct buf text = buf_in(a);
	struct json *doc;
	api_openapi(&cx, tables, "1.2", &text);
	assert_int_equal(json_parse(&cx, buf_get(&text), &doc), RC_OK);
	assert_str(json_str(json_get(doc, "openapi")), "3.1.0");
	assert_str(json_str(json_get(json_get(doc, "info"), "version")), "1.2");
	const struct json *paths = json_get(doc, "paths");
	size_t n = 0;
	for (const struct api_route *r = routes; r->method; r++, n++) {
		const struct json *op = json_get(
			json_get(paths, r->path), strcmp(r->method, "GET") ? "post" : "get");
		assert_int_equal(json_kind(op), JSON_OBJ);
		assert_str(json_str(json_get(op, "x-permission")), r->allow->name);
		assert_str(json_str(json_get(op, "summary")), r->title);
		assert_int_equal(json_kind(json_get(json_get(op, "responses"), "200")), JSON_OBJ);
		assert_int_equal(
			json_count(json_get(op, "security")), r->allow->needs_session ? 1 : 0);
	}
	assert_int_equal(n, 9);
	const struct json *post = json_get(json_get(paths, "/api/items/{id}"), "post");
	const struct json *schema_of = json_get(
		json_get(json_get(json_get(post, "requestBody"), "content"), "application/json"),
		"schema");
	assert_int_equal(
		json_int(json_get(json_get(json_get(schema_of, "properties"), "by"), "maximum"), 0),
		10);
	assert_str(json_str(json_at(json_get(schema_of, "required"), 0)), "by");
	assert_str(json_str(json_get(json_at(json_get(post, "parameters"), 0), "in")), "path");
	arena_free(a);
}

/* Tables that contradict themselves do not start. */
static void test_bad_tables(void **state)
{
	(void)state;
	static const struct field body[] = {
		FIELD("x", "x", FIELD_INT, 0),
		FIELD_END,
	};
	static const struct field twice[] = {
		FIELD("x", "x", FIELD_INT, 0),
		FIELD("x", "x", FIELD_INT, 0),
		FIELD_END,
	};
	static const struct field no_options[] = {
		FIELD("x", "x", FIELD_ENUM, 0),
		FIELD_END,
	};
	static const struct field no_table[] = {
		FIELD("x", "x", FIELD_OBJECT, 0),
		FIELD_END,
	};
	static const struct field in_url[] = {
		FIELD("x", "x", FIELD_JSON, FIELD_QUERY),
		FIELD_END,
	};
	static const struct api_route bad[][2] = {
		{ROUTE("GET", "/a", "t", show, API_READ, NULL, .in = NULL), ROUTE_END},
		{ROUTE("GET", "/a", "t", NULL, API_READ, &api_anyone, .in = NULL), ROUTE_END},
		{ROUTE("GET", "/a", NULL, show, API_READ, &api_anyone, .in = NULL), ROUTE_END},
		{ROUTE("GET", "/a/{id}", "t", show, API_READ, &api_anyone, .in = NULL), ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_READ, &api_anyone, .in = id_in), ROUTE_END},
		{ROUTE("GET", "/a/{key}", "t", show, API_READ, &api_anyone, .in = id_in),
			ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_READ, &api_anyone, .in = body), ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_WRITE, &api_anyone, .in = NULL), ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_anyone, .in = body), ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_signed_in, .in = body,
			 .no_token = true),
			ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_signed_in, .in = twice), ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_signed_in, .in = no_options),
			ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_signed_in, .in = no_table),
			ROUTE_END},
		{ROUTE("POST", "/a", "t", show, API_WRITE, &api_signed_in, .in = body,
			 .upload_limit = 9),
			ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_READ, &api_anyone, .in = in_url), ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_READ, &api_anyone, .html = true), ROUTE_END},
		{ROUTE("GET", "/a", "t", show, API_READ, &api_anyone, .burst = 1), ROUTE_END},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		const struct api_route *const one[] = {bad[i], NULL};
		struct api_config config = {.routes = one};
		struct api *none;
		assert_int_equal(api_start(&cx, &config, &none), RC_INPUT);
		arena_free(a);
	}
}

int main(void)
{
	setenv("ZHIFA_CHECK_REPLIES", "1", 1);
	const struct CMUnitTest tests[] = {
		TEST_DB_EMPTY(test_guards),
		TEST_DB_EMPTY(test_stale),
		TEST_DB_EMPTY(test_many),
		TEST_DB_EMPTY(test_answers),
		cmocka_unit_test(test_openapi),
		cmocka_unit_test(test_bad_tables),
	};
	return TEST_DB_RUN(tests);
}
