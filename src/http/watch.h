/*
 * The watch over slow clients. libmicrohttpd only times inactivity, so a client that sends a
 * byte now and then would hold its connection for ever. Each connection has a deadline for what
 * it is doing (arriving, sending, taking); past it, the watch shuts the socket down, and
 * libmicrohttpd does the rest.
 */
#ifndef ZHIFA_HTTP_WATCH_H
#define ZHIFA_HTTP_WATCH_H

#include "base/str.h"

struct watch;

struct watched {
	struct watched *prev, *next;
	int fd;
	_Atomic int64_t deadline; /* monotonic ms; 0: none */
	char remote[48];          /* address in numbers */
};

/* Starts the watch's thread, which looks every interval_ms. NULL if there is no thread for it. */
struct watch *watch_new(int interval_ms);
/* Watches a connection until watch_remove, which must come before the socket is closed. */
struct watched *watch_add(struct watch *w, int fd, int64_t deadline);
void watch_remove(struct watch *w, struct watched *c);
/* Connections under watch now, and those cut so far. */
void watch_count(struct watch *w, int64_t *open, int64_t *cut);
/* Ends the thread. No connection may be left. NULL is fine. */
void watch_free(struct watch *w);

/* Monotonic microseconds. */
int64_t watch_micros(void);

#endif
