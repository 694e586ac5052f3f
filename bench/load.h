/*
 * A load of HTTP requests on loopback: some keep-alive connections, on each of which the next
 * request follows the last answer. One thread with epoll, so that the client costs little
 * beside the server. For the benches only.
 */
#ifndef ZHIFA_BENCH_LOAD_H
#define ZHIFA_BENCH_LOAD_H

#include "base/buf.h"

struct load {
	uint16_t port;
	int connections;
	int64_t requests; /* stop after so many answers; 0: by time alone */
	int64_t millis;   /* stop after so long; 0: by count alone */
	/* Writes the next request of a connection (0, 1, …); n counts over all connections. */
	void (*next)(void *arg, int connection, int64_t n, struct buf *out);
	/* Looks at an answer's status and body; false counts it as wrong. NULL: 200 is right. */
	bool (*check)(void *arg, int connection, int status, struct str body);
	void *arg;
};

struct load_result {
	int64_t answers, wrong; /* wrong ones are among the answers */
	int64_t lost;           /* connections that broke */
	double seconds, per_second;
	int64_t p50_us, p99_us, max_us;
	/* CPU that the rest of this process used: the server's, where it runs in this process */
	double others_cpu;
};

/* Runs the load in the calling thread. lost is the number of connections if none could be made. */
struct load_result load_run(const struct load *load);

#endif
