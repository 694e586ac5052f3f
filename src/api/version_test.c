/* Versions of the law pack over HTTP: a second one comes into force while matters are open. */
#include "api/test_office.h"

#include <stdlib.h>

struct hall {
	struct test_office o;
	struct person wang, zhang, sun; /* sun is the head of another organ */
	struct sign_key *key;
	int requests;
};

/* Takes a version in, as the command does, and lets the office know. */
static void accept(struct hall *h, const char *pack, const char *from)
{
	struct test_office *o = &h->o;
	struct edition_files f;
	struct edition_accept a = {.db = o->t->db,
		.writer = o->writer,
		.blobs = o->office.blobs,
		.key = h->key,
		.by = STR("法制科")};
	bool fresh;
	assert_true(date_parse(str_c(from), &a.in_force));
	struct str dir = str_printf(o->arena, "%s/%s", getenv("ZHIFA_SOURCE"), pack);
	assert_int_equal(edition_read_folder(&o->cx, dir, &f), RC_OK);
	if (edition_take(&o->cx, &a, &f, &fresh))
		print_message("# %.*s\n", STR_ARG(o->cx.msg));
	assert_int_equal(o->cx.rc, RC_OK);
	assert_true(fresh);
	assert_int_equal(edition_shelf_renew(&o->cx, o->shelf, o->t->db), RC_OK);
}

static void hall_open(struct hall *h, struct test_db *db)
{
	*h = (struct hall){0};
	test_office_open(&h->o, db, "tests/packs/small");
	h->key = sign_key_seeded(&h->o.cx, (const unsigned char[32]){3});
	accept(h, "tests/packs/small", "2026-09-01");
	test_office_hire(&h->o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(&h->o, TEST_ORGAN, 4, "zhang", "head", NULL);
	test_office_hire(&h->o, TEST_OTHER_ORGAN, 6, "sun", "head", NULL);
	h->wang = test_office_person(&h->o, "wang");
	h->zhang = test_office_person(&h->o, "zhang");
	h->sun = test_office_person(&h->o, "sun");
}

static const struct json *ask(
	struct hall *h, struct person *p, const char *method, const char *path, const char *body)
{
	struct client_reply r = test_ask(&h->o, p, method, path, body);
	assert_status(r, 200);
	return test_json(&h->o, &r);
}

static int64_t register_one(struct hall *h)
{
	const struct json *done = ask(h, &h->wang, "POST", "/api/matters",
		str_printf(h->o.arena,
			"{\"request_id\":\"open-%d\",\"procedure\":\"fine\",\"power\":\"9\","
			"\"action\":\"register\",\"fields\":{\"party_name\":\"演练甲公司\","
			"\"cause\":\"经营过期食品\",\"handlers\":[\"1\",\"4\"]}}",
			++h->requests)
			.p);
	return json_id(json_get(done, "id"));
}

static const char *path_of(struct hall *h, int64_t matter, const char *rest)
{
	return str_printf(h->o.arena, "/api/matters/%lld%s", (long long)matter, rest).p;
}

static struct client_reply move(
	struct hall *h, struct person *p, int64_t matter, int version, const char *to)
{
	return test_ask(&h->o, p, "POST", path_of(h, matter, "/move"),
		str_printf(h->o.arena,
			"{\"request_id\":\"move-%d\",\"version\":%d,\"to\":\"%s\","
			"\"reason\":\"办案程序自施行之日起适用\"}",
			++h->requests, version, to)
			.p);
}

static void assert_at(const struct json *v, const char *path, const char *text)
{
	assert_str(json_str(test_at(v, path)), text);
}

static void test_move(void **state)
{
	struct hall h;
	hall_open(&h, *state);
	int64_t id = register_one(&h);
	const struct json *page = ask(&h, &h.wang, "GET", path_of(&h, id, ""), NULL);
	assert_at(page, "pack", "small 1");
	assert_null(test_at(page, "move")); /* there is no other version */
	struct client_reply r = move(&h, &h.zhang, id, 1, "small 2");
	assert_status(r, 422);
	accept(&h, "tests/packs/next", "2026-09-21");
	/* new matters follow the new version, the open one its own until it is moved */
	page = ask(&h, &h.wang, "GET", path_of(&h, register_one(&h), ""), NULL);
	assert_at(page, "pack", "small 2");
	assert_null(test_at(page, "move"));
	page = ask(&h, &h.wang, "GET", path_of(&h, id, ""), NULL);
	assert_at(page, "pack", "small 1");
	assert_at(page, "move.to", "small 2");
	assert_at(page, "move.role", "机关负责人");
	assert_at(page, "move.state", "调查");
	assert_at(page, "move.refusals.0.rule", "role");
	assert_false(json_bool(test_at(page, "move.allowed"), true));
	page = ask(&h, &h.zhang, "GET", path_of(&h, id, ""), NULL);
	assert_true(json_bool(test_at(page, "move.allowed"), false));
	assert_status(move(&h, &h.wang, id, 1, "small 2"), 403);
	assert_status(move(&h, &h.sun, id, 1, "small 2"), 404);
	assert_status(move(&h, NULL, id, 1, "small 2"), 401);
	assert_status(move(&h, &h.zhang, id, 1, "small 3"), 400);
	assert_status(test_ask(&h.o, &h.zhang, "POST", path_of(&h, id, "/move"),
			      "{\"request_id\":\"m\",\"version\":1,\"to\":\"small 2\",\"reason\":"
			      "\"\"}"),
		400);
	assert_status(move(&h, &h.zhang, id, 1, "small 2"), 200);
	page = ask(&h, &h.zhang, "GET", path_of(&h, id, ""), NULL);
	assert_at(page, "pack", "small 2");
	assert_null(test_at(page, "move"));
	const struct json *events = test_at(page, "events"),
			  *last = json_at(events, json_count(events) - 1);
	assert_at(last, "title", "转换法规包：small 1 → small 2");
	assert_at(last, "by", "zhang");
	assert_at(last, "input.0.title", "原法规包");
	assert_at(last, "input.0.text", "small 1");
	assert_at(last, "input.2.text", "办案程序自施行之日起适用");
	/* who still saw the matter as it was is told */
	assert_status(move(&h, &h.zhang, id, 1, "small 2"), 409);
	test_office_close(&h.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_move)};
	return TEST_DB_RUN(tests);
}
