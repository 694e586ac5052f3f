/*
 * The server: libmicrohttpd with a few I/O threads, a pool of workers, and a watch over slow
 * clients. It refuses what libmicrohttpd lets through: Content-Length beside Transfer-Encoding,
 * repeated lengths, other transfer codings, encoded slashes and dot segments, malformed text.
 */
#ifndef ZHIFA_HTTP_SERVER_H
#define ZHIFA_HTTP_SERVER_H

#include "http/files.h"
#include "http/http.h"

/* What is told of a request when it is over, on the I/O thread, before its memory goes. */
struct http_done {
	int status;     /* 0: the client went away before there was an answer */
	int64_t micros; /* from the request line to the last byte sent */
	int64_t bytes;  /* of the answer's body, before compression */
};

struct http_config {
	const char *host; /* numeric address; NULL: 127.0.0.1 */
	uint16_t port;    /* 0: any free one, see http_server_port */
	int io_threads;   /* 0: 2 */
	int workers;      /* 0: 3 */
	/* requests that may wait for a worker; 0: 256; beyond it the answer is 503 */
	int queue;
	int max_connections; /* 0: 1000 */
	/* for a request to arrive, headers or body, and for a client to take more; 0: 30 */
	int timeout_s;
	int max_target, max_headers; /* bytes; 0: 4096, 16384 */
	/* X-Forwarded-For (its last address) and X-Forwarded-Proto are believed */
	bool behind_proxy;
	const char *temp_dir;            /* for bodies in files; NULL: /tmp */
	const struct env *env;           /* NULL: env_real */
	const struct http_route *routes; /* must outlive the server */
	size_t n_routes;
	const struct http_files *files; /* asked when no route fits; may be NULL */
	/* Writes the page of an error for html routes; NULL: a plain one. */
	void (*error_page)(struct request *rq, int status, struct str title, struct str detail,
		struct buf *out);
	void (*done)(struct request *rq, const struct http_done *done); /* may be NULL */
	void *arg;                                                      /* http_arg() */
};

/* Starts listening. Fails with RC_IO (port taken), RC_INPUT (routes that contradict each other). */
MUST_USE enum rc http_server_start(
	struct cx *cx, const struct http_config *config, struct http_server **out);
/* Accepts no more, finishes what is under way, later replies too, then stops. NULL is fine. */
void http_server_stop(struct http_server *s);
/* The port in use. */
uint16_t http_server_port(const struct http_server *s);
/* I/O threads and workers together. */
int http_slots(const struct http_server *s);

struct http_stats {
	int64_t connections; /* open now */
	int64_t waiting;     /* requests waiting for a worker */
	int64_t cut;         /* connections closed because the client was too slow */
	int64_t malformed;   /* requests refused before any route */
};
struct http_stats http_server_stats(struct http_server *s);

#endif
