/* Writing a paper over HTTP: its preview while it is filled in, and who may have one. */
#include "api/test_office.h"

#include <stdio.h>

DB_STMT(count_events, "SELECT COUNT(*) FROM event WHERE organ_id = $1", "i", "i");
DB_STMT(count_numbers, "SELECT COUNT(*) FROM number WHERE organ_id = $1", "i", "i");

struct desk {
	struct test_office o;
	struct person wang, li, zhang, qian, sun; /* qian helps; sun belongs to another organ */
	int64_t matter;
	int requests;
};

static int64_t count(struct desk *d, const struct db_stmt *what)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(
		db_one(&d->o.cx, d->o.t->db, what, DB_ARGS(DB_I(TEST_ORGAN)), &r, &found), RC_OK);
	return db_int(r, 0);
}

static struct client_reply post(
	struct desk *d, struct person *p, const char *path, const char *body)
{
	return test_ask(&d->o, p, "POST", path, body);
}

/* A matter in which the notice may be written. */
static void desk_open(struct desk *d, struct test_db *db)
{
	*d = (struct desk){0};
	test_office_open(&d->o, db, "tests/packs/small");
	test_office_hire(&d->o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(&d->o, TEST_ORGAN, 2, "li", "handler", "2029-01-01");
	test_office_hire(&d->o, TEST_ORGAN, 4, "zhang", "head", NULL);
	test_office_hire(&d->o, TEST_ORGAN, 5, "qian", "auxiliary", NULL);
	test_office_hire(&d->o, TEST_OTHER_ORGAN, 6, "sun", "handler", "2029-01-01");
	d->wang = test_office_person(&d->o, "wang");
	d->li = test_office_person(&d->o, "li");
	d->zhang = test_office_person(&d->o, "zhang");
	d->qian = test_office_person(&d->o, "qian");
	d->sun = test_office_person(&d->o, "sun");
	struct client_reply r = post(d, &d->wang, "/api/matters",
		"{\"request_id\":\"open\",\"procedure\":\"fine\",\"power\":\"9\",\"action\":"
		"\"register\",\"fields\":{\"party_name\":\"演练甲公司\",\"party_code\":"
		"\"91150105MA0000000X\",\"cause\":\"经营过期食品\",\"handlers\":[\"1\",\"2\"]}}");
	assert_status(r, 200);
	d->matter = json_id(json_get(test_json(&d->o, &r), "id"));
}

static const char *look(struct desk *d, const char *action, const char *fields, const char *more)
{
	return str_printf(d->o.arena, "{\"matter\":\"%lld\",\"action\":\"%s\",\"fields\":%s%s}",
		(long long)d->matter, action, fields, more)
		.p;
}

static bool says(struct client_reply r, const char *what)
{
	return str_find(r.body, str_c(what), 0) < r.body.n;
}

static void test_preview(void **state)
{
	struct desk d;
	desk_open(&d, *state);
	int64_t events = count(&d, &count_events), numbers = count(&d, &count_numbers);
	struct client_reply r =
		post(&d, &d.wang, "/api/preview", look(&d, "tell", "{\"fine\":560000}", ""));
	assert_status(r, 200);
	const struct json *seen = test_json(&d.o, &r);
	assert_str(json_str(test_at(seen, "papers.0.form")), "notice");
	assert_str(json_str(test_at(seen, "papers.0.number")), "演市监告〔2026〕　　号");
	assert_true(str_has_prefix(json_str(json_get(seen, "png")), STR("iVBORw0KGgo")));
	assert_true(says(r, "伍仟陆佰元整") && says(r, "\"pages\":1"));
	assert_true(str_has_prefix(json_str(json_get(seen, "html")), STR("<article")));
	/* half typed, wrong, not asked, beyond the last page: shown as far as it goes */
	static const char *const half[] = {"{}", "{\"fine\":\"五千\"}", "{\"fine\":-1}",
		"{\"fine\":null}", "{\"other\":\"x\"}", "{\"fine\":[\"1\"]}"};
	for (size_t i = 0; i < sizeof half / sizeof *half; i++) {
		r = post(&d, &d.wang, "/api/preview", look(&d, "tell", half[i], ",\"page\":9"));
		assert_status(r, 200);
		assert_true(says(r, "＿＿") && says(r, "\"page\":1"));
	}
	/* an act without papers has none */
	r = post(&d, &d.wang, "/api/preview", look(&d, "visit", "{}", ""));
	assert_status(r, 200);
	assert_true(says(r, "\"papers\":[]"));
	/* nothing was written, no number taken */
	assert_int_equal(count(&d, &count_events), events);
	assert_int_equal(count(&d, &count_numbers), numbers);
	test_office_close(&d.o);
}

/* Who may not do the act may not see its paper, nor may who asks for what there is not. */
static void test_preview_who(void **state)
{
	struct desk d;
	desk_open(&d, *state);
	const char *body = look(&d, "tell", "{\"fine\":560000}", "");
	assert_status(post(&d, NULL, "/api/preview", body), 401);
	assert_status(post(&d, &d.sun, "/api/preview", body), 404);
	assert_status(post(&d, &d.zhang, "/api/preview", body), 403);
	assert_status(post(&d, &d.qian, "/api/preview", body), 403);
	assert_status(post(&d, &d.li, "/api/preview", body), 200);
	assert_status(post(&d, &d.wang, "/api/preview", look(&d, "none", "{}", "")), 404);
	assert_status(post(&d, &d.wang, "/api/preview", look(&d, "seal", "{}", "")), 422);
	assert_status(post(&d, &d.wang, "/api/preview", look(&d, "tell", "[]", "")), 400);
	assert_status(
		post(&d, &d.wang, "/api/preview", look(&d, "tell", "{}", ",\"page\":0")), 400);
	assert_status(
		post(&d, &d.wang, "/api/preview", "{\"action\":\"tell\",\"fields\":{}}"), 404);
	test_office_close(&d.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_preview), TEST_DB(test_preview_who)};
	return TEST_DB_RUN(tests);
}
