/*
 * One request on its way through libmicrohttpd: begun at the request line, checked at the end of
 * the headers, filled by the body, dispatched, sent, ended. For this folder only.
 */
#ifndef ZHIFA_HTTP_EXCHANGE_H
#define ZHIFA_HTTP_EXCHANGE_H

#include "format/compress.h"
#include "http/pool.h"
#include "http/reply.h"
#include "http/router.h"
#include "http/server.h"
#include "http/watch.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#define IO_THREADS_MAX 16

/* One I/O thread: a daemon of libmicrohttpd with its connections. */
struct http_io {
	struct http_server *server;
	struct MHD_Daemon *daemon;
	int number;
	_Atomic int64_t open; /* connections it was given and that are not closed */
	struct compressor *compressor;
};

struct http_server {
	struct http_config config; /* defaults filled in */
	struct env env;
	struct arena *arena;
	struct router *router;
	struct watch *watch;
	struct pool *pool;
	struct http_io io[IO_THREADS_MAX];
	int fd; /* listening */
	pthread_t acceptor;
	bool accepts;
	uint16_t port;
	uint64_t id_base;
	_Atomic uint64_t id_next;
	_Atomic int64_t in_flight; /* suspended, or about to be */
	_Atomic int64_t malformed;
	_Atomic bool is_stopping;
};

enum exchange_state {
	EXCHANGE_HEAD,    /* request line read, headers to come */
	EXCHANGE_BODY,    /* headers accepted */
	EXCHANGE_DISCARD, /* refused; a small body is read so that the client gets the answer */
	EXCHANGE_AWAY,    /* with a worker, or waiting for a later reply */
	EXCHANGE_SENT     /* an answer was queued */
};

struct exchange {
	struct request rq; /* first: handlers see only this */
	enum exchange_state state;
	struct http_io *io;
	struct MHD_Connection *conn;
	struct watched *watched;
	struct str target;
	struct buf body;
	int64_t begun; /* monotonic microseconds */
	int64_t discarded;
	int slot;
	struct reply *reply; /* the answer, once there is one */
	struct reply *(*then)(struct request *rq);
	struct reply *(*again)(struct request *rq); /* instead of the route's handler */
};

/* Begins an exchange; target is copied. */
struct exchange *exchange_begin(
	struct http_io *io, struct MHD_Connection *conn, const char *target);
/* The access handler of libmicrohttpd after that. */
enum MHD_Result exchange_go(
	struct exchange *x, const char *method, const char *version, const char *data, size_t *n);
/* Tells the configuration's done() and frees the exchange. */
void exchange_end(struct exchange *x);
/* Runs a handler on a worker. */
void exchange_work(void *item, int thread);

/*
 * Checks the request's head: framing, names, target, cookies, route. NULL if it may go on, else
 * the refusal; its close flag is set where the framing is in doubt. *body: whether a body comes,
 * of *length bytes or, if -1, of unknown length. In head.c.
 */
struct reply *head_check(struct exchange *x, const char *version, bool *body, int64_t *length);
/* Queues a reply. In send.c. */
enum MHD_Result send_reply(struct exchange *x, struct reply *rp);

#endif
