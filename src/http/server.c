#include "http/server.h"

#include "http/accept.h"
#include "http/exchange.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <time.h>

#define WATCH_MS 250

void http_error_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out)
{
	if (rq->server->config.error_page)
		rq->server->config.error_page(rq, status, title, detail, out);
	else
		problem_page(rq, status, title, detail, out);
}

static void *on_target(void *arg, const char *target, struct MHD_Connection *conn)
{
	return exchange_begin(arg, conn, target);
}

static enum MHD_Result on_request(void *arg, struct MHD_Connection *conn, const char *url,
	const char *method, const char *version, const char *data, size_t *n, void **exchange)
{
	(void)arg;
	(void)conn;
	(void)url;
	return exchange_go(*exchange, method, version, data, n);
}

static void on_completed(void *arg, struct MHD_Connection *conn, void **exchange,
	enum MHD_RequestTerminationCode why)
{
	(void)arg;
	(void)conn;
	(void)why;
	if (*exchange)
		exchange_end(*exchange);
	*exchange = NULL;
}

/* libmicrohttpd would decode in place; the target is taken apart from its raw form instead. */
static size_t leave_escaped(void *arg, struct MHD_Connection *conn, char *s)
{
	(void)arg;
	(void)conn;
	return strlen(s);
}

static void on_log(void *arg, const char *fmt, va_list ap)
{
	char line[512];
	(void)arg;
	vsnprintf(line, sizeof line, fmt, ap);
	log_event(NULL, LOG_DEBUG, "http_library", LOG_S("message", str_trim(str_c(line))));
}

static void on_connection(void *arg, struct MHD_Connection *conn, void **context,
	enum MHD_ConnectionNotificationCode what)
{
	struct http_io *io = arg;
	struct http_server *s = io->server;
	if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
		watch_remove(s->watch, *context);
		atomic_fetch_sub_explicit(&io->open, 1, memory_order_relaxed);
		return;
	}
	int fd = MHD_get_connection_info(conn, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
	struct watched *w = watch_add(
		s->watch, fd, watch_micros() / 1000 + s->config.timeout_s * INT64_C(1000));
	const struct sockaddr *sa =
		MHD_get_connection_info(conn, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
	if (sa->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr,
			w->remote, sizeof w->remote);
	else
		inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)sa)->sin_addr,
			w->remote, sizeof w->remote);
	*context = w;
}

static void fill_defaults(struct http_config *c)
{
	c->host = c->host ? c->host : "127.0.0.1";
	c->io_threads = c->io_threads ? c->io_threads : 2;
	c->workers = c->workers ? c->workers : 3;
	c->queue = c->queue ? c->queue : 256;
	c->max_connections = c->max_connections ? c->max_connections : 1000;
	c->timeout_s = c->timeout_s ? c->timeout_s : 30;
	c->max_target = c->max_target ? c->max_target : 4096;
	c->max_headers = c->max_headers ? c->max_headers : 16384;
	c->temp_dir = c->temp_dir ? c->temp_dir : "/tmp";
	c->env = c->env ? c->env : &env_real;
	INVARIANT(c->io_threads > 0 && c->io_threads <= IO_THREADS_MAX && c->workers > 0);
}

static enum rc start_daemon(struct cx *cx, struct http_io *io)
{
	const struct http_config *c = &io->server->config;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_INTERNAL_POLLING_THREAD |
			 MHD_USE_TURBO | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
			 MHD_USE_NO_LISTEN_SOCKET;
	/* room for the headers, and for reading a body in pieces that are not too small */
	size_t memory = (size_t)c->max_headers * 2;
	io->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, NULL,
		MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_URI_LOG_CALLBACK, on_target,
		io, MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_NOTIFY_COMPLETED,
		on_completed, NULL, MHD_OPTION_NOTIFY_CONNECTION, on_connection, io,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)c->max_connections,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)c->timeout_s,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_END);
	return io->daemon ? RC_OK : fail(cx, RC_IO, "无法启动网络服务。");
}

static enum rc start_daemons(struct cx *cx, struct http_server *s)
{
	for (int i = 0; i < s->config.io_threads; i++)
		if (start_daemon(cx, &s->io[i]))
			return cx->rc;
	return RC_OK;
}

static void stop_daemons(struct http_server *s)
{
	for (int i = 0; i < s->config.io_threads; i++)
		if (s->io[i].daemon)
			MHD_stop_daemon(s->io[i].daemon);
}

static void release(struct http_server *s)
{
	accept_stop(s);
	stop_daemons(s);
	pool_free(s->pool);
	watch_free(s->watch);
	for (int i = 0; i < s->config.io_threads; i++)
		compressor_free(s->io[i].compressor);
	arena_free(s->arena);
	free(s);
}

enum rc http_server_start(struct cx *cx, const struct http_config *config, struct http_server **out)
{
	struct http_server *s = calloc(1, sizeof *s);
	INVARIANT(s);
	s->config = *config;
	fill_defaults(&s->config);
	s->env = *s->config.env;
	s->arena = arena_new();
	s->fd = -1;
	for (int i = 0; i < s->config.io_threads; i++) {
		s->io[i].server = s;
		s->io[i].number = i;
		s->io[i].compressor = compressor_new(1);
	}
	struct cx own = cx_make(s->arena, &s->env);
	cx_random(&own, &s->id_base, sizeof s->id_base);
	if (router_new(&own, config->routes, config->n_routes, &s->router)) {
		fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
	} else if (!accept_open(cx, s)) {
		s->watch = watch_new(WATCH_MS);
		s->pool = pool_new(s->config.workers, s->config.queue, exchange_work);
		if (!s->watch || !s->pool)
			fail(cx, RC_IO, "无法建立线程。");
		else if (!start_daemons(cx, s) && !accept_start(cx, s)) {
			*out = s;
			return RC_OK;
		}
	}
	release(s);
	return cx->rc;
}

void http_server_stop(struct http_server *s)
{
	if (!s)
		return;
	atomic_store(&s->is_stopping, true);
	accept_stop(s);
	while (atomic_load(&s->in_flight))
		nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
	release(s);
}

uint16_t http_server_port(const struct http_server *s)
{
	return s->port;
}

int http_slots(const struct http_server *s)
{
	return s->config.io_threads + s->config.workers;
}

struct http_stats http_server_stats(struct http_server *s)
{
	struct http_stats st = {
		.waiting = pool_waiting(s->pool), .malformed = atomic_load(&s->malformed)};
	watch_count(s->watch, &st.connections, &st.cut);
	return st;
}
