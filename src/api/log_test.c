/* The log over HTTP: another program could rebuild the tree from what is served. */
#include "db/test_db.h"

#include "api/api.h"
#include "api/public_routes.h"
#include "http/client.h"
#include "ledger/chain.h"
#include "log/log.h"

DB_STMT(log_test_event,
	"INSERT INTO event (organ_id, matter_id, seq, kind, action, actor, recorded, "
	"effective, prev, salt, body, digest) "
	"VALUES (1, 1, $1, 'act', 'x', 1, 1, 1, $2, $2, '{}', $2)",
	"ib", "");
DB_STMT(log_test_waiting,
	"INSERT INTO unlogged (organ_id, matter_id, seq, digest) VALUES (1, 1, $1, $2)", "ib", "");

#define EVENTS 300

struct world {
	struct test_db *t;
	struct db_writer *writer;
	struct api *api;
	struct log_identity id;
};

static void fill(struct world *w)
{
	struct cx *cx = &w->t->cx;
	struct db_plan plan = {.cx = cx};
	for (int64_t i = 1; i <= EVENTS; i++) {
		unsigned char *d = arena_alloc(cx->arena, DIGEST_SIZE);
		digest_sha256(&i, sizeof i, d);
		struct db_val digest = DB_B(((struct str){(const char *)d, DIGEST_SIZE}));
		db_plan_write(&plan, &log_test_event, DB_ARGS(DB_I(i), digest), 1);
		db_plan_write(&plan, &log_test_waiting, DB_ARGS(DB_I(i), digest), 1);
	}
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
	assert_int_equal(log_extend(cx, w->t->db, w->writer, &w->id, NULL), RC_OK);
}

static void world_open(struct world *w, struct test_db *t)
{
	static const struct api_route *const routes[] = {log_routes, NULL};
	*w = (struct world){.t = t};
	assert_int_equal(db_writer_start(&t->cx, t->url, &w->writer), RC_OK);
	assert_int_equal(
		log_open(&t->cx, t->db, STR("127.0.0.1/log"), sign_key_new(&t->cx), &w->id), RC_OK);
	struct api_config c = {.http = {.host = "127.0.0.1", .workers = 2},
		.db_url = t->url,
		.writer = w->writer,
		.routes = routes,
		.version = "1",
		.quiet = true};
	if (api_start(&t->cx, &c, &w->api))
		print_message("# " STR_FMT "\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
}

static void world_close(struct world *w)
{
	api_stop(w->api);
	db_writer_stop(w->writer);
}

static struct client_reply get(struct world *w, const char *path)
{
	struct arena *a = w->t->arena;
	return client_once(a, api_port(w->api),
		str_printf(a, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
			path));
}

static void test_serve(void **state)
{
	struct world w;
	world_open(&w, *state);
	struct cx *cx = &w.t->cx;
	assert_int_equal(get(&w, "/log/checkpoint").status, 404);
	assert_int_equal(get(&w, "/log/tile/0/000.p/1").status, 404);
	fill(&w);
	struct client_reply r = get(&w, "/log/checkpoint");
	struct checkpoint_key key = log_key(&w.id);
	struct checkpoint c;
	struct tree t;
	assert_int_equal(r.status, 200);
	assert_str(client_header(&r, "Content-Type"), "text/plain; charset=utf-8");
	assert_true(str_find(client_header(&r, "Cache-Control"), STR("max-age=5"), 0) <
		    client_header(&r, "Cache-Control").n);
	assert_int_equal(checkpoint_open(cx, r.body, &key, &c), RC_OK);
	assert_int_equal(c.size, EVENTS);
	tree_init(&t, DIGEST_SHA256);
	static const char *const entries[] = {
		"/log/tile/entries/000", "/log/tile/entries/001.p/44"};
	for (int i = 0; i < 2; i++) {
		r = get(&w, entries[i]);
		assert_int_equal(r.status, 200);
		assert_str(client_header(&r, "Content-Type"), "application/octet-stream");
		assert_true(str_find(client_header(&r, "Cache-Control"), STR("31536000"), 0) <
			    client_header(&r, "Cache-Control").n);
		assert_int_equal(r.body.n, 34 * (i ? 44 : 256));
		for (size_t at = 0; at < r.body.n; at += 34)
			assert_int_equal(
				tree_append(cx, &t, tree_leaf(DIGEST_SHA256, r.body.p + at + 2, 32),
					NULL),
				RC_OK);
	}
	assert_true(tree_hash_equal(tree_root(&t), c.root));
	r = get(&w, "/log/tile/1/000.p/1");
	assert_int_equal(r.status, 200);
	assert_int_equal(r.body.n, 32);
	static const char *const none[] = {"/log/tile/0/001", "/log/tile/0/001.p/45",
		"/log/tile/0/x000/001.p/44", "/log/tile/00/000", "/log/tile/0/000.p/0",
		"/log/tile/0/x001/000", "/log/tile/0/x001/x001/000",
		"/log/tile/0/x001/x001/x001/000", "/log/tile/0/..%2F000", "/log/tile/2/000.p/1",
		"/log/tile/entries/000.p/256", "/log/tile/entries/002"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		r = get(&w, none[i]);
		if (r.status != 404 && r.status != 400)
			print_message("# %s: %d\n", none[i], r.status);
		assert_true(r.status == 404 || r.status == 400);
	}
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_serve)};
	return TEST_DB_RUN(tests);
}
