#include "load.h"

#include "base/cx.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define ROOM ((size_t)1 << 20) /* the largest answer */
/* Latencies in buckets of 1/32 of a power of two microseconds: within 3 % of the truth. */
#define FINE 32
#define BUCKETS (40 * FINE)

struct conn {
	int fd, number;
	struct arena *arena;
	char *in;
	size_t n, head; /* bytes read; length of the head once it is whole */
	int64_t length, sent_at;
	int status;
};

struct run {
	const struct load *load;
	struct load_result result;
	int64_t issued, buckets[BUCKETS];
	int ep, open;
};

static int64_t micros(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

/* Seconds of CPU of all other threads of this process. */
static double others_cpu(void)
{
	struct timespec all, own;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &all);
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &own);
	return (double)(all.tv_sec - own.tv_sec) + (double)(all.tv_nsec - own.tv_nsec) / 1e9;
}

static int bucket_of(int64_t us)
{
	int power = 0;
	while (us >> power >= 2 * FINE)
		power++;
	int at = power * FINE + (int)(us >> power);
	return at < BUCKETS ? at : BUCKETS - 1;
}

static int64_t value_of(int bucket)
{
	int power = bucket / FINE - 1;
	return power <= 0 ? bucket : (int64_t)(bucket - power * FINE) << power;
}

static void quit(struct run *r, struct conn *c, bool lost)
{
	if (c->fd < 0)
		return;
	close(c->fd);
	c->fd = -1;
	r->open--;
	r->result.lost += lost;
}

/* Requests are small beside the socket's buffer: a short write is a broken connection. */
static void ask(struct run *r, struct conn *c)
{
	if (r->load->requests && r->issued >= r->load->requests) {
		quit(r, c, false);
		return;
	}
	arena_reset(c->arena);
	struct buf b = buf_in(c->arena);
	r->load->next(r->load->arg, c->number, r->issued++, &b);
	c->n = c->head = 0;
	c->sent_at = micros();
	if (send(c->fd, b.p, b.n, MSG_NOSIGNAL) != (ssize_t)b.n)
		quit(r, c, true);
}

static int64_t content_length(struct str head)
{
	struct str line;
	int64_t n = 0;
	while (str_split(&head, '\n', &line))
		if (line.n > 15 && !strncasecmp(line.p, "Content-Length:", 15) &&
			str_to_int(str_trim(str_sub(line, 15, line.n)), &n))
			return n;
	return 0;
}

/* True when the answer is whole. */
static bool parse(struct conn *c)
{
	struct str got = {c->in, c->n};
	if (!c->head) {
		size_t end = str_find(got, STR("\r\n\r\n"), 0);
		int64_t status = 0;
		if (end == got.n)
			return false;
		c->head = end + 4;
		c->status = str_to_int(str_sub(got, 9, 12), &status) ? (int)status : 0;
		c->length = content_length(str_sub(got, 0, end + 2));
		INVARIANT(c->length >= 0 && (size_t)c->length <= ROOM - c->head);
	}
	return c->n >= c->head + (size_t)c->length;
}

static void answered(struct run *r, struct conn *c)
{
	int64_t us = micros() - c->sent_at;
	struct str body = {c->in + c->head, (size_t)c->length};
	bool good = r->load->check ? r->load->check(r->load->arg, c->number, c->status, body)
				   : c->status == 200;
	r->buckets[bucket_of(us)]++;
	r->result.max_us = us > r->result.max_us ? us : r->result.max_us;
	r->result.answers++;
	r->result.wrong += !good;
	ask(r, c);
}

static void readable(struct run *r, struct conn *c)
{
	ssize_t n = recv(c->fd, c->in + c->n, ROOM - c->n, MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		quit(r, c, true);
		return;
	}
	c->n += (size_t)n;
	if (parse(c))
		answered(r, c);
}

static void join(struct run *r, struct conn *c, int number)
{
	struct sockaddr_in sa = {.sin_family = AF_INET,
		.sin_port = htons(r->load->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct epoll_event ev = {.events = EPOLLIN, .data.ptr = c};
	int one = 1;
	c->number = number;
	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&sa, sizeof sa) ||
		setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) ||
		epoll_ctl(r->ep, EPOLL_CTL_ADD, c->fd, &ev)) {
		if (c->fd >= 0)
			close(c->fd);
		c->fd = -1;
		r->result.lost++;
		return;
	}
	c->arena = arena_new();
	c->in = malloc(ROOM);
	INVARIANT(c->in);
	r->open++;
}

static void pump(struct run *r, int64_t until)
{
	struct epoll_event ev[64];
	while (r->open && (!until || micros() < until)) {
		int n = epoll_wait(r->ep, ev, 64, 1000);
		for (int i = 0; i < n; i++)
			readable(r, ev[i].data.ptr);
	}
}

static void sum_up(struct run *r, int64_t us)
{
	int64_t seen = 0, n = r->result.answers;
	r->result.seconds = (double)us / 1e6;
	r->result.per_second = us ? (double)n / r->result.seconds : 0;
	for (int i = 0; i < BUCKETS; i++) {
		int64_t before = seen;
		seen += r->buckets[i];
		if (before * 2 < n && seen * 2 >= n)
			r->result.p50_us = value_of(i);
		if (before * 100 < n * 99 && seen * 100 >= n * 99)
			r->result.p99_us = value_of(i);
	}
}

struct load_result load_run(const struct load *load)
{
	struct run *r = calloc(1, sizeof *r);
	struct conn *c = calloc((size_t)load->connections, sizeof *c);
	INVARIANT(r && c && (load->requests || load->millis));
	r->load = load;
	r->ep = epoll_create1(EPOLL_CLOEXEC);
	INVARIANT(r->ep >= 0);
	for (int i = 0; i < load->connections; i++)
		join(r, &c[i], i);
	int64_t t0 = micros();
	double cpu = others_cpu();
	for (int i = 0; i < load->connections; i++)
		if (c[i].fd >= 0)
			ask(r, &c[i]);
	pump(r, load->millis ? t0 + load->millis * 1000 : 0);
	sum_up(r, micros() - t0);
	r->result.others_cpu = others_cpu() - cpu;
	for (int i = 0; i < load->connections; i++) {
		quit(r, &c[i], false);
		arena_free(c[i].arena);
		free(c[i].in);
	}
	close(r->ep);
	struct load_result result = r->result;
	free(c);
	free(r);
	return result;
}
