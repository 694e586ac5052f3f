#include "http/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

/* A refused body up to this size is read, so that the answer is not lost with the connection. */
#define DISCARD_MAX (INT64_C(1) << 20)
/* The slowest pace at which a client may send or take a large body, bytes a second. */
#define PACE 16384

struct str http_find(const struct http_pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (str_is(pairs->v[i].name, name))
			return pairs->v[i].value;
	return STR_NONE;
}

struct str http_header(const struct request *rq, const char *name)
{
	size_t n = strlen(name);
	for (size_t i = 0; i < rq->headers.n; i++) {
		struct str s = rq->headers.v[i].name;
		if (s.n == n && !strncasecmp(s.p, name, n))
			return rq->headers.v[i].value;
	}
	return STR_NONE;
}

void *http_arg(const struct request *rq)
{
	return rq->server->config.arg;
}

int http_slot(const struct request *rq)
{
	return ((const struct exchange *)rq)->slot;
}

/* A process-wide unique, short, unguessable-enough name: a counter spread over 64 bits. */
static struct str request_id(struct http_server *s, struct arena *a)
{
	uint64_t n = atomic_fetch_add_explicit(&s->id_next, 1, memory_order_relaxed);
	uint64_t v = (n * UINT64_C(0x9E3779B97F4A7C15)) ^ s->id_base;
	char *p = arena_alloc(a, 17);
	for (int i = 0; i < 16; i++)
		p[i] = "0123456789abcdef"[v >> (60 - 4 * i) & 15];
	return (struct str){p, 16};
}

static void deadline(struct exchange *x, int64_t bytes)
{
	int64_t ms = bytes < 0 ? 0
			       : watch_micros() / 1000 +
					 x->rq.server->config.timeout_s * INT64_C(1000) +
					 bytes * 1000 / PACE;
	atomic_store_explicit(&x->watched->deadline, ms, memory_order_relaxed);
}

struct exchange *exchange_begin(struct http_io *io, struct MHD_Connection *conn, const char *target)
{
	struct http_server *s = io->server;
	struct arena *a = arena_new();
	struct exchange *x = ARENA_NEW(a, struct exchange);
	x->rq.cx = cx_make(a, &s->env);
	x->rq.cx.request_id = request_id(s, a);
	x->rq.server = s;
	x->rq.body_fd = -1;
	x->io = io;
	x->conn = conn;
	x->begun = watch_micros();
	x->target = str_dup(a, str_c(target));
	x->watched =
		MHD_get_connection_info(conn, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
	x->rq.remote = str_c(x->watched->remote);
	return x;
}

static void close_body(void *arg)
{
	close(((struct request *)arg)->body_fd);
}

/* An unnamed file; whoever keeps it links it by its descriptor, or copies it. */
static struct reply *open_body(struct exchange *x)
{
	struct request *rq = &x->rq;
	rq->body_fd = open(rq->server->config.temp_dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (rq->body_fd < 0) {
		log_event(&rq->cx, LOG_UNUSUAL, "upload_file",
			LOG_S("error", str_c(strerror(errno))));
		return reply_problem(rq, RC_IO, 500, "无法保存上传的文件。");
	}
	arena_defer(rq->cx.arena, close_body, rq);
	return NULL;
}

static enum MHD_Result send_and_note(struct exchange *x, struct reply *rp)
{
	x->state = EXCHANGE_SENT;
	x->reply = rp;
	x->slot = x->io->number;
	deadline(x, rp->size);
	return send_reply(x, rp);
}

/* Answers a refusal now, or after a small body was read. */
static enum MHD_Result refuse(struct exchange *x, struct reply *rp, bool body, int64_t length)
{
	x->reply = rp;
	x->state = EXCHANGE_DISCARD;
	if (rp->close) /* what follows the head, if anything, cannot be trusted */
		return send_and_note(x, rp);
	if (body && length > DISCARD_MAX) {
		rp->close = true;
		return send_and_note(x, rp);
	}
	return MHD_YES; /* libmicrohttpd calls again when the request is complete */
}

/* A large body is taken in only from those who may send one. */
static struct reply *admit(struct exchange *x)
{
	const struct http_route *route = x->rq.route;
	x->slot = x->io->number;
	struct reply *refusal = route->admit ? route->admit(&x->rq) : NULL;
	return refusal ? refusal : open_body(x);
}

static enum MHD_Result head(struct exchange *x, const char *method, const char *version)
{
	bool body = false;
	int64_t length = 0;
	x->rq.method = str_c(method);
	struct reply *refusal = head_check(x, version, &body, &length);
	if (!refusal && body && x->rq.route->body == HTTP_BODY_FILE)
		refusal = admit(x);
	deadline(x, length > 0 ? length : 0);
	if (refusal)
		return refuse(x, refusal, body, length);
	x->body = buf_in(x->rq.cx.arena);
	x->state = EXCHANGE_BODY;
	return MHD_YES;
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t put = write(fd, p, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		p += put;
		n -= (size_t)put;
	}
	return true;
}

static void discard(struct exchange *x, struct reply *rp)
{
	x->reply = rp;
	x->state = EXCHANGE_DISCARD;
}

static enum MHD_Result body(struct exchange *x, const char *data, size_t n)
{
	struct request *rq = &x->rq;
	if (x->state == EXCHANGE_DISCARD) {
		x->discarded += (int64_t)n;
		return x->discarded > DISCARD_MAX ? MHD_NO : MHD_YES;
	}
	size_t limit = rq->route->body_limit ? rq->route->body_limit : HTTP_BODY_LIMIT;
	rq->body_size += (int64_t)n;
	if ((uint64_t)rq->body_size > limit) {
		discard(x,
			reply_problem(rq, RC_TOO_LARGE, 413, "提交的内容超过了这里允许的大小。"));
		return MHD_YES;
	}
	if (rq->route->body == HTTP_BODY_MEMORY)
		buf_add(&x->body, data, n);
	else if (!write_all(rq->body_fd, data, n))
		discard(x, reply_problem(rq, RC_IO, 500, "无法保存上传的文件。"));
	return MHD_YES;
}

static enum MHD_Result busy(struct exchange *x)
{
	return send_and_note(x, reply_problem(&x->rq, RC_BUSY, 503, "系统繁忙，请稍后再试。"));
}

/* Hands the request to a worker. Counted first, so that a stop either sees it or is seen here. */
static enum MHD_Result send_away(struct exchange *x)
{
	struct http_server *s = x->rq.server;
	atomic_fetch_add(&s->in_flight, 1);
	if (atomic_load(&s->is_stopping)) {
		atomic_fetch_sub(&s->in_flight, 1);
		return busy(x);
	}
	x->state = EXCHANGE_AWAY;
	deadline(x, -1);
	MHD_suspend_connection(x->conn);
	if (!pool_push(s->pool, x))
		http_resume(&x->rq, reply_problem(&x->rq, RC_BUSY, 503, "系统繁忙，请稍后再试。"));
	return MHD_YES;
}

static enum MHD_Result dispatch(struct exchange *x)
{
	struct request *rq = &x->rq;
	x->slot = x->io->number;
	rq->body = buf_get(&x->body);
	if (rq->body_fd >= 0 && lseek(rq->body_fd, 0, SEEK_SET) < 0)
		return send_and_note(x, reply_problem(rq, RC_IO, 500, "无法读取上传的文件。"));
	if (rq->route->run == HTTP_WORKER)
		return send_away(x);
	struct reply *rp = rq->route->handler(rq);
	INVARIANT(rp && rp != http_reply_later());
	return send_and_note(x, rp);
}

void exchange_work(void *item, int thread)
{
	struct exchange *x = item;
	x->slot = x->rq.server->config.io_threads + thread;
	struct reply *rp = x->again ? x->again(&x->rq) : x->rq.route->handler(&x->rq);
	INVARIANT(rp);
	if (rp != http_reply_later())
		http_resume(&x->rq, rp);
}

void http_resume(struct request *rq, struct reply *rp)
{
	struct exchange *x = (struct exchange *)rq;
	INVARIANT(rp && rp != http_reply_later());
	x->reply = rp;
	MHD_resume_connection(x->conn);
}

void http_resume_with(struct request *rq, struct reply *(*then)(struct request *rq))
{
	struct exchange *x = (struct exchange *)rq;
	x->then = then;
	MHD_resume_connection(x->conn);
}

void http_again(struct request *rq, struct reply *(*handler)(struct request *rq))
{
	struct exchange *x = (struct exchange *)rq;
	x->again = handler;
	if (!pool_push(rq->server->pool, x))
		http_resume(rq, reply_problem(rq, RC_BUSY, 503, "系统繁忙，请稍后再试。"));
}

static enum MHD_Result come_back(struct exchange *x)
{
	if (!x->reply && !x->then)
		return MHD_YES; /* called while still away: nothing to do yet */
	atomic_fetch_sub(&x->rq.server->in_flight, 1);
	x->slot = x->io->number;
	struct reply *rp = x->then ? x->then(&x->rq) : x->reply;
	INVARIANT(rp && rp != http_reply_later());
	return send_and_note(x, rp);
}

enum MHD_Result exchange_go(
	struct exchange *x, const char *method, const char *version, const char *data, size_t *n)
{
	if (x->state == EXCHANGE_HEAD)
		return head(x, method, version);
	if (x->state == EXCHANGE_AWAY)
		return come_back(x);
	if (*n) {
		size_t got = *n;
		*n = 0;
		return body(x, data, got);
	}
	return x->state == EXCHANGE_DISCARD ? send_and_note(x, x->reply) : dispatch(x);
}

void exchange_end(struct exchange *x)
{
	struct http_server *s = x->rq.server;
	struct reply *rp = x->state == EXCHANGE_SENT ? x->reply : NULL;
	/* a client that left while its request was away is dropped without coming back */
	if (x->state == EXCHANGE_AWAY)
		atomic_fetch_sub(&s->in_flight, 1);
	if (s->config.done) {
		struct http_done done = {.status = rp ? rp->status : 0,
			.micros = watch_micros() - x->begun,
			.bytes = rp ? rp->size : 0};
		s->config.done(&x->rq, &done);
	}
	deadline(x, 0); /* of the next request on this connection */
	arena_free(x->rq.cx.arena);
}
