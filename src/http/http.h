/*
 * Requests, replies and routes of the HTTP server. This folder knows neither users nor
 * databases: a route is a method, a pattern and a handler; who may call it is decided above.
 *
 * A request and everything reachable from it lives in the request's arena until the reply has
 * been sent. A handler runs on an I/O thread (HTTP_INLINE: work of microseconds) or on a worker
 * (HTTP_WORKER: anything that may take long or sleep). It returns a reply made by one of the
 * reply_ functions, or http_reply_later() when another thread will finish the request.
 *
 *	static struct reply *show(struct request *rq)
 *	{
 *		struct str id = http_param(rq, "id");
 *		if (thing_load(&rq->cx, id, &t))
 *			return reply_fail(rq);
 *		return reply_json(rq, 200, thing_json(&rq->cx, t));
 *	}
 */
#ifndef ZHIFA_HTTP_HTTP_H
#define ZHIFA_HTTP_HTTP_H

#include "base/cx.h"

struct http_server;
struct reply;
struct request;

struct http_pair {
	struct str name, value;
};

struct http_pairs {
	struct http_pair *v;
	size_t n, cap;
};

enum http_run { HTTP_INLINE, HTTP_WORKER };

/* Where a body goes: no body is accepted, it is kept in memory, or in an unnamed file. */
enum http_body { HTTP_NO_BODY, HTTP_BODY_MEMORY, HTTP_BODY_FILE };

struct http_route {
	const char *method;  /* "GET", "POST", …; a GET route answers HEAD too */
	const char *pattern; /* "/api/matters/{id}": a segment in braces is a parameter */
	enum http_run run;
	enum http_body body;
	size_t body_limit; /* bytes; 0 means HTTP_BODY_LIMIT for bodies in memory */
	bool html;         /* errors are shown as pages, not as problem+json */
	/*
	 * Asked once the head has come, before a body for a file is taken in, on the I/O thread:
	 * NULL to go on, else the refusal. May itself be NULL.
	 */
	struct reply *(*admit)(struct request *rq);
	struct reply *(*handler)(struct request *rq);
	const void *arg; /* of the layer above */
};

#define HTTP_BODY_LIMIT ((size_t)64 * 1024)

struct request {
	struct cx cx;                   /* arena, failure, request id; the handler's context */
	const struct http_route *route; /* NULL: no route fits */
	struct str method, path;        /* path decoded, valid UTF-8 */
	struct http_pairs params, query, cookies; /* decoded, valid UTF-8, no control characters */
	struct http_pairs headers;                /* printable bytes as they came */
	struct str body;                          /* of a HTTP_BODY_MEMORY route; any bytes */
	int body_fd;       /* of a HTTP_BODY_FILE route, at offset 0; else -1 */
	int64_t body_size; /* bytes of the body in either form */
	struct str remote; /* the client's address in numbers */
	bool https;        /* the client speaks TLS, to us or to the proxy in front */
	struct http_server *server;
	void *user; /* of the layer above */
};

/* Value of the first pair of that name, STR_NONE if there is none. */
struct str http_find(const struct http_pairs *pairs, const char *name);
static inline struct str http_param(const struct request *rq, const char *name)
{
	return http_find(&rq->params, name);
}
/* A header; the name's case does not matter. */
struct str http_header(const struct request *rq, const char *name);
/* The argument given to http_server_start. */
void *http_arg(const struct request *rq);
/*
 * The number of the thread that runs the handler, 0 .. http_slots() - 1. Whoever keeps one
 * resource per thread (a database connection) finds it by this number.
 */
int http_slot(const struct request *rq);

/* A JSON answer. body must stay until the request ends (arena or static), as for the next two. */
struct reply *reply_json(struct request *rq, int status, struct str body);
struct reply *reply_html(struct request *rq, int status, struct str body);
/* Bytes of any type, shown or, with a file name, offered for saving. */
struct reply *reply_data(struct request *rq, const char *type, struct str body, struct str save_as);
/* A file of size bytes from offset 0; the reply owns fd, closing it when sent. */
struct reply *reply_file(
	struct request *rq, const char *type, int fd, int64_t size, struct str save_as);
/*
 * size bytes that read gives part by part, on an I/O thread; arg lives as long as the request. Where
 * read gives false, the answer is cut off short of its length, which the client notices.
 */
struct reply *reply_stream(struct request *rq, const char *type, int64_t size,
	bool (*read)(void *arg, int64_t at, char *to, size_t n), void *arg, struct str save_as);
/* 303 to a path of this server (it begins with one slash; asserted). */
struct reply *reply_redirect(struct request *rq, struct str path);
/* 204. */
struct reply *reply_empty(struct request *rq);
/* The failure in rq->cx (there must be one) as application/problem+json, or as a page. */
struct reply *reply_fail(struct request *rq);
/* The same, with one more member in the problem: its name, and JSON that stays like a body. */
struct reply *reply_fail_with(struct request *rq, const char *name, struct str json);

/* Adds a header. The value must be printable ASCII (asserted): never foreign text as it came. */
void reply_header(struct request *rq, struct reply *rp, const char *name, struct str value);
/*
 * Sets a cookie with Path=/, HttpOnly, SameSite=Strict, and Secure under TLS. The value is
 * made of token characters (asserted). max_age in seconds; 0 deletes it, -1 lasts until the
 * browser is closed.
 */
void reply_cookie(
	struct request *rq, struct reply *rp, const char *name, struct str value, int max_age);
/* Lets caches keep the answer for some seconds; without it nothing is stored anywhere. */
void reply_cache(struct reply *rp, int seconds);
/* Lets our own pages show the answer in a frame: papers and pictures. */
void reply_framed(struct reply *rp);
int reply_status(const struct reply *rp);
/* The body in memory; empty for files. */
struct str reply_body(const struct reply *rp);

/*
 * What a worker's handler returns when another thread will finish the request. From the moment
 * it has handed the request on, the handler must not touch it any more.
 */
struct reply *http_reply_later(void);
/* Finishes such a request, exactly once, from any thread. The request is gone on return. */
void http_resume(struct request *rq, struct reply *rp);
/* The same, with the reply made by then() on the I/O thread: for callers with no time to lose. */
void http_resume_with(struct request *rq, struct reply *(*then)(struct request *rq));
/*
 * Gives such a request to a worker again, with another handler: for work that turned out to need
 * a second try. Answers 503 by itself where no worker can take it.
 */
void http_again(struct request *rq, struct reply *(*handler)(struct request *rq));

#endif
