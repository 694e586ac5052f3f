/* Writing a paper over HTTP: its preview while it is filled in, and who may have one. */
#include "api/test_office.h"
#include "statute/statute.h"

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

/* ---- findings ---- */

/* The finding of a rule, or NULL. */
static const struct json *finding(struct desk *d, struct client_reply r, const char *id)
{
	const struct json *all = json_get(test_json(&d->o, &r), "findings");
	for (size_t i = 0; i < json_count(all); i++)
		if (str_is(json_str(json_get(json_at(all, i), "id")), id))
			return json_at(all, i);
	return NULL;
}

static struct client_reply found(struct desk *d, const char *action, const char *fields)
{
	struct client_reply r = post(d, &d->wang, "/api/preview", look(d, action, fields, ""));
	assert_status(r, 200);
	return r;
}

static struct client_reply told(struct desk *d, const char *request, int64_t version,
	const char *action, const char *fields)
{
	return post(d, &d->wang,
		str_printf(d->o.arena, "/api/matters/%lld/acts", (long long)d->matter).p,
		str_printf(d->o.arena,
			"{\"request_id\":\"%s\",\"version\":%lld,\"action\":\"%s\",\"with\":[\"2\"]"
			","
			"\"fields\":%s}",
			request, (long long)version, action, fields)
			.p);
}

/* What is found in the draft is what the act says when it is sent all the same. */
static void test_findings(void **state)
{
	struct desk d;
	desk_open(&d, *state);
	/* nothing typed: what is missing is told once, and no guard that waits for it */
	struct client_reply r = found(&d, "tell", "{}");
	assert_str(json_str(json_get(finding(&d, r, "field.missing"), "field")), "fine");
	assert_str(json_str(json_get(finding(&d, r, "field.missing"), "level")), "red");
	assert_null(finding(&d, r, "big"));
	assert_non_null(finding(&d, r, "proved")); /* it reads nothing of the form */
	assert_status(told(&d, "f1", 1, "tell", "{}"), 422);
	assert_status(told(&d, "f2", 1, "prove", "{\"name\":\"单据\",\"kind\":\"paper\"}"), 200);
	r = found(&d, "tell", "{\"fine\":-5}");
	assert_str(json_str(json_get(finding(&d, r, "field.wrong"), "level")), "red");
	assert_status(told(&d, "f3", 2, "tell", "{\"fine\":-5}"), 400);
	/* amber: a reason is asked for, and stays in the file */
	r = found(&d, "tell", "{\"fine\":1000001}");
	assert_str(json_str(json_get(finding(&d, r, "big"), "level")), "amber");
	assert_null(finding(&d, r, "proved"));
	assert_status(told(&d, "f4", 2, "tell", "{\"fine\":1000001}"), 400);
	r = found(&d, "tell", "{\"fine\":500000}");
	assert_int_equal(json_count(json_get(test_json(&d.o, &r), "findings")), 0);
	/* a sum in words and figures */
	r = found(&d, "prove", "{\"name\":\"罚款伍万元（5,000元）的收据\",\"kind\":\"paper\"}");
	const struct json *x = finding(&d, r, "field.wrong");
	assert_str(json_str(json_get(x, "field")), "name");
	assert_true(str_find(json_str(json_get(x, "text")), STR("伍仟元整"), 0) <
		    json_str(json_get(x, "text")).n);
	assert_status(told(&d, "f5", 2, "prove",
			      "{\"name\":\"罚款伍万元（5,000元）的收据\",\"kind\":\"paper\"}"),
		400);
	/* what the case says is told where the draft says something else */
	assert_status(told(&d, "f6", 2, "tell", "{\"fine\":500000}"), 200);
	r = test_ask(&d.o, &d.wang, "GET",
		str_printf(d.o.arena, "/api/matters/%lld?act=decide", (long long)d.matter).p, NULL);
	assert_true(
		says(r, "\"value\":500000,\"source\":{\"title\":\"签发告知书\",\"by\":\"wang\""));
	r = found(&d, "decide", "{\"fine\":400000}");
	x = finding(&d, r, "differs");
	assert_str(json_str(json_get(x, "level")), "amber");
	assert_int_equal(json_int(json_get(x, "fix"), 0), 500000);
	assert_null(finding(&d, found(&d, "decide", "{\"fine\":500000}"), "differs"));
	test_office_close(&d.o);
}

static void import(struct desk *d, const char *date, const char *text)
{
	struct corpus_version v = {.source = CORPUS_TEXT};
	enum statute_imported what;
	assert_true(date_parse(str_c(date), &v.version));
	assert_int_equal(lawtext_parse(&d->o.cx, str_c(text), &v.text), RC_OK);
	v.effective = lawtext_effective(&v.text, v.version);
	assert_int_equal(statute_import(&d->o.cx, d->o.t->db, d->o.writer, &v, &what), RC_OK);
}

/* A citation is looked up in the statutes of the store: what is not there stops the act, what is
 * imprecise stays in the file, and what cannot be looked up is said. */
static void test_citations(void **state)
{
	static const char *const wrong =
		"{\"name\":\"《练习甲条例》第三条的单据\",\"kind\":\"paper\"}";
	static const char *const loose =
		"{\"name\":\"《练习甲条例》第一条第一款的单据\",\"kind\":\"paper\"}";
	struct desk d;
	desk_open(&d, *state);
	/* nothing imported: told, and no hindrance */
	const struct json *x = finding(&d, found(&d, "prove", wrong), "cite");
	assert_str(json_str(json_get(x, "level")), "note");
	import(&d, "2020-01-01",
		"# 练习甲条例\n\n<!-- INFO END -->\n\n第一条 只有一款。\n\n第二条 "
		"本条例自2020年3月1日起施行。\n");
	x = finding(&d, found(&d, "prove", wrong), "cite");
	assert_str(json_str(json_get(x, "level")), "red");
	assert_str(json_str(json_get(x, "field")), "name");
	struct client_reply r = told(&d, "c1", 1, "prove", wrong);
	assert_status(r, 400);
	assert_true(says(r, "没有这一条"));
	x = finding(&d, found(&d, "prove", loose), "cite");
	assert_str(json_str(json_get(x, "level")), "amber");
	assert_status(told(&d, "c2", 1, "prove", loose), 200);
	r = test_ask(&d.o, &d.wang, "GET",
		str_printf(d.o.arena, "/api/matters/%lld", (long long)d.matter).p, NULL);
	const struct json *events = json_get(test_json(&d.o, &r), "events");
	x = json_get(json_at(events, json_count(events) - 1), "findings");
	assert_int_equal(json_count(x), 1);
	struct str kept = json_str(json_get(json_at(x, 0), "text"));
	assert_true(str_find(kept, STR("该条不分款"), 0) < kept.n);
	test_office_close(&d.o);
}

/* ---- drafts ---- */

static struct client_reply save(
	struct desk *d, struct person *p, int64_t version, int64_t seen, const char *content)
{
	return post(d, p, "/api/drafts",
		str_printf(d->o.arena,
			"{\"matter\":\"%lld\",\"action\":\"prove\",\"version\":%lld,\"seen\":%lld,"
			"\"content\":%s}",
			(long long)d->matter, (long long)version, (long long)seen, content)
			.p);
}

static struct client_reply kept(struct desk *d, struct person *p, const char *more)
{
	return test_ask(&d->o, p, "GET",
		str_printf(d->o.arena, "/api/drafts?matter=%lld&action=prove%s",
			(long long)d->matter, more)
			.p,
		NULL);
}

static int64_t version_of(struct desk *d, struct client_reply r)
{
	return json_int(json_get(test_json(&d->o, &r), "version"), -1);
}

static void test_drafts(void **state)
{
	struct desk d;
	desk_open(&d, *state);
	assert_int_equal(version_of(&d, kept(&d, &d.wang, "")), 0);
	assert_status(save(&d, &d.wang, 0, 1, "{\"fields\":{\"name\":\"单据一\"}}"), 200);
	/* the other officer, at another machine, goes on with it */
	struct client_reply r = kept(&d, &d.li, "");
	assert_status(r, 200);
	assert_true(version_of(&d, r) == 1 && says(r, "单据一") && says(r, "\"by\":\"wang\""));
	assert_status(save(&d, &d.li, 1, 1, "{\"fields\":{\"name\":\"单据二\"}}"), 200);
	/* who wrote upon an older one is told what there is, and nothing is lost */
	r = save(&d, &d.wang, 1, 1, "{\"fields\":{\"name\":\"单据三\"}}");
	assert_status(r, 409);
	assert_true(says(r, "单据二") && says(r, "\"by\":\"li\""));
	r = kept(&d, &d.wang, "&version=1");
	assert_true(says(r, "单据一") && says(r, "\"version\":2"));
	assert_status(kept(&d, &d.wang, "&version=9"), 404);
	/* the act freezes it, and what was on the way comes too late */
	assert_status(
		post(&d, &d.wang,
			str_printf(d.o.arena, "/api/matters/%lld/acts", (long long)d.matter).p,
			"{\"request_id\":\"p\",\"version\":1,\"action\":\"prove\",\"with\":"
			"[\"2\"],\"fields\":{\"name\":\"单据\",\"kind\":\"paper\"}}"),
		200);
	r = kept(&d, &d.li, "");
	assert_true(says(r, "\"used\":true"));
	r = save(&d, &d.li, 2, 1, "{\"fields\":{\"name\":\"迟了\"}}");
	assert_status(r, 409);
	assert_false(says(r, "单据二"));
	assert_status(save(&d, &d.li, 2, 2, "{\"fields\":{\"name\":\"下一份\"}}"), 200);
	test_office_close(&d.o);
}

static void test_drafts_who(void **state)
{
	struct desk d;
	desk_open(&d, *state);
	assert_status(save(&d, NULL, 0, 1, "{}"), 401);
	assert_status(save(&d, &d.sun, 0, 1, "{}"), 404);
	assert_status(save(&d, &d.zhang, 0, 1, "{}"), 403);
	assert_status(save(&d, &d.qian, 0, 1, "{}"), 403);
	assert_status(kept(&d, NULL, ""), 401);
	assert_status(kept(&d, &d.sun, ""), 404);
	assert_status(kept(&d, &d.zhang, ""), 403);
	assert_status(kept(&d, &d.qian, ""), 403);
	static const char *const bad[] = {"[]", "null", "\"x\"", "1"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_status(save(&d, &d.wang, 0, 1, bad[i]), 400);
	assert_status(save(&d, &d.wang, 5, 1, "{}"), 409);
	struct buf big = buf_in(d.o.arena);
	buf_z(&big, "{\"a\":\"");
	for (size_t i = 0; i < 140 * 1024; i++)
		buf_char(&big, 'x');
	buf_z(&big, "\"}");
	assert_status(save(&d, &d.wang, 0, 1, str_z(d.o.arena, buf_get(&big))), 400);
	/* an opening is its own officer's */
	const char *opening = "{\"procedure\":\"fine\",\"power\":\"9\",\"action\":\"register\","
			      "\"version\":0,\"content\":{\"fields\":{\"cause\":\"占道\"}}}";
	const char *at = "/api/drafts?procedure=fine&power=9&action=register";
	assert_status(post(&d, &d.wang, "/api/drafts", opening), 200);
	struct client_reply r = test_ask(&d.o, &d.wang, "GET", at, NULL);
	assert_true(says(r, "占道"));
	r = test_ask(&d.o, &d.li, "GET", at, NULL);
	assert_status(r, 200);
	assert_false(says(r, "占道"));
	/* too often */
	int refused = 0;
	for (int i = 0; i < 40 && !refused; i++)
		refused = save(&d, &d.li, 99, 1, "{}").status == 429;
	assert_true(refused);
	test_office_close(&d.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_preview), TEST_DB(test_preview_who),
		TEST_DB(test_findings), TEST_DB(test_citations), TEST_DB(test_drafts),
		TEST_DB(test_drafts_who)};
	return TEST_DB_RUN(tests);
}
