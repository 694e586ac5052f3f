/* The dossier over HTTP: what comes down is checked like any other, and only where one may look. */
#include "api/exports.h"
#include "api/test_office.h"
#include "dossier/dossier.h"

DB_STMT(exports_of, "SELECT COUNT(*) FROM reading WHERE matter_id = $1 AND what = 'export'", "i",
	"i");

static void told(void *arg, struct str text)
{
	(void)arg;
	print_message("# " STR_FMT "\n", STR_ARG(text));
}

/* The contents and the record of readings, for those who may look into the matter. */
static void contents_of(struct test_office *o, int64_t id, struct person *wang, struct person *sun)
{
	static const char *const below[] = {"dossier/contents", "readings"};
	for (size_t i = 0; i < 2; i++) {
		const char *path =
			str_printf(o->arena, "/api/matters/%lld/%s", (long long)id, below[i]).p;
		assert_status(test_ask(o, NULL, "GET", path, NULL), 401);
		assert_status(test_ask(o, sun, "GET", path, NULL), 404);
		struct client_reply r = test_ask(o, wang, "GET", path, NULL);
		assert_status(r, 200);
		const struct json *v = test_json(o, &r);
		if (i == 0) {
			assert_str(json_str(test_at(v, "volumes.0.id")), "main");
			assert_str(json_str(test_at(v, "volumes.1.id")), "auxiliary");
			assert_true(json_id(json_get(v, "id")) == id);
		} else {
			assert_str(json_str(test_at(v, "rows.0.what")), "export");
			assert_null(test_at(v, "rows.1"));
		}
	}
}

/* The ledger is the organ's own; a closed matter stands in it from the day of its closing. */
static void ledger_of(struct test_office *o, struct person *wang, struct person *sun)
{
	struct client_reply r;
	assert_status(test_ask(o, NULL, "GET", "/api/dossiers", NULL), 401);
	assert_status(test_ask(o, NULL, "GET", "/api/dossiers.csv", NULL), 401);
	assert_status(test_ask(o, sun, "GET", "/api/dossiers?organ=15", NULL), 403);
	assert_status(test_ask(o, sun, "GET", "/api/dossiers.csv?organ=15", NULL), 403);
	assert_status(test_ask(o, wang, "GET", "/api/dossiers?year=99", NULL), 400);
	assert_status(test_ask(o, wang, "GET", "/api/dossiers?after=1.x", NULL), 400);
	assert_status(test_ask(o, wang, "GET", "/api/dossiers?after=9999999999999.1", NULL), 400);
	r = test_ask(o, sun, "GET", "/api/dossiers", NULL);
	assert_status(r, 200);
	assert_null(test_at(test_json(o, &r), "rows.0"));
	r = test_ask(o, wang, "GET", "/api/dossiers.csv?year=2025", NULL);
	assert_status(r, 200);
	assert_true(str_find(r.body, STR("档号"), 0) < r.body.n);
}

/* A build is told to its own person, for its own matter, as long as it lasts. */
static void test_exports(void **state)
{
	int64_t done, total;
	struct exports *x = exports_new();
	(void)state;
	int place = exports_begin(x, 1, 100);
	assert_true(place >= 0);
	exports_put(x, place, 3, 9);
	assert_true(exports_get(x, 1, 100, &done, &total) && done == 3 && total == 9);
	assert_false(exports_get(x, 2, 100, &done, &total));
	assert_true(done == 0 && total == 0);
	assert_false(exports_get(x, 1, 101, &done, &total));
	while (exports_begin(x, 2, 7) >= 0) /* until it is full; who comes then goes on untold */
		continue;
	exports_put(x, -1, 1, 1);
	exports_end(x, -1);
	exports_end(x, place);
	assert_false(exports_get(x, 1, 100, &done, &total));
	assert_true(exports_begin(x, 1, 100) >= 0);
	exports_free(x);
	assert_int_equal(exports_begin(NULL, 1, 1), -1);
}

static void test_dossier(void **state)
{
	struct test_office o;
	test_office_open(&o, *state, "tests/packs/small");
	test_office_hire(&o, TEST_ORGAN, 1, "wang", "handler", "2029-01-01");
	test_office_hire(&o, TEST_ORGAN, 2, "li", "handler", "2029-01-01");
	test_office_hire(&o, TEST_OTHER_ORGAN, 6, "sun", "handler", "2029-01-01");
	struct person wang = test_office_enter(&o, "wang"), sun = test_office_enter(&o, "sun");
	struct client_reply r = test_ask(&o, &wang, "POST", "/api/matters",
		"{\"request_id\":\"d1\",\"procedure\":\"fine\",\"power\":\"9\",\"action\":"
		"\"register\",\"fields\":{\"party_name\":\"演练甲公司\",\"cause\":\"占道\","
		"\"handlers\":[\"1\",\"2\"]}}");
	assert_status(r, 200);
	int64_t id = json_id(json_get(test_json(&o, &r), "id"));
	const char *path = str_printf(o.arena, "/api/matters/%lld/dossier", (long long)id).p;
	assert_status(test_ask(&o, NULL, "GET", path, NULL), 401);
	assert_status(test_ask(&o, &sun, "GET", path, NULL), 404);
	r = test_ask(&o, &wang, "GET", path, NULL);
	assert_status(r, 200);
	assert_str(client_header(&r, "Content-Type"), "application/zip");
	struct checkpoint_key key = log_key(&o.log);
	const struct dossier_check how = {&key, told, NULL};
	struct dossier_summary sum;
	int64_t faults;
	assert_int_equal(dossier_verify(&o.cx, r.body, &how, &sum, &faults), RC_OK);
	assert_int_equal(faults, 0);
	assert_true(sum.matter == id && sum.events == 1);
	struct db_rows *rows;
	bool there;
	assert_int_equal(
		db_one(&o.cx, o.t->db, &exports_of, DB_ARGS(DB_I(id)), &rows, &there), RC_OK);
	assert_int_equal(db_int(rows, 0), 1);
	assert_status(test_ask(&o, &wang, "GET", "/api/matters/12345/dossier", NULL), 404);
	contents_of(&o, id, &wang, &sun);
	path = str_printf(o.arena, "/api/matters/%lld/dossier/progress", (long long)id).p;
	assert_status(test_ask(&o, NULL, "GET", path, NULL), 401);
	r = test_ask(&o, &wang, "GET", path, NULL);
	assert_status(r, 200);
	assert_int_equal(json_int(json_get(test_json(&o, &r), "total"), -1), 0);
	ledger_of(&o, &wang, &sun);
	test_office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_exports), TEST_DB(test_dossier)};
	return TEST_DB_RUN(tests);
}
