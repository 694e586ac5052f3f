/* Logging in over real sockets, and what a person does with his own account; on both engines. */
#include "api/test_office.h"

#include "crypto/code.h"
#include "crypto/totp.h"

static void open_office(struct test_office *o, struct test_db *t)
{
	test_office_open(o, t, "tests/packs/small");
	test_office_hire(o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(o, TEST_ORGAN, 4, "zhang", "head", NULL);
}

#define LOGIN(name, password) "{\"name\":\"" name "\",\"password\":\"" password "\"}"

static void test_login(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	assert_status(test_ask(&o, NULL, "GET", "/api/me", NULL), 401);
	assert_status(test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", "wrong-pass")), 401);
	assert_status(test_ask(&o, NULL, "POST", "/api/login", LOGIN("nobody", "wrong-pass")), 401);
	assert_status(test_ask(&o, NULL, "POST", "/api/login", "{\"name\":\"wang\"}"), 400);
	assert_status(test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", "")), 400);
	assert_status(
		test_ask(&o, NULL, "POST", "/api/login", "{\"name\":{\"a\":1},\"password\":[]}"),
		400);
	struct person wang = test_office_enter(&o, "wang");
	struct client_reply r = test_ask(&o, &wang, "GET", "/api/me", NULL);
	assert_status(r, 200);
	const struct json *me = test_json(&o, &r);
	assert_str(json_str(json_get(me, "id")), "1");
	assert_str(json_str(json_get(me, "account")), "wang");
	assert_true(str_eq(json_str(json_get(me, "token")), wang.token));
	assert_true(json_bool(json_get(me, "practice"), false));
	assert_str(json_str(test_at(me, "posts.0.role")), "handler");
	assert_str(json_str(test_at(me, "posts.0.title")), "承办人");
	assert_str(json_str(test_at(me, "posts.0.organ.name")), "演练区市场监督管理局");
	/* the token of a session is asked for, and no other will do */
	struct person other = test_office_enter(&o, "zhang");
	struct person mixed = {.cookie = wang.cookie, .token = other.token};
	assert_status(test_ask(&o, &mixed, "POST", "/api/logout", NULL), 403);
	assert_status(test_ask(&o, &wang, "POST", "/api/logout", NULL), 204);
	assert_status(test_ask(&o, &wang, "GET", "/api/me", NULL), 401);
	assert_status(test_ask(&o, &other, "GET", "/api/me", NULL), 200);
	test_office_close(&o);
}

/* A cookie that the browser already had is never the one of the new session, and ends. */
static void test_fixation(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	struct person planted = {.cookie = STR("planted-by-a-stranger"), .token = STR("x")};
	struct client_reply r =
		test_ask(&o, &planted, "POST", "/api/login", LOGIN("wang", TEST_PASSWORD));
	assert_status(r, 200);
	assert_true(str_find(client_header(&r, "Set-Cookie"), planted.cookie, 0) ==
		    client_header(&r, "Set-Cookie").n);
	assert_status(test_ask(&o, &planted, "GET", "/api/me", NULL), 401);
	struct person first = test_office_enter(&o, "wang");
	r = test_ask(&o, &first, "POST", "/api/login", LOGIN("wang", TEST_PASSWORD));
	assert_status(r, 200);
	assert_status(test_ask(&o, &first, "GET", "/api/me", NULL), 401);
	struct str cookie = client_header(&r, "Set-Cookie");
	assert_true(str_find(cookie, STR("HttpOnly"), 0) < cookie.n);
	assert_true(str_find(cookie, STR("SameSite=Strict"), 0) < cookie.n);
	test_office_close(&o);
}

static void test_throttle(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	int locked = 0;
	for (int i = 0; i < 6; i++)
		locked += test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", "wrong-pass"))
				  .status == 429;
	assert_true(locked >= 1);
	/* the right password is no help while the name is locked, and others are not touched */
	assert_status(test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", TEST_PASSWORD)), 429);
	test_office_enter(&o, "zhang");
	/* one address may not try without end */
	int turned_away = 0;
	for (int i = 0; i < 20; i++)
		turned_away += test_ask(&o, NULL, "POST", "/api/login", "{}").status == 429;
	assert_true(turned_away >= 5);
	test_office_close(&o);
}

static void test_sessions(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	struct person here = test_office_enter(&o, "wang"), there = test_office_enter(&o, "wang");
	struct person zhang = test_office_enter(&o, "zhang");
	struct client_reply r = test_ask(&o, &here, "GET", "/api/me/sessions", NULL);
	assert_status(r, 200);
	const struct json *rows = json_get(test_json(&o, &r), "rows");
	assert_int_equal(json_count(rows), 2);
	size_t other = json_bool(test_at(rows, "0.current"), false);
	struct str id = json_str(json_get(json_at(rows, other), "id"));
	const char *target =
		str_printf(o.arena, "/api/me/sessions/" STR_FMT "/revoke", STR_ARG(id)).p;
	/* somebody else's session is not there for him */
	assert_status(test_ask(&o, &zhang, "POST", target, NULL), 404);
	assert_status(test_ask(&o, &here, "POST", target, NULL), 204);
	assert_status(test_ask(&o, &here, "POST", target, NULL), 404);
	assert_status(test_ask(&o, &here, "POST", "/api/me/sessions/x/revoke", NULL), 404);
	assert_status(test_ask(&o, &there, "GET", "/api/me", NULL), 401);
	there = test_office_enter(&o, "wang");
	assert_status(test_ask(&o, &here, "POST", "/api/me/sessions/revoke", NULL), 204);
	assert_status(test_ask(&o, &there, "GET", "/api/me", NULL), 401);
	assert_status(test_ask(&o, &here, "GET", "/api/me", NULL), 200);
	test_office_close(&o);
}

static void test_password(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	struct person here = test_office_enter(&o, "wang"), there = test_office_enter(&o, "wang");
	const char *target = "/api/me/password";
	assert_status(test_ask(&o, &here, "POST", target,
			      "{\"password\":\"not-mine\",\"new\":\"better-word-9\"}"),
		400);
	assert_status(test_ask(&o, &here, "POST", target,
			      "{\"password\":\"" TEST_PASSWORD "\",\"new\":\"short\"}"),
		400);
	assert_status(test_ask(&o, &here, "POST", target,
			      "{\"password\":\"" TEST_PASSWORD "\",\"new\":\"better-word-9\"}"),
		204);
	assert_status(test_ask(&o, &there, "GET", "/api/me", NULL), 401);
	assert_status(test_ask(&o, &here, "GET", "/api/me", NULL), 200);
	assert_status(
		test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", "better-word-9")), 200);
	test_office_close(&o);
}

static struct str code_at(struct test_office *o, struct str secret)
{
	struct str raw;
	assert_true(code_base32_read(o->arena, secret, &raw));
	return str_printf(o->arena, "%06d", totp_code(raw.p, raw.n, cx_now(&o->cx).ms / 1000 / 30));
}

static void test_second_factor(void **state)
{
	struct test_office o;
	open_office(&o, *state);
	struct person wang = test_office_enter(&o, "wang");
	assert_status(
		test_ask(&o, &wang, "POST", "/api/me/totp/confirm", "{\"code\":\"123456\"}"), 400);
	assert_status(
		test_ask(&o, &wang, "POST", "/api/me/totp", "{\"password\":\"not-mine\"}"), 400);
	struct client_reply r =
		test_ask(&o, &wang, "POST", "/api/me/totp", "{\"password\":\"" TEST_PASSWORD "\"}");
	assert_status(r, 200);
	const struct json *v = test_json(&o, &r);
	struct str secret = json_str(json_get(v, "secret"));
	const struct json *qr = json_get(v, "qr");
	assert_true(str_has_prefix(json_str(json_get(v, "uri")), STR("otpauth://totp/")));
	assert_true(str_has_prefix(json_str(json_at(qr, 0)), STR("1111111")));
	assert_int_equal(json_str(json_at(qr, 0)).n, json_count(qr));
	const char *body =
		str_printf(o.arena, "{\"code\":\"" STR_FMT "\"}", STR_ARG(code_at(&o, secret))).p;
	assert_status(test_ask(&o, &wang, "POST", "/api/me/totp/confirm", body), 204);
	/* from now on the password alone does not open */
	r = test_ask(&o, NULL, "POST", "/api/login", LOGIN("wang", TEST_PASSWORD));
	assert_status(r, 400);
	assert_str(json_str(test_at(test_json(&o, &r), "fields.0.field")), "code");
	test_office_day(&o, "2026-09-22");
	body = str_printf(o.arena,
		"{\"name\":\"wang\",\"password\":\"" TEST_PASSWORD "\",\"code\":\"" STR_FMT "\"}",
		STR_ARG(code_at(&o, secret)))
		       .p;
	assert_status(test_ask(&o, NULL, "POST", "/api/login", body), 200);
	assert_status(test_ask(&o, NULL, "POST", "/api/login", body), 400);
	test_office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_login),
		TEST_DB(test_fixation),
		TEST_DB(test_throttle),
		TEST_DB(test_sessions),
		TEST_DB(test_password),
		TEST_DB(test_second_factor),
	};
	return TEST_DB_RUN(tests);
}
