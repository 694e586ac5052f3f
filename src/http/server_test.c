#include "base/test.h"

#include "http/client.h"
#include "http/server.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* One server for the tests of this file, with a timeout short enough to wait for. */
static struct http_server *server;
static uint16_t port;
static struct arena *process;
static char dir[] = "/tmp/zhifa-http-XXXXXX";
static _Atomic int64_t n_done, n_lost, n_late;

static void nap(int ms)
{
	nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

static struct reply *hello(struct request *rq)
{
	return reply_json(rq, 200, STR("{\"hello\":true}"));
}

static struct reply *slot(struct request *rq)
{
	return reply_json(rq, 200, str_printf(rq->cx.arena, "%d", http_slot(rq)));
}

/* Shows what arrived. */
static struct reply *echo(struct request *rq)
{
	struct buf b = buf_in(rq->cx.arena);
	buf_printf(&b, STR_FMT "|" STR_FMT "|" STR_FMT "|%lld|" STR_FMT, STR_ARG(rq->method),
		STR_ARG(http_param(rq, "id")), STR_ARG(http_find(&rq->query, "q")),
		(long long)rq->body_size, STR_ARG(rq->body));
	return reply_data(rq, "text/plain; charset=utf-8", buf_get(&b), STR_NONE);
}

static struct reply *upload(struct request *rq)
{
	unsigned char tmp[4096];
	uint64_t sum = 0;
	int64_t size = 0;
	for (ssize_t n; (n = read(rq->body_fd, tmp, sizeof tmp)) > 0; size += n)
		for (ssize_t i = 0; i < n; i++)
			sum += tmp[i];
	return reply_json(rq, 200,
		str_printf(rq->cx.arena, "[%lld,%lld,%llu]", (long long)rq->body_size,
			(long long)size, (unsigned long long)sum));
}

/* Answers from a thread of its own, as the writer of the store does. */
static struct reply *late_body(struct request *rq)
{
	return reply_json(rq, 200,
		str_printf(
			rq->cx.arena, "{\"late\":\"" STR_FMT "\"}", STR_ARG(http_param(rq, "id"))));
}

static void *answer_late(void *arg)
{
	struct request *rq = arg;
	if (str_is(http_find(&rq->query, "slow"), "1"))
		nap(300);
	if (str_is(http_find(&rq->query, "then"), "1"))
		http_resume_with(rq, late_body);
	else
		http_resume(rq, late_body(rq));
	return NULL;
}

static struct reply *late(struct request *rq)
{
	pthread_t t;
	assert_int_equal(pthread_create(&t, NULL, answer_late, rq), 0);
	pthread_detach(t);
	atomic_fetch_add(&n_late, 1);
	return http_reply_later();
}

static struct reply *refused(struct request *rq)
{
	fail_refused(&rq->cx, (struct refusal){.rule = STR("PEN-1"),
				      .because = STR("没有\"告知\""),
				      .basis = STR("依据"),
				      .cure = STR("notice"),
				      .cure_title = STR("告知")});
	fail_field(&rq->cx, STR("fine"), "不是金额");
	return reply_fail(rq);
}

static struct reply *broken(struct request *rq)
{
	fail(&rq->cx, RC_DB, "SELECT secret FROM table");
	return reply_fail(rq);
}

static struct reply *page(struct request *rq)
{
	fail(&rq->cx, RC_NOT_FOUND, "没有<b>");
	return reply_fail(rq);
}

static struct reply *cookie(struct request *rq)
{
	struct reply *rp = reply_redirect(rq, STR("/hello"));
	reply_cookie(rq, rp, "zhifa_session", STR("abc"), 60);
	return rp;
}

static struct reply *big(struct request *rq)
{
	struct buf b = buf_in(rq->cx.arena);
	buf_char(&b, '[');
	for (int i = 0; i < 5000; i++)
		buf_printf(&b, "%s\"案件%d\"", i ? "," : "", i);
	buf_char(&b, ']');
	return reply_json(rq, 200, buf_get(&b));
}

static struct reply *sent_file(struct request *rq)
{
	int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	struct stat st;
	assert_int_equal(fstat(fd, &st), 0);
	return reply_file(rq, "application/octet-stream", fd, st.st_size, STR("案卷 1.zip"));
}

#define STREAM 300000

/* Each byte says where it is; arg: where reading fails. */
static bool read_stream(void *arg, int64_t at, char *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = (char)((at + (int64_t)i) % 251);
	return at + (int64_t)n <= *(const int64_t *)arg;
}

static struct reply *streamed(struct request *rq)
{
	int64_t *fails = ARENA_NEW(rq->cx.arena, int64_t);
	*fails = str_is(http_param(rq, "id"), "whole") ? STREAM : STREAM / 2;
	return reply_stream(
		rq, "application/octet-stream", STREAM, read_stream, fails, STR("录像.mp4"));
}

static const struct http_route routes[] = {
	{.method = "GET", .pattern = "/hello", .handler = hello},
	{.method = "GET", .pattern = "/slot", .handler = slot},
	{.method = "GET", .pattern = "/echo/{id}", .handler = echo},
	{.method = "POST", .pattern = "/echo/{id}", .body = HTTP_BODY_MEMORY, .handler = echo},
	{.method = "POST",
		.pattern = "/job/{id}",
		.run = HTTP_WORKER,
		.body = HTTP_BODY_MEMORY,
		.handler = echo},
	{.method = "POST",
		.pattern = "/upload",
		.run = HTTP_WORKER,
		.body = HTTP_BODY_FILE,
		.body_limit = 8 << 20,
		.handler = upload},
	{.method = "POST",
		.pattern = "/late/{id}",
		.run = HTTP_WORKER,
		.body = HTTP_BODY_MEMORY,
		.handler = late},
	{.method = "GET", .pattern = "/refused", .handler = refused},
	{.method = "GET", .pattern = "/broken", .handler = broken},
	{.method = "GET", .pattern = "/page", .html = true, .handler = page},
	{.method = "GET", .pattern = "/cookie", .handler = cookie},
	{.method = "GET", .pattern = "/big", .handler = big},
	{.method = "GET", .pattern = "/file", .handler = sent_file},
	{.method = "GET", .pattern = "/stream/{id}", .handler = streamed},
};

static void done(struct request *rq, const struct http_done *d)
{
	(void)rq;
	atomic_fetch_add(d->status ? &n_done : &n_lost, 1);
}

static int start(void **state)
{
	(void)state;
	process = arena_new();
	struct cx cx = cx_make(process, NULL);
	if (!mkdtemp(dir))
		return -1;
	FILE *f = fopen(str_z(process, str_printf(process, "%s/app.js", dir)), "w");
	fputs("alert(1)", f);
	fclose(f);
	f = fopen(str_z(process, str_printf(process, "%s/app.js.br", dir)), "w");
	fputs("packed", f);
	fclose(f);
	struct http_files *files = http_files_new(process);
	if (http_files_add(&cx, files, dir, "/static/"))
		return -1;
	struct http_config config = {.routes = routes,
		.n_routes = sizeof routes / sizeof *routes,
		.files = files,
		.timeout_s = 2,
		.done = done};
	if (http_server_start(&cx, &config, &server))
		return -1;
	port = http_server_port(server);
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *where)
{
	(void)st;
	(void)what;
	(void)where;
	return remove(path);
}

static int stop(void **state)
{
	(void)state;
	http_server_stop(server);
	arena_free(process);
	return nftw(dir, remove_one, 4, FTW_DEPTH | FTW_PHYS);
}

#define H "Host: x\r\n"

/* status 0: the connection is closed without an answer; closed: it must not be used again. */
struct raw {
	const char *what, *text;
	size_t n;
	int status;
	bool closed;
};
#define RAW(what, text, status, closed)                                                            \
	{                                                                                          \
		(what), (text), sizeof(text) - 1, (status), (closed)                               \
	}

static const struct raw raws[] = {
	RAW("plain", "GET /hello HTTP/1.1\r\n" H "\r\n", 200, false),
	RAW("head", "HEAD /hello HTTP/1.1\r\n" H "\r\n", 200, false),
	RAW("old version", "GET /hello HTTP/1.0\r\n\r\n", 200, true),
	RAW("asked to close", "GET /hello HTTP/1.1\r\n" H "Connection: close\r\n\r\n", 200, true),
	RAW("unknown path", "GET /nothing HTTP/1.1\r\n" H "\r\n", 404, false),
	RAW("wrong method", "POST /hello HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n", 405, false),
	RAW("options", "OPTIONS /hello HTTP/1.1\r\n" H "Origin: http://evil\r\n\r\n", 405, false),
	RAW("made-up method", "FROB /hello HTTP/1.1\r\n" H "\r\n", 405, false),
	RAW("trace", "TRACE /hello HTTP/1.1\r\n" H "\r\n", 405, false),
	RAW("no host", "GET /hello HTTP/1.1\r\n\r\n", 400, true),
	RAW("two hosts", "GET /hello HTTP/1.1\r\n" H "Host: y\r\n\r\n", 400, true),
	RAW("absolute form", "GET http://x/hello HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("asterisk form", "OPTIONS * HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("authority form", "CONNECT x:80 HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("body", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabc", 200, false),
	RAW("chunked",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
		200, false),
	RAW("length and chunked",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 3\r\nTransfer-Encoding: "
		"chunked\r\n\r\n0\r\n\r\nGET /hello HTTP/1.1\r\n" H "\r\n",
		400, true),
	RAW("chunked and length",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
		400, true),
	RAW("two lengths",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
		400, true),
	RAW("two equal lengths",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
		400, true),
	RAW("list of lengths", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 3, 3\r\n\r\nabc", 400,
		true),
	RAW("signed length", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: +3\r\n\r\nabc", 400,
		true),
	RAW("negative length", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: -1\r\n\r\nabc", 400,
		true),
	RAW("hexadecimal length", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 0x3\r\n\r\nabc",
		400, true),
	RAW("huge length",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 99999999999999999999\r\n\r\n", 413,
		true),
	RAW("long length",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 9999999999999999999\r\n\r\n", 400,
		true),
	RAW("empty length", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length:\r\n\r\n", 400, true),
	RAW("space before colon", "POST /echo/1 HTTP/1.1\r\n" H "Content-Length : 3\r\n\r\nabc",
		400, true),
	RAW("two codings",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		400, true),
	RAW("unknown coding", "POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: gzip\r\n\r\nabc",
		400, true),
	RAW("hidden coding",
		"POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400,
		true),
	RAW("coding list",
		"POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
		400, true),
	RAW("vertical tab coding",
		"POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: \x0b"
		"chunked\r\n\r\n0\r\n\r\n",
		400, true),
	RAW("chunked in 1.0",
		"POST /echo/1 HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, true),
	RAW("bad chunk size",
		"POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
		400, true),
	RAW("negative chunk",
		"POST /echo/1 HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n",
		400, true),
	RAW("chunk overflow",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Transfer-Encoding: chunked\r\n\r\n10000000000000003\r\nabc\r\n",
		413, true),
	RAW("chunk without end",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Transfer-Encoding: chunked\r\n\r\n3\r\nabcX0\r\n\r\n",
		400, true),
	RAW("body for get", "GET /hello HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabc", 400, true),
	RAW("folded header", "GET /hello HTTP/1.1\r\n" H "X-A: b\r\n\tc: d\r\n\r\n", 400, true),
	RAW("header without colon", "GET /hello HTTP/1.1\r\n" H "nonsense\r\n\r\n", 400, true),
	RAW("empty header name", "GET /hello HTTP/1.1\r\n" H ": x\r\n\r\n", 400, true),
	RAW("bad header name", "GET /hello HTTP/1.1\r\n" H "a(b: x\r\n\r\n", 400, true),
	RAW("zero byte in header", "GET /hello HTTP/1.1\r\n" H "X-A: a\0b\r\n\r\n", 400, true),
	RAW("zero byte in name", "GET /hello HTTP/1.1\r\n" H "X\0A: a\r\n\r\n", 400, true),
	RAW("control in header",
		"GET /hello HTTP/1.1\r\n" H "X-A: a\x01"
		"b\r\n\r\n",
		400, true),
	RAW("zero byte in path", "GET /hello\0/x HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("escaped zero byte", "GET /hello%00 HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("bad escape", "GET /hello%zz HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("cut escape", "GET /hello% HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("raw high bytes", "GET /hello\xff HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("malformed utf-8 in query", "GET /echo/1?q=%C3%28 HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("overlong utf-8", "GET /echo/%C0%AF HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("line feed in query", "GET /echo/1?q=a%0d%0aX:y HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("query", "GET /echo/1?q=%E7%BD%9A HTTP/1.1\r\n" H "\r\n", 200, false),
	RAW("traversal", "GET /static/../../etc/passwd HTTP/1.1\r\n" H "\r\n", 400, true),
	RAW("traversal escaped dots", "GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" H "\r\n",
		400, true),
	RAW("traversal escaped slash", "GET /static/..%2f..%2fetc/passwd HTTP/1.1\r\n" H "\r\n",
		400, true),
	RAW("traversal backslash", "GET /static/..\\..\\etc\\passwd HTTP/1.1\r\n" H "\r\n", 400,
		true),
	RAW("traversal escaped backslash", "GET /static/..%5c..%5cetc HTTP/1.1\r\n" H "\r\n", 400,
		true),
	RAW("traversal twice escaped", "GET /static/%252e%252e/etc/passwd HTTP/1.1\r\n" H "\r\n",
		404, false),
	RAW("traversal overlong", "GET /static/%c0%ae%c0%ae/etc/passwd HTTP/1.1\r\n" H "\r\n", 400,
		true),
	RAW("traversal absolute", "GET /static//etc/passwd HTTP/1.1\r\n" H "\r\n", 404, false),
	RAW("static", "GET /static/app.js HTTP/1.1\r\n" H "\r\n", 200, false),
	RAW("static packed name", "GET /static/app.js.br HTTP/1.1\r\n" H "\r\n", 404, false),
	RAW("static posted", "POST /static/app.js HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\nx", 405,
		false),
	RAW("garbage", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 0, true),
	RAW("no version", "GET /hello\r\n\r\n", 400, true),
	RAW("version 2", "GET /hello HTTP/2.0\r\n" H "\r\n", 505, true),
	RAW("bad version", "GET /hello HTTX/1.1\r\n" H "\r\n", 400, true),
	RAW("spaces in target", "GET /hello x HTTP/1.1\r\n" H "\r\n", 0, true),
	RAW("expect",
		"POST /echo/1 HTTP/1.1\r\n" H
		"Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
		200, false),
};

static void test_raw(void **state)
{
	(void)state;
	int bad = 0;
	for (size_t i = 0; i < sizeof raws / sizeof *raws; i++) {
		struct arena *a = arena_new();
		const struct raw *w = &raws[i];
		struct client_reply r = client_once(a, port, (struct str){w->text, w->n});
		if (r.status != w->status || r.closed != w->closed) {
			print_error("%s: %d%s, not %d%s\n", w->what, r.status,
				r.closed ? " closed" : "", w->status, w->closed ? " closed" : "");
			bad++;
		}
		arena_free(a);
	}
	assert_int_equal(bad, 0);
}

static struct client_reply get(struct arena *a, const char *target, const char *headers)
{
	return client_once(
		a, port, str_printf(a, "GET %s HTTP/1.1\r\n" H "%s\r\n", target, headers));
}

static void test_headers(void **state)
{
	(void)state;
	static const char *const targets[] = {
		"/hello", "/nothing", "/broken", "/page", "/static/app.js", "/hello%zz"};
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		struct arena *a = arena_new();
		struct client_reply r = get(a, targets[i], "");
		assert_str(client_header(&r, "Content-Security-Policy"),
			"default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri "
			"'none'; "
			"form-action 'self'");
		assert_str(client_header(&r, "X-Content-Type-Options"), "nosniff");
		assert_str(client_header(&r, "Referrer-Policy"), "same-origin");
		assert_str(client_header(&r, "Cross-Origin-Opener-Policy"), "same-origin");
		assert_str(client_header(&r, "Cross-Origin-Resource-Policy"), "same-origin");
		assert_null(client_header(&r, "Access-Control-Allow-Origin").p);
		assert_null(client_header(&r, "Strict-Transport-Security").p);
		assert_int_equal(client_header(&r, "X-Request-Id").n, 16);
		assert_str(client_header(&r, "Cache-Control"), i == 4 ? "no-cache" : "no-store");
		arena_free(a);
	}
}

static void test_errors(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct client_reply r = get(a, "/refused", "");
	assert_int_equal(r.status, 422);
	assert_str(client_header(&r, "Content-Type"), "application/problem+json; charset=utf-8");
	struct str id = client_header(&r, "X-Request-Id");
	assert_str(r.body,
		str_printf(a,
			"{\"type\":\"/problems/refused\",\"status\":422,\"title\":\"依法不能办理\","
			"\"detail\":\"没有\\\"告知\\\"\",\"request_id\":\"%s\",\"refusals\":[{"
			"\"rule\":\"PEN-1\","
			"\"because\":\"没有\\\"告知\\\"\",\"basis\":\"依据\",\"cure\":\"notice\","
			"\"cure_title\":\"告知\"}],\"fields\":[{\"field\":\"fine\",\"message\":"
			"\"不是金额\"}]}",
			str_z(a, id))
			.p);
	r = get(a, "/broken", "");
	assert_int_equal(r.status, 500);
	assert_int_equal(str_find(r.body, STR("SELECT"), 0), r.body.n);
	r = get(a, "/page", "");
	assert_int_equal(r.status, 404);
	assert_str(client_header(&r, "Content-Type"), "text/html; charset=utf-8");
	assert_true(str_find(r.body, STR("没有&lt;b&gt;"), 0) < r.body.n);
	r = get(a, "/cookie", "");
	assert_int_equal(r.status, 303);
	assert_str(client_header(&r, "Location"), "/hello");
	assert_str(client_header(&r, "Set-Cookie"),
		"zhifa_session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60");
	r = client_once(a, port, STR("PUT /echo/1 HTTP/1.1\r\n" H "\r\n"));
	assert_str(client_header(&r, "Allow"), "GET, HEAD, POST");
	arena_free(a);
}

static void test_static(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct client_reply r = get(a, "/static/app.js", "");
	assert_str(r.body, "alert(1)");
	assert_str(client_header(&r, "Content-Type"), "text/javascript; charset=utf-8");
	assert_str(client_header(&r, "Vary"), "Accept-Encoding");
	assert_null(client_header(&r, "Content-Encoding").p);
	struct str tag = client_header(&r, "ETag");
	r = get(a, "/static/app.js", "Accept-Encoding: gzip, br\r\n");
	assert_str(r.body, "packed");
	assert_str(client_header(&r, "Content-Encoding"), "br");
	assert_false(str_eq(client_header(&r, "ETag"), tag));
	r = get(a, "/static/app.js",
		str_z(a, str_printf(a, "If-None-Match: \"x\", W/%s\r\n", str_z(a, tag))));
	assert_int_equal(r.status, 304);
	r = get(a, "/static/app.js", "If-None-Match: \"x\"\r\n");
	assert_int_equal(r.status, 200);
	r = client_once(a, port, STR("HEAD /static/app.js HTTP/1.1\r\n" H "\r\n"));
	assert_str(client_header(&r, "Content-Length"), "8");
	r = get(a, "/file", "");
	assert_int_equal(r.status, 200);
	assert_str(client_header(&r, "Content-Disposition"),
		"attachment; filename*=UTF-8''%E6%A1%88%E5%8D%B7%201.zip");
	assert_memory_equal(r.body.p, "\177ELF", 4);
	arena_free(a);
}

/* An answer made part by part; where a part fails, the client sees that the end is missing. */
static void test_stream(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct client_reply r = get(a, "/stream/whole", "Accept-Encoding: gzip\r\n");
	assert_int_equal(r.status, 200);
	assert_str(client_header(&r, "Content-Length"), "300000");
	assert_int_equal(r.body.n, STREAM);
	for (size_t i = 0; i < r.body.n; i++)
		assert_int_equal((unsigned char)r.body.p[i], i % 251);
	r = client_once(a, port, STR("HEAD /stream/whole HTTP/1.1\r\n" H "\r\n"));
	assert_str(client_header(&r, "Content-Length"), "300000");
	r = get(a, "/stream/half", "");
	assert_int_equal(r.status, 0);
	arena_free(a);
}

static void test_compression(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct client_reply plain = get(a, "/big", ""),
			    r = get(a, "/big", "Accept-Encoding: gzip, br\r\n");
	assert_str(client_header(&plain, "Vary"), "Accept-Encoding");
	assert_null(client_header(&plain, "Content-Encoding").p);
	assert_str(client_header(&r, "Content-Encoding"), "gzip");
	assert_in_range(r.body.n, 1000, plain.body.n / 2);
	assert_memory_equal(r.body.p, "\x1f\x8b", 2);
	/* the length of the plain text stands at the end of the gzip form (RFC 1952) */
	const unsigned char *tail = (const unsigned char *)r.body.p + r.body.n - 4;
	assert_int_equal(tail[0] | tail[1] << 8 | tail[2] << 16, plain.body.n);
	r = get(a, "/hello", "Accept-Encoding: gzip\r\n");
	assert_null(client_header(&r, "Content-Encoding").p);
	r = get(a, "/file", "Accept-Encoding: gzip\r\n");
	assert_null(client_header(&r, "Content-Encoding").p);
	arena_free(a);
}

static void test_pipeline(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	int fd = client_open(port);
	struct str rest = STR_NONE;
	assert_true(client_send(
		fd, STR("GET /echo/1 HTTP/1.1\r\n" H "\r\n"
			"POST /late/2 HTTP/1.1\r\n" H "Content-Length: 2\r\n\r\nab"
			"POST /echo/3 HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n"
			"1\r\nc\r\n1\r\nd\r\n0\r\n\r\n"
			"HEAD /hello HTTP/1.1\r\n" H "\r\n"
			"GET /nothing HTTP/1.1\r\n" H "\r\n"
			"GET /echo/4 HTTP/1.1\r\n" H "\r\n")));
	struct client_reply r = client_read(a, fd, &rest, false);
	assert_str(r.body, "GET|1||0|");
	r = client_read(a, fd, &rest, false);
	assert_str(r.body, "{\"late\":\"2\"}");
	r = client_read(a, fd, &rest, false);
	assert_str(r.body, "POST|3||2|cd");
	r = client_read(a, fd, &rest, true);
	assert_int_equal(r.status, 200);
	r = client_read(a, fd, &rest, false);
	assert_int_equal(r.status, 404);
	r = client_read(a, fd, &rest, false);
	assert_str(r.body, "GET|4||0|");
	close(fd);
	arena_free(a);
}

static struct client_reply post(struct arena *a, const char *target, size_t n, bool chunked)
{
	struct buf b = buf_in(a);
	buf_printf(&b, "POST %s HTTP/1.1\r\n" H, target);
	if (chunked)
		buf_printf(&b, "Transfer-Encoding: chunked\r\n\r\n%zx\r\n", n);
	else
		buf_printf(&b, "Content-Length: %zu\r\n\r\n", n);
	char *fill = arena_alloc(a, n);
	memset(fill, 'x', n);
	buf_add(&b, fill, n);
	buf_z(&b, chunked ? "\r\n0\r\n\r\n" : "");
	return client_once(a, port, buf_get(&b));
}

static void test_limits(void **state)
{
	(void)state;
	static const struct {
		const char *target;
		size_t n;
		bool chunked;
		int status;
	} rows[] = {
		{"/echo/1", HTTP_BODY_LIMIT, false, 200},
		{"/echo/1", HTTP_BODY_LIMIT, true, 200},
		{"/echo/1", HTTP_BODY_LIMIT + 1, false, 413},
		{"/echo/1", HTTP_BODY_LIMIT + 1, true, 413},
		{"/echo/1", 900000, false, 413},
		{"/echo/1", 900000, true, 413},
		{"/nothing", 900000, false, 404},
		{"/upload", 8 << 20, false, 200},
		{"/upload", 8 << 20, true, 200},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct client_reply r = post(a, rows[i].target, rows[i].n, rows[i].chunked);
		if (r.status != rows[i].status)
			print_error("row %zu\n", i);
		assert_int_equal(r.status, rows[i].status);
		assert_false(r.closed);
		if (!strcmp(rows[i].target, "/upload"))
			assert_str(r.body, "[8388608,8388608,1006632960]");
		arena_free(a);
	}
	struct arena *a = arena_new();
	/* far too large: the refusal may be lost with the connection, but nothing is taken */
	struct client_reply r = post(a, "/upload", (8 << 20) + 1, false);
	assert_true(r.status == 413 || r.status == 0);
	assert_true(r.closed);
	r = client_once(a, port, str_printf(a, "GET /%04999d HTTP/1.1\r\n" H "\r\n", 0));
	assert_int_equal(r.status, 414);
	r = client_once(
		a, port, str_printf(a, "GET /hello HTTP/1.1\r\n" H "X: %040000d\r\n\r\n", 0));
	assert_true(r.status == 431 || r.status == 413);
	struct buf many = buf_in(a);
	for (int i = 0; i < 80; i++)
		buf_printf(&many, "X-%d: y\r\n", i);
	buf_char(&many, '\0');
	assert_int_equal(get(a, "/hello", buf_get(&many).p).status, 400);
	arena_free(a);
}

/* Sends one byte now and then, as long as the connection lives; gives how long that was, in ms. */
static int64_t dribble(struct str text)
{
	struct timespec t0, t1;
	clock_gettime(CLOCK_MONOTONIC, &t0);
	int fd = client_open(port);
	for (size_t i = 0; i < text.n && !client_is_closed(fd, 150); i++)
		client_send(fd, str_sub(text, i, i + 1));
	close(fd);
	clock_gettime(CLOCK_MONOTONIC, &t1);
	return (t1.tv_sec - t0.tv_sec) * 1000 + (t1.tv_nsec - t0.tv_nsec) / 1000000;
}

static void test_slow(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	int64_t cut = http_server_stats(server).cut;
	struct str filler = str_printf(a, "%050d", 0);
	int64_t ms = dribble(str_printf(a, "GET /hello HTTP/1.1\r\nX: %s", filler.p));
	assert_in_range(ms, 1500, 4000);
	ms = dribble(str_printf(
		a, "POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 90\r\n\r\n%s", filler.p));
	assert_in_range(ms, 1500, 9000);
	assert_true(http_server_stats(server).cut >= cut + 1);
	/* idle, without a byte */
	int fd = client_open(port);
	assert_false(client_is_closed(fd, 500));
	assert_true(client_is_closed(fd, 4000));
	close(fd);
	/* a late answer is not the client's fault */
	assert_int_equal(
		client_once(a, port, STR("POST /late/1?slow=1 HTTP/1.1\r\n" H "\r\n")).status, 200);
	arena_free(a);
}

#define SPREAD 8

/* A client's connections do not all end up with the I/O thread that woke first. */
static void test_spread(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct str rest = STR_NONE;
	int fd[SPREAD], first = 0;
	for (int i = 0; i < 100 && http_server_stats(server).connections; i++)
		nap(50);
	for (int i = 0; i < SPREAD; i++)
		fd[i] = client_open(port);
	for (int i = 0; i < SPREAD; i++) {
		client_send(fd[i], STR("GET /slot HTTP/1.1\r\n" H "\r\n"));
		struct client_reply r = client_read(a, fd[i], &rest, false);
		assert_int_equal(r.status, 200);
		first += str_is(r.body, "0");
	}
	assert_int_equal(first, SPREAD / 2);
	for (int i = 0; i < SPREAD; i++)
		close(fd[i]);
	arena_free(a);
}

/* Who finds no room waits until somebody goes, and is then served. */
static void test_room(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct http_config config = {
		.routes = routes, .n_routes = sizeof routes / sizeof *routes, .max_connections = 2};
	struct http_server *own;
	struct str rest = STR_NONE;
	int fd[3];
	assert_int_equal(http_server_start(&cx, &config, &own), RC_OK);
	for (int i = 0; i < 3; i++) {
		fd[i] = client_open(http_server_port(own));
		client_send(fd[i], STR("GET /hello HTTP/1.1\r\n" H "\r\n"));
		if (i < 2)
			assert_int_equal(client_read(a, fd[i], &rest, false).status, 200);
	}
	nap(50);
	assert_int_equal(http_server_stats(own).connections, 2);
	close(fd[0]);
	assert_int_equal(client_read(a, fd[2], &rest, false).status, 200);
	close(fd[1]);
	close(fd[2]);
	http_server_stop(own);
	arena_free(a);
}

/* Clients that go away at any point leave nothing behind. */
static void test_leaving(void **state)
{
	(void)state;
	static const char *const starts[] = {"", "GET /he", "GET /hello HTTP/1.1\r\nHost",
		"GET /big HTTP/1.1\r\n" H "\r\n",
		"POST /echo/1 HTTP/1.1\r\n" H "Content-Length: 9\r\n\r\nab",
		"POST /upload HTTP/1.1\r\n" H "Content-Length: 9\r\n\r\nab",
		"POST /late/1?slow=1 HTTP/1.1\r\n" H "\r\n",
		"POST /late/1?slow=1&then=1 HTTP/1.1\r\n" H "\r\n"};
	for (size_t i = 0; i < 20 * (sizeof starts / sizeof *starts); i++) {
		int fd = client_open(port);
		client_send(fd, str_c(starts[i % (sizeof starts / sizeof *starts)]));
		nap(i % 4);
		close(fd);
	}
	for (int i = 0; i < 100 && http_server_stats(server).connections; i++)
		nap(50);
	assert_int_equal(http_server_stats(server).connections, 0);
	assert_true(atomic_load(&n_lost) > 0);
}

#define CLIENTS 64
#define ROUNDS 25

static void *client(void *arg)
{
	int me = (int)(intptr_t)arg, fd = client_open(port);
	struct str rest = STR_NONE;
	struct arena *keep = arena_new();
	intptr_t good = 0;
	for (int i = 0; i < ROUNDS; i++) {
		static const char *const kinds[] = {"echo", "job", "late"};
		const char *kind = kinds[(me + i) % 3];
		struct arena *a = arena_new();
		struct str sent = str_printf(a, "%d-%d", me, i);
		client_send(fd, str_printf(a,
					"POST /%s/" STR_FMT "%s HTTP/1.1\r\n" H
					"Content-Length: %zu\r\n\r\n" STR_FMT,
					kind, STR_ARG(sent), i & 1 ? "?then=1" : "", sent.n,
					STR_ARG(sent)));
		struct client_reply r = client_read(keep, fd, &rest, false);
		struct str want =
			*kind == 'l' ? str_printf(a, "{\"late\":\"" STR_FMT "\"}", STR_ARG(sent))
				     : str_printf(a, "POST|" STR_FMT "||%zu|" STR_FMT,
					       STR_ARG(sent), sent.n, STR_ARG(sent));
		good += r.status == 200 && str_eq(r.body, want);
		arena_free(a);
	}
	arena_free(keep);
	close(fd);
	return (void *)good;
}

static void test_many(void **state)
{
	(void)state;
	pthread_t t[CLIENTS];
	int64_t before = atomic_load(&n_done);
	for (int i = 0; i < CLIENTS; i++)
		assert_int_equal(pthread_create(&t[i], NULL, client, (void *)(intptr_t)i), 0);
	for (int i = 0; i < CLIENTS; i++) {
		void *good;
		pthread_join(t[i], &good);
		assert_int_equal((intptr_t)good, ROUNDS);
	}
	for (int i = 0; i < 100 && atomic_load(&n_done) < before + CLIENTS * ROUNDS; i++)
		nap(20);
	assert_int_equal(atomic_load(&n_done) - before, CLIENTS * ROUNDS);
}

static void *stop_it(void *arg)
{
	http_server_stop(arg);
	return NULL;
}

/* A stop waits for the late answers, and refuses what comes after. */
static void test_stop(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct http_server *own;
	struct http_config config = {
		.routes = routes, .n_routes = sizeof routes / sizeof *routes, .io_threads = 1};
	assert_int_equal(http_server_start(&cx, &config, &own), RC_OK);
	struct http_config same = config;
	same.port = http_server_port(own);
	struct http_server *second;
	assert_int_equal(http_server_start(&cx, &same, &second), RC_IO);
	assert_true(str_find(cx.msg, STR("已被占用"), 0) < cx.msg.n);
	int fd = client_open(same.port);
	struct str rest = STR_NONE;
	int64_t before = atomic_load(&n_late);
	client_send(fd, STR("POST /late/1?slow=1 HTTP/1.1\r\n" H "\r\n"));
	for (int i = 0; i < 1000 && atomic_load(&n_late) == before; i++)
		nap(10);
	assert_int_equal(atomic_load(&n_late), before + 1);
	pthread_t t;
	assert_int_equal(pthread_create(&t, NULL, stop_it, own), 0);
	struct client_reply r = client_read(a, fd, &rest, false);
	assert_str(r.body, "{\"late\":\"1\"}");
	pthread_join(t, NULL);
	assert_true(client_is_closed(fd, 1000));
	close(fd);
	assert_int_equal(client_open(same.port), -1);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_raw),
	cmocka_unit_test(test_headers),
	cmocka_unit_test(test_errors),
	cmocka_unit_test(test_static),
	cmocka_unit_test(test_stream),
		cmocka_unit_test(test_compression),
	cmocka_unit_test(test_pipeline),
	cmocka_unit_test(test_limits),
	cmocka_unit_test(test_many),
	cmocka_unit_test(test_spread),
	cmocka_unit_test(test_room),
	cmocka_unit_test(test_leaving),
	cmocka_unit_test(test_slow),
	cmocka_unit_test(test_stop),
};

int main(void)
{
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, start, stop);
}
