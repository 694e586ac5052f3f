#include "base/test.h"

#include "http/files.h"
#include "http/reply.h"
#include "http/router.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void test_path(void **state)
{
	(void)state;
	static const struct {
		const char *target, *path; /* path NULL: refused */
		size_t n;
	} rows[] = {
		{"/", "/", 0},
		{"/a", "/a", 1},
		{"/a/", "/a/", 2},
		{"//", "//", 2},
		{"/a/b?x=/..", "/a/b", 2},
		{"/%E6%A1%88", "/案", 1},
		{"/a%20b", "/a b", 1},
		{"/a+b", "/a+b", 1},
		{"/...", "/...", 1},
		{"", NULL, 0},
		{"a", NULL, 0},
		{"*", NULL, 0},
		{"http://127.0.0.1/a", NULL, 0},
		{"/a#b", NULL, 0},
		{"/%", NULL, 0},
		{"/%4", NULL, 0},
		{"/%zz", NULL, 0},
		{"/%4g", NULL, 0},
		{"/%00", NULL, 0},
		{"/a%0Ab", NULL, 0},
		{"/%7F", NULL, 0},
		{"/a%2Fb", NULL, 0},
		{"/a%2fb", NULL, 0},
		{"/a%5Cb", NULL, 0},
		{"/a\\b", NULL, 0},
		{"/./a", NULL, 0},
		{"/a/..", NULL, 0},
		{"/../a", NULL, 0},
		{"/%2e%2e/a", NULL, 0},
		{"/.%2E/a", NULL, 0},
		{"/%2e/a", NULL, 0},
		{"/..%2fa", NULL, 0},
		{"/%c0%ae%c0%ae/a", NULL, 0},
		{"/%E6%A1", NULL, 0},
		{"/\xE6\xA1", NULL, 0},
		{"/%ED%A0%80", NULL, 0},
		{"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16",
			"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", 16},
		{"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", NULL, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct uri_path path;
		struct str query;
		bool good = uri_parse(a, str_c(rows[i].target), &path, &query);
		if (good != (rows[i].path != NULL))
			print_error("target %s: %s\n", rows[i].target, good ? "taken" : "refused");
		assert_int_equal(good, rows[i].path != NULL);
		if (good) {
			assert_str(path.path, rows[i].path);
			assert_int_equal(path.n, rows[i].n);
		}
		arena_free(a);
	}
}

static void test_query(void **state)
{
	(void)state;
	static const struct {
		const char *raw, *out; /* NULL: refused */
	} rows[] = {
		{"", ""},
		{"a=1&b=2", "[a:1][b:2]"},
		{"a=1&a=2", "[a:1][a:2]"},
		{"a", "[a:]"},
		{"=x", "[:x]"},
		{"&&a=1&", "[a:1]"},
		{"q=%E7%BD%9A+%E6%AC%BE", "[q:罚 款]"},
		{"a=b=c", "[a:b=c]"},
		{"a=%26%3D%2B", "[a:&=+]"},
		{"a=%", NULL},
		{"a=%2", NULL},
		{"a=%GG", NULL},
		{"%=1", NULL},
		{"a=%00", NULL},
		{"a=%0d%0a", NULL},
		{"a=\xff", NULL},
		{"a=%FF", NULL},
		{"a=%C0%80", NULL},
		{"a=%F4%90%80%80", NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct http_pairs pairs = {.n = 0};
		bool good = uri_query(a, str_c(rows[i].raw), &pairs);
		if (good != (rows[i].out != NULL))
			print_error("query %s: %s\n", rows[i].raw, good ? "taken" : "refused");
		assert_int_equal(good, rows[i].out != NULL);
		struct buf b = buf_in(a);
		for (size_t k = 0; good && k < pairs.n; k++)
			buf_printf(&b, "[" STR_FMT ":" STR_FMT "]", STR_ARG(pairs.v[k].name),
				STR_ARG(pairs.v[k].value));
		if (good)
			assert_str(buf_get(&b), rows[i].out);
		arena_free(a);
	}
	struct arena *a = arena_new();
	struct buf many = buf_in(a);
	struct http_pairs pairs = {.n = 0};
	for (int i = 0; i < URI_PAIRS; i++)
		buf_z(&many, "a=1&");
	assert_true(uri_query(a, buf_get(&many), &pairs));
	buf_z(&many, "a=1");
	pairs.n = 0;
	assert_false(uri_query(a, buf_get(&many), &pairs));
	arena_free(a);
}

static void test_cookies(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct http_pairs pairs = {.n = 0};
	assert_true(uri_cookies(a, STR("a=1;  b=x=y; =z; c; d=\"q\"; e=1,2; f=\x01; a=2"), &pairs));
	assert_int_equal(pairs.n, 3);
	assert_str(http_find(&pairs, "a"), "1");
	assert_str(http_find(&pairs, "b"), "x=y");
	assert_null(http_find(&pairs, "d").p);
	struct buf many = buf_in(a);
	for (int i = 0; i <= URI_PAIRS; i++)
		buf_z(&many, "a=1;");
	pairs.n = 0;
	assert_false(uri_cookies(a, buf_get(&many), &pairs));
	arena_free(a);
}

static struct reply *nothing(struct request *rq)
{
	return reply_empty(rq);
}

#define ROUTE(m, p)                                                                                \
	{                                                                                          \
		.method = (m), .pattern = (p), .handler = nothing                                  \
	}

static void test_router(void **state)
{
	(void)state;
	static const struct http_route routes[] = {
		ROUTE("GET", "/"),
		ROUTE("GET", "/api/matters"),
		ROUTE("POST", "/api/matters"),
		ROUTE("GET", "/api/matters/{id}"),
		ROUTE("GET", "/api/matters/recent"),
		ROUTE("GET", "/api/matters/{id}/clocks/{clock}"),
		ROUTE("GET", "/api/matters/recent/list"),
	};
	static const struct {
		const char *method, *path;
		int route; /* -1: none */
		const char *id, *allow;
	} rows[] = {
		{"GET", "/", 0, "", ""},
		{"HEAD", "/", 0, "", ""},
		{"POST", "/", -1, "", "GET, HEAD"},
		{"GET", "/api/matters", 1, "", ""},
		{"POST", "/api/matters", 2, "", ""},
		{"DELETE", "/api/matters", -1, "", "GET, HEAD, POST"},
		{"get", "/api/matters", -1, "", "GET, HEAD, POST"},
		{"GET", "/api/matters/", -1, "", ""},
		{"GET", "/api/matters/17", 3, "17", ""},
		{"GET", "/api/matters/%E6%A1%88", 3, "案", ""},
		{"GET", "/api/matters/recent", 4, "", ""},
		{"GET", "/api/matters/recent/clocks/c", 5, "recent", ""},
		{"GET", "/api/matters/recent/list", 6, "", ""},
		{"GET", "/api/matters/17/clocks/", -1, "", ""},
		{"GET", "/api", -1, "", ""},
		{"GET", "/API/matters", -1, "", ""},
		{"GET", "//api/matters", -1, "", ""},
	};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct router *r;
	assert_int_equal(router_new(&cx, routes, sizeof routes / sizeof *routes, &r), RC_OK);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct uri_path path;
		struct str query, allow;
		struct http_pairs params = {.n = 0};
		assert_true(uri_parse(a, str_c(rows[i].path), &path, &query));
		const struct http_route *found =
			router_find(r, a, str_c(rows[i].method), &path, &params, &allow);
		assert_ptr_equal(found, rows[i].route < 0 ? NULL : &routes[rows[i].route]);
		assert_str(http_find(&params, "id"), rows[i].id);
		assert_str(allow, rows[i].allow);
	}
	arena_free(a);
}

static void test_router_refuses(void **state)
{
	(void)state;
	static const struct http_route sets[][2] = {
		{ROUTE("GET", "/a"), ROUTE("GET", "/a")},
		{ROUTE("GET", "/a/{x}"), ROUTE("GET", "/a/{y}")},
		{ROUTE("GET", "/a"), ROUTE("GET", "a")},
		{ROUTE("GET", "/a"), ROUTE("GET", "/a//b")},
		{ROUTE("GET", "/a"), ROUTE("GET", "")},
		{ROUTE("GET", "/a"), {.method = "GET", .pattern = "/b"}},
	};
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct router *r;
		assert_int_equal(router_new(&cx, sets[i], 2, &r), RC_INPUT);
		arena_free(a);
	}
}

static void test_accepts(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		bool br, gzip;
	} rows[] = {
		{"", false, false},
		{"gzip", false, true},
		{"gzip, deflate, br", true, true},
		{"BR;q=0.5, GZIP;q=1.0", true, true},
		{"br;q=0, gzip", false, true},
		{"br; q=0.000", false, false},
		{"*", true, true},
		{"*;q=0", false, false},
		{"gzip;q=0, *", true, false},
		{"brotli, xgzip", false, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(reply_accepts(str_c(rows[i].header), "br"), rows[i].br);
		assert_int_equal(reply_accepts(str_c(rows[i].header), "gzip"), rows[i].gzip);
	}
}

static void put_file(const char *dir, const char *name, const char *text)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", dir, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *where)
{
	(void)st;
	(void)what;
	(void)where;
	return remove(path);
}

static void test_files(void **state)
{
	(void)state;
	char dir[] = "/tmp/zhifa-files-XXXXXX", path[64];
	assert_non_null(mkdtemp(dir));
	put_file(dir, "index.html", "<p>");
	put_file(dir, "app.js", "x");
	put_file(dir, "app.js.br", "y");
	put_file(dir, ".hidden", "secret");
	put_file(dir, "alone.br", "z");
	snprintf(path, sizeof path, "%s/assets", dir);
	assert_int_equal(mkdir(path, 0700), 0);
	put_file(dir, "assets/a-1.css", "c");
	snprintf(path, sizeof path, "%s/link", dir);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct http_files *files = http_files_new(a);
	assert_int_equal(http_files_add(&cx, files, dir, "/static/"), RC_OK);
	static const char *const there[] = {
		"/static/", "/static/index.html", "/static/app.js", "/static/assets/a-1.css"};
	static const char *const not_there[] = {"/static", "/static/link", "/static/.hidden",
		"/static/alone", "/static/alone.br", "/static/app.js.br", "/static/assets",
		"/etc/passwd", ""};
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		assert_non_null(http_files_find(files, str_c(there[i])));
	for (size_t i = 0; i < sizeof not_there / sizeof *not_there; i++)
		assert_null(http_files_find(files, str_c(not_there[i])));
	/* a second folder may not hide what the first one serves */
	assert_int_equal(http_files_add(&cx, files, dir, "/static/"), RC_CONFLICT);
	cx_clear(&cx);
	assert_int_equal(http_files_add(&cx, files, "/nonexistent", "/"), RC_IO);
	arena_free(a);
	assert_int_equal(nftw(dir, remove_one, 4, FTW_DEPTH | FTW_PHYS), 0);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_path),
	cmocka_unit_test(test_query),
	cmocka_unit_test(test_cookies),
	cmocka_unit_test(test_router),
	cmocka_unit_test(test_router_refuses),
	cmocka_unit_test(test_accepts),
	cmocka_unit_test(test_files),
};
TEST_MAIN(tests)
