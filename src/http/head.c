#include "http/exchange.h"

#include "http/uri.h"

#include <strings.h>

#define HEADERS_MAX 64

struct head {
	struct exchange *x;
	bool is_malformed;
	size_t seen; /* bytes of names and values, with colon and line end */
	size_t n_length, n_coding, n_host;
	struct str length, coding;
};

static bool is_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= 0x20 || c >= 0x7F || strchr("\"(),/:;<=>?@[\\]{}", c))
			return false;
	}
	return s.n > 0;
}

static bool is_value(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t') || s.p[i] == 0x7F)
			return false;
	return true;
}

static bool named(struct str s, const char *name)
{
	return s.n == strlen(name) && !strncasecmp(s.p, name, s.n);
}

static enum MHD_Result take(void *arg, enum MHD_ValueKind kind, const char *key, size_t key_n,
	const char *value, size_t value_n)
{
	(void)kind;
	struct head *h = arg;
	struct request *rq = &h->x->rq;
	struct http_pair pair = {{key, key_n}, {value ? value : "", value ? value_n : 0}};
	if (rq->headers.n == HEADERS_MAX || !is_token(pair.name) || !is_value(pair.value)) {
		h->is_malformed = true;
		return MHD_NO;
	}
	*VEC_PUSH(rq->cx.arena, &rq->headers) = pair;
	h->seen += pair.name.n + pair.value.n + strlen(":\r\n");
	if (named(pair.name, "Content-Length")) {
		h->n_length++;
		h->length = pair.value;
	} else if (named(pair.name, "Transfer-Encoding")) {
		h->n_coding++;
		h->coding = pair.value;
	} else if (named(pair.name, "Host")) {
		h->n_host++;
	} else if (named(pair.name, "Cookie")) {
		h->is_malformed |= !uri_cookies(rq->cx.arena, pair.value, &rq->cookies);
	}
	return MHD_YES;
}

/* Digits only, and few enough for a signed 64-bit number. */
static bool parse_length(struct str s, int64_t *out)
{
	if (!s.n || s.n > 18)
		return false;
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return true;
}

static struct reply *malformed(struct exchange *x, const char *detail)
{
	atomic_fetch_add(&x->rq.server->malformed, 1);
	struct reply *rp = reply_problem(&x->rq, RC_INPUT, 400, detail);
	rp->close = true;
	return rp;
}

/*
 * libmicrohttpd ends text at a zero byte and says nothing of what stood behind it. The size of
 * the head does: beyond what was seen there may be one space for each header, no more.
 */
static bool hides_bytes(const struct head *h, const char *version)
{
	const struct request *rq = &h->x->rq;
	size_t size = MHD_get_connection_info(h->x->conn, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)
			      ->header_size;
	size_t seen =
		rq->method.n + h->x->target.n + strlen(version) + strlen("  \r\n\r\n") + h->seen;
	return size > seen + rq->headers.n;
}

/* The framing, on which everything between us and the client must agree (RFC 9112, 6.1 to 6.3). */
static struct reply *framing(struct head *h, const char *version, bool *body, int64_t *length)
{
	struct exchange *x = h->x;
	*body = false;
	*length = 0;
	if (h->is_malformed || hides_bytes(h, version))
		return malformed(x, "请求头格式不正确。");
	if (h->n_host > 1 || (!h->n_host && !strcmp(version, "HTTP/1.1")))
		return malformed(x, "请求必须有且只有一个 Host 头。");
	if (h->n_length > 1 || h->n_coding > 1 || (h->n_length && h->n_coding))
		return malformed(x, "请求体的长度声明重复或互相矛盾。");
	if (h->n_coding) {
		if (strcmp(version, "HTTP/1.1") || !named(h->coding, "chunked"))
			return malformed(x, "不支持这种传输编码。");
		*body = true;
		*length = -1;
	} else if (h->n_length) {
		if (!parse_length(h->length, length))
			return malformed(x, "Content-Length 不正确。");
		*body = *length > 0;
	}
	return NULL;
}

/* The last address of X-Forwarded-For is the one that the proxy in front saw. */
static void believe_proxy(struct request *rq)
{
	struct str list = http_header(rq, "X-Forwarded-For"), part;
	while (str_split(&list, ',', &part))
		if (str_trim(part).n)
			rq->remote = str_trim(part);
	rq->https = str_is(http_header(rq, "X-Forwarded-Proto"), "https");
}

static struct reply *no_route(struct exchange *x, struct str allow)
{
	struct request *rq = &x->rq;
	if (!allow.n)
		return reply_problem(rq, RC_NOT_FOUND, 404, "没有这个网址，请检查是否输错。");
	struct reply *rp = reply_problem(rq, RC_METHOD, 405, "这个网址不支持这种操作。");
	reply_header(rq, rp, "Allow", allow);
	return rp;
}

/* A route, a static file (the answer is then ready), or a refusal. */
static struct reply *find_route(struct exchange *x, const struct uri_path *path, bool body)
{
	struct request *rq = &x->rq;
	struct str allow;
	rq->route = router_find(
		rq->server->router, rq->cx.arena, rq->method, path, &rq->params, &allow);
	if (rq->route)
		return NULL;
	const struct http_file *file = http_files_find(rq->server->config.files, rq->path);
	if (!file || allow.n)
		return no_route(x, allow);
	if (body || (!str_is(rq->method, "GET") && !str_is(rq->method, "HEAD")))
		return no_route(x, STR("GET, HEAD"));
	return reply_static(rq, file);
}

static struct reply *check_body(struct exchange *x, bool body, int64_t length)
{
	const struct http_route *route = x->rq.route;
	if (!body || !route)
		return NULL;
	if (route->body == HTTP_NO_BODY)
		return malformed(x, "这个网址不接受请求体。");
	size_t limit = route->body_limit ? route->body_limit : HTTP_BODY_LIMIT;
	if (length > 0 && (uint64_t)length > limit)
		return reply_problem(&x->rq, RC_TOO_LARGE, 413, "提交的内容超过了这里允许的大小。");
	return NULL;
}

struct reply *head_check(struct exchange *x, const char *version, bool *body, int64_t *length)
{
	struct request *rq = &x->rq;
	struct head h = {.x = x};
	struct uri_path path;
	struct str query;
	MHD_get_connection_values_n(x->conn, MHD_HEADER_KIND, take, &h);
	struct reply *refusal = framing(&h, version, body, length);
	if (refusal)
		return refusal;
	if (x->target.n > (size_t)rq->server->config.max_target) {
		atomic_fetch_add(&rq->server->malformed, 1);
		return reply_problem(rq, RC_TOO_LARGE, 414, "网址过长。");
	}
	if (!uri_parse(rq->cx.arena, x->target, &path, &query) ||
		!uri_query(rq->cx.arena, query, &rq->query))
		return malformed(x, "网址格式不正确。");
	rq->path = path.path;
	if (rq->server->config.behind_proxy)
		believe_proxy(rq);
	if ((refusal = find_route(x, &path, *body)))
		return refusal;
	return check_body(x, *body, *length);
}
