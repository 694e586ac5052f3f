/*
 * What our layer over libmicrohttpd costs: empty answers of the library alone, of one of our
 * inline routes, and of one of our routes that goes through a worker, in turn, several times;
 * the medians are printed with their ratios; CPU is
 * the figure to trust on a busy machine.
 * Usage: bench_http [SECONDS A RUN] [CONNECTIONS]
 */
#include "http/server.h"
#include "load.h"
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>

#define RUNS 3

static struct reply *empty(struct request *rq)
{
	return reply_json(rq, 200, STR("{}"));
}

/* About what a browser sends, so that its parsing is paid for. */
static void ask(void *arg, int connection, int64_t n, struct buf *out)
{
	(void)connection, (void)n;
	buf_printf(out,
		"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
		"Accept-Language: zh-CN,zh;q=0.9\r\nUser-Agent: bench\r\n"
		"Cookie: zhifa_session=0123456789abcdef0123456789abcdef\r\n\r\n",
		(const char *)arg);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

struct row {
	const char *name, *path;
	uint16_t port;
	double rate[RUNS], cpu[RUNS]; /* answers a second; CPU microseconds an answer */
	struct load_result last;
};

static void measure(struct row *rows, int n, int64_t seconds, int connections)
{
	for (int run = 0; run < RUNS; run++)
		for (int i = 0; i < n; i++) {
			struct load load = {.port = rows[i].port,
				.connections = connections,
				.millis = seconds * 1000,
				.next = ask,
				.arg = (void *)(uintptr_t)rows[i].path};
			rows[i].last = load_run(&load);
			rows[i].rate[run] = rows[i].last.per_second;
			rows[i].cpu[run] =
				rows[i].last.others_cpu * 1e6 / (double)rows[i].last.answers;
			INVARIANT(!rows[i].last.wrong && !rows[i].last.lost);
		}
	for (int i = 0; i < n; i++) {
		qsort(rows[i].rate, RUNS, sizeof(double), by_value);
		qsort(rows[i].cpu, RUNS, sizeof(double), by_value);
		printf("%-14s %9.0f answers/s (%.2f)  %5.1f us CPU (%.2f)  p50 %lld us  p99 %lld "
		       "us\n",
			rows[i].name, rows[i].rate[RUNS / 2],
			rows[i].rate[RUNS / 2] / rows[0].rate[RUNS / 2], rows[i].cpu[RUNS / 2],
			rows[0].cpu[RUNS / 2] / rows[i].cpu[RUNS / 2],
			(long long)rows[i].last.p50_us, (long long)rows[i].last.p99_us);
	}
}

int main(int argc, char **argv)
{
	int64_t seconds = 2, connections = 16;
	if ((argc > 1 && !str_to_int(str_c(argv[1]), &seconds)) ||
		(argc > 2 && !str_to_int(str_c(argv[2]), &connections)) || seconds < 1 ||
		connections < 1)
		return 64;
	static const struct http_route routes[] = {
		{.method = "GET", .pattern = "/inline", .handler = empty},
		{.method = "GET", .pattern = "/worker", .handler = empty, .run = HTTP_WORKER}};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct http_config config = {.routes = routes, .n_routes = 2};
	struct http_server *server;
	if (http_server_start(&cx, &config, &server)) {
		fprintf(stderr, STR_FMT "\n", STR_ARG(cx.msg));
		return 1;
	}
	uint16_t port;
	struct MHD_Daemon *library = wire_start(&port);
	struct row rows[] = {{.name = "libmicrohttpd", .path = "/inline", .port = port},
		{.name = "route, inline", .path = "/inline", .port = http_server_port(server)},
		{.name = "route, worker", .path = "/worker", .port = http_server_port(server)}};
	measure(rows, sizeof rows / sizeof *rows, seconds, (int)connections);
	wire_stop(library);
	http_server_stop(server);
	arena_free(a);
	return 0;
}
