/*
 * One organ entrusts another with a power, over HTTP, on both engines: the delegate's officers open
 * matters in its name and find them, and nothing else of it; what is not theirs is refused; with
 * the end of the delegation they do nothing more.
 */
#include "api/test_office.h"

#include <stdio.h>

struct towns {
	struct test_office o;
	struct person wang, zhang;  /* of the principal: handler, head */
	struct person sun, gao, he; /* of the delegate: two handlers, head */
	int requests;
	int64_t entrust;
};

static struct client_reply post(struct towns *t, struct person *p, const char *target,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static struct client_reply post(
	struct towns *t, struct person *p, const char *target, const char *fmt, ...)
{
	struct buf b = buf_in(t->o.arena);
	va_list ap;
	va_start(ap, fmt);
	char text[2000];
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	buf_printf(&b, "{\"request_id\":\"r-%d\",%s}", ++t->requests, text);
	return test_ask(&t->o, p, "POST", target, str_z(t->o.arena, buf_get(&b)));
}

static int64_t id_of(struct towns *t, struct client_reply r)
{
	assert_status(r, 200);
	return json_id(json_get(test_json(&t->o, &r), "id"));
}

static const char *path(struct towns *t, int64_t matter, const char *rest)
{
	return str_printf(t->o.arena, "/api/matters/%lld%s", (long long)matter, rest).p;
}

static const struct json *page(struct towns *t, struct person *p, int64_t matter)
{
	struct client_reply r = test_ask(&t->o, p, "GET", path(t, matter, ""), NULL);
	assert_status(r, 200);
	return test_json(&t->o, &r);
}

static struct client_reply act(struct towns *t, struct person *p, int64_t matter,
	const char *action, const char *fields, const char *more)
{
	int64_t version = json_int(json_get(page(t, p, matter), "version"), 0);
	return post(t, p, path(t, matter, "/acts"),
		"\"version\":%lld,\"action\":\"%s\",\"fields\":%s%s", (long long)version, action,
		fields, more);
}

static bool says(struct client_reply r, const char *what)
{
	return str_find(r.body, str_c(what), 0) < r.body.n;
}

static void entrust(struct towns *t)
{
	t->entrust = id_of(
		t, post(t, &t->wang, "/api/matters",
			   "\"procedure\":\"entrust\",\"power\":\"9\",\"action\":\"register\","
			   "\"fields\":{\"delegate\":\"演练旗市场监督管理局\",\"extent\":\"some\","
			   "\"last\":\"2026-12-31\"}"));
	assert_status(act(t, &t->wang, t->entrust, "list", "{\"code\":\"1\"}", ""), 200);
	assert_status(act(t, &t->zhang, t->entrust, "effect", "{}", ""), 200);
}

static void towns_open(struct towns *t, struct test_db *db)
{
	*t = (struct towns){0};
	test_office_open(&t->o, db, "tests/packs/small");
	test_office_hire(&t->o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(&t->o, TEST_ORGAN, 4, "zhang", "head", NULL);
	test_office_hire(&t->o, TEST_OTHER_ORGAN, 6, "sun", "handler", "2029-01-01");
	test_office_hire(&t->o, TEST_OTHER_ORGAN, 7, "gao", "handler", "2029-01-01");
	test_office_hire(&t->o, TEST_OTHER_ORGAN, 8, "he", "head", NULL);
	t->wang = test_office_person(&t->o, "wang");
	t->zhang = test_office_person(&t->o, "zhang");
	t->sun = test_office_person(&t->o, "sun");
	t->gao = test_office_person(&t->o, "gao");
	t->he = test_office_person(&t->o, "he");
}

/* The power that the person may use for the principal, from what he may open; 0. */
static int64_t entrusted_power(struct towns *t, struct person *p)
{
	struct client_reply r = test_ask(&t->o, p, "GET", "/api/procedures", NULL);
	assert_status(r, 200);
	const struct json *all = json_get(test_json(&t->o, &r), "procedures");
	for (size_t i = 0; i < json_count(all); i++) {
		const struct json *powers = json_get(json_at(all, i), "powers");
		for (size_t k = 0; k < json_count(powers); k++)
			if (str_find(json_str(json_get(json_at(powers, k), "title")),
				    STR("受演练区市场监督管理局委托"),
				    0) < json_str(json_get(json_at(powers, k), "title")).n)
				return json_id(json_get(json_at(powers, k), "id"));
	}
	return 0;
}

static struct client_reply open_fine(struct towns *t, struct person *p, int64_t power)
{
	return post(t, p, "/api/matters",
		"\"procedure\":\"fine\",\"power\":\"%lld\",\"action\":\"register\",\"fields\":{"
		"\"party_name\":\"演练甲公司\",\"cause\":\"占道\",\"handlers\":[\"6\",\"7\"]}",
		(long long)power);
}

#define PROOF "{\"name\":\"单据\",\"kind\":\"paper\"}"

static void test_in_the_name_of_the_principal(void **state)
{
	struct towns t;
	towns_open(&t, *state);
	int64_t theirs = id_of(&t,
		post(&t, &t.wang, "/api/matters",
			"\"procedure\":\"fine\",\"power\":\"9\",\"action\":\"register\",\"fields\":"
			"{"
			"\"party_name\":\"演练乙公司\",\"cause\":\"占道\",\"handlers\":[\"1\"]}"));
	assert_int_equal(entrusted_power(&t, &t.sun), 0);
	entrust(&t);
	int64_t power = entrusted_power(&t, &t.sun);
	assert_true(power != 0);
	/* the head of the delegate opens nothing; the principal's officers see no such power */
	assert_int_equal(entrusted_power(&t, &t.he), 0);
	assert_int_equal(entrusted_power(&t, &t.wang), 0);
	assert_status(open_fine(&t, &t.wang, power), 404);
	int64_t m = id_of(&t, open_fine(&t, &t.sun, power));
	const struct json *p = page(&t, &t.sun, m);
	assert_str(json_str(json_get(p, "number")), "演市监案〔2026〕2号");
	assert_str(json_str(test_at(p, "organ.name")), "演练区市场监督管理局");
	assert_status(act(&t, &t.sun, m, "prove", PROOF, ",\"with\":[\"7\"]"), 200);
	assert_status(act(&t, &t.sun, m, "tell", "{\"fine\":10000}", ""), 200);
	assert_true(says(
		test_ask(&t.o, &t.wang, "GET", path(&t, m, ""), NULL), "演练旗市场监督管理局"));
	assert_str(json_str(test_at(page(&t, &t.wang, m), "documents.0.number")),
		"演市监告〔2026〕1号");
	/* they find theirs, and nothing else of the principal */
	struct client_reply list = test_ask(&t.o, &t.sun, "GET", "/api/matters?organ=15", NULL);
	assert_status(list, 200);
	assert_true(says(list, "演练甲公司"));
	assert_false(says(list, "演练乙公司"));
	assert_true(says(test_ask(&t.o, &t.sun, "GET", "/api/worklist", NULL), "演练甲公司"));
	assert_false(says(test_ask(&t.o, &t.sun, "GET", "/api/worklist", NULL), "演练乙公司"));
	assert_status(test_ask(&t.o, &t.sun, "GET", path(&t, theirs, ""), NULL), 404);
	assert_status(test_ask(&t.o, &t.sun, "GET", path(&t, t.entrust, ""), NULL), 404);
	assert_status(test_ask(&t.o, &t.wang, "GET", "/api/matters?organ=16", NULL), 403);
	test_office_close(&t.o);
}

static void test_limits(void **state)
{
	struct towns t;
	towns_open(&t, *state);
	entrust(&t);
	int64_t power = entrusted_power(&t, &t.sun), m = id_of(&t, open_fine(&t, &t.sun, power));
	/* what was not entrusted: the head's part */
	struct client_reply r = act(&t, &t.he, m, "drop", "{}", "");
	assert_status(r, 403);
	assert_true(says(r, "ORG-5"));
	assert_false(says(test_ask(&t.o, &t.he, "GET", path(&t, m, ""), NULL), "\"drop\""));
	/* after the end */
	assert_status(post(&t, &t.sun, path(&t, t.entrust, "/acts"),
			      "\"version\":3,\"action\":\"end\",\"fields\":{}"),
		404);
	assert_status(act(&t, &t.zhang, t.entrust, "end", "{}", ""), 200);
	r = act(&t, &t.sun, m, "prove", PROOF, ",\"with\":[\"7\"]");
	assert_status(r, 422);
	assert_true(says(r, "ORG-5"));
	assert_true(says(r, "终止"));
	assert_int_equal(entrusted_power(&t, &t.sun), 0);
	r = open_fine(&t, &t.sun, power);
	assert_status(r, 422);
	assert_true(says(r, "ORG-5"));
	/* the principal goes on */
	assert_status(act(&t, &t.zhang, m, "drop", "{}", ""), 200);
	test_office_close(&t.o);
}

static void test_last_day(void **state)
{
	struct towns t;
	towns_open(&t, *state);
	entrust(&t);
	int64_t m = id_of(&t, open_fine(&t, &t.sun, entrusted_power(&t, &t.sun)));
	test_office_day(&t.o, "2026-12-31");
	assert_status(act(&t, &t.sun, m, "prove", PROOF, ",\"with\":[\"7\"]"), 200);
	test_office_day(&t.o, "2027-01-01");
	struct client_reply r = act(&t, &t.sun, m, "prove", PROOF, ",\"with\":[\"7\"]");
	assert_status(r, 422);
	assert_true(says(r, "届满"));
	test_office_close(&t.o);
}

/* What everybody sees of it, without a script. */
static void test_portal(void **state)
{
	struct towns t;
	towns_open(&t, *state);
	struct client_reply r = test_ask(&t.o, NULL, "GET", "/organs", NULL);
	assert_status(r, 200);
	assert_true(says(r, "href=\"/organs/15\""));
	assert_true(says(r, "演练旗市场监督管理局"));
	assert_false(says(r, "<script"));
	r = test_ask(&t.o, NULL, "GET", "/organs/16", NULL);
	assert_false(says(r, "受委托行使"));
	entrust(&t);
	r = test_ask(&t.o, NULL, "GET", "/organs/16", NULL);
	assert_status(r, 200);
	assert_true(says(r, "受委托行使"));
	assert_true(says(r, "href=\"/organs/15\""));
	assert_true(says(r, "2026-12-31"));
	r = test_ask(&t.o, NULL, "GET", "/organs/15", NULL);
	assert_true(says(r, "委托其他单位行使的职权"));
	assert_true(says(r, "对经营过期食品的处罚"));
	assert_status(act(&t, &t.zhang, t.entrust, "end", "{}", ""), 200);
	r = test_ask(&t.o, NULL, "GET", "/organs/16", NULL);
	assert_false(says(r, "受委托行使"));
	/* looked for, page by page, and what is not there */
	struct str q = test_escape(&t.o, STR("旗市场"));
	r = test_ask(
		&t.o, NULL, "GET", str_printf(t.o.arena, "/organs?q=" STR_FMT, STR_ARG(q)).p, NULL);
	assert_true(says(r, "/organs/16"));
	assert_false(says(r, "/organs/15"));
	r = test_ask(&t.o, NULL, "GET", "/organs?q=%25", NULL);
	assert_true(says(r, "没有这样的执法主体"));
	r = test_ask(&t.o, NULL, "GET", "/organs?after=15", NULL);
	assert_false(says(r, "href=\"/organs/15\""));
	assert_status(test_ask(&t.o, NULL, "GET", "/organs?after=99", NULL), 404);
	assert_status(test_ask(&t.o, NULL, "GET", "/organs/99", NULL), 404);
	assert_status(test_ask(&t.o, NULL, "GET", "/organs/x", NULL), 400);
	test_office_close(&t.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_in_the_name_of_the_principal),
		TEST_DB(test_limits), TEST_DB(test_last_day), TEST_DB(test_portal)};
	return TEST_DB_RUN(tests);
}
