#include "http/accept.h"

#include "http/exchange.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BACKLOG 1024
#define PAUSE_MS 10 /* before it is looked again whether there is room */

/* Our own socket, so that a failure can say why. */
enum rc accept_open(struct cx *cx, struct http_server *s)
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
	s->fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
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

static bool is_stopping(struct http_server *s)
{
	return atomic_load_explicit(&s->is_stopping, memory_order_acquire);
}

/* The one with the fewest connections; NULL where there is no room. */
static struct http_io *idlest(struct http_server *s)
{
	struct http_io *best = NULL;
	int64_t all = 0, least = 0;
	for (int i = 0; i < s->config.io_threads; i++) {
		int64_t n = atomic_load_explicit(&s->io[i].open, memory_order_relaxed);
		all += n;
		if (!best || n < least) {
			best = &s->io[i];
			least = n;
		}
	}
	return all < s->config.max_connections ? best : NULL;
}

static void pause_a_little(void)
{
	nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * 1000000}, NULL);
}

/* What does not get in waits in the socket's queue. */
static void *take_in(void *arg)
{
	struct http_server *s = arg;
	while (!is_stopping(s)) {
		struct http_io *io = idlest(s);
		struct sockaddr_storage from;
		socklen_t n = sizeof from;
		if (!io) {
			pause_a_little();
			continue;
		}
		int fd = accept4(s->fd, (struct sockaddr *)&from, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0) {
			/* the others are clients that left, or the end */
			if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
				errno == ENOMEM) {
				log_event(NULL, LOG_UNUSUAL, "accept",
					LOG_S("error", str_c(strerror(errno))));
				pause_a_little();
			}
			continue;
		}
		atomic_fetch_add_explicit(&io->open, 1, memory_order_relaxed);
		/* a failure closes the socket */
		if (MHD_add_connection(io->daemon, fd, (struct sockaddr *)&from, n) != MHD_YES)
			atomic_fetch_sub_explicit(&io->open, 1, memory_order_relaxed);
	}
	return NULL;
}

enum rc accept_start(struct cx *cx, struct http_server *s)
{
	if (pthread_create(&s->acceptor, NULL, take_in, s))
		return fail(cx, RC_IO, "无法建立线程。");
	s->accepts = true;
	return RC_OK;
}

void accept_stop(struct http_server *s)
{
	if (s->accepts) {
		atomic_store_explicit(&s->is_stopping, true, memory_order_release);
		(void)shutdown(s->fd, SHUT_RDWR); /* wakes accept4, which then fails */
		pthread_join(s->acceptor, NULL);
		s->accepts = false;
	}
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}
