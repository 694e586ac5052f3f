#include "http/server.h"

#include "http/exchange.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define WATCH_MS 250
#define BACKLOG 1024

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
	struct http_server *s = arg;
	if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
		watch_remove(s->watch, *context);
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

/* Our own socket, so that a failure can say why. */
static enum rc open_socket(struct cx *cx, struct http_server *s)
{
	const struct http_config *c = &s->config;
	struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
				.ai_flags = AI_NUMERICHOST | AI_PASSIVE},
			*ai;
	char port[8];
	snprintf(port, sizeof port, "%d", c->port);
	if (getaddrinfo(c->host, port, &hints, &ai))
		return fail(cx, RC_INPUT, "监听地址 %s 不正确，请写成数字地址，如 127.0.0.1。",
			c->host);
	s->fd = socket(ai->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int one = 1;
	bool good = s->fd >= 0 && !setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) &&
		    !bind(s->fd, ai->ai_addr, ai->ai_addrlen) && !listen(s->fd, BACKLOG);
	int error = errno;
	freeaddrinfo(ai);
	if (!good)
		return fail(cx, RC_IO, "无法在 %s:%d 上监听：%s。", c->host, c->port,
			error == EADDRINUSE ? "端口已被占用，请换一个端口" : strerror(error));
	struct sockaddr_storage ss;
	socklen_t n = sizeof ss;
	if (getsockname(s->fd, (struct sockaddr *)&ss, &n))
		return fail(cx, RC_IO, "无法取得监听端口：%s。", strerror(errno));
	s->port = ntohs(ss.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&ss)->sin6_port
						 : ((struct sockaddr_in *)&ss)->sin_port);
	return RC_OK;
}

static enum rc start_daemon(struct cx *cx, struct http_server *s)
{
	const struct http_config *c = &s->config;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_INTERNAL_POLLING_THREAD |
			 MHD_USE_TURBO | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
	/* room for the headers, and for reading a body in pieces that are not too small */
	size_t memory = (size_t)c->max_headers * 2;
	struct MHD_OptionItem pool[] = {
		{c->io_threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, c->io_threads,
			NULL},
		{MHD_OPTION_END, 0, NULL}};
	s->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, s,
		MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_LISTEN_SOCKET, s->fd,
		MHD_OPTION_URI_LOG_CALLBACK, on_target, s, MHD_OPTION_UNESCAPE_CALLBACK,
		leave_escaped, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, s, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)c->max_connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
		(unsigned)c->max_per_address, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)c->timeout_s,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
	if (!s->daemon) {
		s->fd = -1; /* closed by libmicrohttpd */
		return fail(cx, RC_IO, "无法启动网络服务。");
	}
	return RC_OK;
}

static void release(struct http_server *s)
{
	watch_free(s->watch);
	for (int i = 0; i < s->config.io_threads; i++)
		compressor_free(s->compressors[i]);
	if (s->fd >= 0)
		close(s->fd);
	pthread_mutex_destroy(&s->slot_lock);
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
	pthread_mutex_init(&s->slot_lock, NULL);
	for (int i = 0; i < s->config.io_threads; i++)
		s->compressors[i] = compressor_new(1);
	struct cx own = cx_make(s->arena, &s->env);
	cx_random(&own, &s->id_base, sizeof s->id_base);
	if (router_new(&own, config->routes, config->n_routes, &s->router)) {
		fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
	} else if (!open_socket(cx, s)) {
		s->watch = watch_new(WATCH_MS);
		s->pool = pool_new(s->config.workers, s->config.queue, exchange_work);
		if (!s->watch || !s->pool)
			fail(cx, RC_IO, "无法建立线程。");
		else if (!start_daemon(cx, s)) {
			*out = s;
			return RC_OK;
		}
		pool_free(s->pool);
	}
	release(s);
	return cx->rc;
}

void http_server_stop(struct http_server *s)
{
	if (!s)
		return;
	atomic_store(&s->is_stopping, true);
	MHD_quiesce_daemon(s->daemon);
	while (atomic_load(&s->in_flight))
		nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
	MHD_stop_daemon(s->daemon);
	pool_free(s->pool);
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
